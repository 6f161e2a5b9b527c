"""``checker gate`` as CI meets it: how it ends, what it prints, what it writes, what it takes into account."""

from __future__ import annotations

import itertools
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from checker.cli.main import app

HERE = Path(__file__).parent
RULES = ["--rules", str(HERE / "rules"), "--profile", "small"]
NOON = 1_767_240_000  # 2026-01-01 12:00 in Shanghai

# full.txt scores 100, thin.txt 0: the adviser only planned, no training

WAIVER = """waivers:
  - rule: {rule}
    documents: {documents}
    reason: 该局暂不承担这项职责
    approver: 王局长
    granted: 2025-07-01
    expires: {expires}
"""
REVIEW = """reviews:
  - document: "*thin.txt"
    part: adviser.headcount/figure
    label: yes
    by: 李科长
    why: 已与该局核实，年内已聘请
    quote: 下一步聘请3名法律顾问
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with reports, in which one is."""
    folder = tmp_path / "project"
    shutil.copytree(HERE / "reports", folder / "报告")
    monkeypatch.chdir(folder)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    monkeypatch.setenv("COLUMNS", "200")
    return folder


def checker(*arguments: str, env: dict[str, str] | None = None, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), env=env, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def gate(*arguments: str, env: dict[str, str] | None = None, stdin: bytes | None = None) -> Result:
    return checker("gate", *RULES, *arguments, env=env, stdin=stdin)


def waive(rule: str = "adviser.headcount", documents: str = "'报告/*'", expires: str = "2026-06-30") -> list[str]:
    Path("waivers.yaml").write_text(WAIVER.format(rule=rule, documents=documents, expires=expires), encoding="utf-8")
    return ["--waivers", "waivers.yaml"]


def reviewed(text: str = REVIEW) -> list[str]:
    Path("reviews").mkdir(exist_ok=True)
    Path("reviews/li.yaml").write_text(text, encoding="utf-8")
    return ["--reviews", "reviews"]


def configure(text: str) -> None:
    Path("checker.yaml").write_text(text, encoding="utf-8")


def binary(name: str = "报告/坏.txt") -> str:
    Path(name).write_bytes(bytes(range(256)) * 20)
    return name


# exit codes


def test_0_when_the_gate_is_met() -> None:
    result = gate("报告/full.txt", "--fail-under", "100")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "门禁：通过 · 总分 100.0，要求不低于 100"


def test_1_when_it_is_not_with_threshold_and_actual_value() -> None:
    result = gate("报告/thin.txt", "--fail-under", "60")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "门禁：未通过 · 总分 0.0，要求不低于 60"


def test_1_when_one_of_several_is_not() -> None:
    result = gate("报告", "--fail-on", "required")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "门禁：未通过 · 2 份中 1 份不达标"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fail-under", "viel"],
        ["--fail-under", "nan"],
        ["--fail-under", "-1"],
        ["--fail-under", "100.1"],
        ["--fail-under", "1e400"],
        ["--fail-under", "advisor=50"],
        ["--fail-under", "adviser="],
        ["--fail-under", ""],
        ["--fail-on", "everything"],
        ["--report", "pdf"],
        ["--report", "docx:-"],
        ["--output", "报告/thin.txt"],
        ["--report", "sarif:报告/thin.txt"],
        ["--waivers", "missing.yaml"],
        ["--baseline", "missing.json"],
        ["--reviews", "missing"],
        ["--profile", "missing"],
        ["--rules", "missing"],
        ["--unknown"],
        [],
    ],
    ids=" ".join,
)
def test_2_for_wrong_use(arguments: list[str]) -> None:
    paths = ["报告/thin.txt"] if arguments else []
    before = Path("报告/thin.txt").read_bytes()
    result = gate(*paths, *arguments)
    assert result.exit_code == 2
    assert "错误：" in result.stderr
    assert Path("报告/thin.txt").read_bytes() == before


def test_2_for_a_path_that_is_not_there() -> None:
    assert gate("报告/nirgends.txt").exit_code == 2


