"""Tables: a row or column called 合计 is the sum of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.assessment.checks.context import Contradiction
from checker.reading.model import Report, Row, Table

_TOTAL = re.compile(r"(?:合计|总计|总数|总量|小计)(?:\([^()]*\))?$")
_SUBTOTAL = re.compile(r"小计|其中|序号|年[份度]?$")
_NO_SUM = re.compile(r"率|%|比|人均|平均|其中|序号|编号|年[份度]?$|同期|上年|增|备注")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_NONE = re.compile(r"[-—/无]*")


def compare(report: Report) -> list[Contradiction] | None:
    """Every total that is not the sum of its row or column; None where no table has one."""
    found = [
        result for table in report.tables if _can_be_compared(table) for result in (*_columns(table), *_rows(table))
    ]
    return [r for r in found if r] if found else None


def _can_be_compared(table: Table) -> bool:
    return len(table.header) > 2 and bool(table.rows) and all(len(r.cells) == len(table.header) for r in table.rows)


def _columns(table: Table) -> Iterator[Contradiction | tuple[()]]:
    """A last row called 合计 against the rows above it."""
    last = table.rows[-1]
    others = [row.cells for row in table.rows[:-1]]
    if (
        len(others) < 2
        or not _TOTAL.match(last.cells[0])
        or any(_SUBTOTAL.search(r[0]) or _TOTAL.match(r[0]) for r in others)
    ):
        return
    for number, name in enumerate(table.header[1:], 1):
        total, parts = _value(last.cells[number]), [_value(r[number]) for r in others]
        if _NO_SUM.search(name) or total is None or None in parts:
            continue
        label = f"表格“{name}”一列的{last.cells[0]}"
        yield _result(label, total, [p for p in parts if p is not None], last)


def _rows(table: Table) -> Iterator[Contradiction | tuple[()]]:
    """A column called 合计 against the others of its row; only when every other column can be added."""
    names = table.header
    totals = [n for n, name in enumerate(names) if n and _TOTAL.match(name)]
    if len(totals) != 1 or len(names) < 4 or any(_NO_SUM.search(n) for n in names[1:]):
        return
    for row in table.rows:
        total = _value(row.cells[totals[0]])
        parts = [_value(c) for n, c in enumerate(row.cells) if n and n != totals[0]]
        if total is None or None in parts:
            continue
        label = f"表格“{row.cells[0]}”一行的{names[totals[0]]}"
        yield _result(label, total, [p for p in parts if p is not None], row)


def _value(cell: str) -> int | None:
    if _NUMBER.fullmatch(cell):
        return int(cell.replace(",", ""))
    return 0 if _NONE.fullmatch(cell) else None


def _result(label: str, total: int, parts: list[int], row: Row) -> Contradiction | tuple[()]:
    if total == sum(parts):
        return ()
    listed = "+".join(f"{p:,}" for p in parts)
    return f"{label}{total:,}不等于各项之和{sum(parts):,}（{listed}）", (row.start, row.end)
