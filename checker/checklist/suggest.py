"""“Did you mean …?” for names that do not exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name nearest to ``name``; None when none is near."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.5)), None)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """“是不是想写“weight”？” for the known name nearest to ``name``; empty when none is near."""
    near = nearest(name, known)
    return f"是不是想写“{near}”？" if near else ""