def test_2_for_an_expired_waiver_even_when_the_gate_is_not_met() -> None:
    result = gate("报告/thin.txt", "--fail-under", "60", *waive(expires="2025-12-31"))
    assert result.exit_code == 2
    assert "waivers.yaml:2 对“adviser.headcount”的豁免已于2025-12-31到期" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("门禁：未通过")
    assert result.stdout.splitlines()[-1].endswith("豁免有 1 处错误")


def test_2_for_a_waiver_of_an_unknown_rule() -> None:
    result = gate("报告/thin.txt", *waive(rule="adviser.headcounts"))
    assert result.exit_code == 2
    assert "waivers.yaml:2" in result.stderr
    assert "adviser.headcount" in result.stderr


def test_2_for_an_unused_waiver() -> None:
    result = gate("报告/full.txt", *waive())
    assert result.exit_code == 2
    assert "没有用上" in result.stdout


@pytest.mark.parametrize(
    ("name", "content"), [("空.txt", b""), ("白.txt", b" \n \n"), ("小说.txt", ("他笑了。\n" * 200).encode())]
)
def test_3_when_there_is_nothing_to_evaluate(name: str, content: bytes) -> None:
    Path(name).write_bytes(content)
    result = gate(name, "--fail-under", "0")
    assert result.exit_code == 3
    assert "门禁：未通过" in result.stdout


def test_3_for_an_empty_folder() -> None:
    Path("leer").mkdir()
    result = gate("leer")
    assert result.exit_code == 3
    assert result.stdout.splitlines()[-1] == "门禁：未通过 · 没有可以评估的报告"


