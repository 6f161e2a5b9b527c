"""Tables without ruled lines: rows whose cells stand below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.reading.formats.printed import Line
from checker.reading.formats.printed_tables import Table

_FARTHEST = 3.2
"""Em from the baseline of a row to that of the next."""
_FEWEST_CELLS = 6
_FILLED = 0.6
_LEADERS = re.compile(r"[.…·]{4}|…{2}|[。！？]$")
"""Tells a table of contents or prose."""

Column = tuple[float, float]


def aligned(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """``blocks`` of one page with the lines that make a table without rulings put together."""
    found: list[Line | Table] = []
    number = 0
    while number < len(blocks):
        run = _run(blocks, number)
        table = _table(run) if len(run) > 1 else None
        if table:
            found.append(table)
            number += len(run)
        else:
            found.append(blocks[number])
            number += 1
    return found


def _run(blocks: Sequence[Line | Table], first: int) -> list[Line]:
    """The lines from ``first`` on that may be the rows of one table."""
    run: list[Line] = []
    count = 0
    for block in blocks[first:]:
        if not isinstance(block, Line) or (run and not _is_near(run[-1], block)):
            break
        if len(block.parts()) > 1:
            run.append(block)
            count = len(run)
        elif run and _is_rest(run, block):
            run.append(block)
            # Only a line right below the last row is still part of it.
            if block.baseline - run[-2].baseline < 1.6 * block.size:
                count = len(run)
        else:
            break
    return run[:count]


def _is_near(above: Line, below: Line) -> bool:
    same = above.frame == below.frame and abs(above.size - below.size) < 0.25 * above.size
    return same and 0 < below.baseline - above.baseline < _FARTHEST * above.size


def _is_rest(run: Sequence[Line], line: Line) -> bool:
    """Whether ``line`` stands below one cell of the rows before it, the first column left free."""
    columns = _columns(run)
    under = [number for number, column in enumerate(columns) if _overlaps(column, (line.left, line.right))]
    return len(under) == 1 and under[0] > 0


def _columns(lines: Sequence[Line]) -> list[Column]:
    """The strips that the parts of ``lines`` fill, from the left."""
    found: list[Column] = []
    for left, right in sorted((part.left, part.right) for line in lines for part in line.parts()):
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _overlaps(one: Column, other: Column) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _table(run: Sequence[Line]) -> Table | None:
    rows = [line for line in run if len(line.parts()) > 1]
    columns = _columns(run)
    cells = [_cut(line, columns) for line in rows]
    filled = sum(text != "" for row in cells for text in row)
    if len(columns) < 2 or len(rows) < 2 or len(rows) * len(columns) < _FEWEST_CELLS:
        return None
    if filled < _FILLED * len(rows) * len(columns) or any(_LEADERS.search(text) for row in cells for text in row):
        return None
    _add([line for line in run if len(line.parts()) == 1], rows, cells, columns)
    edges = [columns[0][0], *((left[1] + right[0]) / 2 for left, right in pairwise(columns)), columns[-1][1]]
    top = run[0].baseline - run[0].size
    return Table(tuple(map(tuple, cells)), (run[0].page,) * len(rows), tuple(edges), top)


def _cut(line: Line, columns: Sequence[Column]) -> list[str]:
    texts = [""] * len(columns)
    for part in line.parts():
        number = next(n for n, column in enumerate(columns) if _overlaps(column, (part.left, part.right)))
        texts[number] = f"{texts[number]} {part.text}".lstrip()
    return texts


def _add(rest: Sequence[Line], rows: Sequence[Line], cells: Sequence[list[str]], columns: Sequence[Column]) -> None:
    """Put the lines ``rest`` into the cells they are parts of: the one above, or the one below if that is nearer."""
    ends: dict[tuple[int, int], float] = {}
    for line in rest:
        column = next(n for n, bounds in enumerate(columns) if _overlaps(bounds, (line.left, line.right)))
        above = max(n for n, row in enumerate(rows) if row.baseline < line.baseline)
        below = above + 1
        distance = line.baseline - ends.get((above, column), rows[above].baseline)
        if below < len(rows) and rows[below].baseline - line.baseline < distance - 0.2 * line.size:
            cells[below][column] = line.text + cells[below][column]
        else:
            cells[above][column] += line.text
            ends[above, column] = line.baseline
