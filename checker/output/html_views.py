"""What the page shows of a document, in words, ready for the templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.assessment.model import DocumentError
from checker.output.html_marks import Kind
from checker.output.html_text import Text


@dataclass(frozen=True, slots=True)
class QuoteView:
    """``href`` leads to the words in the text, empty where it is not shown; ``place`` is short, ``where`` complete."""

    text: str
    place: str
    where: str
    href: str
    passage: int | None
    side: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    label: str
    word: str
    text: str
    notes: tuple[str, ...]
    review: str
    decided: str
    quotes: tuple[QuoteView, ...]
    hint: QuoteView | None


@dataclass(frozen=True, slots=True)
class BasisView:
    cited: str
    requirement: str
    years: str


@dataclass(frozen=True, slots=True)
class ElementView:
    """``tags`` are the filters that show it; ``gain`` is empty where there is nothing to gain."""

    anchor: str
    number: int
    id: str
    title: str
    level: str
    status: str
    status_word: str
    points: str
    gain: str
    tags: tuple[str, ...]
    is_lacking: bool
    parts: tuple[PartView, ...]
    why: str
    advice: str
    skeleton: str
    basis: tuple[BasisView, ...]


@dataclass(frozen=True, slots=True)
class DimensionView:
    """``width`` is the length of its bar, 0–100; ``percent`` says so in words."""

    anchor: str
    title: str
    points: str
    percent: str
    width: str
    elements: tuple[ElementView, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    anchor: str
    number: str
    id: str
    title: str
    severity: str
    severity_word: str
    message: str
    sides: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One file.  ``filters`` leads from a filter to the number of cards it shows."""

    anchor: str
    name: str
    title: str
    short: str
    facts: tuple[str, ...]
    error: DocumentError | None
    percent: str
    grade: str
    ring: str
    closing: str
    warnings: tuple[str, ...]
    statuses: tuple[tuple[str, str, int], ...]
    dimensions: tuple[DimensionView, ...]
    checks: tuple[CheckView, ...]
    passed: str
    not_applicable: str
    filters: Mapping[str, int]
    text: Text | None
    kinds: tuple[Kind, ...]
    required_missing: int
