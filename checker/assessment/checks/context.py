"""What a consistency check is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass

from checker.assessment.figures import Figure
from checker.assessment.model import CheckOutcome
from checker.checklist.model import Checklist
from checker.reading.model import Report


@dataclass(frozen=True, slots=True)
class CheckContext:
    """``figures``: those of the report, in text order, scanned once."""

    report: Report
    figures: tuple[Figure, ...]
    checklist: Checklist


@dataclass(frozen=True, slots=True)
class Finding:
    """``message``: one Chinese sentence, naming both sides of a contradiction; ``spans``: text offsets."""

    outcome: CheckOutcome
    message: str
    spans: tuple[tuple[int, int], ...] = ()
