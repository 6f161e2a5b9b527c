"""What CI services are told without being asked: GitHub's annotations and step summary."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import console
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.assessment.model import Run
    from checker.gate.model import GateResult


def announce(run: Run, result: GateResult, lang: Lang, printed: Collection[str] = ()) -> None:
    """Under GITHUB_ACTIONS: annotations among the output, the whole table in the step summary.

    ``printed`` are the formats standard output has been given to: annotations then go to standard error, where GitHub
    reads them too, and are not repeated.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    from checker.output.github import render, summary

    if "github" not in printed:
        (console.show_aside if printed else console.show)(render(run, result, lang))
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("a", encoding="utf-8") as stream:
            stream.write(summary(run, result, lang))
