"""The table for spreadsheets and statistics: stable columns, a row for everything, nothing that runs."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from checker import assess, load_checklist, read_file
from checker.assessment.model import Document, Run, Status
from checker.checklist.model import Label
from checker.output import csv_file
from checker.output.lang import Lang
from tests.output import sample

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "csv"
KEPT = ("element", "id", "result", "points", "evidence_count", "paragraph")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1+1", "\r\n=1+1", "\u200b=1+1")


def rows(run: Run, lang: Lang = Lang.ZH) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_file.render(run, lang).removeprefix("\ufeff"))))


def test_columns_and_codes_are_the_same_in_both_languages() -> None:
    chinese, english = rows(sample.SEVERAL), rows(sample.SEVERAL, Lang.EN)
    assert tuple(chinese[0]) == tuple(english[0]) == csv_file.COLUMNS
    translated = {"result_text", "note"}
    for ours, theirs in zip(chinese, english, strict=True):
        assert {k for k in ours if ours[k] != theirs[k]} <= translated


def test_a_row_for_every_part_check_and_error() -> None:
    table = rows(sample.SEVERAL)
    assert [r["kind"] for r in table] == ["part"] * 12 + ["check"] * 4 + ["error"]
    by_id = {(r["element"], r["id"]): r for r in table}
    planned = by_id["legal-adviser.headcount", "figure"]
    assert (planned["result"], planned["result_text"], planned["points"]) == ("plan", "计划", "0.0000")
    assert (planned["evidence"], planned["line"], planned["column"]) == ("下一步拟聘请2名法律顾问", "35", "8")
    assert by_id["services.enterprise-inspection", "m"]["result"] == "not-applicable"
    assert by_id["rulemaking.normative-documents", "record"]["possible"] == ""
    assert by_id["", "check.totals"]["note"] == "总数12件，分项之和为11件"
    assert (table[-1]["file"], table[-1]["result"]) == ("报告/扫描件.pdf", "binary")


def test_spreadsheets_take_it_for_utf8() -> None:
    assert csv_file.render(sample.SINGLE).encode().startswith(b"\xef\xbb\xbffile,")


def test_no_cell_is_a_formula_or_holds_control_characters() -> None:
    quotes = [sample.part("p", Label.YES, sample.evidence(text)) for text in FORMULAS]
    element = sample.element("=report", "@title", Status.MET, tuple(quotes))
    run = sample.run(*sample.HOSTILE_RUN.documents, sample.assessed(element, path="=cmd|' /C calc'!A0"))
    table = rows(run)
    assert len(table) == 3 + len(FORMULAS)
    cells = [cell for row in table for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝"))]
    assert "'=cmd|' /C calc'!A0" in cells
    assert not set("\x1b\x07\x7f\x9b\u202e\u2066\u200b\r\n\t") & set("".join(cells))


@pytest.mark.parametrize("name", ["huangzhong-2024", "yiyuan-2024"])
def test_seeds_are_as_accepted(name: str) -> None:
    """To accept a wanted change: UPDATE_GOLDEN=1, then read the difference in git."""
    report = read_file(ROOT / "seeds" / f"{name}.txt")
    run = sample.run(Document(f"{name}.txt", "0" * 64, assess(report, load_checklist()), None, report))
    target = io.StringIO()
    writer = csv.DictWriter(target, KEPT, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(run))
    path = GOLDEN / f"{name}.csv"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(target.getvalue(), encoding="utf-8", newline="\n")
    assert target.getvalue() == path.read_text(encoding="utf-8")
