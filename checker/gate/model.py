"""What the gate works with and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from checker.assessment.model import Document, Evidence
from checker.gate.fail_on import FailOn


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """What is wrong: an element that is not met (by its status), a check that failed, a “yes” to look at again."""

    MISSING = "missing"
    PARTIAL = "partial"
    PLANNED = "planned"
    WEAK = "weak"
    CHECK = "check"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a finding is shown, all from 1, the end exclusive: a passage, or the heading where the missing belongs.

    With a ``page``, the lines are those of that page where the document is printed, else those of the whole text.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    section: str
    quote: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one document.

    ``rule`` is the id of an element or a check, ``gaps`` what is lacking or contradicted, by keys that survive edits
    elsewhere: ids of parts, or digests of the wording.  ``category`` is None for what no gate can forbid.
    """

    rule: str
    title: str
    kind: Kind
    severity: Severity
    category: FailOn | None
    document: str
    message: str
    advice: str
    evidence: tuple[Evidence, ...]
    anchor: Anchor
    gaps: frozenset[str]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Percentages by what they are for (empty key: the whole), and the kinds of finding that fail."""

    fail_under: Mapping[str, Decimal] = field(default_factory=dict)
    fail_on: frozenset[FailOn] = frozenset()


@dataclass(frozen=True, slots=True)
class Waiver:
    """An approved exception: ``rule`` need not be met by the documents matching the glob ``documents``.

    It ends with the day ``expires``, in Shanghai.  ``line`` is where it stands in its file.
    """

    rule: str
    documents: str
    reason: str
    approver: str
    granted: date
    expires: date
    line: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and what becomes of it: waived, known from the baseline, or failing the gate."""

    finding: Finding
    waiver: Waiver | None
    is_known: bool
    fails: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A threshold against its value: ``subject`` is a dimension's id, empty for the whole; ``actual`` may not exist."""

    subject: str
    title: str
    threshold: Decimal
    actual: Decimal | None
    is_met: bool


@dataclass(frozen=True, slots=True)
class DocumentVerdict:
    """``percent`` is the raw score, ``waived_percent`` the score without the waived elements."""

    document: Document
    findings: tuple[Judged, ...]
    measures: tuple[Measure, ...]
    percent: float | None
    waived_percent: float | None
    is_met: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a waiver or the baseline; an error ends with exit code 2, the rest is told."""

    severity: Severity
    where: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class GateResult:
    """``has_baseline``: there was one to compare with, so that what is not known from it is new."""

    documents: tuple[DocumentVerdict, ...]
    troubles: tuple[Trouble, ...]
    has_baseline: bool = False

    @property
    def is_met(self) -> bool:
        """Whether every document that could be assessed meets the gate; unreadable ones are the exit code's matter."""
        return all(d.is_met for d in self.documents)
