"""How a mention is meant: cues, their scope, look-alikes and ends, and what the section says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Label = Callable[..., str]
HIRED = '["聘请 … #人"]'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("聘请2名律师。", "yes"),
        ("拟聘请2名律师。", "plan"),
        ("下一步，针对合同审查，聘请2名律师。", "plan"),  # the scope crosses commas
        ("此事下一步再议，目前已聘请2名律师。", "yes"),  # and ends at 目前已
        ("模拟法庭上聘请2名律师。", "yes"),  # 模拟 is no 拟
        ("聘请2名律师，拟再增加。", "yes"),  # a cue looks forward only
        ("聘请2名律师不够用。", "weak"),
        ("聘请2名律师，但装备不足。", "yes"),  # another clause
        ("未聘请2名律师。", "no"),
        ("未经批准聘请2名律师。", "yes"),
        ("没有因为县里财政困难等等原因而停办，聘请2名律师。", "yes"),  # a short reach
        ("县司法局聘请2名律师。", "no"),
        ("县司法局牵头，我局聘请2名律师。", "yes"),
        ("2020年聘请2名律师。", "no"),
        ("2020年聘请1名律师，今年聘请2名律师。", "yes"),
    ],
)
def test_cue(label: Label, text: str, expected: str) -> None:
    assert label(HIRED, text) == expected


def test_topic_of_a_lesson_is_no_fact(label: Label) -> None:
    assert label('["@顾问"]', "以法律顾问制度为题授课。") == "no"
    assert label('["@顾问"]', "以落实法律顾问制度促规范。") == "yes"


def test_earlier_year_spoils_only_figures(label: Label) -> None:
    assert label('["聘请"]', "2020年聘请2名律师。") == "yes"


def test_cue_inside_the_match_is_no_cue(label: Label) -> None:
    assert label('["未 … 聘请"]', "未聘请律师。") == "yes"


def test_ignored_modality_does_not_demote(label: Label) -> None:
    assert label(HIRED, "县司法局聘请2名律师。", part="ignore: [other]") == "yes"
    assert label('[{find: "聘请 … #人", ignore: [weak]}]', "聘请2名律师不够用。") == "yes"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("三、下一步工作打算", "plan"), ("二、存在的不足", "weak"), ("一、主要做法", "yes")],
)
def test_section_gives_the_default(label: Label, heading: str, expected: str) -> None:
    assert label(HIRED, "聘请2名律师。", heading=heading) == expected


def test_denied_among_deficiencies_is_a_shortcoming(label: Label) -> None:
    assert label(HIRED, "未聘请2名律师。", heading="二、存在的不足") == "weak"


def test_yes_outranks_plan_outranks_weak(label: Label) -> None:
    assert label(HIRED, "聘请1名律师不够用。拟聘请2名律师。") == "plan"
    assert label(HIRED, "拟聘请2名律师。聘请1名律师。") == "yes"
