"""Anchors: sets of words, one of each of which every match of a regular expression must contain.

Where one of the sets is missing altogether there is nothing to search for; most sentences lack most of them.
"""

from __future__ import annotations

from typing import Any

# No public module shows how Python reads a regular expression; without this one, searching takes longer.
try:
    from re import _constants as codes  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:
    codes = parser = None

Anchors = frozenset[str]


def anchors(source: str) -> tuple[Anchors, ...]:
    """The anchors of the sound regular expression ``source``; empty when it has none to rely on."""
    if parser is None:
        return ()
    try:
        found = _mandatory(parser.parse(source))
    except (AttributeError, IndexError, TypeError, ValueError):
        return ()  # a Python whose parser answers in another form
    best = _most_telling(found)
    # Single characters are everywhere: they are looked for only when there is nothing better.
    others = {words for words in found if words != best and min(map(len, words)) > 1}
    return () if best is None else (best, *sorted(others, key=sorted))


def _mandatory(items: Any) -> list[Anchors]:
    """The anchors of the parts that must all match."""
    found: list[Anchors] = []
    run = ""
    for code, value in items:
        if code is codes.LITERAL:
            run += chr(value)
            continue
        found += [frozenset({run})] if run else []
        run = ""
        inner = _of_item(code, value)
        found += [inner] if inner else []
    return [*found, frozenset({run})] if run else found


def _most_telling(found: list[Anchors]) -> Anchors | None:
    return max(found, key=lambda words: (min(map(len, words)), -len(words), sorted(words)), default=None)


def _of_sequence(items: Any) -> Anchors | None:
    return _most_telling(_mandatory(items))


def _of_item(code: Any, value: Any) -> Anchors | None:
    if code is codes.SUBPATTERN:
        return _of_sequence(value[-1])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0] > 0:
        return _of_sequence(value[2])
    if code is codes.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        return None if None in branches else frozenset().union(*(b for b in branches if b))
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return frozenset(chr(character) for _, character in value)
    return None
