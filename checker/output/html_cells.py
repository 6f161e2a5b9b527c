"""The cells of a table row in the source, so that marks fall on the words they mean."""

from __future__ import annotations

import re
from bisect import bisect_right

from checker.reading import normalise, source_span
from checker.reading.model import Report, Row

_SEPARATORS = (re.compile("\t"), re.compile(r"\|"), re.compile("[ \u3000]{2,}"))
_ENDS = "。；;"


def cell_spans(report: Report, row: Row) -> list[tuple[int, int]] | None:
    """The source offsets of every cell of ``row``; None where its line cannot be parted into them for certain."""
    first, _ = source_span(report, row.start, row.end)
    starts = report.line_starts
    line = bisect_right(starts, first) - 1
    begin = starts[line]
    stop = starts[line + 1] if line + 1 < len(starts) else len(report.source)
    wanted = [cell.rstrip(_ENDS) for cell in row.cells]
    for separator in _SEPARATORS:
        spans = _parted(report.source, begin, stop, separator)
        # A pipe or a bullet may stand in front of the first cell and behind the last.
        for low in range(len(spans) - len(wanted) + 1):
            chosen = spans[low : low + len(wanted)]
            if [normalise(report.source[a:b]).rstrip(_ENDS) for a, b in chosen] == wanted:
                return chosen
    return None


def _parted(source: str, begin: int, stop: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    edges = [begin]
    for found in separator.finditer(source, begin, stop):
        edges += found.span()
    edges.append(stop)
    return [_stripped(source, edges[place], edges[place + 1]) for place in range(0, len(edges), 2)]


def _stripped(source: str, start: int, end: int) -> tuple[int, int]:
    raw = source[start:end]
    start += len(raw) - len(raw.lstrip())
    return start, max(start, start + len(raw.strip()))
