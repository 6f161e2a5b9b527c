"""Copying: passages that two reports share, between bodies or from one year to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from checker.audit.names import body_of
from checker.audit.prose import Read, by_body, prose
from checker.audit.stock import Phrase, find_stock
from checker.audit.summary import Row

MOST_PAIRS = 5000
"""Pairs of different bodies that are compared word by word, those likely to share most first."""

_HELD = 200
"""Reports that are kept at hand while pairs are compared."""


class Kind(StrEnum):
    OTHER_BODY = "other-body"
    EARLIER_YEAR = "earlier-year"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of one report, … for what is left out between them; ``spans`` (start, end) are not in the other."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What two reports share, side by side; ``characters`` of it are the bodies' own, not stock phrases."""

    left: Excerpt
    right: Excerpt
    characters: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A sentence that repeats ``figures`` (numbers with their units) of an earlier year."""

    earlier: str
    later: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One report of a pair."""

    name: str
    organisation: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports; ``left`` is of the earlier year where years are known, which does not make it the original.

    ``share`` (0…1) is the shared part of the shorter report's own words, stock phrases aside.  Passages come in the
    order of the left report.  ``unchanged_figures`` is for one body's years only; there, with nothing but repeated
    figures, ``passages`` is empty and ``share`` 0.
    """

    kind: Kind
    left: Side
    right: Side
    share: float
    passages: tuple[Passage, ...]
    unchanged_figures: tuple[Unchanged, ...]


@dataclass(frozen=True, slots=True)
class Copying:
    """``pairs`` by share, the largest first; ``stock`` what was not taken for copying, the most common first.

    ``unchecked`` counts pairs of bodies that may share a passage but were too many to be compared word by word.
    """

    pairs: tuple[Pair, ...]
    stock: tuple[Phrase, ...]
    unchecked: int


def copying(rows: Sequence[Row], read: Read) -> Copying:
    """Which of ``rows`` share passages.  ``read`` gives the paragraphs of one report and is called several times.

    Reports of one body for one year, or for no known year, are not compared with each other: they are drafts.
    Raises ImportError when the extra ``audit`` is not installed.
    """
    from checker.audit import alignment, candidates, unchanged  # need the extra

    rows = [row for row in rows if row.error is None]
    stock = find_stock(rows, read)
    index = candidates.Index(stock)
    for row in rows:
        report = prose(row, read)
        stock.note(report)
        index.add(report)

    @lru_cache(_HELD)
    def aligned(number: int) -> alignment.Text:
        return alignment.text(prose(rows[number], read), stock)

    found = index.candidates()
    others = [pair for pair in found if body_of(rows[pair[0]]) != body_of(rows[pair[1]])]
    own = {*_neighbours(rows), *(pair for pair in found if _are_years(rows[pair[0]], rows[pair[1]]))}
    pairs: list[Pair] = []
    # By their first report, so that most of what is needed is at hand.
    for first, second in sorted([*others[:MOST_PAIRS], *own]):
        left, right = sorted((first, second), key=lambda number: (rows[number].year or 0, rows[number].name))
        one, other = aligned(left), aligned(right)
        share, passages = alignment.align(one, other)
        is_own = (first, second) in own
        figures = unchanged.unchanged_figures(one.report, other.report) if is_own else ()
        if passages or figures:
            kind = Kind.EARLIER_YEAR if is_own else Kind.OTHER_BODY
            pairs.append(Pair(kind, _side(rows[left]), _side(rows[right]), share, passages, figures))
    pairs.sort(key=lambda pair: (-pair.share, pair.left.name, pair.right.name))
    return Copying(tuple(pairs), stock.phrases(), max(0, len(others) - MOST_PAIRS))


def _neighbours(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The numbers of one body's reports for a year and for the latest year before."""
    numbers = {id(row): number for number, row in enumerate(rows)}
    for reports in by_body(rows):
        years = sorted({row.year for row in reports if row.year is not None})
        for before, after in pairwise(years):
            for row in reports:
                if row.year == before:
                    for later in reports:
                        if later.year == after:
                            first, second = sorted((numbers[id(row)], numbers[id(later)]))
                            yield first, second


def _are_years(one: Row, other: Row) -> bool:
    return body_of(one) == body_of(other) and None not in (one.year, other.year) and one.year != other.year


def _side(row: Row) -> Side:
    return Side(row.name, row.organisation, row.year)
