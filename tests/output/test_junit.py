"""JUnit XML as GitLab and Jenkins read it."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as Xml

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from checker.assessment.model import Run
from checker.gate.model import GateResult, Thresholds
from checker.output import junit
from checker.output.lang import Lang
from tests.output import gated, sample


def made(run: Run = gated.RUN, result: GateResult | None = None, lang: Lang = Lang.ZH) -> Xml.Element:
    return Xml.fromstring(junit.render(run, result or gated.gate(run), lang))


def cases(root: Xml.Element) -> dict[str, Xml.Element]:
    return {case.get("name", "").split()[0]: case for case in root.iter("testcase")}


def outcome(case: Xml.Element) -> str:
    return next((child.tag for child in case if child.tag in ("failure", "error", "skipped")), "passed")


RUNS = {
    "usual": (gated.RUN, gated.gate(gated.RUN)),
    "excused": (gated.RUN, gated.EXCUSED),
    "hostile": (sample.HOSTILE_RUN, gated.gate(sample.HOSTILE_RUN)),
    "several": (sample.SEVERAL, gated.gate(sample.SEVERAL)),
    "empty": (sample.run(), gated.gate(sample.run())),
}


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", RUNS)
def test_both_dialects_can_be_read(name: str, lang: Lang) -> None:
    root = made(*RUNS[name], lang)
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert {"name", "tests", "failures", "errors", "skipped", "time", "timestamp"} <= set(suite.keys())
        for case in suite.iter("testcase"):
            assert {"classname", "name", "file", "time"} <= set(case.keys())
            assert {child.tag for child in case} <= {"failure", "error", "skipped", "system-out"}
            assert len(case) <= 1
    # jenkins: the element may not be known twice; gitlab: it keeps only the first of a name
    keys = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", RUNS)
def test_counts_are_those_of_the_cases(name: str) -> None:
    root = made(*RUNS[name])
    tags = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    for node in (root, *root):
        assert int(node.get("tests", "")) == len(list(node.iter("testcase")))
        for key, tag in tags.items():
            assert int(node.get(key, "")) == len(list(node.iter(tag)))


def test_another_program_reads_the_same() -> None:
    parsed = JUnitXml.fromstring(junit.render(gated.RUN, gated.EXCUSED, Lang.ZH).encode())
    kinds: dict[type, int] = {}
    for suite in parsed:
        for case in suite:
            for result in case.result:
                kinds[type(result)] = kinds.get(type(result), 0) + 1
    assert kinds == {Failure: 5, Error: 1, Skipped: 5}
    assert (parsed.failures, parsed.errors, parsed.skipped) == (5, 1, 5)


def test_every_rule_is_a_case_and_what_is_met_passes() -> None:
    found = cases(made())
    assert outcome(found["report.title"]) == "passed"
    assert outcome(found["check.year"]) == "passed"
    assert outcome(found["report.deficiencies"]) == "failure"
    assert outcome(found["services.enterprise"]) == "skipped"
    assert outcome(found["check.deadline"]) == "skipped"
    assert len(found) == len(("读取", "门槛")) + 7 + 4


def test_red_is_what_the_gate_forbids_and_nothing_else() -> None:
    lenient = gated.gate(gated.RUN, thresholds=Thresholds({"": Decimal(0)}))
    root = made(result=lenient)
    assert list(root.iter("failure")) == []
    assert "不影响门禁" in cases(root)["report.deficiencies"][0].get("message", "")


def test_a_threshold_is_a_case() -> None:
    missed = cases(made(result=gated.gate(gated.RUN, thresholds=Thresholds({"": Decimal(99)}))))["门槛"]
    assert missed[0].get("message") == "总分 33.3，要求不低于 99"
    assert (
        outcome(cases(made(result=gated.gate(gated.RUN, thresholds=Thresholds({"": Decimal(20)}))))["门槛"]) == "passed"
    )


def test_waived_and_known_are_skipped_with_the_reason() -> None:
    found = cases(made(result=gated.EXCUSED))
    waived, known = found["report.deficiencies"], found["three-systems.recording"]
    assert outcome(waived) == outcome(known) == "skipped"
    assert "该局暂不承担这项职责" in waived[0].get("message", "")
    assert known[0].get("message") == "基线内的问题"


def test_what_could_not_be_read_is_an_error() -> None:
    case = cases(made())["读取"]
    assert outcome(case) == "error"
    assert "不是文本文件" in (case[0].text or "")


def test_the_detail_is_in_the_body_too() -> None:
    body = cases(made())["three-systems.recording"][0].text or ""
    assert "第5行第" in body
    assert "执法纪录仪配备不足" in body
    assert "建议：" in body
    assert "厅字〔2019〕28号" in body
    assert "补齐可增 1.5 分" in body


def test_dots_make_no_packages() -> None:
    assert all("." not in case.get("classname", "") for case in made().iter("testcase"))


def test_times_are_what_the_schema_takes() -> None:
    for suite in made():
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp", ""))
        assert re.fullmatch(r"\d+(\.\d+)?", suite.get("time", ""))


def test_nothing_that_xml_cannot_hold() -> None:
    text = junit.render(sample.HOSTILE_RUN, gated.gate(sample.HOSTILE_RUN), Lang.ZH)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\ud800-\udfff\ufffe\uffff]", text)
    assert "&lt;b&gt;" in text
    assert "org.eslint" not in text


def test_surrogates_and_noncharacters_are_dropped() -> None:
    run = sample.run(gated.document("坏\ud800\ufffe\x00.txt"))
    text = junit.render(run, gated.gate(run), Lang.ZH)
    assert Xml.fromstring(text)[0].get("name") == "坏.txt"


def test_a_met_element_to_review_passes_and_says_so() -> None:
    lenient = gated.gate(gated.RUN, thresholds=Thresholds())
    case = cases(made(result=lenient))["legal-adviser.headcount"]
    assert outcome(case) == "passed"
    assert "待复核" in (case.findtext("system-out") or "")


def test_the_page_is_named_for_print() -> None:
    run = sample.run(gated.printed())
    assert "位置：第3页第5行第22列" in (cases(made(run))["three-systems.recording"][0].text or "")
