"""Which passages of a report are marked, in which colour, and whose evidence they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from checker.assessment.model import Assessment, CheckOutcome, Evidence, Hint, PartVerdict, Status
from checker.checklist.model import Label
from checker.output.groups import checks_of
from checker.reading import source_span
from checker.reading.model import Report


class Kind(StrEnum):
    """The colour of a mark; of several that overlap the first here is shown."""

    CHECK = "check"
    NO = "no"
    WEAK = "weak"
    PLAN = "plan"
    YES = "yes"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Owner:
    """What a passage is evidence of: the anchor and number of its card, its title, the part."""

    anchor: str
    number: str
    title: str
    part: str


@dataclass(slots=True)
class Passage:
    """A stretch of the source (``start`` … ``end``) that is marked.  ``number`` counts from 1 over the document."""

    number: int
    kind: Kind
    start: int
    end: int
    owners: list[Owner] = field(default_factory=list)


class Marks:
    """The passages of one assessment; evidence of the same words in the same sense shares one."""

    def __init__(self, assessment: Assessment, report: Report | None, prefix: str) -> None:
        self._passages: dict[tuple[Kind, int, int], Passage] = {}
        self._report = report
        self._sentences: dict[int, int] | None = None
        for number, check in enumerate(checks_of(assessment, CheckOutcome.FAIL), 1):
            owner = Owner(f"{prefix}-c{number}", f"C{number}", check.title, check.message)
            for evidence in check.evidence:
                self._add(Kind.CHECK, evidence, owner)
        for number, element in enumerate(assessment.elements, 1):
            if element.status is Status.NOT_APPLICABLE:
                continue
            for part in element.parts:
                owner = Owner(f"{prefix}-e{number}", str(number), element.title, part.text)
                for evidence in part.evidence:
                    self._add(Kind(part.label.value), evidence, owner)
                if shown := hint_of(part):
                    self._add(Kind.HINT, shown, owner)

    def __iter__(self) -> Iterator[Passage]:
        return iter(self._passages.values())

    def of(self, kind: Kind, quoted: Evidence | Hint) -> Passage | None:
        """The passage that ``quoted`` marks, if it is marked."""
        span = self._span(quoted)
        return self._passages.get((kind, *span)) if span else None

    def _add(self, kind: Kind, quoted: Evidence | Hint, owner: Owner) -> None:
        span = self._span(quoted)
        if span is None or span[0] >= span[1]:
            return
        passage = self._passages.setdefault((kind, *span), Passage(len(self._passages) + 1, kind, *span))
        if owner not in passage.owners:
            passage.owners.append(owner)

    def _span(self, quoted: Evidence | Hint) -> tuple[int, int] | None:
        if isinstance(quoted, Evidence):
            return quoted.start, quoted.end
        # A hint is a whole sentence, of which only the place is known.
        report, at = self._report, quoted.location
        if report is None:
            return None
        first = at.line - 1
        if at.page is not None and report.is_printed:
            first += bisect_right(report.line_starts, report.page_starts[at.page - 1]) - 1
        if not first < len(report.line_starts):
            return None
        if self._sentences is None:
            self._sentences = dict(source_span(report, s.start, s.end) for s in report.sentences)
        start = report.line_starts[first] + at.column - 1
        end = self._sentences.get(start)
        return None if end is None else (start, end)


def hint_of(part: PartVerdict) -> Hint | None:
    """The hint that is shown for ``part``: one that is there needs none."""
    return None if part.label is Label.YES else part.hint
