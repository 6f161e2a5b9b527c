"""The checklist for a command, or every problem in its rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from checker.cli import console, exit_codes
from checker.cli.messages import text
from checker.output.lang import Lang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.checklist.model import Checklist
    from checker.checklist.problem import Problem


def load(rules: Path | None, profile: str, lang: Lang) -> Checklist:
    """The checklist of ``profile``; ends the command with all problems when it cannot be compiled."""
    from checker.checklist import ChecklistError, load_checklist

    try:
        return load_checklist(rules, profile)
    except ChecklistError as error:
        refuse(error.problems, lang)
    except OSError as error:
        console.give_up(lang, str(rules or ""), text(lang, "rules-unreadable", reason=console.reason(error, lang)))


def refuse(problems: Sequence[Problem], lang: Lang, kind: str = "rule-errors") -> NoReturn:
    """Print every problem with its place and remedy under the message ``kind``, and end the command."""
    from checker.output.textwidth import clean

    console.trouble(lang, "", text(lang, kind, count=len(problems)))
    for line in (line for problem in problems for line in str(problem).splitlines()):
        print(line[: len(line) - len(line.lstrip())] + clean(line), file=sys.stderr)
    raise typer.Exit(exit_codes.USAGE)
