"""The years a report names, and the one it says it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.reading.dates import NUMERALS, YEAR, year_of
from checker.reading.model import Report, Role

# “现将2024年度法治政府建设情况报告如下”: the report says what it is.
_HERE_IS = re.compile(r"(?:现将|现就|现把|兹将|谨将)[^。;\n]{2,90}?(?:报告|汇报|通报|公布|公开|公告)(?:如下|于下|:|$)")

# A year of its own: no end of a span, no date, no 年底, 以来.
_YEAR = re.compile(
    rf"(?<![\d{NUMERALS}~至到-])({YEAR})"
    r"(?:年度|年(?![-~至到底末初前后起级]|以[来前后]|[\d一二三四五六七八九十]{1,3}月))"
)
_BESIDE = re.compile(rf"{YEAR}年?度?[、和与及]$")
_TITLES = re.compile(r"《[^《》]{1,80}》")
_OPENING = re.compile(rf"{YEAR}年度?,")


@dataclass(frozen=True, slots=True)
class StatedYear:
    """``value`` stands at text offsets ``start``…``end`` (those of the year with its 年 or 年度)."""

    value: int
    start: int
    end: int


def years_in(text: str, start: int, end: int) -> list[StatedYear]:
    """The single years named in the stretch outside 《》, in order; of several side by side only the first."""
    stretch = _TITLES.sub(lambda found: "《" * len(found[0]), text[start:end])
    return [
        StatedYear(year_of(found[1]), start + found.start(), start + found.end())
        for found in _YEAR.finditer(stretch)
        if not _BESIDE.search(stretch[: found.start()])
    ]


def opening_year(report: Report) -> StatedYear | None:
    """The year the first paragraph opens with (“2024年，县公安局……”)."""
    first = next(_first_sentences(report), None)
    if first is None or not _OPENING.match(report.text, first[0]):
        return None
    return next(iter(years_in(report.text, first[0], first[0] + 12)), None)


def announced_years(report: Report) -> Iterator[tuple[StatedYear, int, int]]:
    """The year of every “现将…年…报告如下” that names just one, with the text offsets of that clause."""
    for sentence in report.sentences:
        if not sentence.is_heading and sentence.role is not Role.SIGN_OFF:
            for found in _HERE_IS.finditer(report.text, sentence.start, sentence.end):
                named = years_in(report.text, *found.span())
                if len(named) == 1:
                    yield named[0], found.start(), found.end()


def stated_year(report: Report) -> StatedYear | None:
    """The year of the title, else of the first paragraph; None when neither names one, or the title several."""
    if report.title is not None:
        named = years_in(report.text, *report.title)
        if named:
            return named[0] if len({year.value for year in named}) == 1 else None
    return opening_year(report) or next((year for year, _, _ in announced_years(report)), None)


def _first_sentences(report: Report) -> Iterator[tuple[int, int]]:
    """The sentences of the text proper, less addresses and other short lines."""
    for sentence in report.sentences:
        if not sentence.is_heading and sentence.role is not Role.SIGN_OFF and sentence.end - sentence.start > 15:
            yield sentence.start, sentence.end
