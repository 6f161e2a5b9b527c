"""Matches and how they join: side by side, one of each, within a window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

_COMBINATIONS = 32
"""How many ways to combine the pieces of a conjunction in one window are looked at."""


class Match(NamedTuple):
    """Text offsets of a match, of its pieces, and of those pieces that are figures."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    figures: tuple[tuple[int, int], ...]


def single(start: int, end: int) -> Match:
    """A match of one piece."""
    return Match(start, end, ((start, end),), ())


def chain(left: Match, right: Match) -> Match:
    """``left`` and, after it, ``right`` as one match."""
    return Match(left.start, right.end, left.pieces + right.pieces, left.figures + right.figures)


def join(chosen: tuple[Match, ...]) -> Match:
    """The match that is all of ``chosen`` together."""
    return Match(
        min(m.start for m in chosen),
        max(m.end for m in chosen),
        tuple(sorted({p for m in chosen for p in m.pieces})),
        tuple(sorted({f for m in chosen for f in m.figures})),
    )


def adjacent(steps: Sequence[list[Match]]) -> list[Match]:
    """Matches of the ``steps`` that stand directly one after the other."""
    if not steps:
        return []
    chains = steps[0]
    for following in steps[1:]:
        by_start: dict[int, list[Match]] = defaultdict(list)
        for match in following:
            by_start[match.start].append(match)
        chains = [chain(left, right) for left in chains for right in by_start.get(left.end, ())]
    return chains


def combine(lists: list[list[Match]]) -> list[Match]:
    """Ways to take one of each list, the most compact first, at most _COMBINATIONS of them."""
    per_list = max(2, int(_COMBINATIONS ** (1 / len(lists))) + 1)
    anchor = lists[0]
    trimmed = [anchor[:_COMBINATIONS]]
    for others in lists[1:]:
        nearest = sorted(others, key=lambda m: min(abs(m.start - a.start) for a in anchor))
        trimmed.append(nearest[:per_list])
    combined = sorted({join(c) for c in product(*trimmed)}, key=lambda m: (m.end - m.start, m))
    return combined[:_COMBINATIONS]
