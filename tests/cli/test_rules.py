"""``checker rules`` and ``checker explain`` on a small set of rules, and on broken copies of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.main import app

HERE = Path(__file__).parent
REPORTS = [str(HERE / "reports" / f"{name}.txt") for name in ("full", "thin")]


def checker(*arguments: str, rules: Path = HERE / "rules") -> Result:
    return CliRunner().invoke(app, [*arguments, "--rules", str(rules), "--profile", "small"])


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rules to spoil."""
    return Path(shutil.copytree(HERE / "rules", tmp_path / "rules"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_list_shows_every_element() -> None:
    result = checker("rules", "list")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()[2:]]
    assert rows == [
        ["adviser.headcount", "法律顾问聘请情况", "必备", "2", "figure"],
        ["report.training", "执法培训", "建议", "1", "held"],
    ]


def test_sound_rules_pass() -> None:
    result = checker("rules", "lint")
    assert (result.exit_code, result.stdout) == (0, "规则无误：2 个维度，2 个要素，2 个要点\n")


def test_all_problems_are_told_with_place_and_remedy(rules: Path) -> None:
    replace(rules / "adviser.yaml", "@法律顾问", "@法律故问")
    replace(rules / "report.yaml", "weight: 1", "weigth: 1")
    for command in (["rules", "lint"], ["rules", "list"], ["score", REPORTS[0]], ["explain", "report"]):
        result = checker(*command, rules=rules)
        assert result.exit_code == 2
        assert "rules/adviser.yaml:21" in result.stderr
        assert "rules/report.yaml:" in result.stderr
        assert result.stdout == ""


def test_a_pattern_no_example_needs_is_a_problem(rules: Path) -> None:
    replace(rules / "report.yaml", 'find: ["开展|组织 … 执法培训"]', 'find: ["开展|组织 … 执法培训", "练兵比武"]')
    result = checker("rules", "lint", rules=rules)
    assert result.exit_code == 2
    assert "练兵比武" in result.stderr


def test_an_unknown_profile_is_told_with_the_known_ones() -> None:
    result = CliRunner().invoke(app, ["rules", "list", "--rules", str(HERE / "rules"), "--profile", "xyz"])
    assert result.exit_code == 2
    assert "small" in result.stderr


def test_examples_pass() -> None:
    result = checker("rules", "test")
    assert (result.exit_code, result.stdout) == (0, "例句 14 个，通过 14 个，失败 0 个\n")


def test_a_failing_example_is_told_with_its_place(rules: Path) -> None:
    replace(rules / "adviser.yaml", "聘请厨师2名。", "全局聘请9名法律顾问。")
    result = checker("rules", "test", rules=rules)
    assert result.exit_code == 2
    first, last = result.stdout.splitlines()
    assert first == "rules/adviser.yaml:25：adviser.headcount/figure 应为“无”，得到“有”：全局聘请9名法律顾问。"
    assert last == "例句 14 个，通过 13 个，失败 1 个"


def test_one_element_only(rules: Path) -> None:
    replace(rules / "adviser.yaml", "聘请厨师2名。", "全局聘请9名法律顾问。")
    assert checker("rules", "test", "--element", "report.training", rules=rules).exit_code == 0
    result = checker("rules", "test", "--element", "report.trainin", rules=rules)
    assert result.exit_code == 2
    assert "report.training" in result.stderr


def test_accuracy_shows_totals_reports_and_disagreements() -> None:
    result = checker("rules", "accuracy", "--gold", str(HERE / "gold"), *REPORTS)
    assert result.exit_code == 0
    assert "要点一致率：75.0%" in result.stdout
    assert "不一致 1 处\nthin report.training/held：标注“有”，结果“无”\n    标注引文：标注者认为有\n" in result.stdout
    assert "-33.3" in result.stdout


def test_accuracy_in_short_leaves_the_disagreements_out() -> None:
    result = checker("rules", "accuracy", "--summary", "--gold", str(HERE / "gold"), *REPORTS)
    assert result.exit_code == 0
    assert "要点一致率：75.0%" in result.stdout
    assert "校核：应查出 0 处，查出 0 处，漏查 0 处，误报 0 处" in result.stdout
    assert "thin" in result.stdout
    assert "report.training" not in result.stdout


def test_accuracy_as_json_has_every_figure() -> None:
    command = ["rules", "accuracy", "--format", "json", "--gold", str(HERE / "gold"), *REPORTS]
    data = json.loads(checker(*command).stdout)
    assert (data["parts"], data["part_accuracy"], data["yes_recall"]) == (4, 0.75, 0.6667)
    assert data["checks"] == {"planted": 0, "found": 0, "missed": 0, "false_alarms": 0}
    assert [(r["name"], r["score_error"]) for r in data["reports"]] == [("full", 0.0), ("thin", -33.3333)]
    assert {"element": "report.training", "gold": "yes", "got": "no", "count": 1} in data["confusions"]
    (disagreement,) = data["disagreements"]
    assert (disagreement["report"], disagreement["gold_quote"]) == ("thin", "标注者认为有")
    assert "disagreements" not in json.loads(checker(*command, "--summary").stdout)


def test_accuracy_tells_which_planted_faults_were_found(rules: Path, tmp_path: Path) -> None:
    checks = [
        f"  - {{id: check.{c}, title: 校核, severity: error, why: 看。, advice: 改。}}\n" for c in ("year", "terms")
    ]
    (rules / "checks.yaml").write_text("checks:\n" + "".join(checks), encoding="utf-8")
    (rules / "terms.yaml").write_text(
        "terms:\n  - {right: 培训, wrong: [陪训], examples: {wrong: [陪训], right: [培训]}}\n", encoding="utf-8"
    )
    shutil.copytree(HERE / "gold", tmp_path / "gold")
    labels = (HERE / "gold" / "full.yaml").read_text(encoding="utf-8")
    (tmp_path / "gold" / "full.yaml").write_text(
        f"{labels}checks:\n  check.terms: {{label: fail}}\n  check.year: {{label: fail}}\n", encoding="utf-8"
    )
    spoilt = tmp_path / "full.txt"
    spoilt.write_text(Path(REPORTS[0]).read_text(encoding="utf-8").replace("参训", "陪训"), encoding="utf-8")
    thin = tmp_path / "thin.txt"
    thin.write_text(Path(REPORTS[1]).read_text(encoding="utf-8").replace("严格规范", "陪训"), encoding="utf-8")
    command = ["rules", "accuracy", "--gold", str(tmp_path / "gold"), str(spoilt), str(thin)]
    shown = checker(*command, rules=rules).stdout
    assert "校核：应查出 2 处，查出 1 处，漏查 1 处，误报 1 处" in shown
    rows = [line.split()[:3] for line in shown.splitlines() if " check." in line]
    assert rows == [["full", "check.year", "漏查"], ["full", "check.terms", "查出"], ["thin", "check.terms", "误报"]]
    data = json.loads(checker(*command, "--format", "json", rules=rules).stdout)
    assert data["checks"] == {"planted": 2, "found": 1, "missed": 1, "false_alarms": 1}
    assert [f["detection"] for f in data["faults"]] == ["missed", "found", "false-alarm"]


def test_suggest_shows_missed_quotes_and_finders_that_fire_wrongly(tmp_path: Path) -> None:
    shutil.copytree(HERE / "gold", tmp_path / "gold")
    replace(tmp_path / "gold" / "full.yaml", 'held: {label: "yes"', 'held: {label: "no"')
    command = ["rules", "suggest", "--gold", str(tmp_path / "gold"), *REPORTS]
    result = checker(*command)
    assert result.exit_code == 0
    missed, _, wrong = result.stdout.partition("误中的写法 1 条\n")
    assert "report.training/held（rules/report.yaml:13）：漏 1 处\n    thin：标注者认为有\n" in missed
    assert "标注" in missed.split("次数×稀有度")[1]
    assert "：report.training/held，误中 1 份\n    写法：开展|组织 … 执法培训\n    full（第5行）：" in wrong
    data = json.loads(checker(*command, "--format", "json").stdout)
    assert [(m["part"], m["file"], m["quotes"]) for m in data["missed"]] == [
        ("report.training/held", "rules/report.yaml", [{"report": "thin", "quote": "标注者认为有"}])
    ]
    assert {p["count"] for p in data["missed"][0]["phrases"]} == {1}
    assert [(w["part"], w["pattern"], w["count"]) for w in data["wrong"]] == [
        ("report.training/held", "开展|组织 … 执法培训", 1)
    ]


def test_suggest_says_where_to_look_when_the_words_are_known(tmp_path: Path) -> None:
    shutil.copytree(HERE / "gold", tmp_path / "gold")
    replace(tmp_path / "gold" / "thin.yaml", "标注者认为有", "执法培训")
    result = checker("rules", "suggest", "--gold", str(tmp_path / "gold"), *REPORTS)
    assert "请看词序、距离、位置和语气" in result.stdout


def test_docs_go_into_a_file(tmp_path: Path) -> None:
    shown = checker("rules", "docs")
    assert shown.stdout.startswith("# 核查清单\n")
    assert checker("rules", "docs", "--output", str(tmp_path / "docs" / "page.md")).exit_code == 0
    assert (tmp_path / "docs" / "page.md").read_text(encoding="utf-8") == shown.stdout
    assert checker("rules", "docs", "--output", f"{tmp_path}/").exit_code == 0
    assert (tmp_path / "rules.md").exists()


def test_accuracy_needs_labels_for_every_report(tmp_path: Path) -> None:
    result = checker("rules", "accuracy", "--gold", str(tmp_path), *REPORTS)
    assert result.exit_code == 2
    assert "full.yaml" in result.stderr


def test_accuracy_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    report = tmp_path / "full.txt"
    report.touch()
    assert checker("rules", "accuracy", "--gold", str(HERE / "gold"), str(report)).exit_code == 3
    shutil.copy(REPORTS[0], report)
    (tmp_path / "full.yaml").write_text("- x\n", encoding="utf-8")
    result = checker("rules", "accuracy", "--gold", str(tmp_path), str(report))
    assert result.exit_code == 2
    assert "full.yaml" in result.stderr


@pytest.mark.parametrize("id", ["adviser.headcount", "adviser.headcount/figure", "法律顾问聘请情况"])
def test_explain_tells_everything_about_an_element(id: str) -> None:
    result = checker("explain", id)
    assert result.exit_code == 0
    for line in (
        "级别：必备，2分",
        "理由：法律顾问是否聘到位，看人数。",
        "依据：《关于推行法律顾问制度和公职律师公司律师制度的意见》（中办发〔2016〕30号）",
        "  要求：写明聘请法律顾问的人数",
        "    有：现我局聘请1名法律顾问。",
        "    计划：下一步聘请2名法律顾问。",
        "    无：聘请厨师2名。",
        "建议：写明聘请法律顾问的人数。",
        "参考写法：聘请____名法律顾问。",
    ):
        assert line in result.stdout.splitlines()


def test_explain_admits_that_there_is_no_basis() -> None:
    assert "依据：实务要求：暂无经核实的法律依据" in checker("explain", "report.training").stdout


def test_explain_a_dimension() -> None:
    result = checker("explain", "adviser")
    assert "adviser.headcount" in result.stdout
    assert "report.training" not in result.stdout


def test_explain_suggests_what_was_meant() -> None:
    result = checker("explain", "adviser.headcont")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "adviser.headcount" in result.stderr
