"""How a mention is meant: asserted, planned, weak, denied, another body's, a topic, an earlier year's.

After ConText (Harkema et al. 2009; medspaCy): a target (the mention), modifiers (cues, data in rules/modality.yaml)
with a direction and a scope, pseudo-cues and terminations.  Sections give the default.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from checker.assessment.match import Match
from checker.assessment.matching import Matching
from checker.checklist.model import Cue, Modality, Reach
from checker.checklist.pattern import GAP
from checker.reading.model import Role

_DEFAULT = {
    Role.NEXT_YEAR: Modality.PLANNED,
    Role.DEFICIENCIES: Modality.WEAK,
    Role.CAUSES: Modality.WEAK,
}


_NARROW = (Reach.NEAR, Reach.CLAUSE, Reach.SENTENCE)
"""Windows no wider than a sentence: their cues are looked for only in sentences that are asked about."""


class Region(NamedTuple):
    """Where a cue holds: text offsets ``start``…``end``.  ``cue`` are the places of its own words."""

    start: int
    end: int
    modality: Modality
    cue: tuple[tuple[int, int], ...]


class ModalityReader:
    """The cues of a checklist laid over one report, where they are asked for."""

    def __init__(self, cues: tuple[Cue, ...], matching: Matching) -> None:
        self._matching = matching
        self._defaults = [_DEFAULT.get(sentence.role) for sentence in matching.report.sentences]
        cues = tuple(cue for cue in cues if not cue.ranks or matching.report.rank.value in cue.ranks)
        self._narrow = [(cue, matching.presence(cue.pattern)) for cue in cues if cue.scope.window in _NARROW]
        self._wide: dict[int, list[Region]] = defaultdict(list)
        self._regions: list[list[Region] | None] = [None] * len(matching.report.sentences)
        for cue in cues:
            for region in self._regions_of(cue) if cue.scope.window not in _NARROW else ():
                first = matching.sentence_at(region.start)
                last = matching.sentence_at(max(region.start, region.end - 1))
                for sentence in range(first, last + 1):
                    self._wide[sentence].append(region)

    def of(self, match: Match, ignore: frozenset[Modality]) -> Modality:
        """The modality of a mention: that of its least certain piece.

        The section settles the doubtful cases: what is denied in the deficiencies section is a shortcoming,
        in the next-year section an intention.  An earlier year only spoils figures.
        """
        default = self._defaults[self._matching.sentence_numbers[match.start]]
        if default in ignore:
            default = None
        seen = self._seen(match)
        if not seen or not (seen := seen - ignore):
            return default or Modality.ASSERTED
        for never in (Modality.OTHER, Modality.TOPIC):
            if never in seen:
                return never
        if Modality.EARLIER in seen:
            return Modality.EARLIER
        if Modality.PLANNED in seen or default is Modality.PLANNED:
            return Modality.PLANNED
        if default is not None:
            return default
        if Modality.NEGATED in seen:
            return Modality.NEGATED
        return Modality.WEAK if Modality.WEAK in seen else Modality.ASSERTED

    def of_section(self, match: Match) -> Modality:
        """The modality the section gives by default."""
        return self._defaults[self._matching.sentence_numbers[match.start]] or Modality.ASSERTED

    def reaches(self, start: int, end: int, modality: Modality) -> bool:
        """Whether any cue of ``modality`` holds over the whole of ``start``…``end``."""
        regions = self._in_sentence(self._matching.sentence_at(start))
        return any(r.modality is modality and r.start <= start and end <= r.end for r in regions)

    def _seen(self, match: Match) -> set[Modality]:
        seen: set[Modality] = set()
        numbers, regions = self._matching.sentence_numbers, self._regions
        for start, end in match.pieces:
            number = numbers[start]
            here = regions[number]
            for region in self._in_sentence(number) if here is None else here:
                if region.start > start or end > region.end or region.modality in seen:
                    continue
                if region.modality is Modality.EARLIER and (start, end) not in match.figures:
                    continue
                if any(s <= low and high <= e for s, e in match.pieces for low, high in region.cue):
                    continue
                seen.add(region.modality)
        return seen

    def _in_sentence(self, number: int) -> list[Region]:
        """The regions that cover any of a sentence."""
        regions = self._regions[number]
        if regions is None:
            here = 1 << number
            regions = [r for cue, present in self._narrow if present & here for r in self._regions_of(cue, here)]
            regions += self._wide.get(number, [])
            self._regions[number] = regions
        return regions

    def _regions_of(self, cue: Cue, sentences: int = -1) -> list[Region]:
        """Where ``cue`` holds by what it says in ``sentences`` (a bit set)."""
        matches = self._matching.find(cue.pattern, sentences=sentences)
        if not matches:
            return []
        pseudo = self._matching.find(cue.unless, sentences=sentences) if cue.unless is not None else []
        regions: list[Region] = []
        for found in matches:
            if any(p.start < found.end and found.start < p.end for p in pseudo):
                continue
            start, end = self._reach(cue, found, sentences)
            if start < end:
                regions.append(Region(start, end, cue.modality, found.pieces))
        return regions

    def _reach(self, cue: Cue, found: Match, sentences: int) -> tuple[int, int]:
        if cue.scope.direction == "between":
            return found.pieces[0][1], found.pieces[-1][0]
        low, high = self._window(found.start, cue.scope.window)
        if cue.scope.window is Reach.NEAR:
            low, high = max(low, found.start - GAP), min(high, found.end + GAP)
        stops = self._matching.find(cue.until, sentences=sentences) if cue.until is not None else []
        high = min([high, *(s.start for s in stops if found.end <= s.start < high)])
        low = max([low, *(s.end for s in stops if low <= s.end <= found.start)])
        match cue.scope.direction:
            case "after":
                return found.end, high
            case "before":
                return low, found.start
            case _:
                return low, high

    def _window(self, offset: int, reach: Reach) -> tuple[int, int]:
        report = self._matching.report
        if reach in (Reach.NEAR, Reach.CLAUSE):
            return self._matching.clause_at(offset)
        index = self._matching.sentence_at(offset)
        sentence = report.sentences[index]
        if reach is Reach.SENTENCE:
            return sentence.start, sentence.end
        if reach is Reach.NEXT:
            following = report.sentences[index + 1] if index + 1 < len(report.sentences) else sentence
            return sentence.start, (following if following.paragraph == sentence.paragraph else sentence).end
        if reach is Reach.ITEM:
            same = [s for s in report.sentences if s.item == sentence.item]
            return same[0].start, same[-1].end
        if reach is Reach.PARAGRAPH:
            paragraph = report.paragraphs[sentence.paragraph - 1]
            return paragraph.start, paragraph.end
        if reach is Reach.REPORT:
            return 0, len(report.text)
        section = report.sections[sentence.section]
        return section.start, section.end
