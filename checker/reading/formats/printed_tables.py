"""Tables on a printed page, told by their ruled lines or by columns that stand below each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.reading.formats.printed import Page, Piece, Ruling, em, lines_of

Cell = str | None

_NEAR = 0.3
"""Em by which ruled lines that meet, or go on with each other, may miss."""
_MOST_RULINGS, _MOST_EDGES = 3_000, 80
_SPARE = 0.5
"""Em of room in a cell's line that do not count."""
_UNIT = re.compile(r"[（《“‘「『(〔【]*(?:[A-Za-z0-9.,%+-]+|.)[）》”’」』)〕】，。、；：！？]*")


@dataclass(frozen=True, slots=True)
class Table:
    """``edges`` are the x of its columns' bounds, ``top`` its upper edge on its first page."""

    rows: tuple[tuple[Cell, ...], ...]
    pages: tuple[int, ...]
    edges: tuple[float, ...]
    top: float


def ruled(page: Page) -> tuple[list[Table], list[Piece]]:
    """The tables of ``page`` that have ruled cells, and the pieces outside them."""
    size = em(page.pieces)
    rest = list(page.pieces)
    found = []
    for group in _joined(page.rulings[:_MOST_RULINGS], _NEAR * size):
        columns = _edges(group, _NEAR * size, is_upright=True)
        rows = _edges(group, _NEAR * size, is_upright=False)
        if not (1 < len(columns) < _MOST_EDGES and 1 < len(rows) < _MOST_EDGES and len(columns) + len(rows) > 5):
            continue
        inside = [piece for piece in rest if _within(piece, columns, rows)]
        if len({piece.text for piece in inside}) > 1:
            taken = {id(piece) for piece in inside}
            rest = [piece for piece in rest if id(piece) not in taken]
            cells = _cells(_Net(group, columns, rows, _NEAR * size), inside, page.number)
            found.append(Table(cells, (page.number,) * len(cells), tuple(columns), rows[0]))
    return found, rest


def is_continued(table: Table, following: Table) -> bool:
    """Whether ``following``, which nothing parts from ``table`` but the end of a page, is the rest of it."""
    width = table.edges[-1] - table.edges[0]
    return (
        table.pages[-1] + 1 == following.pages[0]
        and len(table.edges) == len(following.edges)
        and all(abs(one - other) < 0.03 * width for one, other in zip(table.edges, following.edges, strict=True))
    )


def merged(table: Table, following: Table) -> Table:
    """Both as one; a header that is printed again is left out."""
    again = 0
    while again < len(following.rows) - 1 and again < 3 and following.rows[again] == table.rows[again]:
        again += 1
    rows, pages, last = following.rows[again:], following.pages[again:], table.rows[-1]
    if _is_rest(last, rows[0]):
        last = tuple(one and one + (other or "") for one, other in zip(last, rows[0], strict=True))
        rows, pages = rows[1:], pages[1:]
    return replace(table, rows=(*table.rows[:-1], last, *rows), pages=table.pages + pages)


def _is_rest(row: Sequence[Cell], following: Sequence[Cell]) -> bool:
    """Whether the end of the page cuts ``row``, its longest cells going on behind it."""
    filled = [number for number, text in enumerate(following) if text]
    return not following[0] and 0 < len(filled) <= len(row) / 2 and all(row[number] for number in filled)


@dataclass(frozen=True, slots=True)
class _Net:
    """The ruled lines of a table and the places they cut it at."""

    rulings: Sequence[Ruling]
    columns: Sequence[float]
    rows: Sequence[float]
    near: float

    def parts(self, row: int, column: int, *, is_upright: bool) -> bool:
        """Whether a line stands at the right side of a cell, or below it."""
        middle = (self.rows[row] + self.rows[row + 1]) / 2, (self.columns[column] + self.columns[column + 1]) / 2
        x, y = (self.columns[column + 1], middle[0]) if is_upright else (middle[1], self.rows[row + 1])
        return any(
            _is_upright(line) == is_upright and _touch(line, Ruling(x, y, x, y), self.near) for line in self.rulings
        )


