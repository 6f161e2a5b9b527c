"""Checklist × Report → Assessment.  Pure: the same input gives the same assessment on any machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.assessment import scoring
from checker.assessment.checks import CheckContext, run_checks
from checker.assessment.confidence import review
from checker.assessment.matcher import Matcher
from checker.assessment.matching import Matching
from checker.assessment.mentions import Mention, find_mentions
from checker.assessment.model import Assessment, ElementVerdict, PartVerdict, ReportSummary, Status
from checker.assessment.verdicts import part_verdict, status
from checker.checklist.model import Basis, Checklist, Element, Part
from checker.reading import quote
from checker.reading.model import Report


class Assessor:
    """A checklist made ready for many reports."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist
        self._matcher = Matcher(checklist)

    def assess(self, report: Report) -> Assessment:
        """Every verdict, the scores and the checks of ``report``, with their evidence."""
        matching = Matching(report, self._matcher)
        mentions = find_mentions(self.checklist, matching)
        elements = self._elements(matching, mentions)
        return Assessment(
            report=_summary(report),
            score=scoring.total(elements, self.checklist.profile),
            dimensions=scoring.by_dimension(self.checklist, elements),
            elements=elements,
            checks=run_checks(CheckContext(report, self.checklist)),
            warnings=report.warnings,
        )

    def _elements(self, matching: Matching, mentions: Mapping[str, Sequence[Mention]]) -> tuple[ElementVerdict, ...]:
        report = matching.report

        def judge(element: Element, part: Part) -> PartVerdict:
            found = mentions[f"{element.id}/{part.id}"]
            return part_verdict(part, found, report, review(part, found, matching) or "")

        judged: list[tuple[str, Element, tuple[PartVerdict, ...]]] = [
            (
                dimension.id,
                element,
                tuple(judge(element, part) for part in element.parts),
            )
            for dimension in self.checklist.dimensions
            for element in dimension.elements
        ]
        nil = {element.id: any(p.nil for p in parts) for _, element, parts in judged if element.nil_ok}
        statuses = [status(element, parts, report.year, nil) for _, element, parts in judged]
        weights = [element.weight for _, element, _ in judged]
        possible = scoring.applicable_weight(list(zip(weights, statuses, strict=True)))
        return tuple(
            _element_verdict(dimension, element, parts, result, possible, report.year)
            for (dimension, element, parts), result in zip(judged, statuses, strict=True)
        )


def assess(report: Report, checklist: Checklist) -> Assessment:
    """Assess one report.  For many reports keep an ``Assessor``: it compiles the checklist once."""
    return Assessor(checklist).assess(report)


def _element_verdict(
    dimension: str, element: Element, parts: tuple[PartVerdict, ...], result: Status, possible: float, year: int | None
) -> ElementVerdict:
    applies = result is not Status.NOT_APPLICABLE
    points = round(element.weight * scoring.share(parts), 6) if applies else 0.0
    return ElementVerdict(
        id=element.id,
        title=element.title,
        dimension=dimension,
        level=element.level,
        weight=element.weight,
        status=result,
        points=points,
        gain=scoring.gain(element.weight, points, possible) if applies else 0.0,
        parts=parts,
        why=element.why,
        advice=element.advice,
        skeleton=element.skeleton,
        basis=tuple(b for b in element.basis if in_force(b, year)),
    )


def in_force(basis: Basis, year: int | None) -> bool:
    """Whether a basis applied in the report's year; an unknown year shows them all."""
    if year is None:
        return True
    return (basis.since is None or basis.since <= year) and (basis.until is None or year <= basis.until)


def _summary(report: Report) -> ReportSummary:
    title = quote(report, *report.title) if report.title else ""
    return ReportSummary(
        title=title,
        organisation=report.organisation,
        year=report.year,
        characters=len("".join(report.source.split())),
        format=report.origin.format,
        reader=report.origin.reader,
        pages=report.origin.pages,
    )
