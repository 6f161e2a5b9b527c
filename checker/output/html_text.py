"""The text of a report as blocks for a page: title, headings, paragraphs, tables, page marks, with its passages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from checker.output.html_cells import cell_spans
from checker.output.html_characters import visible
from checker.output.html_marks import Kind, Marks, Passage
from checker.reading import source_span
from checker.reading.model import Paragraph, Report, Row, Table

Span = tuple[int, int]

_ADDRESS = 40
"""Characters of the line under the title that names whom the report is sent to."""
_CAPTION_LENGTH = 40
_CAPTION = re.compile(r"[附图]?表(?:\d{1,2}|[一二三四五六七八九十])(?![\d.]*[，。])")
_QUOTES = frozenset("“”‘’「」『』〝〞〟\"'")
_RANK = {kind: place for place, kind in enumerate(Kind)}


@dataclass(slots=True)
class Segment:
    """A run of words under the same marks.

    ``passages`` stand with the one to be shown first in front; ``page`` is the page that begins before the words;
    ``anchor`` is 0 for words without a mark; ``is_first`` tells that a passage begins here; ``ending`` are the numbers
    of the cards whose evidence ends here.
    """

    text: str
    passages: tuple[Passage, ...] = ()
    page: int | None = None
    anchor: int = 0
    is_first: bool = False
    ending: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """``kind``: title, heading, paragraph, address, sign-off, caption or table.  ``number`` is the paragraph's, from 1.

    ``level`` is that of the heading, or of the one that ``run_in`` opens a paragraph with, else 0; ``page`` is the page
    that begins before it.  A table has ``header`` and ``rows`` of cells, the others ``segments``.
    """

    kind: str
    number: int
    level: int = 0
    page: int | None = None
    run_in: tuple[Segment, ...] = ()
    segments: tuple[Segment, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[tuple[Segment, ...], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """``anchors``: where each passage, by its number, begins; a passage that is not shown has none."""

    blocks: tuple[Block, ...]
    anchors: dict[int, int]


def lay_out(report: Report, marks: Marks) -> Text:
    """``report`` as blocks in reading order, with the passages of ``marks``."""
    writer = _Writer(report, marks)
    blocks = tuple(writer.blocks())
    return Text(blocks, writer.finish())


class _Writer:
    def __init__(self, report: Report, marks: Marks) -> None:
        self.report = report
        self.marks = sorted(marks, key=lambda p: p.start)
        self.cuts = sorted({*(edge for p in self.marks for edge in (p.start, p.end)), *report.page_starts})
        self.headings = {s.heading_start: s for s in report.sections[1:] if s.heading_end > s.heading_start}
        self.rows = {row.start: (table, row) for table in report.tables for row in table.rows}
        self.page = 0
        self.marked: list[Segment] = []

    def blocks(self) -> Iterator[Block]:
        paragraphs = self.report.paragraphs
        place = 0
        before = ""
        while place < len(paragraphs):
            paragraph = paragraphs[place]
            table = self.rows.get(paragraph.start)
            if table is not None:
                size = self.table_size(place, table[0])
                block = self.table(table[0], paragraphs[place : place + size])
            elif self.is_in(paragraph, self.report.title):
                size = sum(self.is_in(p, self.report.title) for p in paragraphs[place:])
                block = self.title(paragraphs[place : place + size])
            else:
                size, block = 1, self.paragraph(paragraph, before)
            yield block
            before = block.kind
            place += size

    def finish(self) -> dict[int, int]:
        """Numbers the marked segments; where each passage begins."""
        first: dict[int, int] = {}
        last: dict[int, tuple[Segment, Passage]] = {}
        for number, segment in enumerate(self.marked, 1):
            segment.anchor = number
            for passage in segment.passages:
                segment.is_first = segment.is_first or passage.number not in first
                first.setdefault(passage.number, number)
                last[passage.number] = segment, passage
        for segment, passage in last.values():
            if passage.kind is not Kind.HINT:
                numbers = [*segment.ending, *(owner.number for owner in passage.owners)]
                segment.ending = list(dict.fromkeys(numbers))
        return first

    def table_size(self, place: int, table: Table) -> int:
        size = 0
        for paragraph in self.report.paragraphs[place:]:
            found = self.rows.get(paragraph.start)
            if found is None or found[0] is not table:
                break
            size += 1
        return size

    def is_in(self, paragraph: Paragraph, span: Span | None) -> bool:
        return span is not None and span[0] <= paragraph.start < span[1]

    def title(self, paragraphs: Sequence[Paragraph]) -> Block:
        page = self.turn(source_span(self.report, paragraphs[0].start, paragraphs[0].end)[0])
        segments: list[Segment] = []
        for paragraph in paragraphs:
            if segments:
                segments.append(Segment("\n"))
            segments += self.segments(self.pieces(paragraph.start, paragraph.end))
        return Block("title", paragraphs[0].number, page=page, segments=tuple(segments))

    def paragraph(self, paragraph: Paragraph, before: str) -> Block:
        start, end = paragraph.start, paragraph.end
        page = self.turn(source_span(self.report, start, end)[0])
        section = self.headings.get(start)
        level = section.level if section else 0
        if section and section.heading_end >= end:
            segments = self.segments(self.pieces(start, end))
            return Block("heading", paragraph.number, level, page, segments=tuple(segments))
        run_in: list[Segment] = []
        if section:
            run_in = self.segments(self.pieces(start, section.heading_end, closed=False))
            start = section.heading_end
        kind = "paragraph"
        if self.is_in(paragraph, self.report.sign_off):
            kind = "sign-off"
        elif end - start <= _CAPTION_LENGTH and _CAPTION.match(self.report.text, start, end):
            kind = "caption"
        elif before == "title" and end - start <= _ADDRESS and self.report.text[end - 1] == ":":
            kind = "address"
        segments = self.segments(self.pieces(start, end, opened=section is None))
        return Block(kind, paragraph.number, level, page, tuple(run_in), tuple(segments))

    def table(self, table: Table, paragraphs: Sequence[Paragraph]) -> Block:
        page = self.turn(source_span(self.report, paragraphs[0].start, paragraphs[0].end)[0])
        rows = tuple((p.number, tuple(self.cells(self.rows[p.start][1]))) for p in paragraphs)
        header = tuple(map(visible, table.header)) if any(table.header) else ()
        return Block("table", paragraphs[0].number, page=page, header=header, rows=rows)

    def cells(self, row: Row) -> Iterator[tuple[Segment, ...]]:
        spans = cell_spans(self.report, row)
        if spans is not None:
            yield from (tuple(self.segments([span])) for span in spans)
            return
        # Where the cells cannot be told in the source, a row is marked as a whole.
        first, last = source_span(self.report, row.start, row.end)
        under = self.over(first, last, partly=True)
        for cell in row.cells:
            segment = Segment(visible(cell), under if cell else ())
            if segment.passages:
                self.marked.append(segment)
            yield (segment,)

    def pieces(self, start: int, end: int, opened: bool = True, closed: bool = True) -> list[Span]:
        """The source spans of the lines of a paragraph, without the blanks around them and lines that are no text.

        Quotation marks at its ends, which are no part of the text that is matched, are taken in
        (``opened``, ``closed``: on which side).
        """
        report = self.report
        source, offsets, starts = report.source, report.offsets, report.line_starts
        first, last = source_span(report, start, end)
        while opened and first and source[first - 1] in _QUOTES:
            first -= 1
        while closed and last < len(source) and source[last] in _QUOTES:
            last += 1
        found: list[Span] = []
        for line in range(bisect_right(starts, first) - 1, bisect_right(starts, last - 1)):
            begin = max(first, starts[line])
            stop = min(last, starts[line + 1]) if line + 1 < len(starts) else last
            if bisect_left(offsets, begin, start, end) == bisect_left(offsets, stop, start, end):
                continue
            raw = source[begin:stop]
            begin += len(raw) - len(raw.lstrip())
            stop -= len(raw) - len(raw.rstrip())
            if begin < stop:
                found.append((begin, stop))
        return found

    def segments(self, pieces: Sequence[Span]) -> list[Segment]:
        source = self.report.source
        found: list[Segment] = []
        for piece in pieces:
            inside = self.cuts[bisect_right(self.cuts, piece[0]) : bisect_left(self.cuts, piece[1])]
            for begin, stop in pairwise((piece[0], *inside, piece[1])):
                text = visible(source[begin:stop])
                if begin == piece[0] and found and _are_latin(found[-1].text, text):
                    text = f" {text}"
                page = self.turn(begin)
                passages = self.over(begin, stop)
                if found and page is None and found[-1].passages == passages:
                    found[-1].text += text
                    continue
                found.append(Segment(text, passages, page))
                if passages:
                    self.marked.append(found[-1])
        return found

    def over(self, begin: int, stop: int, partly: bool = False) -> tuple[Passage, ...]:
        """The passages over a stretch of the source, the gravest first, then the shortest."""
        if partly:
            found = [p for p in self.marks if p.start < stop and begin < p.end]
        else:
            found = [p for p in self.marks if p.start <= begin and stop <= p.end]
        return tuple(sorted(found, key=lambda p: (_RANK[p.kind], p.end - p.start, p.number)))

    def turn(self, offset: int) -> int | None:
        """The page that begins at or before ``offset`` (source), unless it was told of before; never the first."""
        page = bisect_right(self.report.page_starts, offset)
        if page <= self.page:
            return None
        self.page = page
        return page if page > 1 else None


def _are_latin(before: str, after: str) -> bool:
    return all(c.isascii() and c.isalpha() for c in (before[-1:], after[:1]) if c) and bool(before and after)
