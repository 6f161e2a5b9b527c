"""The sheets 常见缺项 and 校核: over all reports, which elements are lacking and which checks fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.assessment.model import CheckOutcome, Status
from checker.audit.summary import Frame, Row
from checker.checklist.model import Level
from checker.output.messages import LEVELS, STATUSES
from checker.output.textwidth import clean
from checker.output.xlsx_book import Book, Column, Value
from checker.output.xlsx_looks import CENTRE, COUNT, QUIET, SHARE, STRONG, Props
from checker.output.xlsx_words import word

_LACKING = (Status.MISSING, Status.PARTIAL, Status.PLANNED, Status.WEAK)
_GAPS = (
    Column("dimension", 20, {}),
    Column("element", 28, {}),
    Column("level", 8, CENTRE),
    Column("possible", 7, COUNT),
    Column("applicable", 9, COUNT),
    Column("not-met", 9, COUNT),
    Column("not-met-share", 16, SHARE),
    *(Column("status", 10, COUNT) for _ in _LACKING),
    Column("missing-share", 16, SHARE),
)
_CHECKS = (
    Column("check", 24, {}),
    Column("failed-count", 12, COUNT),
    Column("passed-count", 12, COUNT),
    Column("moot-count", 12, COUNT),
    Column("failed-share", 20, SHARE),
    Column("failed-which", 60, {}),
)
_REPORTS = ("organisation", "region", "year-column", "failed-number", "file", "failed-which")


def gaps(book: Book, frame: Frame, rows: Sequence[Row]) -> None:
    """How often each element is missing, partial, planned or a deficiency; those most often lacking first."""
    lang = book.lang
    sheet = book.sheet("gaps-sheet", _GAPS)
    sheet.title(word(lang, "gaps-title"), word(lang, "gaps-note"))
    names = [word(lang, column.key) for column in _GAPS]
    start = names.index(word(lang, "status"))
    names[start : start + len(_LACKING)] = [STATUSES[lang][status] for status in _LACKING]
    sheet.header(names)
    first = sheet.line
    dimensions = dict(frame.dimensions)
    found = []
    for place, element in enumerate(frame.elements):
        counts = Counter(row.statuses[place] for row in rows)
        applicable = counts.total() - counts[Status.NOT_APPLICABLE]
        lacking = [counts[status] for status in _LACKING]
        found.append((element, applicable, lacking))
    found.sort(key=lambda item: (-_ratio(sum(item[2]), item[1]), -_ratio(item[2][0], item[1])))
    for element, applicable, lacking in found:
        level = LEVELS[lang][Level(element.level)]
        about: list[Value] = [dimensions[element.dimension], element.title, level, element.weight, applicable]
        shares = [_ratio(each, applicable) if applicable else "" for each in (sum(lacking), lacking[0])]
        sheet.row([*about, sum(lacking), shares[0], *lacking, shares[1]])
    if found:
        sheet.bars(6, first)
        sheet.bars(len(_GAPS) - 1, first)
    sheet.freeze(2)
    sheet.filter()


def checks(book: Book, frame: Frame, rows: Sequence[Row]) -> None:
    """How often each check fails, and the reports in which any does."""
    lang = book.lang
    sheet = book.sheet("audit-checks-sheet", _CHECKS)
    sheet.title(word(lang, "audit-checks-title"))
    sheet.header([*(word(lang, column.key) for column in _CHECKS[:-1]), ""])
    first = sheet.line
    for place, (_, title) in enumerate(frame.checks):
        counts = Counter(row.outcomes[place] for row in rows)
        failed, passed = counts[CheckOutcome.FAIL], counts[CheckOutcome.PASS]
        share = _ratio(failed, failed + passed) if failed + passed else ""
        sheet.row([title, failed, passed, counts[CheckOutcome.NOT_APPLICABLE], share, ""])
    if frame.checks:
        sheet.bars(4, first)
    failing = [row for row in rows if CheckOutcome.FAIL in row.outcomes]
    failing.sort(key=lambda row: (-row.outcomes.count(CheckOutcome.FAIL), row.name))
    sheet.skip()
    sheet.note(word(lang, "failing-reports", count=len(failing)), STRONG)
    sheet.header([word(lang, key) for key in _REPORTS])
    looks: dict[int, Props] = {
        1: {"align": "left", "num_format": "@"},
        4: {**QUIET, "align": "left", "num_format": "@"},
    }
    titles = [title for _, title in frame.checks]
    for row in failing[:50_000]:
        which = [title for title, outcome in zip(titles, row.outcomes, strict=True) if outcome == CheckOutcome.FAIL]
        year: Value = word(lang, "unknown") if row.year is None else row.year
        about: list[Value] = [clean(row.organisation) or word(lang, "unknown"), clean(row.region), year]
        sheet.row([*about, len(which), clean(row.name), word(lang, "list-join").join(which)], looks)
    sheet.freeze(0)
    sheet.filter()


def _ratio(count: int, of: int) -> float:
    return round(count / of, 6) if of else 0.0
