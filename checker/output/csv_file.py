"""A run as a table for spreadsheets and statistics: one row a part and a check.

Columns and codes are the same in every language; only ``result_text`` and ``note`` are in the one asked for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checker.assessment.model import (
    Assessment,
    CheckResult,
    Document,
    ElementVerdict,
    Evidence,
    PartVerdict,
    Run,
    Status,
)
from checker.assessment.scoring import part_points
from checker.checklist.model import Label
from checker.output import messages
from checker.output.basis import cite
from checker.output.lang import Lang
from checker.output.messages import LABELS, OUTCOMES, STATUSES
from checker.output.textwidth import clean

COLUMNS = (
    *("file", "organisation", "year", "kind", "dimension", "dimension_title", "element", "element_title", "level"),
    *("id", "title", "result", "result_text", "conditional", "nil", "points", "possible", "severity"),
    *(
        "evidence",
        "evidence_count",
        "page",
        "paragraph",
        "line",
        "column",
        "section",
        "note",
        "decided_by",
        "basis",
        "advice",
    ),
)
"""``kind``: part, check or error (a file that was not assessed).  ``result``: as in the result file."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_LONGEST = 32_000
"""Characters a cell of a spreadsheet takes, with some to spare."""


def render(run: Run, lang: Lang = Lang.ZH) -> str:
    """``run`` as CSV.  It begins with a byte order mark: spreadsheets take it for UTF-8 then.

    No cell can be taken for a formula, none holds control characters or line breaks.
    """
    target = io.StringIO()
    writer = csv.DictWriter(target, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for document in run.documents:
        writer.writerows({key: harmless(cell) for key, cell in row.items()} for row in _rows(document, lang))
    return "\ufeff" + target.getvalue()


def harmless(cell: str) -> str:
    """``cell`` on one line, an apostrophe before what a spreadsheet would take for a formula."""
    cleaned = clean(cell)[:_LONGEST]
    return f"'{cleaned}" if cleaned.startswith(_FORMULA) else cleaned


def _rows(document: Document, lang: Lang) -> Iterator[dict[str, str]]:
    if document.assessment is not None:
        yield from _assessed(document.path, document.assessment, lang)
    elif document.error is not None:
        error = document.error
        failed = messages.text(lang, "not-assessed")
        note = f"{error.message} {error.hint}".strip()
        yield {"file": document.path, "kind": "error", "result": error.code, "result_text": failed, "note": note}


def _assessed(path: str, assessment: Assessment, lang: Lang) -> Iterator[dict[str, str]]:
    report = assessment.report
    lead = {"file": path, "organisation": report.organisation, "year": "" if report.year is None else str(report.year)}
    titles = {d.id: d.title for d in assessment.dimensions}
    for element in assessment.elements:
        about = {
            "kind": "part",
            "dimension": element.dimension,
            "dimension_title": titles.get(element.dimension, ""),
            "element": element.id,
            "element_title": element.title,
            "level": element.level.value,
            "basis": "；".join(dict.fromkeys(map(cite, element.basis))),
        }
        for part in element.parts:
            yield lead | about | _part(element, part, lang)
    for check in assessment.checks:
        yield lead | {"kind": "check"} | _check(check, lang)


def _part(element: ElementVerdict, part: PartVerdict, lang: Lang) -> dict[str, str]:
    moot = element.status is Status.NOT_APPLICABLE
    points = part_points(element, part)
    return {
        "id": part.id,
        "title": part.text,
        "result": Status.NOT_APPLICABLE.value if moot else part.label.value,
        "result_text": STATUSES[lang][Status.NOT_APPLICABLE] if moot else LABELS[lang][part.label],
        "conditional": str(int(part.conditional)),
        "nil": str(int(part.nil)),
        "points": "" if points is None else f"{points[0]:.4f}",
        "possible": "" if points is None else f"{points[1]:.4f}",
        "note": messages.review(lang, part.review) if part.review else "",
        "decided_by": part.decided.by if part.decided else "",
        "advice": "" if moot or part.label is Label.YES else element.advice,
    } | _place(part.evidence)


def _check(check: CheckResult, lang: Lang) -> dict[str, str]:
    return {
        "id": check.id,
        "title": check.title,
        "result": check.outcome.value,
        "result_text": OUTCOMES[lang][check.outcome],
        "severity": check.severity,
        "note": check.message,
    } | _place(check.evidence)


def _place(evidence: tuple[Evidence, ...]) -> dict[str, str]:
    """All quotes in one cell; the place of the first."""
    count = {"evidence_count": str(len(evidence))}
    if not evidence:
        return count
    at = evidence[0].location
    return count | {
        "evidence": " ‖ ".join(clean(e.quote) for e in evidence),
        "page": "" if at.page is None else str(at.page),
        "paragraph": str(at.paragraph),
        "line": str(at.line),
        "column": str(at.column),
        "section": at.section,
    }
