"""From a stretch of the normalised text to evidence: its original wording and its place."""

from __future__ import annotations

from checker.assessment.model import Evidence
from checker.checklist.model import Modality
from checker.reading import locate, quote, source_span
from checker.reading.model import Report


def evidence(report: Report, start: int, end: int, modality: Modality = Modality.ASSERTED) -> Evidence:
    """The text offsets ``start`` … ``end`` of ``report`` as evidence."""
    source_start, source_end = source_span(report, start, end)
    return Evidence(quote(report, start, end), locate(report, start, end), modality, source_start, source_end)
