"""The score: Σ weight × share of parts yes ÷ Σ weight of applicable elements × 100 (conditional parts aside)."""

from __future__ import annotations

from collections.abc import Sequence

from checker.assessment.model import DimensionScore, ElementVerdict, PartVerdict, Score, Status
from checker.checklist.model import Checklist, Label, Profile


def share(parts: Sequence[PartVerdict]) -> float:
    """The share (0…1) of the unconditional parts that are yes."""
    counted = [p for p in parts if not p.conditional]
    return sum(p.label is Label.YES for p in counted) / len(counted)


def part_points(element: ElementVerdict, part: PartVerdict) -> tuple[float, float] | None:
    """What ``part`` earns for ``element``, and what it could earn; None when it does not count.

    The points of all parts add up to those of the element.
    """
    if part.conditional or element.status is Status.NOT_APPLICABLE:
        return None
    possible = element.weight / sum(not p.conditional for p in element.parts)
    return (possible if part.label is Label.YES else 0.0), possible


def total(elements: Sequence[ElementVerdict], profile: Profile) -> Score:
    """Points, possible points, percent and grade; percent and grade are None when nothing applies."""
    points, possible, percent = _sums(elements)
    grade = None
    if percent is not None:
        reached = [g for g in profile.grades if percent >= g.at_least]
        grade = max(reached, key=lambda g: g.at_least).name if reached else None
    return Score(points, possible, percent, grade)


def by_dimension(checklist: Checklist, elements: Sequence[ElementVerdict]) -> tuple[DimensionScore, ...]:
    """The same sums for each dimension, in the order of the checklist."""
    return tuple(
        DimensionScore(d.id, d.title, *_sums([e for e in elements if e.dimension == d.id]))
        for d in checklist.dimensions
    )


def gain(weight: float, points: float, possible: float) -> float:
    """Percentage points the total would rise if the element were met."""
    return round((weight - points) / possible * 100, 4) if possible else 0.0


def applicable_weight(statuses: Sequence[tuple[float, Status]]) -> float:
    """The weight of all elements that apply."""
    return sum(weight for weight, status in statuses if status is not Status.NOT_APPLICABLE)


def _sums(elements: Sequence[ElementVerdict]) -> tuple[float, float, float | None]:
    applicable = [e for e in elements if e.status is not Status.NOT_APPLICABLE]
    points = round(sum(e.points for e in applicable), 6)
    possible = round(sum(e.weight for e in applicable), 6)
    return points, possible, round(points / possible * 100, 4) if possible else None
