"""The outline of the skeleton report: which headings stand in which order, and which elements under each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.checklist.problem import ChecklistError, Problem, Where
from checker.checklist.rule_files import packaged_rules
from checker.checklist.schema import schema
from checker.checklist.structure import check_structure
from checker.checklist.yaml_loader import YamlFile, load_yaml

_NAME = "template.yaml"


@dataclass(frozen=True, slots=True)
class Statistics:
    """A table to fill in: its caption (with the unit), the words above the columns, and the rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A heading without its number.

    Under it stand the skeletons of ``elements``, then those of all elements of ``dimensions``, then the tables, then
    the sections below it.  ``is_next_year``: blanks for a year mean the one after the report's.
    """

    heading: str
    is_next_year: bool
    elements: tuple[str, ...]
    dimensions: tuple[str, ...]
    tables: tuple[Statistics, ...]
    sections: tuple[OutlineSection, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """``title`` and ``sign_off`` are ids of elements; their skeletons are the title and the signature."""

    title: str
    preamble: str
    sections: tuple[OutlineSection, ...]
    sign_off: str


def load_outline(rules: Path | None = None) -> Outline:
    """The outline in template.yaml of the folder ``rules``; that of the package where ``rules`` is None or has none.

    Raises ChecklistError with every problem found, and OSError.
    """
    folder = packaged_rules()
    if rules is not None and (rules / _NAME).exists():
        folder = rules
    document = load_yaml((folder / _NAME).read_bytes(), f"rules/{_NAME}")
    problems = [*check_structure(document, schema("template"))]
    problems = problems or _uneven_tables(document)
    if problems:
        raise ChecklistError(tuple(problems))
    data = document.data
    return Outline(data["title"], data["preamble"].strip(), _sections(data["sections"]), data["sign_off"])


def _sections(raw: list[dict[str, Any]]) -> tuple[OutlineSection, ...]:
    return tuple(
        OutlineSection(
            heading=section["heading"],
            is_next_year=section.get("year") == "next",
            elements=tuple(section.get("elements", ())),
            dimensions=tuple(section.get("dimensions", ())),
            tables=tuple(
                Statistics(table["caption"], tuple(table["header"]), tuple(map(tuple, table["rows"])))
                for table in section.get("tables", ())
            ),
            sections=_sections(section.get("sections", [])),
        )
        for section in raw
    )


def _uneven_tables(document: YamlFile) -> list[Problem]:
    """Rows that have not as many cells as their header."""
    found: list[Problem] = []

    def look(sections: list[dict[str, Any]], path: tuple[str | int, ...]) -> None:
        for number, section in enumerate(sections):
            here = (*path, number)
            for place, table in enumerate(section.get("tables", ())):
                for row, cells in enumerate(table["rows"]):
                    if len(cells) != len(table["header"]):
                        where: Where = document.where(*here, "tables", place, "rows", row)
                        message = f"这一行有{len(cells)}格，表头有{len(table['header'])}格"
                        found.append(Problem(where, message, '请使每一行与表头的格数相同，空格写 "____"'))
            look(section.get("sections", []), (*here, "sections"))

    look(document.data["sections"], ("sections",))
    return found
