"""The sheet 矩阵: a row a report, a narrow column an element, a sign and a colour for every status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from checker.assessment.model import Status
from checker.audit.summary import Frame, Row
from checker.output.audit_html_words import SIGNS
from checker.output.glosses import titled
from checker.output.lang import Lang
from checker.output.messages import STATUSES, text
from checker.output.textwidth import clean, display_width
from checker.output.xlsx_book import Book, Column, Sheet, Value
from checker.output.xlsx_looks import BAD, BAND, CENTRE, GOOD, LOW, MOOT, PARTIAL, PLANNED, QUIET, SHARE, Props
from checker.output.xlsx_words import word

_LOOKS: Mapping[Status, Props] = {
    Status.MET: GOOD,
    Status.PARTIAL: PARTIAL,
    Status.PLANNED: PLANNED,
    Status.WEAK: LOW,
    Status.MISSING: BAD,
    Status.NOT_APPLICABLE: MOOT,
}
_LEAD = (
    Column("organisation", 22, {"text_wrap": False}),
    Column("region", 10, {"text_wrap": False}),
    Column("year-column", 7, CENTRE),
    Column("percent", 9, SHARE),
)
_FILE = Column("file", 40, {**QUIET, "text_wrap": False})
_NARROW = 3.4
_STACKED: Props = {"rotation": 270, "valign": "top", "align": "center", "text_wrap": False, "font_size": 9}
_TURNED: Props = {**_STACKED, "rotation": 90, "valign": "bottom"}
_DIMENSION: Props = {"text_wrap": True, "align": "center", "font_size": 8, "shrink": True}
_BANDS: tuple[Props, ...] = ({"bg_color": "#D9E2EF"}, {"bg_color": "#EEF2F8"})
_OVER = 46
_LETTER = 13.5  # points a stacked character takes
_COLUMN = 5.0  # points a display column of a turned line takes


def add(book: Book, frame: Frame, rows: Sequence[Row], count: int) -> None:
    """The sheet for ``rows``, the first of ``count``."""
    lang = book.lang
    elements = frame.elements
    columns = (*_LEAD, *(Column("element", _NARROW, CENTRE) for _ in elements), _FILE)
    sheet = book.sheet("matrix-sheet", columns)
    for place in range(len(_LEAD), len(columns) - 1):
        sheet.raw.set_column(place, place, _NARROW)
    legend = text(lang, "clause-join").join(f"{SIGNS[status]} {STATUSES[lang][status]}" for status in Status)
    sheet.title(word(lang, "matrix-title"), legend)
    if len(rows) < count:
        sheet.note(word(lang, "too-many", shown=len(rows), count=count))
    _dimensions(sheet, frame)
    titles = [titled(lang, element.id, element.title) for element in elements]
    if lang is Lang.ZH:
        look, height = _STACKED, max(map(len, titles), default=0) * _LETTER
    else:
        look, height = _TURNED, max(map(display_width, titles), default=0) * _COLUMN
    sheet.header(
        [*(word(lang, c.key) for c in _LEAD), *titles, word(lang, "file")],
        dict.fromkeys(range(len(_LEAD), len(columns) - 1), look),
        height + 8,
    )
    _rows(sheet, rows)
    sheet.freeze(len(_LEAD))
    sheet.filter()


def _dimensions(sheet: Sheet, frame: Frame) -> None:
    """A line with the dimensions, each over its elements."""
    sheet.raw.set_row(sheet.line, _OVER)
    places = enumerate((element.dimension for element in frame.elements), len(_LEAD))
    titles = dict(frame.dimensions)
    for number, (dimension, members) in enumerate(groupby(places, key=lambda item: item[1])):
        columns = [place for place, _ in members]
        look = sheet.book.look(BAND, _DIMENSION, _BANDS[number % len(_BANDS)])
        if len(columns) == 1:
            sheet.raw.write_string(sheet.line, columns[0], titles[dimension], look)
        else:
            sheet.raw.merge_range(sheet.line, columns[0], sheet.line, columns[-1], titles[dimension], look)
    sheet.line += 1


def _rows(sheet: Sheet, rows: Sequence[Row]) -> None:
    # Cell by cell with formats made once: there may be a million of them.
    book, lang = sheet.book, sheet.book.lang
    looks = [book.look(column.look) for column in sheet.columns]
    signs = {status.value: (SIGNS[status], book.look(CENTRE, look)) for status, look in _LOOKS.items()}
    last = len(sheet.columns) - 1
    for row in rows:
        share: Value = word(lang, "no-percent") if row.percent is None else round(row.percent / 100, 6)
        year: Value = word(lang, "unknown") if row.year is None else row.year
        about = (clean(row.organisation) or word(lang, "unknown"), clean(row.region), year, share)
        for place, value in enumerate(about):
            sheet.put(place, value, looks[place])
        for place, status in enumerate(row.statuses, len(_LEAD)):
            sheet.put(place, *signs[status])
        sheet.put(last, clean(row.name), looks[last])
        sheet.line += 1
