"""Paragraphs set as offices set them: A4, 28 characters of 16 points a line, 22 lines a page, everything justified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from tests.making.paragraphs import Paragraph

WIDTH, HEIGHT = 210.0, 297.0
EM, PITCH = 5.644, 9.878
LEFT, TOP = 28.0, 37.0
COLUMNS, ROWS = 28, 22
TITLE = 22 / 16
_CLOSING = "。，、；：！？）”’》」』)%"
_OPENING = "（“‘《「『("


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; ``x`` its left side in millimetres, ``width`` its advance."""

    character: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """``baseline`` and ``size`` in millimetres; ``weight``: “title”, “heading” or “body”."""

    glyphs: tuple[Glyph, ...]
    baseline: float
    size: float
    weight: str


def pages(paragraphs: Sequence[Paragraph]) -> list[list[Line]]:
    """The lines of every page, its number (“— 1 —”) the last."""
    rows: list[tuple[str, float, float, bool, str]] = []
    for paragraph in paragraphs:
        rows += _rows(paragraph)
    found = []
    for number in range(0, len(rows), ROWS):
        sheet = [
            _line(text, x, TOP + (row + 1) * PITCH, size, fill, weight)
            for row, (text, x, size, fill, weight) in enumerate(rows[number : number + ROWS])
        ]
        foot = f"— {number // ROWS + 1} —"
        sheet.append(_line(foot, (COLUMNS - _wide(foot)) / 2, TOP + (ROWS + 2.5) * PITCH, 0.875, False, "body"))
        found.append(sheet)
    return found


def _rows(paragraph: Paragraph) -> Iterator[tuple[str, float, float, bool, str]]:
    if paragraph.kind == "title":
        for text, _ in _broken(paragraph.text, COLUMNS / TITLE - 2, 0):
            yield text, (COLUMNS - _wide(text) * TITLE) / 2, TITLE, False, "title"
    elif paragraph.kind == "sign":
        yield paragraph.text, COLUMNS - 4 - _wide(paragraph.text), 1.0, False, "body"
    else:
        for number, (text, is_full) in enumerate(_broken(paragraph.text, COLUMNS, 2)):
            yield text, 0 if number else 2, 1.0, is_full, "heading" if paragraph.level else "body"


def _broken(text: str, columns: float, indent: float) -> Iterator[tuple[str, bool]]:
    """The lines of ``text``, each with whether another follows: no line begins with “，”, no number is cut."""
    room = columns - indent
    while _wide(text) > room:
        cut = next(n for n in range(len(text) + 1) if _wide(text[: n + 1]) > room)
        if text[cut] in _CLOSING:
            cut += 1  # squeezed in
        while cut < len(text) and (text[cut - 1] in _OPENING or (text[cut - 1].isdigit() and text[cut].isdigit())):
            cut -= 1
        if text[cut : cut + 1] and text[cut] in _CLOSING:
            cut -= 1
        if cut == len(text):
            break
        yield text[:cut], True
        text, room = text[cut:], columns
    yield text, False


def _line(text: str, x: float, baseline: float, size: float, is_full: bool, weight: str) -> Line:
    spread = (COLUMNS - x - _wide(text)) / max(len(text) - 1, 1) if is_full else 0.0
    found = []
    for character in text:
        width = _wide(character) * size
        found.append(Glyph(character, LEFT + x * EM, width * EM))
        x += width + spread
    return Line(tuple(found), baseline, size * EM, weight)


def _wide(text: str) -> float:
    """The width of ``text`` in em: letters and digits take half a square."""
    return sum(1.0 if character == "%" or east_asian_width(character) in "WFA" else 0.5 for character in text)
