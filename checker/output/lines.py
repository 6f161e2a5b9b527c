"""One line a finding for editors: ``file:line:col: level id message``, columns in characters."""

from __future__ import annotations

from checker.assessment.model import Run
from checker.gate.model import GateResult
from checker.output.entries import UNREADABLE, entries, failure, message, unreadable
from checker.output.glossed import glossed_result
from checker.output.lang import Lang
from checker.output.textwidth import clean


def render(run: Run, result: GateResult, lang: Lang) -> str:
    """What nothing excuses, by file and place; a document that could not be read is an error in its first line.

    Waived findings and those of the baseline are left out: an editor has no way to show that they are excused.
    """
    rows = [(path, 1, 1, f"error {UNREADABLE} {failure(error, lang)}") for path, error in unreadable(run)]
    for entry in entries(glossed_result(result, lang)):
        if entry.is_open:
            found, region = entry.finding, entry.region
            said = f"{found.severity.value} {found.rule} {message(entry, lang)}"
            rows.append((entry.path, region.line, region.column, said))
    return "".join(f"{clean(path)}:{line}:{column}: {said}\n" for path, line, column, said in sorted(rows))
