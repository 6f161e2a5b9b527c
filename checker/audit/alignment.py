"""The exact comparison of two reports: which sentences are the same but for details, and which characters differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from checker.audit.copying import Excerpt, Passage
from checker.audit.prose import Prose
from checker.audit.stock import Stock

LEAST = 60
"""Characters of its own that agree in a passage, at least: formulas of the trade bring fewer together by chance."""

LIKE = 75.0
"""Likeness (0…100) from which two sentences, numbers, names and stock phrases aside, are one."""

_SHORTEST = 8
"""Characters a sentence needs to be found in other words."""

_TIE = 5.0
_NEAR = 2
"""Sentences so many places apart in both reports belong to one passage, in whatever order."""

_ISLAND = 2
"""Equal characters between two differences that are too few to be told."""

_LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Text:
    """A report ready for comparison: its sentences masked, and what of each is its own, not stock."""

    report: Prose
    masked: tuple[str, ...]
    own: tuple[str, ...]


def text(report: Prose, stock: Stock) -> Text:
    """``report`` ready for comparison."""
    return Text(report, tuple(s.masked for s in report.sentences), tuple(stock.own(s) for s in report.sentences))


def align(left: Text, right: Text) -> tuple[float, tuple[Passage, ...]]:
    """The share of the shorter report's own words that is in the other, and the shared passages in order."""
    passages: list[Passage] = []
    shared = [0.0, 0.0]
    likeness = _matches(left, right)
    for group in _groups(sorted(likeness), left, right):
        own = [
            sum(len(left.own[i]) * likeness[i, j] for i, j in group),
            sum(len(right.own[j]) * likeness[i, j] for i, j in group),
        ]
        if min(own) >= LEAST:
            passages.append(_passage(group, left, right, round(min(own))))
            shared = [before + more for before, more in zip(shared, own, strict=True)]
    totals = sum(map(len, left.own)), sum(map(len, right.own))
    shorter = 0 if totals[0] <= totals[1] else 1
    share = min(1.0, shared[shorter] / totals[shorter]) if passages else 0.0
    return round(share, 4), tuple(passages)


def _matches(left: Text, right: Text) -> dict[tuple[int, int], float]:
    """Sentences of the left report with the one of the right that is most like it (0…1), each used once."""
    places: dict[str, list[int]] = {}
    for place, masked in enumerate(right.masked):
        places.setdefault(masked, []).append(place)
    same = places.keys() & set(left.masked)
    used: set[int] = set()
    expected = 0
    found = {}
    for i, masked in enumerate(left.masked):
        if exact := places.get(masked):
            alike = [(100.0, j) for j in exact]
        elif len(left.own[i]) < _SHORTEST:
            continue
        else:
            scored = process.extract(left.own[i], right.own, scorer=fuzz.ratio, limit=None, score_cutoff=LIKE)
            alike = [(score, j) for _, score, j in scored if right.masked[j] not in same]
        free = [(score, j) for score, j in alike if j not in used]
        if free:
            best = max(score for score, _ in free)
            _, j, score = min((abs(j - expected), j, score) for score, j in free if score >= best - _TIE)
            used.add(j)
            expected = j + 1
            found[i, j] = score / 100
    return found


def _groups(matches: Sequence[tuple[int, int]], left: Text, right: Text) -> list[list[tuple[int, int]]]:
    """The matches that belong together: near each other on both sides, or in the same two paragraphs."""
    ours, theirs = left.report.sentences, right.report.sentences
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}  # by any match of it
    places: dict[tuple[int, int], tuple[int, int]] = {}  # a match of two paragraphs
    for number, (i, j) in enumerate(matches):
        paragraphs = ours[i].paragraph, theirs[j].paragraph
        before = matches[max(0, number - _NEAR) : number]
        near = [pair for pair in before if i - pair[0] <= _NEAR and abs(j - pair[1]) <= _NEAR]
        group = [(i, j)]
        for pair in [*near, places.setdefault(paragraphs, (i, j))]:
            if pair in groups and groups[pair] is not group:
                larger, smaller = sorted((groups[pair], group), key=len, reverse=True)
                larger += smaller
                groups.update(dict.fromkeys(smaller, larger))
                group = larger
        groups[i, j] = group
    distinct = {id(group): group for group in groups.values()}
    return sorted(sorted(group) for group in distinct.values())


def _passage(group: Sequence[tuple[int, int]], left: Text, right: Text, characters: int) -> Passage:
    ours: dict[int, list[tuple[int, int]]] = {}
    theirs: dict[int, list[tuple[int, int]]] = {}
    for i, j in group:
        ours[i], theirs[j] = differences(left.report.sentences[i].text, right.report.sentences[j].text)
    return Passage(_excerpt(left.report, ours), _excerpt(right.report, theirs), characters)


def _excerpt(report: Prose, marked: dict[int, list[tuple[int, int]]]) -> Excerpt:
    """The sentences of ``marked`` in their order with the spans there."""
    words = ""
    spans: list[tuple[int, int]] = []
    last: int | None = None
    for number in sorted(marked):
        sentence = report.sentences[number]
        if last is not None:
            words += _LEFT_OUT if number > last + 1 else ""
            words += "\n" if sentence.paragraph != report.sentences[last].paragraph else ""
        spans += [(len(words) + start, len(words) + end) for start, end in marked[number]]
        words += sentence.text
        last = number
    return Excerpt(words, tuple(spans))


def differences(left: str, right: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The spans of ``left`` that are not in ``right``, and those of ``right`` that are not in ``left``."""
    ours: list[tuple[int, int]] = []
    theirs: list[tuple[int, int]] = []
    codes = Indel.opcodes(left, right)
    for number, code in enumerate(codes):
        is_inside = 0 < number < len(codes) - 1
        if code.tag == "equal" and not (is_inside and code.src_end - code.src_start < _ISLAND):
            continue
        _extend(ours, code.src_start, code.src_end)
        _extend(theirs, code.dest_start, code.dest_end)
    return ours, theirs


def _extend(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if start == end:
        return
    if spans and spans[-1][1] == start:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))
