"""What the gate excuses: waivers, reviewers' decisions, what the baseline knows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from tests.cli.gating import REVIEW, RULES, binary, checker, gate, reviewed, waive

pytestmark = pytest.mark.usefixtures("project")


# waivers


def test_a_waiver_changes_the_gate_and_both_scores_are_shown() -> None:
    result = gate("报告/thin.txt", "--fail-on", "required", *waive())
    assert result.exit_code == 0
    assert "已豁免 adviser.headcount：该局暂不承担这项职责（王局长，至2026-06-30）" in result.stdout
    text = Path("报告/full.txt").read_text(encoding="utf-8")
    Path("报告/半.txt").write_text(text.replace("我局聘请2名法律顾问", "法律顾问"), encoding="utf-8")
    result = gate("报告/半.txt", "--fail-under", "60", *waive())
    assert result.exit_code == 0
    assert "不计豁免项后 100.0（原始得分 33.3）" in result.stdout


@pytest.mark.parametrize(
    ("utc", "code"),
    [("2026-06-30T15:59:59+00:00", 0), ("2026-06-30T16:00:00+00:00", 2)],
    ids=["one second to midnight in Shanghai", "midnight in Shanghai"],
)
def test_a_waiver_ends_with_its_day_in_shanghai(utc: str, code: int) -> None:
    from datetime import datetime

    epoch = str(int(datetime.fromisoformat(utc).timestamp()))
    for zone in ("America/Los_Angeles", "Asia/Tokyo"):
        env = {"SOURCE_DATE_EPOCH": epoch, "TZ": zone}
        assert gate("报告/thin.txt", "--fail-on", "required", *waive(), env=env).exit_code == code


def test_it_warns_within_thirty_days() -> None:
    result = gate("报告/thin.txt", "--fail-on", "required", *waive(expires="2026-01-15"))
    assert result.exit_code == 0
    assert "警告 waivers.yaml:2 对“adviser.headcount”的豁免还有 14 天到期" in result.stdout


@pytest.mark.parametrize(
    ("documents", "code"),
    [("'*thin.txt'", 0), ("'报告/旧/*'", 2), ("'深/*.txt'", 0), ("'稿.zip/*'", 0)],
    ids=["also outside the run", "matches nothing", "folders below", "in an archive"],
)
def test_a_waiver_for_other_documents_is_unused_only_when_there_are_none(documents: str, code: int) -> None:
    Path("深/更深").mkdir(parents=True)
    shutil.copy("报告/thin.txt", "深/更深/thin.txt")
    Path("稿.zip").touch()
    assert gate("报告/full.txt", *waive(documents=documents)).exit_code == code


# reviews


def test_a_review_overrides_visibly() -> None:
    plain = gate("报告/thin.txt", "--report", "json:a.json")
    result = gate("报告/thin.txt", "--fail-under", "60", *reviewed(), "--report", "json:b.json")
    assert plain.exit_code == result.exit_code == 0
    assert "总分 66.7" in result.stdout
    assert "复核改判 adviser.headcount/figure：计划 → 有（李科长：已与该局核实，年内已聘请）" in result.stdout
    parts = [element(file, "adviser.headcount")["parts"][0] for file in ("a.json", "b.json")]
    assert [part["label"] for part in parts] == ["plan", "yes"]
    assert parts[1]["decided"] == {"by": "李科长", "why": "已与该局核实，年内已聘请", "was": "plan"}


def element(file: str, id: str) -> Any:
    (document,) = json.loads(Path(file).read_text(encoding="utf-8"))["documents"]
    return next(e for e in document["elements"] if e["id"] == id)


def test_a_stale_review_is_told_and_has_no_effect() -> None:
    result = gate("报告/thin.txt", "--fail-under", "60", *reviewed(REVIEW.replace("聘请3名", "聘请5名")))
    assert result.exit_code == 1
    assert "警告 li.yaml:2 对“adviser.headcount/figure”的复核决定已失效" in result.stdout


def test_a_review_of_an_unknown_part_is_a_usage_error() -> None:
    result = gate("报告/thin.txt", *reviewed(REVIEW.replace("/figure", "/figures")))
    assert result.exit_code == 2
    assert "li.yaml:3" in result.stderr


# the baseline


def baseline(command: str, *arguments: str) -> Result:
    return checker("baseline", command, *RULES, *arguments)


def test_only_what_is_new_fails() -> None:
    assert baseline("write", "报告").exit_code == 0
    strict = ["--fail-on", "required", "--fail-on", "recommended", "--baseline", "checker-baseline.json"]
    result = gate("报告", *strict)
    assert result.exit_code == 0
    assert "基线内的问题 2 处，不计" in result.stdout
    text = Path("报告/full.txt").read_text(encoding="utf-8")
    Path("报告/full.txt").write_text(text.replace("全年开展执法培训12次", "全年较忙"), encoding="utf-8")
    result = gate("报告", *strict)
    assert result.exit_code == 1
    assert "report.training" in result.stdout


def test_what_is_mended_asks_to_leave_the_baseline() -> None:
    baseline("write", "报告")
    shutil.copy("报告/full.txt", "报告/thin.txt")
    result = gate("报告", "--baseline", "checker-baseline.json")
    assert result.exit_code == 0
    assert "报告/thin.txt：已补齐 2 处（adviser.headcount、report.training），基线里还留着" in result.stdout


def test_diff_tells_new_and_mended() -> None:
    baseline("write", "报告")
    result = baseline("diff", "报告")
    assert (result.exit_code, result.stdout) == (0, "新增 0 处，补齐 0 处\n")
    full, thin = Path("报告/full.txt"), Path("报告/thin.txt")
    full_text, thin_text = full.read_bytes(), thin.read_bytes()
    full.write_bytes(thin_text)
    thin.write_bytes(full_text)
    result = baseline("diff", "报告")
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert lines[-1] == "新增 2 处，补齐 2 处"
    assert [line[:2] + line.split()[1] + " " + line.split()[2] for line in lines[:-1]] == [
        "+ 报告/full.txt: adviser.headcount", "+ 报告/full.txt: report.training",
        "- 报告/thin.txt: adviser.headcount", "- 报告/thin.txt: report.training",
    ]  # fmt: skip


def test_diff_says_1_before_4() -> None:
    baseline("write", "报告/full.txt")
    assert baseline("diff", "报告", binary()).exit_code == 1
    assert baseline("diff", "报告/full.txt", binary()).exit_code == 4


@pytest.mark.parametrize(("name", "code"), [("坏.txt", 4), ("nirgends.txt", 4), ("空.txt", 4)])
def test_nothing_is_written_when_something_cannot_be_read(name: str, code: int) -> None:
    binary()
    Path("报告/空.txt").touch()
    result = baseline("write", "报告/full.txt", f"报告/{name}")
    assert result.exit_code == code
    assert "没有写基线" in result.stderr
    assert not Path("checker-baseline.json").exists()


def test_the_baseline_never_overwrites_a_report() -> None:
    before = Path("报告/full.txt").read_bytes()
    assert baseline("write", "报告/full.txt", "--baseline", "报告/full.txt").exit_code == 2
    assert Path("报告/full.txt").read_bytes() == before


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"schema": "fazhi-checker/baseline/1"}'])
def test_a_broken_baseline_is_a_usage_error(content: str) -> None:
    Path("checker-baseline.json").write_text(content, encoding="utf-8")
    for result in (gate("报告/full.txt", "--baseline", "checker-baseline.json"), baseline("diff", "报告/full.txt")):
        assert result.exit_code == 2
        assert "checker baseline write" in result.stderr
