"""One sentence of a report, as operations see it."""

from __future__ import annotations

from checker.assessment.match import Match, single


class Here:
    """One sentence of a report.

    ``hits`` are the places in it of what was searched for beforehand, by the number of its operation, strung together:
    start, end and an index, start, end and …  ``found`` are the matches worked out so far.
    ``bits`` is the presence in the whole report, ``marks`` is 1 for every offset inside 书名号, ``clauses`` gives the
    number of its clause.
    """

    __slots__ = ("bits", "clauses", "end", "found", "hits", "marks", "mask", "start", "text")

    def __init__(
        self, mask: int, start: int, end: int, text: str, marks: bytes, clauses: list[int], bits: list[int]
    ) -> None:
        self.mask = mask
        self.start = start
        self.end = end
        self.text = text
        self.marks = marks
        self.clauses = clauses
        self.bits = bits
        self.hits: dict[int, tuple[int, ...]] = {}
        self.found: dict[int, list[Match]] = {}

    def word(self, number: int) -> list[Match]:
        """The matches of what was searched for beforehand and is there."""
        if number not in self.found:
            hits = self.hits[number]
            self.found[number] = [single(start, end) for start, end in zip(hits[::3], hits[1::3], strict=True)]
        return self.found[number]
