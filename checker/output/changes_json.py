"""A comparison of two results for programs."""

from __future__ import annotations

from typing import Any

from checker.assessment.changes import Changes, CheckChange, DocumentChanges, PartChange, Unpaired
from checker.assessment.model import CheckResult, Document, Evidence, PartVerdict, Run, Score
from checker.output.json_file import TOOL, dump

SCHEMA = "fazhi-checker/changes/1"
_DIGITS = 4


def render(changes: Changes, old: Run, new: Run, version: str) -> str:
    """``changes`` of ``old`` and ``new`` as JSON; positions count from 1, gains are percentage points."""
    return dump(
        {
            "schema": SCHEMA,
            "tool": {"name": TOOL, "version": version},
            "old": _run(old),
            "new": _run(new),
            "is_worse": changes.is_worse,
            "documents": [_document(d) for d in changes.documents],
            "unpaired": [_unpaired(u) for u in changes.unpaired],
        }
    )


def _run(run: Run) -> dict[str, Any]:
    return {
        "tool": run.tool_version,
        "checklist": {"id": run.checklist_id, "version": run.checklist_version, "digest": run.checklist_digest},
        "profile": run.profile_id,
        "generated_at": run.generated_at,
    }


def _document(changes: DocumentChanges) -> dict[str, Any]:
    return {
        "old": _side(changes.old),
        "new": _side(changes.new),
        "is_worse": changes.is_worse,
        "notices": [{"difference": n.difference.value, "old": n.old, "new": n.new} for n in changes.notices],
        "score": {"old": _score(changes.old_score), "new": _score(changes.new_score), "gain": _number(changes.gain)},
        "dimensions": [
            {
                "id": d.id,
                "title": d.title,
                "old": _number(d.old.percent) if d.old else None,
                "new": _number(d.new.percent) if d.new else None,
                "gain": _number(d.gain),
            }
            for d in changes.dimensions
        ],
        "better": [_part_change(p) for p in changes.better],
        "worse": [_part_change(p) for p in changes.worse],
        "lacking": [_part_change(p) for p in changes.lacking],
        "came": [_part_change(p) for p in changes.came],
        "went": [_part_change(p) for p in changes.went],
        "doubted": [_part_change(p) for p in changes.doubted],
        "cleared": [_part_change(p) for p in changes.cleared],
        "checks_appeared": [_check_change(c) for c in changes.checks_appeared],
        "checks_resolved": [_check_change(c) for c in changes.checks_resolved],
        "checks_left": [_check_change(c) for c in changes.checks_left],
    }


def _unpaired(unpaired: Unpaired) -> dict[str, Any]:
    old, new = (None if side is None else _side(side) for side in (unpaired.old, unpaired.new))
    return {"old": old, "new": new, "is_worse": unpaired.is_worse}


def _side(document: Document) -> dict[str, Any]:
    report = document.assessment.report if document.assessment else None
    return {
        "path": document.path,
        "sha256": document.sha256,
        "organisation": report.organisation if report else None,
        "year": report.year if report else None,
        "error": document.error.code if document.error else None,
    }


def _score(score: Score) -> dict[str, Any]:
    return {"percent": _number(score.percent), "grade": score.grade}


def _part_change(change: PartChange) -> dict[str, Any]:
    return {
        "element": change.element.id,
        "element_title": change.element.title,
        "level": change.element.level.value,
        "part": change.part.id,
        "text": change.part.text,
        "gain": _number(change.element.gain),
        "old": _part(change.old),
        "new": _part(change.new),
    }


def _part(part: PartVerdict | None) -> dict[str, Any] | None:
    if part is None:
        return None
    return {"label": part.label.value, "review": part.review, "evidence": [_evidence(e) for e in part.evidence]}


def _check_change(change: CheckChange) -> dict[str, Any]:
    check = change.check
    return {
        "id": check.id,
        "title": check.title,
        "severity": check.severity,
        "old": _check(change.old),
        "new": _check(change.new),
    }


def _check(check: CheckResult | None) -> dict[str, Any] | None:
    if check is None:
        return None
    return {
        "result": check.outcome.value,
        "message": check.message,
        "evidence": [_evidence(e) for e in check.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    at = evidence.location
    return {
        "quote": evidence.quote,
        "page": at.page,
        "paragraph": at.paragraph,
        "line": at.line,
        "column": at.column,
        "section": at.section,
    }


def _number(value: float | None) -> float | None:
    return None if value is None else round(float(value), _DIGITS)
