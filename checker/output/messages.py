"""The words of every output, in Chinese and English.  Titles, advice and quotes are never translated."""

from __future__ import annotations

from collections.abc import Mapping

from checker.assessment.confidence import Review
from checker.assessment.model import CheckOutcome, Evidence, Hint, Status
from checker.checklist.model import Label, Level, Modality
from checker.output.lang import Lang

LEVELS: Mapping[Lang, Mapping[Level, str]] = {
    Lang.ZH: {Level.REQUIRED: "必备", Level.RECOMMENDED: "建议", Level.OPTIONAL: "可选"},
    Lang.EN: {level: level.value for level in Level},
}

STATUSES: Mapping[Lang, Mapping[Status, str]] = {
    Lang.ZH: {
        Status.MET: "具备",
        Status.PARTIAL: "部分具备",
        Status.PLANNED: "仅有计划",
        Status.WEAK: "仅作为不足提及",
        Status.MISSING: "缺失",
        Status.NOT_APPLICABLE: "不适用",
    },
    Lang.EN: {status: status.value for status in Status},
}

LABELS: Mapping[Lang, Mapping[Label, str]] = {
    Lang.ZH: {Label.YES: "有", Label.PLAN: "计划", Label.WEAK: "不足", Label.NO: "无"},
    Lang.EN: {label: label.value for label in Label},
}

MODALITIES: Mapping[Lang, Mapping[Modality, str]] = {
    Lang.ZH: {
        Modality.ASSERTED: "已做到",
        Modality.PLANNED: "计划",
        Modality.WEAK: "不足",
        Modality.NEGATED: "否定",
        Modality.OTHER: "他单位所为",
        Modality.TOPIC: "仅为学习主题",
        Modality.EARLIER: "往年数据",
    },
    Lang.EN: {modality: modality.value for modality in Modality},
}

OUTCOMES: Mapping[Lang, Mapping[CheckOutcome, str]] = {
    Lang.ZH: {CheckOutcome.PASS: "通过", CheckOutcome.FAIL: "不通过", CheckOutcome.NOT_APPLICABLE: "不适用"},
    Lang.EN: {outcome: outcome.value for outcome in CheckOutcome},
}

REVIEWS: Mapping[Lang, Mapping[Review, str]] = {
    Lang.ZH: {review: review.value for review in Review},
    Lang.EN: {
        Review.HEADING: "only a heading says so, no text does",
        Review.SPLIT: "two sentences together say so; they may speak of different things",
        Review.CONTESTED: "said in one place only, elsewhere otherwise (planned, lacking, done by others …)",
        Review.LESSON: "perhaps only what was taught, not what was done",
        Review.BARE: "only named; what was done is not said",
        Review.HEDGED: "hedged wording (first steps, under way, pilot …): is it done?",
    },
}

_SEVERITIES = {"error": "错误", "warning": "警告"}

