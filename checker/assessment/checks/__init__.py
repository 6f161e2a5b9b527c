"""Consistency checks: years, deadlines, totals, wording.  Not coverage, and no part of the score."""

from __future__ import annotations

from collections.abc import Callable

from checker.assessment.checks import citations, deadline, duplicate_figures, repetition, terms, totals, year
from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.evidence import evidence
from checker.assessment.model import CheckResult
from checker.checklist.model import CheckRule
from checker.reading.model import Report

__all__ = ["CheckContext", "Finding", "run_checks"]

_RUN: dict[str, Callable[[CheckContext], Finding]] = {
    module.ID: module.run for module in (year, deadline, totals, duplicate_figures, terms, citations, repetition)
}


def run_checks(context: CheckContext) -> tuple[CheckResult, ...]:
    """The result of every check the checklist asks for, in its order, with the places that bear it out."""
    return tuple(_result(rule, _RUN[rule.id](context), context.report) for rule in context.checklist.checks)


def _result(rule: CheckRule, finding: Finding, report: Report) -> CheckResult:
    places = tuple(evidence(report, *span) for span in finding.spans)
    return CheckResult(
        rule.id, rule.title, rule.severity, finding.outcome, finding.message, places, rule.why, rule.advice
    )
