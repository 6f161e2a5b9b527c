"""check.terms: slips in fixed names, by the list in terms.yaml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from daachorse import CharwiseDoubleArrayAhoCorasick

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.checks.kept import Kept
from checker.assessment.model import CheckOutcome
from checker.checklist.model import Term
from checker.reading import normalise

ID = "check.terms"


def run(context: CheckContext) -> Finding:
    """Fails when a fixed name is written in one of the ways the list calls wrong."""
    if not context.checklist.terms:
        return Finding(CheckOutcome.NOT_APPLICABLE, "没有规范用语表（terms.yaml），无法核对。")
    text = context.report.text
    found = sorted(set(_list(context.checklist.terms).slips(text)))
    # 涉案财务管理 and 涉案财务 may both be listed: the longer one tells all.
    found = [f for f in found if not any(o is not f and o[0] <= f[0] and f[1] <= o[1] for o in found)]
    if not found:
        return Finding(CheckOutcome.PASS, "没有发现固定名称的错别字。")
    said = dict.fromkeys(f"“{text[start:end]}”应为“{right}”" for start, end, right in found)
    return Finding(CheckOutcome.FAIL, "；".join(said) + "。", tuple((start, end) for start, end, _ in found))


class TermList:
    """The slips of all terms, made ready to be looked for at once."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._slips: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for term in terms:
            for wrong in map(normalise, term.wrong):
                self._slips[wrong].append((term.right, [c for c in map(normalise, term.unless) if wrong in c]))
        self._wrong = list(self._slips)
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._wrong)

    def slips(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every slip in ``text`` (normalised): (start, end, what is right)."""
        for wrong in {self._wrong[number] for _, _, number in self._automaton.find_overlapping(text)}:
            for right, contexts in self._slips[wrong]:
                spared = [span for context in contexts for span in _all(text, context)]
                for start, end in _all(text, wrong):
                    if not any(low <= start and end <= high for low, high in spared):
                        yield start, end, right


_list = Kept(TermList)


def _all(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    start = text.find(wanted)
    while start >= 0:
        yield start, start + len(wanted)
        start = text.find(wanted, start + len(wanted))
