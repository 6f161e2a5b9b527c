"""What is worked out from a checklist once and used for many reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Source = TypeVar("Source")
Result = TypeVar("Result")


class Kept(Generic[Source, Result]):
    """A function of one argument that keeps its last result, for the very same argument.

    Not lru_cache: it would hash hundreds of terms and titles every time, which takes longer than a whole check.
    """

    def __init__(self, work_out: Callable[[Source], Result]) -> None:
        self._work_out = work_out
        self._last: tuple[Source, Result] | None = None

    def __call__(self, source: Source) -> Result:
        last = self._last
        if last is None or last[0] is not source:
            last = self._last = source, self._work_out(source)
        return last[1]
