"""The words of a comparison."""

from __future__ import annotations

from collections.abc import Mapping

from checker.assessment.changes import Difference
from checker.output import messages
from checker.output.lang import Lang

TEXT: Mapping[str, tuple[str, str]] = {
    "changes-title": ("两稿对比", "Two drafts compared"),
    "old": ("旧", "old"),
    "new": ("新", "new"),
    "from-to": ("旧：{old}　新：{new}", "old: {old}   new: {new}"),
    "arrow": ("{old} → {new}", "{old} → {new}"),
    "score-line": ("总分 {old} → {new}（{gain}）", "Score {old} → {new} ({gain})"),
    "score": ("{percent}（{grade}）", "{percent} ({grade})"),
    "no-score": ("不评分", "no score"),
    "incomparable": ("无法比较", "not comparable"),
    "dimensions-changed": ("得分有变化的维度（{count}个）", "Dimensions whose score changed ({count})"),
    "better": ("变好（{count}处）", "Better ({count})"),
    "worse": ("变差（{count}处）", "Worse ({count})"),
    "lacking-still": ("仍缺（{count}处，按可增分数排列）", "Still missing ({count}, by gain)"),
    "came": ("新适用的要点（{count}处）", "Parts that now apply ({count})"),
    "went": ("不再适用的要点（{count}处）", "Parts that no longer apply ({count})"),
    "doubted": ("新出现的待复核（{count}处）", "To review, new ({count})"),
    "cleared": ("不再需要复核（{count}处）", "No longer to review ({count})"),
    "checks-appeared": ("新出现的校核问题（{count}处）", "Findings of checks, new ({count})"),
    "checks-resolved": ("已解决的校核问题（{count}处）", "Findings of checks, resolved ({count})"),
    "checks-left": ("仍未解决的校核问题（{count}处）", "Findings of checks, left ({count})"),
    "absent": ("不适用", "does not apply"),
    "unlisted": ("清单中没有", "not in the checklist"),
    "advice-line": ("建议：{advice}", "Advice: {advice}"),
    "side": ("{side}：{words}", "{side}: {words}"),
    "quote-at": ("{quote}（{place}）", "{quote} ({place})"),
    "notice": ("注意：{notice}", "Note: {notice}"),
    "difference": ("{name}：{words}", "{name}: {words}"),
    "summary-line": (
        "变好 {better} 处，变差 {worse} 处，仍缺 {lacking} 处 · 校核问题新出现 {appeared} 处，已解决 {resolved} 处",
        "{better} better, {worse} worse, {lacking} still missing · findings: {appeared} new, {resolved} resolved",
    ),
    "no-change": ("要点的结论和校核结果没有变化", "no verdict and no check has changed"),
    "unpaired": ("不能对比的文件（{count}份）", "Files that cannot be compared ({count})"),
    "only-old": ("只在旧结果里", "only in the old result"),
    "only-new": ("只在新结果里", "only in the new result"),
    "not-read": ("{side}：{message}", "{side}: {message}"),
    "unknown": ("未识别", "unknown"),
}

_DIFFERENCES: Mapping[Difference, tuple[str, str]] = {
    Difference.CHECKLIST: (
        "两次评估所用的清单不同（{old} → {new}），有些变化可能来自规则，而不是报告",
        "the checklists differ ({old} → {new}): changes may come from the rules, not from the report",
    ),
    Difference.PROFILE: (
        "两次评估所用的方案不同（{old} → {new}），得分不能直接比较",
        "the profiles differ ({old} → {new}): the scores cannot be compared as they are",
    ),
    Difference.YEAR: (
        "报告年度不同（{old} → {new}），这不是同一年度报告的两稿",
        "the years differ ({old} → {new}): these are no two drafts of one report",
    ),
    Difference.ORGANISATION: (
        "单位不同（{old} → {new}），请确认选对了文件",
        "the organisations differ ({old} → {new}): make sure these are the right files",
    ),
    Difference.TOOL: (
        "两次评估所用的程序版本不同（{old} → {new}）",
        "the results were made by different versions of the program ({old} → {new})",
    ),
    Difference.SAME_FILE: (
        "两份文件的内容完全相同（{old}、{new}）",
        "the two files are the same, byte for byte ({old}, {new})",
    ),
}


def word(lang: Lang, key: str, **values: object) -> str:
    """The message ``key`` in ``lang`` with ``values`` filled in; one of ``messages`` where this table has none."""
    if key not in TEXT:
        return messages.text(lang, key, **values)
    chinese, english = TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)


def difference(lang: Lang, kind: Difference, old: str, new: str) -> str:
    """What else differs between two results, as a sentence without a stop."""
    chinese, english = _DIFFERENCES[kind]
    shown = {"old": old or word(lang, "unknown"), "new": new or word(lang, "unknown")}
    return (chinese if lang is Lang.ZH else english).format(**shown)
