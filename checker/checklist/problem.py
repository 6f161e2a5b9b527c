"""What is wrong in the rule files, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """The line of a rule file something was written on (from 1), for messages."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a rule file, where, and what to do about it."""

    where: Where
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}\n    {self.hint}"


class ChecklistError(Exception):
    """The rule files cannot be compiled; carries every problem found, not only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = problems
