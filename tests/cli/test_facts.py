"""``checker facts`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.main import app

TEXT = (
    "河东市公安局2023年度法治政府建设工作情况报告\n\n一、主要情况\n\n"
    "全年被申请行政复议16件，维持11件、撤销1件，另有4件未结。未发生行政诉讼案件。"
    "@公众号推送信息120条，=HYPERLINK提示3条。\n"
)


def facts(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["facts", *arguments])


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def rows(result: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.removeprefix("\ufeff"))))


def test_the_table_keeps_zero_absent_and_moot_apart(report: str) -> None:
    result = facts(report)
    assert (result.exit_code, result.stderr) == (0, "")
    cases, figures = (
        {line.split()[0]: line.split()[1:] for line in block.splitlines()} for block in result.stdout.split("\n\n")
    )
    lines = cases | {"被申请行政复议": figures["被申请行政复议"]}
    assert lines["总数"] == ["16", "0"]
    assert lines["维持"] == ["11", "不适用"]
    assert lines["变更"] == ["未提及", "不适用"]
    assert lines["未结"] == ["4", "不适用"]
    assert lines["被申请行政复议"] == ["16件", "2023", "5"]


def test_csv_has_a_row_for_every_figure_and_no_formula(report: str) -> None:
    result = facts(report, "--format", "csv")
    assert result.stdout.startswith("\ufeff类别,内容,状态,")
    table = rows(result.stdout)
    assert [(r["内容"], r["数值"], r["单位"]) for r in table if r["类别"] == "数据"] == [
        ("被申请行政复议", "16", "件"),
        ("维持", "11", "件"),
        ("撤销", "1", "件"),
        ("另未结", "4", "件"),
        ("'@公众号推送信息", "120", "条"),
        ("'=HYPERLINK提示", "3", "条"),
    ]
    states = {(r["类别"], r["内容"]): (r["状态"], r["数值"]) for r in table}
    assert states["行政诉讼", "总数"] == ("有数", "0")
    assert states["行政复议", "变更"] == ("未提及", "")
    assert states["行政诉讼", "败诉"] == ("不适用", "")
    assert not [cell for r in table for cell in r.values() if cell.startswith(("=", "+", "-", "@"))]


def test_csv_holds_no_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(TEXT.replace("推送", "推\u202e\x1b[31m送"), encoding="utf-8")
    output = facts(str(path), "--format", "csv").stdout
    assert "推" in output
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_json_says_state_value_and_place(report: str) -> None:
    data = json.loads(facts(report, "--format", "json").stdout)
    assert data["schema"] == "fazhi-checker/facts/1"
    assert data["document"]["year"] == 2023
    reconsideration, litigation = data["cases"]
    assert reconsideration["outcomes"]["变更"] == {"state": "not-mentioned", "value": None}
    assert litigation["total"] == {"state": "given", "value": 0.0}
    first = data["facts"][0]
    assert (first["subject"], first["value"], first["line"], first["column"]) == ("被申请行政复议", 16.0, 5, 10)


def test_the_ending_of_the_output_file_decides_the_format(report: str, tmp_path: Path) -> None:
    target = tmp_path / "facts.csv"
    assert facts(report, "--output", str(target)).exit_code == 0
    assert len(rows(target.read_text(encoding="utf-8"))) > 6


def test_english_headings(report: str) -> None:
    assert "not mentioned" in facts(report, "--lang", "en").stdout


def test_a_missing_file_is_a_message(tmp_path: Path) -> None:
    result = facts(str(tmp_path / "none.txt"))
    assert result.exit_code == 2
    assert "文件不存在" in result.stderr


def test_an_empty_file_has_nothing_to_evaluate(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    assert facts(str(path)).exit_code == 3
