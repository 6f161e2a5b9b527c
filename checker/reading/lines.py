"""From the lines of a file to its paragraphs: noise left out, hard wraps and page cuts joined."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.reading.noise import is_noise, lists_other_pages, without_pages_around
from checker.reading.tables import find_rows
from checker.reading.textmap import Inserted, Span
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

    ``depth`` is the number of ``#`` in front of it; ``is_item`` tells of a bullet or a table row,
    ``is_row`` of a table row, which is never a heading.
    """

    spans: tuple[Span | Inserted, ...]
    depth: int
    is_item: bool
    is_row: bool


def line_starts(source: str) -> array[int]:
    """The source offset of the first character of every line."""
    return array("i", [0, *(found.end() for found in _BREAK.finditer(source))])


def blocks(source: str, starts: array[int], markdown: bool = False) -> list[Block]:
    """The paragraphs of ``source``; ``markdown`` when its name says so, else its headings tell."""
    markdown = markdown or _MARKDOWN.search(source) is not None
    lines = without_pages_around(list(_lines(source, starts, markdown)), len(source))
    rows = find_rows(source, lines)
    prose = [line for number, line in enumerate(lines) if number not in rows]
    wrapping = detect(prose)
    found: list[Block] = []
    group: list[Line] = []

    def close() -> None:
        if group:
            found.append(_block(source, group, markdown))
            group.clear()

    for number, line in enumerate(lines):
        if number in rows:
            close()
            if rows[number]:
                found.append(Block(rows[number], 0, True, True))
        elif not (wrapping and line.text.isdigit()):
            if group and not _continues(group, line, wrapping):
                close()
            group.append(line)
    close()
    return found


def _lines(source: str, starts: array[int], markdown: bool) -> Iterator[Line]:
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
        if is_noise(text) and not lists_other_pages(text):
            continue
        start, end = begin + len(raw) - len(text), begin + len(raw)
        heading = _MARKDOWN_HEADING.match(text) if markdown else None
        bullet = None if heading else _BULLET.match(text)
        skip = heading.end() if heading else bullet.end() if bullet else 0
        is_row = text.startswith("|") and text.count("|") > 1
        if is_row:
            skip, end = 1, end - text.endswith("|")
        if start + skip < end:
            yield Line(
                start=start + skip,
                end=end,
                indent=_indent(raw[: len(raw) - len(text)]),
                text=source[start + skip : end],
                is_after_blank=is_after_blank,
                depth=len(heading[1]) if heading else 0,
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
    return Block(tuple(spans), group[0].depth, group[0].is_item, False)


def _without_marks(source: str, span: Span) -> Iterator[Span]:
    start = span[0]
    for found in _INLINE.finditer(source, *span):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < span[1]:
        yield start, span[1]
