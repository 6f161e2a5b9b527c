"""What stands on an OFD page: pieces of text and ruled lines, in millimetres from its top left corner."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from lxml import etree

from checker.reading.formats.layout import Piece, Ruling
from checker.reading.formats.ofd_package import find, local

_SIZE = 4.0
"""Millimetres; the size of text that states none."""
_GAP = 0.15
"""Em between two characters that parts a piece in two."""
_SLANT = 0.2
"""Tangent from which on slanting text is a watermark."""
_THIN = 0.3
"""Millimetres a ruled line may run off the horizontal or the vertical."""
_STEP = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

_Matrix = tuple[float, float, float, float, float, float]


def pieces(page: etree._Element) -> Iterator[Piece]:
    """The text below ``page``, cut at blanks, in the order of the file; slanting watermarks are left out."""
    for element in page.iter():
        if local(element) == "TextObject" and _is_visible(element):
            yield from _pieces_of(element)


def rulings(page: etree._Element) -> Iterator[Ruling]:
    """The horizontal and vertical lines drawn below ``page``."""
    for element in page.iter():
        if local(element) == "PathObject" and _is_visible(element):
            left, top, _, _ = box(element)
            matrix = _matrix(element, left, top)
            for data in find(element, "AbbreviatedData"):
                for start, end in _strokes(data.text or ""):
                    (x0, y0), (x1, y1) = _moved(matrix, *start), _moved(matrix, *end)
                    if min(abs(x1 - x0), abs(y1 - y0)) < _THIN < max(abs(x1 - x0), abs(y1 - y0)):
                        yield Ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def box(element: etree._Element) -> tuple[float, float, float, float]:
    """An object's ``Boundary``: left, top, width and height, 0 for what is not given."""
    left, top, width, height = [*numbers(element.get("Boundary")), 0.0, 0.0, 0.0, 0.0][:4]
    return left, top, width, height


def numbers(written: str | None) -> list[float]:
    """The numbers in ``written``; what is no number counts as 0."""
    return [_number(token) for token in (written or "").split()]


def _pieces_of(text_object: etree._Element) -> Iterator[Piece]:
    left, top, _, _ = box(text_object)
    matrix = _matrix(text_object, left, top)
    a, b, c, d, _, _ = matrix
    if abs(b) > _SLANT * abs(a) and abs(a) > _SLANT * abs(b):
        return
    size = _number(text_object.get("Size")) or _SIZE
    em = size * (math.hypot(c, d) or 1.0)
    wide = math.hypot(a, b) or 1.0
    start, level = 0.0, 0.0
    for code in find(text_object, "TextCode"):
        x = start = _number(code.get("X"), start)
        y = level = _number(code.get("Y"), level)
        piece: Piece | None = None
        for character, across, down in _steps(code, size):
            at, baseline = _moved(matrix, x, y)
            advance = wide * (min(across, _width(character, size)) if across > 0 else _width(character, size))
            x, y = x + across, y + down
            if character.isspace():
                continue
            if piece and abs(baseline - piece.baseline) < 0.1 * em and abs(at - piece.right) < _GAP * em:
                piece = Piece(piece.text + character, piece.left, at + advance, piece.baseline, em)
                continue
            if piece:
                yield piece
            piece = Piece(character, at, at + advance, baseline, em)
        if piece:
            yield piece


def _steps(code: etree._Element, size: float) -> Iterator[tuple[str, float, float]]:
    """Every character of a TextCode with the way to the next one, across and down; the last one's is 0."""
    text = code.text or ""
    if "\n" in text and len(_repeated(code.get("DeltaX"), len(text))) < len(text) - 1:
        text = text.strip()  # blanks of the XML's own layout
    across = _repeated(code.get("DeltaX"), len(text) - 1)
    down = _repeated(code.get("DeltaY"), len(text) - 1)
    is_loose = not across and not down
    for number, character in enumerate(text):
        if number == len(text) - 1:
            yield character, 0.0, 0.0
        elif is_loose:
            yield character, _width(character, size), 0.0
        else:
            yield character, _at(across, number), _at(down, number)


def _at(steps: list[float], number: int) -> float:
    return steps[min(number, len(steps) - 1)] if steps else 0.0


def _repeated(written: str | None, most: int) -> list[float]:
    """The first ``most`` steps of a list in which “g 3 4.2” stands for three times 4.2."""
    steps: list[float] = []
    tokens = iter((written or "").split())
    for token in tokens:
        if len(steps) >= most:
            break
        if token.lower() == "g":
            times = int(_number(next(tokens, None)))
            steps += [_number(next(tokens, None))] * min(times, most - len(steps))
        else:
            steps.append(_number(token))
    return steps


def _width(character: str, size: float) -> float:
    """How wide a character is that does not say so: Chinese ones and their punctuation are square."""
    return size if ord(character) > 0x2E7F or character in "“”‘’—…·" else size / 2


def _strokes(data: str) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight strokes of a path: “M 0 0 L 10 0 C”."""
    tokens = [match.groups() for match in _STEP.finditer(data)]
    first = last = (0.0, 0.0)
    for here, (letter, _) in enumerate(tokens):
        if not letter:
            continue
        count = _OPERANDS.get(letter.upper(), 0)
        operands = [_number(value) for _, value in tokens[here + 1 : here + 1 + count]]
        point = (operands[-2], operands[-1]) if len(operands) > 1 else first
        if letter.upper() in "LC":
            yield last, point
        elif letter.upper() in "SM":
            first = point
        last = point


def _matrix(element: etree._Element, left: float, top: float) -> _Matrix:
    """What takes a place inside the object ``element`` at ``left``, ``top`` to its place on the page."""
    found = numbers(element.get("CTM"))
    a, b, c, d, e, f = found if len(found) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return a, b, c, d, e + left, f + top


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_visible(element: etree._Element) -> bool:
    return (element.get("Visible") or "").lower() != "false"


def _number(written: str | None, otherwise: float = 0.0) -> float:
    try:
        value = float(written or "")
    except ValueError:
        return otherwise
    return value if abs(value) < 1e6 else otherwise  # nan and infinity included
