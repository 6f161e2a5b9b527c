"""Planted faults: the checks that labels say must fail, against those that do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checker.assessment.model import Assessment, CheckOutcome


class Detection(StrEnum):
    FOUND = "found"
    MISSED = "missed"
    FALSE_ALARM = "false-alarm"


@dataclass(frozen=True, slots=True)
class Fault:
    """What became of one check of one report.

    ``message``, ``quote`` and ``line`` (from 1) are what the check itself says; a missed fault has none of them.
    """

    report: str
    check: str
    detection: Detection
    message: str
    quote: str
    line: int | None


@dataclass(frozen=True, slots=True)
class FaultCounts:
    found: int
    missed: int
    false_alarms: int

    @property
    def planted(self) -> int:
        return self.found + self.missed


def faults(report: str, planted: frozenset[str], assessment: Assessment) -> tuple[Fault, ...]:
    """Every check that was planted, or fails, in the order of the checklist; those it does not know are left out."""
    found: list[Fault] = []
    for check in assessment.checks:
        failed = check.outcome is CheckOutcome.FAIL
        if check.id in planted:
            detection = Detection.FOUND if failed else Detection.MISSED
        elif failed:
            detection = Detection.FALSE_ALARM
        else:
            continue
        first = check.evidence[0] if failed and check.evidence else None
        message = check.message if failed else ""
        quote, line = (first.quote, first.location.line) if first else ("", None)
        found.append(Fault(report, check.id, detection, message, quote, line))
    return tuple(found)


def count(listed: Iterable[Fault]) -> FaultCounts:
    """How many of ``listed`` were found, missed, and no faults at all."""
    detections = [fault.detection for fault in listed]
    return FaultCounts(*(detections.count(d) for d in (Detection.FOUND, Detection.MISSED, Detection.FALSE_ALARM)))
