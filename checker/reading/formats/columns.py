"""The order of reading on a page set in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from checker.reading.formats.printed import Line, Piece

_FEWEST = 6
"""Lines in each of two columns."""
_FULL, _WORDS = 0.25, 8
"""Share of the lines that reach the edge of their column, and characters of these."""
_HANGING = "，。、；：！？）》”’,.;:"
"""What may stand behind the edge of a column."""
_MOST = 0.6
"""Share of the lines of the page that stand beside its gutter; of those in a column that have no cells."""


def in_columns(pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> list[list[Line]]:
    """The lines of every page, those of its left column before those of the right one where it has two.

    A page with too few lines to tell is set like the other pages of its size.
    """
    gutters = [_gutter(lines, width) for lines, width in zip(pages, widths, strict=True)]
    known = {lines[0].frame: gutter for lines, gutter in zip(pages, gutters, strict=True) if lines and gutter}
    return [
        _ordered(lines, gutter or known.get(lines[0].frame)) if lines else []
        for lines, gutter in zip(pages, gutters, strict=True)
    ]


def _ordered(lines: Sequence[Line], gutter: float | None) -> list[Line]:
    if gutter is None:
        return list(lines)
    found: list[Line] = []
    zone: list[tuple[Line | None, Line | None]] = []
    for line in lines:
        sides = _sides(line, gutter)
        if sides is None:
            found += [*_read(zone), line]
            zone = []
        else:
            zone.append(sides)
    return found + _read(zone)


def _read(zone: Sequence[tuple[Line | None, Line | None]]) -> list[Line]:
    left = [line for line, _ in zone if line]
    right = [line for _, line in zone if line]
    return [_framed(line, 1.0) for line in left] + [_framed(line, 2.0) for line in right]


def _framed(line: Line, column: float) -> Line:
    return replace(line, frame=(*line.frame, column))


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where the white strip between two columns of prose is; None on other pages."""
    gaps = [
        (left.right, right.left)
        for line in lines
        for left, right in pairwise(line.parts())
        if 0.3 * width < (left.right + right.left) / 2 < 0.7 * width
    ]
    candidates = {round((left + right) / 2) for left, right in gaps} | {round(width / 2)}
    best, count = None, 0
    for gutter in candidates:
        sides = [found for line in lines if (found := _sides(line, gutter))]
        lefts, rights = [left for left, _ in sides if left], [right for _, right in sides if right]
        is_most = len(sides) >= _MOST * len(lines)
        # The lines of two columns hardly ever stand side by side where their paragraphs are short, rows of cells do.
        beside = sum(left is not None and right is not None for left, right in sides)
        is_table = beside > min(len(lefts), len(rights)) / 2
        is_prose = all(_is_prose(column, is_table) for column in (lefts, rights))
        if is_most and is_prose and len(lefts) + len(rights) > count:
            best, count = float(gutter), len(lefts) + len(rights)
    return best


def _is_prose(column: Sequence[Line], may_be_table: bool) -> bool:
    """Whether ``column`` has the lines of prose, many of them full if it might be one of a table."""
    if len(column) < _FEWEST:
        return False
    edge = sorted(line.right for line in column)[int(0.92 * (len(column) - 1))]
    full = [line for line in column if line.right > edge - 2.2 * line.size]
    whole = [line for line in column if len(line.parts()) == 1]
    is_text = sum(len(line.text) >= _WORDS for line in full) >= _MOST * len(full)
    is_full = not may_be_table or len(full) >= _FULL * len(column)
    return is_text and is_full and len(whole) >= _MOST * len(column)


def _sides(line: Line, gutter: float) -> tuple[Line | None, Line | None] | None:
    """What of ``line`` stands left and right of ``gutter``; None if something stands on it."""
    near = 0.4 * line.size
    if any(piece.left < gutter + near and _right(piece) > gutter - near for piece in line.pieces):
        return None
    cut = sum(piece.left < gutter for piece in line.pieces)
    count = len(line.pieces)
    return (line.cut(0, cut) if cut else None), (line.cut(cut, count) if cut < count else None)


def _right(piece: Piece) -> float:
    """Where ``piece`` ends, without a mark that may hang over the edge."""
    last = piece.text[-1]
    return piece.right - (piece.size * (0.5 if last.isascii() else 1.0) if last in _HANGING else 0.0)
