"""The kinds of finding a gate may forbid; by itself, for the command line names them before anything is loaded."""

from __future__ import annotations

from enum import StrEnum


class FailOn(StrEnum):
    """What ``--fail-on`` takes."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    CHECK_ERROR = "check-error"
    CHECK_WARNING = "check-warning"
    NEEDS_REVIEW = "needs-review"
