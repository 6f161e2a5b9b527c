"""Paragraphs cut into sentences, clauses and “一是…二是…” items, without a gap."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.reading.textmap import Span

_HELD = 60
"""Brackets, titles and quotations shorter than this are never cut."""

_ITEM = (
    "(?:十?[一二三四五六七八九]|十)[是要](?![一二三四五六七八九])"
    "|(?:首先|其次|再次|再者|此外|另外|最后|第[一二三四五六七八九十]|其[一二三四五六七八九])(?=,)"
    r"|\(\d{1,2}\)(?=[\u4e00-\u9fff])"
)
_LONGEST = 1000
"""A sentence longer than this (a list run wild, a text without stops) is cut at the next comma."""
_LABEL = 11
"""A colon after a label this short (“行政诉讼:2件”) parts no clauses."""
_LONG_LABEL = 24
_VALUE = re.compile(r"[^,。;:\n]{0,6}?\d[\d.,]*[\u4e00-\u9fff%‰]{0,3}(?=[,。;\n]|$)")
"""After a colon that parts no clauses even if the label is longer: a value and nothing else (a table's row)."""
_CUT = re.compile(
    rf"《[^《》\n]{{0,{_HELD}}}》"
    rf"|\((?!\d{{1,2}}\)[\u4e00-\u9fff])[^()\n]{{0,{_HELD}}}\)"
    rf"|(?P<item>(?:(?<=[。!?;,:.\n])|^)(?:{_ITEM}))"
    r"|(?P<stop>[。!?;]+|(?<=[\u4e00-\u9fff%)])\.(?=\n|$|[\u4e00-\u9fff]))"
    r"|(?P<clause>(?<!\d)[,:]|,(?!\d{3}(?!\d))|:(?!\d)|\|)"
)
_NUMBERED = re.compile(r"(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、)](?!\d))")
_QUOTATION = re.compile(rf"(?:“[^“”\n]{{0,{_HELD}}}”|「[^「」\n]{{0,{_HELD}}}」|\"[^\"\n。；]{{0,{_HELD}}}\")")
_CUTTERS = re.compile("[。！？!?；;]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence still without section and role; ``opens_item`` when it starts a new item."""

    start: int
    end: int
    opens_item: bool
    clauses: tuple[Span, ...]


def quotations(source: str, offsets: Sequence[int]) -> list[Span]:
    """Text offsets of the short quotations that hold a mark at which a sentence would be cut."""
    spans: list[Span] = []
    for found in _QUOTATION.finditer(source):
        if _CUTTERS.search(found[0]):
            spans.append((bisect_left(offsets, found.start()), bisect_left(offsets, found.end())))
    return spans


def cut(text: str, start: int, end: int, held: Sequence[Span]) -> Iterator[Piece]:
    """The sentences of ``text[start:end]``, a stretch inside one paragraph; ``held`` are not cut inside."""
    begin = clause = start
    clauses: list[Span] = []
    opens = False
    for found in _CUT.finditer(text, start, end):
        kind = found.lastgroup
        if kind is None or (held and _is_held(found.end(), found[0], held)):
            continue
        if kind == "item":
            place = found.start()
            if place > begin:
                if place > clause:
                    clauses.append((clause, place))
                yield _piece(text, begin, place, opens, clauses)
                begin = clause = place
                clauses = []
            opens = True
            continue
        place = found.end()
        if found[0] == ":" and place < end:
            length = place - clause
            if length <= _LABEL or (length <= _LONG_LABEL and _VALUE.match(text, place, end)):
                continue
        clauses.append((clause, place))
        clause = place
        if kind == "stop" or place - begin > _LONGEST:
            yield _piece(text, begin, place, opens, clauses)
            begin = place
            clauses = []
            opens = False
    if begin < end:
        if clause < end:
            clauses.append((clause, end))
        yield _piece(text, begin, end, opens, clauses)


def _piece(text: str, start: int, end: int, opens: bool, clauses: list[Span]) -> Piece:
    return Piece(start, end, opens or _NUMBERED.match(text, start, end) is not None, tuple(clauses))


def _is_held(place: int, mark: str, held: Sequence[Span]) -> bool:
    """Whether a mark ending at ``place`` stands inside a quotation; a full stop that ends one cuts all the same."""
    number = bisect_right(held, (place - 1, 1 << 60)) - 1
    if number < 0:
        return False
    first, last = held[number]
    return first < place and (place < last or (place == last and not mark.startswith("。")))
