"""The order in which a reader meets the verdicts: what is missing, what is incomplete, what is met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.assessment.model import (
    Assessment,
    CheckOutcome,
    CheckResult,
    ElementVerdict,
    Evidence,
    Hint,
    PartVerdict,
    Status,
)
from checker.checklist.model import Label, Level

_INCOMPLETE = (Status.PARTIAL, Status.PLANNED, Status.WEAK)


@dataclass(frozen=True, slots=True)
class Groups:
    """``missing`` and ``incomplete`` by gain, largest first; the others in the order of the checklist."""

    missing: tuple[ElementVerdict, ...]
    incomplete: tuple[ElementVerdict, ...]
    met: tuple[ElementVerdict, ...]
    not_applicable: tuple[ElementVerdict, ...]

    @property
    def required_missing(self) -> int:
        return sum(e.level is Level.REQUIRED for e in self.missing)

    @property
    def required_incomplete(self) -> int:
        return sum(e.level is Level.REQUIRED for e in self.incomplete)


def group(assessment: Assessment) -> Groups:
    """The elements of ``assessment`` by what a reader must do about them."""
    return Groups(
        missing=_by_gain(e for e in assessment.elements if e.status is Status.MISSING),
        incomplete=_by_gain(e for e in assessment.elements if e.status in _INCOMPLETE),
        met=tuple(e for e in assessment.elements if e.status is Status.MET),
        not_applicable=tuple(e for e in assessment.elements if e.status is Status.NOT_APPLICABLE),
    )


def checks_of(assessment: Assessment, outcome: CheckOutcome) -> tuple[CheckResult, ...]:
    """The checks of ``assessment`` with this outcome, errors first."""
    return tuple(
        sorted((c for c in assessment.checks if c.outcome is outcome), key=lambda c: (c.severity != "error", c.id))
    )


def lacking(element: ElementVerdict) -> tuple[PartVerdict, ...]:
    """The parts that keep ``element`` from being met."""
    return tuple(p for p in element.parts if p.label is not Label.YES and not p.conditional)


def reviewed(assessment: Assessment) -> tuple[tuple[ElementVerdict, PartVerdict], ...]:
    """The parts that are there but should be looked at again, in the order of the checklist."""
    applicable = (e for e in assessment.elements if e.status is not Status.NOT_APPLICABLE)
    return tuple((e, p) for e in applicable for p in e.parts if p.review)


def hints(parts: Iterable[PartVerdict]) -> tuple[Hint, ...]:
    """The hints of ``parts``, each sentence once."""
    return tuple(dict.fromkeys(p.hint for p in parts if p.hint is not None))


def best_evidence(element: ElementVerdict) -> tuple[Evidence, ...]:
    """The first evidence of every part that is there, without those that stand inside another."""
    firsts = {(e.start, e.end): e for p in element.parts if p.label is Label.YES for e in p.evidence[:1]}
    return tuple(
        e
        for (start, end), e in firsts.items()
        if not any(s <= start and end <= t for s, t in firsts if (s, t) != (start, end))
    )


def _by_gain(elements: Iterable[ElementVerdict]) -> tuple[ElementVerdict, ...]:
    return tuple(sorted(elements, key=lambda e: -e.gain))
