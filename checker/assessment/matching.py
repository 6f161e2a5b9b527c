"""Matching: where the patterns of the checklist match one report.

Words and figures come from one scan each; everything else works on them, sentence by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from checker.assessment.here import Here
from checker.assessment.match import Located, Match, figure, in_windows
from checker.assessment.matcher import Matcher
from checker.assessment.operations import Across, Operation
from checker.checklist.model import Window
from checker.checklist.pattern import Node
from checker.reading.dates import dates, years
from checker.reading.model import Report, Role

_TITLE = re.compile(r"《[^《》]{1,80}》")


class Matching:
    """The matches in one report."""

    def __init__(self, report: Report, matcher: Matcher) -> None:
        self.report = report
        self.figures = tuple(matcher.scanner.scan(report.text))
        self._matcher = matcher
        sentences = [(s.start, s.end) for s in report.sentences] or [(0, len(report.text))]
        self._clauses = [c for s in report.sentences for c in s.clauses] or [(0, 0)]
        self._clause_numbers = _numbers(self._clauses, len(report.text))
        self.sentence_numbers = _numbers(sentences, len(report.text))
        self._by_roles: dict[frozenset[Role], int] = {}
        self._marks = _marked(report.text)
        self._bits = [0] * matcher.programme.size
        self._heres = [
            Here(1 << number, start, end, report.text, self._marks, self._clause_numbers, self._bits)
            for number, (start, end) in enumerate(sentences)
        ]
        self.every = (1 << len(sentences)) - 1
        """All sentences, as a bit set."""
        pairs = enumerate(pairwise(report.sentences), 1)
        self._continuing = bit_set(number for number, (one, next_) in pairs if one.paragraph == next_.paragraph)
        self._search()

    def presence(self, node: Node, window: Window = Window.SENTENCE) -> int:
        """The sentences in which a pattern of the checklist may match, as a bit set."""
        return self._bits[self._matcher.operation(node, window).number] & self.every

    def find(self, node: Node, window: Window = Window.SENTENCE, sentences: int = -1) -> list[Match]:
        """Every match of a pattern of the checklist, in text order; pieces joined by & stand in one ``window``.

        ``sentences``: a bit set of those in which the caller wants to know; no window may be wider than they are.
        """
        operation = self._matcher.operation(node, window)
        present = self._bits[operation.number] & sentences
        if not present:
            return []
        if type(operation) is Across:  # not isinstance: slow for classes with abstract methods
            return self._across(operation)
        return [match for number in members(present & self.every) for match in operation.at(self._heres[number])]

    def sentences_of(self, roles: frozenset[Role]) -> int:
        """The sentences that play one of ``roles``, as a bit set."""
        if roles not in self._by_roles:
            self._by_roles[roles] = bit_set(n for n, s in enumerate(self.report.sentences) if s.role in roles)
        return self._by_roles[roles]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds text offset ``offset``."""
        return self.sentence_numbers[offset]

    def clause_at(self, offset: int) -> tuple[int, int]:
        """The clause that holds text offset ``offset``."""
        return self._clauses[self._clause_numbers[offset]]

    def _search(self) -> None:
        """Everything that is searched for beforehand, and from it the presence of all operations."""
        text, programme, numbers = self.report.text, self._matcher.programme, self._matcher.numbers
        marks, sentences = self._marks, self.sentence_numbers
        hits = [here.hits for here in self._heres]
        for hit in self._matcher.words(text):
            start, _, word = hit
            number = numbers[word] + marks[start]
            here = hits[sentences[start]]
            here[number] = here[number] + hit if number in here else hit
        for pattern, number in programme.expressions.items():
            for start, end in (m.span() for m in pattern.finditer(text)):
                if start < end:
                    here, place = hits[sentences[start]], number + marks[start]
                    here[place] = (*here.get(place, ()), start, end, 0)
        for number, start, end in self._figures():
            here, number = hits[sentences[start]], number + marks[start]
            here.setdefault(number, ())
            self._heres[sentences[start]].found.setdefault(number, []).append(figure(start, end))
        for each in self._heres:
            for number in each.hits:
                self._bits[number] |= each.mask
        programme.presence(self._bits, sorted(set().union(*hits)))

    def _figures(self) -> Iterator[tuple[int, int, int]]:
        """The figures of every class, dates and years included: (number, start, end)."""
        for counted in self.figures:
            for number in self._matcher.classes(counted.unit):
                yield number, counted.start, counted.end
        yield from self._times()

    def _times(self) -> Iterator[tuple[int, int, int]]:
        """Dates and years: (number, start, end)."""
        wanted, current = self._matcher.programme.figures, self.report.year
        if "日期" in wanted:
            yield from ((wanted["日期"], start, end) for start, end, _ in dates(self.report.text))
        tests: dict[str, Callable[[int], bool]] = {
            "年份": lambda year: True,
            "本年": lambda year: year == current,
            "来年": lambda year: current is not None and year > current,
            "往年": lambda year: current is not None and year < current,
        }
        for start, end, year in years(self.report.text):
            for name, test in tests.items():
                if name in wanted and test(year):
                    yield wanted[name], start, end

    def _across(self, operation: Across) -> list[Match]:
        window = operation.window
        near = self._side_by_side(operation.wanted) if window is Window.NEXT else self.every
        if not near:
            return []
        groups = [self._located(wanted, window, near) for wanted in operation.wanted]
        vetoes = [located for veto in operation.vetoes for located in self._located(veto, window, self.every)]
        return in_windows([*groups, vetoes], len(groups))

    def _side_by_side(self, wanted: Iterable[Operation]) -> int:
        """The sentences in which each of ``wanted`` is present, or is in one they continue or are continued by."""
        near = self.every
        for operation in wanted:
            present = self._bits[operation.number]
            near &= present | (present << 1) & self._continuing | (present & self._continuing) >> 1
        return near

    def _located(self, operation: Operation, window: Window, sentences: int) -> list[Located]:
        return [
            (match, self._windows(number, window))
            for number in members(self._bits[operation.number] & sentences)
            for match in operation.at(self._heres[number])
        ]

    def _windows(self, number: int, window: Window) -> tuple[int, ...]:
        """The windows of this kind, wider than a sentence, that hold a sentence; two for NEXT, which overlap."""
        if window is Window.REPORT:
            return (0,)
        sentence = self.report.sentences[number]
        if window is Window.NEXT:
            return (number - 1, number) if self._continuing >> number & 1 else (number,)
        if window is Window.ITEM:
            return (sentence.item,)
        return (sentence.paragraph,) if window is Window.PARAGRAPH else (sentence.section,)


def _marked(text: str) -> bytes:
    """For every offset 1 where it stands inside 书名号, else 0."""
    marks = bytearray(len(text) + 1)
    for start, end in (m.span() for m in _TITLE.finditer(text)):
        marks[start:end] = b"\x01" * (end - start)
    return bytes(marks)


def bit_set(numbers: Iterable[int]) -> int:
    """The bit set of ``numbers``."""
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def members(bits: int) -> Iterator[int]:
    """The numbers in a bit set, from the lowest."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _numbers(spans: Iterable[tuple[int, int]], length: int) -> list[int]:
    """For every offset up to ``length`` the number of the span that holds it, or of the last one before."""
    numbers: list[int] = []
    for number, (_, end) in enumerate(spans):
        numbers.extend([number] * (end - len(numbers)))
    last = numbers[-1] if numbers else 0
    numbers.extend([last] * (length + 1 - len(numbers)))
    return numbers
