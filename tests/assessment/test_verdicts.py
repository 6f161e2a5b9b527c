"""From labels to statuses and scores, as catalogue.yaml defines them."""

from __future__ import annotations

import pytest

from checker.assessment.model import Status

from .conftest import Rules

TITLE = "某县公安局{year}年度法治政府建设情况报告\n{year}年工作情况报告如下。\n一、主要举措和成效\n"
NEXT = "二、下一步工作打算\n"
LACK = "二、存在的不足\n"


def report(text: str, year: int = 2024) -> str:
    return TITLE.format(year=year) + text + "\n"


@pytest.mark.parametrize(
    ("text", "status", "points"),
    [
        ("聘请律师。培训民警。", "met", 2.0),
        ("聘请律师。", "partial", 1.0),
        ("其他工作正常开展。\n" + NEXT + "聘请律师。", "planned", 0.0),
        ("其他工作正常开展。\n" + LACK + "聘请律师滞后。", "weak", 0.0),
        ("其他工作正常开展。", "missing", 0.0),
        ("聘请律师。\n" + NEXT + "培训民警。", "partial", 1.0),
    ],
)
def test_status_and_points(rules: Rules, text: str, status: str, points: float) -> None:
    verdict = rules.element("one", {"a": '["聘请"]', "b": '["培训"]'}).verdict(report(text), "one")
    assert (verdict.status.value, verdict.points) == (status, points)


def test_conditional_part_leaves_score_and_status(rules: Rules) -> None:
    rules.element("one", {"a": '["聘请"]'})
    rules.elements[0] = rules.elements[0].rstrip() + (
        "\n      b:\n        text: 附带\n        conditional: true\n        find: [培训]\n"
        "        examples: {yes: [一, 二, 三], plan: [四], no: [五, 六]}\n"
    )
    verdict = rules.verdict(report("聘请律师。"), "one")
    assert verdict.status is Status.MET
    assert verdict.points == verdict.weight
    assert [p.label.value for p in verdict.parts] == ["yes", "no"]


def test_since_applies_before_its_year_only_when_mentioned(rules: Rules) -> None:
    rules.element("one", {"a": '["聘请"]'}, extra="since: 2022")
    assert rules.verdict(report("无。", 2021), "one").status is Status.NOT_APPLICABLE
    assert rules.verdict(report("聘请律师。", 2021), "one").status is Status.MET
    assert rules.verdict(report("无。", 2022), "one").status is Status.MISSING


NIL = 'nil: ["未发生 … @复议"]'


def test_truthful_none_counts_and_moots_what_hangs_on_it(rules: Rules) -> None:
    rules.element("total", {"figure": '["@复议 … #案件"]'}, extra="nil_ok: true", part=NIL)
    rules.element("outcomes", {"figure": '["维持"]'}, extra="moot_if_nil: adviser.total")
    assessment = rules.assess(report("全年未发生行政复议。"))
    assert [e.status for e in assessment.elements] == [Status.MET, Status.NOT_APPLICABLE]
    assert assessment.score.possible == 2.0
    assert assessment.score.percent == 100.0


def test_figure_is_no_none(rules: Rules) -> None:
    rules.element("total", {"figure": '["@复议 … #案件"]'}, extra="nil_ok: true", part=NIL)
    rules.element("outcomes", {"figure": '["维持"]'}, extra="moot_if_nil: adviser.total")
    assessment = rules.assess(report("全年行政复议5件。"))
    assert [e.status for e in assessment.elements] == [Status.MET, Status.MISSING]


def test_gain_is_what_the_total_would_rise_by(rules: Rules) -> None:
    rules.element("one", {"a": '["聘请"]'}, weight=3).element("two", {"a": '["培训"]'}, weight=1)
    assessment = rules.assess(report("聘请律师。"))
    assert assessment.score.percent == 75.0
    assert [e.gain for e in assessment.elements] == [0.0, 25.0]


def test_nothing_to_evaluate_has_no_score(rules: Rules) -> None:
    score = rules.element("one", {"a": '["聘请"]'}, extra="since: 2022").assess(report("无。", 2021)).score
    assert (score.percent, score.grade) == (None, None)


def test_grade_is_the_profiles(rules: Rules) -> None:
    rules.element("one", {"a": '["聘请"]'})
    assert rules.assess(report("聘请律师。")).score.grade == "优"
    assert rules.assess(report("无。")).score.grade == "差"


def test_heading_counts_only_with_matching_content(rules: Rules) -> None:
    rules.element("one", {"a": '["@顾问"]'}).element("two", {"b": '["律师 … #人"]'})
    bare = report("（一）完善法律顾问制度\n机关大楼粉刷一新，食堂更换了桌椅。")
    filled = report("（一）完善法律顾问制度\n全年签约律师2名，参加会商。")
    assert rules.verdict(bare, "one").status is Status.MISSING
    assert rules.verdict(filled, "one").status is Status.MET


def test_evidence_is_the_original_text_at_its_place(rules: Rules) -> None:
    text = report("　　全局聘请“法律顾问”２名，参与合同审查。")
    evidence = rules.element("one", {"a": '["聘请 … @顾问 … #人"]'}).verdict(text, "one").parts[0].evidence[0]
    assert evidence.quote == "全局聘请“法律顾问”２名"
    assert text[evidence.start : evidence.end] == evidence.quote
    assert (evidence.location.line, evidence.location.column) == (4, 3)
    assert evidence.location.section == "一、主要举措和成效"
