"""Where a finding is shown: at its passage, or where what is missing belongs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from checker.assessment.model import Assessment, ElementVerdict, Evidence
from checker.gate.model import Anchor
from checker.reading import locate, quote, source_span
from checker.reading.model import Report, Role, Section

_ROLES = {
    "report.first-responsible": Role.FIRST_RESPONSIBLE,
    "report.deficiencies": Role.DEFICIENCIES,
    "report.causes": Role.CAUSES,
    "report.next-year": Role.NEXT_YEAR,
}


def anchor_of(report: Report | None, evidence: Evidence) -> Anchor:
    """The passage of ``evidence``; its end is known only with the ``report`` it stands in."""
    at = evidence.location
    if report is None or report.is_printed:
        # On a printed page the lines are those of the page; what is quoted may run over several.
        return Anchor(at.line, at.column, at.line, at.column + 1, at.section, evidence.quote, at.page)
    line, column = _position(report, evidence.end)
    return Anchor(at.line, at.column, line, column, at.section, evidence.quote, at.page)


def home_of(report: Report | None, assessment: Assessment, element: ElementVerdict) -> Anchor:
    """The heading of the section where ``element`` belongs; without one the title, else the first characters.

    That is the section of its role, else the one in which the report speaks most of the element's dimension.
    """
    if report is None:
        return Anchor(1, 1, 1, 2, "", "")
    section = _by_role(report, element.id) or _by_company(report, assessment, element)
    if section is not None:
        span = section.heading_start, section.heading_end
    elif report.title is not None:
        span = report.title
    else:
        return Anchor(1, 1, 1, 2, "", "")
    at = locate(report, *span)
    if report.is_printed:
        return Anchor(at.line, at.column, at.line, at.column + 1, at.section, quote(report, *span), at.page)
    line, column = _position(report, source_span(report, *span)[1])
    return Anchor(at.line, at.column, line, column, at.section, quote(report, *span), at.page)


def _by_role(report: Report, element: str) -> Section | None:
    role = _ROLES.get(element)
    return next((s for s in report.sections[1:] if role and s.role is role and s.heading_end > s.heading_start), None)


def _by_company(report: Report, assessment: Assessment, element: ElementVerdict) -> Section | None:
    headed = [s for s in report.sections[1:] if s.heading_end > s.heading_start]
    starts = [report.offsets[s.heading_start] for s in headed]
    others = (e for e in assessment.elements if e.dimension == element.dimension)
    spoken = Counter(
        bisect_right(starts, evidence.start) - 1
        for other in others
        for part in other.parts
        for evidence in part.evidence
    )
    found = [(-count, place) for place, count in spoken.items() if place >= 0]
    return headed[min(found)[1]] if found else None


def _position(report: Report, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a source offset."""
    line = max(0, bisect_right(report.line_starts, max(0, offset - 1)) - 1)
    return line + 1, offset - report.line_starts[line] + 1
