"""From printed pages to paragraphs and tables: what PDF, OFD and recognised pictures have in common.

A format makes a ``Page`` of every page, its text cut into pieces with their places; ``arrange`` does the rest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median

from checker.reading.formats.aligned_tables import aligned
from checker.reading.formats.columns import in_columns
from checker.reading.formats.content import Grid, Text
from checker.reading.formats.footnotes import without_footnotes
from checker.reading.formats.printed import Line, Page, Piece, Ruling, lines_of
from checker.reading.formats.printed_tables import Table, is_continued, merged, ruled
from checker.reading.formats.unwrapping import ends_sentence, paragraphs

__all__ = ["Page", "Piece", "Ruling", "arrange"]

_PAGE_NUMBER = re.compile(
    r"[-—–―－~·•.]+\s*\d{1,4}\s*[-—–―－~·•.]+|第\s*\d{1,4}\s*页(?:[\s,，/]*共?\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
    r"|Page\s*\d{1,4}(?:\s*of\s*\d{1,4})?",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:https?|file)://\S+(?:\s*\d{1,4}/\d{1,4})?"
    r"|\d{1,4}/\d{1,2}/\d{1,4},?\s*(?:上午|下午)?\s*\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?(?:\s.*)?"
)
"""What a browser prints above and below a page: its address, the time and the title."""
_DIGITS = re.compile(r"\d+")
_REPEATED = 0.6
"""Share of the pages a running head stands on."""
_LONGEST_HEAD = 40
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be its furniture."""


def arrange(pages: Sequence[Page]) -> tuple[Text | Grid, ...]:
    """The paragraphs and tables of ``pages`` in reading order; page numbers and running heads are left out.

    A paragraph or a table that goes on over the end of a page is one item; its ``pages`` tell.
    """
    tables, lines = [], []
    for page in pages:
        found, rest = ruled(page)
        tables.append(found)
        frame = (round(page.width), round(page.height))
        lines.append(lines_of(rest, page.number, frame))
    found_blocks: list[Line | Table] = []
    ordered = in_columns(without_footnotes(_without_furniture(lines)), [page.width for page in pages])
    for page_tables, page_lines in zip(tables, ordered, strict=True):
        for block in aligned(_placed(page_lines, page_tables)):
            previous = found_blocks[-1] if found_blocks else None
            if isinstance(block, Table) and isinstance(previous, Table) and is_continued(previous, block):
                found_blocks[-1] = merged(previous, block)
            else:
                found_blocks.append(block)
    return tuple(_items(found_blocks))


def _items(blocks: Sequence[Line | Table]) -> Iterable[Text | Grid]:
    prose = [block for block in blocks if isinstance(block, Line)]
    starts = {id(group[0]): group for group in paragraphs(prose, _interrupted(blocks))}
    for block in blocks:
        if isinstance(block, Table):
            yield Grid(block.rows, block.pages)
        elif id(block) in starts:
            group = starts[id(block)]
            yield Text(tuple(line.text for line in group), 0, tuple(line.page for line in group))


def _interrupted(blocks: Sequence[Line | Table]) -> set[int]:
    """The ids of the lines a table stands before, which therefore start a paragraph."""
    return {id(block) for previous, block in pairwise(blocks) if isinstance(previous, Table)}


def _placed(lines: Sequence[Line], tables: Sequence[Table]) -> list[Line | Table]:
    """``tables`` put before the first of ``lines`` that stands below them."""
    found: list[Line | Table] = []
    waiting = sorted(tables, key=lambda table: table.top)
    for line in lines:
        while waiting and waiting[0].top < line.baseline:
            found.append(waiting.pop(0))
        found.append(line)
    return found + waiting


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of every page without page numbers and without what is repeated at its top or bottom."""
    seen: defaultdict[tuple[bool, str], list[float]] = defaultdict(list)
    for lines in pages:
        for line, is_top in _edges(lines):
            seen[is_top, _wording(line)].append(line.baseline)
    filled = sum(bool(lines) for lines in pages)
    found = []
    for lines in pages:
        pitch = median([below.baseline - above.baseline for above, below in pairwise(lines)] or [0.0])
        dropped: set[int] = set()
        for is_top, edge in groupby(_edges(lines), key=lambda found: found[1]):
            for line, _ in edge:
                text, places = line.text, seen[is_top, _wording(line)]
                count = sum(abs(place - line.baseline) < 0.5 * line.size for place in places)
                is_short = len(text) <= _LONGEST_HEAD and len(line.parts()) < 3 and not ends_sentence(text)
                is_head = is_short and count >= max(2, _REPEATED * filled)
                alone = text.isdigit() and len(text) < 4 and _distance(line, lines) > 1.5 * pitch
                if not (is_head or alone or _PAGE_NUMBER.fullmatch(text) or _BROWSER.fullmatch(text)):
                    break
                dropped.add(id(line))
        found.append([line for line in lines if id(line) not in dropped])
    return found


def _edges(lines: Sequence[Line]) -> list[tuple[Line, bool]]:
    """The outermost lines of a page from its edges inwards, each with whether it stands at the top."""
    count = min(_EDGE, (len(lines) + 1) // 2)
    return [(line, True) for line in lines[:count]] + [(line, False) for line in lines[::-1][:count]]


def _wording(line: Line) -> str:
    return _DIGITS.sub("0", line.text.replace(" ", ""))


def _distance(line: Line, lines: Sequence[Line]) -> float:
    return min((abs(other.baseline - line.baseline) for other in lines if other is not line), default=0.0)
