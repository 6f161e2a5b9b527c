"""check.duplicate-figures: the same indicator has the same value wherever the report gives it.

The same means: the same words but for fillers, the same unit, period and scope.  Another verb (配发, 增配, 在用),
another kind or part, another year, an approximate number: another indicator.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.enumerations import SHARES, Entry, Stretch
from checker.assessment.model import CheckOutcome
from checker.reading import quote
from checker.reading.dates import YEAR, year_of
from checker.reading.model import Report, Role

ID = "check.duplicate-figures"

_YEAR_END = re.compile(rf"(?:截至|截止|截止到|至|到)?(?:({YEAR})年|今年|本年|当年)?年?[底末](?:为止|止)?")
_WHOLE_YEAR = re.compile(rf"全年|今年(?:以来)?|本年度?|({YEAR})年度?(?:以来|全年)?|一年来|年内")
_PART_OF_YEAR = re.compile(r"月|季度|半年|上年|去年|往年|[\d一二三四五六七八九十]日|期间|专项|行动中|以来")
_SCOPE = re.compile(r"(全[市县区州旗盟省])(?:两级|各级)?(?:公安机关|公安局|公安)?|[我全本]分?局|([市县区分]局)")
_FILLER = re.compile(r"共计|合计|总计|总共|一共|累计|共有|现有|已有|总数|总量|目前|达到|共|已|达|为|有|了|的|均")
_OTHER = re.compile(r"其中|同比|较|增|降|减|新|补|又|再|另|约|近|平均|人均|每|先后|分别|各|由|从|部分|其余|余下")
_EVENTS = re.compile("次|场|期|回|轮|场次|讲|期次|人次|条|条次|份|篇|批|批次|天|小时|分钟|家次|户次")
_GENERIC = re.compile(
    r"宣传|活动|培训|检查|会议|会|督察|讲座|演练|行动|信息|资料|意见|建议|问题|通报|宣讲|走访|巡查|民警|群众|人员"
)
_CASES = re.compile(r"(?:被?(?:申请|提起)|发生|收到|新收|涉及)?(?:行政)?(复议|诉讼)(?:案件)?")


class Indicator(NamedTuple):
    """What makes two figures the same indicator."""

    words: str
    unit: str
    year: int | None
    period: str
    scope: str


class Mention(NamedTuple):
    entry: Entry
    stretch: int
    span: tuple[int, int]


def run(context: CheckContext) -> Finding:
    """Fail on indicators with two values, both places named; not applicable where none occurs twice."""
    report = context.report
    mentions: dict[Indicator, list[Mention]] = defaultdict(list)
    for number, stretch in enumerate(context.stretches):
        if stretch.role is Role.NEXT_YEAR:
            continue
        for entry in stretch.entries:
            indicator = _indicator(entry, stretch, report)
            if indicator is not None:
                mentions[indicator].append(Mention(entry, number, _span(entry, report)))
    repeated = {i: found for i, found in mentions.items() if len({m.stretch for m in found}) > 1}
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in repeated.values():
        first = found[0]
        other = next((m for m in found if m.stretch != first.stretch and _differ(first.entry, m.entry)), None)
        if other is not None:
            texts.append(f"同一指标数值不一：“{quote(report, *first.span)}”与“{quote(report, *other.span)}”")
            spans += [first.span, other.span]
    if texts:
        return Finding(CheckOutcome.FAIL, "；".join(texts) + "。", tuple(spans))
    if not repeated:
        return Finding(CheckOutcome.NOT_APPLICABLE, "没有多处出现的同一指标。")
    return Finding(CheckOutcome.PASS, f"{len(repeated)}项指标多处出现，数值一致。")


def _indicator(entry: Entry, stretch: Stretch, report: Report) -> Indicator | None:
    """The indicator ``entry`` gives a value of; None where it cannot be told for certain."""
    if not entry.exact or entry.figure.unit in SHARES or _OTHER.search(entry.label):
        return None
    lead = _lead(entry, stretch)
    label = entry.label
    end, whole = _YEAR_END.search(lead + label), _WHOLE_YEAR.search(lead + label)
    period, year = "", report.year
    if end:
        period, year = "底", year_of(end[1]) if end[1] else year
    elif whole:
        period, year = "全年", year_of(whole[1]) if whole[1] else year
    if _PART_OF_YEAR.search(_WHOLE_YEAR.sub("", _before(entry, stretch, report) + label)):
        return None
    place = _SCOPE.search(label)
    scope = (place[1] or place[2] or "局") if place else ""
    if not scope and not period:
        return None
    words = _SCOPE.sub("", _WHOLE_YEAR.sub("", _YEAR_END.sub("", label)), count=1)
    words = _FILLER.sub("", words + entry.tail)
    cases = _CASES.fullmatch(words)
    if cases:
        words = cases[1]
    elif not _specific(words, entry.figure.unit):
        return None
    return Indicator(words, entry.figure.unit, year, period, scope)


def _specific(words: str, unit: str) -> bool:
    """Whether ``words`` name one indicator and not a kind of thing that is done again and again."""
    if len(words) < 5 or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9]+", words):
        return False
    return not _EVENTS.fullmatch(unit) or not _GENERIC.search(words)


def _lead(entry: Entry, stretch: Stretch) -> str:
    """The piece before, when it is nothing but a time: “截至2023年底，”."""
    before = [p for p in stretch.pieces if p.end < entry.start or p.end == entry.start - 1]
    if before and (_YEAR_END.fullmatch(before[-1].text) or _WHOLE_YEAR.fullmatch(before[-1].text)):
        return before[-1].text
    return ""


def _before(entry: Entry, stretch: Stretch, report: Report) -> str:
    """What stands before ``entry`` since the last semicolon: it may say of which part of the year it speaks."""
    pieces = [p for p in stretch.pieces if p.start <= entry.start]
    marks = [p.start for p in pieces if p.mark == ";"]
    start = marks[-1] if marks else stretch.start
    return report.text[start : entry.start]


def _span(entry: Entry, report: Report) -> tuple[int, int]:
    start = entry.start
    time = _YEAR_END.match(report.text, start) or _WHOLE_YEAR.match(report.text, start)
    return (time.end() if time and time.end() < entry.figure.start else start), entry.figure.end


def _differ(one: Entry, other: Entry) -> bool:
    return abs(one.value - other.value) > one.tolerance + other.tolerance
