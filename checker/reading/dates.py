"""Years and dates as reports write them: 2024年, 二〇二四年, 2025年1月20日, 二〇二五年一月二十日, 2025-1-20."""

from __future__ import annotations

import re
from datetime import date

NUMERALS = "〇零0一二三四五六七八九"
"""The digits of a year written digit by digit."""

YEAR = rf"(?:20\d\d|二[〇零0][{NUMERALS}]{{2}})"
"""A regular expression: a year of this century, without its 年."""

MONTH = rf"(?:\d{{1,2}}|[{NUMERALS}十]{{1,3}})"
DAY = rf"(?:\d{{1,2}}|[{NUMERALS}十廿卅]{{1,3}})"

_DIGITS = str.maketrans(NUMERALS, "000123456789")
_YEAR = re.compile(rf"(?<![\d{NUMERALS}]){YEAR}(?=年)")
_DATE = re.compile(rf"({YEAR})年({MONTH})月({DAY})日?|(20\d\d)[-./](\d{{1,2}})[-./](\d{{1,2}})")


def year_of(written: str) -> int:
    """The year that ``written``, a match of YEAR, stands for."""
    return int(written.translate(_DIGITS))


def years(text: str) -> list[tuple[int, int, int]]:
    """Every calendar year of ``text`` (normalised): (start, end before 年, year)."""
    return [(*found.span(), year_of(found[0])) for found in _YEAR.finditer(text)]


def dates(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, date]]:
    """Every full date of ``text[start:end]`` (normalised) that the calendar has: (start, end, date)."""
    stop = len(text) if end is None else end
    return [(*found.span(), day) for found in _DATE.finditer(text, start, stop) if (day := _date(found)) is not None]


def _date(found: re.Match[str]) -> date | None:
    year, month, day = (found[i] or found[i + 3] for i in (1, 2, 3))
    try:
        return date(year_of(year), _small(month), _small(day))
    except ValueError:
        return None


def _small(numeral: str) -> int:
    """A month or day in any numerals: 12, 十二, 二十五, 廿五, 一五."""
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(numeral.translate(_DIGITS))
    return int((tens or "一").translate(_DIGITS)) * 10 + (int(ones.translate(_DIGITS)) if ones else 0)
