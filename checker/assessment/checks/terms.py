"""check.terms: slips in fixed names, by the list in terms.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.model import CheckOutcome
from checker.checklist.model import Term
from checker.reading import normalise

ID = "check.terms"


def run(context: CheckContext) -> Finding:
    """Fails when a fixed name is written in one of the ways the list calls wrong."""
    if not context.checklist.terms:
        return Finding(CheckOutcome.NOT_APPLICABLE, "没有规范用语表（terms.yaml），无法核对。")
    text = context.report.text
    found = sorted({(*span, term.right) for term in context.checklist.terms for span in _slips(text, term)})
    # 涉案财务管理 and 涉案财务 may both be listed: the longer one tells all.
    found = [f for f in found if not any(o is not f and o[0] <= f[0] and f[1] <= o[1] for o in found)]
    if not found:
        return Finding(CheckOutcome.PASS, "没有发现固定名称的错别字。")
    said = dict.fromkeys(f"“{text[start:end]}”应为“{right}”" for start, end, right in found)
    return Finding(CheckOutcome.FAIL, "；".join(said) + "。", tuple((start, end) for start, end, _ in found))


def _slips(text: str, term: Term) -> Iterator[tuple[int, int]]:
    for wrong in map(normalise, term.wrong):
        spared = [span for context in map(normalise, term.unless) if wrong in context for span in _all(text, context)]
        for start, end in _all(text, wrong):
            if not any(low <= start and end <= high for low, high in spared):
                yield start, end


def _all(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    start = text.find(wanted)
    while start >= 0:
        yield start, start + len(wanted)
        start = text.find(wanted, start + len(wanted))
