"""What an audit's page shows of its figures, in words and widths, ready for the templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from checker.assessment.model import CheckOutcome
from checker.audit.summary import Frame, Row
from checker.output.audit_html_figures import BINS, CheckCount, ElementCount, Figures, Means
from checker.output.audit_html_words import word
from checker.output.html_checklist import number
from checker.output.lang import Lang
from checker.output.textwidth import clean

SHOWN = 500
"""Reports in the ranking, and lines of any list, that stand on the page without a script."""

_HEIGHT = 150
_DEPTHS = 9
_BAR, _STEP, _TALLEST = 4, 6, 18


@dataclass(frozen=True, slots=True)
class BinView:
    """A bar of the distribution; ``parts`` are (y, height, class), ``low`` the number under it."""

    place: int
    label: str
    low: str
    count: int
    height: int
    parts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class BarView:
    """A line with a bar of several parts: (x, width), both of 100."""

    place: int
    title: str
    dimension: str
    parts: tuple[tuple[str, str], ...]
    label: str


@dataclass(frozen=True, slots=True)
class MeansView:
    """``cells`` are (text, depth of colour 0–9)."""

    label: str
    count: int
    cells: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RankView:
    place: str
    organisation: str
    name: str
    page: str
    region: str
    year: str
    percent: str
    width: str
    grade: str
    lacking: int
    review: int
    failing: int
    spark: str


def score(value: float | None) -> str:
    """A score with one decimal, or a dash."""
    return "—" if value is None else f"{value:.1f}"


def depth(value: float | None) -> int:
    """The depth of colour of a score, 0–9."""
    return 0 if value is None else min(_DEPTHS, int(value / 10))


def share(part: int, whole: int) -> str:
    """``part`` of ``whole`` in percent; never 0 % or 100 % where it is not."""
    if not whole:
        return "—"
    percent = 100 * part / whole
    if 0 < percent < 1:
        return "<1%"
    return ">99%" if 99 < percent < 100 else f"{percent:.0f}%"


def link(page: str) -> str:
    """``page``, a path below the folder of this page, as an address; nothing but such a path can come of it."""
    return quote(relative(page), safe="/")


def relative(page: str) -> str:
    """``page`` without what would lead to another root, and without what no address can say."""
    return page.lstrip("/").encode("utf-8", "replace").decode("utf-8")


def stacked(counts: Sequence[int], whole: int) -> tuple[tuple[str, str], ...]:
    """Where each part of a bar begins and how wide it is, both of 100."""
    edges = [0.0]
    for count in counts:
        edges.append(edges[-1] + (100 * count / whole if whole else 0.0))
    return tuple((number(low), number(high - low)) for low, high in pairwise(edges))


def bins(figures: Figures, lang: Lang) -> tuple[BinView, ...]:
    """The bars of the distribution, the best grade on top."""
    most = max(map(sum, figures.bins), default=0) or 1
    made, width = [], 100 // BINS
    for place, counts in enumerate(figures.bins):
        count, low = sum(counts), place * width
        height = max(3, round(_HEIGHT * count / most)) if count else 0
        parts = tuple(
            (number(height * float(x) / 100), number(height * float(w) / 100), f"g{kind}")
            for kind, (x, w) in enumerate(stacked(counts, count))
            if float(w)
        )
        label = word(lang, "bin", low=low, high=low + width, count=count)
        made.append(BinView(place, label, str(low) if place % 2 == 0 else "", count, height, parts))
    return tuple(made)


def gaps(elements: Iterable[ElementCount], lang: Lang) -> tuple[BarView, ...]:
    """A bar for every element that some report lacks."""
    return tuple(
        BarView(
            place=e.place,
            title=clean(e.title),
            dimension=clean(e.dimension),
            parts=stacked((*e.counts, e.partial), e.applicable),
            label=word(lang, "gap", lacking=e.lacking, share=share(e.lacking, e.applicable)),
        )
        for e in elements
        if e.lacking
    )


def checks(counted: Iterable[CheckCount], lang: Lang) -> tuple[BarView, ...]:
    """A bar for every check that some report fails."""
    return tuple(
        BarView(
            place=c.place,
            title=clean(c.title),
            dimension="",
            parts=stacked((c.failed,), c.applicable),
            label=word(lang, "check-count", failed=c.failed, share=share(c.failed, c.applicable)),
        )
        for c in counted
        if c.failed
    )


def means(figures: Figures, lang: Lang) -> tuple[tuple[MeansView, ...], ...]:
    """All reports, then years, then regions, each a group of lines; groups of one are left out."""
    groups: list[tuple[MeansView, ...]] = [(_means(figures.overall, word(lang, "everything")),)]
    groups += [tuple(_means(m, clean(m.label)) for m in each) for each in (figures.years, figures.regions) if each]
    return tuple(groups)


def _means(row: Means, label: str) -> MeansView:
    values = (row.total, *row.dimensions)
    return MeansView(label, row.count, tuple((score(value), depth(value)) for value in values))


def ranking(rows: Sequence[Row], lang: Lang) -> tuple[RankView, ...]:
    """The first SHOWN of ``rows``, which are in order; those of equal score share a place."""
    made: list[RankView] = []
    for position, row in enumerate(rows[:SHOWN], 1):
        is_tied = bool(made) and row.percent is not None and rows[position - 2].percent == row.percent
        place = made[-1].place if is_tied else str(position)
        made.append(_rank(row, place if row.percent is not None else "—", lang))
    return tuple(made)


def _rank(row: Row, place: str, lang: Lang) -> RankView:
    return RankView(
        place=place,
        organisation=clean(row.organisation) or word(lang, "unknown-organisation"),
        name=clean(row.name),
        page=link(row.page),
        region=clean(row.region),
        year="" if row.year is None else str(row.year),
        percent=score(row.percent),
        width="" if row.percent is None else number(round(row.percent, 1)),
        grade=clean(row.grade),
        lacking=row.lacking,
        review=row.to_review,
        failing=row.outcomes.count(CheckOutcome.FAIL),
        spark=spark(row.percents),
    )


def spark(percents: Sequence[float | None]) -> str:
    """The bars of the dimensions as one path, twenty high."""
    strokes = []
    for place, percent in enumerate(percents):
        if percent is not None:
            strokes.append(f"M{place * _STEP} 20V{20 - max(1, round(_TALLEST * percent / 100))}h{_BAR}V20")
    return "".join(strokes)


def spark_width(frame: Frame) -> int:
    """How wide the bars of the dimensions are together."""
    return len(frame.dimensions) * _STEP
