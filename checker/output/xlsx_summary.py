"""The sheet 汇总: what the report is and what it scored; for several reports, who stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.assessment.model import Assessment, CheckOutcome, Document, Run, Status
from checker.checklist.model import Level
from checker.output import messages
from checker.output.closing import closing
from checker.output.groups import checks_of, group, reviewed
from checker.output.lang import Lang
from checker.output.messages import LEVELS, OUTCOMES, STATUSES
from checker.output.textwidth import clean, shorten
from checker.output.xlsx_book import Book, Column, Sheet, Value
from checker.output.xlsx_looks import CENTRE, POINTS, Props
from checker.output.xlsx_words import word

_DIGEST = 12
_SHARE: Props = {"align": "right", "num_format": "0.0%"}
_STRONG: Props = {"bold": True}
_COUNT: Props = {"align": "center", "num_format": "0"}
_SINGLE = (
    Column("dimension", 28, {}),
    Column("points", 13, POINTS),
    Column("possible", 13, POINTS),
    Column("percent", 22, _SHARE),
    Column("total", 13, {}),
)
_RANKING = (
    Column("rank", 6, CENTRE),
    Column("file", 26, {}),
    Column("organisation", 16, {}),
    Column("year-column", 8, CENTRE),
    Column("percent", 14, _SHARE),
    Column("grade", 7, CENTRE),
    Column("required-missing", 7, _COUNT),
    Column("required-incomplete", 7, _COUNT),
    Column("to-review", 7, _COUNT),
    Column("check-failures", 7, _COUNT),
)
_PERCENT = 4
_DIMENSION_WIDTH = 8.5


def add(book: Book, run: Run) -> None:
    """The sheet for ``run``: of one report everything, of several a ranking; files in error last."""
    assessed = [(d, d.assessment) for d in run.documents if d.assessment is not None]
    failed = [d for d in run.documents if d.assessment is None]
    if len(run.documents) == 1 and assessed:
        sheet = book.sheet("summary-sheet", _SINGLE)
        sheet.on_one_page()
        sheet.title(word(book.lang, "summary-title"))
        _single(sheet, *assessed[0])
    else:
        columns = (*_RANKING, *(Column("dimension", _DIMENSION_WIDTH, _SHARE) for _ in _dimensions(assessed)))
        sheet = book.sheet("summary-sheet", columns)
        sheet.title(word(book.lang, "summary-title"))
        _ranking(sheet, assessed)
        _errors(sheet, failed)
    sheet.skip()
    sheet.note(_provenance(run, book.lang), {"font_color": "#595959"})
    sheet.skip()
    sheet.note(word(book.lang, "sign"))


def _single(sheet: Sheet, document: Document, assessment: Assessment) -> None:
    lang = sheet.book.lang
    for key, value in _facts(document, assessment, lang):
        sheet.pair(word(lang, key), value)
    sheet.skip()
    sheet.note(closing(assessment, group(assessment), lang), _STRONG)
    _by_dimension(sheet, assessment)
    _by_status(sheet, assessment)
    _by_check(sheet, assessment)
    if assessment.warnings:
        sheet.skip()
        sheet.note(word(lang, "warnings"), _STRONG)
        for warning in assessment.warnings:
            sheet.note(warning)


def _facts(document: Document, assessment: Assessment, lang: Lang) -> Iterable[tuple[str, Value]]:
    report, score = assessment.report, assessment.score
    unknown = word(lang, "unknown")
    yield "file", clean(document.path)
    yield "title", shorten(clean(report.title)) or unknown
    yield "organisation", shorten(clean(report.organisation)) or unknown
    yield "year-column", unknown if report.year is None else report.year
    yield "score", word(lang, "no-percent") if score.percent is None else round(score.percent, 1)
    yield "grade", score.grade or "—"
    yield "characters", report.characters
    yield "format", report.format
    if report.pages is not None:
        yield "pages", report.pages


def _by_dimension(sheet: Sheet, assessment: Assessment) -> None:
    lang = sheet.book.lang
    sheet.skip()
    sheet.note(word(lang, "dimensions"), _STRONG)
    sheet.header(word(lang, key) for key in ("dimension", "points", "possible", "percent"))
    first = sheet.line
    for d in assessment.dimensions:
        sheet.row([d.title, d.points, d.possible, _share(d.percent, lang)])
    score = assessment.score
    total: list[Value] = [word(lang, "total"), score.points, score.possible, _share(score.percent, lang)]
    sheet.row(total, dict.fromkeys(range(len(total)), _STRONG))
    sheet.bars(3, first)


def _by_status(sheet: Sheet, assessment: Assessment) -> None:
    lang = sheet.book.lang
    sheet.skip()
    sheet.note(word(lang, "elements"), _STRONG)
    sheet.header([word(lang, "status"), *(LEVELS[lang][level] for level in Level), word(lang, "total")])
    counts = Counter((e.status, e.level) for e in assessment.elements)
    looks = dict.fromkeys(range(1, 5), _COUNT)
    for status in Status:
        numbers = [counts[status, level] for level in Level]
        sheet.row([STATUSES[lang][status], *numbers, sum(numbers)], looks)
    totals = [sum(counts[status, level] for status in Status) for level in Level]
    sheet.row([word(lang, "total"), *totals, sum(totals)], {0: _STRONG} | {n: {**_COUNT, **_STRONG} for n in looks})


def _by_check(sheet: Sheet, assessment: Assessment) -> None:
    lang = sheet.book.lang
    sheet.skip()
    sheet.note(word(lang, "check-counts"), _STRONG)
    for outcome in (CheckOutcome.FAIL, CheckOutcome.PASS, CheckOutcome.NOT_APPLICABLE):
        sheet.pair(OUTCOMES[lang][outcome], len(checks_of(assessment, outcome)))
    sheet.skip()
    sheet.pair(word(lang, "parts-to-review"), len(reviewed(assessment)))


def _ranking(sheet: Sheet, assessed: list[tuple[Document, Assessment]]) -> None:
    lang = sheet.book.lang
    dimensions = _dimensions(assessed)
    sheet.note(word(lang, "ranking", count=len(assessed)), _STRONG)
    sheet.header([*(word(lang, c.key) for c in _RANKING), *dimensions.values()])
    first = sheet.line
    scores = sorted((a.score.percent for _, a in assessed if a.score.percent is not None), reverse=True)
    for document, assessment in sorted(assessed, key=_standing):
        report, score, groups = assessment.report, assessment.score, group(assessment)
        shares = {d.id: _share(d.percent, lang) for d in assessment.dimensions}
        sheet.row(
            [
                "—" if score.percent is None else scores.index(score.percent) + 1,
                clean(document.path),
                shorten(clean(report.organisation)) or word(lang, "unknown"),
                word(lang, "unknown") if report.year is None else report.year,
                _share(score.percent, lang),
                score.grade or "—",
                groups.required_missing,
                groups.required_incomplete,
                len(reviewed(assessment)),
                len(checks_of(assessment, CheckOutcome.FAIL)),
                *(shares.get(id, "—") for id in dimensions),
            ]
        )
    if assessed:
        sheet.bars(_PERCENT, first)
        if dimensions:
            sheet.shades((len(_RANKING), len(_RANKING) + len(dimensions) - 1), first)
        sheet.filter()
        sheet.freeze(2)


def _errors(sheet: Sheet, failed: list[Document]) -> None:
    if not failed:
        return
    lang = sheet.book.lang
    sheet.skip()
    sheet.note(word(lang, "errors", count=len(failed)), _STRONG)
    for document in failed:
        error = document.error
        reason = f"{error.message} {error.hint}" if error else ""
        sheet.note(messages.text(lang, "named", name=clean(document.path), value=reason))


def _standing(item: tuple[Document, Assessment]) -> tuple[bool, float, str]:
    percent = item[1].score.percent
    return percent is None, -(percent or 0.0), item[0].path


def _dimensions(assessed: list[tuple[Document, Assessment]]) -> dict[str, str]:
    return {d.id: d.title for _, a in assessed for d in a.dimensions}


def _share(percent: float | None, lang: Lang) -> Value:
    return word(lang, "no-percent") if percent is None else round(percent / 100, 6)


def _provenance(run: Run, lang: Lang) -> str:
    return word(
        lang,
        "provenance",
        checklist=run.checklist_id,
        version=run.checklist_version,
        profile=run.profile_title,
        digest=run.checklist_digest[:_DIGEST],
        tool=run.tool_version,
        time=run.generated_at,
    )
