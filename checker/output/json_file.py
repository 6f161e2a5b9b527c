"""The result file: everything a run says, stable and versioned (schemas/assessment-run.schema.json)."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

from checker.assessment.model import (
    Assessment,
    CheckResult,
    Document,
    ElementVerdict,
    Evidence,
    Hint,
    PartVerdict,
    Run,
)
from checker.checklist.model import Basis

SCHEMA = "fazhi-checker/assessment-run/1"
TOOL = "fazhi-checker"

_DIGITS = 4
# Legal in JSON, but a terminal would obey them or a reader see another order; lone surrogates are not even UTF-8.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def render(run: Run) -> str:
    """``run`` as JSON, UTF-8 characters unescaped, one newline at the end.  Positions count from 1."""
    data = {
        "schema": SCHEMA,
        "tool": {"name": TOOL, "version": run.tool_version},
        "checklist": {
            "id": run.checklist_id,
            "version": run.checklist_version,
            "digest": run.checklist_digest,
            "profile": {"id": run.profile_id, "title": run.profile_title},
        },
        "generated_at": run.generated_at,
        "documents": [document_data(d) for d in run.documents],
    }
    return dump(data)


def dump(data: Any) -> str:
    """``data`` as JSON text that no terminal obeys, one newline at the end."""
    written = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the result file."""
    path = resources.files("checker.output") / "schemas" / "assessment-run.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def document_data(document: Document) -> dict[str, Any]:
    """One document as plain data, as it stands in the result file."""
    head = {"path": document.path, "sha256": document.sha256, "profile": document.profile}
    if document.assessment is not None:
        return head | {"status": "assessed"} | _assessment(document.assessment)
    if document.error is None:
        raise ValueError(f"{document.path}: neither assessment nor error")
    error = document.error
    return head | {"status": "error", "error": {"code": error.code, "message": error.message, "hint": error.hint}}


def _assessment(assessment: Assessment) -> dict[str, Any]:
    report, score = assessment.report, assessment.score
    return {
        "report": {
            "title": report.title,
            "organisation": report.organisation,
            "year": report.year,
            "characters": report.characters,
            "format": report.format,
            "reader": report.reader,
            "pages": report.pages,
        },
        "score": {
            "points": _number(score.points),
            "possible": _number(score.possible),
            "percent": _number(score.percent),
            "grade": score.grade,
        },
        "dimensions": [
            {
                "id": d.id,
                "title": d.title,
                "points": _number(d.points),
                "possible": _number(d.possible),
                "percent": _number(d.percent),
            }
            for d in assessment.dimensions
        ],
        "elements": [_element(e) for e in assessment.elements],
        "checks": [_check(c) for c in assessment.checks],
        "warnings": list(assessment.warnings),
    }


def _element(element: ElementVerdict) -> dict[str, Any]:
    return {
        "id": element.id,
        "title": element.title,
        "dimension": element.dimension,
        "level": element.level.value,
        "weight": _number(element.weight),
        "status": element.status.value,
        "points": _number(element.points),
        "gain": _number(element.gain),
        "parts": [_part(p) for p in element.parts],
        "why": element.why,
        "advice": element.advice,
        "skeleton": element.skeleton,
        "basis": [_basis(b) for b in element.basis],
    }


def _part(part: PartVerdict) -> dict[str, Any]:
    return {
        "id": part.id,
        "text": part.text,
        "label": part.label.value,
        "nil": part.nil,
        "conditional": part.conditional,
        "evidence": [_evidence(e) for e in part.evidence],
        "review": part.review,
        "hint": None if part.hint is None else _quoted(part.hint),
        "decided": None
        if part.decided is None
        else {"by": part.decided.by, "why": part.decided.why, "was": part.decided.was.value},
    }


def _basis(basis: Basis) -> dict[str, Any]:
    return {
        "document": basis.document,
        "number": basis.number,
        "article": basis.article,
        "requirement": basis.requirement,
        "since": basis.since,
        "until": basis.until,
    }


def _check(check: CheckResult) -> dict[str, Any]:
    return {
        "id": check.id,
        "title": check.title,
        "severity": check.severity,
        "result": check.outcome.value,
        "message": check.message,
        "evidence": [_evidence(e) for e in check.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return _quoted(evidence) | {"modality": evidence.modality.value}


def _quoted(quoted: Evidence | Hint) -> dict[str, Any]:
    at = quoted.location
    return {
        "quote": quoted.quote,
        "page": at.page,
        "paragraph": at.paragraph,
        "line": at.line,
        "column": at.column,
        "section": at.section,
    }


def _number(value: float | None) -> float | None:
    # Shares such as 2/3 must not differ in their last digit from one machine to another.
    return None if value is None else round(float(value), _DIGITS)
