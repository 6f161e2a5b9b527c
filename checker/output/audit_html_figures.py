"""The figures of an audit's page: counted from its rows, decided by nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from checker.assessment.model import CheckOutcome, Status
from checker.audit.summary import Frame, Row

BINS = 20
"""Bars of the distribution: five points each."""

LACKING = (Status.MISSING, Status.WEAK, Status.PLANNED)
"""Not there at all, the worst first; a partial element is there, though incomplete."""


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many reports have a grade, and how many a worse one."""

    name: str
    count: int
    below: int


@dataclass(frozen=True, slots=True)
class ElementCount:
    """``place`` from 0 in the frame; ``counts`` in the order of LACKING; ``applicable`` reports it was asked of.

    ``partial`` ones are there, though incomplete.
    """

    place: int
    title: str
    dimension: str
    level: str
    counts: tuple[int, ...]
    partial: int
    applicable: int

    @property
    def lacking(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class CheckCount:
    place: int
    title: str
    failed: int
    applicable: int


@dataclass(frozen=True, slots=True)
class Means:
    """A group of reports: the mean total and the mean of every dimension, None where nothing applies."""

    label: str
    count: int
    total: float | None
    dimensions: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """``scored`` are the rows with a score, the best first; ``failed`` those that could not be read.

    ``bins`` counts, by grade in the order of ``grades``, the reports of every five points.
    """

    scored: tuple[Row, ...]
    unscored: tuple[Row, ...]
    failed: tuple[Row, ...]
    mean: float | None
    median: float | None
    grades: tuple[GradeCount, ...]
    bins: tuple[tuple[int, ...], ...]
    elements: tuple[ElementCount, ...]
    checks: tuple[CheckCount, ...]
    overall: Means
    regions: tuple[Means, ...]
    years: tuple[Means, ...]


def figures(frame: Frame, rows: Sequence[Row]) -> Figures:
    """Everything that is counted for the page."""
    read = [row for row in rows if row.error is None]
    scored = sorted((r for r in read if r.percent is not None), key=_percent, reverse=True)
    percents = [_percent(row) for row in scored]
    grades = _grades(scored)
    return Figures(
        scored=tuple(scored),
        unscored=tuple(row for row in read if row.percent is None),
        failed=tuple(row for row in rows if row.error is not None),
        mean=fmean(percents) if percents else None,
        median=median(percents) if percents else None,
        grades=grades,
        bins=_bins(scored, grades),
        elements=_elements(frame, read),
        checks=_checks(frame, read),
        overall=_means("", scored, len(frame.dimensions)),
        regions=tuple(
            sorted(_grouped(frame, scored, lambda row: row.region), key=lambda m: (-(m.total or 0), m.label))
        ),
        years=_grouped(frame, scored, lambda row: "" if row.year is None else str(row.year)),
    )


def _percent(row: Row) -> float:
    return row.percent or 0.0


def _grades(scored: Sequence[Row]) -> tuple[GradeCount, ...]:
    """The grades that were given, the best first: a grade lies as high as its best report."""
    counts = Counter(row.grade for row in scored)
    names = dict.fromkeys(row.grade for row in scored)
    found, left = [], len(scored)
    for name in names:
        left -= counts[name]
        found.append(GradeCount(name, counts[name], left))
    return tuple(found)


def _bins(scored: Sequence[Row], grades: Sequence[GradeCount]) -> tuple[tuple[int, ...], ...]:
    counts = Counter((bin_of(_percent(row)), row.grade) for row in scored)
    return tuple(tuple(counts[number, grade.name] for grade in grades) for number in range(BINS))


def bin_of(percent: float) -> int:
    """The bar of the distribution that ``percent`` belongs to; full marks stand in the last one."""
    return min(int(percent * BINS / 100), BINS - 1)


def _elements(frame: Frame, read: Sequence[Row]) -> tuple[ElementCount, ...]:
    titles = dict(frame.dimensions)
    counted = []
    for place, element in enumerate(frame.elements):
        counts = Counter(row.statuses[place] for row in read)
        counted.append(
            ElementCount(
                place=place,
                title=element.title,
                dimension=titles.get(element.dimension, element.dimension),
                level=element.level,
                counts=tuple(counts[status] for status in LACKING),
                partial=counts[Status.PARTIAL],
                applicable=len(read) - counts[Status.NOT_APPLICABLE],
            )
        )
    return tuple(sorted(counted, key=lambda each: (-each.lacking, each.place)))


def _checks(frame: Frame, read: Sequence[Row]) -> tuple[CheckCount, ...]:
    counted = []
    for place, (_, title) in enumerate(frame.checks):
        counts = Counter(row.outcomes[place] for row in read)
        applicable = len(read) - counts[CheckOutcome.NOT_APPLICABLE]
        counted.append(CheckCount(place, title, counts[CheckOutcome.FAIL], applicable))
    return tuple(sorted(counted, key=lambda each: (-each.failed, each.place)))


def _grouped(frame: Frame, scored: Sequence[Row], label: Callable[[Row], str]) -> tuple[Means, ...]:
    groups: dict[str, list[Row]] = {}
    for row in scored:
        groups.setdefault(label(row), []).append(row)
    return tuple(_means(name, groups[name], len(frame.dimensions)) for name in sorted(groups) if name)


def _means(label: str, rows: Sequence[Row], size: int) -> Means:
    columns = (_mean(row.percents[place] for row in rows) for place in range(size))
    return Means(label, len(rows), _mean(row.percent for row in rows), tuple(columns))


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
