"""Trends: one body over the years, and what in them deserves a look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.assessment.model import Status
from checker.audit.jumps import Jump, jumps
from checker.audit.prose import by_body
from checker.audit.statistics import Values, values
from checker.audit.summary import Frame, Row


@dataclass(frozen=True, slots=True)
class Point:
    """One year: the report ``name``, its score and those by dimension, in the order of the frame (0…100 or None).

    ``statistics`` are in the order of ``statistics.STATISTICS``; None where the report does not say.
    ``others`` are further reports of the same year, which are not counted.
    """

    year: int
    name: str
    percent: float | None
    percents: tuple[float | None, ...]
    statistics: Values
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From one year to the next there is a report for: ``won`` and ``lost`` are ids of elements (met, not met)."""

    earlier: int
    later: int
    won: tuple[str, ...]
    lost: tuple[str, ...]
    jumps: tuple[Jump, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """One body; ``points`` by year, two at least, and a step between each two that follow each other."""

    organisation: str
    region: str
    points: tuple[Point, ...]
    steps: tuple[Step, ...]


def trends(rows: Sequence[Row], frame: Frame) -> tuple[Trend, ...]:
    """The trends of every body with assessed reports for two years or more, by name.

    Bodies are one where their names are, blanks and full-width characters aside.  Of several reports for a year the
    first by name counts.
    """
    known = [row for row in rows if row.error is None and row.organisation and row.year is not None]
    return tuple(trend for reports in by_body(known) if (trend := _trend(reports, frame)))


def _trend(reports: Sequence[Row], frame: Frame) -> Trend | None:
    years: dict[int, list[Row]] = {}
    for row in reports:
        if row.year is not None:
            years.setdefault(row.year, []).append(row)
    if len(years) < 2:
        return None
    counted = [years[year][0] for year in sorted(years)]
    return Trend(
        organisation=counted[-1].organisation,
        region=next((row.region for row in reversed(counted) if row.region), ""),
        points=tuple(_point(year, years[year]) for year in sorted(years)),
        steps=tuple(_step(*both, frame) for both in pairwise(zip(sorted(years), counted, strict=True))),
    )


def _point(year: int, reports: Sequence[Row]) -> Point:
    row = reports[0]
    others = tuple(other.name for other in reports[1:])
    return Point(year, row.name, row.percent, row.percents, values(row.cases), others)


def _step(before: tuple[int, Row], after: tuple[int, Row], frame: Frame) -> Step:
    (earlier, old), (later, new) = before, after
    return Step(
        earlier=earlier,
        later=later,
        won=tuple(_met(new, old, frame)),
        lost=tuple(_met(old, new, frame)),
        jumps=jumps((earlier, old), (later, new), frame),
    )


def _met(row: Row, other: Row, frame: Frame) -> Iterator[str]:
    """The elements met in ``row`` and not in ``other``, those left out that do not apply there."""
    for element, status, reference in zip(frame.elements, row.statuses, other.statuses, strict=True):
        if status == Status.MET and reference not in (Status.MET, Status.NOT_APPLICABLE):
            yield element.id
