"""The sheet 评分表: one row a part, grouped by dimension, to be filtered, marked and signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from checker.assessment.model import (
    Assessment,
    DimensionScore,
    Document,
    ElementVerdict,
    Evidence,
    Hint,
    PartVerdict,
    Run,
    Status,
)
from checker.assessment.scoring import part_points
from checker.checklist.model import Label
from checker.output import messages
from checker.output.basis import cite
from checker.output.closing import closing
from checker.output.groups import group
from checker.output.lang import Lang
from checker.output.messages import LABELS, LEVELS, STATUSES
from checker.output.textwidth import clean, shorten, shorten_path
from checker.output.xlsx_book import Book, Column, Sheet, Value
from checker.output.xlsx_looks import (
    BAD,
    BAND,
    CENTRE,
    FILE_BAND,
    GOOD,
    MOOT,
    PLANNED,
    POINTS,
    QUIET,
    TO_FILL,
    WEAK,
    Props,
)
from checker.output.xlsx_words import word

QUOTES = 2
"""Quotes shown in one cell; how many more there are is said."""

_QUOTE_COLUMNS = 240
_SECTION_COLUMNS = 40
_VERDICTS: Mapping[Label, Props] = {Label.YES: GOOD, Label.PLAN: PLANNED, Label.WEAK: WEAK, Label.NO: BAD}
_ENGLISH = {"dimension": 14.0, "element": 18.0, "level": 12.0, "verdict": 11.0}
_FILE = Column("file", 20, {})
_COLUMNS = (
    Column("dimension", 10, QUIET),
    Column("element", 12.5, {}),
    Column("level", 5, CENTRE),
    Column("part", 20, {}),
    Column("verdict", 8, CENTRE),
    Column("points", 5.5, POINTS),
    Column("possible", 5.5, POINTS),
    Column("evidence", 32, {}),
    Column("place-column", 17, {"font_size": 9}),
    Column("note", 11, {"font_size": 9}),
    Column("basis", 26, {"font_size": 9}),
    Column("advice", 22, {}),
    Column("opinion", 8.5, {**CENTRE, **TO_FILL}),
    Column("remark", 12, TO_FILL),
)


def add(book: Book, run: Run) -> None:
    """The sheet for every document of ``run``; with several documents their file stands in the first column."""
    several = len(run.documents) > 1
    columns = [*([_FILE] if several else []), *_COLUMNS]
    if book.lang is Lang.EN:
        columns = [replace(c, width=_ENGLISH.get(c.key, c.width)) for c in columns]
    sheet = book.sheet("score-sheet", columns)
    sheet.title(word(book.lang, "score-title"), _subtitle(run, book.lang))
    sheet.header()
    for document in run.documents:
        _document(sheet, document, several)
    sheet.freeze(3 if several else 2)
    sheet.filter()
    sheet.opinions(len(columns) - 2)


def quoted(lang: Lang, evidence: Iterable[Evidence | Hint]) -> tuple[str, str]:
    """Quotes and their places as two cells, line by line; numbered when there are several."""
    found = tuple(evidence)
    quotes = [messages.text(lang, "quoted", quote=shorten(clean(e.quote), _QUOTE_COLUMNS)) for e in found[:QUOTES]]
    places = [
        messages.place(lang, e, shorten_path(clean(e.location.section), _SECTION_COLUMNS)) for e in found[:QUOTES]
    ]
    if len(found) > 1:
        quotes = [f"{number}. {line}" for number, line in enumerate(quotes, 1)]
        places = [f"{number}. {line}" for number, line in enumerate(places, 1)]
    if len(found) > QUOTES:
        quotes.append(word(lang, "more", count=len(found) - QUOTES))
    return "\n".join(quotes), "\n".join(places)


def percent(value: float | None, lang: Lang) -> str:
    """A percentage in words; “n/a” for what does not apply."""
    return messages.text(lang, "no-percent") if value is None else f"{value:.1f}%"


def _subtitle(run: Run, lang: Lang) -> str:
    if len(run.documents) != 1:
        assessed = sum(d.assessment is not None for d in run.documents)
        return word(lang, "several", count=len(run.documents), assessed=assessed)
    return _headline(run.documents[0], lang)


def _headline(document: Document, lang: Lang) -> str:
    assessment = document.assessment
    if assessment is None:
        return _failure(document, lang)
    report = assessment.report
    organisation = shorten(clean(report.organisation)) or messages.text(lang, "unknown-organisation")
    year = messages.text(lang, "unknown-year")
    if report.year is not None:
        year = messages.text(lang, "year", year=report.year)
    return f"{organisation} · {year} · {closing(assessment, group(assessment), lang)}"


def _failure(document: Document, lang: Lang) -> str:
    error = document.error
    return messages.text(lang, "failed", message=f"{error.message} {error.hint}".strip()) if error else ""


def _document(sheet: Sheet, document: Document, several: bool) -> None:
    lang = sheet.book.lang
    lead: list[Value] = [clean(document.path)] if several else []
    if several or document.assessment is None:
        sheet.band(dict(enumerate([*lead, _headline(document, lang)])), FILE_BAND if document.assessment else BAD)
    if document.assessment is not None:
        _assessment(sheet, document.assessment, lead)


def _assessment(sheet: Sheet, assessment: Assessment, lead: list[Value]) -> None:
    level = len(lead)
    titles = {d.id: d.title for d in assessment.dimensions}
    by_dimension = {
        e.dimension: [o for o in assessment.elements if o.dimension == e.dimension] for e in assessment.elements
    }
    for dimension in assessment.dimensions:
        cells = [*lead, dimension.title, None, None, _subtotal(dimension, sheet.book.lang)]
        sheet.band(dict(enumerate(cells)), BAND, level)
        for element in by_dimension.pop(dimension.id, []):
            _element(sheet, element, dimension.title, lead)
    for elements in by_dimension.values():  # of a dimension without a score
        for element in elements:
            _element(sheet, element, titles.get(element.dimension, element.dimension), lead)


def _subtotal(dimension: DimensionScore, lang: Lang) -> str:
    return word(
        lang,
        "subtotal",
        points=f"{dimension.points:.1f}",
        possible=f"{dimension.possible:.1f}",
        percent=percent(dimension.percent, lang),
    )


def _element(sheet: Sheet, element: ElementVerdict, dimension: str, lead: list[Value]) -> None:
    lang, first = sheet.book.lang, len(lead)
    basis = "\n".join(dict.fromkeys(map(cite, element.basis))) or messages.text(lang, "practice")
    for part in element.parts:
        verdict, look = _verdict(element, part, lang)
        points, possible = part_points(element, part) or (None, None)
        evidence, place = quoted(lang, part.evidence)
        if part.hint and not evidence:
            evidence, place = quoted(lang, [part.hint])
            evidence = messages.text(lang, "hint") + evidence
        note = _note(part, lang)
        needed = part.label is not Label.YES and element.status is not Status.NOT_APPLICABLE
        cells: list[Value] = [dimension, element.title, LEVELS[lang][element.level], part.text, verdict]
        cells += [_rounded(points), _rounded(possible), evidence, place, note, basis]
        decided = part.decided
        opinion = ("", "")
        if decided:
            opinion = (word(lang, "change"), messages.text(lang, "named", name=decided.by, value=decided.why))
        cells += [element.advice if needed else "", *opinion]
        looks = {first + 4: look, **({first + 9: WEAK} if part.review else {})}
        if part is not element.parts[0]:
            looks[first + 1] = QUIET
        sheet.row([*lead, *cells], looks, first + 1)


def _verdict(element: ElementVerdict, part: PartVerdict, lang: Lang) -> tuple[str, Props]:
    if element.status is Status.NOT_APPLICABLE:
        return STATUSES[lang][Status.NOT_APPLICABLE], MOOT
    label = LABELS[lang][part.label]
    if part.conditional and part.label is not Label.YES:
        return word(lang, "free", label=label), MOOT
    return label, _VERDICTS[part.label]


def _note(part: PartVerdict, lang: Lang) -> str:
    notes = [messages.review(lang, part.review)] if part.review else []
    if part.nil:
        notes.append(messages.text(lang, "nil"))
    if part.decided:
        notes.append(word(lang, "decided", was=LABELS[lang][part.decided.was]))
    if part.conditional:
        notes.append(messages.text(lang, "conditional"))
    return "\n".join(notes)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