def test_3_and_not_1_when_no_element_applies() -> None:
    rules = Path("rules")
    shutil.copytree(HERE / "rules", rules)
    for file, old in (("adviser.yaml", "since: 2019"), ("report.yaml", "level: recommended")):
        text = (rules / file).read_text(encoding="utf-8")
        new = "since: 2999" if old.startswith("since") else "level: recommended\n    since: 2999"
        (rules / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    text = Path("报告/full.txt").read_text(encoding="utf-8")
    silent = text.replace("我局聘请2名法律顾问", "全局重视").replace("全年开展执法培训12次", "全年较忙")
    Path("报告/静.txt").write_text(silent, encoding="utf-8")
    result = checker("gate", "--rules", "rules", "--profile", "small", "报告/静.txt", "--fail-under", "10")
    assert result.exit_code == 3
    assert "总分 不适用，要求不低于 10" in result.stdout


def test_4_when_one_of_those_met_cannot_be_read() -> None:
    result = gate("报告/full.txt", binary(), "--fail-under", "60")
    assert result.exit_code == 4
    assert result.stdout.splitlines()[-1] == "门禁：未通过 · 总分 100.0，要求不低于 60 · 1 份读不出来"


def test_4_when_none_can_be_read() -> None:
    assert gate(binary(), "--fail-under", "60").exit_code == 4


def test_1_before_4() -> None:
    assert gate("报告/thin.txt", binary(), "--fail-under", "60").exit_code == 1


@pytest.mark.parametrize(
    "format", ["sarif", "junit", "github", "gitlab", "rdjson", "oscal", "lines", "json", "markdown"]
)
@pytest.mark.parametrize(("file", "code"), [("full.txt", 0), ("thin.txt", 1), ("坏.txt", 4), ("nirgends.txt", 2)])
def test_no_format_changes_the_code(format: str, file: str, code: int) -> None:
    binary()
    result = gate(f"报告/{file}", "--fail-under", "60", "--report", f"{format}:out/result")
    assert result.exit_code == code
    assert Path("out/result").is_file()


# every pair of options

OPTIONS: dict[str, Callable[[], list[str]]] = {
    "fail-under": lambda: ["--fail-under", "50"],
    "fail-on": lambda: ["--fail-on", "required"],
    "waivers": waive,
    "baseline": lambda: ["--baseline", "known.json"],
    "reviews": reviewed,
    "report": lambda: ["--report", "sarif:out/a.sarif"],
    "output": lambda: ["--output", "out/a.txt"],
    "lang": lambda: ["--lang", "en"],
    "profile": lambda: ["--profile", "small"],
}


def expected(names: set[str]) -> int:
    """What the documentation makes of thin.txt with these options."""
    if {"waivers", "reviews"} <= names:
        return 2  # what is met after a review needs no waiver
    excused = {"baseline", "reviews"} | ({"waivers"} if "fail-under" not in names else set())
    return 1 if names & {"fail-under", "fail-on"} and not names & excused else 0


@pytest.mark.parametrize("pair", list(itertools.combinations(OPTIONS, 2)), ids=" ".join)
def test_options_mean_the_same_together_as_alone(pair: tuple[str, str]) -> None:
    checker("baseline", "write", *RULES, "报告/thin.txt", "--baseline", "known.json")
    arguments = [argument for name in pair for argument in OPTIONS[name]()]
    result = gate("报告/thin.txt", *arguments)
    assert result.exit_code == expected(set(pair)), result.stdout
    text = Path("out/a.txt").read_text(encoding="utf-8") if "output" in pair else result.stdout
    assert ("gate: " if "lang" in pair else "门禁：") in text.splitlines()[-1]
    assert Path("out/a.sarif").exists() is ("report" in pair)


# thresholds


def test_without_thresholds_the_gate_of_the_profile_applies() -> None:
    text = Path("报告/full.txt").read_text(encoding="utf-8")
    Path("报告/年度.txt").write_text(text.replace("2024年，某县公安局", "2023年，某县公安局"), encoding="utf-8")
    result = checker("gate", "报告/年度.txt")
    assert result.exit_code == 1
    assert "要求不低于 60" in result.stdout
    assert "错误 check.year" in result.stdout


def test_a_dimension_has_its_own_threshold() -> None:
    result = gate("报告/thin.txt", "--fail-under", "0", "--fail-under", "adviser=10.5")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "门禁：未通过 · 总分 0.0，要求不低于 0 · 法律顾问制度 0.0，要求不低于 10.5"


def test_the_total_may_be_named_as_in_the_settings() -> None:
    assert "总分 100.0，要求不低于 99" in gate("报告/full.txt", "--fail-under", "total=99").stdout


# settings


def test_settings_are_found_upward_from_the_first_path_and_count_from_their_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure("profile: small\nfail-on: [required]\nwaivers: waivers.yaml\nbaseline: known.json\n")
    rules = RULES[:2]
    waive()
    Path("known.json").write_text(
        '{"schema": "fazhi-checker/baseline/1", "checklist": {"digest": ""}, "documents": {}}'
    )
    from_above = checker("gate", *rules, "报告/thin.txt")
    monkeypatch.chdir("报告")
    inside = checker("gate", *rules, "thin.txt")
    absolute = checker("gate", *rules, str(project / "报告" / "thin.txt"))
    monkeypatch.chdir(project.parent)
    outside = checker("gate", *rules, "project/报告/thin.txt")
    assert [r.exit_code for r in (from_above, inside, absolute, outside)] == [0, 0, 0, 0]
    assert all("已豁免 adviser.headcount" in r.stdout for r in (from_above, inside, absolute, outside))


def test_the_baseline_is_the_same_from_every_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    configure("profile: small\nfail-on: [required, recommended]\nbaseline: known.json\n")
    assert checker("baseline", "write", *RULES[:2], "报告").exit_code == 0
    assert set(json.loads(Path("known.json").read_text(encoding="utf-8"))["documents"]) == {
        "报告/full.txt", "报告/thin.txt",
    }  # fmt: skip
    monkeypatch.chdir("报告")
    assert checker("gate", *RULES[:2], ".").exit_code == 0


def test_an_override_by_glob_has_its_own_thresholds_and_profile() -> None:
    configure("fail-under: 60\noverrides:\n  - {files: ['*thin*'], fail-under: 0}\n")
    assert gate("报告").exit_code == 0
    configure("fail-under: 0\noverrides:\n  - {files: ['*thin*'], profile: nirgends}\n")
    result = checker("gate", *RULES[:2], "--profile", "small", "报告")
    assert result.exit_code == 0  # the one on the command line goes first
    assert checker("gate", "--rules", str(HERE / "rules"), "报告").exit_code == 2


def test_the_threshold_of_an_override_holds_inside_an_archive() -> None:
    with zipfile.ZipFile("报告/稿.zip", "w") as archive:
        archive.write("报告/thin.txt", "thin.txt")
    configure("fail-under: 60\noverrides:\n  - {files: ['报告/*.zip*'], fail-under: 0}\n")
    assert gate("报告/稿.zip").exit_code == 0


def test_the_command_line_replaces_a_key() -> None:
    configure("fail-under: 60\nfail-on: [required]\n")
    assert gate("报告/thin.txt", "--fail-under", "0").exit_code == 1
    assert gate("报告/thin.txt", "--fail-under", "0", "--fail-on", "check-error").exit_code == 0


def test_include_and_exclude_choose_in_folders() -> None:
    configure("fail-under: 60\nexclude: ['*/thin.txt']\n")
    assert gate(".").exit_code == 0
    configure("fail-under: 60\ninclude: ['报告/t*']\n")
    assert gate(".").exit_code == 1


@pytest.mark.parametrize(
    "text", ["fail-over: 1\n", "fail-under: {adviserr: 50}\n", "fail-on: [all]\n", "a: [\n", "waivers: nirgends.yaml\n"]
)
def test_mistakes_in_settings_are_usage_errors(text: str) -> None:
    configure(text)
    result = gate("报告/full.txt")
    assert result.exit_code == 2
    assert "错误：" in result.stderr


def test_a_mapping_of_thresholds_in_the_settings() -> None:
    configure("fail-under: {total: 0, adviser: 60}\n")
    result = gate("报告/thin.txt")
    assert result.exit_code == 1
    assert "法律顾问制度 0.0，要求不低于 60" in result.stdout


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


# reports


def test_reports_go_where_they_are_asked_for_and_are_told() -> None:
    result = gate("报告/thin.txt", "--report", "sarif:a.sarif", "--report", "junit:b/c.xml", "--report", "lines")
    assert result.exit_code == 0
    assert all(name in result.stderr for name in ("a.sarif", "c.xml", "gate.lines.txt"))
    assert Path("reports_out/gate.lines.txt").read_text(encoding="utf-8").startswith("报告/thin.txt:")


def test_standard_input() -> None:
    content = Path("报告/thin.txt").read_bytes()
    result = gate("-", "--fail-under", "60", "--report", "lines:-", stdin=content)
    assert result.exit_code == 1
    assert result.stdout.startswith("-:")


def test_the_same_file_by_two_names_is_one_document() -> None:
    assert gate("报告/full.txt", "./报告/full.txt", "--report", "json:a.json").exit_code == 0
    assert len(json.loads(Path("a.json").read_text(encoding="utf-8"))["documents"]) == 1


def test_score_names_files_to_other_programs_as_they_count_from_here(project: Path) -> None:
    result = checker(
        "score", *RULES, str(project / "报告" / "thin.txt"), "--report", "sarif:a.sarif", "--report", "oscal:o"
    )
    assert result.exit_code == 0
    (run,) = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"]
    assert run["artifacts"][0]["location"]["uri"] == "%E6%8A%A5%E5%91%8A/thin.txt"
    (document,) = json.loads(Path("o").read_text(encoding="utf-8"))["assessment-results"]["results"]
    assert document["findings"]


def test_english() -> None:
    result = gate("报告/thin.txt", "--fail-under", "60", "--lang", "en")
    assert result.stdout.splitlines()[-1] == "gate: not met · score 0.0, at least 60 wanted"
