"""Footnotes at the foot of a printed page, and the raised figures that refer to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from checker.reading.formats.printed import Line, Piece

_SMALL, _RAISED = 0.87, 0.8
"""Size of a footnote in that of the text, and of the figure that refers to it in that of its line, at most."""
_MARK = re.compile(r"[\[〔(（]?(\d{1,2}|[\u2460-\u2473])(?!\d)[\]〕)）]?")


def without_footnotes(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of every page without the small ones at its foot whose mark stands raised in the text above."""
    sizes = [line.size for lines in pages for line in lines for _ in line.text]
    if not sizes:
        return [list(lines) for lines in pages]
    largest = _SMALL * median(sizes)
    return [_without(lines, largest) for lines in pages]


def _without(lines: Sequence[Line], largest: float) -> list[Line]:
    first = len(lines)
    while first and lines[first - 1].size < largest:
        first -= 1
    above, below = lines[:first], lines[first:]
    raised = {mark for line in above for piece in line.pieces if (mark := _reference(piece, line))}
    starts = [number for number, line in enumerate(below) if _mark(line.text) in raised]
    if not starts:
        return list(lines)
    noted = {_mark(below[number].text) for number in starts}
    return [*(_unmarked(line, noted) for line in above), *below[: starts[0]]]


def _mark(text: str) -> str:
    found = _MARK.match(text)
    return found[1] if found else ""


def _reference(piece: Piece, line: Line) -> str:
    """The mark ``piece`` is, raised and small; empty where it is none."""
    is_raised = piece.size < _RAISED * line.size and piece.baseline < line.baseline
    found = _MARK.fullmatch(piece.text) if is_raised else None
    return found[1] if found else ""


def _unmarked(line: Line, marks: set[str]) -> Line:
    kept = tuple(piece for piece in line.pieces if _reference(piece, line) not in marks)
    return replace(line, pieces=kept) if kept else line
