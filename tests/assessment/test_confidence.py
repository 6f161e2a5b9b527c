"""Which “yes” is put up for review, why, and that it stays a “yes”."""

from __future__ import annotations

import pytest

from checker.assessment.confidence import Review
from checker.assessment.model import PartVerdict

from .conftest import Rules

HEAD = "某县公安局2024年度法治政府建设情况报告\n2024年工作情况报告如下。\n一、主要举措和成效\n"
NEXT = "\n二、下一步工作打算\n"
LACK = "\n二、存在的不足\n"
TWO_SENTENCES = '[{find: "聘请 & #人", within: next}]'


def verdict(rules: Rules, finder: str, text: str) -> PartVerdict:
    """What ``finder`` makes of ``text``; beside it stands an element that any “律师…名” meets."""
    rules.element("one", {"p": finder}).element("other", {"p": '["律师 … #人"]'})
    return rules.verdict(f"{HEAD}{text}\n", "one").parts[0]


@pytest.mark.parametrize(
    ("finder", "text", "reason"),
    [
        ('["@顾问"]', "（一）完善法律顾问制度\n全年签约律师2名，参加会商。", Review.HEADING),
        (TWO_SENTENCES, "我局聘请律师。参训民警30名。", Review.SPLIT),
        ('["聘请"]', f"聘请律师。{NEXT}聘请会计。", Review.CONTESTED),
        ('["聘请"]', f"聘请律师。{LACK}聘请会计滞后。", Review.CONTESTED),
        ('["聘请"]', "我局聘请律师。县司法局聘请会计。", Review.CONTESTED),
        ('["#人|#"]', f"律师2名。{NEXT}律师5名。", Review.CONTESTED),  # one figure, though it fits both
        ('["@顾问"]', "开展法律顾问业务培训。", Review.LESSON),
        ('["@顾问"]', "紧扣法律顾问这一主题，道路交通秩序良好。", Review.BARE),
        ('["聘请"]', "我局正在聘请律师。", Review.HEDGED),
        ('["聘请"]', "初步选聘请来的律师。", Review.HEDGED),
    ],
)
def test_weak_evidence_is_put_up_for_review(rules: Rules, finder: str, text: str, reason: Review) -> None:
    part = verdict(rules, finder, text)
    assert (part.label.value, part.review) == ("yes", reason)


@pytest.mark.parametrize(
    ("finder", "text", "label"),
    [
        ('["@顾问"]', "（一）完善法律顾问制度\n落实法律顾问制度，签约律师2名。", "yes"),
        (TWO_SENTENCES, "我局聘请律师2名。参训民警30名。", "yes"),
        ('["聘请"]', f"聘请律师。又聘请翻译。{NEXT}聘请会计。", "yes"),
        ('["@顾问"]', "开展法律顾问业务培训。法律顾问列席会议。", "yes"),
        ('["@顾问"]', "建立法律顾问制度。", "yes"),
        ('["@顾问"]', "法律顾问2名。", "yes"),
        ('["聘请"]', "我局正在聘请律师。我局聘请翻译。", "yes"),
        ('["聘请"]', f"其他工作正常开展。{NEXT}正在聘请律师。", "plan"),
        ('["聘请"]', f"其他工作正常开展。{LACK}聘请律师滞后。", "weak"),
        ('["聘请"]', "其他工作正常开展。", "no"),
    ],
)
def test_good_evidence_and_what_is_no_yes_need_no_review(rules: Rules, finder: str, text: str, label: str) -> None:
    part = verdict(rules, finder, text)
    assert (part.label.value, part.review) == (label, "")


def test_a_part_about_training_may_rest_on_training(rules: Rules) -> None:
    rules.element("one", {"p": '["@顾问"]'})
    rules.elements[0] = rules.elements[0].replace("text: 要点", "text: 写明顾问业务的培训")
    assert rules.verdict(f"{HEAD}开展法律顾问业务培训。\n", "one").parts[0].review == ""


def test_a_truthful_none_is_not_a_bare_name(rules: Rules) -> None:
    rules.element("one", {"p": '["@复议 … #案件"]'}, extra="nil_ok: true", part='nil: ["全年无行政复议"]')
    part = rules.verdict(f"{HEAD}全年无行政复议。\n", "one").parts[0]
    assert (part.label.value, part.nil, part.review) == ("yes", True, "")


def test_review_changes_neither_status_nor_score(rules: Rules) -> None:
    element = rules.element("one", {"p": '["@顾问"]'}).verdict(f"{HEAD}开展法律顾问业务培训。\n", "one")
    assert element.parts[0].review
    assert (element.status.value, element.points) == ("met", element.weight)
