"""What is shown under ``--lang en``: titles with their glosses, the program's own sentences in English.

Every renderer passes what it gets through here once; in Chinese all of it stays as it is.  Titles themselves, parts,
advice, quotes, legal bases and the messages of checks, which quote the report, are never translated.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.assessment.model import Assessment, Document, Run
from checker.gate.model import DocumentVerdict, Finding, GateResult, Kind
from checker.output import messages
from checker.output.glosses import titled
from checker.output.lang import Lang
from checker.output.sentences import english

if TYPE_CHECKING:
    from checker.audit.summary import Frame

_FINDINGS = {
    Kind.MISSING: "missing: {title}: {parts}",
    Kind.PARTIAL: "incomplete: {title} does not say: {parts}",
    Kind.PLANNED: "only planned, not said to be done: {title}: {parts}",
    Kind.WEAK: "only named as a shortcoming: {title}: {parts}",
    Kind.REVIEW: "to review: {title}: {parts}: {reasons}",
}
_REVIEW_ADVICE = "Compare with the report: where it was done, add how, when or how much; where not, reword."


def glossed(run: Run, lang: Lang) -> Run:
    """``run`` as it is shown in ``lang``."""
    return run if lang is Lang.ZH else replace(run, documents=tuple(glossed_document(d, lang) for d in run.documents))


def glossed_document(document: Document, lang: Lang) -> Document:
    """``document`` as it is shown in ``lang``."""
    if lang is Lang.ZH or document.assessment is None:
        return document
    return replace(document, assessment=glossed_assessment(document.assessment, lang))


def glossed_assessment(assessment: Assessment, lang: Lang) -> Assessment:
    """``assessment`` as it is shown in ``lang``."""
    if lang is Lang.ZH:
        return assessment
    return replace(
        assessment,
        dimensions=tuple(replace(d, title=titled(lang, d.id, d.title)) for d in assessment.dimensions),
        elements=tuple(replace(e, title=titled(lang, e.id, e.title)) for e in assessment.elements),
        checks=tuple(replace(c, title=titled(lang, c.id, c.title)) for c in assessment.checks),
        warnings=tuple(english(lang, each) for each in assessment.warnings),
    )


def glossed_result(result: GateResult, lang: Lang) -> GateResult:
    """``result`` as it is shown in ``lang``, but for its measures, which get their words where they are told."""
    if lang is Lang.ZH:
        return result
    return replace(
        result,
        documents=tuple(_verdict(verdict, lang) for verdict in result.documents),
        troubles=tuple(
            replace(t, message=english(lang, t.message), hint=english(lang, t.hint)) for t in result.troubles
        ),
    )


def glossed_frame(frame: Frame, lang: Lang) -> Frame:
    """The frame of an audit as it is shown in ``lang``."""
    if lang is Lang.ZH:
        return frame
    return replace(
        frame,
        dimensions=tuple((id, titled(lang, id, title)) for id, title in frame.dimensions),
        elements=tuple(replace(e, title=titled(lang, e.id, e.title)) for e in frame.elements),
        checks=tuple((id, titled(lang, id, title)) for id, title in frame.checks),
    )


def _verdict(verdict: DocumentVerdict, lang: Lang) -> DocumentVerdict:
    return replace(
        verdict,
        document=glossed_document(verdict.document, lang),
        findings=tuple(
            replace(judged, finding=_finding(judged.finding, verdict.document, lang)) for judged in verdict.findings
        ),
    )


def _finding(finding: Finding, document: Document, lang: Lang) -> Finding:
    title = titled(lang, finding.rule, finding.title)
    elements = document.assessment.elements if document.assessment else ()
    element = next((e for e in elements if e.id == finding.rule), None)
    if element is None or finding.kind not in _FINDINGS:
        return replace(finding, title=title)
    is_review = finding.kind is Kind.REVIEW
    parts = [p for p in element.parts if (f"review/{p.id}" if is_review else p.id) in finding.gaps]
    said = _FINDINGS[finding.kind].format(
        title=title,
        parts="; ".join(p.text for p in parts),
        reasons="; ".join(messages.review(lang, p.review) for p in parts),
    )
    return replace(finding, title=title, message=said, advice=_REVIEW_ADVICE if is_review else finding.advice)
