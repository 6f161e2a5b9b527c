"""The characters of a PDF with their boxes, and where the words of a report stand among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from checker.reading.model import Report

_HYPHENS = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line."""
_MOST_COMPARED = 6_000
_OVERLAP = 0.5
"""Share of their height that characters of one line have in common."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points of the page, y growing upwards."""

    left: float
    bottom: float
    right: float
    top: float


class PageText:
    """The characters of ``page`` that are no blanks, in the order of the file, and their boxes."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        textpage = page.get_textpage()
        found: list[tuple[str, Box]] = []
        box = raw.FS_RECTF()
        for index in range(textpage.count_chars()):
            code = raw.FPDFText_GetUnicode(textpage, index)
            character = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""
            character = "-" if character and character in _HYPHENS else character
            if character.strip() and raw.FPDFText_GetLooseCharBox(textpage, index, box):
                found.append((character, Box(box.left, box.bottom, box.right, box.top)))
        textpage.close()
        self.text = "".join(character for character, _ in found)
        self.boxes = [box for _, box in found]
        self._matcher = SequenceMatcher(None, "", self.text[:_MOST_COMPARED], autojunk=False)

    def places(self, lines: list[str]) -> list[list[int | None]]:
        """For every line, where each of its characters stands in ``text``; None for blanks and the unknown."""
        taken = bytearray(len(self.text))
        cursor = 0
        found: list[list[int | None]] = []
        for line in lines:
            kept = [n for n, character in enumerate(line) if not character.isspace()]
            words = "".join(line[n] for n in kept)
            places: list[int | None] = [None] * len(line)
            start = self._find(words, cursor, taken)
            if words and start is not None:
                cursor = start + len(words)
                taken[start:cursor] = b"\1" * len(words)
                for step, n in enumerate(kept):
                    places[n] = start + step
            elif words:
                for step, place in enumerate(self._compared(words)):
                    places[kept[step]] = place
            found.append(places)
        return found

    def _compared(self, words: str) -> list[int | None]:
        """Cells, raised figures and marks of another font may stand elsewhere in the file than on the page."""
        places: list[int | None] = [None] * len(words)
        self._matcher.set_seq1(words)
        for block in self._matcher.get_matching_blocks():
            for step in range(block.size if block.size > 1 else 0):
                places[block.a + step] = block.b + step
        for step, place in enumerate(places):
            before = places[step - 1] if step else None
            if place is None and before is not None:
                used = set(places)
                after = self.boxes[before]
                same = [n for n, character in enumerate(self.text) if character == words[step] and n not in used]
                beside = [n for n in same if _is_beside(after, self.boxes[n])]
                places[step] = min(beside, key=lambda n: abs(self.boxes[n].left - after.right), default=None)
        return places

    def _find(self, words: str, cursor: int, taken: bytearray) -> int | None:
        for low in (cursor, 0):
            start = self.text.find(words, low)
            while start >= 0:
                if not any(taken[start : start + len(words)]):
                    return start
                start = self.text.find(words, start + 1)
        return None


class PdfText:
    """Where the characters of ``report`` stand on the pages of ``file``, from which it was read."""

    def __init__(self, file: pdfium.PdfDocument, report: Report) -> None:
        self._file = file
        self._report = report
        self._pages: dict[int, tuple[list[Box], dict[int, int]]] = {}

    def page_of(self, offset: int) -> int:
        """The number, from 0, of the page on which the source offset stands."""
        return min(max(0, bisect_right(self._report.page_starts, offset) - 1), len(self._file) - 1)

    def boxes(self, start: int, end: int) -> dict[int, list[Box]]:
        """By page: the boxes of the source offsets ``start`` … ``end``, one for each stretch of a line."""
        found: dict[int, list[Box]] = {}
        for number in range(self.page_of(start), self.page_of(max(start, end - 1)) + 1):
            boxes, places = self._page(number)
            row = [boxes[places[offset]] for offset in range(start, end) if offset in places]
            if row:
                found[number] = _joined(row)
        return found

    def _page(self, number: int) -> tuple[list[Box], dict[int, int]]:
        if number not in self._pages:
            page = self._file[number]
            text = PageText(page)
            page.close()
            report = self._report
            begin = report.page_starts[number] if number < len(report.page_starts) else 0
            stop = report.page_starts[number + 1] if number + 1 < len(report.page_starts) else len(report.source)
            first, last = bisect_left(report.line_starts, begin), bisect_left(report.line_starts, stop)
            starts = list(report.line_starts[first:last])
            lines = [report.source[a:b] for a, b in zip(starts, [*starts[1:], stop], strict=True)]
            places = {
                start + step: place
                for start, line in zip(starts, text.places(lines), strict=True)
                for step, place in enumerate(line)
                if place is not None
            }
            self._pages[number] = (text.boxes, places)
        return self._pages[number]


def _is_beside(last: Box, box: Box) -> bool:
    """Whether ``box`` follows on the line of ``last``."""
    common = min(last.top, box.top) - max(last.bottom, box.bottom)
    height = max(min(last.top - last.bottom, box.top - box.bottom), 1e-6)
    return common > _OVERLAP * height and box.left >= last.left and box.left - last.right < 2 * height


def _joined(boxes: list[Box]) -> list[Box]:
    """``boxes`` of characters one after another, those of one line as one."""
    found = [boxes[0]]
    for box in boxes[1:]:
        last = found[-1]
        if _is_beside(last, box):
            found[-1] = Box(last.left, min(last.bottom, box.bottom), max(last.right, box.right), max(last.top, box.top))
        else:
            found.append(box)
    return found
