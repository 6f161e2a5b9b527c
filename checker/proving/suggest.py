"""What a rule author might do next: words of missed quotes that no pattern knows, finders that fire wrongly."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.assessment.matcher import Matcher
from checker.assessment.matching import Matching
from checker.assessment.mentions import Mention, find_mentions, finder_mentions
from checker.assessment.modality import ModalityReader
from checker.assessment.verdicts import part_verdict
from checker.checklist.model import Checklist, Finder, Label, Modality, Part, Vocabulary
from checker.checklist.pattern import Concept, Literal, Node, Regex, walk
from checker.checklist.problem import Where
from checker.proving.accuracy import Gold
from checker.proving.phrases import Phrase, PhraseReader
from checker.reading import normalise
from checker.reading.model import Report


@dataclass(frozen=True, slots=True)
class Quote:
    """``line`` counts from 1; None where only the labels quote it."""

    report: str
    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """``pattern``: a phrase as a pattern would write it.

    ``count``: the missed quotes of its part that have it; ``idf``: ln((1 + sentences) / (1 + sentences that have it)).
    """

    pattern: str
    count: int
    idf: float

    @property
    def score(self) -> float:
        return self.count * self.idf


@dataclass(frozen=True, slots=True)
class MissedPart:
    """A part the rules say no to where the labels do not.

    ``phrases``, best first, are in no pattern of the part; there are none when its patterns know all the words.
    """

    part: str
    where: Where
    quotes: tuple[Quote, ...]
    phrases: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class WrongFinder:
    """A finder that bears a yes where the labels say no; one quote a report."""

    part: str
    finder: Finder
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Parts with most missed quotes, and finders that fire wrongly in most reports, come first."""

    missed: tuple[MissedPart, ...]
    wrong: tuple[WrongFinder, ...]


def suggest(pairs: Sequence[tuple[Gold, Report]], checklist: Checklist) -> Suggestions:
    """Compare the labels the rules give with the gold and say where to look.  Parts without gold are left out."""
    matcher = Matcher(checklist)
    missed: dict[str, list[Quote]] = {}
    wrong: dict[tuple[str, Finder], list[Quote]] = {}
    for gold, report in pairs:
        matching = Matching(report, matcher)
        modality = ModalityReader(checklist.cues, matching)
        mentions = find_mentions(checklist, matching)
        for key, part in _parts(checklist):
            label = gold.parts.get(key)
            if label is None:
                continue
            got = part_verdict(part, mentions[key], report).label
            if got is Label.NO and label.label is not Label.NO:
                missed.setdefault(key, []).append(Quote(gold.name, label.quote))
            elif got is Label.YES and label.label is Label.NO:
                for finder, quote in _bearing(part, mentions[key], matching, modality, gold.name):
                    wrong.setdefault((key, finder), []).append(quote)
    return Suggestions(_missed(missed, checklist, [report for _, report in pairs]), _wrong(wrong))


def _bearing(
    part: Part, mentions: Sequence[Mention], matching: Matching, modality: ModalityReader, name: str
) -> Iterator[tuple[Finder, Quote]]:
    """The finders of ``part`` that assert it, each with what it would quote first."""
    asserted = {m for m in mentions if m.modality is Modality.ASSERTED}
    for finder in part.find + part.nil:
        found = finder_mentions(finder, part, matching, modality, nil=finder in part.nil)
        own = [m for m in found if m in asserted]
        if own:
            first = part_verdict(part, own, matching.report).evidence[0]
            yield finder, Quote(name, first.quote, first.location.line)


def _missed(found: dict[str, list[Quote]], checklist: Checklist, reports: Iterable[Report]) -> tuple[MissedPart, ...]:
    if not found:
        return ()
    reader = PhraseReader()
    sentences = [report.text[s.start : s.end] for report in reports for s in report.sentences]
    listed = [
        MissedPart(key, part.where, tuple(found[key]), _phrases(found[key], part, checklist, reader, sentences))
        for key, part in _parts(checklist)
        if key in found
    ]
    return tuple(sorted(listed, key=lambda m: -len(m.quotes)))


def _phrases(
    quotes: Iterable[Quote], part: Part, checklist: Checklist, reader: PhraseReader, sentences: Sequence[str]
) -> tuple[Candidate, ...]:
    known = _known_words(part, checklist.vocabulary)
    counts = Counter(phrase for quote in quotes for phrase in set(reader.phrases(quote.text)))
    candidates = [
        Candidate(phrase.pattern, n, math.log((1 + len(sentences)) / (1 + sum(map(phrase.stands_in, sentences)))))
        for phrase, n in counts.items()
        if not _is_known(phrase, known)
    ]
    return tuple(sorted(candidates, key=lambda c: (-c.score, len(c.pattern), c.pattern)))


def _is_known(phrase: Phrase, known: frozenset[str]) -> bool:
    """Whether a pattern has the phrase or each of its words, or something shorter that matches in the word."""
    return any(phrase.pattern in k for k in known) or all(
        any(word in k or (len(k) > 1 and k in word) for k in known) for word in phrase.words
    )


def _known_words(part: Part, vocabulary: Vocabulary) -> frozenset[str]:
    """The literals and regular expressions of every pattern of ``part``, those of its concepts included."""
    words: set[str] = set()
    waiting: list[Node] = [f.pattern for f in part.find + part.nil if f.pattern is not None]
    seen: set[str] = set()
    while waiting:
        for node in walk(waiting.pop()):
            match node:
                case Literal(text):
                    words.add(normalise(text))
                case Regex(source):
                    words.add(source)
                case Concept(name) if name not in seen:
                    seen.add(name)
                    waiting.append(vocabulary.concepts[name])
                case _:
                    pass
    return frozenset(words)


def _wrong(found: dict[tuple[str, Finder], list[Quote]]) -> tuple[WrongFinder, ...]:
    listed = [WrongFinder(part, finder, tuple(quotes)) for (part, finder), quotes in found.items()]
    return tuple(sorted(listed, key=lambda w: (-len(w.quotes), w.finder.where.file, w.finder.where.line)))


def _parts(checklist: Checklist) -> Iterator[tuple[str, Part]]:
    return ((f"{element.id}/{part.id}", part) for element, part in checklist.parts)
