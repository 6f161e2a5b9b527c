"""Which paragraphs are headings, how deep they stand, and where their wording ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.reading.identity import is_date, is_document_number, is_organisation
from checker.reading.lines import Block
from checker.reading.model import Role
from checker.reading.roles import heading_role
from checker.reading.textmap import Span

LONGEST = 40
"""Characters of a heading; a longer first sentence is content."""

_HAN = "[一二三四五六七八九十百零〇]"
_MARKERS = (
    (10, re.compile(rf"第(?:{_HAN}{{1,4}}|\d{{1,2}})(?:部分|编)[、:]?")),
    (20, re.compile(rf"第(?:{_HAN}{{1,4}}|\d{{1,2}})章[、:]?")),
    (25, re.compile(rf"第(?:{_HAN}{{1,4}}|\d{{1,2}})节[、:]?")),
    (30, re.compile(rf"{_HAN}{{1,3}}(?:、|[.,](?=[\u4e00-\u9fff]))")),
    (40, re.compile(rf"\({_HAN}{{1,3}}\)[、.,]?|{_HAN}{{1,3}}\)")),
    (50, re.compile(r"\d{1,2}(?:\.(?!\d(?!\d{3}年))|、)")),
    (60, re.compile(r"\(\d{1,2}\)[、.,]?|\d{1,2}\)")),
)
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?!\d\d年)(?=[^\d%\s.万亿元倍个件起人次米])[、.]?")
_CIRCLED = re.compile("[\u2460-\u2473\u2776-\u2793]")
_PLAIN_OUTER, _PLAIN_INNER, _MARKDOWN = 5, 90, 1
_SENTENCE_END = re.compile(r"[。!?;]|(?<=[\u4e00-\u9fff%)])\.(?=$|[\u4e00-\u9fff])")
_FIGURE = re.compile(r"\d[\d.,]*(?:余|多)?[%万亿]?[件起人次名份场期条家个套台元例案]")
_NO_HEADING = re.compile(
    r"[|\t,]|[;:、]$|^附件|^(?:首先|其次|再次|此外|最后)"
    r"|^[一二三四五六七八九十]{1,2}[是要]|^第[一二三四五六七八九十],"
)
_TELLING = (Role.DEFICIENCIES, Role.CAUSES, Role.NEXT_YEAR)
"""Roles whose headings are known by their wording even where a short sentence follows."""
_LIST_AGAIN = re.compile(r"[;。,:](?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、)](?!\d))")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or, where a marked paragraph is content, an empty one (``start == end``).

    ``order`` sorts styles from the outermost in; ``title`` is normalised, without the final stop.
    """

    paragraph: int
    start: int
    end: int
    order: int
    title: str


def find(
    text: str,
    paragraphs: Sequence[Span],
    origins: Sequence[str],
    blocks: Sequence[Block],
    first: int,
    last: int,
    year: int | None,
) -> list[Heading]:
    """The headings among ``paragraphs[first:last]``.

    ``origins`` are the first source characters of the paragraphs, ``blocks`` what they were read from.
    """
    headings: list[Heading] = []
    decimals: set[tuple[int, ...]] = set()
    has_marked = False
    for number in range(first, last):
        if blocks[number].row:
            continue
        start, end = paragraphs[number]
        line = text[start:end]
        marker = _marker(line, origins[number], decimals)
        if number == first and line.endswith(":") and not marker:
            continue  # to whom the report is sent
        if depth := blocks[number].depth:
            order = marker[0] if marker else _MARKDOWN + min(depth, 3)
            headings.append(Heading(number, start, end, order, line.rstrip("。:")))
        elif marker:
            has_body = number + 1 < last and not _CIRCLED.match(origins[number + 1])
            following = text[slice(*paragraphs[number + 1])] if has_body else ""
            heading = _marked(line, marker, following)
            if heading:
                length, title = heading
                headings.append(Heading(number, start, start + length, marker[0], title))
                has_marked = True
        elif blocks[number].is_item or number + 1 == last or blocks[number + 1].row:
            continue
        elif _is_plain(line, text[slice(*paragraphs[number + 1])], year):
            outer = not has_marked or heading_role(line, year, True) is not None
            headings.append(Heading(number, start, end, _PLAIN_OUTER if outer else _PLAIN_INNER, line))
    return headings


def levels(headings: Sequence[Heading]) -> list[int]:
    """The level of each heading, 1 the outermost, by what it stands under."""
    stack: list[int] = []
    found: list[int] = []
    for heading in headings:
        while stack and stack[-1] >= heading.order:
            stack.pop()
        stack.append(heading.order)
        found.append(len(stack))
    return found


def _marker(line: str, origin: str, decimals: set[tuple[int, ...]]) -> tuple[int, int] | None:
    """Order and length of the marker ``line`` starts with."""
    if _CIRCLED.match(origin):
        number = re.match(r"\(\d{1,2}\)", line)
        return (70, number.end() if number else 0)
    decimal = _DECIMAL.match(line)
    if decimal:
        parts = tuple(int(part) for part in decimal[1].split("."))
        # 12.4宪法宣传日 is a date: a true number is the first of its kind or follows the one before it.
        if parts[-1] == 1 or (*parts[:-1], parts[-1] - 1) in decimals:
            decimals.add(parts)
            return 50 + len(parts), decimal.end()
        return None
    for order, pattern in _MARKERS:
        found = pattern.match(line)
        if found:
            return order, found.end()
    return None


def _marked(line: str, marker: tuple[int, int], following: str) -> tuple[int, str] | None:
    """Length of the heading's wording and its title, or None when the paragraph is a plain item."""
    size = marker[1]
    if size >= len(line):
        return None
    found = _SENTENCE_END.search(line, size)
    clause = re.split("[,;。:]", line[size:], maxsplit=1)[0]
    empty = 0, line[: size + min(len(clause), LONGEST)]
    if found is None:
        is_heading = len(line) <= LONGEST + 10 or (len(line) <= 70 and not line.endswith(":") and "," not in line)
        return (len(line), line.rstrip(":")) if is_heading else empty
    stop = found.end()
    if _LIST_AGAIN.search(line, stop - 1) and found[0] == ";":
        return None
    is_short = found.start() - size <= LONGEST and found[0] in "。." and not _FIGURE.search(line, size, stop)
    if stop < len(line):
        return (stop, line[: found.start()]) if is_short else empty
    has_body = bool(following) and not _starts_marked(following)
    if is_short and has_body and len(line) - size <= 25 and "," not in line[size:]:
        return stop, line[: found.start()]
    return empty


def _is_plain(line: str, following: str, year: int | None) -> bool:
    """Whether ``line``, which has no marker, is a short heading of what follows."""
    if not 2 <= len(line) <= 30 or _SENTENCE_END.search(line) or _NO_HEADING.search(line):
        return False
    if is_date(line) or is_organisation(line) or is_document_number(line):
        return False
    if line.isdigit() or _FIGURE.search(line):
        return False
    if _starts_marked(following):
        return True
    is_long = len(following) > 30 or heading_role(line, year, True) in _TELLING
    return is_long and _SENTENCE_END.search(following) is not None


def _starts_marked(line: str) -> bool:
    return any(pattern.match(line) for _, pattern in _MARKERS)
