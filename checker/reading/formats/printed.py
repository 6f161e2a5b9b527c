"""What stands on a printed page: pieces of text, ruled lines, and the lines of text they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_PART = 0.8
"""Em of a gap between pieces that parts the cells of a row, or stands for a blank in prose."""
_WORD = 0.18
"""Em of a gap that stands for a blank between two Latin words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text printed in one go, without blanks around it.

    Any one unit serves (points, millimetres, pixels); y grows downwards.  ``left``/``right`` bound the advance, not the
    ink: “（” begins with white.  ``baseline`` may be the lower edge of the box where only boxes are known; ``size`` is
    the font size, or the height of the box.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruled line, in the unit of the pieces; width or height is (nearly) nothing."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """``number`` counts from 1; pieces in any order, those of different cells of a table never in one."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces on one baseline, from left to right.  ``frame`` names pages (or columns) with the same margins."""

    page: int
    frame: tuple[float, ...]
    pieces: tuple[Piece, ...]
    baseline: float
    size: float

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def text(self) -> str:
        found = self.pieces[0].text
        for previous, piece in pairwise(self.pieces):
            gap = (piece.left - previous.right) / self.size
            edge = found[-1] + piece.text[0]
            is_latin = edge.isascii() and any(map(str.isalnum, edge))
            found += (" " if gap > (_WORD if is_latin else _PART) else "") + piece.text
        return found

    def parts(self) -> list[Line]:
        """The line cut at its wide gaps."""
        cuts = [0]
        for number, (previous, piece) in enumerate(pairwise(self.pieces), 1):
            if piece.left - previous.right > _PART * self.size:
                cuts.append(number)
        cuts.append(len(self.pieces))
        return [self.cut(start, end) for start, end in pairwise(cuts)]

    def cut(self, start: int, end: int) -> Line:
        """The line of ``pieces[start:end]``."""
        return _line(self.pieces[start:end], self.page, self.frame)


def lines_of(pieces: Iterable[Piece], page: int, frame: tuple[float, ...]) -> list[Line]:
    """The lines that ``pieces`` stand in, from the top; raised and lowered figures stay in theirs."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-round(piece.size, 1), piece.baseline)):
        best = max(rows, key=lambda row: _overlap(row[0], piece), default=None)
        if best is not None and _overlap(best[0], piece) > 0.5:
            best.append(piece)
        else:
            rows.append([piece])
    found = [_line(row, page, frame) for row in rows]
    return sorted(found, key=lambda line: (line.baseline, line.left))


def _overlap(first: Piece, second: Piece) -> float:
    """The share of the smaller one's height that both stand on."""
    common = min(first.baseline, second.baseline) - max(first.baseline - first.size, second.baseline - second.size)
    return common / max(min(first.size, second.size), 1e-6)


def _line(row: Sequence[Piece], page: int, frame: tuple[float, ...]) -> Line:
    pieces = tuple(sorted(row, key=lambda piece: piece.left))
    size = em(pieces)
    baseline = median(piece.baseline for piece in pieces if piece.size >= 0.8 * size)
    return Line(page, frame, pieces, baseline, size)


def em(pieces: Sequence[Piece]) -> float:
    """The size most characters of ``pieces`` have (their median); 1 where there are none."""
    sizes = sorted((piece.size, len(piece.text)) for piece in pieces)
    half = sum(count for _, count in sizes) / 2
    for size, count in sizes:
        half -= count
        if half <= 0:
            return max(size, 1e-6)
    return 1.0
