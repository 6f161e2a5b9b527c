"""The sheet 统计: what every report says of 复议, 诉讼 and 出庭, a column a figure, the sums above."""

from __future__ import annotations

from collections.abc import Sequence

from checker.audit.statistics import STATISTICS, Values, values
from checker.audit.summary import Row
from checker.output.textwidth import clean
from checker.output.xlsx_book import Book, Column, Value
from checker.output.xlsx_looks import CENTRE, COUNT, QUIET, SHARE, STRONG
from checker.output.xlsx_words import word

_LEAD = (
    Column("organisation", 24, {}),
    Column("region", 11, {}),
    Column("year-column", 8, CENTRE),
)
_FILE = Column("file", 40, QUIET)


def add(book: Book, rows: Sequence[Row]) -> None:
    """The sheet for ``rows``, in their order."""
    lang = book.lang
    figures = tuple(Column("number", 8.5, SHARE if each.is_rate else COUNT) for each in STATISTICS)
    sheet = book.sheet("statistics-sheet", (*_LEAD, *figures, _FILE))
    sheet.title(word(lang, "statistics-title"), word(lang, "statistics-note"))
    found = [values(row.cases) for row in rows]
    strong = dict.fromkeys(range(len(_LEAD) + len(figures) + 1), STRONG)
    sheet.row([word(lang, "sum"), "", "", *_sums(found), ""], strong)
    counted = {len(_LEAD) + place: {**STRONG, "num_format": "0"} for place in range(len(figures))}
    stated: list[Value] = [sum(each[place] is not None for each in found) for place in range(len(STATISTICS))]
    sheet.row([word(lang, "stating"), "", "", *stated, ""], strong | counted)
    # Below the sums, so that sorting leaves them where they are.
    names = [word(lang, column.key) for column in _LEAD]
    sheet.header([*names, *(each.title for each in STATISTICS), word(lang, "file")])
    for row, figures_of in zip(rows, found, strict=True):
        year: Value = word(lang, "unknown") if row.year is None else row.year
        about: list[Value] = [clean(row.organisation) or word(lang, "unknown"), clean(row.region), year]
        sheet.row([*about, *figures_of, clean(row.name)])
    sheet.freeze(1)
    sheet.filter()


def _sums(found: Sequence[Values]) -> list[Value]:
    """Of each count its sum; a rate has none."""
    sums: list[Value] = []
    for place, statistic in enumerate(STATISTICS):
        stated = [each for row in found if (each := row[place]) is not None]
        sums.append("" if statistic.is_rate or not stated else sum(stated))
    return sums
