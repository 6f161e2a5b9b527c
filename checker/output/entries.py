"""The findings of a gate as other programs list them: in order, each with its file, its region and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from checker.assessment.model import Assessment, CheckResult, Document, DocumentError, ElementVerdict, Run
from checker.gate.model import (
    Anchor,
    DocumentVerdict,
    Finding,
    GateResult,
    Judged,
    Kind,
    Measure,
    Severity,
    Trouble,
    Waiver,
)
from checker.output.glosses import titled
from checker.output.lang import Lang
from checker.output.textwidth import clean

Rule = ElementVerdict | CheckResult

TOOL = "fazhi-checker"
UNREADABLE = "unreadable"
"""The rule under which a document that could not be read is listed."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file in code points, all from 1, the end exclusive; never empty."""

    line: int
    column: int
    end_line: int
    end_column: int


FIRST = Region(1, 1, 1, 2)


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding.  ``path`` is relative where the document was named so, written with ``/``."""

    path: str
    document: Document
    judged: Judged
    region: Region

    @property
    def finding(self) -> Finding:
        return self.judged.finding

    @property
    def is_open(self) -> bool:
        """Whether nothing excuses it: neither a waiver nor the baseline."""
        return self.judged.waiver is None and not self.judged.is_known


def entries(result: GateResult) -> list[Entry]:
    """Every finding, by path, place, rule."""
    found = [
        Entry(path_of(v.document.path), v.document, judged, region(v.document, judged.finding.anchor))
        for v in result.documents
        for judged in v.findings
    ]
    return sorted(
        found,
        key=lambda e: (e.path, e.region.line, e.region.column, e.finding.rule, e.finding.fingerprint),
    )


def verdicts(result: GateResult) -> list[DocumentVerdict]:
    """The verdicts by path."""
    return sorted(result.documents, key=lambda verdict: path_of(verdict.document.path))


def unreadable(run: Run) -> list[tuple[str, DocumentError]]:
    """Path and reason of every document that could not be read, by path."""
    return sorted(
        ((path_of(d.path), d.error) for d in run.documents if d.error is not None),
        key=lambda entry: entry[0],
    )


def region(document: Document, anchor: Anchor) -> Region:
    """Where ``anchor`` is in the file.  A printed page has no lines one could go to: there it is the very beginning."""
    if _is_printed(document, anchor):
        return FIRST
    end = max((anchor.end_line, anchor.end_column), (anchor.line, anchor.column + 1))
    return Region(anchor.line, anchor.column, *end)


def message(entry: Entry, lang: Lang) -> str:
    """What is wrong, on one line; on a printed page with page and line, for the region does not tell."""
    anchor = entry.finding.anchor
    said = clean(entry.finding.message)
    return f"{place(anchor, lang)}{said}" if anchor.page and _is_printed(entry.document, anchor) else said


def place(anchor: Anchor, lang: Lang) -> str:
    """Page and line in brackets; empty where there are no pages."""
    if anchor.page is None:
        return ""
    if lang is Lang.ZH:
        return f"（第{anchor.page}页第{anchor.line}行）"
    return f"(page {anchor.page}, line {anchor.line}) "


def advised(entry: Entry, lang: Lang) -> str:
    """``message`` and what to do about it."""
    advice = clean(entry.finding.advice)
    return (
        f"{message(entry, lang)} {'建议：' if lang is Lang.ZH else 'Advice: '}{advice}"
        if advice
        else message(entry, lang)
    )


def failure(error: DocumentError, lang: Lang) -> str:
    """Why a document could not be read and what to do about it."""
    said = f"{'无法评估：' if lang is Lang.ZH else 'Cannot be assessed: '}{clean(error.message)}"
    return f"{said} {clean(error.hint)}".rstrip()


def told(trouble: Trouble, lang: Lang) -> str:
    """Where ``trouble`` is, what it is and what to do about it."""
    stop = "。" if lang is Lang.ZH else "; "
    return clean(f"{trouble.where} {trouble.message}{stop}{trouble.hint}")


def justification(waiver: Waiver, lang: Lang) -> str:
    """Reason, approver and end of ``waiver``."""
    reason, approver = clean(waiver.reason), clean(waiver.approver)
    if lang is Lang.ZH:
        return f"{reason}（批准人：{approver}，{waiver.granted}至{waiver.expires}）"
    return f"{reason} (approved by {approver}, {waiver.granted} to {waiver.expires})"


def measured(measure: Measure, lang: Lang) -> str:
    """A threshold with its actual value."""
    chinese = lang is Lang.ZH
    title = clean(titled(lang, measure.subject, measure.title)) or ("总分" if chinese else "score")
    actual = measure.actual if measure.actual is not None else "不适用" if chinese else "n/a"
    return (
        f"{title} {actual}，要求不低于 {measure.threshold}"
        if chinese
        else (f"{title} {actual}, at least {measure.threshold} wanted")
    )


def rules_of(assessment: Assessment) -> tuple[Rule, ...]:
    """The elements and the checks, in the order of the checklist."""
    return (*assessment.elements, *assessment.checks)


def rule_of(document: Document, id: str) -> Rule | None:
    """The element or check ``id`` of an assessed ``document``."""
    rules = rules_of(document.assessment) if document.assessment else ()
    return next((rule for rule in rules if rule.id == id), None)


def path_of(path: str) -> str:
    """``path`` written with ``/`` and without a leading ``./``."""
    return path.replace("\\", "/").removeprefix("./")


def uri(path: str) -> str:
    """``path`` as a URI reference, percent-encoded; an absolute one with its scheme."""
    written = path_of(path)
    encoded = quote(written, safe="/", errors="surrogatepass")
    if written.startswith("/"):
        return f"file://{encoded}"
    return f"file:///{encoded.replace('%3A', ':', 1)}" if written[1:3] == ":/" else encoded


def byte_column(document: Document, line: int, column: int) -> int | None:
    """``column`` of ``line`` in bytes of UTF-8, from 1; None without the text."""
    report = document.report
    if report is None or line > len(report.line_starts):
        return None
    start = report.line_starts[line - 1]
    return len(report.source[start : start + column - 1].encode("utf-8", "surrogatepass")) + 1


def gravity(finding: Finding) -> int:
    """Orders findings by how grave they are, gravest first; what is only to be reviewed comes last."""
    return [Severity.ERROR, Severity.WARNING, Severity.NOTE].index(finding.severity) + (finding.kind is Kind.REVIEW)


def gravest(found: Sequence[Entry]) -> list[Entry]:
    """``found`` with what fails the gate first, then by severity."""
    return sorted(found, key=lambda e: (not e.judged.fails, gravity(e.finding)))


def _is_printed(document: Document, anchor: Anchor) -> bool:
    return document.report.is_printed if document.report else anchor.page is not None
