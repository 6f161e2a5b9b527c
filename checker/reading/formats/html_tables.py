"""Tables of a web page: which hold data, and their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from checker.reading.formats.content import Grid
from checker.reading.formats.html_page import Element, text_of

_WIDEST, _MOST = 100, 20_000
"""Columns, and cells in all; what is larger was written to do harm."""
_LARGEST_SHARE = 0.6
"""A cell with more of the text than this is the page, not a figure."""
_SMALL = 200

Lines = Callable[[Element], Sequence[str]]
"""Gives the lines of a cell."""


def grid(table: Element, lines: Lines) -> Grid | None:
    """The cells of ``table``; None for one that only places things on the page."""
    rows = _rows(table)
    if not _holds_data(table, rows):
        return None
    filled = [row for row in _fill(rows, lines) if any(row)]
    if len(filled) < 2:
        return None
    width = max(map(len, filled))
    return Grid(tuple((*row, *[""] * (width - len(row))) for row in filled)) if width > 1 else None


def _rows(table: Element) -> list[list[Element]]:
    rows = []
    for child in table:
        parts = child if child.tag in ("thead", "tbody", "tfoot") else (child,)
        rows += [[cell for cell in row if cell.tag in ("td", "th")] for row in parts if row.tag == "tr"]
    return [row for row in rows if row]


def _holds_data(table: Element, rows: Sequence[Sequence[Element]]) -> bool:
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    sizes = [[len(text_of(cell)) for cell in row] for row in rows]
    wide = sum(sum(size > 0 for size in row) > 1 for row in sizes)
    total = sum(map(sum, sizes))
    if wide < 2 or total == 0:
        return False
    if any(cell.tag == "th" for row in rows for cell in row) and 2 * wide >= len(rows):
        return True
    largest = max(size for row in sizes for size in row)
    linked = sum(len(text_of(link)) for link in table.iter("a"))
    return linked <= 0.5 * total and (total <= _SMALL or largest <= _LARGEST_SHARE * total)


def _fill(rows: Sequence[Sequence[Element]], lines: Lines) -> list[list[str | None]]:
    """The rows with every merged cell in all its places; a place that has no cell is left empty."""
    places: list[dict[int, str | None]] = [{} for _ in rows]
    count = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in places[number]:
                column += 1
            across = max(1, min(_span(cell.get("colspan"), 1), _WIDEST - column))
            down = max(1, min(_span(cell.get("rowspan"), 1) or len(rows), len(rows) - number))
            count += across * down
            if column >= _WIDEST or count > _MOST:
                break
            text = "\n".join(lines(cell))
            for below in places[number : number + down]:
                below[column] = text
                for step in range(1, across):
                    below[column + step] = None
            column += across
    return [[row.get(column, "") for column in range(max(row, default=-1) + 1)] for row in places]


def _span(text: str | None, otherwise: int) -> int:
    found = re.match(r"\s*([0-9]{1,4})", text or "")
    return int(found[1]) if found else otherwise
