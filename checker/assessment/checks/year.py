"""check.year: the year the report is for against the years it claims for itself.

What counts as a claim is kept narrow: a first-level heading that names the year of the work it reports or plans, the
“现将…年度…情况报告如下” of the preamble, and the year the first paragraph opens with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.checks.stated_year import StatedYear, announced_years, opening_year, stated_year, years_in
from checker.assessment.model import CheckOutcome
from checker.reading import quote
from checker.reading.model import Report, Role

ID = "check.year"

_WORK = re.compile(
    r"(?:法治|法制|依法行政|工作).{0,16}(?:情况|成效|成绩|举措|做法|总结|回顾|进展|亮点|特色|问题|不足|原因)"
)
_DONE = re.compile(r"情况|成效|回顾|总结|落实|完成")
_PLAN = re.compile(r"计划|打算|安排|考虑|设想|思路|重点|部署|展望|目标|任务|举措|方向|工作$")
_REST_OF_YEAR = re.compile(r"下一?步|下一?阶段|下半年|今后|后续")
_OTHERS = re.compile(
    r"整改|反馈|督察|督查|巡视|巡察|考核|考评|评估|审计|检查|通报|回头看|对比|相比|同期|行动|典型|案例|要点|规划|上级"
)
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class _Claim:
    """A year the text names as its own at text offsets ``start``…``end``; ``wanted`` is what it should be."""

    what: str
    start: int
    end: int
    named: int
    wanted: int


def run(context: CheckContext) -> Finding:
    """Fails when the text claims another year for itself, or when the coming year's plan is not the next year's."""
    report = context.report
    stated = stated_year(report)
    if stated is None:
        return Finding(CheckOutcome.NOT_APPLICABLE, "标题和首段没有写明唯一的报告年度，无法核对年度。")
    year = stated.value
    claims = [*_preamble(report, stated), *_headings(report, year)]
    wrong = [c for c in claims if c.named != c.wanted]
    if wrong:
        said = "；".join(f"{c.what}“{quote(report, c.start, c.end)}”写的是{c.named}年，应为{c.wanted}年" for c in wrong)
        return Finding(CheckOutcome.FAIL, f"报告年度为{year}年，而{said}。", tuple((c.start, c.end) for c in wrong))
    if not claims:
        return Finding(CheckOutcome.NOT_APPLICABLE, f"报告年度为{year}年，正文没有其他自称年度的地方可供核对。")
    return Finding(
        CheckOutcome.PASS, f"正文自称的年度与报告年度{year}年一致。", tuple((c.start, c.end) for c in claims)
    )


def _preamble(report: Report, stated: StatedYear) -> Iterator[_Claim]:
    for year, start, end in announced_years(report):
        if year != stated:
            yield _Claim("正文", start, end, year.value, stated.value)
    opening = opening_year(report)
    if opening is not None and opening != stated:
        paragraph = next(p for p in report.paragraphs if p.start <= opening.start < p.end)
        # A look back at an earlier year may open the paragraph, if this year's turn comes in it.
        if str(stated.value) not in report.text[paragraph.start : paragraph.end]:
            yield _Claim("首段开头", opening.start, opening.end, opening.value, stated.value)


def _headings(report: Report, year: int) -> Iterator[_Claim]:
    for section in report.sections[1:]:
        start, end = section.heading_start, section.heading_end
        wording = re.sub(r"《[^《》]*》", "", report.text[start:end]).rstrip("。:;")
        named = years_in(report.text, start, end)
        if section.level != 1 or len(named) != 1 or len(wording) > _LONGEST_HEADING or _OTHERS.search(wording):
            continue
        value = named[0].value
        if section.role is Role.NEXT_YEAR and _PLAN.search(wording) and not _DONE.search(wording):
            if not (value == year and _REST_OF_YEAR.search(wording)):
                yield _Claim("下一步计划的标题", start, end, value, year + 1)
        elif _WORK.search(wording) and not (value > year and _PLAN.search(wording)):
            yield _Claim("标题", start, end, value, year)
