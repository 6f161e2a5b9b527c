"""Matching: where the patterns of the checklist match one report.

The literals come from one scan; everything else works on their hits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from checker.assessment.match import Match, adjacent, chain, combine, single
from checker.assessment.matcher import Matcher
from checker.assessment.presence import Presence
from checker.checklist.model import Window
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
)
from checker.checklist.pattern import Sequence as Steps
from checker.reading.dates import dates, years
from checker.reading.model import Report

_TITLE = re.compile(r"《[^《》]{1,80}》")


class Matching:
    """The matches in one report.  Results are memoised by pattern, so shared concepts are worked out once."""

    def __init__(self, report: Report, matcher: Matcher) -> None:
        self.report = report
        self._matcher = matcher
        self.figures = tuple(matcher.scanner.scan(report.text))
        self._titles = _marked(report.text)
        self._found = matcher.scan(report.text)
        self._literals: dict[tuple[str, bool], list[Match]] = {}
        self._clauses = [c for s in report.sentences for c in s.clauses] or [(0, 0)]
        self._clause_numbers = _numbers(self._clauses, len(report.text))
        self._sentence_numbers = _numbers([(s.start, s.end) for s in report.sentences], len(report.text))
        self._units: dict[str, list[tuple[int, int]]] = {}
        self._presence = Presence(matcher, self._sentence_numbers, self._found, self._figure_spans)
        self._memo: dict[tuple[int, bool, Window], list[Match]] = {}
        self._years: list[tuple[int, int, int]] | None = None

    def find(self, node: Node, window: Window = Window.SENTENCE, in_title: bool = False) -> list[Match]:
        """Every match of ``node``, in text order; pieces joined by & stand in one ``window``."""
        key = (id(node), in_title, window)
        found = self._memo.get(key)
        if found is None:
            present = self._presence.of(node, window)
            found = self._memo[key] = self._evaluate(node, window, in_title) if present else []
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
        if window is Window.CLAUSE:
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

    def _literal(self, text: str, in_title: bool) -> list[Match]:
        key = (text, in_title)
        if key not in self._literals:
            self._literals[key] = [single(*span) for span in self._visible(self._found.get(text, []), in_title)]
        return self._literals[key]

    def _evaluate(self, node: Node, window: Window, in_title: bool) -> list[Match]:
        match node:
            case Literal(text):
                return self._literal(self._matcher.normal[text], in_title)
            case Concept(name):
                return self.find(self._matcher.vocabulary.concepts[name], Window.SENTENCE, in_title)
            case Choice():
                return self._choice(node, in_title)
            case Adjacent(steps):
                return adjacent(self._all(node, steps, in_title))
            case Steps(steps, near):
                return self._sequence(self._all(node, steps, in_title), near)
            case Conjunction():
                return self._conjunction(node, window, in_title)
            case Title(inner):
                return self.find(inner, window, True) if self._titles else []
            case Regex(source):
                return self._regex(source, in_title)
            case Figure(unit):
                return self._figure(unit, in_title)

    def _all(self, node: Node, steps: Sequence[Node], in_title: bool) -> list[list[Match]]:
        """The matches of every step in the sentences that may hold them all; nothing as soon as one has none."""
        present = self._presence.of(node)
        found: list[list[Match]] = []
        for step in steps:
            matches = self._within(step, present, in_title)
            if not matches:
                return []
            found.append(matches)
        return found

    def _within(self, node: Node, sentences: int, in_title: bool) -> list[Match]:
        """The matches of ``node`` that begin in ``sentences`` (a bit set); a choice is not worked out elsewhere."""
        numbers = self._sentence_numbers
        if not isinstance(node, Choice):
            return [m for m in self.find(node, Window.SENTENCE, in_title) if sentences >> numbers[m.start] & 1]
        options = self._matcher.options[id(node)]
        found = {
            match
            for text in options.literals & self._found.keys()
            if self._presence.of_literal(text) & sentences
            for match in self._literal(text, in_title)
            if sentences >> numbers[match.start] & 1
        }
        for option in options.others:
            if self._presence.of(option) & sentences:
                found.update(self._within(option, sentences, in_title))
        return sorted(found)

    def _choice(self, node: Choice, in_title: bool) -> list[Match]:
        options = self._matcher.options[id(node)]
        present = options.literals & self._found.keys()
        lists = [found for text in present if (found := self._literal(text, in_title))]
        lists += [found for option in options.others if (found := self.find(option, Window.SENTENCE, in_title))]
        if len(lists) < 2:
            return lists[0] if lists else []
        return sorted({match for matches in lists for match in matches})

    def _regex(self, source: str, in_title: bool) -> list[Match]:
        anchors = self._matcher.anchors[source]
        found = [word for word in anchors if word in self._found]
        if anchors and not found:
            return []
        pattern, text = self._matcher.regexes[source], self.report.text
        stretches = [(0, len(text))] if not anchors else self._sentences_with(found)
        spans = (m.span() for start, end in stretches for m in pattern.finditer(text, start, end))
        return [single(*span) for span in self._visible([s for s in spans if s[0] < s[1]], in_title)]

    def _sentences_with(self, words: list[str]) -> list[tuple[int, int]]:
        """The sentences in which one of ``words`` begins: no regular expression looks further than a sentence."""
        numbers = {self._sentence_numbers[start] for word in words for start, _ in self._found[word]}
        return [(self.report.sentences[n].start, self.report.sentences[n].end) for n in sorted(numbers)]

    def _figure(self, unit: str, in_title: bool) -> list[Match]:
        return [Match(s, e, ((s, e),), ((s, e),)) for s, e in self._visible(self._figure_spans(unit), in_title)]

    def _figure_spans(self, unit: str) -> list[tuple[int, int]]:
        if unit not in self._units:
            in_class = self._matcher.scanner.in_class
            counted = [(f.start, f.end) for f in self.figures if unit not in TIMES and in_class(f, unit)]
            self._units[unit] = counted if unit not in TIMES else self._times(unit)
        return self._units[unit]

    def _times(self, unit: str) -> list[tuple[int, int]]:
        if unit == "日期":
            return [(start, end) for start, end, _ in dates(self.report.text)]
        current = self.report.year
        if self._years is None:
            self._years = years(self.report.text)
        wanted: dict[str, Callable[[int], bool]] = {
            "年份": lambda year: True,
            "本年": lambda year: year == current,
            "来年": lambda year: current is not None and year > current,
            "往年": lambda year: current is not None and year < current,
        }
        return [(start, end) for start, end, year in self._years if wanted[unit](year)]

    def _visible(self, spans: list[tuple[int, int]], in_title: bool) -> list[tuple[int, int]]:
        """The spans inside 书名号, or those outside: naming a document is not doing what it says."""
        titles = self._titles
        if not titles:
            return [] if in_title else spans
        return [span for span in spans if titles[span[0]] == in_title]

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
                    longer.append(chain(left, right))
            chains = longer
        return chains

    def _conjunction(self, node: Conjunction, window: Window, in_title: bool) -> list[Match]:
        present = self._presence.of(node, window)
        groups: list[dict[int, list[Match]]] = []
        for wanted in node.wanted:
            matches = self._within(wanted, present, in_title)
            if not matches:
                return []
            groups.append(self._by_window(matches, window))
        keys = set(groups[0]).intersection(*groups[1:])
        narrow = window in (Window.CLAUSE, Window.SENTENCE)
        for veto in node.vetoes if keys else ():
            if not narrow or self._presence.of(veto) & present:
                keys -= self._by_window(self.find(veto, Window.SENTENCE, in_title), window).keys()
        found = {match for key in keys for match in combine([group[key] for group in groups])}
        return sorted(found)

    def _by_window(self, matches: Iterable[Match], window: Window) -> dict[int, list[Match]]:
        grouped: dict[int, list[Match]] = defaultdict(list)
        for match in matches:
            for key in self.window_keys(match.start, window):
                grouped[key].append(match)
        return grouped


def _marked(text: str) -> bytes:
    """For every offset 1 where it stands inside 书名号, else 0; empty when there are none."""
    marks = bytearray(len(text) + 1)
    found = [m.span() for m in _TITLE.finditer(text)]
    for start, end in found:
        marks[start:end] = b"\x01" * (end - start)
    return bytes(marks) if found else b""


def _numbers(spans: Iterable[tuple[int, int]], length: int) -> list[int]:
    """For every offset up to ``length`` the number of the span that holds it, or of the last one before."""
    numbers: list[int] = []
    for number, (_, end) in enumerate(spans):
        numbers.extend([number] * (end - len(numbers)))
    last = numbers[-1] if numbers else 0
    numbers.extend([last] * (length + 1 - len(numbers)))
    return numbers
