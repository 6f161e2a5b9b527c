"""Matching: where the patterns of the checklist match a report.

All literals of all patterns are one automaton (Aho–Corasick, charwise double array), so a report is scanned once;
everything else works on the hits.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

from checker.assessment.figures import FigureScanner, dates, years
from checker.checklist.model import Checklist, Vocabulary, Window
from checker.checklist.pattern import (
    GAP,
    TIMES,
    Adjacent,
    Choice,
    Concept,
    Conjunction,
    Figure,
    Literal,
    Node,
    Regex,
    Title,
    walk,
)
from checker.checklist.pattern import Sequence as Steps
from checker.reading import normalise
from checker.reading.model import Report

_COMBINATIONS = 32
"""How many ways to combine the pieces of a conjunction in one window are looked at."""

_TITLE = re.compile(r"《[^《》]{1,80}》")


class Match(NamedTuple):
    """Text offsets of a match, of its pieces, and of those pieces that are figures."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    figures: tuple[tuple[int, int], ...]


class Options(NamedTuple):
    """A choice split for speed: its literals (normalised), which most reports lack, and everything else."""

    literals: frozenset[str]
    others: tuple[Node, ...]


class Matcher:
    """The compiled patterns of a checklist; ``on(report)`` finds their matches there."""

    def __init__(self, checklist: Checklist) -> None:
        self.vocabulary = checklist.vocabulary
        self.scanner = FigureScanner(checklist.vocabulary.units)
        self.normal: dict[str, str] = {}
        self.options: dict[int, Options] = {}
        self.regexes: dict[str, re.Pattern[str]] = {}
        for node in (inner for outer in _nodes(checklist) for inner in walk(outer)):
            self._prepare(node)
        self._literals = sorted({text for text in self.normal.values() if text})
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._literals) if self._literals else None

    def on(self, report: Report) -> Matching:
        """The matches of this checklist's patterns in ``report``, evaluated on demand."""
        hits: dict[str, list[tuple[int, int]]] = defaultdict(list)
        if self._automaton is not None:
            for start, end, literal in self._automaton.find_overlapping(report.text):
                hits[self._literals[literal]].append((start, end))
        return Matching(report, self, hits)

    def _prepare(self, node: Node) -> None:
        match node:
            case Literal(text):
                self.normal[text] = normalise(text)
            case Regex(source):
                self.regexes[source] = re.compile(source)
            case Choice(options):
                own = frozenset(normalise(o.text) for o in options if isinstance(o, Literal))
                self.options[id(node)] = Options(own, tuple(o for o in options if not isinstance(o, Literal)))
            case _:
                pass


