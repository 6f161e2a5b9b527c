"""Tables in plain text: lines whose cells are parted by tabs, pipes or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.reading import units
from checker.reading.tables import Cell, Cells, CellTable, Parts, Row, is_nothing, is_plain, sentences
from checker.reading.textmap import normalise
from checker.reading.wrapping import Line

_TAB, _TABS, _PIPE, _GAP = (re.compile(pattern) for pattern in (r"\t", r"\t+", r"\|", r"[ \t\u3000]{2,}"))
_MARKS = ("\t", "|", "  ", "\u3000\u3000")
_BLANK = " \t\u3000\xa0"
_EDGES = _BLANK + "*_`"
_STOPS = "。；;，,、：:"
_DASHES = re.compile(":?-+:?")
_NO_HEADER = re.compile("[,。;!?]")
_LONGEST_HEADER = 24
_LONGEST_ROW = 2000


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines up to ``end``: ``table``, and the numbers of its rows' lines."""

    table: CellTable
    lines: tuple[int, ...]
    end: int


def find_rows(source: str, lines: Sequence[Line]) -> dict[int, Row | None]:
    """The rows of tables among ``lines`` by their numbers; None for a header."""
    found: dict[int, Row | None] = {}
    number = 0
    while number < len(lines):
        if not _may_be_row(lines[number]):
            number += 1
            continue
        table = _table(source, lines, number)
        if table is None:
            if cells := _row_alone(source, lines[number]):
                found[number] = Row(_as_is(lines[number]), CellTable((), (cells,)), cells)
            number += 1
            continue
        found.update(dict.fromkeys(range(number, table.end)))
        caption = normalise(lines[number - 1].text) if number and number - 1 not in found else ""
        for line, cells, parts in zip(
            table.lines, table.table.rows, _parts(source, lines, table, caption), strict=True
        ):
            found[line] = Row(parts, table.table, cells)
        number = table.end
    return found


def _parts(source: str, lines: Sequence[Line], found: _Found, caption: str) -> Iterator[Parts]:
    if is_plain(found.table):
        yield from (_as_is(lines[number]) for number in found.lines)
    else:
        yield from sentences(source, found.table, units.in_caption(caption))


def _as_is(line: Line) -> Parts:
    return ((line.start, line.end),)


def _table(source: str, lines: Sequence[Line], first: int) -> _Found | None:
    """The table that begins with the line ``first``."""
    for separator in (_TAB, _TABS, _PIPE, _GAP):
        if not separator.search(lines[first].text):
            continue
        header = _cells(source, lines[first], separator)
        has_header = not _holds_figures(header)
        if len(header) < 2 or not (_is_header(header) if has_header else _fits(header, header, separator)):
            continue
        rows = {} if has_header else {first: header}
        end = first + 1
        while end < len(lines) and _may_be_row(lines[end]):
            row = _cells(source, lines[end], separator)
            if not _is_rule(row):
                is_next = lines[end].is_after_blank and rows and not _holds_figures(row)
                if is_next or not _fits(row, header, separator):
                    break
                is_again = has_header and rows and [cell.text for cell in row] == [cell.text for cell in header]
                if not is_again:
                    rows[end] = row
            end += 1
        if len(rows) > (0 if has_header else 1):
            words = tuple(cell.text for cell in header) if has_header else ()
            return _Found(CellTable(words, tuple(rows.values())), tuple(rows), end)
    return None


def _may_be_row(line: Line) -> bool:
    return not line.depth and len(line.text) <= _LONGEST_ROW and any(mark in line.text for mark in _MARKS)


def _cells(source: str, line: Line, separator: re.Pattern[str]) -> Cells:
    begin = line.start
    if separator is _TAB:
        # A line starts behind its blanks, but a tab among them is an empty first cell.
        while begin and source[begin - 1] in _BLANK:
            begin -= 1
    bounds = [begin]
    for found in separator.finditer(source, begin, line.end):
        bounds += found.span()
    bounds.append(line.end)
    return tuple(_cell(source, *bounds[place : place + 2]) for place in range(0, len(bounds), 2))


def _cell(source: str, start: int, end: int) -> Cell:
    raw = source[start:end]
    start += len(raw) - len(raw.lstrip(_EDGES))
    end = start + len(raw.strip(_EDGES).rstrip(_STOPS + _EDGES))
    return Cell(start, end, normalise(source[start:end]))


def _is_header(cells: Cells) -> bool:
    return (
        not _is_rule(cells)
        and any(cell.text for cell in cells[1:])
        and not any(len(cell.text) > _LONGEST_HEADER or _NO_HEADER.search(cell.text) for cell in cells)
    )


def _holds_figures(cells: Cells) -> bool:
    return any(units.is_figure(cell.text) for cell in cells[1:])


def _fits(cells: Cells, header: Cells, separator: re.Pattern[str]) -> bool:
    """Whether ``cells`` can be a row of figures under ``header``; only tabs and pipes may hold words instead."""
    is_cut = separator in (_TAB, _PIPE) and 2 <= len(cells) < len(header) and all(cell.text for cell in header[1:])
    if len(cells) != len(header) and not is_cut:
        return False
    figures = sum(units.is_figure(cell.text) or is_nothing(cell) for cell in cells[1:])
    if len(header) == 2:
        return separator is not _GAP and figures == 1
    return separator is not _GAP or 2 * figures >= len(cells) - 1


def _is_rule(cells: Cells) -> bool:
    return all(_DASHES.fullmatch(cell.text) for cell in cells)


def _row_alone(source: str, line: Line) -> Cells:
    """The cells of a line outside every table that is made of figures all the same; empty when it is none."""
    for separator in (_TAB, _PIPE):
        if separator.search(line.text):
            cells = _cells(source, line, separator)
            is_row = len(cells) > 2 and 2 * sum(units.is_figure(cell.text) for cell in cells) >= len(cells) - 1
            return cells if is_row else ()
    return ()
