"""The sheet 校核: every check with both sides of what it found, the failed ones first."""

from __future__ import annotations

from collections.abc import Mapping

from checker.assessment.model import CheckOutcome, CheckResult, Run
from checker.output import messages
from checker.output.groups import checks_of
from checker.output.lang import Lang
from checker.output.messages import OUTCOMES
from checker.output.textwidth import clean
from checker.output.xlsx_book import Book, Column, Value
from checker.output.xlsx_looks import BAD, CENTRE, GOOD, MOOT, TO_FILL, WEAK, Props
from checker.output.xlsx_score import quoted
from checker.output.xlsx_words import word

_OUTCOMES: Mapping[CheckOutcome, Props] = {
    CheckOutcome.FAIL: BAD,
    CheckOutcome.PASS: GOOD,
    CheckOutcome.NOT_APPLICABLE: MOOT,
}
_FILE = Column("file", 20, {})
_COLUMNS = (
    Column("check", 16, {}),
    Column("severity", 7, CENTRE),
    Column("result", 9, CENTRE),
    Column("explanation", 44, {}),
    Column("quote-1", 32, {}),
    Column("place-1", 22, {"font_size": 9}),
    Column("quote-2", 32, {}),
    Column("place-2", 22, {"font_size": 9}),
    Column("opinion", 9, {**CENTRE, **TO_FILL}),
    Column("remark", 16, TO_FILL),
)


def add(book: Book, run: Run) -> None:
    """The sheet for every document of ``run`` that was assessed."""
    several = len(run.documents) > 1
    columns = (_FILE, *_COLUMNS) if several else _COLUMNS
    sheet = book.sheet("checks-sheet", columns)
    sheet.title(word(book.lang, "checks-title"))
    sheet.header()
    for document in run.documents:
        if document.assessment is None:
            continue
        lead: list[Value] = [clean(document.path)] if several else []
        for outcome in _OUTCOMES:
            for check in checks_of(document.assessment, outcome):
                looks = {len(lead) + 2: _look(check)}
                sheet.row([*lead, *_cells(check, book.lang)], looks)
    sheet.freeze(len(columns) - len(_COLUMNS) + 1)
    sheet.filter()
    sheet.opinions(len(columns) - 2)


def _look(check: CheckResult) -> Props:
    return WEAK if check.outcome is CheckOutcome.FAIL and check.severity != "error" else _OUTCOMES[check.outcome]


def _cells(check: CheckResult, lang: Lang) -> list[Value]:
    # One side, and what stands against it: the first quote, and all others.
    sides = (*quoted(lang, check.evidence[:1]), *quoted(lang, check.evidence[1:]))
    severity = messages.severity(lang, check.severity) if check.outcome is CheckOutcome.FAIL else ""
    return [check.title, severity, OUTCOMES[lang][check.outcome], check.message, *sides, "", ""]
