"""From an assessed document to its findings, in the order of the checklist."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from checker.assessment.model import Assessment, CheckOutcome, CheckResult, Document, ElementVerdict, Evidence, Status
from checker.checklist.model import Label, Level
from checker.gate.anchoring import anchor_of, home_of
from checker.gate.fail_on import FailOn
from checker.gate.model import Anchor, Finding, Kind, Severity
from checker.reading import normalise

_KINDS = {
    Status.MISSING: Kind.MISSING,
    Status.PARTIAL: Kind.PARTIAL,
    Status.PLANNED: Kind.PLANNED,
    Status.WEAK: Kind.WEAK,
}
_WORDS = {
    Kind.MISSING: "缺少“{title}”：{parts}",
    Kind.PARTIAL: "“{title}”不完整，没有写明：{parts}",
    Kind.PLANNED: "“{title}”只写了计划，没有写已经做到：{parts}",
    Kind.WEAK: "“{title}”只作为不足提到：{parts}",
}
_LEVELS = {
    Level.REQUIRED: (Severity.ERROR, FailOn.REQUIRED),
    Level.RECOMMENDED: (Severity.WARNING, FailOn.RECOMMENDED),
    Level.OPTIONAL: (Severity.NOTE, None),
}
_CHECKS = {
    "error": (Severity.ERROR, FailOn.CHECK_ERROR),
    "warning": (Severity.WARNING, FailOn.CHECK_WARNING),
}


def findings(document: Document, checklist_id: str) -> tuple[Finding, ...]:
    """What is wrong with ``document``: elements not met, failed checks, verdicts to review; none for an error.

    ``checklist_id`` goes into the fingerprints.
    """
    if document.assessment is None:
        return ()
    return tuple(_findings(document, document.assessment, checklist_id))


def _findings(document: Document, assessment: Assessment, checklist_id: str) -> Iterator[Finding]:
    for element in assessment.elements:
        if element.status in _KINDS:
            yield _unmet(document, assessment, element, checklist_id)
        yield from _reviews(document, assessment, element, checklist_id)
    for check in assessment.checks:
        if check.outcome is CheckOutcome.FAIL:
            yield _failed(document, check, checklist_id)


def _unmet(document: Document, assessment: Assessment, element: ElementVerdict, checklist_id: str) -> Finding:
    lacking = [p for p in element.parts if p.label is not Label.YES and not p.conditional]
    kind = _KINDS[element.status]
    severity, category = _LEVELS[element.level]
    shown = tuple(e for p in lacking for e in p.evidence)
    anchor = anchor_of(document.report, shown[0]) if shown else home_of(document.report, assessment, element)
    message = _WORDS[kind].format(title=element.title, parts="；".join(p.text for p in lacking))
    gaps = frozenset(p.id for p in lacking)
    digest = _fingerprint(checklist_id, element.id, document.path, "absent", sorted(gaps))
    return Finding(
        element.id, element.title, kind, severity, category, document.path, message, element.advice, shown, anchor,
        gaps, digest,
    )  # fmt: skip


def _reviews(
    document: Document, assessment: Assessment, element: ElementVerdict, checklist_id: str
) -> Iterator[Finding]:
    for part in element.parts:
        if part.review:
            anchor = _first(document, part.evidence) or home_of(document.report, assessment, element)
            message = f"“{element.title}·{part.text}”待复核：{part.review}"
            quoted = sorted(normalise(e.quote) for e in part.evidence)
            digest = _fingerprint(checklist_id, element.id, document.path, f"review {part.id}", quoted)
            yield Finding(
                element.id, element.title, Kind.REVIEW, Severity.NOTE, FailOn.NEEDS_REVIEW, document.path, message,
                "请核对原文：写实的补充做法、时间或数据；没有做到的，请改写。", part.evidence, anchor,
                frozenset({f"review/{part.id}"}), digest,
            )  # fmt: skip


def _failed(document: Document, check: CheckResult, checklist_id: str) -> Finding:
    severity, category = _CHECKS.get(check.severity, (Severity.NOTE, None))
    anchor = _first(document, check.evidence) or Anchor(1, 1, 1, 2, "", "")
    gaps = frozenset(_digest(normalise(e.quote))[:16] for e in check.evidence) or frozenset({"failed"})
    digest = _fingerprint(checklist_id, check.id, document.path, "check", sorted(gaps))
    return Finding(
        check.id, check.title, Kind.CHECK, severity, category, document.path, check.message,
        check.advice or "请核对两处原文和数据，改正其中有误的一处。", check.evidence, anchor, gaps, digest,
    )  # fmt: skip


def _first(document: Document, shown: Sequence[Evidence]) -> Anchor | None:
    return anchor_of(document.report, shown[0]) if shown else None


def _fingerprint(checklist_id: str, rule: str, path: str, what: str, keys: Sequence[str]) -> str:
    """Stable while the rule, the document and the wording concerned stay; lines may move."""
    return _digest("|".join([checklist_id, rule, path.replace("\\", "/").removeprefix("./"), what, *keys]))


def _digest(text: str) -> str:
    # A file name may hold what is no character (surrogates).
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