class Matching:
    """The matches in one report.  Results are memoised by pattern, so shared concepts are worked out once."""

    def __init__(self, report: Report, matcher: Matcher, hits: dict[str, list[tuple[int, int]]]) -> None:
        self.report = report
        self._matcher = matcher
        self.figures = tuple(matcher.scanner.scan(report.text))
        self._titles = [m.span() for m in _TITLE.finditer(report.text)]
        self._hits = {in_title: self._literal_matches(hits, in_title) for in_title in (False, True)}
        self._clauses = [c for s in report.sentences for c in s.clauses] or [(0, 0)]
        self._clause_numbers = _numbers(self._clauses, len(report.text))
        self._sentence_numbers = _numbers([(s.start, s.end) for s in report.sentences], len(report.text))
        self._memo: dict[tuple[int, bool, Window], list[Match]] = {}
        self._concepts: dict[tuple[str, bool], list[Match]] = {}

    def find(self, node: Node, window: Window = Window.SENTENCE, in_title: bool = False) -> list[Match]:
        """Every match of ``node``, in text order; pieces joined by & stand in one ``window``."""
        key = (id(node), in_title, window)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._evaluate(node, window, in_title)
        return found

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds text offset ``offset``."""
        return self._sentence_numbers[offset]

    def clause_at(self, offset: int) -> tuple[int, int]:
        """The clause that holds text offset ``offset``."""
        return self._clauses[self._clause_numbers[offset]]

    def window_keys(self, offset: int, window: Window) -> tuple[int, ...]:
        """The windows of this kind that hold ``offset``; two for NEXT, which overlap."""
        if window is Window.REPORT:
            return (0,)
        if window in (Window.NEAR, Window.CLAUSE):
            return (self._clause_numbers[offset],)
        index = self._sentence_numbers[offset]
        if window is Window.SENTENCE:
            return (index,)
        sentence = self.report.sentences[index]
        if window is Window.NEXT:
            continues = index > 0 and self.report.sentences[index - 1].paragraph == sentence.paragraph
            return (index - 1, index) if continues else (index,)
        if window is Window.ITEM:
            return (sentence.item,)
        return (sentence.paragraph,) if window is Window.PARAGRAPH else (sentence.section,)

    def _literal_matches(self, hits: dict[str, list[tuple[int, int]]], in_title: bool) -> dict[str, list[Match]]:
        if in_title and not self._titles:
            return {}
        visible = ((text, self._visible(spans, in_title)) for text, spans in hits.items())
        return {text: [_single(*span) for span in spans] for text, spans in visible if spans}

    def _evaluate(self, node: Node, window: Window, in_title: bool) -> list[Match]:
        match node:
            case Literal(text):
                return self._hits[in_title].get(self._matcher.normal[text], [])
            case Concept(name):
                return self._concept(name, in_title)
            case Choice():
                return self._choice(node, in_title)
            case Adjacent(steps):
                return _adjacent(self._all(steps, in_title))
            case Steps(steps, near):
                return self._sequence(self._all(steps, in_title), near)
            case Conjunction():
                return self._conjunction(node, window, in_title)
            case Title(inner):
                return self.find(inner, window, True) if self._titles else []
            case Regex(source):
                spans = (m.span() for m in self._matcher.regexes[source].finditer(self.report.text))
                return [_single(*span) for span in self._visible([s for s in spans if s[0] < s[1]], in_title)]
            case Figure(unit):
                return self._figure(unit, in_title)

    def _all(self, steps: Sequence[Node], in_title: bool) -> list[list[Match]]:
        """The matches of every step; nothing at all as soon as one has none."""
        found: list[list[Match]] = []
        for step in steps:
            matches = self.find(step, Window.SENTENCE, in_title)
            if not matches:
                return []
            found.append(matches)
        return found

    def _choice(self, node: Choice, in_title: bool) -> list[Match]:
        options = self._matcher.options[id(node)]
        hits = self._hits[in_title]
        lists = [hits[text] for text in options.literals & hits.keys()]
        lists += [found for option in options.others if (found := self.find(option, Window.SENTENCE, in_title))]
        if len(lists) == 1:
            return lists[0]
        return sorted({match for matches in lists for match in matches})

    def _concept(self, name: str, in_title: bool) -> list[Match]:
        key = (name, in_title)
        if key not in self._concepts:
            self._concepts[key] = self.find(self._matcher.vocabulary.concepts[name], Window.SENTENCE, in_title)
        return self._concepts[key]

    def _figure(self, unit: str, in_title: bool) -> list[Match]:
        if unit in TIMES:
            spans = self._times(unit)
        else:
            in_class = self._matcher.scanner.in_class
            spans = [(f.start, f.end) for f in self.figures if in_class(f, unit)]
        return [Match(s, e, ((s, e),), ((s, e),)) for s, e in self._visible(spans, in_title)]

    def _times(self, unit: str) -> list[tuple[int, int]]:
        if unit == "日期":
            return dates(self.report.text)
        current = self.report.year
        wanted: dict[str, Callable[[int], bool]] = {
            "年份": lambda year: True,
            "本年": lambda year: year == current,
            "来年": lambda year: current is not None and year > current,
            "往年": lambda year: current is not None and year < current,
        }
        return [(start, end) for start, end, year in years(self.report.text) if wanted[unit](year)]

    def _visible(self, spans: list[tuple[int, int]], in_title: bool) -> list[tuple[int, int]]:
        """The spans inside 书名号, or those outside: naming a document is not doing what it says."""
        if not self._titles:
            return [] if in_title else spans
        return [span for span in spans if self._inside_title(*span) is in_title]

    def _inside_title(self, start: int, end: int) -> bool:
        index = bisect_right(self._titles, (start, len(self.report.text))) - 1
        return index >= 0 and end <= self._titles[index][1] and start >= self._titles[index][0]

    def _sequence(self, steps: Sequence[list[Match]], near: Sequence[bool]) -> list[Match]:
        if not steps:
            return []
        chains = steps[0]
        for following, close in zip(steps[1:], near, strict=True):
            starts = [m.start for m in following]
            longer: list[Match] = []
            for left in chains:
                limit = left.end + GAP
                clause = self._clause_numbers[left.end - 1]
                sentence = self._sentence_numbers[left.end - 1]
                for right in following[bisect_left(starts, left.end) :]:
                    if close:
                        if right.start > limit or self._clause_numbers[right.start] != clause:
                            break
                    elif self._sentence_numbers[right.start] != sentence:
                        break
                    longer.append(_join((left, right)))
            chains = longer
        return chains

    def _conjunction(self, node: Conjunction, window: Window, in_title: bool) -> list[Match]:
        wanted = self._all(node.wanted, in_title)
        if not wanted:
            return []
        groups = [self._by_window(matches, window) for matches in wanted]
        keys = set(groups[0]).intersection(*groups[1:])
        for veto in node.vetoes:
            keys -= self._by_window(self.find(veto, Window.SENTENCE, in_title), window).keys()
        found = {match for key in keys for match in _combine([group[key] for group in groups])}
        return sorted(found)

    def _by_window(self, matches: Iterable[Match], window: Window) -> dict[int, list[Match]]:
        grouped: dict[int, list[Match]] = defaultdict(list)
        for match in matches:
            for key in self.window_keys(match.start, window):
                grouped[key].append(match)
        return grouped


def _single(start: int, end: int) -> Match:
    return Match(start, end, ((start, end),), ())


def _join(chosen: tuple[Match, ...]) -> Match:
    return Match(
        min(m.start for m in chosen),
        max(m.end for m in chosen),
        tuple(sorted({p for m in chosen for p in m.pieces})),
        tuple(sorted({f for m in chosen for f in m.figures})),
    )


def _numbers(spans: Iterable[tuple[int, int]], length: int) -> list[int]:
    """For every offset up to ``length`` the number of the span that holds it, or of the last one before."""
    numbers: list[int] = []
    for number, (_, end) in enumerate(spans):
        numbers.extend([number] * (end - len(numbers)))
    last = numbers[-1] if numbers else 0
    numbers.extend([last] * (length + 1 - len(numbers)))
    return numbers


def _adjacent(steps: Sequence[list[Match]]) -> list[Match]:
    if not steps:
        return []
    chains = steps[0]
    for following in steps[1:]:
        by_start: dict[int, list[Match]] = defaultdict(list)
        for match in following:
            by_start[match.start].append(match)
        chains = [_join((left, right)) for left in chains for right in by_start.get(left.end, ())]
    return chains


def _combine(lists: list[list[Match]]) -> list[Match]:
    """Ways to take one of each list, the most compact first, at most _COMBINATIONS of them."""
    per_list = max(2, int(_COMBINATIONS ** (1 / len(lists))) + 1)
    anchor = lists[0]
    trimmed = [anchor[: _COMBINATIONS]]
    for others in lists[1:]:
        nearest = sorted(others, key=lambda m: min(abs(m.start - a.start) for a in anchor))
        trimmed.append(nearest[:per_list])
    combined = sorted({_join(c) for c in product(*trimmed)}, key=lambda m: (m.end - m.start, m.start))
    return combined[:_COMBINATIONS]


def _nodes(checklist: Checklist) -> Iterable[Node]:
    vocabulary: Vocabulary = checklist.vocabulary
    yield from vocabulary.concepts.values()
    for cue in checklist.cues:
        yield from (node for node in (cue.pattern, cue.unless, cue.until) if node is not None)
    for dimension in checklist.dimensions:
        for element in dimension.elements:
            for part in element.parts:
                for finder in part.find + part.nil:
                    if finder.pattern is not None:
                        yield finder.pattern
