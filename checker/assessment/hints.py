"""Hints: for a part that is not there, the sentence of the report that comes nearest to it.

A hint is no evidence and changes no label: words in common, not a rule.  It is loaded only on demand, for jieba
takes longer than everything else together.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.assessment.model import Assessment, ElementVerdict, Hint, PartVerdict, Status
from checker.assessment.segmenter import segmenter
from checker.checklist.model import Checklist, Element, Label, Part
from checker.reading import locate, normalise, quote, source_span
from checker.reading.model import Report, Role, Sentence

NEAR_ENOUGH = 0.036
"""The score below which no hint is given: under it, two of three were about something else (labelled reports)."""

OWN_WEIGHT = 0.3
"""What a word of a part's own text weighs against one that stands in all its examples."""

_K1, _B = 1.5, 0.75
_WORD = re.compile("[\u4e00-\u9fff]{2,}|[A-Za-z]{2,}")
_NO_TEXT = frozenset({Role.FRONT, Role.SIGN_OFF})


class Hinter:
    """Finds hints for the parts of a checklist, in many reports."""

    def __init__(self, checklist: Checklist) -> None:
        self._segmenter = segmenter()
        self._queries = {
            element.id: {part.id: self._query(element, part) for part in element.parts}
            for element in checklist.elements
        }

    def add(self, assessment: Assessment, report: Report) -> Assessment:
        """``assessment`` of ``report`` with a hint for every part that is not there, where one is near enough."""
        sentences = [s for s in report.sentences if not s.is_heading and s.role not in _NO_TEXT]
        index = Index([self._words(report.text[s.start : s.end]) for s in sentences])

        def hinted(part: PartVerdict, query: Mapping[str, float]) -> PartVerdict:
            found = _nearest(part, index.scores(query), sentences, report)
            return part if found is None else replace(part, hint=found)

        def element_hinted(element: ElementVerdict) -> ElementVerdict:
            if element.status is Status.NOT_APPLICABLE:
                return element
            queries = self._queries[element.id]
            return replace(
                element,
                parts=tuple(p if p.label is Label.YES else hinted(p, queries[p.id]) for p in element.parts),
            )

        return replace(assessment, elements=tuple(map(element_hinted, assessment.elements)))

    def _query(self, element: Element, part: Part) -> dict[str, float]:
        """The words of a part and their weights: one of an example counts by the share of examples that have it."""
        examples = [set(self._words(e.text)) for e in part.examples if e.label is Label.YES]
        weights: Counter[str] = Counter()
        for words in examples:
            weights.update(words)
        query = {word: count / len(examples) for word, count in sorted(weights.items())}
        for word in sorted({*self._words(part.text), *self._words(element.title)}):
            query[word] = query.get(word, 0.0) + OWN_WEIGHT
        return query

    def _words(self, text: str) -> list[str]:
        cut = self._segmenter.cut_for_search(normalise(text), HMM=False)
        return [word for word in cut if _WORD.fullmatch(word)]


class Index:
    """BM25 over short texts, each given as its words (Robertson & Zaragoza 2009, “BM25 and Beyond”)."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._counts = [Counter(words) for words in texts]
        self._lengths = [len(words) for words in texts]
        self._average = sum(self._lengths) / len(texts) if any(self._lengths) else 1.0
        holding = Counter(word for counts in self._counts for word in counts)
        self._rarity = {word: self._idf(n) for word, n in holding.items()}

    def scores(self, query: Mapping[str, float]) -> list[float]:
        """For every text its score, as a share (0…1) of what the weighted words of ``query`` could earn at most."""
        most = sum(query.values()) * self._idf(0)
        return [self._score(i, query) / most if most else 0.0 for i in range(len(self._counts))]

    def _score(self, text: int, query: Mapping[str, float]) -> float:
        norm = _K1 * (1 - _B + _B * self._lengths[text] / self._average)
        counts = self._counts[text].items()
        return sum(query[word] * self._rarity[word] * n / (n + norm) for word, n in counts if word in query)

    def _idf(self, holding: int) -> float:
        return math.log(1 + (len(self._counts) - holding + 0.5) / (holding + 0.5))


def _nearest(part: PartVerdict, scores: Sequence[float], sentences: Sequence[Sentence], report: Report) -> Hint | None:
    """The best sentence, the first of equals; what is quoted as evidence already is no news."""
    for index in sorted(range(len(scores)), key=lambda i: (-scores[i], i)):
        if scores[index] < NEAR_ENOUGH:
            return None
        start, end = sentences[index].start, sentences[index].end
        source_start, source_end = source_span(report, start, end)
        if not any(e.start < source_end and source_start < e.end for e in part.evidence):
            return Hint(quote(report, start, end).strip(), locate(report, start, end))
    return None
