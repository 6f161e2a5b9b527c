"""Operations: what a checklist does to find its patterns, each with a number, worked out sentence by sentence.

Presence comes first: the sentences in which an operation can match at all, as a bit set (bit n: sentence n).  It is
cheap, never too small, and rules out most of the checklist before anything is matched.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from checker.assessment.here import Here
from checker.assessment.match import Match, adjacent, chain, combine, in_windows, single
from checker.checklist.model import Window
from checker.checklist.pattern import GAP

NARROW = (Window.CLAUSE, Window.SENTENCE)
"""Windows no wider than a sentence."""

_NOTHING: Final[list[Match]] = []


class Operation(ABC):
    """``number``: its place in the programme; ``exact``: where it is present it does match."""

    __slots__ = ("exact", "number")

    def __init__(self, number: int, exact: bool = False) -> None:
        self.number = number
        self.exact = exact

    @abstractmethod
    def at(self, here: Here) -> list[Match]:
        """Its matches that begin in a sentence where it is present, in text order."""


class Composite(Operation):
    """An operation on others."""

    __slots__ = ()

    @abstractmethod
    def spread(self, bits: list[int]) -> None:
        """Set its own presence, 0 so far, from that of its operands."""


class Found(Operation):
    """What was found beforehand, by one search for all: a word, a figure of a class."""

    __slots__ = ()

    def at(self, here: Here) -> list[Match]:
        return here.found.get(self.number) or here.word(self.number)


class Expression(Composite):
    """A regular expression, searched for where its anchors are; it looks no further than the sentence.

    ``anchors`` are the numbers of what must be present, ``pair`` is the first of its own two.
    """

    __slots__ = ("_anchors", "_pair", "_pattern")

    def __init__(self, pair: int, in_title: bool, pattern: re.Pattern[str], anchors: Sequence[int]) -> None:
        super().__init__(pair + in_title)
        self._anchors = tuple(anchors)
        self._pair = pair
        self._pattern = pattern

    def spread(self, bits: list[int]) -> None:
        present = -1
        for anchor in self._anchors:
            present &= bits[anchor]
        bits[self.number] = present

    def at(self, here: Here) -> list[Match]:
        found = here.found
        if self.number not in found:
            both: tuple[list[Match], list[Match]] = ([], [])
            for match in self._pattern.finditer(here.text, here.start, here.end):
                start, end = match.span()
                if start < end:
                    both[here.marks[start]].append(single(start, end))
            found[self._pair], found[self._pair + 1] = both
        return found[self.number]


class Shared(Operation):
    """A concept, which many patterns use: worked out once for a sentence."""

    __slots__ = ("_inner",)

    def __init__(self, inner: Operation) -> None:
        super().__init__(inner.number, inner.exact)
        self._inner = inner

    def at(self, here: Here) -> list[Match]:
        found = here.found.get(self.number)
        if found is None:
            found = here.found[self.number] = self._inner.at(here)
        return found


class Any(Composite):
    """One of several: ``found`` are the numbers of what is found beforehand, ``others`` everything else.

    ``distinct``: no two of them match the same, as words do not.
    """

    __slots__ = ("_distinct", "_found", "_others")

    def __init__(self, number: int, found: frozenset[int], others: tuple[Operation, ...], distinct: bool) -> None:
        super().__init__(number, all(o.exact for o in others))
        self._found = found
        self._others = others
        self._distinct = distinct

    def spread(self, bits: list[int]) -> None:
        for other in self._others:
            bits[self.number] |= bits[other.number]

    def at(self, here: Here) -> list[Match]:
        found, bits, mask = here.found, here.bits, here.mask
        lists = [found.get(number) or here.word(number) for number in self._found & here.hits.keys()]
        for other in self._others:
            if bits[other.number] & mask and (matches := other.at(here)):
                lists.append(matches)
        if len(lists) < 2:
            return lists[0] if lists else _NOTHING
        if self._distinct:
            return sorted([match for matches in lists for match in matches])
        return sorted({match for matches in lists for match in matches})


class Every(Composite):
    """All of several; where one of ``ruled_out`` is present it does not match."""

    __slots__ = ("_doubtful_first", "_needed", "_ruled_out")

    def __init__(self, number: int, operands: Sequence[Operation], ruled_out: Sequence[Operation] = ()) -> None:
        super().__init__(number)
        self._needed = tuple(operand.number for operand in operands)
        self._ruled_out = tuple(operand.number for operand in ruled_out)
        # The sooner one turns out not to match after all, the less is done in vain.
        self._doubtful_first = tuple(sorted(enumerate(operands), key=lambda pair: pair[1].exact))

    def spread(self, bits: list[int]) -> None:
        present = -1
        for number in self._needed:
            present &= bits[number]
            if not present:
                return
        for number in self._ruled_out:
            present &= ~bits[number]
        bits[self.number] = present

    def _lists(self, here: Here) -> list[list[Match]]:
        """The matches of each operand; nothing when one has none."""
        lists = [_NOTHING] * len(self._needed)
        for place, operand in self._doubtful_first:
            matches = operand.at(here)
            if not matches:
                return []
            lists[place] = matches
        return lists


class Steps(Every):
    """All of several, side by side in this order."""

    __slots__ = ()

    def at(self, here: Here) -> list[Match]:
        lists = self._lists(here)
        return self._linked(lists, here) if lists else _NOTHING

    def _linked(self, steps: list[list[Match]], here: Here) -> list[Match]:
        return adjacent(steps)


class Spaced(Steps):
    """Steps with something in between: ``near`` says whether the next one must stand close, or in the sentence."""

    __slots__ = ("_near",)

    def __init__(self, number: int, steps: tuple[Operation, ...], near: tuple[bool, ...]) -> None:
        super().__init__(number, steps)
        self._near = near

    def _linked(self, steps: list[list[Match]], here: Here) -> list[Match]:
        clauses = here.clauses
        chains = steps[0]
        for following, close in zip(steps[1:], self._near, strict=True):
            starts = [m.start for m in following]
            longer: list[Match] = []
            for left in chains:
                first = bisect_left(starts, left.end)
                if not close:
                    longer += [chain(left, right) for right in following[first:]]
                    continue
                limit, clause = left.end + GAP, clauses[left.end - 1]
                for right in following[first:]:
                    if right.start > limit or clauses[right.start] != clause:
                        break
                    longer.append(chain(left, right))
            chains = longer
        return chains


class Together(Every):
    """All of several, none of the ``vetoes``, in one window no wider than a sentence."""

    __slots__ = ("_by_clause", "_vetoes")

    def __init__(
        self, number: int, wanted: tuple[Operation, ...], vetoes: tuple[Operation, ...], by_clause: bool
    ) -> None:
        super().__init__(number, wanted, () if by_clause else [veto for veto in vetoes if veto.exact])
        self._vetoes = vetoes
        self._by_clause = by_clause

    def at(self, here: Here) -> list[Match]:
        lists = self._lists(here)
        if not lists:
            return _NOTHING
        vetoes: list[Match] = []
        for veto in self._vetoes:
            if here.bits[veto.number] & here.mask:
                vetoes += veto.at(here)
        if not self._by_clause:
            return sorted(combine(lists)) if not vetoes else _NOTHING
        clauses = here.clauses
        return in_windows([[(m, (clauses[m.start],)) for m in each] for each in (*lists, vetoes)], len(lists))


class Across(Composite):
    """All of several, none of the ``vetoes``, in one ``window`` wider than a sentence."""

    __slots__ = ("vetoes", "wanted", "window")

    def __init__(
        self, number: int, wanted: tuple[Operation, ...], vetoes: tuple[Operation, ...], window: Window
    ) -> None:
        super().__init__(number)
        self.wanted = wanted
        self.vetoes = vetoes
        self.window = window

    def spread(self, bits: list[int]) -> None:
        """Pieces may stand in different sentences: all must be somewhere, that is all one can say."""
        found = [bits[operation.number] for operation in self.wanted]
        bits[self.number] = -1 if all(found) else 0

    def at(self, here: Here) -> list[Match]:
        raise TypeError("wider than a sentence")
