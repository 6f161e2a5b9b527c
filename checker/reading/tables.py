"""Tables in plain text: each row becomes a sentence in which every cell keeps its header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.reading import units
from checker.reading.textmap import Inserted, Span, normalise
from checker.reading.wrapping import Line

Row = tuple[Span | Inserted, ...]

_TAB, _TABS, _PIPE, _GAP = (re.compile(pattern) for pattern in (r"\t", r"\t+", r"\|", r"[ \t\u3000]{2,}"))
_MARKS = ("\t", "|", "  ", "\u3000\u3000")
_BLANK = " \t\u3000\xa0"
_EDGES = _BLANK + "*_`"
_STOPS = "。；;，,、：:"
_NOTHING = re.compile(r"[-/\\]*")
_DASHES = re.compile(":?-+:?")
_NUMBERING = re.compile(r"序号?|编号|No\.?", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")
_UNITS = re.compile("(?:计量)?单位")
_MARKED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部]"
)
_NO_HEADER = re.compile("[,。;!?]")
_LONGEST_HEADER = 24
_LONGEST_ROW = 2000


@dataclass(frozen=True, slots=True)
class _Cell:
    """``text`` is normalised, the rest are source offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines up to ``end``: ``rows`` by the numbers of their lines; ``header`` has no cell where there is none."""

    header: list[_Cell]
    rows: dict[int, list[_Cell]]
    end: int


def find_rows(source: str, lines: Sequence[Line]) -> dict[int, Row]:
    """What the rows of tables among ``lines`` are made of, by their numbers; empty for a header."""
    found: dict[int, Row] = {}
    number = 0
    while number < len(lines):
        if not _may_be_row(lines[number]):
            number += 1
            continue
        table = _table(source, lines, number)
        if table is None:
            if _is_row_alone(source, lines[number]):
                found[number] = ((lines[number].start, lines[number].end),)
            number += 1
            continue
        found.update(dict.fromkeys(range(number, table.end), ()))
        if _is_plain(table):
            found.update((row, ((lines[row].start, lines[row].end),)) for row in table.rows)
        else:
            caption = normalise(lines[number - 1].text) if number and number - 1 not in found else ""
            found.update(_sentences(source, table, units.in_caption(caption)))
        number = table.end
    return found


def _table(source: str, lines: Sequence[Line], first: int) -> _Table | None:
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
            return _Table(header if has_header else [], rows, end)
    return None


def _may_be_row(line: Line) -> bool:
    return not line.depth and len(line.text) <= _LONGEST_ROW and any(mark in line.text for mark in _MARKS)


def _cells(source: str, line: Line, separator: re.Pattern[str]) -> list[_Cell]:
    begin = line.start
    if separator is _TAB:
        # A line starts behind its blanks, but a tab among them is an empty first cell.
        while begin and source[begin - 1] in _BLANK:
            begin -= 1
    bounds = [begin]
    for found in separator.finditer(source, begin, line.end):
        bounds += found.span()
    bounds.append(line.end)
    return [_cell(source, *bounds[place : place + 2]) for place in range(0, len(bounds), 2)]


def _cell(source: str, start: int, end: int) -> _Cell:
    raw = source[start:end]
    start += len(raw) - len(raw.lstrip(_EDGES))
    end = start + len(raw.strip(_EDGES).rstrip(_STOPS + _EDGES))
    return _Cell(start, end, normalise(source[start:end]))


def _is_header(cells: Sequence[_Cell]) -> bool:
    return (
        not _is_rule(cells)
        and any(cell.text for cell in cells[1:])
        and not any(len(cell.text) > _LONGEST_HEADER or _NO_HEADER.search(cell.text) for cell in cells)
    )


def _holds_figures(cells: Sequence[_Cell]) -> bool:
    return any(units.is_figure(cell.text) for cell in cells[1:])


def _fits(cells: Sequence[_Cell], header: Sequence[_Cell], separator: re.Pattern[str]) -> bool:
    """Whether ``cells`` can be a row of figures under ``header``; only tabs and pipes may hold words instead."""
    is_cut = separator in (_TAB, _PIPE) and 2 <= len(cells) < len(header) and all(cell.text for cell in header[1:])
    if len(cells) != len(header) and not is_cut:
        return False
    figures = sum(units.is_figure(cell.text) or _is_nothing(cell) for cell in cells[1:])
    if len(header) == 2:
        return separator is not _GAP and figures == 1
    return separator is not _GAP or 2 * figures >= len(cells) - 1


def _is_rule(cells: Sequence[_Cell]) -> bool:
    return all(_DASHES.fullmatch(cell.text) for cell in cells)


def _is_nothing(cell: _Cell) -> bool:
    return _NOTHING.fullmatch(cell.text) is not None


def _is_row_alone(source: str, line: Line) -> bool:
    """Whether a line outside every table is made of figures all the same."""
    for separator in (_TAB, _PIPE):
        if separator.search(line.text):
            cells = _cells(source, line, separator)
            return len(cells) > 2 and 2 * sum(units.is_figure(cell.text) for cell in cells) >= len(cells) - 1
    return False


def _is_plain(table: _Table) -> bool:
    """Whether rows stand as they are: no header names their figures, or those are a table of contents' pages."""
    if any(len(row) > 2 for row in table.rows.values()):
        return not table.header
    pages = [cells[1].text for cells in table.rows.values()]
    is_ordered = all(page.isdigit() for page in pages) and pages == sorted(pages, key=int)
    return is_ordered and 2 * sum(bool(_MARKED.match(cells[0].text)) for cells in table.rows.values()) > len(pages)


def _sentences(source: str, table: _Table, common: str) -> Iterator[tuple[int, Row]]:
    """The rows of ``table`` as sentences; ``common`` is the unit its caption names."""
    headers = [cell.text for cell in table.header]
    columns = list(range(max(len(headers), *map(len, table.rows.values()))))
    if len(columns) > 2 and _NUMBERING.fullmatch(headers[0]):
        del columns[0]
    unit_column = next((number for number in columns[1:] if _names_units(table, number)), None)
    if unit_column is not None:
        columns.remove(unit_column)
    first, *others = columns
    cases = units.speaks_of_cases("".join([*headers, *(cells[first].text for cells in table.rows.values())]))
    for number, cells in table.rows.items():
        own = "" if unit_column is None or unit_column >= len(cells) else cells[unit_column].text
        label = cells[first]
        pairs: list[tuple[str, _Cell, str]] = []
        for column in others:
            if column < len(cells) and not _is_nothing(cells[column]):
                header = headers[column] if headers else ""
                is_bare = units.is_number(cells[column].text)
                unit = (own or units.of_cell(header, label.text, common, cases)) if is_bare else ""
                pairs.append(("" if len(others) == 1 else units.without_unit(header), cells[column], unit))
        yield number, _sentence(source, label, pairs)


def _names_units(table: _Table, column: int) -> bool:
    """Whether a column of a table with more than two holds the units of the others."""
    cells = [row[column].text for row in table.rows.values() if column < len(row)]
    return (
        len(table.header) > 2 and bool(_UNITS.fullmatch(table.header[column].text)) and all(map(units.is_unit, cells))
    )


def _sentence(source: str, label: _Cell, pairs: Sequence[tuple[str, _Cell, str]]) -> Row:
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
