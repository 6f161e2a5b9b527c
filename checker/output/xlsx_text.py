"""The text of a cell: nothing in it that an office program would stumble over."""

from __future__ import annotations

import re

from checker.output.textwidth import clean

LONGEST = 32_767
"""UTF-16 units a cell holds."""


def harmless(text: str) -> str:
    """``text`` without control characters; blanks at its ends stay."""
    return clean(f"·{text}·")[1:-1]


def fitting(text: str) -> str:
    """``text`` without control characters, no longer than a cell may be; its own line breaks stay."""
    kept = "\n".join(clean(line) for line in text.split("\n"))
    units = kept.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return kept
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def longest_word(name: str) -> int:
    """Characters of the longest Latin word in ``name``: it must not be broken."""
    return max(map(len, re.findall("[A-Za-z]+", name)), default=0)
