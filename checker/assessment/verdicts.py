"""From mentions to the label of a part and the status of an element, as catalogue.yaml defines them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice
from operator import attrgetter

from checker.assessment.evidence import evidence
from checker.assessment.mentions import Mention
from checker.assessment.model import PartVerdict, Status
from checker.checklist.model import Element, Label, Modality, Part
from checker.reading.model import Report

EVIDENCE_LIMIT = 5
"""How many places are shown for one part."""

_START = attrgetter("start")

_LABELS = {Modality.ASSERTED: Label.YES, Modality.PLANNED: Label.PLAN, Modality.WEAK: Label.WEAK}
"""The label a mention gives, the best first."""


def part_verdict(part: Part, mentions: Sequence[Mention], report: Report, review: str = "") -> PartVerdict:
    """The label of the best mention (yes > plan > weak > no), with the places that bear it; ``review`` goes along."""
    for modality, label in _LABELS.items():
        bearing = [m for m in mentions if m.modality is modality]
        if bearing:
            nil = modality is Modality.ASSERTED and _says_none(bearing)
            shown = _distinct(bearing)
            places = tuple(evidence(report, *_in_context(m, report), modality) for m in shown)
            return PartVerdict(part.id, part.text, label, nil, part.conditional, places, review)
    return PartVerdict(part.id, part.text, Label.NO, False, part.conditional, ())


def status(element: Element, parts: Sequence[PartVerdict], year: int | None, nil: Mapping[str, bool]) -> Status:
    """The status of an element.  ``nil`` tells which elements were truthfully answered “none”."""
    labels = {p.label for p in parts if not p.conditional}
    if element.moot_if_nil is not None and nil.get(element.moot_if_nil, False):
        return Status.NOT_APPLICABLE
    if element.since is not None and year is not None and year < element.since and labels <= {Label.NO}:
        return Status.NOT_APPLICABLE
    if labels <= {Label.YES}:
        return Status.MET
    for label, result in ((Label.YES, Status.PARTIAL), (Label.PLAN, Status.PLANNED), (Label.WEAK, Status.WEAK)):
        if label in labels:
            return result
    return Status.MISSING


def _says_none(mentions: Sequence[Mention]) -> bool:
    """Whether all that is said is that there was none; “0件” is such a figure, “5件” is not."""
    nils = [m.match for m in mentions if m.nil]
    counted = [m.match for m in mentions if not m.nil]
    return bool(nils) and all(any(n.start < c.end and c.start < n.end for n in nils) for c in counted)


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """The most telling: outside headings, with a figure or several pieces, terse.  One place is quoted once."""
    chosen: list[Mention] = []
    for mention in sorted(mentions, key=_weight):
        start, end = mention.match.start, mention.match.end
        if not any(start < c.match.end and c.match.start < end for c in chosen):
            chosen.append(mention)
            if len(chosen) == EVIDENCE_LIMIT:
                break
    return chosen


def _weight(mention: Mention) -> tuple[bool, int, int, int]:
    match = mention.match
    length = match.end - match.start
    telling = 0 if length > 60 else min(len(match.pieces), 3)
    return mention.in_heading, -telling, length, match.start


def _in_context(mention: Mention, report: Report) -> tuple[int, int]:
    """The mention widened to whole clauses, so that the quote can be read; the stop at its end is left out."""
    match = mention.match
    start, end = match.start, match.end
    first = max(0, bisect_right(report.sentences, start, key=_START) - 1)
    for sentence in islice(report.sentences, first, None):
        if sentence.start >= end:
            break
        for low, high in sentence.clauses:
            if low <= match.start < high:
                start = low
            if low < match.end <= high:
                end = high
    while end > match.end and report.text[end - 1] in ",;:。!?、 \n":
        end -= 1
    return start, end
