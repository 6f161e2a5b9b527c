"""SARIF, held against the official schema and against what code scanning services ask beyond it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from checker.assessment.model import Run
from checker.gate.model import GateResult
from checker.output import sarif
from checker.output.lang import Lang
from tests.output import gated, sample
from tests.packaged import json_schema

VALIDATOR = Draft7Validator(json_schema("Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"))


def made(run: Run = gated.RUN, result: GateResult | None = None, lang: Lang = Lang.ZH) -> Any:
    return json.loads(sarif.render(run, result or gated.gate(run), lang))["runs"][0]


def results(run: Run = gated.RUN, result: GateResult | None = None) -> dict[tuple[str, str], Any]:
    return {(r["ruleId"], r["kind"]): r for r in made(run, result)["results"]}


RUNS = {
    "usual": (gated.RUN, gated.gate(gated.RUN)),
    "excused": (gated.RUN, gated.EXCUSED),
    "printed": (sample.run(gated.printed()), gated.gate(sample.run(gated.printed()))),
    "hand-made": (sample.SEVERAL, gated.gate(sample.SEVERAL)),
    "hostile": (sample.HOSTILE_RUN, gated.gate(sample.HOSTILE_RUN)),
    "empty": (sample.run(), gated.gate(sample.run())),
    "a waiver in error": (gated.RUN, gated.gate(gated.RUN, gated.waiver("report.title"))),
}


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", RUNS)
def test_it_follows_the_official_schema(name: str, lang: Lang) -> None:
    data = json.loads(sarif.render(*RUNS[name], lang))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


def test_the_schema_is_one_that_can_fail() -> None:
    data = json.loads(sarif.render(*RUNS["usual"], Lang.ZH))
    del data["runs"][0]["results"][0]["message"]
    assert not VALIDATOR.is_valid(data)


def test_one_run_holds_the_whole_batch() -> None:
    run = sample.run(gated.document("b.txt"), gated.document("a.txt"))
    (only,) = json.loads(sarif.render(run, gated.gate(run), Lang.ZH))["runs"]
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in only["results"]]
    assert uris == sorted(uris)
    assert set(uris) == {"a.txt", "b.txt"}


def test_columns_are_declared_as_characters() -> None:
    assert made()["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_region_is_the_passage_in_characters(newline: str) -> None:
    run = sample.run(gated.document(text=gated.TEXT.replace("\n", newline)))
    stretch = results(run)["check.terms", "fail"]["locations"][0]["physicalLocation"]["region"]
    line = gated.TEXT.split("\n")[4]
    begin = line.index("执法纪录仪") + 1
    assert stretch == {"startLine": 5, "startColumn": begin, "endLine": 5, "endColumn": begin + 5}


def test_what_is_missing_is_shown_at_the_heading_where_it_belongs() -> None:
    found = results()["report.deficiencies", "fail"]["locations"][0]
    assert found["physicalLocation"]["region"]["startLine"] == 7
    assert found["logicalLocations"] == [{"fullyQualifiedName": "二、存在的不足"}]


def test_paths_are_relative_and_percent_encoded() -> None:
    names = {"报告/某县 2024.txt": "%E6%8A%A5%E5%91%8A/%E6%9F%90%E5%8E%BF%202024.txt", "./a%:b.txt": "a%25%3Ab.txt"}
    for path, uri in names.items():
        run = sample.run(gated.document(path))
        for result in made(run)["results"]:
            assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [("/srv/a b.txt", "file:///srv/a%20b.txt"), ("C:\\报告\\a.txt", "file:///C:/%E6%8A%A5%E5%91%8A/a.txt")],
)
def test_an_absolute_path_is_a_file_address(path: str, uri: str) -> None:
    assert made(sample.run(gated.document(path)))["artifacts"][0]["location"]["uri"] == uri


def test_a_review_is_no_failure_and_has_no_level() -> None:
    kinds = {(r["kind"], r["level"]) for r in made()["results"]}
    assert kinds == {("review", "none"), ("fail", "error"), ("fail", "warning"), ("fail", "note")}
    assert results()["legal-adviser.headcount", "review"]["level"] == "none"


def test_every_result_has_a_fingerprint_of_its_own() -> None:
    prints = [r["partialFingerprints"] for r in made()["results"]]
    assert all(set(p) == {sarif.FINGERPRINT} for p in prints)
    assert len({p[sarif.FINGERPRINT] for p in prints}) == len(prints)


def test_fingerprints_survive_text_put_before() -> None:
    before = sample.run(gated.document())
    after = sample.run(gated.document(text=gated.TEXT.replace("\n\n一、", "\n\n（征求意见稿）\n\n一、")))
    prints = [
        {(r["ruleId"], *r["partialFingerprints"].values()) for r in made(run)["results"]} for run in (before, after)
    ]
    lines = [made(r)["results"][-1]["locations"][0]["physicalLocation"]["region"]["startLine"] for r in (before, after)]
    assert lines[0] != lines[1]
    assert prints[0] == prints[1]


def test_rules_say_what_holds_of_every_report() -> None:
    run = made()
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {r["ruleId"] for r in run["results"]}
    assert rules["check.terms"]["fullDescription"]["text"] == "check.terms 的理由。"
    assert "check.terms 的建议。" in rules["check.terms"]["help"]["text"]
    assert "厅字〔2019〕28号" in rules["report.deficiencies"]["help"]["text"]
    messages = {r["message"]["text"] for r in run["results"]}
    assert not messages & {rule["fullDescription"]["text"] for rule in rules.values()}
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules.values())


def test_rules_are_referred_to_by_their_place() -> None:
    run = made()
    rules = run["tool"]["driver"]["rules"]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [r["ruleId"] for r in run["results"]]


def test_a_waiver_suppresses_with_its_reason() -> None:
    found = results(result=gated.EXCUSED)
    (suppression,) = found["report.deficiencies", "fail"]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert "该局暂不承担这项职责" in suppression["justification"]
    assert "王局长" in suppression["justification"]
    assert found["check.terms", "fail"]["suppressions"] == []


def test_the_baseline_tells_old_from_new() -> None:
    states = {key: r["baselineState"] for key, r in results(result=gated.EXCUSED).items()}
    assert states.pop(("three-systems.recording", "fail")) == "unchanged"
    assert set(states.values()) == {"new"}


def test_without_a_baseline_nothing_is_called_new() -> None:
    assert all("baselineState" not in r for r in made()["results"])


def test_what_could_not_be_read_is_an_unsuccessful_invocation() -> None:
    (invocation,) = made()["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert notification["level"] == "error"
    assert "不是文本文件" in notification["message"]["text"]
    assert made(sample.run(gated.document()))["invocations"][0]["executionSuccessful"] is True


def test_no_time_is_taken_from_a_clock() -> None:
    text = sarif.render(gated.RUN, gated.EXCUSED, Lang.ZH)
    assert "startTimeUtc" not in text
    assert "endTimeUtc" not in text
    assert text == sarif.render(gated.RUN, gated.EXCUSED, Lang.ZH)


def test_a_printed_page_is_named_in_the_message() -> None:
    (found,) = made(sample.run(gated.printed()))["results"]
    assert found["message"]["text"].startswith("（第3页第5行）")
    assert found["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2,
    }  # fmt: skip


def test_both_places_of_a_contradiction_are_given() -> None:
    found = results()["check.totals", "fail"]
    (other,) = found["relatedLocations"]
    assert other["message"]["text"] == "下一步拟聘请3名法律顾问"
    assert other["physicalLocation"]["region"]["startLine"] == 13
    assert found["locations"][0]["physicalLocation"]["region"]["startLine"] == 5


def test_waivers_in_error_are_notifications() -> None:
    run = made(result=gated.gate(gated.RUN, gated.waiver("report.title")))
    (told,) = run["invocations"][0]["toolConfigurationNotifications"]
    assert told["level"] == "error"
    assert "waivers.yaml:3" in told["message"]["text"]
