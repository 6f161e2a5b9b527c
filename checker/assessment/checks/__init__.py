"""Consistency checks: years, deadlines, totals, wording.  Not coverage, and no part of the score."""

from __future__ import annotations

from collections.abc import Callable

from checker.assessment.checks import citations, deadline, duplicate_figures, repetition, terms, totals, year
from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.model import CheckResult, Evidence
from checker.checklist.model import CheckRule, Modality
from checker.reading import locate, quote, source_span
from checker.reading.model import Report

__all__ = ["CheckContext", "Finding", "run_checks"]

_RUN: dict[str, Callable[[CheckContext], Finding]] = {
    module.ID: module.run for module in (year, deadline, totals, duplicate_figures, terms, citations, repetition)
}


def run_checks(context: CheckContext) -> tuple[CheckResult, ...]:
    """The result of every check the checklist asks for, in its order, with the places that bear it out."""
    return tuple(_result(rule, _RUN[rule.id](context), context.report) for rule in context.checklist.checks)


def _result(rule: CheckRule, finding: Finding, report: Report) -> CheckResult:
    evidence = tuple(_evidence(report, *span) for span in finding.spans)
    return CheckResult(rule.id, rule.title, rule.severity, finding.outcome, finding.message, evidence)


def _evidence(report: Report, start: int, end: int) -> Evidence:
    source_start, source_end = source_span(report, start, end)
    return Evidence(quote(report, start, end), locate(report, start, end), Modality.ASSERTED, source_start, source_end)
