"""OSCAL assessment results, held against the official model as compliance-trestle brings it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from trestle.oscal import OSCAL_VERSION
from trestle.oscal.assessment_results import AssessmentResults

from checker.assessment.model import Run
from checker.gate.model import GateResult
from checker.output import oscal
from checker.output.lang import Lang
from tests.output import gated, sample


def made(run: Run = gated.RUN, result: GateResult | None = None, lang: Lang = Lang.ZH) -> Any:
    return json.loads(oscal.render(run, result or gated.gate(run), lang))["assessment-results"]


def first(result: GateResult | None = None) -> Any:
    return next(r for r in made(result=result)["results"] if "某县" in r["title"])


def by_rule(entries: list[Any]) -> dict[str, Any]:
    return {prop["value"]: e for e in entries for prop in e["props"] if prop["name"] == "rule"}


def result_of(observation: Any) -> str:
    return next(str(prop["value"]) for prop in observation["props"] if prop["name"] == "result")


RUNS = {
    "usual": (gated.RUN, gated.gate(gated.RUN)),
    "excused": (gated.RUN, gated.EXCUSED),
    "printed": (sample.run(gated.printed()), gated.gate(sample.run(gated.printed()))),
    "several": (sample.SEVERAL, gated.gate(sample.SEVERAL)),
    "hostile": (sample.HOSTILE_RUN, gated.gate(sample.HOSTILE_RUN)),
    "empty": (sample.run(), gated.gate(sample.run())),
}


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", RUNS)
def test_it_follows_the_official_model(name: str, lang: Lang) -> None:
    AssessmentResults.model_validate(made(*RUNS[name], lang))


def test_the_model_is_one_that_can_fail() -> None:
    data = made()
    data["results"][0]["observations"] = []
    with pytest.raises(ValueError, match="observations"):
        AssessmentResults.model_validate(data)


def test_it_is_of_the_current_version() -> None:
    assert made()["metadata"]["oscal-version"] == oscal.VERSION == OSCAL_VERSION


def test_every_rule_is_observed_and_only_verdicts_are_findings() -> None:
    result = first()
    observed = {rule: result_of(o) for rule, o in by_rule(result["observations"]).items()}
    assert observed == {
        "report.title": "met",
        "legal-adviser.headcount": "needs-review",
        "legal-adviser.training": "planned",
        "report.deficiencies": "missing",
        "three-systems.recording": "weak",
        "services.hotline": "missing",
        "services.enterprise": "not-applicable",
        "check.terms": "fail",
        "check.totals": "fail",
        "check.year": "pass",
        "check.deadline": "not-applicable",
    }
    states = {f["target"]["target-id"]: f["target"]["status"]["state"] for f in result["findings"]}
    assert set(states) == set(observed) - {"services.enterprise", "check.deadline"}
    assert states["legal-adviser.headcount"] == states["check.year"] == "satisfied"
    assert states["legal-adviser.training"] == states["check.terms"] == "not-satisfied"


def test_findings_lead_to_their_observations() -> None:
    result = first()
    ids = {o["uuid"] for o in result["observations"]}
    assert all(f["related-observations"][0]["observation-uuid"] in ids for f in result["findings"])


def test_a_waiver_is_an_approved_deviation_with_an_end() -> None:
    result = first(gated.EXCUSED)
    (risk,) = result["risks"]
    assert risk["status"] == "deviation-approved"
    assert risk["deadline"] == "2025-06-30T23:59:59+08:00"
    assert "该局暂不承担这项职责" in risk["statement"]
    finding = next(f for f in result["findings"] if f["target"]["target-id"] == "report.deficiencies")
    assert finding["target"]["status"]["state"] == "not-satisfied"
    assert finding["related-risks"] == [{"risk-uuid": risk["uuid"]}]


def test_both_scores_are_told() -> None:
    props = {p["name"]: p["value"] for p in first(gated.EXCUSED)["props"]}
    assert (props["gate"], props["score"], props["score-without-waived"]) == ("not-met", "72.5", "40.0")


def test_what_could_not_be_read_is_an_error_and_no_finding() -> None:
    result = next(r for r in made()["results"] if "扫描件" in r["title"])
    assert [result_of(o) for o in result["observations"]] == ["error"]
    assert "findings" not in result


def test_the_same_run_gives_the_same_file() -> None:
    assert oscal.render(gated.RUN, gated.EXCUSED, Lang.ZH) == oscal.render(gated.RUN, gated.EXCUSED, Lang.ZH)


def test_ids_are_of_version_five_and_each_its_own() -> None:
    run = sample.run(gated.document("a.txt"), gated.document("b.txt"), gated.unreadable())
    text = oscal.render(run, gated.gate(run), Lang.ZH)
    ids = re.findall(r'"uuid": "([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", id) for id in ids)


def test_times_are_those_of_the_run_and_have_a_zone() -> None:
    times = re.findall(r'"(?:start|end|collected|last-modified)": "([^"]+)"', oscal.render(*RUNS["usual"], Lang.ZH))
    assert set(times) == {"2025-01-15T08:00:00+08:00"}


def test_evidence_leads_to_the_document() -> None:
    data = made()
    resources = {r["uuid"]: r for r in data["back-matter"]["resources"]}
    evidence = by_rule(first()["observations"])["check.terms"]["relevant-evidence"][0]
    resource = resources[evidence["href"].removeprefix("#")]
    assert resource["rlinks"][0]["href"] == "%E6%8A%A5%E5%91%8A/%E6%9F%90%E5%8E%BF%202024.txt"
    assert {"name": "line", "ns": oscal.NAMESPACE, "value": "5"} in evidence["props"]
    assert data["import-ap"]["href"].removeprefix("#") in resources
