"""The figures of one report: as a table for a terminal, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from tabulate import tabulate

from checker.assessment.cases import CaseTable, Cell, State
from checker.assessment.facts import Fact, Facts
from checker.assessment.outcomes import Domain
from checker.output.csv_file import harmless
from checker.output.json_file import TOOL, dump
from checker.output.lang import Lang
from checker.output.textwidth import clean, shorten
from checker.reading.model import Report

SCHEMA = "fazhi-checker/facts/1"

_TEXT: Mapping[str, tuple[str, str]] = {
    "cases": ("复议和诉讼", "Reconsideration and litigation"),
    "facts": ("数据 {count} 项", "{count} figures"),
    "none": ("文中没有数据", "No figures"),
    "kind": ("类别", "Kind"),
    "figure": ("数据", "Figure"),
    "subject": ("内容", "Subject"),
    "state": ("状态", "State"),
    "raw": ("原文数字", "As written"),
    "value": ("数值", "Value"),
    "unit": ("单位", "Unit"),
    "comparator": ("比较", "Comparator"),
    "year": ("年度", "Year"),
    "section": ("章节", "Section"),
    "paragraph": ("段", "Paragraph"),
    "line": ("行", "Line"),
    "column": ("列", "Column"),
    "sentence": ("原句", "Sentence"),
    "total": ("总数", "Total"),
    "pending": ("未结", "Pending"),
    "appearances": ("负责人出庭", "Officials in court"),
    "appearance_rate": ("负责人出庭率", "Rate of officials in court"),
    Domain.RECONSIDERATION: ("行政复议", "Reconsideration"),
    Domain.LITIGATION: ("行政诉讼", "Litigation"),
    State.GIVEN: ("有数", "given"),
    State.NOT_MENTIONED: ("未提及", "not mentioned"),
    State.NOT_APPLICABLE: ("不适用", "not applicable"),
}
_COLUMNS = (
    *("kind", "subject", "state", "raw", "value", "unit", "comparator", "year"),
    *("section", "paragraph", "line", "column", "sentence"),
)
_FIXED = 40
"""Columns of a terminal line that all but the subject takes."""


def render_table(facts: Facts, lang: Lang, width: int) -> str:
    """The cases, then every figure, in lines of at most about ``width`` columns."""
    cases = _tabulate(_case_rows(facts.cases, lang), ["", *(_text(c.domain, lang) for c in facts.cases)])
    blocks = [_text("cases", lang), cases]
    if not facts.facts:
        return "\n".join([*blocks, "", _text("none", lang)]) + "\n"
    rows = [
        (
            shorten(clean(f.subject), max(20, width - _FIXED)),
            clean(f"{'' if f.comparator == '=' else f.comparator}{f.raw}{'' if f.raw.endswith(f.unit) else f.unit}"),
            f.year if f.year is not None else "",
            f.location.line,
        )
        for f in facts.facts
    ]
    headers = [_text(key, lang) for key in ("subject", "value", "year", "line")]
    title = _text("facts", lang).format(count=len(rows))
    return "\n".join([*blocks, "", title, _tabulate(rows, headers)]) + "\n"


def render_csv(facts: Facts, lang: Lang) -> str:
    """One row a figure and a case cell.  It begins with a byte order mark: spreadsheets take it for UTF-8 then.

    No cell can be taken for a formula, none holds control characters.
    """
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([_text(key, lang) for key in _COLUMNS])
    for row in (*_case_records(facts.cases, lang), *_fact_records(facts.facts, lang)):
        writer.writerow([harmless(row.get(column, "")) for column in _COLUMNS])
    return "\ufeff" + target.getvalue()


def render_json(facts: Facts, report: Report, sha256: str, version: str) -> str:
    """Everything, with states and places; shares are shares of 1, positions count from 1."""
    return dump(
        {
            "schema": SCHEMA,
            "tool": {"name": TOOL, "version": version},
            "document": {"sha256": sha256, "organisation": report.organisation, "year": report.year},
            "cases": [_case_data(c) for c in facts.cases],
            "facts": [_fact_data(f) for f in facts.facts],
        }
    )


def _tabulate(rows: list[Any], headers: list[str]) -> str:
    return tabulate(rows, headers, tablefmt="simple", disable_numparse=True)


def case_cells(table: CaseTable) -> Iterator[tuple[str, Cell]]:
    """The cells of ``table`` in the order they are shown; ``case_name`` names them."""
    yield "total", table.total
    yield from table.outcomes.items()
    yield "pending", table.pending
    yield "appearances", table.appearances
    yield "appearance_rate", table.appearance_rate


def _case_rows(tables: tuple[CaseTable, ...], lang: Lang) -> list[list[str]]:
    cells = [dict(case_cells(t)) for t in tables]
    names = [
        "total",
        *dict.fromkeys(n for t in tables for n in t.outcomes),
        "pending",
        "appearances",
        "appearance_rate",
    ]
    absent = Cell(State.NOT_APPLICABLE)
    return [[case_name(n, lang), *(_shown(n, c.get(n, absent), lang) for c in cells)] for n in names]


def _shown(name: str, cell: Cell, lang: Lang) -> str:
    if cell.value is None:
        return _text(cell.state, lang)
    return f"{cell.value * 100:g}%" if name == "appearance_rate" else _number(cell.value)


def _case_records(tables: tuple[CaseTable, ...], lang: Lang) -> Iterator[dict[str, str]]:
    for table in tables:
        for name, cell in case_cells(table):
            yield {
                "kind": _text(table.domain, lang),
                "subject": case_name(name, lang),
                "state": _text(cell.state, lang),
                "value": "" if cell.value is None else _number(cell.value),
            }


def _fact_records(facts: tuple[Fact, ...], lang: Lang) -> Iterator[dict[str, str]]:
    for fact in facts:
        at = fact.location
        yield {
            "kind": _text("figure", lang),
            "subject": fact.subject,
            "state": _text(State.GIVEN, lang),
            "raw": fact.raw,
            "value": _number(fact.value),
            "unit": fact.unit,
            "comparator": "" if fact.comparator == "=" else fact.comparator,
            "year": "" if fact.year is None else str(fact.year),
            "section": at.section,
            "paragraph": str(at.paragraph),
            "line": str(at.line),
            "column": str(at.column),
            "sentence": fact.sentence,
        }


def _case_data(table: CaseTable) -> dict[str, Any]:
    return {
        "domain": table.domain.value,
        "total": _cell_data(table.total),
        "outcomes": {name: _cell_data(cell) for name, cell in table.outcomes.items()},
        "pending": _cell_data(table.pending),
        "appearances": _cell_data(table.appearances),
        "appearance_rate": _cell_data(table.appearance_rate),
    }


def _cell_data(cell: Cell) -> dict[str, Any]:
    return {"state": cell.state.value, "value": cell.value}


def _fact_data(fact: Fact) -> dict[str, Any]:
    at = fact.location
    return {
        "subject": fact.subject,
        "raw": fact.raw,
        "value": fact.value,
        "unit": fact.unit,
        "comparator": fact.comparator,
        "year": fact.year,
        "sentence": fact.sentence,
        "page": at.page,
        "paragraph": at.paragraph,
        "line": at.line,
        "column": at.column,
        "section": at.section,
    }


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def case_name(name: str, lang: Lang) -> str:
    """How the cell ``name`` of a case table, a domain or a state is called."""
    return _text(name, lang) if name in _TEXT else name


def _text(key: str, lang: Lang) -> str:
    chinese, english = _TEXT[key]
    return chinese if lang is Lang.ZH else english
