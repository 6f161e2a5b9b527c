"""Not written yet."""

from __future__ import annotations

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.model import CheckOutcome

ID = "check.year"


def run(context: CheckContext) -> Finding:
    return Finding(CheckOutcome.NOT_APPLICABLE, "")
