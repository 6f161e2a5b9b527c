"""Stock phrases: what so many bodies write that nobody can be said to have copied it from anybody."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from checker.audit.prose import CLAUSE, Prose, Read, Sentence, by_body, prose
from checker.audit.summary import Row

LEAST_BODIES = 3
"""Two bodies make no stock phrase."""

FEW = 5
"""Bodies that are enough while a fifth of all would be fewer."""

SHARE = 5
"""One body in so many makes a stock phrase in a large audit …"""

MOST_BODIES = 50
"""… but so many are always enough: a passage of fifty bodies is a template, and who had it first cannot be told."""

SHORTEST_SHOWN = 12
MOST_SHOWN = 100

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stock phrase as one report has it, its numbers as ×, and how many bodies use it (but for numbers and names)."""

    text: str
    bodies: int


class Stock:
    """The stock phrases of an audit: clauses that ``threshold`` bodies or more have, numbers and names aside."""

    def __init__(self, counts: dict[int, int]) -> None:
        self._counts = counts
        self._texts: dict[int, str] = {}

    def own(self, sentence: Sentence) -> str:
        """What is left of the masked ``sentence`` without stock phrases."""
        return "".join(clause for clause in sentence.clauses if _hash(clause) not in self._counts)

    def note(self, report: Prose) -> None:
        """Keeps the wording of the stock phrases in ``report`` that have not been met before."""
        for sentence in report.sentences:
            texts = CLAUSE.findall(sentence.text)
            if len(texts) == len(clauses := sentence.clauses):
                for text, clause in zip(texts, clauses, strict=True):
                    if len(text) >= SHORTEST_SHOWN and (key := _hash(clause)) in self._counts:
                        self._texts.setdefault(key, text)

    def phrases(self) -> tuple[Phrase, ...]:
        """The stock phrases most bodies have, in the wording met first but for its numbers; short ones are left out."""
        found = [Phrase(_NUMBER.sub("×", text), self._counts[key]) for key, text in self._texts.items()]
        return tuple(sorted(found, key=lambda phrase: (-phrase.bodies, phrase.text))[:MOST_SHOWN])


def threshold(bodies: int) -> int:
    """How many of ``bodies`` make a stock phrase: more than half of a few, then five, then a fifth, fifty at most."""
    return min(MOST_BODIES, max(LEAST_BODIES, min(FEW, bodies // 2 + 1), bodies // SHARE))


def find_stock(rows: Sequence[Row], read: Read) -> Stock:
    """The stock phrases of ``rows``; a body counts once, however many reports it has."""
    keys = array("Q")
    bodies = 0
    for reports in by_body(rows):
        bodies += 1
        found: set[int] = set()
        for row in reports:
            for sentence in prose(row, read).sentences:
                found.update(map(_hash, sentence.clauses))
        keys.extend(found)
    least = threshold(bodies)
    counts: dict[int, int] = {}
    last, run = -1, 0
    for key in [*sorted(keys), -1]:
        if key == last:
            run += 1
            continue
        if run >= least:
            counts[last] = run
        last, run = key, 1
    return Stock(counts)


def _hash(clause: str) -> int:
    return int.from_bytes(hashlib.blake2b(clause.encode(), digest_size=8).digest())
