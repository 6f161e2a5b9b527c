"""What lies between two results: what got better, what got worse, what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.assessment.model import (
    CheckOutcome,
    CheckResult,
    DimensionScore,
    Document,
    ElementVerdict,
    PartVerdict,
    Score,
)
from checker.checklist.model import Label

_RANKS: Mapping[Label, int] = {Label.YES: 3, Label.PLAN: 2, Label.WEAK: 1, Label.NO: 0}
_LEAST = 0.00005
"""A result file keeps four digits: less is no difference."""


class Difference(StrEnum):
    """What else differs between two results, so that not every change comes from the report."""

    CHECKLIST = "checklist"
    PROFILE = "profile"
    YEAR = "year"
    ORGANISATION = "organisation"
    TOOL = "tool"
    SAME_FILE = "same-file"


@dataclass(frozen=True, slots=True)
class Notice:
    """What differs, and how it is on either side (empty: unknown)."""

    difference: Difference
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class DimensionChange:
    """A dimension of the old and the new result; None where the checklist does not have it."""

    id: str
    title: str
    old: DimensionScore | None
    new: DimensionScore | None

    @property
    def gain(self) -> float | None:
        """Percentage points; None when one side has none."""
        if self.old is None or self.new is None or self.old.percent is None or self.new.percent is None:
            return None
        return self.new.percent - self.old.percent


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of ``element`` (the newer one, where there are two); a side is None where the part does not apply."""

    element: ElementVerdict
    old: PartVerdict | None
    new: PartVerdict | None

    @property
    def part(self) -> PartVerdict:
        """The newer side."""
        found = self.new or self.old
        if found is None:
            raise ValueError(f"{self.element.id}: a change of nothing")
        return found

    @property
    def step(self) -> int:
        """How many labels it rose (below 0: fell); 0 where one side does not apply."""
        return 0 if self.old is None or self.new is None else _RANKS[self.new.label] - _RANKS[self.old.label]


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check that fails on one side at least; a side is None where the checklist does not have it."""

    old: CheckResult | None
    new: CheckResult | None

    @property
    def check(self) -> CheckResult:
        """The newer side."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change of no check")
        return found

    @property
    def fails(self) -> tuple[bool, bool]:
        """Whether it fails, before and now."""
        before, now = (side is not None and side.outcome is CheckOutcome.FAIL for side in (self.old, self.new))
        return before, now


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """Two assessments of one report.  Parts in the order of the checklist, ``lacking`` by gain, largest first.

    ``lacking``: not there before, not there now.  ``came``/``went``: parts that apply on one side only.
    ``doubted``/``cleared``: parts that are there on both sides and (no longer) rest on weak evidence.
    """

    old: Document
    new: Document
    old_score: Score
    new_score: Score
    notices: tuple[Notice, ...]
    dimensions: tuple[DimensionChange, ...]
    better: tuple[PartChange, ...]
    worse: tuple[PartChange, ...]
    lacking: tuple[PartChange, ...]
    came: tuple[PartChange, ...]
    went: tuple[PartChange, ...]
    doubted: tuple[PartChange, ...]
    cleared: tuple[PartChange, ...]
    checks_appeared: tuple[CheckChange, ...]
    checks_resolved: tuple[CheckChange, ...]
    checks_left: tuple[CheckChange, ...]

    @property
    def gain(self) -> float | None:
        """Percentage points of the score; None when one side has no score."""
        if self.old_score.percent is None or self.new_score.percent is None:
            return None
        return self.new_score.percent - self.old_score.percent

    @property
    def is_worse(self) -> bool:
        """Whether a part fell, a check fails that did not, or the score fell (or is no more)."""
        lost = self.old_score.percent is not None and self.new_score.percent is None
        fell = self.gain is not None and self.gain < -_LEAST
        return bool(self.worse or self.checks_appeared or lost or fell)


@dataclass(frozen=True, slots=True)
class Unpaired:
    """What cannot be compared: a side that is missing (None) or has an error."""

    old: Document | None
    new: Document | None

    @property
    def is_worse(self) -> bool:
        """Whether what could be assessed before cannot be any more."""
        return bool(self.old and self.old.assessment and self.new and self.new.error)


@dataclass(frozen=True, slots=True)
class Changes:
    """All documents of two runs, in the order of the new one, then those only the old one has."""

    documents: tuple[DocumentChanges, ...]
    unpaired: tuple[Unpaired, ...]

    @property
    def is_worse(self) -> bool:
        """Whether any document is."""
        return any(d.is_worse for d in self.documents) or any(u.is_worse for u in self.unpaired)
