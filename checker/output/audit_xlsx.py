"""An audit as a workbook: who is where, who lacks what, what is lacking everywhere, and what does not add up."""

from __future__ import annotations

from statistics import mean

from checker.audit.summary import Frame, Row
from checker.audit.whole import Audit
from checker.output import (
    audit_xlsx_completeness,
    audit_xlsx_copying,
    audit_xlsx_counts,
    audit_xlsx_matrix,
    audit_xlsx_statistics,
    audit_xlsx_trends,
)
from checker.output.audit_html_failures import what_to_do
from checker.output.glossed import glossed_frame
from checker.output.glosses import titled
from checker.output.json_file import TOOL
from checker.output.lang import Lang
from checker.output.textwidth import clean
from checker.output.xlsx_book import Book, Column, Sheet, Value
from checker.output.xlsx_looks import CENTRE, COUNT, QUIET, SHARE
from checker.output.xlsx_words import word

MOST_ROWS = 50_000
"""Reports that are listed; office programs are slow with more, and matrix.csv has them all."""

LARGE = 1000
"""Reports from which on the workbook is not held in memory while it is written."""

_DIGEST = 12
_RANKING = (
    Column("rank", 6, CENTRE),
    Column("organisation", 24, {}),
    Column("region", 12, {}),
    Column("year-column", 8, CENTRE),
    Column("percent", 14, SHARE),
    Column("grade", 7, CENTRE),
    Column("lacking-required", 9, COUNT),
    Column("to-review", 8, COUNT),
    Column("check-failures", 8, COUNT),
)
_FILE = Column("file", 40, QUIET)
_PERCENT = 4
_ERRORS = (
    Column("file", 44, {}),
    Column("organisation", 22, {}),
    Column("region", 12, {}),
    Column("year-column", 8, CENTRE),
    Column("code", 13, {}),
    Column("reason", 44, {}),
    Column("remedy", 40, {}),
)


def render(audit: Audit, lang: Lang = Lang.ZH) -> bytes:
    """``audit`` as an .xlsx file; the same audit gives the same bytes.

    No cell is a formula or a link, none holds control characters.  The sheet of completeness is there with a manifest
    only, that of copying when it was looked for.
    """
    frame = glossed_frame(audit.frame, lang)
    author = f"{TOOL} {frame.tool_version}"
    is_large = len(audit.rows) >= LARGE
    book = Book(lang, word(lang, "ranking-title"), author, frame.generated_at, is_large)
    assessed = sorted((row for row in audit.rows if row.error is None), key=_standing)
    listed = assessed[:MOST_ROWS]
    _ranking(book, audit, assessed, listed)
    # It has no room over its narrow columns for more than the titles of the dimensions.
    audit_xlsx_matrix.add(book, audit.frame, listed, len(assessed))
    audit_xlsx_counts.gaps(book, frame, assessed)
    audit_xlsx_statistics.add(book, listed)
    audit_xlsx_counts.checks(book, frame, assessed)
    _errors(book, [row for row in audit.rows if row.error is not None])
    if audit.completeness is not None:
        audit_xlsx_completeness.add(book, audit.completeness)
    if audit.copying is not None:
        audit_xlsx_copying.add(book, audit.copying)
    audit_xlsx_trends.add(book, frame, audit.trends)
    return book.data()


def _standing(row: Row) -> tuple[bool, float, str]:
    return row.percent is None, -(row.percent or 0.0), row.name


def _ranking(book: Book, audit: Audit, assessed: list[Row], listed: list[Row]) -> None:
    lang, frame = book.lang, audit.frame
    dimensions = tuple(Column("dimension", 9, SHARE) for _ in frame.dimensions)
    columns = (*_RANKING, *dimensions, _FILE)
    sheet = book.sheet("ranking-sheet", columns)
    sheet.title(word(lang, "ranking-title"), _counts(audit, assessed, lang))
    sheet.note(_provenance(frame, lang), QUIET)
    if len(listed) < len(assessed):
        sheet.note(word(lang, "too-many", shown=len(listed), count=len(assessed)))
    titles = [titled(lang, id, title) for id, title in frame.dimensions]
    sheet.header([*(word(lang, c.key) for c in _RANKING), *titles, word(lang, "file")])
    first, place, before = sheet.line, 0, None
    for number, row in enumerate(listed, 1):
        if row.percent != before or not place:
            place, before = number, row.percent
        sheet.row(
            [
                "—" if row.percent is None else place,
                clean(row.organisation) or word(lang, "unknown"),
                clean(row.region),
                word(lang, "unknown") if row.year is None else row.year,
                _share(row.percent, lang),
                row.grade or "—",
                row.lacking,
                row.to_review,
                row.outcomes.count("fail"),
                *(_share(percent, lang) for percent in row.percents),
                clean(row.name),
            ]
        )
    if listed:
        sheet.bars(_PERCENT, first)
        if dimensions:
            sheet.shades((len(_RANKING), len(_RANKING) + len(dimensions) - 1), first)
    sheet.freeze(2)
    sheet.filter()


def _errors(book: Book, failed: list[Row]) -> None:
    lang = book.lang
    sheet: Sheet = book.sheet("errors-sheet", _ERRORS)
    sheet.title(word(lang, "errors-title"))
    sheet.header()
    for row in failed[:MOST_ROWS]:
        code, message = row.error or ("", "")
        year: Value = "" if row.year is None else row.year
        about = (clean(row.name), clean(row.organisation), clean(row.region), year)
        sheet.row([*about, code, message, what_to_do(lang, code)])
    if not failed:
        sheet.note(word(lang, "none"))
    sheet.freeze(1)
    sheet.filter()


def _counts(audit: Audit, assessed: list[Row], lang: Lang) -> str:
    percents = [row.percent for row in assessed if row.percent is not None]
    average = f"{mean(percents):.1f}" if percents else "—"
    failed = len(audit.rows) - len(assessed)
    return word(lang, "audit-counts", count=len(audit.rows), assessed=len(assessed), failed=failed, mean=average)


def _share(percent: float | None, lang: Lang) -> Value:
    return word(lang, "no-percent") if percent is None else round(percent / 100, 6)


def _provenance(frame: Frame, lang: Lang) -> str:
    return word(
        lang,
        "provenance",
        checklist=frame.checklist_id,
        version=frame.checklist_version,
        profile=frame.profile_title,
        digest=frame.checklist_digest[:_DIGEST],
        tool=frame.tool_version,
        time=frame.generated_at,
    )
