"""Names of bodies, told apart by what is written and nothing else."""

from __future__ import annotations

import unicodedata

from checker.audit.summary import Row


def normalised(name: str) -> str:
    """``name`` without blanks and with full-width characters folded; nothing is guessed beyond that."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def body_of(row: Row) -> str:
    """What tells the body of ``row`` from others: its name, else that of the file."""
    return normalised(row.organisation) or f"\0{row.name}"
