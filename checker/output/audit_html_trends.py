"""What an audit's page shows of the years: every body's scores, elements won and lost, statistics and jumps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from checker.audit.statistics import STATISTICS, Statistic
from checker.audit.summary import Frame
from checker.audit.trends import Point, Step, Trend
from checker.output.audit_html_views import SHOWN, MeansView, depth, link, score
from checker.output.audit_html_words import word
from checker.output.html_checklist import number
from checker.output.lang import Lang
from checker.output.textwidth import clean

DETAILED = 100
"""Bodies whose years are shown in full, those with most to look at first."""

_LINES = 300
_WIDTH, _HEIGHT, _EDGE = 900, 240, 48
_FOOT = 26
_SMALL_WIDTH, _SMALL_HEIGHT = 84, 24


@dataclass(frozen=True, slots=True)
class LinesView:
    """The scores of bodies as lines: (x, year), a path each, that of the medians and its (x, y, score)."""

    years: tuple[tuple[str, int], ...]
    levels: tuple[tuple[str, int], ...]
    paths: tuple[str, ...]
    middle: str
    dots: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class StepView:
    title: str
    won: tuple[str, ...]
    lost: tuple[str, ...]
    jumps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearsView:
    """The table of a body: its years with (year, page, name), then lines of scores and of statistics."""

    years: tuple[tuple[int, str, str], ...]
    scores: tuple[MeansView, ...]
    statistics: tuple[tuple[str, tuple[str, ...]], ...]
    steps: tuple[StepView, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrendView:
    """One body; ``path`` is a small line over ``span`` years, ``details`` None where only this line is shown."""

    organisation: str
    region: str
    span: str
    path: str
    dot: tuple[str, str]
    first: str
    last: str
    change: str
    direction: str
    won: int
    lost: int
    jumps: int
    details: YearsView | None


@dataclass(frozen=True, slots=True)
class TrendsView:
    lines: LinesView
    bodies: tuple[TrendView, ...]
    left: int


def trends(found: Sequence[Trend], frame: Frame, pages: Mapping[str, str], lang: Lang) -> TrendsView:
    """``found`` for the page, the bodies with most jumps and the largest change first."""
    ordered = sorted(found, key=lambda t: (-_jumps(t), -abs(_change(t) or 0.0), t.organisation))
    views = tuple(_trend(t, frame, pages, lang, place < DETAILED) for place, t in enumerate(ordered[:SHOWN]))
    return TrendsView(_lines(ordered), views, len(ordered) - len(views))


def _jumps(trend: Trend) -> int:
    return sum(len(step.jumps) for step in trend.steps)


def _change(trend: Trend) -> float | None:
    first, last = trend.points[0].percent, trend.points[-1].percent
    return None if first is None or last is None else last - first


def _trend(trend: Trend, frame: Frame, pages: Mapping[str, str], lang: Lang, is_detailed: bool) -> TrendView:
    first, last, change = trend.points[0], trend.points[-1], _change(trend)
    path, dot = _small(trend.points)
    return TrendView(
        organisation=clean(trend.organisation),
        region=clean(trend.region),
        span=f"{first.year}—{last.year}",
        path=path,
        dot=dot,
        first=score(first.percent),
        last=score(last.percent),
        change="—" if change is None else f"{change:+.1f}".replace("-", "−"),
        direction="" if not change else "up" if change > 0 else "down",
        won=sum(len(step.won) for step in trend.steps),
        lost=sum(len(step.lost) for step in trend.steps),
        jumps=_jumps(trend),
        details=_years(trend, frame, pages, lang) if is_detailed else None,
    )


def _years(trend: Trend, frame: Frame, pages: Mapping[str, str], lang: Lang) -> YearsView:
    points = trend.points
    scores = [_score_line(word(lang, "total"), [p.percent for p in points])]
    scores += [
        _score_line(clean(title), [p.percents[place] for p in points])
        for place, (_, title) in enumerate(frame.dimensions)
    ]
    statistics = (
        (statistic.title, tuple(_figure(statistic, p.statistics[place]) for p in points))
        for place, statistic in enumerate(STATISTICS)
        if any(p.statistics[place] is not None for p in points)
    )
    titles = {element.id: clean(element.title) for element in frame.elements}
    return YearsView(
        years=tuple((p.year, link(pages.get(p.name, "")), clean(p.name)) for p in points),
        scores=tuple(scores),
        statistics=tuple(statistics),
        steps=tuple(_step(step, titles) for step in trend.steps),
        others=tuple(clean(name) for p in points for name in p.others),
    )


def _score_line(label: str, values: Sequence[float | None]) -> MeansView:
    return MeansView(label, 0, tuple((score(value), depth(value)) for value in values))


def _figure(statistic: Statistic, value: float | None) -> str:
    if value is None:
        return "—"
    return f"{value:.1%}" if statistic.is_rate else f"{value:g}"


def _step(step: Step, titles: Mapping[str, str]) -> StepView:
    return StepView(
        title=f"{step.earlier} → {step.later}",
        won=tuple(titles.get(id_, id_) for id_ in step.won),
        lost=tuple(titles.get(id_, id_) for id_ in step.lost),
        jumps=tuple(clean(jump.why) for jump in step.jumps),
    )


def _small(points: Sequence[Point]) -> tuple[str, tuple[str, str]]:
    """A line as high as a word, and where it ends."""
    span = max(1, points[-1].year - points[0].year)
    places = [
        (
            4 + (_SMALL_WIDTH - 8) * (p.year - points[0].year) / span,
            _SMALL_HEIGHT - 3 - (_SMALL_HEIGHT - 6) * p.percent / 100,
        )
        for p in points
        if p.percent is not None
    ]
    return _path(places), (number(places[-1][0]), number(places[-1][1])) if places else ("", "")


def _lines(found: Sequence[Trend]) -> LinesView:
    years = sorted({p.year for trend in found for p in trend.points}) or [0]
    span = max(1, years[-1] - years[0])

    def at(year: int, percent: float) -> tuple[float, float]:
        x = _EDGE + (_WIDTH - 2 * _EDGE) * (year - years[0]) / span
        return x, _HEIGHT - _FOOT - (_HEIGHT - 2 * _FOOT) * percent / 100

    by_year = {
        year: [p.percent for t in found for p in t.points if p.year == year and p.percent is not None] for year in years
    }
    middle = [(year, median(values)) for year, values in by_year.items() if values]
    # Every so-manieth of the bodies, so that the picture shows all of them alike.
    step = -(-len(found) // _LINES) or 1
    return LinesView(
        years=tuple((number(at(year, 0)[0]), year) for year in years),
        levels=tuple((number(at(years[0], level)[1]), level) for level in (0, 25, 50, 75, 100)),
        paths=tuple(_path([at(p.year, p.percent) for p in t.points if p.percent is not None]) for t in found[::step]),
        middle=_path([at(*pair) for pair in middle]),
        dots=tuple((number(at(*pair)[0]), number(at(*pair)[1]), score(pair[1])) for pair in middle),
    )


def _path(places: Sequence[tuple[float, float]]) -> str:
    return "".join(f"{'L' if n else 'M'}{x:.0f} {y:.1f}" for n, (x, y) in enumerate(places))
