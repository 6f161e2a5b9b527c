"""A reviewer's decisions: a person has looked and says what a part is; the program's verdict gives way, visibly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checker.assessment import scoring
from checker.assessment.evidence import evidence
from checker.assessment.model import Assessment, Decided, ElementVerdict, Evidence, PartVerdict, Status
from checker.assessment.verdicts import status
from checker.checklist.model import Checklist, Element, Label, Modality
from checker.reading import normalise
from checker.reading.model import Report

_MODALITIES = {Label.YES: Modality.ASSERTED, Label.PLAN: Modality.PLANNED, Label.WEAK: Modality.WEAK}


@dataclass(frozen=True, slots=True)
class Decision:
    """What ``by`` decided on ``part`` (“element/part”) and ``why``.

    ``quote`` is the wording of the report it refers to; when that is no more, the decision is stale.
    """

    part: str
    label: Label
    by: str
    why: str
    quote: str


def is_stale(decision: Decision, report: Report) -> bool:
    """Whether the report no longer has the words the decision refers to."""
    return normalise(decision.quote) not in report.text


def apply(assessment: Assessment, decisions: Sequence[Decision], report: Report, checklist: Checklist) -> Assessment:
    """``assessment`` with the labels as decided, and statuses and scores that follow from them; later ones win."""
    wanted = {decision.part: decision for decision in decisions}
    if not wanted:
        return assessment
    elements = {e.id: e for d in checklist.dimensions for e in d.elements}
    parts = {
        verdict.id: tuple(_decided(p, wanted.get(f"{verdict.id}/{p.id}"), report) for p in verdict.parts)
        for verdict in assessment.elements
    }
    nil = {id_: any(p.nil for p in parts[id_]) for id_, element in elements.items() if element.nil_ok}
    statuses = {id_: status(element, parts[id_], report.year, nil) for id_, element in elements.items()}
    possible = scoring.applicable_weight([(e.weight, statuses[e.id]) for e in elements.values()])
    judged = tuple(
        _element(verdict, elements[verdict.id], parts[verdict.id], statuses, possible)
        for verdict in assessment.elements
    )
    return replace(
        assessment,
        elements=judged,
        score=scoring.total(judged, checklist.profile),
        dimensions=scoring.by_dimension(checklist, judged),
    )


def _decided(part: PartVerdict, decision: Decision | None, report: Report) -> PartVerdict:
    if decision is None:
        return part
    return replace(
        part,
        label=decision.label,
        nil=part.nil and decision.label is Label.YES,
        evidence=_evidence(part, decision, report),
        review="",
        hint=None,
        decided=Decided(decision.by, decision.why, part.label),
    )


def _evidence(part: PartVerdict, decision: Decision, report: Report) -> tuple[Evidence, ...]:
    if decision.label is Label.NO:
        return ()
    words = normalise(decision.quote)
    start = report.text.index(words)
    found = evidence(report, start, start + len(words), _MODALITIES[decision.label])
    others = (e for e in part.evidence if part.label is decision.label and e.start != found.start)
    return (found, *others)


def _element(
    verdict: ElementVerdict,
    element: Element,
    parts: tuple[PartVerdict, ...],
    statuses: Mapping[str, Status],
    possible: float,
) -> ElementVerdict:
    result = statuses[element.id]
    applies = result is not Status.NOT_APPLICABLE
    points = round(element.weight * scoring.share(parts), 6) if applies else 0.0
    gain = scoring.gain(element.weight, points, possible) if applies else 0.0
    return replace(verdict, parts=parts, status=result, points=points, gain=gain)
