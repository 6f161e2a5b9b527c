"""Every legal basis the rules cite stands in docs/legal-bases.md, with its elements and years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.checklist import Checklist, load_checklist

PAGE = Path(__file__).parents[2] / "docs" / "legal-bases.md"
COLUMNS = ["文件", "文号或版本", "条款", "引用的要素", "适用年度", "核实方式"]
WAYS = ("法律文本镜像", "政府网页：", "检察院网页：", "党报网页：", "中央媒体网页：", "公安机关公开的年度报告")

Citation = tuple[str, str, str]  # document, number, article; "" where none is verified


class Row(NamedTuple):
    elements: set[str]
    years: set[str]
    verified: str


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load_checklist()


@pytest.fixture(scope="module")
def table() -> dict[Citation, Row]:
    rows: dict[Citation, Row] = {}
    for document, number, article, elements, years, verified in _rows(PAGE.read_text(encoding="utf-8")):
        citation = (document, _blank(number), _blank(article))
        assert citation not in rows, f"核对表重复：{citation}"
        rows[citation] = Row(set(re.findall(r"`([^`]+)`", elements)), set(years.split("；")), verified)
    return rows


def test_every_citation_stands_in_the_table(checklist: Checklist, table: dict[Citation, Row]) -> None:
    assert sorted(_cited(checklist).keys() - table.keys()) == [], "先核实依据，再列入 docs/legal-bases.md"


def test_the_table_has_no_row_that_nothing_cites(checklist: Checklist, table: dict[Citation, Row]) -> None:
    assert sorted(table.keys() - _cited(checklist).keys()) == []


def test_each_row_names_its_elements_and_years(checklist: Checklist, table: dict[Citation, Row]) -> None:
    cited = _cited(checklist)
    wrong = [
        f"{citation}: 应为 {sorted(cited[citation][0])}，{sorted(cited[citation][1])}"
        for citation, row in table.items()
        if citation in cited and (row.elements, row.years) != cited[citation]
    ]
    assert wrong == []


def test_each_row_says_how_it_was_verified(table: dict[Citation, Row]) -> None:
    assert [citation for citation, row in table.items() if not row.verified.startswith(WAYS)] == []


def test_web_pages_are_named_by_domain_only(table: dict[Citation, Row]) -> None:
    unnamed = [
        c for c, row in table.items() if "网页：" in row.verified and not re.search(r"\w\.(cn|com)", row.verified)
    ]
    linked = [c for c, row in table.items() if "://" in row.verified]
    assert (unnamed, linked) == ([], [])


def _rows(page: str) -> Iterator[list[str]]:
    """The cells of the one table headed by COLUMNS."""
    lines = iter(page.splitlines())
    for line in lines:
        if _cells(line) == COLUMNS:
            break
    else:
        pytest.fail(f"{PAGE.name} 中没有表头为 {COLUMNS} 的表")
    next(lines)
    for line in lines:
        if not line.startswith("|"):
            return
        yield _cells(line)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _blank(cell: str) -> str:
    return "" if cell == "—" else cell


def _cited(checklist: Checklist) -> dict[Citation, tuple[set[str], set[str]]]:
    """Per citation: the elements that cite it, and the report years, written as in the table."""
    cited: dict[Citation, tuple[set[str], set[str]]] = {}
    for dimension in checklist.dimensions:
        for element in dimension.elements:
            for basis in element.basis:
                elements, years = cited.setdefault((basis.document, basis.number, basis.article), (set(), set()))
                elements.add(element.id)
                years.add(_years(basis.since, basis.until))
    return cited


def _years(since: int | None, until: int | None) -> str:
    if since is None and until is None:
        return "不限"
    return f"{since or ''}—{until or ''}"
