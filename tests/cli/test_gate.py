"""``checker gate`` as CI meets it: how it ends, what it prints, what it writes, what it goes by."""

from __future__ import annotations

import itertools
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.gating import HERE, RULES, binary, checker, configure, gate, reviewed, waive

pytestmark = pytest.mark.usefixtures("project")


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
