"""From the lines of a file to its paragraphs: noise left out, hard wraps and page cuts joined."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from checker.reading.noise import is_noise, lists_other_pages, without_pages_around
from checker.reading.tables import Row
from checker.reading.text_tables import find_rows
from checker.reading.textmap import Inserted, Span
from checker.reading.toc import without_contents
from checker.reading.wrapping import Line, Wrapping, continues_page, detect

_BREAK = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_BLANK = " \t\f\v\u3000\xa0\ufeff\u200b\u200c\u200d\u2060\u2002\u2003\u2009\u00ad\0"
_MARKDOWN = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]*(?=[^#\s])")
_BULLET = re.compile(r"[-*+][ \t]+(?=\S)|[•●■◆◇▪►➢✓\uf0b7\uf06c·][ \t\u3000]*(?=\S)|>[ \t]+(?=\S)")
_RULE = re.compile(r"[-*_=]{3,}|`{3}.*|~{3}.*|\|?[\s|:-]*-{2,}[\s|:-]*\|?")
_INLINE = re.compile(r"\*\*|__|`")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as the source spans it is made of, in order, with what a table's header adds to its rows.

    ``depth`` is the number of ``#`` in front of it or the level of its style; ``is_item`` tells of a bullet or a table
    row; a table row, which is never a heading, has its ``row``.
    """

    spans: tuple[Span | Inserted, ...]
    depth: int
    is_item: bool
    row: Row | None


@dataclass(frozen=True, slots=True)
class Markup:
    """What the file's format tells of the lines of a source, by their numbers from 0.

    ``depths``: the outline levels of headings; ``rows``: the rows of tables (None: a header, which is no paragraph);
    ``paragraphs``: the paragraph each printed line belongs to, or None where every line is a paragraph of its own.
    """

    depths: Mapping[int, int] = field(default_factory=dict)
    rows: Mapping[int, Row | None] = field(default_factory=dict)
    paragraphs: Mapping[int, int] | None = None


def line_starts(source: str) -> array[int]:
    """The source offset of the first character of every line."""
    return array("i", [0, *(found.end() for found in _BREAK.finditer(source))])


def blocks(source: str, starts: array[int], markdown: bool = False, markup: Markup | None = None) -> list[Block]:
    """The paragraphs of ``source``.

    Plain text tells them itself (``markdown`` when its name says so, else its headings tell); ``markup`` holds what a
    richer format says of its lines.
    """
    markdown = markup is None and (markdown or _MARKDOWN.search(source) is not None)
    markup = markup or Markup()
    lines = without_contents(without_pages_around(list(_lines(source, starts, markdown, markup)), len(source)))
    if markup.paragraphs is not None:
        return _printed(source, lines, markup.rows, markup.paragraphs)
    rows = find_rows(source, lines) | {n: markup.rows[x.number] for n, x in enumerate(lines) if x.number in markup.rows}
    wrapping = detect([line for number, line in enumerate(lines) if number not in rows])
    found: list[Block] = []
    group: list[Line] = []

    def close() -> None:
        if group:
            found.append(_block(source, group, markdown))
            group.clear()

    for number, line in enumerate(lines):
        if number in rows:
            close()
            if row := rows[number]:
                found.append(Block(row.parts, 0, True, row))
        elif not (wrapping and line.text.isdigit()):
            if group and not _continues(group, line, wrapping):
                close()
            group.append(line)
    close()
    return found


def _printed(
    source: str, lines: Sequence[Line], rows: Mapping[int, Row | None], paragraphs: Mapping[int, int]
) -> list[Block]:
    found: list[Block] = []
    for _, group in groupby(lines, key=lambda line: paragraphs.get(line.number, -1 - line.number)):
        printed = list(group)
        if printed[0].number not in rows:
            found.append(_block(source, printed, False))
        elif row := rows[printed[0].number]:
            found.append(Block(row.parts, 0, True, row))
    return found


def _lines(source: str, starts: array[int], markdown: bool, markup: Markup) -> Iterator[Line]:
    is_after_blank = False
    is_front_matter = False
    bounds = [*starts, len(source)]
    for number, (begin, stop) in enumerate(pairwise(bounds)):
        raw = source[begin:stop].rstrip(_BLANK + "\n\r\x85\u2028\u2029")
        text = raw.lstrip(_BLANK)
        if markdown and text == "---" and (number == 0 or is_front_matter):
            is_front_matter = not is_front_matter
            continue
        if not text:
            is_after_blank = True
            continue
        if is_front_matter or (markdown and _RULE.fullmatch(text)):
            continue
        if number not in markup.rows and is_noise(text) and not lists_other_pages(text):
            continue
        start, end = begin + len(raw) - len(text), begin + len(raw)
        heading = _MARKDOWN_HEADING.match(text) if markdown else None
        bullet = None if heading else _BULLET.match(text)
        skip = heading.end() if heading else bullet.end() if bullet else 0
        is_row = number not in markup.rows and text.startswith("|") and text.count("|") > 1
        if is_row:
            skip, end = 1, end - text.endswith("|")
        if start + skip < end:
            yield Line(
                number=number,
                start=start + skip,
                end=end,
                indent=_indent(raw[: len(raw) - len(text)]),
                text=source[start + skip : end],
                is_after_blank=is_after_blank,
                depth=len(heading[1]) if heading else markup.depths.get(number, 0),
                is_item=bullet is not None or is_row,
            )
        is_after_blank = False


def _indent(blanks: str) -> float:
    """The width of ``blanks`` in em: a full-width blank is one, a tab two."""
    return sum({"\u3000": 1.0, "\u2003": 1.0, "\t": 2.0, " ": 0.5, "\xa0": 0.5}.get(blank, 0.0) for blank in blanks)


def _continues(group: list[Line], line: Line, wrapping: Wrapping | None) -> bool:
    previous = group[-1]
    if line.depth or previous.depth or line.is_item:
        return False
    if wrapping:
        return wrapping.continues(previous, line)
    return not previous.is_item and continues_page(previous, line)


def _block(source: str, group: list[Line], markdown: bool) -> Block:
    spans = [(group[0].start, group[0].end)]
    for previous, line in pairwise(group):
        if source[previous.end : line.start].isspace():
            spans[-1] = (spans[-1][0], line.end)
        else:
            # Noise stands between; the line break before it still parts two Latin words.
            spans[-1] = (spans[-1][0], previous.end + 1)
            spans.append((line.start, line.end))
    if markdown:
        spans = [part for span in spans for part in _without_marks(source, span)]
    return Block(tuple(spans), group[0].depth, group[0].is_item, None)


def _without_marks(source: str, span: Span) -> Iterator[Span]:
    start = span[0]
    for found in _INLINE.finditer(source, *span):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < span[1]:
        yield start, span[1]
