"""What an assessment says about one report: labels, statuses, scores, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.checklist.model import Basis, Label, Level, Modality
from checker.reading.model import Location, Report


class Status(StrEnum):
    """The status of an element, from its parts, exactly as catalogue.yaml defines it."""

    MET = "met"
    PARTIAL = "partial"
    PLANNED = "planned"
    WEAK = "weak"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


class CheckOutcome(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote in the original wording, its place, and how it is meant.

    ``start``/``end`` are source offsets of the quote.
    """

    quote: str
    location: Location
    modality: Modality
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hint:
    """The sentence that comes nearest to a part which is not there.  No evidence: it may be about something else."""

    quote: str
    location: Location


@dataclass(frozen=True, slots=True)
class Decided:
    """The label is a person's decision: who, why, and what the program ``was`` going to say."""

    by: str
    why: str
    was: Label


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """``nil``: reported by a truthful statement that there was none.

    ``review``: why a person should look at this “yes” again, for it rests on little (empty: no need).
    ``hint`` is only looked for on demand, and only for what is not “yes”.
    """

    id: str
    text: str
    label: Label
    nil: bool
    conditional: bool
    evidence: tuple[Evidence, ...]
    review: str = ""
    hint: Hint | None = None
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class ElementVerdict:
    """``points`` of ``weight`` earned; ``gain``: percentage points the total would rise if every part were yes."""

    id: str
    title: str
    dimension: str
    level: Level
    weight: float
    status: Status
    points: float
    gain: float
    parts: tuple[PartVerdict, ...]
    why: str
    advice: str
    skeleton: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """``percent`` is None when no element of the dimension applies."""

    id: str
    title: str
    points: float
    possible: float
    percent: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """``percent`` and ``grade`` are None when nothing could be evaluated: never 0, never 100."""

    points: float
    possible: float
    percent: float | None
    grade: str | None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """``why`` and ``advice`` are the rule's own words, the same for every report."""

    id: str
    title: str
    severity: str
    outcome: CheckOutcome
    message: str
    evidence: tuple[Evidence, ...]
    why: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What the report says it is, and what it was read from (``format``, ``reader``, ``pages``: see reading.Origin)."""

    title: str
    organisation: str
    year: int | None
    characters: int
    format: str = "text"
    reader: str = "text"
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    report: ReportSummary
    score: Score
    dimensions: tuple[DimensionScore, ...]
    elements: tuple[ElementVerdict, ...]
    checks: tuple[CheckResult, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentError:
    """Why a file has no assessment."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Document:
    """One input: exactly one of ``assessment`` and ``error`` is set.

    ``report`` is what was assessed, for outputs that show its text; None in runs over more than can be kept.
    ``profile`` is the id of the profile it was assessed by, None where that is the run's own.
    """

    path: str
    sha256: str | None
    assessment: Assessment | None
    error: DocumentError | None
    report: Report | None = None
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What a renderer gets.  ``generated_at`` (ISO 8601 with zone) comes from the command line, never from inside."""

    tool_version: str
    checklist_id: str
    checklist_version: str
    checklist_digest: str
    profile_id: str
    profile_title: str
    generated_at: str
    documents: tuple[Document, ...]
