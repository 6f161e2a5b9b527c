"""``checker diff`` as a user meets it: two reports, two results, one of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.main import app

HERE = Path(__file__).parent
FULL = str(HERE / "reports" / "full.txt")
THIN = str(HERE / "reports" / "thin.txt")
RULES = ["--rules", str(HERE / "rules"), "--profile", "small"]


def diff(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["diff", *RULES, *arguments], input=stdin)


def result_of(report: str, folder: Path) -> str:
    target = folder / f"{Path(report).stem}.json"
    CliRunner().invoke(app, ["score", *RULES, report, "--output", str(target)])
    return str(target)


def compared(result: Result) -> dict[str, list[str]]:
    (document,) = json.loads(result.stdout)["documents"]
    return {key: [f"{c['element']}/{c['part']}" for c in document[key]] for key in ("better", "worse", "lacking")}


def test_two_reports_are_compared() -> None:
    result = diff(THIN, FULL)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "变好（" in result.stdout
    assert "变差（" not in result.stdout
    assert "旧：" + THIN in result.stdout.replace("\n", "")


def test_reports_and_results_may_be_mixed(tmp_path: Path) -> None:
    thin, full = result_of(THIN, tmp_path), result_of(FULL, tmp_path)
    expected = compared(diff(THIN, FULL, "--format", "json"))
    assert expected["better"]
    for old, new in ((thin, full), (thin, FULL), (THIN, full)):
        assert compared(diff(old, new, "--format", "json")) == expected


def test_standard_input_may_be_either(tmp_path: Path) -> None:
    expected = compared(diff(THIN, FULL, "--format", "json"))
    assert compared(diff("-", FULL, "--format", "json", stdin=Path(THIN).read_bytes())) == expected
    full = Path(result_of(FULL, tmp_path)).read_bytes()
    assert compared(diff(THIN, "-", "--format", "json", stdin=full)) == expected


def test_both_from_standard_input_is_wrong_use() -> None:
    result = diff("-", "-", stdin=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "只有一份能从标准输入读" in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "option", "code"),
    [
        (FULL, THIN, [], 0),
        (FULL, THIN, ["--fail-on-worse"], 1),
        (THIN, FULL, ["--fail-on-worse"], 0),
        (FULL, FULL, ["--fail-on-worse"], 0),
    ],
)
def test_worse_is_no_failure_unless_asked_for(old: str, new: str, option: list[str], code: int) -> None:
    assert diff(old, new, *option).exit_code == code


def test_another_checklist_is_said(tmp_path: Path) -> None:
    path = Path(result_of(THIN, tmp_path))
    data = json.loads(path.read_text(encoding="utf-8"))
    data["checklist"]["digest"] = "0" * 64
    data["checklist"]["profile"]["id"] = "other"
    path.write_text(json.dumps(data), encoding="utf-8")
    said = "".join(line.strip() for line in diff(str(path), FULL).stdout.splitlines())
    assert "两次评估所用的清单不同" in said
    assert "两次评估所用的方案不同（other → small）" in said


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (None, 2, "文件不存在"),
        (b"", 3, "文件是空的"),
        (b'{"schema": "fazhi-checker/facts/1"}', 2, "是“fazhi-checker/facts/1”，不是评估结果"),
        (b'{"schema": "fazhi', 2, "不是完整的 JSON 文件（第1行第"),
        (bytes(range(256)) * 20, 4, ""),
    ],
    ids=["missing", "empty", "other", "cut", "binary"],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_cannot_be_read_is_named(
    content: bytes | None, code: int, words: str, first: bool, tmp_path: Path
) -> None:
    path = tmp_path / "second"
    if content is not None:
        path.write_bytes(content)
    result = diff(*((str(path), FULL) if first else (FULL, str(path))))
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(f"错误：{path}：")
    assert words in result.stderr
    assert result.stderr.count("错误：") == 1


def test_a_result_without_reports_cannot_be_compared(tmp_path: Path) -> None:
    path = Path(result_of(THIN, tmp_path))
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"documents": []}), encoding="utf-8")
    result = diff(FULL, str(path))
    assert result.exit_code == 3
    assert "没有评估过的报告" in result.stderr


def test_the_ending_of_the_output_file_decides_the_format(tmp_path: Path) -> None:
    assert diff(THIN, FULL, "--output", str(tmp_path / "a.md")).exit_code == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# 两稿对比")
    assert diff(THIN, FULL, "--format", "json", "--output", f"{tmp_path}/").exit_code == 0
    assert json.loads((tmp_path / "full-diff.json").read_text(encoding="utf-8"))["is_worse"] is False


def test_help_and_messages_in_english() -> None:
    shown = CliRunner().invoke(app, ["--lang", "en", "diff", "--help"]).stdout
    assert "what got worse" in shown
    assert not [c for c in shown if "\u4e00" <= c <= "\u9fff"]
    assert diff("-", "-", "--lang", "en").stderr.isascii()
