"""``checker template`` as it is called."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from checker.cli.main import app


def checker(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["template", *arguments])


def test_markdown_goes_to_standard_output() -> None:
    result = checker("--year", "2025", "--organisation", "某县公安局")
    assert result.exit_code == 0
    assert result.stdout.startswith("# 某县公安局2025年度法治政府建设情况报告\n")
    assert "## 四、2026年推进法治政府建设的主要安排" in result.stdout
    assert "＿＿＿＿" in result.stdout


def test_word_goes_to_the_file_named(tmp_path: Path) -> None:
    target = tmp_path / "2025.docx"
    assert checker("--year", "2025", "--output", str(target)).exit_code == 0
    texts = [paragraph.text for paragraph in docx.Document(str(target)).paragraphs]
    assert "____公安局" in texts
    assert texts[0].replace("\n", "") == "____公安局2025年度法治政府建设情况报告"


def test_a_folder_gets_a_file_of_the_format(tmp_path: Path) -> None:
    assert checker("--format", "docx", "--output", str(tmp_path)).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["report-template.docx"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "docx"], "--output"),
        (["--output", "x.pdf"], ".docx, .md"),
        (["--profile", "nichts"], "没有方案"),
        (["--year", "12"], "--year"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], words: str) -> None:
    result = checker(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_an_unsound_outline_is_told_with_its_line(tmp_path: Path) -> None:
    from shutil import copytree

    from checker.checklist.rule_files import packaged_rules

    rules = tmp_path / "rules"
    copytree(packaged_rules(), rules)
    outline = rules / "template.yaml"
    outline.write_text(outline.read_text("utf-8").replace("heading: 原因分析", "headng: 原因分析"), "utf-8")
    result = checker("--rules", str(rules))
    assert result.exit_code == 2
    assert "rules/template.yaml:" in result.stderr
    assert "headng" in result.stderr