def _cells(net: _Net, pieces: Sequence[Piece], page: int) -> tuple[tuple[Cell, ...], ...]:
    height, width = len(net.rows) - 1, len(net.columns) - 1
    cells: list[list[Cell]] = [[None] * width for _ in range(height)]
    taken: set[tuple[int, int]] = set()
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            right, bottom = column, row
            while right + 1 < width and not net.parts(row, right, is_upright=True):
                right += 1
            while bottom + 1 < height and not net.parts(bottom, column, is_upright=False):
                bottom += 1
            box = net.columns[column : right + 2 : right + 1 - column], net.rows[row : bottom + 2 : bottom + 1 - row]
            text = _text([piece for piece in pieces if _within(piece, *box)], page, box[0])
            for other in range(row, bottom + 1):
                cells[other][column] = text
                taken |= {(other, covered) for covered in range(column, right + 1)}
    return tuple(map(tuple, cells))


def _text(pieces: Sequence[Piece], page: int, sides: Sequence[float]) -> str:
    """What a cell says; its paragraphs are parted by line breaks."""
    lines = lines_of(pieces, page, ())
    padding = 2 * min((line.left - sides[0] for line in lines), default=0.0)
    text = ""
    for previous, line in zip([None, *lines], lines, strict=False):
        if previous is not None:
            room = (sides[-1] - sides[0] - padding - previous.right + previous.left) / line.size
            # What would have fitted into the line above was not wrapped.
            text += "\n" if room > _first_width(line.text) + _SPARE else ""
        text += line.text
    return text


def _first_width(text: str) -> float:
    """The em that the first characters of ``text`` take which no line end may part."""
    found = _UNIT.match(text)
    return sum(0.5 if letter.isascii() else 1.0 for letter in found[0]) if found else 0.0


def _within(piece: Piece, columns: Sequence[float], rows: Sequence[float]) -> bool:
    x, y = (piece.left + piece.right) / 2, piece.baseline - 0.35 * piece.size
    return columns[0] <= x < columns[-1] and rows[0] <= y < rows[-1]


def _is_upright(line: Ruling) -> bool:
    return line.bottom - line.top > line.right - line.left


def _joined(rulings: Iterable[Ruling], near: float) -> list[list[Ruling]]:
    """``rulings`` in groups of those that touch."""
    groups: list[tuple[Ruling, list[Ruling]]] = []
    for line in rulings:
        box, members, apart = line, [line], []
        for bounds, others in groups:
            if _touch(bounds, box, near) and any(_touch(one, other, near) for one in members for other in others):
                members = others + members
                box = _around(box, bounds)
            else:
                apart.append((bounds, others))
        groups = [*apart, (box, members)]
    return [members for _, members in groups]


def _touch(one: Ruling, other: Ruling, near: float) -> bool:
    return (
        one.left <= other.right + near
        and other.left <= one.right + near
        and one.top <= other.bottom + near
        and other.top <= one.bottom + near
    )


def _around(one: Ruling, other: Ruling) -> Ruling:
    return Ruling(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )


def _edges(rulings: Sequence[Ruling], near: float, *, is_upright: bool) -> list[float]:
    """Where the lines of one direction stand, and where those of the other end, from left or top."""
    found: list[float] = []
    for line in rulings:
        if is_upright:
            found += [(line.left + line.right) / 2] if _is_upright(line) else [line.left, line.right]
        else:
            found += [line.top, line.bottom] if _is_upright(line) else [(line.top + line.bottom) / 2]
    return list(_apart(sorted(found), near))


def _apart(places: Sequence[float], near: float) -> Iterator[float]:
    last = None
    for place in places:
        if last is None or place - last > near:
            yield place
            last = place
