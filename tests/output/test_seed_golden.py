"""Two seeds in every format a person opens, as words, compared with tests/golden/seeds/.

To accept a wanted change: UPDATE_GOLDEN=1 pytest tests/output/test_seed_golden.py, then read the difference in git.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest

from checker import Assessor, load_checklist, read_file
from checker.assessment.model import Document, Run
from checker.output import json_file, markdown, memo, table, xlsx
from checker.output.lang import Lang

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "seeds"
SEEDS = ("huangzhong-2024", "yiyuan-2024")


@cache
def assessor() -> Assessor:
    return Assessor(load_checklist())


@cache
def run(name: str) -> Run:
    report = read_file(ROOT / "seeds" / f"{name}.txt")
    checklist = assessor().checklist
    return Run(
        tool_version="0",
        checklist_id=checklist.id,
        checklist_version="0",
        checklist_digest="0" * 64,
        profile_id=checklist.profile.id,
        profile_title=checklist.profile.title,
        generated_at="2026-01-01T08:00:00+08:00",
        documents=(Document(f"seeds/{name}.txt", "0" * 64, assessor().assess(report), None, report),),
    )


def of_json(name: str) -> str:
    """The verdicts without the words that do not depend on the report."""
    (document,) = json.loads(json_file.render(run(name)))["documents"]
    for element in document["elements"]:
        for key in ("why", "advice", "skeleton", "basis", "title"):
            del element[key]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def of_xlsx(name: str) -> str:
    """Every sheet, a line a row, cells parted by tabs, cut after thirty characters."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(run(name), Lang.ZH)))
    lines = []
    for sheet in book.worksheets:
        lines.append(f"== {sheet.title}")
        for row in sheet.iter_rows(values_only=True):
            lines.append("\t".join("" if cell is None else " ".join(str(cell).split())[:30] for cell in row).rstrip())
    return "\n".join(lines) + "\n"


def of_memo(name: str) -> str:
    document = docx.Document(io.BytesIO(memo.render(run(name), Lang.ZH)))
    return "\n".join(paragraph.text for paragraph in document.paragraphs) + "\n"


FORMATS: dict[str, Callable[[str], str]] = {
    "table.txt": lambda name: table.render(run(name), Lang.ZH, 100),
    "markdown.md": lambda name: markdown.render(run(name), Lang.ZH),
    "verdicts.json": of_json,
    "sheets.tsv": of_xlsx,
    "memo.txt": of_memo,
}


@pytest.mark.filterwarnings("ignore:.* extension is not supported")  # openpyxl knows no data bars
@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("format", FORMATS)
def test_a_seed_is_shown_as_accepted(format: str, name: str) -> None:
    made = FORMATS[format](name)
    path = GOLDEN / f"{name}-{format}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")
