"""The text PDFium finds on a page, in pieces, and whether the page is a picture."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from checker.reading.formats.pdf_drawings import View, drawn
from checker.reading.formats.printed import Page, Piece

_LONGEST_SIDE = 14_400.0
"""Points; what the format allows."""
_BLANKS = " \t\xa0\u2002\u2003\u2009\u3000"
_GONE = "\xad\u200b\u200c\u200d\u2060\ufeff\0\r\n"
_LINE_END_HYPHENS = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line."""
_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_GAP = 0.15
"""Em between characters that ends a piece; kerning and justified text stay below."""
_WIDE = 1.5
"""Em of a blank that is white between columns rather than a blank between words."""
_FEW = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as PDFium gives it; ``hidden`` are the pieces of the invisible text a scanner laid over its picture."""

    page: Page
    hidden: tuple[Piece, ...]
    is_picture: bool


@dataclass(slots=True)
class _Character:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_hidden: bool
    is_unmapped: bool


def look(page: pdfium.PdfPage, number: int) -> Sheet:
    """``page`` with its visible text and rulings; ``number`` counts from 1.

    Raises pypdfium2.PdfiumError when the page is broken.
    """
    textpage = page.get_textpage()
    try:
        direction = _direction(textpage)
        view = View.of(page.get_bbox(), *direction)
        characters = list(_characters(textpage, view))
    finally:
        textpage.close()
    visible = [found for found in characters if not found.is_hidden]
    readable = [found for found in visible if not found.is_unmapped]
    rulings, covered = drawn(page, view)
    is_picture = (_printed(readable) < _FEW and covered) or _printed(visible) > max(_FEW, 2 * _printed(readable))
    pieces = tuple(_pieces(readable))
    hidden = tuple(_pieces([found for found in characters if found.is_hidden and not found.is_unmapped]))
    width, height = min(view.width, _LONGEST_SIDE), min(view.height, _LONGEST_SIDE)
    return Sheet(Page(number, width, height, pieces, tuple(rulings)), hidden, is_picture)


def _printed(characters: list[_Character]) -> int:
    return sum(found.text not in _BLANKS for found in characters)


def _direction(textpage: pdfium.PdfTextPage) -> tuple[float, float]:
    """Cosine and sine of the right angle most text runs at."""
    seen: Counter[int] = Counter()
    for index in range(min(textpage.count_chars(), 2_000)):
        if (matrix := _matrix(textpage, index)) and raw.FPDFText_IsGenerated(textpage, index) != 1:
            seen[round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4] += 1
    quarter = seen.most_common(1)[0][0] if seen else 0
    return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[quarter]


def _matrix(textpage: pdfium.PdfTextPage, index: int) -> raw.FS_MATRIX | None:
    matrix = raw.FS_MATRIX()
    is_known = raw.FPDFText_GetMatrix(textpage, index, matrix)
    return matrix if is_known and all(map(math.isfinite, (matrix.a, matrix.b, matrix.c, matrix.d))) else None


def _characters(textpage: pdfium.PdfTextPage, view: View) -> Iterator[_Character]:
    modes: dict[int, bool] = {}
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        if raw.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        text = _text(raw.FPDFText_GetUnicode(textpage, index))
        matrix = _matrix(textpage, index)
        if not text or not matrix:
            continue
        along, across = matrix.a * view.cos + matrix.b * view.sin, matrix.b * view.cos - matrix.a * view.sin
        if along <= 0 or abs(across) > 0.1 * along:
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, index, box) or not raw.FPDFText_GetCharOrigin(
            textpage, index, x, y
        ):
            continue
        first, second = view.place(box.left, box.bottom), view.place(box.right, box.top)
        left, right = min(first[0], second[0]), max(first[0], second[0])
        baseline = view.place(x.value, y.value)[1]
        size = raw.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
        if not size > 0.1:
            size = abs(first[1] - second[1])
        if not (view.shows((left + right) / 2, baseline - size / 2) and 0.1 < size < 2000):
            continue
        yield _Character(
            text, left, right, baseline, size, _is_hidden(textpage, index, modes), _is_unmapped(textpage, index, text)
        )


def _text(code: int) -> str:
    if not 0 < code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    text = chr(code)
    return "-" if text in _LINE_END_HYPHENS else "" if text in _GONE else text


def _is_hidden(textpage: pdfium.PdfTextPage, index: int, modes: dict[int, bool]) -> bool:
    found = raw.FPDFText_GetTextObject(textpage, index)
    if not found:
        return False
    address = ctypes.addressof(found.contents)
    if address not in modes:
        modes[address] = raw.FPDFTextObj_GetTextRenderMode(found) in _INVISIBLE
    return modes[address]


def _is_unmapped(textpage: pdfium.PdfTextPage, index: int, text: str) -> bool:
    is_private = "\ue000" <= text <= "\uf8ff" or text >= "\U000f0000" or text == "\ufffd"
    return is_private or raw.FPDFText_HasUnicodeMapError(textpage, index) == 1


def _pieces(characters: list[_Character]) -> Iterator[Piece]:
    group: list[_Character] = []
    blank = ""
    for found in characters:
        if found.text in _BLANKS:
            blank += found.text
            continue
        if group and not _goes_on(group[-1], found, bool(blank)):
            yield _piece(group)
            group = []
        if group and blank:
            found.text = blank + found.text
        blank = ""
        group.append(found)
    if group:
        yield _piece(group)


def _goes_on(previous: _Character, found: _Character, is_parted: bool) -> bool:
    size, gap = previous.size, found.left - previous.right
    if abs(found.baseline - previous.baseline) > 0.1 * size or abs(found.size - size) > 0.1 * size:
        return False
    return -0.6 * size < gap < (_WIDE if is_parted else _GAP) * size


def _piece(group: list[_Character]) -> Piece:
    text = "".join(found.text for found in group)
    return Piece(text, group[0].left, max(found.right for found in group), group[0].baseline, group[0].size)
