"""What CI services are told without being asked: GitHub's annotations and step summary."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import console
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.assessment.model import Run
    from checker.gate.model import GateResult


def announce(run: Run, result: GateResult, lang: Lang) -> None:
    """Under GITHUB_ACTIONS: annotations on standard output, the whole table in the step summary."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    from checker.output import github

    console.show(github.render(run, result, lang))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(github.summary(run, result, lang))
