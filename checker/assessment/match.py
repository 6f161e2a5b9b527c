"""Matches and how they join: side by side, one after the other, one of each."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Pieces = tuple[tuple[int, int], ...]

_COMBINATIONS = 32
"""How many ways to combine the pieces of a conjunction in one window are looked at."""


class Match(NamedTuple):
    """Text offsets of a match, of its pieces, and of those pieces that are figures."""

    start: int
    end: int
    pieces: Pieces
    figures: Pieces


Located = tuple[Match, tuple[int, ...]]
"""A match and the windows that hold it."""

_new = tuple.__new__
"""Makes a match of its four fields: Match(…) takes twice as long, and there are thousands."""


def single(start: int, end: int) -> Match:
    """A match of one piece."""
    return _new(Match, (start, end, ((start, end),), ()))


def figure(start: int, end: int) -> Match:
    """A match of one piece that is a figure."""
    pieces = ((start, end),)
    return _new(Match, (start, end, pieces, pieces))


def chain(left: Match, right: Match) -> Match:
    """``left`` and, after it, ``right`` as one match."""
    return _new(Match, (left.start, right.end, left.pieces + right.pieces, left.figures + right.figures))


def adjacent(steps: Sequence[list[Match]]) -> list[Match]:
    """Matches of the ``steps`` that stand directly one after the other."""
    chains = steps[0]
    for following in steps[1:]:
        by_start: dict[int, list[Match]] = defaultdict(list)
        for match in following:
            by_start[match.start].append(match)
        chains = [chain(left, right) for left in chains for right in by_start.get(left.end, ())]
    return chains


def combine(lists: Sequence[list[Match]]) -> set[Match]:
    """Ways to take one of each list, the most compact ones, at most _COMBINATIONS of them."""
    per_list = max(2, int(_COMBINATIONS ** (1 / len(lists))) + 1)
    combined = lists[0][:_COMBINATIONS]
    for others in lists[1:]:
        near = others if len(others) <= per_list else _nearest(others, lists[0])[:per_list]
        combined = [_join(one, other) for one in combined for other in near]
    if len(combined) <= _COMBINATIONS:
        return set(combined)
    return set(sorted(set(combined), key=lambda m: (m.end - m.start, m))[:_COMBINATIONS])


def in_windows(groups: Sequence[Iterable[Located]], wanted: int) -> list[Match]:
    """What the first ``wanted`` of ``groups`` give together in windows that hold none of the others."""
    grouped: list[dict[int, list[Match]]] = []
    for group in groups:
        by_window: dict[int, list[Match]] = defaultdict(list)
        for match, windows in group:
            for window in windows:
                by_window[window].append(match)
        grouped.append(by_window)
    windows_left = set(grouped[0]).intersection(*grouped[1:wanted]).difference(*grouped[wanted:])
    return sorted({m for window in windows_left for m in combine([g[window] for g in grouped[:wanted]])})


def _nearest(matches: list[Match], anchors: list[Match]) -> list[Match]:
    """``matches`` (like ``anchors`` in text order), those that begin next to one of ``anchors`` first."""
    starts = [a.start for a in anchors]

    def distance(match: Match) -> int:
        number = bisect_left(starts, match.start)
        after = abs(starts[number] - match.start) if number < len(starts) else match.start + 1
        return min(after, match.start - starts[number - 1]) if number else after

    return sorted(matches, key=distance)


def _join(one: Match, other: Match) -> Match:
    start, end, pieces, figures = one
    other_start, other_end, other_pieces, other_figures = other
    return _new(
        Match,
        (
            start if start < other_start else other_start,
            end if end > other_end else other_end,
            _merged(pieces, other_pieces),
            _merged(figures, other_figures) if figures or other_figures else (),
        ),
    )


def _merged(one: Pieces, other: Pieces) -> Pieces:
    """Both, in order and each piece once, as each of them is in itself."""
    if not one or not other:
        return one or other
    if one[-1] < other[0]:
        return one + other
    if other[-1] < one[0]:
        return other + one
    return tuple(sorted({*one, *other}))
