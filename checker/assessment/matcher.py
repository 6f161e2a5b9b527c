"""The patterns of a checklist, compiled once for many reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from daachorse import CharwiseDoubleArrayAhoCorasick

from checker.assessment.figures import FigureScanner
from checker.assessment.operations import Operation
from checker.assessment.programme import Programme
from checker.checklist.model import Checklist, Window
from checker.checklist.pattern import TIMES, Node


class Matcher:
    """The patterns of a checklist, made ready: one automaton (Aho–Corasick, charwise double array) for all words."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist  # kept: operations are looked up by the identity of its nodes
        self.scanner = FigureScanner(checklist.vocabulary.units)
        self.programme = Programme(checklist.vocabulary.concepts)
        self._operations: dict[tuple[int, Window], Operation] = {}
        for node, window in _patterns(checklist):
            self._operations[id(node), window] = self.programme.add(node, window)
        words = [word for word in self.programme.words if word]
        self.numbers = [self.programme.words[word] for word in words]
        self._automaton = CharwiseDoubleArrayAhoCorasick(words) if words else None
        self._classes: dict[str, list[int]] = defaultdict(list)
        for name in sorted(self.programme.figures.keys() - {"", *TIMES}):
            for unit in checklist.vocabulary.units[name]:
                self._classes[unit].append(self.programme.figures[name])

    def operation(self, node: Node, window: Window) -> Operation:
        """The operation for a pattern of the checklist: of a finder with this ``window``, or of a cue."""
        return self._operations[id(node), window]

    def words(self, text: str) -> list[tuple[int, int, int]]:
        """Where the words stand in ``text``, overlaps included: (start, end, index into ``numbers``)."""
        return self._automaton.find_overlapping(text) if self._automaton is not None else []

    def classes(self, unit: str) -> list[int]:
        """The numbers of the classes that a figure of ``unit`` belongs to, that of all figures among them."""
        every = self.programme.figures.get("")
        return [*self._classes.get(unit, ()), *([] if every is None else [every])]


def _patterns(checklist: Checklist) -> Iterable[tuple[Node, Window]]:
    for cue in checklist.cues:
        yield from ((node, Window.SENTENCE) for node in (cue.pattern, cue.unless, cue.until) if node is not None)
    for _, part in checklist.parts:
        for finder in part.find + part.nil:
            if finder.pattern is not None:
                yield finder.pattern, finder.window
