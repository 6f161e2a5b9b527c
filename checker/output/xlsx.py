"""A run as a workbook: the score sheet an office would make, with statistics, checks and figures beside it."""

from __future__ import annotations

from checker.assessment.model import Run
from checker.output import xlsx_checks, xlsx_facts, xlsx_score, xlsx_summary
from checker.output.glossed import glossed
from checker.output.json_file import TOOL
from checker.output.lang import Lang
from checker.output.xlsx_book import Book
from checker.output.xlsx_words import word


def render(run: Run, lang: Lang = Lang.ZH) -> bytes:
    """``run`` as an .xlsx file; the same run gives the same bytes.

    No cell is a formula or a link, none holds control characters.  The sheet of figures is there when the run
    still has the text of a report.
    """
    run = glossed(run, lang)
    book = Book(lang, word(lang, "score-title"), f"{TOOL} {run.tool_version}", run.generated_at)
    xlsx_score.add(book, run)
    xlsx_summary.add(book, run)
    xlsx_checks.add(book, run)
    xlsx_facts.add(book, run)
    return book.data()
