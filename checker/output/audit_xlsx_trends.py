"""The sheet 历年: a row a body and year, with what was won, lost and what moved too much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.audit.summary import Frame
from checker.audit.trends import Point, Step, Trend
from checker.output.lang import Lang
from checker.output.textwidth import clean
from checker.output.xlsx_book import Book, Column, Value
from checker.output.xlsx_looks import CENTRE, QUIET, SHARE
from checker.output.xlsx_words import word

MOST_BODIES = 10_000

_CHANGE = {"align": "center", "num_format": '+0.0;[Red]-0.0;"±"0.0'}
_LEAD = (
    Column("organisation", 24, {}),
    Column("region", 11, {}),
    Column("year-column", 8, CENTRE),
    Column("percent", 14, SHARE),
    Column("change-points", 9, _CHANGE),
)
_TAIL = (
    Column("won", 32, {"font_size": 9}),
    Column("lost", 32, {"font_size": 9}),
    Column("jumps", 56, {"font_size": 9}),
    Column("file", 36, QUIET),
)


def add(book: Book, frame: Frame, trends: Sequence[Trend]) -> None:
    """The sheet for ``trends``, in their order; a body's first year has nothing to be compared with."""
    lang = book.lang
    dimensions = tuple(Column("dimension", 9, SHARE) for _ in frame.dimensions)
    sheet = book.sheet("trends-sheet", (*_LEAD, *dimensions, *_TAIL))
    sheet.title(word(lang, "trends-title"))
    names = [word(lang, column.key) for column in _LEAD], [word(lang, column.key) for column in _TAIL]
    sheet.header([*names[0], *(title for _, title in frame.dimensions), *names[1]])
    first = sheet.line
    titles = {element.id: element.title for element in frame.elements}
    for trend in trends[:MOST_BODIES]:
        before: Point | None = None
        steps = {step.later: step for step in trend.steps}
        for point in trend.points:
            about: list[Value] = [clean(trend.organisation), clean(trend.region), point.year]
            scores = [_share(point.percent, lang), _change(before, point)]
            scores += [_share(percent, lang) for percent in point.percents]
            sheet.row([*about, *scores, *_step(steps.get(point.year), titles, lang), clean(point.name)])
            before = point
    if trends:
        sheet.bars(3, first)
        if dimensions:
            sheet.shades((len(_LEAD), len(_LEAD) + len(dimensions) - 1), first)
    sheet.freeze(3)
    sheet.filter()
    if not trends:
        sheet.note(word(lang, "trends-none"))


def _step(step: Step | None, titles: Mapping[str, str], lang: Lang) -> list[Value]:
    if step is None:
        return ["", "", ""]
    join = word(lang, "list-join").join
    won, lost = (join(titles.get(id, id) for id in ids) for ids in (step.won, step.lost))
    return [won, lost, "\n".join(jump.why for jump in step.jumps)]


def _change(before: Point | None, point: Point) -> Value:
    if before is None or before.percent is None or point.percent is None:
        return ""
    return round(point.percent - before.percent, 1)


def _share(percent: float | None, lang: Lang) -> Value:
    return word(lang, "no-percent") if percent is None else round(percent / 100, 6)
