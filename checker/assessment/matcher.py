"""The patterns of a checklist, compiled once for many reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

from checker.assessment.anchors import Anchors, anchors
from checker.assessment.figures import FigureScanner
from checker.checklist.model import Checklist, Vocabulary
from checker.checklist.pattern import Choice, Literal, Node, Regex, walk
from checker.reading import normalise


class Options(NamedTuple):
    """A choice split for speed: its literals (normalised), which most reports lack, and everything else."""

    literals: frozenset[str]
    others: tuple[Node, ...]


class Matcher:
    """The patterns of a checklist, made ready: one automaton (Aho–Corasick, charwise double array) for all literals."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist  # kept: ``options`` goes by the identity of its nodes
        self.vocabulary = checklist.vocabulary
        self.scanner = FigureScanner(checklist.vocabulary.units)
        self.normal: dict[str, str] = {}
        self.options: dict[int, Options] = {}
        self.regexes: dict[str, re.Pattern[str]] = {}
        self.anchors: dict[str, Anchors] = {}
        for node in (inner for outer in _nodes(checklist) for inner in walk(outer)):
            self._prepare(node)
        words = {text for text in self.normal.values() if text}
        self._literals = sorted(words.union(*self.anchors.values()))
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._literals) if self._literals else None

    def scan(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """Where each literal stands in ``text``, overlaps included: one pass for all of them."""
        hits: dict[str, list[tuple[int, int]]] = defaultdict(list)
        if self._automaton is not None:
            for start, end, literal in self._automaton.find_overlapping(text):
                hits[self._literals[literal]].append((start, end))
        return hits

    def _prepare(self, node: Node) -> None:
        match node:
            case Literal(text):
                self._normalised(text)
            case Regex(source):
                self.regexes[source] = re.compile(source)
                self.anchors[source] = anchors(source)
            case Choice(options):
                own = frozenset(self._normalised(o.text) for o in options if isinstance(o, Literal))
                self.options[id(node)] = Options(own, tuple(o for o in options if not isinstance(o, Literal)))
            case _:
                pass

    def _normalised(self, text: str) -> str:
        if text not in self.normal:
            self.normal[text] = normalise(text)
        return self.normal[text]


def _nodes(checklist: Checklist) -> Iterable[Node]:
    vocabulary: Vocabulary = checklist.vocabulary
    yield from vocabulary.concepts.values()
    for cue in checklist.cues:
        yield from (node for node in (cue.pattern, cue.unless, cue.until) if node is not None)
    for _, part in checklist.parts:
        yield from (finder.pattern for finder in part.find + part.nil if finder.pattern is not None)