_TEXT: Mapping[str, tuple[str, str]] = {
    "untitled": ("（未识别到标题）", "(no title found)"),
    "unknown-organisation": ("单位未识别", "organisation unknown"),
    "year": ("{year}年", "{year}"),
    "unknown-year": ("年度未识别", "year unknown"),
    "file": ("文件", "File"),
    "dimension": ("维度", "Dimension"),
    "dimensions": ("各维度得分", "Dimensions"),
    "element": ("要素", "Element"),
    "status": ("状态", "Status"),
    "level": ("级别", "Level"),
    "gain": ("可增", "Gain"),
    "gain-value": ("+{gain:.1f}分", "+{gain:.1f}"),
    "advice": ("建议", "Advice"),
    "skeleton": ("参考写法", "Skeleton"),
    "lacking": ("缺少的要点", "What it lacks"),
    "evidence": ("佐证", "Evidence"),
    "check": ("校核", "Check"),
    "result": ("结果", "Result"),
    "explanation": ("说明", "Explanation"),
    "missing": ("缺失（{count}项，按可增分数排列）", "Missing ({count}, by gain)"),
    "incomplete": ("不完整（{count}项）", "Incomplete ({count})"),
    "met": ("已具备（{count}项）", "Met ({count})"),
    "review": (
        "待复核（{count}项，有写但依据较弱，结论和得分不变）",
        "To review ({count}: there, but on weak evidence)",
    ),
    "review-why": ("待复核", "To review"),
    "hint": ("提示：最接近的一句", "Hint, the nearest sentence: "),
    "not-applicable": ("不适用", "Not applicable"),
    "checks": ("校核（{count}处需核对）", "Checks ({count} to look at)"),
    "checks-pass": ("通过", "Passed"),
    "warnings": ("提示", "Notes"),
    "no-percent": ("不适用", "n/a"),
    "points": ("得分", "Points"),
    "percent": ("得分率", "Percent"),
    "grade": ("等级", "Grade"),
    "page": ("第{page}页 ", "page {page}, "),
    "place": ("{page}第{paragraph}段 第{line}行第{column}列", "{page}paragraph {paragraph}, line {line}:{column}"),
    "in-section": ("{place} · {section}", "{place} · {section}"),
    "nil": ("如实说明“无”", "truthfully none"),
    "conditional": ("视情况要求，未写不扣分", "only where it applies; costs nothing"),
    "no-evidence": ("无引文", "no quote"),
    "quoted": ("「{quote}」", "“{quote}”"),
    "named": ("{name}：{value}", "{name}: {value}"),
    "closing": (
        "总分 {percent}（{grade}） · 必备要素缺失 {missing} 项，不完整 {incomplete} 项 · {review} 项待复核",
        "Score {percent} ({grade}) · required elements: {missing} missing, {incomplete} incomplete"
        " · {review} to review",
    ),
    "closing-no-score": (
        "没有可评估的要素，不评分（既不是0分，也不是满分）",
        "Nothing could be evaluated: no score (neither 0 nor full)",
    ),
    "failed": ("无法评估：{message}", "Cannot be assessed: {message}"),
    "summary": ("汇总（{count}份）", "Summary ({count} files)"),
    "organisation": ("单位", "Organisation"),
    "not-assessed": ("未评估", "none"),
    "required-missing": ("必备缺失", "Missing"),
    "check-failures": ("校核问题", "Findings"),
    "run-title": ("法治政府建设年度情况报告核查结果", "Annual rule-of-law reports: results"),
    "basis": ("依据", "Basis"),
    "practice": ("实务要求：暂无经核实的法律依据", "Practice: no verified legal basis yet"),
    "quote": ("引文", "Quote"),
    "part": ("要点", "Part"),
    "provenance": (
        "清单 {checklist} {version}（{profile}） · 摘要 {digest} · 程序 {tool} · 生成时间 {time}",
        "Checklist {checklist} {version} ({profile}) · digest {digest} · tool {tool} · generated {time}",
    ),
    "list-join": ("、", ", "),
    "clause-comma": ("，", ", "),
    "clause-join": ("；", "; "),
    "bracketed": ("（{said}）", " ({said})"),
}


def text(lang: Lang, key: str, **values: object) -> str:
    """The message ``key`` in ``lang`` with ``values`` filled in.  KeyError for an unknown key."""
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)


def severity(lang: Lang, name: str) -> str:
    """The name of a check's severity; one it does not know stays as it is."""
    return _SEVERITIES.get(name, name) if lang is Lang.ZH else name


def review(lang: Lang, reason: str) -> str:
    """Why a part should be looked at again; a reason it does not know stays as it is."""
    return next((text for known, text in REVIEWS[lang].items() if known == reason), reason)


def place(lang: Lang, evidence: Evidence | Hint, section: str) -> str:
    """Where a quote stands, positions from 1; ``section`` is its title as it should be shown, may be empty."""
    at = evidence.location
    page = "" if at.page is None else text(lang, "page", page=at.page)
    shown = text(lang, "place", page=page, paragraph=at.paragraph, line=at.line, column=at.column)
    return text(lang, "in-section", place=shown, section=section) if section else shown
