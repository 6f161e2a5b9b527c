"""From a stretch of the normalised text back to the original: its place, its span, its wording."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right

from checker.reading.model import Location, Report
from checker.reading.textmap import normalise

_CELL = re.compile(r"(?:(?![ \u3000]{2}|[\t|\r\n]).)+")


def source_span(report: Report, start: int, end: int) -> tuple[int, int]:
    """The source offsets of the text offsets ``start`` … ``end``."""
    first = report.offsets[start]
    if end <= start:
        return first, first
    return first, report.offsets[_cell_end(report, end) - 1] + 1


def quote(report: Report, start: int, end: int) -> str:
    """The original wording of the text offsets ``start`` … ``end``.

    Line breaks, the blanks around them and lines that are no text (page numbers) are left out.
    """
    stop = _cell_end(report, end) if end > start else end
    return wording(report.source, report.offsets, report.line_starts, start, stop)


def wording(source: str, offsets: array[int], starts: array[int], start: int, end: int) -> str:
    """What ``quote`` gives, from the parts of a report that has not been put together yet."""
    if end <= start:
        return ""
    first, last = offsets[start], offsets[end - 1] + 1
    line = bisect_right(starts, first) - 1
    final = bisect_right(starts, last - 1) - 1
    if line == final:
        return source[first:last]
    words = ""
    for number in range(line, final + 1):
        begin = max(first, starts[number])
        stop = min(last, starts[number + 1]) if number + 1 < len(starts) else last
        if bisect_left(offsets, begin, start, end) == bisect_left(offsets, stop, start, end):
            continue
        piece = source[begin:stop].strip()
        if words and piece and _is_latin(words[-1]) and _is_latin(piece[0]):
            words += " "
        words += piece
    return words


def locate(report: Report, start: int, end: int) -> Location:
    """Where the stretch ``start`` … ``end`` (text offsets) begins in the source."""
    offset, _ = source_span(report, start, max(start, end))
    line = first = max(0, bisect_right(report.line_starts, offset) - 1)
    page = bisect_right(report.page_starts, offset)
    if page and report.is_printed:
        first -= bisect_right(report.line_starts, report.page_starts[page - 1]) - 1
    number = bisect_right(report.paragraphs, start, key=lambda paragraph: paragraph.start)
    return Location(
        page=page or None,
        paragraph=max(1, number),
        line=first + 1,
        column=offset - report.line_starts[line] + 1,
        section=_section_path(report, start),
    )


def _cell_end(report: Report, end: int) -> int:
    """``end``, or the end of the cell when the header's words that were put before a cell end there."""
    offset = report.offsets[end - 1]
    if report.offsets[end] != offset or report.text[end - 1] in normalise(report.source[offset]):
        return end
    cell = _CELL.match(report.source, offset)
    return bisect_left(report.offsets, cell.end(), end) if cell else end


def _section_path(report: Report, position: int) -> str:
    titles: list[str] = []
    for section in report.sections[1:]:
        if section.start > position:
            break
        if position < section.end:
            titles.append(section.title)
    return " / ".join(titles)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
