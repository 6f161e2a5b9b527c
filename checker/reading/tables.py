"""Tables: each row becomes a sentence in which every cell keeps its header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.reading import units
from checker.reading.textmap import Inserted, Span

Parts = tuple[Span | Inserted, ...]
"""What a row's sentence is made of."""

_NOTHING = re.compile(r"[-/\\]*")
_NUMBERING = re.compile(r"序号?|编号|No\.?", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")
_UNITS = re.compile("(?:计量)?单位")
_MARKED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部]"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` is normalised, the rest are source offsets."""

    start: int
    end: int
    text: str


Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CellTable:
    """``header`` holds the normalised words above each column; it is empty where nothing stands above them."""

    header: tuple[str, ...]
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the text map takes it, with the table it belongs to (a table of its own for a row alone)."""

    parts: Parts
    table: CellTable
    cells: Cells


def is_nothing(cell: Cell) -> bool:
    """Whether a cell is empty or struck out."""
    return _NOTHING.fullmatch(cell.text) is not None


def is_plain(table: CellTable) -> bool:
    """Whether rows stand as they are: no header names their figures, or those are a table of contents' pages."""
    if any(len(row) > 2 for row in table.rows):
        return not table.header
    pages = [cells[1].text for cells in table.rows]
    is_ordered = all(page.isdigit() for page in pages) and pages == sorted(pages, key=int)
    return is_ordered and 2 * sum(bool(_MARKED.match(cells[0].text)) for cells in table.rows) > len(pages)


def sentences(source: str, table: CellTable, common: str) -> Iterator[Parts]:
    """The rows of ``table`` as sentences; ``common`` is the unit its caption names."""
    headers = table.header
    columns = list(range(max(len(headers), *map(len, table.rows))))
    is_numbered = len(columns) > 2 and bool(headers) and _NUMBERING.fullmatch(headers[0]) is not None
    if is_numbered:
        del columns[0]
    unit_column = next((number for number in columns[1:] if _names_units(table, number)), None)
    if unit_column is not None:
        columns.remove(unit_column)
    first, *others = columns
    cases = units.speaks_of_cases("".join([*headers, *(cells[first].text for cells in table.rows)]))
    for cells in table.rows:
        own = "" if unit_column is None or unit_column >= len(cells) else cells[unit_column].text
        # Where rows are numbered, the word 合计 stands in the place of a number.
        label = cells[0] if is_numbered and not cells[first].text and not cells[0].text.isdigit() else cells[first]
        pairs: list[tuple[str, Cell, str]] = []
        for column in others:
            if column < len(cells) and not is_nothing(cells[column]):
                header = headers[column] if headers else ""
                is_bare = units.is_number(cells[column].text)
                unit = (own or units.of_cell(header, label.text, common, cases)) if is_bare else ""
                pairs.append(("" if len(others) == 1 else units.without_unit(header), cells[column], unit))
        yield _sentence(source, label, pairs)


def _names_units(table: CellTable, column: int) -> bool:
    """Whether a column of a table with more than two holds the units of the others."""
    cells = [row[column].text for row in table.rows if column < len(row)]
    return len(table.header) > 2 and bool(_UNITS.fullmatch(table.header[column])) and all(map(units.is_unit, cells))


def _sentence(source: str, label: Cell, pairs: Sequence[tuple[str, Cell, str]]) -> Parts:
    """``label:header cell unit,…。``; what is inserted has the offset of the cell it belongs to."""
    parts: list[Span | Inserted] = []
    if label.text:
        bracket = max(map(source[label.start : label.end].rfind, "(（"))
        is_named = bracket > 0 and units.without_unit(label.text) != label.text
        end = label.start + bracket if is_named else label.end
        parts.append((label.start, end))
        if pairs:
            parts.append(Inserted(":", end - 1))
    for number, (header, cell, unit) in enumerate(pairs, 1):
        if _YEAR.fullmatch(header):
            header += "年"
        elif header[-1:].isascii() and header[-1:].isalnum() and cell.text[0].isascii():
            header += ":"
        parts.append(Inserted(header, cell.start))
        parts.append((cell.start, cell.end))
        parts.append(Inserted(unit + ("," if number < len(pairs) else "。"), cell.end - 1))
    return tuple(parts)
