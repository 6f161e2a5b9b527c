"""The sheet 报送情况: who has not reported, who has twice, and which file belongs to no one."""

from __future__ import annotations

from collections.abc import Iterator

from checker.audit.completeness import Completeness
from checker.audit.manifest import Expected
from checker.output.lang import Lang
from checker.output.textwidth import clean
from checker.output.xlsx_book import Book, Column, Value
from checker.output.xlsx_looks import BAD, CENTRE, MOOT, PARTIAL, QUIET, WEAK, Props
from checker.output.xlsx_words import word

_COLUMNS = (
    Column("situation", 18, {}),
    Column("organisation", 28, {}),
    Column("region", 14, {}),
    Column("year-column", 8, CENTRE),
    Column("file", 48, {}),
    Column("explanation", 48, {}),
    Column("manifest-line", 11, {**CENTRE, **QUIET}),
)


def add(book: Book, found: Completeness) -> None:
    """The sheet for ``found``: the numbers, then a row for everything that is amiss."""
    lang = book.lang
    sheet = book.sheet("completeness-sheet", _COLUMNS)
    sheet.title(word(lang, "completeness-title"))
    sheet.pair(word(lang, "expected"), found.expected)
    sheet.pair(word(lang, "reported"), found.reported)
    sheet.pair(word(lang, "not-reported"), len(found.missing))
    sheet.skip()
    sheet.header()
    empty = True
    for key, look, cells in _rows(found, lang):
        empty = False
        sheet.row([word(lang, key), *cells], {0: look})
    if empty:
        sheet.note(word(lang, "all-complete"))
    sheet.freeze(0)
    sheet.filter()


def _rows(found: Completeness, lang: Lang) -> Iterator[tuple[str, Props, list[Value]]]:
    for expected in found.missing:
        yield "not-reported", BAD, [*_who(expected), clean(expected.path), "", expected.line]
    for unread in found.unread:
        yield "unread", BAD, [*_who(unread.expected), clean(unread.name), unread.message, unread.expected.line]
    for doubled in found.doubled:
        year: Value = "" if doubled.year is None else doubled.year
        names = "\n".join(map(clean, doubled.names))
        yield "doubled", PARTIAL, [clean(doubled.organisation), "", year, names, "", ""]
    for name in found.unclaimed:
        yield "unclaimed", MOOT, ["", "", "", clean(name), "", ""]
    for each in found.mismatches:
        said = word(lang, "mismatch-said", expected=clean(each.expected), stated=clean(each.stated))
        is_year = each.field == "year"
        who: list[Value] = ["" if is_year else clean(each.expected), "", clean(each.expected) if is_year else ""]
        yield "mismatch", WEAK, [*who, clean(each.name), said, each.line]


def _who(expected: Expected) -> list[Value]:
    origin = expected.origin
    return [clean(origin.organisation), clean(origin.region), "" if origin.year is None else origin.year]
