"""A legal basis as it is cited."""

from __future__ import annotations

from checker.checklist.model import Basis


def cite(basis: Basis) -> str:
    """《document》（number）article, without what is not known."""
    return f"《{basis.document}》{f'（{basis.number}）' if basis.number else ''}{basis.article}"
