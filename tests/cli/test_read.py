"""``checker read``: what the checker sees in a file, for people who wonder about a verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.main import app
from tests.making import docx, pdf, zipped
from tests.making.paragraphs import NAMES, SEEDS, of_seed

HUANGZHONG = str(SEEDS / f"{NAMES[0]}.txt")


def read(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *arguments], input=stdin)


def test_who_what_and_the_tree_of_sections_come_first() -> None:
    result = read(HUANGZHONG)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[:4] == [
        "文件：text（text）",
        "标题：湟中区公安局2024年法治政府建设情况报告",
        "单位：湟中区公安局（县级）",
        "年度：2024",
    ]
    assert "  一、主要举措和成效 [工作情况]" in lines
    assert any(line.startswith("  二、") and line.endswith("[存在不足]") for line in lines)
    assert "  三、下一步工作打算 [下一步]" in lines
    assert "第33段" in lines


def test_english_labels() -> None:
    out = read(HUANGZHONG, "--lang", "en").stdout
    assert "Organisation: 湟中区公安局 (county)" in out
    assert "[next-year]" in out


def test_pages_tables_and_reader_are_told(tmp_path: Path) -> None:
    word, printed = tmp_path / "a.docx", tmp_path / "a.pdf"
    word.write_bytes(docx.make(of_seed(NAMES[0]), "styled", statistics=True))
    printed.write_bytes(pdf.make(of_seed(NAMES[0])))
    out = read(str(word)).stdout
    assert "文件：docx（python-docx）" in out
    assert "1 个表格" in out
    assert "表格1" in out
    data = json.loads(read(str(word), "--format", "json").stdout)
    assert data["schema"] == "fazhi-checker/reading/1"
    assert data["tables"][0]["header"][1:] == ["指标", "2023年", "2024年"]
    printed_data = json.loads(read(str(printed), "--format", "json").stdout)
    assert (printed_data["format"], printed_data["reader"]) == ("pdf", "pypdfium2")
    assert printed_data["paragraphs"][0]["page"] == 1
    assert printed_data["paragraphs"][-1]["page"] == printed_data["pages"]
    texts = ["".join(p["text"].split()) for p in printed_data["paragraphs"]]
    assert texts == [p.text for p in of_seed(NAMES[0])]


def test_the_only_file_of_a_zip_is_read_and_several_are_not(tmp_path: Path) -> None:
    report = Path(HUANGZHONG).read_bytes()
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    one.write_bytes(zipped.make({"报告.txt": report}))
    two.write_bytes(zipped.make({"报告.txt": report, "另一份.txt": report}))
    assert "单位：湟中区公安局" in read(str(one)).stdout
    result = read(str(two))
    assert result.exit_code == 4
    assert "几份文件" in result.stderr


def test_standard_input_may_be_any_format() -> None:
    result = read("-", stdin=docx.make(of_seed(NAMES[0])))
    assert "文件：docx" in result.stdout


@pytest.mark.parametrize(("name", "code"), [("没有.txt", 2), ("", 2)])
def test_what_is_not_there(name: str, code: int) -> None:
    result = read(name)
    assert (result.exit_code, result.stdout) == (code, "")


def test_output_goes_into_a_file_named_after_the_report(tmp_path: Path) -> None:
    assert read(HUANGZHONG, "--output", f"{tmp_path}/", "--format", "json").exit_code == 0
    assert json.loads((tmp_path / f"{NAMES[0]}-reading.json").read_text(encoding="utf-8"))["year"] == 2024
