"""Candidates: pairs of reports that may share passages, by MinHash and LSH over what is not stock."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from rensa import RMinHash

from checker.audit.prose import Prose
from checker.audit.stock import MOST_BODIES, Stock

SHINGLE = 4
"""Characters of a shingle."""

WINDOW = 40
"""Characters of its own (no stock phrases) that a window of sentences has at least."""

BANDS, ROWS = 16, 4
"""Two windows half of whose shingles are the same are found with 64 %, with three quarters with 99.8 %."""

SEED = 20
LEAST_HITS = 2
"""A single band in a single window is chance more often than not."""

MOST_LINKS = 3_000_000
"""Links between windows that are followed; those in the smallest groups, which say most, come first."""


MOST_GROUP = 2 * MOST_BODIES
"""Reports in a group that is followed: what more bodies share, in whatever words, is a template."""


class Index:
    """The windows of all reports; report numbers count from 0 as they are added."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        self._owner = array("I")
        self._bands = tuple(array("q") for _ in range(BANDS))
        self._reports = 0

    def add(self, report: Prose) -> None:
        """Adds the windows of ``report``, which has the next number."""
        shingles = [
            {window[at : at + SHINGLE] for at in range(len(window) - SHINGLE + 1)}
            for window in windows([self._stock.own(s) for s in report.sentences])
        ]
        if shingles:
            for row in RMinHash.digest_matrix_from_token_sets(shingles, BANDS * ROWS, SEED).to_rows():
                self._owner.append(self._reports)
                for number, band in enumerate(self._bands):
                    band.append(hash(tuple(row[number * ROWS : number * ROWS + ROWS])))
        self._reports += 1

    def candidates(self) -> list[tuple[int, int]]:
        """Pairs of reports (the lower number first), those most likely to have copied first.

        A group counts for more the fewer share it: what two reports have and nobody else was hardly written twice.
        """
        groups = _Groups(self._bands, self._owner)
        largest = groups.largest()
        hits: Counter[int] = Counter()
        weights: Counter[int] = Counter()
        for group in groups:
            if len(group) <= largest:
                weight = MOST_GROUP // (len(group) - 1)
                for place, first in enumerate(group):
                    for second in group[place + 1 :]:
                        hits[first * self._reports + second] += 1
                        weights[first * self._reports + second] += weight
        found = [pair for pair, count in hits.items() if count >= LEAST_HITS]
        return [divmod(pair, self._reports) for pair in sorted(found, key=lambda pair: (-weights[pair], pair))]


class _Groups:
    """For every band the reports of windows that are the same in it."""

    def __init__(self, bands: Sequence[array[int]], owner: array[int]) -> None:
        self._bands = bands
        self._owner = owner
        self._orders = [array("I", sorted(range(len(band)), key=band.__getitem__)) for band in bands]

    def __iter__(self) -> Iterator[list[int]]:
        """Each group: two reports or more, sorted, each once."""
        for band, order in zip(self._bands, self._orders, strict=True):
            start = 0
            for end in range(1, len(order) + 1):
                if end == len(order) or band[order[end]] != band[order[start]]:
                    if end - start > 1 and len(group := sorted({self._owner[at] for at in order[start:end]})) > 1:
                        yield group
                    start = end

    def largest(self) -> int:
        """The size of the largest groups that are followed, so that there are no more links than can be."""
        sizes = Counter(len(group) for group in self)
        links, largest = 0, 0
        for size in sorted(sizes):
            links += sizes[size] * size * (size - 1) // 2
            if size > MOST_GROUP or links > MOST_LINKS:
                break
            largest = size
        return largest


def windows(own: Sequence[str]) -> Iterator[str]:
    """Runs of sentences' own words, one from every sentence on, each as short as it can be with WINDOW characters."""
    for start, first in enumerate(own):
        if not first:
            continue
        window, end = first, start + 1
        while len(window) < WINDOW and end < len(own):
            window += own[end]
            end += 1
        if len(window) >= WINDOW:
            yield window
