"""check.year: the year the report is for against the years it claims for itself.

What counts as a claim is kept narrow: a heading that names the year of the work it reports or plans, the
“现将…年度…情况报告如下” of the preamble, and the year the first paragraph opens with.  Spans (2021—2025年), 年底,
以来, titles in 《》 and other people's years are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.model import CheckOutcome
from checker.reading import quote
from checker.reading.model import Report, Role

ID = "check.year"

_NUMERALS = "〇零0一二三四五六七八九"
_DIGITS = str.maketrans(_NUMERALS, "000123456789")
_YEAR = re.compile(
    rf"(?<![\d{_NUMERALS}~～至到-])(20\d\d|二[〇零0][{_NUMERALS}]{{2}})(?:年度|年(?![-~至到底末初前后起级]|以[来前后]|[\d一二三四五六七八九十]{{1,3}}月))"
)
_BESIDE = re.compile(rf"(?:20\d\d|二[〇零0][{_NUMERALS}]{{2}})年?度?[、和与及]$")
_TITLES = re.compile(r"《[^《》]{1,80}》")
_WORK = re.compile(
    r"(?:法治|法制|依法行政|工作).{0,16}(?:情况|成效|成绩|举措|做法|总结|回顾|进展|亮点|特色|问题|不足|原因)"
)
_DONE = re.compile(r"情况|成效|回顾|总结|落实|完成")
_PLAN = re.compile(r"计划|打算|安排|思路|重点|部署|展望|目标|任务|举措|方向|工作$")
_OTHERS = re.compile(r"整改|反馈|督察|督查|巡视|巡察|考核|考评|评估|审计|检查|通报|回头看|对比|相比|同期|行动|典型|案例")
_HERE_IS = re.compile(r"(?:现将|现就|兹将|谨将)[^。；;\n]{2,90}?(?:报告|汇报|通报|公布|公开|公告)(?:如下|于下|:|$)")
_OPENS = re.compile(r"^(?:[^,。]{0,3})(?=20\d\d年度?,|二[〇零0][^,]{2}年度?,)")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A year the text names as its own at text offsets ``start``…``end``; ``wanted`` is what it should be."""

    start: int
    end: int
    named: int
    wanted: int
    what: str


def run(context: CheckContext) -> Finding:
    """Fails when the text claims another year for itself, or when the coming year's plan is not the next year's."""
    report = context.report
    year, source_end = _report_year(report)
    if year is None:
        return Finding(CheckOutcome.NOT_APPLICABLE, "标题和首段没有写明报告年度，无法核对年度。")
    claims = [c for c in (*_headings(report, year), *_preamble(report, year)) if c.start >= source_end]
    wrong = [c for c in claims if c.named != c.wanted]
    if wrong:
        said = "；".join(f"{c.what}“{quote(report, c.start, c.end)}”写的是{c.named}年，应为{c.wanted}年" for c in wrong)
        return Finding(CheckOutcome.FAIL, f"报告年度为{year}年，而{said}。", tuple((c.start, c.end) for c in wrong))
    if not claims:
        return Finding(CheckOutcome.NOT_APPLICABLE, f"报告年度为{year}年，正文没有其他自称年度的地方可供核对。")
    return Finding(CheckOutcome.PASS, f"正文自称的年度与报告年度{year}年一致。", tuple((c.start, c.end) for c in claims))


def _report_year(report: Report) -> tuple[int | None, int]:
    """The year of the title, else of the opening words, and the offset up to which that was read."""
    if report.title is not None:
        named = {year for year, _ in _years(report.text, *report.title)}
        if named:
            return (named.pop() if len(named) == 1 else None), report.title[1]
    opening = next((s for s in report.sentences if not s.is_heading and s.end - s.start > 15), None)
    if opening is None:
        return None, 0
    found = _OPENS.match(report.text[opening.start : opening.end])
    named_here = list(_years(report.text, opening.start, opening.start + 12)) if found else []
    return (named_here[0][0], opening.start + 12) if named_here else (None, 0)


def _headings(report: Report, year: int) -> Iterator[_Claim]:
    for section in report.sections[1:]:
        start, end = section.heading_start, section.heading_end
        named = list(_years(report.text, start, end))
        wording = _TITLES.sub("", report.text[start:end]).rstrip("。:")
        if len(named) != 1 or len(wording) > 40 or _OTHERS.search(wording):
            continue
        value = named[0][0]
        if section.role is Role.NEXT_YEAR and _PLAN.search(wording) and not _DONE.search(wording):
            if section.level == 1:
                yield _Claim(start, end, value, year + 1, "下一步计划的标题")
        elif section.level == 1 and _WORK.search(wording) and not (_PLAN.search(wording) and value > year):
            yield _Claim(start, end, value, year, "标题")


def _preamble(report: Report, year: int) -> Iterator[_Claim]:
    body = [s for s in report.sentences if not s.is_heading and s.role is not Role.SIGN_OFF]
    for sentence in body:
        for found in _HERE_IS.finditer(report.text, sentence.start, sentence.end):
            named = list(_years(report.text, *found.span()))
            if len(named) == 1:
                yield _Claim(found.start(), found.end(), named[0][0], year, "首段")
    opening = next((s for s in body if s.end - s.start > 15), None)
    if opening is not None and _OPENS.match(report.text[opening.start : opening.end]):
        paragraph = report.paragraphs[opening.paragraph - 1]
        named = list(_years(report.text, opening.start, opening.start + 12))
        if len(named) == 1 and str(year) not in report.text[paragraph.start : paragraph.end]:
            yield _Claim(opening.start, named[0][1], named[0][0], year, "首段开头")


def _years(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The years named in the stretch outside 《》, each with the offset where it ends."""
    stretch = _TITLES.sub(lambda found: "《" * len(found[0]), text[start:end])
    for found in _YEAR.finditer(stretch):
        if not _BESIDE.search(stretch[: found.start()]):
            yield int(found[1].translate(_DIGITS)), start + found.end()
