"""From a stretch of the normalised text to evidence: its original wording and its place."""

from __future__ import annotations

from checker.assessment.model import Evidence
from checker.checklist.model import Modality
from checker.reading import locate, quote, source_span
from checker.reading.model import Report

_OPENING = {"”": "“", "’": "‘", "」": "「", "』": "『", "》": "《", "）": "（", ")": "("}


def evidence(report: Report, start: int, end: int, modality: Modality = Modality.ASSERTED) -> Evidence:
    """The text offsets ``start`` … ``end`` of ``report`` as evidence."""
    source_start, source_end = source_span(report, start, end)
    said = quote(report, start, end)
    closing = report.source[source_end : source_end + 1]
    if closing in _OPENING and said.count(_OPENING[closing]) > said.count(closing):
        # Quotation marks are no part of the text that is matched; a quote that opens one closes it.
        said, source_end = said + closing, source_end + 1
    return Evidence(said, locate(report, start, end), modality, source_start, source_end)
