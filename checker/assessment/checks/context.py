"""What a consistency check is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from checker.assessment.enumerations import Stretch, stretches
from checker.assessment.model import CheckOutcome
from checker.checklist.model import Checklist
from checker.reading.model import Report

Contradiction = tuple[str, tuple[int, int]]
"""What is wrong, and its text offsets."""

Comparison = Contradiction | tuple[()] | None
"""What comparing numbers gives.  None: there is nothing to compare; (): they agree, or may."""


@dataclass(frozen=True)
class CheckContext:
    """One report, and the checklist whose terms and titles some checks go by."""

    report: Report
    checklist: Checklist

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The figures of the report in their surroundings."""
        return stretches(self.report)


@dataclass(frozen=True, slots=True)
class Finding:
    """``message``: one Chinese sentence, naming both sides of a contradiction; ``spans``: text offsets."""

    outcome: CheckOutcome
    message: str
    spans: tuple[tuple[int, int], ...] = ()
