"""What GitHub is told by itself: annotations and the step summary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.gating import gate

pytestmark = pytest.mark.usefixtures("project")


# GitHub Actions


@pytest.fixture
def actions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The summary file of a step of GitHub Actions."""
    summary = tmp_path / "summary.md"
    summary.write_text("# 前一条\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    return summary


def test_elsewhere_there_are_no_annotations() -> None:
    assert "::error" not in gate("报告", "--fail-under", "60").stdout


@pytest.mark.parametrize("value", ["", "false", "1"])
def test_only_true_is_github_actions(value: str) -> None:
    assert "::error" not in gate("报告", "--fail-under", "60", env={"GITHUB_ACTIONS": value}).stdout


def test_annotations_and_summary_come_by_themselves(actions: Path) -> None:
    result = gate("报告", "--fail-under", "60")
    assert result.exit_code == 1
    assert "::error file=报告/thin.txt,line=" in result.stdout
    text = actions.read_text(encoding="utf-8")
    assert text.startswith("# 前一条\n## 门禁：未通过")
    assert "`adviser.headcount`" in text


def test_paths_are_told_as_they_count_from_the_repository(actions: Path, project: Path) -> None:
    for path in ("报告/thin.txt", "./报告/thin.txt", str(project / "报告" / "thin.txt"), "报告/../报告/thin.txt"):
        assert "file=报告/thin.txt," in gate(path, "--fail-under", "60").stdout


def test_annotations_asked_for_are_not_repeated(actions: Path) -> None:
    result = gate("报告/thin.txt", "--report", "github:-")
    assert result.stdout.count("adviser.headcount") == 0
    assert result.stdout.count("title=法律顾问聘请情况") == 1
    assert "::error" not in result.stderr


def test_a_result_on_standard_output_stays_whole(actions: Path) -> None:
    result = gate("报告/thin.txt", "--fail-under", "60", "--report", "sarif:-")
    assert json.loads(result.stdout)["version"] == "2.1.0"
    assert "::error" in result.stderr
    assert "门禁：未通过" in result.stderr


def test_without_a_summary_file_there_are_still_annotations(actions: Path) -> None:
    result = gate("报告/thin.txt", "--fail-under", "60", env={"GITHUB_STEP_SUMMARY": ""})
    assert result.exit_code == 1
    assert "::error" in result.stdout
