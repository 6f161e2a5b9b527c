"""Tables written with | or tabs: a row or column called 合计 is the sum of the others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.assessment.checks.context import Contradiction
from checker.reading import normalise
from checker.reading.model import Report

_TOTAL = re.compile(r"(?:合计|总计|总数|总量|小计)(?:\([^()]*\))?$")
_SUBTOTAL = re.compile(r"小计|其中|序号|年[份度]?$")
_NO_SUM = re.compile(r"率|%|比|人均|平均|其中|序号|编号|年[份度]?$|同期|上年|增|备注")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_NONE = re.compile(r"[-—/无]*")

Row = tuple[list[str], tuple[int, int]]
"""The cells of a row and its text offsets."""


def compare(report: Report) -> list[Contradiction] | None:
    """Every total that is not the sum of its row or column; None where no table has one."""
    found = [result for table in _tables(report) for result in (*_columns(table), *_rows(table))]
    return [r for r in found if r] if found else None


def _tables(report: Report) -> Iterator[list[Row]]:
    """Neighbouring lines of the source with as many cells; cells are cut at | or tabs."""
    lines = list(zip(report.line_starts, [*report.line_starts[1:], len(report.source)], strict=True))
    cut = [(_cells(report.source[start:end]), start, end) for start, end in lines]
    for width, group in groupby(cut, key=lambda row: len(row[0])):
        rows = [(cells, _place(report, start, end)) for cells, start, end in group if not _is_rule(cells)]
        if width > 2 and len(rows) > 1:
            yield rows


def _cells(line: str) -> list[str]:
    cells = line.strip().strip("|").split("|" if "|" in line else "\t")
    return [normalise(cell) for cell in cells] if len(cells) > 2 else []


def _place(report: Report, start: int, end: int) -> tuple[int, int]:
    first, last = bisect_left(report.offsets, start), bisect_left(report.offsets, end)
    text = report.text[first:last]
    return first, first + len(text.rstrip())


def _is_rule(cells: Sequence[str]) -> bool:
    return all(re.fullmatch(r":?-+:?", c) for c in cells)


def _columns(table: list[Row]) -> Iterator[Contradiction | tuple[()]]:
    """A last row called 合计 against the rows above it."""
    header, *body = table
    cells, span = body[-1]
    others = [row for row, _ in body[:-1]]
    if (
        len(others) < 2
        or not _TOTAL.match(cells[0])
        or any(_SUBTOTAL.search(r[0]) or _TOTAL.match(r[0]) for r in others)
    ):
        return
    for number, name in enumerate(header[0][1:], 1):
        total, parts = _value(cells[number]), [_value(r[number]) for r in others]
        if _NO_SUM.search(name) or total is None or None in parts:
            continue
        yield _result(f"表格“{name}”一列的{cells[0]}", total, [p for p in parts if p is not None], span)


def _rows(table: list[Row]) -> Iterator[Contradiction | tuple[()]]:
    """A column called 合计 against the others of its row; only when every other column can be added."""
    header, *body = table
    names = header[0]
    totals = [n for n, name in enumerate(names) if n and _TOTAL.match(name)]
    if len(totals) != 1 or len(names) < 4 or any(_NO_SUM.search(n) for n in names[1:]):
        return
    for cells, span in body:
        total = _value(cells[totals[0]])
        parts = [_value(c) for n, c in enumerate(cells) if n and n != totals[0]]
        if total is None or None in parts:
            continue
        label = f"表格“{cells[0]}”一行的{names[totals[0]]}"
        yield _result(label, total, [p for p in parts if p is not None], span)


def _value(cell: str) -> int | None:
    if _NUMBER.fullmatch(cell):
        return int(cell.replace(",", ""))
    return 0 if _NONE.fullmatch(cell) else None


def _result(label: str, total: int, parts: list[int], span: tuple[int, int]) -> Contradiction | tuple[()]:
    if total == sum(parts):
        return ()
    listed = "+".join(f"{p:,}" for p in parts)
    return f"{label}{total:,}不等于各项之和{sum(parts):,}（{listed}）", span
