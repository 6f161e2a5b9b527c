"""What an audit's page shows of copying: pairs of reports, and what they share side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.audit.copying import Copying, Excerpt, Kind, Pair, Side
from checker.output.audit_html_views import link, share
from checker.output.audit_html_words import word
from checker.output.html_characters import visible
from checker.output.lang import Lang
from checker.output.textwidth import clean

MOST_PAIRS = 300
"""Pairs of one kind that are listed."""

MOST_PASSAGES = 8
"""Passages of one pair that are shown."""

MOST_CHARACTERS = 250_000
"""Characters of all passages that are shown: the page should stay one that can be sent by mail."""

_STOCK = 30

Piece = tuple[str, bool]
"""A piece of an excerpt, and whether the other report has it otherwise."""


@dataclass(frozen=True, slots=True)
class SideView:
    name: str
    page: str
    title: str


@dataclass(frozen=True, slots=True)
class PassageView:
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PairView:
    """``width`` is the share, 0–100; ``left_out`` passages are not shown."""

    left: SideView
    right: SideView
    share: str
    width: int
    note: str
    passages: tuple[PassageView, ...]
    left_out: int
    unchanged: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CopyingView:
    """``groups`` are (title, pairs, how many more there are)."""

    groups: tuple[tuple[str, tuple[PairView, ...], int], ...]
    stock: tuple[tuple[str, int], ...]
    unchecked: int
    count: int


def copying(found: Copying, pages: Mapping[str, str], lang: Lang) -> CopyingView:
    """``found`` for the page; ``pages`` leads from the name of a report to its own page."""
    budget = _Budget(MOST_CHARACTERS)
    groups = []
    for kind, title in ((Kind.OTHER_BODY, "copying-others"), (Kind.EARLIER_YEAR, "copying-own")):
        pairs = [pair for pair in found.pairs if pair.kind is kind]
        views = tuple(_pair(pair, pages, budget, lang) for pair in pairs[:MOST_PAIRS])
        if views:
            groups.append((word(lang, title), views, len(pairs) - len(views)))
    stock = tuple((clean(phrase.text), phrase.bodies) for phrase in found.stock[:_STOCK])
    return CopyingView(tuple(groups), stock, found.unchecked, len(found.pairs))


class _Budget:
    """Characters that may still be spent."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def takes(self, *texts: str) -> bool:
        self._left -= sum(map(len, texts))
        return self._left >= 0


def _pair(pair: Pair, pages: Mapping[str, str], budget: _Budget, lang: Lang) -> PairView:
    shown = [p for p in pair.passages[:MOST_PASSAGES] if budget.takes(p.left.text, p.right.text)]
    unchanged = [u for u in pair.unchanged_figures[:MOST_PASSAGES] if budget.takes(u.earlier, u.later)]
    counts = []
    if pair.passages:
        characters = sum(passage.characters for passage in pair.passages)
        counts.append(word(lang, "pair-passages", count=len(pair.passages), characters=characters))
    if pair.unchanged_figures:
        counts.append(word(lang, "pair-unchanged", count=len(pair.unchanged_figures)))
    return PairView(
        left=_side(pair.left, pages, lang),
        right=_side(pair.right, pages, lang),
        share=share(round(pair.share * 1000), 1000) if pair.passages else "",
        width=round(pair.share * 100),
        note=" · ".join(counts),
        passages=tuple(
            PassageView(
                tuple(pieces(p.left)), tuple(pieces(p.right)), word(lang, "own-characters", characters=p.characters)
            )
            for p in shown
        ),
        left_out=len(pair.passages) - len(shown) + len(pair.unchanged_figures) - len(unchanged),
        unchanged=tuple((clean(u.earlier), clean(u.later), "、".join(map(clean, u.figures))) for u in unchanged),
    )


def _side(side: Side, pages: Mapping[str, str], lang: Lang) -> SideView:
    organisation = clean(side.organisation) or word(lang, "unknown-organisation")
    title = organisation if side.year is None else f"{organisation} {side.year}"
    return SideView(clean(side.name), link(pages.get(side.name, "")), title)


def pieces(excerpt: Excerpt) -> Iterator[Piece]:
    """``excerpt`` parted where the other report says something else."""
    at = 0
    for start, end in (*excerpt.spans, (len(excerpt.text),) * 2):
        yield from _piece(excerpt.text[at:start], False)
        yield from _piece(excerpt.text[start:end], True)
        at = end


def _piece(text: str, differs: bool) -> Iterable[Piece]:
    shown = visible(text)
    return ((shown, differs),) if shown else ()
