"""The sheet 复议诉讼与数据: what became of the cases, then every figure, as one table."""

from __future__ import annotations

from checker.assessment.cases import CaseTable, State
from checker.assessment.facts import Fact, read_facts
from checker.assessment.model import Hint, Run
from checker.output.facts import case_cells, case_name
from checker.output.textwidth import clean, shorten
from checker.output.xlsx_book import Book, Column, Sheet, Value
from checker.output.xlsx_looks import BAND, CENTRE, MOOT, Props
from checker.output.xlsx_score import quoted
from checker.output.xlsx_words import word

_RATE = "appearance_rate"
_SHARES = frozenset({"%", "成"})
_SHARE: Props = {"num_format": "0.##%"}
_FILE = Column("file", 20, {})
_COLUMNS = (
    Column("kind", 10, CENTRE),
    Column("subject", 30, {}),
    Column("state", 9, CENTRE),
    Column("raw", 12, {"align": "right"}),
    Column("number", 12, {"align": "right", "num_format": "#,##0.##"}),
    Column("unit", 6, CENTRE),
    Column("comparator", 6, CENTRE),
    Column("year-column", 8, CENTRE),
    Column("place-column", 26, {"font_size": 9}),
    Column("sentence", 60, {}),
)


def add(book: Book, run: Run) -> None:
    """The sheet for every document whose text is still at hand; no sheet when there is none."""
    kept = [d for d in run.documents if d.report is not None]
    if not kept:
        return
    several = len(run.documents) > 1
    sheet = book.sheet("facts-sheet", (_FILE, *_COLUMNS) if several else _COLUMNS)
    sheet.title(word(book.lang, "facts-title"))
    sheet.header()
    for document in kept:
        if document.report is None:
            continue
        lead: list[Value] = [clean(document.path)] if several else []
        found = read_facts(document.report)
        for table in found.cases:
            _cases(sheet, table, lead)
        figures = word(book.lang, "figures", count=len(found.facts))
        sheet.band(dict(enumerate([*lead, figures])), BAND)
        for fact in found.facts:
            _fact(sheet, fact, lead)
    sheet.freeze(3 if several else 2)
    sheet.filter()


def _cases(sheet: Sheet, table: CaseTable, lead: list[Value]) -> None:
    lang, first = sheet.book.lang, len(lead)
    kind = case_name(table.domain, lang)
    sheet.band(dict(enumerate([*lead, kind])), BAND)
    for name, cell in case_cells(table):
        cells: list[Value] = [kind, case_name(name, lang), case_name(cell.state, lang), None, cell.value]
        looks = {first + 4: _SHARE} if name == _RATE else {}
        moot = {} if cell.state is State.GIVEN else {first + 2: MOOT}
        sheet.row([*lead, *cells, *[None] * (len(_COLUMNS) - len(cells))], looks | moot)


def _fact(sheet: Sheet, fact: Fact, lead: list[Value]) -> None:
    lang, first = sheet.book.lang, len(lead)
    sentence, place = quoted(lang, [Hint(fact.sentence, fact.location)])
    cells: list[Value] = [
        case_name("figure", lang),
        shorten(clean(fact.subject)),
        case_name(State.GIVEN, lang),
        fact.raw,
        fact.value,
        fact.unit,
        "" if fact.comparator == "=" else fact.comparator,
        fact.year,
        place,
        sentence,
    ]
    sheet.row([*lead, *cells], {first + 4: _SHARE} if fact.unit in _SHARES else {})
