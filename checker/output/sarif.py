"""SARIF 2.1.0, one run for the whole batch: for code scanning services and editors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from checker.assessment.model import CheckResult, Document, DocumentError, ElementVerdict, Evidence, Run
from checker.checklist.model import Basis, Level
from checker.gate.anchoring import anchor_of
from checker.gate.model import Finding, GateResult, Judged, Kind, Severity, Trouble
from checker.output.basis import cite
from checker.output.entries import (
    FIRST,
    TOOL,
    Entry,
    Region,
    advised,
    entries,
    failure,
    justification,
    path_of,
    region,
    rule_of,
    told,
    unreadable,
    uri,
)
from checker.output.glossed import glossed_result
from checker.output.json_file import dump
from checker.output.lang import Lang
from checker.output.textwidth import clean

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "fazhiChecker/v1"

_LONGEST = 1024
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ELEMENT_LEVELS = {Level.REQUIRED: "error", Level.RECOMMENDED: "warning", Level.OPTIONAL: "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}


def render(run: Run, result: GateResult, lang: Lang) -> str:
    """``run`` as SARIF: columns are characters, the end exclusive.

    Waived findings are suppressed with their reason; those known from a baseline are ``unchanged``, the others
    ``new`` (said only where there is a baseline).  What could not be read makes the invocation unsuccessful.
    """
    result = glossed_result(result, lang)
    found = entries(result)
    rules = {e.finding.rule: _rule(e.finding, rule_of(e.document, e.finding.rule)) for e in found}
    ids = sorted(rules)
    is_waived = any(e.judged.waiver for e in found)
    failed = unreadable(run)
    return dump({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": TOOL,
                "version": run.tool_version,
                "language": "zh-CN",
                "rules": [rules[id] for id in ids],
            }},
            "automationDetails": {"id": f"{TOOL}/{run.checklist_id}/{run.profile_id}/"},
            "columnKind": "unicodeCodePoints",
            "language": "zh-CN",
            "artifacts": [_artifact(d) for d in sorted(run.documents, key=lambda d: path_of(d.path))],
            "invocations": [_invocation(failed, result.troubles, lang)],
            "results": [_result(e, ids.index(e.finding.rule), result.has_baseline, is_waived, lang) for e in found],
            "properties": {"checklist": {
                "id": run.checklist_id, "version": run.checklist_version, "digest": run.checklist_digest,
            }},
        }],
    })  # fmt: skip


def _rule(finding: Finding, rule: ElementVerdict | CheckResult | None) -> dict[str, Any]:
    """What holds of every result of the rule; nothing in it comes from one report."""
    title = clean(finding.title)
    why = clean(rule.why) if rule else ""
    advice = clean(rule.advice) if rule else ""
    tags, basis = [finding.rule.partition(".")[0]], list[Basis]()
    level = _LEVELS[finding.severity]
    if isinstance(rule, ElementVerdict):
        level = _ELEMENT_LEVELS[rule.level]
        tags, basis = [rule.dimension, rule.level.value], list(rule.basis)
    lines = [line for line in (why, advice, *(clean(cite(b)) for b in basis)) if line] or [title]
    return {
        "id": finding.rule,
        "name": title,
        "shortDescription": {"text": title},
        "fullDescription": {"text": (why or title)[:_LONGEST]},
        "help": {"text": "\n".join(lines)},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": tags, "precision": "high", "problem.severity": _PROBLEMS[level]},
    }


def _result(entry: Entry, index: int, has_baseline: bool, is_waived: bool, lang: Lang) -> dict[str, Any]:
    finding, judged = entry.finding, entry.judged
    is_review = finding.kind is Kind.REVIEW
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": "review" if is_review else "fail",
        "level": "none" if is_review else _LEVELS[finding.severity],
        "message": {"text": advised(entry, lang)},
        "locations": [_location(entry.path, entry.region, finding.anchor.section)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {"finding": finding.kind.value, "failsGate": judged.fails},
    }
    if finding.anchor.page is not None:
        made["properties"]["page"] = finding.anchor.page
    # The first passage is the location itself.
    if related := [_related(entry, n, evidence) for n, evidence in enumerate(finding.evidence[1:], 1)]:
        made["relatedLocations"] = related
    if has_baseline:
        made["baselineState"] = "unchanged" if judged.is_known else "new"
    if is_waived:
        made["suppressions"] = _suppressions(judged, lang)
    return made


def _related(entry: Entry, number: int, evidence: Evidence) -> dict[str, Any]:
    stretch = region(entry.document, anchor_of(entry.document.report, evidence))
    location = _location(entry.path, stretch, evidence.location.section)
    return {"id": number, **location, "message": {"text": clean(evidence.quote) or clean(entry.finding.title)}}


def _suppressions(judged: Judged, lang: Lang) -> list[dict[str, Any]]:
    if judged.waiver is None:
        return []
    return [{"kind": "external", "status": "accepted", "justification": justification(judged.waiver, lang)}]


def _location(path: str, stretch: Region, section: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(path)},
            "region": {
                "startLine": stretch.line,
                "startColumn": stretch.column,
                "endLine": stretch.end_line,
                "endColumn": stretch.end_column,
            },
        }
    }
    if named := clean(section):
        location["logicalLocations"] = [{"fullyQualifiedName": named}]
    return location


def _artifact(document: Document) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": uri(document.path)}, "roles": ["analysisTarget"]}
    return artifact | ({"hashes": {"sha-256": document.sha256}} if document.sha256 else {})


def _invocation(failed: Sequence[tuple[str, DocumentError]], troubles: Iterable[Trouble], lang: Lang) -> dict[str, Any]:
    configuration = [{"level": _LEVELS[t.severity], "message": {"text": told(t, lang)}} for t in troubles]
    made: dict[str, Any] = {
        "executionSuccessful": not failed,
        "toolExecutionNotifications": [
            {
                "descriptor": {"id": error.code},
                "level": "error",
                "message": {"text": failure(error, lang)},
                "locations": [_location(path, FIRST)],
            }
            for path, error in failed
        ],
    }
    return made | ({"toolConfigurationNotifications": configuration} if configuration else {})
