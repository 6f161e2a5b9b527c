"""Presence: in which sentences a pattern can match at all, as bit sets (bit n: sentence n).

Cheap to work out and never too small, so most patterns are ruled out before anything is matched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import or_

from checker.assessment.matcher import Matcher
from checker.checklist.model import Window
from checker.checklist.pattern import (
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

Spans = Iterable[tuple[int, int]]


class Presence:
    """Presence in one report: ``hits`` are the places of its literals, ``figures`` gives those of a unit class."""

    def __init__(
        self,
        matcher: Matcher,
        sentence_numbers: list[int],
        hits: Mapping[str, Spans],
        figures: Callable[[str], Spans],
    ) -> None:
        self._matcher = matcher
        self._numbers = sentence_numbers
        self._literals = {text: self._bits(spans) for text, spans in hits.items()}
        self._figures = figures
        self._all = (1 << (sentence_numbers[-1] + 1)) - 1
        self._nodes: dict[int, int] = {}
        self._named: dict[tuple[type[Node], str], int] = {}

    def of(self, node: Node, window: Window = Window.SENTENCE) -> int:
        """The sentences in which pieces of ``node`` may stand."""
        if isinstance(node, Conjunction):
            return self._conjunction(node, window)
        key = id(node)
        bits = self._nodes.get(key)
        if bits is None:
            bits = self._nodes[key] = self._work_out(node)
        return bits

    def of_literal(self, text: str) -> int:
        """The sentences in which the normalised literal ``text`` begins."""
        return self._literals.get(text, 0)

    def _work_out(self, node: Node) -> int:
        match node:
            case Literal(text):
                return self._literals.get(self._matcher.normal[text], 0)
            case Choice():
                options = self._matcher.options[id(node)]
                present = [self._literals[text] for text in options.literals & self._literals.keys()]
                return reduce(or_, present, 0) | reduce(or_, map(self.of, options.others), 0)
            case Adjacent(steps) | Steps(steps):
                return self._every(steps)
            case Title(inner):
                return self.of(inner)
            case Concept(name):
                return self.of(self._matcher.vocabulary.concepts[name])
            case Regex(source):
                return self._by_name(Regex, source, lambda: self._regex(source))
            case Figure(unit):
                return self._by_name(Figure, unit, lambda: self._bits(self._figures(unit)))
            case _:
                return self._all

    def _every(self, nodes: Iterable[Node]) -> int:
        bits = self._all
        for node in nodes:
            bits &= self.of(node)
            if not bits:
                break
        return bits

    def _conjunction(self, node: Conjunction, window: Window) -> int:
        """Pieces of a wider window may stand in different sentences: all must be somewhere, that is all one can say."""
        if window in (Window.CLAUSE, Window.SENTENCE):
            return self._every(node.wanted)
        found = [self.of(wanted) for wanted in node.wanted]
        return self._all if all(found) else 0

    def _regex(self, source: str) -> int:
        anchors = self._matcher.anchors[source]
        if not anchors:
            return self._all
        return reduce(or_, (self._literals[word] for word in anchors & self._literals.keys()), 0)

    def _by_name(self, kind: type[Node], name: str, work_out: Callable[[], int]) -> int:
        key = (kind, name)
        if key not in self._named:
            self._named[key] = work_out()
        return self._named[key]

    def _bits(self, spans: Spans) -> int:
        numbers = self._numbers
        return reduce(or_, {1 << numbers[start] for start, _ in spans}, 0)
