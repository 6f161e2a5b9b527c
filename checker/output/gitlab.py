"""GitLab's code quality report: what nothing excuses, one object each."""

from __future__ import annotations

import hashlib
from typing import Any

from checker.assessment.model import Run
from checker.gate.model import GateResult, Severity
from checker.output.entries import UNREADABLE, Entry, advised, entries, failure, unreadable
from checker.output.glossed import glossed_result
from checker.output.json_file import dump
from checker.output.lang import Lang

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(run: Run, result: GateResult, lang: Lang) -> str:
    """What fails the gate is critical, what could not be read a blocker.

    Waived findings and those of the baseline are left out: GitLab would show them as new trouble.
    """
    found = [
        _issue(failure(error, lang), UNREADABLE, _digest(UNREADABLE, path, error.code), "blocker", path, 1, 1)
        for path, error in unreadable(run)
    ]
    found += [
        _issue(
            advised(entry, lang), entry.finding.rule, entry.finding.fingerprint, _severity(entry), entry.path,
            entry.region.line, entry.region.end_line,
        )
        for entry in entries(glossed_result(result, lang))
        if entry.is_open
    ]  # fmt: skip
    return dump(found)


def _issue(
    description: str, rule: str, fingerprint: str, severity: str, path: str, line: int, end: int
) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line, "end": end}},
    }


def _severity(entry: Entry) -> str:
    return "critical" if entry.judged.fails else _SEVERITIES[entry.finding.severity]


def _digest(*words: str) -> str:
    return hashlib.sha256("|".join(words).encode("utf-8", "surrogatepass")).hexdigest()
