"""reviewdog's diagnostic format (rdjson).  Its columns are bytes of UTF-8, from 1, the end exclusive."""

from __future__ import annotations

from typing import Any

from checker.assessment.model import Run
from checker.gate.model import GateResult, Severity
from checker.output.entries import TOOL, UNREADABLE, Entry, advised, byte_column, entries, failure, unreadable
from checker.output.glossed import glossed_result
from checker.output.json_file import dump
from checker.output.lang import Lang

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(run: Run, result: GateResult, lang: Lang) -> str:
    """What nothing excuses, by file and place; a document that could not be read is an error in its first line.

    Waived findings and those of the baseline are left out: the format has no word for them.
    """
    diagnostics = [
        _diagnostic(failure(error, lang), path, {"start": {"line": 1}}, "ERROR", UNREADABLE)
        for path, error in unreadable(run)
    ]
    diagnostics += [
        _diagnostic(
            advised(entry, lang), entry.path, _range(entry), _SEVERITIES[entry.finding.severity], entry.finding.rule
        )
        for entry in entries(glossed_result(result, lang))
        if entry.is_open
    ]
    return dump({"source": {"name": TOOL}, "diagnostics": diagnostics})


def _diagnostic(message: str, path: str, range: dict[str, Any], severity: str, rule: str) -> dict[str, Any]:
    return {
        "message": message,
        "location": {"path": path, "range": range},
        "severity": severity,
        "source": {"name": TOOL},
        "code": {"value": rule},
    }


def _range(entry: Entry) -> dict[str, Any]:
    region = entry.region
    start = byte_column(entry.document, region.line, region.column)
    end = byte_column(entry.document, region.end_line, region.end_column)
    if start is None or end is None or (end <= start and region.line == region.end_line):
        return {"start": {"line": region.line}, "end": {"line": region.end_line}}
    return {"start": {"line": region.line, "column": start}, "end": {"line": region.end_line, "column": end}}
