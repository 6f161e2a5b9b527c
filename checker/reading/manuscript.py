"""From the content of a file to one source text, with what the format tells of its lines."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.reading import units
from checker.reading.formats.content import Content, Grid, Text
from checker.reading.lines import Markup
from checker.reading.tables import Cell, Cells, CellTable, Parts, Row, is_plain, sentences
from checker.reading.textmap import normalise

_BREAKS = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029\t]+")
_LONGEST_HEADING = 60
_PROSE = re.compile(
    r"。.|[\u4e00-\u9fff%]\.[\u4e00-\u9fff]|[；;，,]$|[，,].*[。.！!：:]$|^[表图]\s*[\d一二三四五六七八九十]"
)
"""Tells a sentence or the caption of a table, though its style be that of a heading."""
_LONGEST_CELL = 120
_MOST_HEADER_ROWS = 3
_PRINTED = frozenset({"pdf", "ofd", "png", "jpg", "tif", "bmp", "webp", "gif"})
"""Formats whose lines are those of the printed page; elsewhere a second line is a forced break in a title."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """``source``: one line a printed line, paragraph or table row, whose cells are parted by tabs.

    ``markup`` is None for a plain text, whose lines tell for themselves.
    ``page_starts`` are the source offsets where pages begin; empty where there are none.
    """

    source: str
    markup: Markup | None
    page_starts: array[int]


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0
        self.page_starts = array("i")
        self.depths: dict[int, int] = {}
        self.rows: dict[int, Row | None] = {}
        self.paragraphs: dict[int, int] = {}

    def line(self, text: str, page: int | None) -> int:
        """Adds a line and returns the source offset of its start."""
        start = self.length
        while page is not None and len(self.page_starts) < page:
            self.page_starts.append(start)
        self.lines.append(text)
        self.length += len(text) + 1
        return start

    def text(self, item: Text, number: int, is_printed: bool) -> None:
        lines = [_BREAKS.sub(" ", line) for line in item.lines]
        if not is_printed:
            lines = ["".join(lines)]
        words = "".join(lines)
        # Offices give whole paragraphs the style of a heading.
        if item.depth and len(words) <= _LONGEST_HEADING and not _PROSE.search(words.strip()):
            self.depths[len(self.lines)] = item.depth
        for place, line in enumerate(lines):
            self.paragraphs[len(self.lines)] = number
            self.line(line, item.pages[place] if item.pages else None)

    def grid(self, item: Grid, number: int, caption: str) -> None:
        first = len(self.lines)
        cells = [self._row(row, item.pages[place] if item.pages else None) for place, row in enumerate(item.rows)]
        for place in range(len(cells)):
            self.paragraphs[first + place] = -number - place - 1
        self.rows.update(dict.fromkeys(range(first, first + len(cells))))
        source = "\n".join(self.lines)
        table, size = _table(cells, item.rows)
        if not table.rows:
            return
        if len(cells[0]) < 2 or is_plain(table):
            parts: list[Parts] = [((row[0].start, row[-1].end),) for row in table.rows]
        else:
            parts = list(sentences(source, table, units.in_caption(normalise(caption))))
        for place, row in enumerate(table.rows):
            self.rows[first + size + place] = Row(parts[place], table, row)

    def _row(self, row: Sequence[str | None], page: int | None) -> Cells:
        texts = [_BREAKS.sub(" ", cell or "").strip() for cell in row]
        start = self.line("\t".join(texts), page)
        cells = []
        for text in texts:
            cells.append(Cell(start, start + len(text), normalise(text)))
            start += len(text) + 1
        return tuple(cells)


def lay_out(content: Content) -> Manuscript:
    """The source text of ``content``.  Tables that only place paragraphs on the page give those paragraphs."""
    writer = _Writer()
    caption = ""
    items = [piece for item in content.items for piece in _flattened(item)]
    is_printed = content.format in _PRINTED
    for number, item in enumerate(items, 1):
        if isinstance(item, Text):
            writer.text(item, number, is_printed)
            caption = "".join(item.lines)
        else:
            writer.grid(item, number * 100_000, caption)
            caption = ""
    markup = Markup(writer.depths, writer.rows, writer.paragraphs if is_printed else None)
    return Manuscript("\n".join(writer.lines), markup, writer.page_starts)


def _flattened(item: Text | Grid) -> Sequence[Text | Grid]:
    if isinstance(item, Text):
        return [item] if any(map(str.strip, item.lines)) else []
    item = _without_empty_columns(item)
    cells = [cell or "" for row in item.rows for cell in row]
    if item.rows and len(item.rows[0]) > 1 and all(len(cell) <= _LONGEST_CELL for cell in cells):
        return [item]
    found: list[Text | Grid] = []
    before: Sequence[str | None] = ()
    for place, row in enumerate(item.rows):
        pages = item.pages[place : place + 1]
        for column, cell in enumerate(row):
            is_merged = column < len(before) and cell == before[column] and len(cell or "") > _LONGEST_CELL
            if cell and not is_merged:
                found += _parted(cell, pages)
        before = row
    return found


def _without_empty_columns(grid: Grid) -> Grid:
    """``grid`` without the columns in which nothing stands: they place the others, as a signature on the right."""
    columns = [
        number
        for number, column in enumerate(zip(*grid.rows, strict=True))
        if any(cell and cell.strip() for cell in column)
    ]
    return Grid(tuple(tuple(row[number] for number in columns) for row in grid.rows), grid.pages)


def _parted(cell: str, pages: tuple[int, ...]) -> Iterator[Text | Grid]:
    """The paragraphs of ``cell`` and the tables in it, whose cells are parted by tabs."""
    lines = [line for line in cell.split("\n") if line.strip()]
    for count, group in groupby(lines, key=lambda line: line.count("\t")):
        rows = [tuple(line.split("\t")) for line in group]
        if count and len(rows) > 1:
            yield Grid(tuple(rows), pages * len(rows))
        else:
            yield from (Text(("\t".join(row),), pages=pages) for row in rows)


def _table(cells: Sequence[Cells], rows: Sequence[Sequence[str | None]]) -> tuple[CellTable, int]:
    """The table and the number of its header rows."""
    size = 0
    while size < min(len(cells) - 1, _MOST_HEADER_ROWS) and not any(units.is_figure(c.text) for c in cells[size][1:]):
        size += 1
        # Only cells merged to the right are parted further by a second row of headers.
        if None not in rows[size - 1]:
            break
    header = [_heading(rows[:size], column) for column in range(len(cells[0]))] if size else []
    kept = cells[size:] if size else cells
    return CellTable(tuple(header), tuple(kept)), size


def _heading(rows: Sequence[Sequence[str | None]], column: int) -> str:
    """The words above ``column``, from the outer to the inner."""
    words: list[str] = []
    for row in rows:
        place = column
        while place and row[place] is None:
            place -= 1
        word = normalise(row[place] or "")
        if word and word not in words:
            words.append(word)
    return "".join(words)
