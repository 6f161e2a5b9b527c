"""Rows and prose of reports, real and made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from checker.audit import copying as copies
from checker.audit.copying import Copying
from checker.audit.summary import ElementInfo, Frame, Row
from checker.reading import read_file
from checker.reading.model import Role

ROOT = Path(__file__).parents[2]
Reports = Mapping[Row, Sequence[str]]

BLANK = Row(
    name="", key="", sha256=None, organisation="", region="", year=None, title="", characters=0, format="text",
    pages=None, percent=None, grade="", percents=(), statuses=(), points=(), outcomes=(), lacking=0, to_review=0,
    cases={}, warnings=(), error=None,
)  # fmt: skip


def row(name: str, organisation: str = "", year: int | None = None, **fields: object) -> Row:
    return replace(BLANK, name=name, organisation=organisation, year=year, **fields)  # type: ignore[arg-type]


def stated(name: str, organisation: str = "", year: int | None = None, **fields: object) -> Row:
    """A row of which the manifest says nothing: all is as the report states it."""
    return row(name, organisation, year, stated_organisation=organisation, stated_year=year, **fields)


def frame(elements: Sequence[str] = (), dimensions: Sequence[str] = ()) -> Frame:
    infos = tuple(ElementInfo(id, f"要素{id}", "d", "required", 1.0) for id in elements)
    pairs = tuple((id, f"维度{id}") for id in dimensions)
    return Frame("c", "1", "0" * 64, "p", "方案", "0", "2025-01-01T00:00:00+08:00", pairs, infos, ())


@cache
def real_reports() -> tuple[tuple[Row, tuple[str, ...]], ...]:
    """The reports of the repository, no two of which have anything to do with each other."""
    found = []
    for path in sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/corpus/*.txt")]):
        report = read_file(path)
        signed = {s.paragraph for s in report.sentences if s.role is Role.SIGN_OFF}
        prose = tuple(
            report.text[p.start : p.end] for p in report.paragraphs if p.end - p.start >= 30 and p.number not in signed
        )
        found.append((row(path.stem, report.organisation, report.year), prose))
    return tuple(found)


def find(reports: Sequence[tuple[Row, Sequence[str]]]) -> Copying:
    """What was copied among ``reports``."""
    texts = {each.name: prose for each, prose in reports}
    return copies.copying([each for each, _ in reports], lambda each: texts[each.name])
