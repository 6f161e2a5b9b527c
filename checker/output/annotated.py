"""The annotated source: a copy of the original with comments on the passages they are about."""

from __future__ import annotations

import hashlib

from checker.assessment.model import Document
from checker.output.lang import Lang

FORMATS = ("docx", "pdf")
"""What comments can be written into; other formats have the page or the memo."""


def annotate(data: bytes, document: Document, lang: Lang) -> bytes | None:
    """A copy of ``data``, the original of ``document``, with its comments.

    None for a format that cannot hold any, for a document that could not be assessed, and for a file that has changed
    since it was read: its comments would stand in the wrong places.
    """
    report = document.report
    if report is None or report.origin.format not in FORMATS or hashlib.sha256(data).hexdigest() != document.sha256:
        return None
    if report.origin.format == "docx":
        from checker.output import annotate_docx

        return annotate_docx.annotate(data, document, lang)
    from checker.output import annotate_pdf

    return annotate_pdf.annotate(data, document, lang)
