"""Defects of other programs' exporters and gates, each with the test that this one does not have it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as Xml

from checker.assessment.model import CheckOutcome, Document, Run, Status
from checker.checklist.model import Label
from checker.output import github, gitlab, json_file, junit, lines, oscal, rdjson, sarif
from checker.output.lang import Lang
from tests.output import gated, sample


def log(run: Run = gated.RUN) -> Any:
    return json.loads(sarif.render(run, gated.gate(run), Lang.ZH))["runs"][0]


def changed(**fields: Any) -> Run:
    """A run over the usual document with some of its assessment changed."""
    document = gated.document()
    assert document.assessment
    return sample.run(replace(document, assessment=replace(document.assessment, **fields)))


def test_zizmor_gave_reviews_a_level_and_results_no_fingerprints() -> None:
    assert {r["level"] for r in log()["results"] if r["kind"] == "review"} == {"none"}
    assert all(r["partialFingerprints"] for r in log()["results"])


def test_zizmor_sqlfluff_and_checkov_did_not_say_what_a_column_is() -> None:
    assert log()["columnKind"]


def test_zizmor_sqlfluff_spectral_and_conftest_did_not_escape_annotations() -> None:
    check = replace(gated.check("check.terms", "error", CheckOutcome.FAIL), title="a,b:c%", message="100%，是")
    run = changed(elements=(), checks=(check,))
    (line,) = github.render(run, gated.gate(run), Lang.ZH).splitlines()
    assert "title=a%2Cb%3Ac%25::100%25，是" in line


def test_spectral_counted_from_zero() -> None:
    run = changed(elements=(gated.element("report.x", Status.MISSING, Label.NO),), checks=())
    without_text = sample.run(replace(run.documents[0], report=None))
    result = gated.gate(without_text)
    assert json.loads(gitlab.render(without_text, result, Lang.ZH))[0]["location"]["lines"] == {"begin": 1, "end": 1}
    assert lines.render(without_text, result, Lang.ZH).startswith("报告/某县 2024.txt:1:1: ")


def test_textlint_kept_another_name_counted_failures_as_errors_and_escaped_twice() -> None:
    check = replace(gated.check("check.terms", "error", CheckOutcome.FAIL), message="“<甲>”应为“&乙”")
    run = changed(elements=(), checks=(check,))
    text = junit.render(run, gated.gate(run), Lang.ZH)
    root = Xml.fromstring(text)
    assert "eslint" not in text
    # The threshold fails too: without elements there is no score.
    assert (root.get("failures"), root.get("errors")) == ("2", "0")
    assert "“<甲>”应为“&乙”" in (root.findall(".//failure")[1].text or "")


def test_sqlfluff_described_rules_by_their_first_violation_took_both_times_after_and_left_paths_raw() -> None:
    run = log()
    described = {rule["fullDescription"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert not any("应为" in text for text in described)
    assert not {"startTimeUtc", "endTimeUtc"} & set(run["invocations"][0])
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert uris == {"%E6%8A%A5%E5%91%8A/%E6%9F%90%E5%8E%BF%202024.txt"}


def test_ansible_lint_declared_the_wrong_unit_and_hashed_a_representation() -> None:
    def terms(run: Run) -> Any:
        return next(r for r in log(run)["results"] if r["ruleId"] == "check.terms")

    # 𠮷 stands before it on its line: one character, but two units of UTF-16.
    column = gated.TEXT.split("\n")[4].index("执法纪录仪") + 1
    assert terms(gated.RUN)["locations"][0]["physicalLocation"]["region"]["startColumn"] == column
    assert log()["columnKind"] == "unicodeCodePoints"
    moved = sample.run(gated.document(text="\n" + gated.TEXT))
    assert terms(moved)["partialFingerprints"] == terms(gated.RUN)["partialFingerprints"]
    assert terms(moved)["locations"] != terms(gated.RUN)["locations"]


def test_checkov_excused_a_baselined_finding_in_every_file() -> None:
    run = sample.run(gated.document("a.txt"), gated.document("b.txt"))
    result = gated.gate(run, known={"report.deficiencies": {"part"}})
    known = {(v.document.path, j.finding.rule) for v in result.documents for j in v.findings if j.is_known}
    assert known == {("a.txt", "report.deficiencies")}


def test_conftest_named_all_passes_alike_and_all_rules_too() -> None:
    root = Xml.fromstring(junit.render(gated.RUN, gated.gate(gated.RUN), Lang.ZH))
    passed = [(c.get("classname"), c.get("name")) for c in root.iter("testcase") if not len(c)]
    assert len(passed) == len(set(passed)) == 2
    rules = [rule["id"] for rule in log()["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules)) == 7


def test_openscap_took_nothing_for_everything() -> None:
    run = sample.run(Document("空.txt", None, sample.EMPTY, None))
    result = gated.gate(run)
    assert not result.is_met
    (result_of_none,) = json.loads(oscal.render(run, result, Lang.ZH))["assessment-results"]["results"]
    assert "findings" not in result_of_none
    assert not any(p["name"] == "score" for p in result_of_none["props"])
    failure = Xml.fromstring(junit.render(run, result, Lang.ZH)).find(".//failure")
    assert failure is not None
    assert failure.get("message") == "总分 不适用，要求不低于 60"


def test_vale_searched_for_the_words_again_and_found_the_wrong_place() -> None:
    source = gated.report()
    second = source.source.rindex("法律顾问")
    at = replace(gated.evidence(source, "法律顾问").location, line=13, column=9)
    found = replace(gated.evidence(source, "法律顾问"), start=second, end=second + 4, location=at)
    run = changed(elements=(), checks=(gated.check("check.terms", "error", CheckOutcome.FAIL, found),))
    result = gated.gate(run)
    assert ":13:9: " in lines.render(run, result, Lang.ZH)
    (diagnostic,) = json.loads(rdjson.render(run, result, Lang.ZH))["diagnostics"]
    assert diagnostic["location"]["range"] == {"start": {"line": 13, "column": 23}, "end": {"line": 13, "column": 35}}
    assert log(run)["results"][0]["locations"][0]["physicalLocation"]["region"]["endColumn"] == 13


def test_every_export_says_the_same_of_every_finding() -> None:
    # conftest, checkov, ansible-lint: formats that disagree about what is excused
    result = gated.EXCUSED
    open_rules = {j.finding.rule for v in result.documents for j in v.findings if not j.waiver and not j.is_known}
    open_rules |= {"unreadable"}
    by_format = {
        "lines": {line.split(" ")[2] for line in
                  lines.render(gated.RUN, result, Lang.ZH).replace("某县 2024", "某县2024").splitlines()},
        "rdjson": {d["code"]["value"] for d in json.loads(rdjson.render(gated.RUN, result, Lang.ZH))["diagnostics"]},
        "gitlab": {i["check_name"] for i in json.loads(gitlab.render(gated.RUN, result, Lang.ZH))},
        "sarif": {"unreadable"} | {
            r["ruleId"]
            for r in json.loads(sarif.render(gated.RUN, result, Lang.ZH))["runs"][0]["results"]
            if not r["suppressions"] and r["baselineState"] == "new"
        },
    }  # fmt: skip
    assert set(map(frozenset, by_format.values())) == {frozenset(open_rules)}


def test_the_result_file_is_what_it_was() -> None:
    # Exporting changes no status and no raw score.
    before = json_file.render(gated.RUN)
    gated.gate(gated.RUN, gated.waiver("report.deficiencies"))
    assert json_file.render(gated.RUN) == before
