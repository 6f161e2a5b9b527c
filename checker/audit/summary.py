"""The audit as a whole: one slim row a report, small enough that ten thousand fit into memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.audit.model import Data, Entry
from checker.checklist.model import Checklist, Label


@dataclass(frozen=True, slots=True)
class ElementInfo:
    """An element of the checklist, for headings of columns."""

    id: str
    title: str
    dimension: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What all rows share; ``dimensions`` and ``checks`` are (id, title) pairs, in the order of the rows' values."""

    checklist_id: str
    checklist_version: str
    checklist_digest: str
    profile_id: str
    profile_title: str
    tool_version: str
    generated_at: str
    dimensions: tuple[tuple[str, str], ...]
    elements: tuple[ElementInfo, ...]
    checks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One file.  ``percent`` is None without a score; ``statuses``/``points`` (by element), ``percents`` (by dimension)
    and ``outcomes`` (by check) are in the order of the frame, empty for a file that could not be assessed.

    ``lacking`` counts required elements that are not met; ``to_review`` parts to look at again.
    ``cases`` is what became of 复议 and 诉讼; ``error`` is (code, message) or None; ``page`` a relative link or empty.
    ``stated_organisation`` and ``stated_year`` are the report's own words, whatever the manifest says.
    """

    name: str
    key: str
    sha256: str | None
    organisation: str
    region: str
    year: int | None
    title: str
    characters: int
    format: str
    pages: int | None
    percent: float | None
    grade: str
    percents: tuple[float | None, ...]
    statuses: tuple[str, ...]
    points: tuple[float, ...]
    outcomes: tuple[str, ...]
    lacking: int
    to_review: int
    cases: Mapping[str, Any]
    warnings: tuple[str, ...]
    error: tuple[str, str] | None
    page: str = ""
    stated_organisation: str = ""
    stated_year: int | None = None


def frame(checklist: Checklist, tool_version: str, generated_at: str) -> Frame:
    """The frame of an audit by ``checklist``."""
    return Frame(
        checklist_id=checklist.id,
        checklist_version=checklist.version,
        checklist_digest=checklist.digest,
        profile_id=checklist.profile.id,
        profile_title=checklist.profile.title,
        tool_version=tool_version,
        generated_at=generated_at,
        dimensions=tuple((d.id, d.title) for d in checklist.dimensions),
        elements=tuple(
            ElementInfo(e.id, e.title, d.id, e.level.value, e.weight) for d in checklist.dimensions for e in d.elements
        ),
        checks=tuple((c.id, c.title) for c in checklist.checks),
    )


def row(entry: Entry, key: str, page: str = "") -> Row:
    """The row of ``entry``; ``page`` links to its own page."""
    document = entry.record.document
    report: Data = document.get("report") or {}
    elements: list[Data] = document.get("elements", [])
    error = document.get("error")
    required = [e for e in elements if e["level"] == "required"]
    score: Data = document.get("score") or {}
    return Row(
        name=entry.name,
        key=key,
        sha256=document.get("sha256"),
        organisation=entry.organisation,
        region=entry.origin.region,
        year=entry.year,
        title=report.get("title", ""),
        characters=report.get("characters", 0),
        format=report.get("format", ""),
        pages=report.get("pages"),
        percent=score.get("percent"),
        grade=score.get("grade") or "",
        percents=tuple(d["percent"] for d in document.get("dimensions", [])),
        statuses=tuple(e["status"] for e in elements),
        points=tuple(e["points"] for e in elements),
        outcomes=tuple(c["result"] for c in document.get("checks", [])),
        lacking=sum(e["status"] not in ("met", "not-applicable") for e in required),
        to_review=sum(bool(p["review"]) and p["label"] == Label.YES.value for e in elements for p in e["parts"]),
        cases=entry.record.cases,
        warnings=tuple(document.get("warnings", ())),
        error=(error["code"], error["message"]) if error else None,
        page=page,
        stated_organisation=str(report.get("organisation") or ""),
        stated_year=report.get("year"),
    )
