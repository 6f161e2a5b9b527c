"""The words of the review memo, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from checker.output.lang import Lang

_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("审查意见书", "Review memo"),
    "addressee": ("{organisation}：", "To: {organisation}"),
    "opening": (
        "现就《{title}》（以下简称《报告》）提出审查意见如下，请对照修改完善。",
        "These are the findings on {title} (below: the report), to be worked into the next draft.",
    ),
    "chapter-number": ("{numeral}、", "{number}. "),
    "point-number": ("（{numeral}）", "({number}) "),
    "chapter-conclusion": ("审查结论", "Conclusion"),
    "chapter-missing": ("缺失内容及补写建议（{count}项，按可增分数由高到低）", "What is missing ({count}, by gain)"),
    "chapter-incomplete": ("不完整内容及修改建议（{count}项）", "What is incomplete ({count})"),
    "chapter-checks": ("前后矛盾及需核对之处（{count}项）", "Contradictions and slips ({count})"),
    "chapter-reviews": ("待人工复核内容（{count}项）", "To be reviewed by a person ({count})"),
    "chapter-scores": ("各维度得分", "Score by dimension"),
    "chapter-method": ("审查方法和依据", "Method and provenance"),
    "score": (
        "《报告》得分{percent}分，等级为“{grade}”（适用要素满分{possible}分，实得{points}分，折合百分制）。",
        "The report scores {percent}, grade {grade} ({points} of {possible} points, as a percentage).",
    ),
    "numbers": (
        "清单要素具备{met}项，不完整{incomplete}项，缺失{missing}项，不适用{absent}项；"
        "需核对{checks}项，待人工复核{reviews}项。",
        "Elements: {met} met, {incomplete} incomplete, {missing} missing, {absent} not applicable; "
        "{checks} checks to look at, {reviews} parts to review.",
    ),
    "stop": ("。", "."),
    "standing": ("（{level}，{status}，补齐可增{gain}分）", " ({level}, {status}, +{gain})"),
    "lead-why": ("理由：", "Why: "),
    "lead-basis": ("依据：", "Basis: "),
    "lead-advice": ("建议：", "Advice: "),
    "lead-skeleton": ("参考写法：", "Skeleton: "),
    "lead-lacking": ("欠缺：", "Lacks: "),
    "lead-present": ("现有表述：", "The report says: "),
    "lead-hint": ("最接近的一句（供参考）：", "Nearest sentence (a hint only): "),
    "part": ("{text}（现为“{label}”）。", "{text} (now: {label})."),
    "place": ("第{number}处：", "Place {number}: "),
    "quote": ("{quote}（{place}）。", "{quote} ({place})."),
    "total": ("合计", "Total"),
    "column-dimension": ("维度", "Dimension"),
    "column-points": ("得分", "Points"),
    "column-possible": ("满分", "Possible"),
    "column-percent": ("得分率", "Percent"),
    "column-met": ("具备／要素", "Met/all"),
    "met": ("{met}／{all}", "{met}/{all}"),
    "method": (
        "本意见由程序按公开的清单规则逐项比对《报告》文字得出，同一文本结果相同；引文均为原文，所注位置为原文位置。"
        "程序只核对“写了没有、前后是否一致”，不评价工作本身；是否采纳，以审查人员意见为准。",
        "A program compared the report with a published checklist; the same text gives the same result. Quotes are the "
        "original wording. It only tells what is written and whether it agrees; the reviewer decides.",
    ),
    "reviewer": ("审  查  人：________________", "Reviewer: ________________"),
    "checker": ("复  核  人：________________", "Second reviewer: ________________"),
    "unit": ("审查单位（盖章）：____________", "Office (seal): ____________"),
    "date": ("日      期：______年____月____日", "Date: ________________"),
}


def said(lang: Lang, key: str, **values: object) -> str:
    """The words ``key`` in ``lang`` with ``values`` filled in.  KeyError for an unknown key."""
    chinese, english = _WORDS[key]
    return (chinese if lang is Lang.ZH else english).format(**values)
