"""The programme of a checklist: its patterns laid out flat, what is used before what uses it.

What a text is searched for directly (words, figures, regular expressions) has two numbers: n for what stands outside
书名号, n + 1 for what stands inside, since naming a document is not doing what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from checker.assessment.anchors import anchors
from checker.assessment.operations import (
    NARROW,
    Across,
    Any,
    Composite,
    Expression,
    Found,
    Operation,
    Shared,
    Spaced,
    Steps,
    Together,
)
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
    Sequence,
    Title,
)
from checker.reading import normalise


class Programme:
    """Operations for patterns that may use ``concepts``.

    ``words``, ``figures`` and ``expressions`` lead from what a text is searched for to the first of its two numbers;
    ``expressions`` holds only those without anchors, which have to be searched for in every report.
    """

    def __init__(self, concepts: Mapping[str, Node]) -> None:
        self.words: dict[str, int] = {}
        self.figures: dict[str, int] = {}
        self.expressions: dict[re.Pattern[str], int] = {}
        self.size = 0
        self._concepts = concepts
        self._named: dict[tuple[str, bool], Operation] = {}
        self._sources: dict[str, tuple[Operation, Operation]] = {}
        self._anchors: dict[frozenset[str], int] = {}
        self._users: dict[int, list[int]] = {}
        self._order: list[Composite] = []

    def add(self, node: Node, window: Window = Window.SENTENCE, in_title: bool = False) -> Operation:
        """The operation for ``node``; pieces joined by & stand in one ``window``."""
        match node:
            case Literal(text):
                return self._found(self.words, normalise(text), in_title)
            case Figure(unit):
                return self._found(self.figures, unit, in_title)
            case Regex(source):
                return self._expression(source, in_title)
            case Concept(name):
                return self._concept(name, in_title)
            case Title(inner):
                return self.add(inner, window, in_title=True)
            case Choice(options):
                return self._choice(self._all(options, in_title), all(isinstance(o, Literal) for o in options))
            case Adjacent(steps):
                return self._then(Steps(self._number(), self._all(steps, in_title)))
            case Sequence(steps, near):
                return self._then(Spaced(self._number(), self._all(steps, in_title), near))
            case Conjunction(wanted, vetoes):
                both = self._all(wanted, in_title), self._all(vetoes, in_title)
                if window in NARROW:
                    return self._then(Together(self._number(), *both, by_clause=window is Window.CLAUSE))
                return self._then(Across(self._number(), *both, window))

    def presence(self, bits: list[int], found: Iterable[int]) -> None:
        """Fill ``bits``, the presence of every operation; those of ``found``, the words and figures, are there."""
        users = self._users
        for number in found:
            present = bits[number]
            for user in users.get(number, ()):
                bits[user] |= present
        for operation in self._order:
            operation.spread(bits)

    def _all(self, nodes: Iterable[Node], in_title: bool) -> tuple[Operation, ...]:
        return tuple(self.add(node, Window.SENTENCE, in_title) for node in nodes)

    def _number(self, count: int = 1) -> int:
        self.size += count
        return self.size - count

    def _then(self, operation: Composite) -> Operation:
        self._order.append(operation)
        return operation

    def _use(self, used: int, user: int) -> None:
        self._users.setdefault(used, []).append(user)

    def _found(self, known: dict[str, int], name: str, in_title: bool) -> Operation:
        if name not in known:
            known[name] = self._number(2)
        return Found(known[name] + in_title, exact=True)

    def _expression(self, source: str, in_title: bool) -> Operation:
        if source not in self._sources:
            pair, pattern = self._number(2), re.compile(source)
            groups = [self._anchor(words) for words in anchors(source)]
            if groups:
                both = [Expression(pair, place, pattern, groups) for place in (False, True)]
                self._sources[source] = self._then(both[0]), self._then(both[1])
            else:
                self.expressions[pattern] = pair
                self._sources[source] = Found(pair, exact=True), Found(pair + 1, exact=True)
        return self._sources[source][in_title]

    def _anchor(self, words: frozenset[str]) -> int:
        """The number under which the presence of any of ``words`` is kept.

        A match may begin in a title and end outside, so that it does not matter where a word stands.
        """
        if words not in self._anchors:
            number = self._anchors[words] = self._number()
            for word in sorted(words):
                first = self._found(self.words, word, in_title=False).number
                self._use(first, number)
                self._use(first + 1, number)
        return self._anchors[words]

    def _concept(self, name: str, in_title: bool) -> Operation:
        key = (name, in_title)
        if key not in self._named:
            operation = self.add(self._concepts[name], Window.SENTENCE, in_title)
            self._named[key] = operation if isinstance(operation, Found | Expression) else Shared(operation)
        return self._named[key]

    def _choice(self, options: tuple[Operation, ...], distinct: bool) -> Operation:
        found = frozenset(o.number for o in options if isinstance(o, Found))
        others = tuple(o for o in options if not isinstance(o, Found))
        operation = Any(self._number(), found, others, distinct)
        for number in sorted(found):
            self._use(number, operation.number)
        return self._then(operation) if others else operation
