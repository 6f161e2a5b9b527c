"""Thresholds against what was found."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checker.assessment.model import Document, Score, Status
from checker.checklist.model import Label
from checker.gate import baseline as baselines
from checker.gate.fail_on import FailOn
from checker.gate.model import DocumentVerdict, Thresholds
from checker.gate.verdict import Exceptions, decide
from tests.output import gated, sample


def verdict(thresholds: Thresholds, document: Document | None = None, **options: object) -> DocumentVerdict:
    run = sample.run(document or gated.document())
    return gated.gate(run, thresholds=thresholds, **options).documents[0]  # type: ignore[arg-type]


def under(**percents: object) -> Thresholds:
    return Thresholds({key.replace("total", "").replace("_", "-"): Decimal(str(p)) for key, p in percents.items()})


@pytest.mark.parametrize(
    ("threshold", "shown", "is_met"),
    [
        # 4 of 12 points are 33.333…: compared as shown, to a tenth or to the places of the threshold
        ("33", "33.3", True),
        ("33.3", "33.3", True),
        ("33.33", "33.33", True),
        ("33.34", "33.33", False),
        ("33.4", "33.3", False),
        ("34", "33.3", False),
        ("0", "33.3", True),
    ],
)
def test_the_score_is_compared_as_it_is_shown(threshold: str, shown: str, is_met: bool) -> None:
    made = verdict(under(total=threshold))
    (measure,) = made.measures
    assert (str(measure.actual), measure.is_met, made.is_met) == (shown, is_met, is_met)


@pytest.mark.parametrize(("threshold", "is_met"), [("50", True), ("51", False)])
def test_a_dimension_has_a_threshold_of_its_own(threshold: str, is_met: bool) -> None:
    made = verdict(under(legal_adviser=threshold))
    (measure,) = made.measures
    assert (measure.title, str(measure.actual)) == ("法律顾问制度", "50.0")
    assert made.is_met is is_met


def test_a_dimension_that_does_not_apply_is_no_failure() -> None:
    made = verdict(under(review=90))
    assert made.is_met
    assert made.measures[0].actual is None


def test_what_has_no_score_has_not_reached_one() -> None:
    document = Document("空.txt", None, replace(sample.EMPTY, score=Score(0, 0, None, None)), None)
    assert not verdict(under(total=0), document).is_met


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        (FailOn.REQUIRED, {"report.deficiencies", "three-systems.recording"}),
        (FailOn.RECOMMENDED, {"legal-adviser.training"}),
        (FailOn.CHECK_ERROR, {"check.totals"}),
        (FailOn.CHECK_WARNING, {"check.terms"}),
        (FailOn.NEEDS_REVIEW, {"legal-adviser.headcount"}),
    ],
)
def test_each_kind_fails_its_own_findings(kind: FailOn, rules: set[str]) -> None:
    made = verdict(Thresholds({}, frozenset({kind})))
    assert {j.finding.rule for j in made.findings if j.fails} == rules
    assert not made.is_met


def test_what_is_optional_never_fails() -> None:
    made = verdict(gated.STRICT)
    assert "services.hotline" not in {j.finding.rule for j in made.findings if j.fails}


def test_without_thresholds_everything_is_met() -> None:
    assert verdict(Thresholds()).is_met


def test_a_waiver_changes_the_gate_and_not_the_raw_score() -> None:
    run = sample.run(gated.document())
    required = Thresholds({"": Decimal(40)}, frozenset({FailOn.REQUIRED}))
    before = gated.gate(run, thresholds=required).documents[0]
    waivers = gated.waiver("report.deficiencies"), gated.waiver("three-systems.recording")
    after = gated.gate(run, *waivers, thresholds=required).documents[0]
    assert (before.is_met, after.is_met) == (False, True)
    assert before.percent == after.percent == sample.ASSESSMENT.score.percent
    assert (before.waived_percent, after.waived_percent) == (33.3333, 50.0)


def test_a_waived_review_leaves_the_points_of_a_met_element() -> None:
    made = gated.gate(sample.run(gated.document()), gated.waiver("legal-adviser.headcount")).documents[0]
    assert made.waived_percent == 33.3333


def test_known_from_the_baseline_does_not_fail() -> None:
    made = verdict(Thresholds({}, frozenset({FailOn.REQUIRED})), known={"report.deficiencies": {"part"}})
    assert {j.finding.rule for j in made.findings if j.fails} == {"three-systems.recording"}


@pytest.mark.parametrize(("threshold", "wanted"), [(60, "50.0"), (40, "40")])
def test_a_known_document_reaches_the_threshold_or_its_own_former_score(threshold: int, wanted: str) -> None:
    (measure,) = verdict(under(total=threshold), known={}).measures
    assert str(measure.threshold) == wanted


def test_every_document_has_to_meet_the_gate() -> None:
    good = replace(gated.document("good.txt"), assessment=replace(sample.ASSESSMENT, elements=(), checks=()))
    run = sample.run(good, gated.document("bad.txt"))
    result = gated.gate(run, thresholds=Thresholds({}, frozenset({FailOn.REQUIRED})))
    assert [d.is_met for d in result.documents] == [True, False]
    assert not result.is_met


def test_a_waiver_never_lowers_the_score() -> None:
    half = replace(gated.element("report.half", Status.PARTIAL, Label.NO), weight=2.0, points=1.9)
    poor = replace(gated.element("report.poor", Status.MISSING, Label.NO), weight=8.0, points=0.0)
    document = sample.assessed(half, poor)
    before = gated.gate(sample.run(document)).documents[0]
    after = gated.gate(sample.run(document), gated.waiver("report.half", "*")).documents[0]
    assert before.waived_percent == before.percent == 19.0
    assert after.waived_percent == 19.1919


def test_a_known_document_has_to_keep_the_score_of_each_dimension() -> None:
    document = sample.assessed(replace(gated.element("report.a", Status.PARTIAL, Label.NO), points=0.5))
    wanted = under(total=90, report=90)
    assert not verdict(wanted, document).is_met
    run = sample.run(document)
    assert document.assessment is not None
    known = baselines.of_findings({document.path: ()}, {document.path: document.assessment}, run.checklist_digest)
    exceptions = Exceptions((), "", known, "b.json", gated.TODAY, lambda glob: True)
    assert all(m.is_met for m in decide(run, lambda path: wanted, exceptions).documents[0].measures)
