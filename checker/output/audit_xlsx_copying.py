"""The sheet 雷同: pairs of reports with what they share side by side, and what was taken for stock phrases."""

from __future__ import annotations

from collections.abc import Iterator

from checker.audit.copying import Copying, Excerpt, Kind, Pair
from checker.output.textwidth import clean
from checker.output.xlsx_book import Book, Column, Sheet, Value
from checker.output.xlsx_looks import CENTRE, COUNT, QUIET, SHARE, STRONG, Props
from checker.output.xlsx_words import word

MOST_PASSAGES = 5000
"""Rows of passages; a whole nation's copying is read by somebody."""

_TEXT: Props = {"valign": "top", "font_size": 9}
_TOP: Props = {"valign": "top"}
_COLUMNS = (
    Column("kind", 11, {**CENTRE, **_TOP}),
    Column("shared", 9, {**SHARE, **_TOP}),
    Column("shared-characters", 8, {**COUNT, **_TOP}),
    Column("left-organisation", 16, _TOP),
    Column("left-year", 7, {**CENTRE, **_TOP}),
    Column("left-text", 48, _TEXT),
    Column("right-text", 48, _TEXT),
    Column("right-organisation", 16, _TOP),
    Column("right-year", 7, {**CENTRE, **_TOP}),
    Column("left-file", 24, {**QUIET, **_TEXT}),
    Column("right-file", 24, {**QUIET, **_TEXT}),
)
_LEFT, _RIGHT = 5, 6
_OTHER: Props = {"font_color": "#C00000", "bold": True}
_KINDS = {Kind.OTHER_BODY: "other-body", Kind.EARLIER_YEAR: "earlier-year"}


def add(book: Book, found: Copying) -> None:
    """The sheet for ``found``: a row a passage, the pairs with the largest share first."""
    lang = book.lang
    sheet = book.sheet("copying-sheet", _COLUMNS)
    sheet.title(word(lang, "copying-title"), word(lang, "copying-note"))
    sheet.header()
    left = 0
    for number, (cells, one, other) in enumerate(_rows(sheet, found)):
        if number >= MOST_PASSAGES:
            left += 1
            continue
        sheet.row(cells)
        _marked(sheet, _LEFT, one)
        _marked(sheet, _RIGHT, other)
    sheet.freeze(0)
    sheet.filter()
    if not found.pairs:
        sheet.note(word(lang, "copying-none"))
    if left:
        sheet.note(word(lang, "rows-left", count=left))
    if found.unchecked:
        sheet.note(word(lang, "unchecked", count=found.unchecked))
    if found.stock:
        sheet.skip()
        sheet.note(word(lang, "stock", count=len(found.stock)), STRONG)
        for phrase in found.stock:
            sheet.note(f"{clean(phrase.text)}（{phrase.bodies}）")


def _rows(sheet: Sheet, found: Copying) -> Iterator[tuple[list[Value], Excerpt, Excerpt]]:
    lang = sheet.book.lang
    for pair in found.pairs:
        for passage in pair.passages:
            about: list[Value] = [word(lang, _KINDS[pair.kind]), round(pair.share, 6), passage.characters]
            yield [*about, *_sides(pair, passage.left.text, passage.right.text)], passage.left, passage.right
        for same in pair.unchanged_figures:
            about = [word(lang, "unchanged-figures"), "", ""]
            yield [*about, *_sides(pair, same.earlier, same.later)], Excerpt("", ()), Excerpt("", ())


def _sides(pair: Pair, left: str, right: str) -> list[Value]:
    years: list[Value] = ["" if side.year is None else side.year for side in (pair.left, pair.right)]
    return [
        *(clean(pair.left.organisation), years[0], left, right, clean(pair.right.organisation), years[1]),
        *(clean(pair.left.name), clean(pair.right.name)),
    ]


def _marked(sheet: Sheet, column: int, excerpt: Excerpt) -> None:
    """Writes the cell of the row just written anew, with what the other report has otherwise in red."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for start, stop in excerpt.spans:
        pieces += [(excerpt.text[end:start], False), (excerpt.text[start:stop], True)]
        end = stop
    pieces.append((excerpt.text[end:], False))
    sheet.rich(column, [(text, _OTHER if is_other else {}) for text, is_other in pieces])
