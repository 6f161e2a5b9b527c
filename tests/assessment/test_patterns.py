"""What each operator of the pattern language matches (docs/rule-language.md)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Label = Callable[..., str]


@pytest.mark.parametrize(
    ("finder", "text", "expected"),
    [
        ('["聘请|外聘"]', "我局外聘律师。", "yes"),
        ('["聘请|外聘"]', "我局委托律师。", "no"),
        ('["聘请 … @顾问"]', "聘请两名律师担任法律顾问。", "yes"),
        ('["聘请 … @顾问"]', "聘请了律师，法律顾问也在场。", "no"),  # … stays within the clause
        ('["聘请 …… @顾问"]', "聘请了律师，法律顾问也在场。", "yes"),
        ('["聘请 …… @顾问"]', "聘请了律师。法律顾问也在场。", "no"),  # …… stays within the sentence
        ('["聘请 … @顾问"]', "聘请来自不同地区不同行业不同单位不同专业的法律顾问。", "no"),  # beyond 16 characters
        ('["@顾问 & 聘请"]', "法律顾问由我局聘请。", "yes"),
        ('["@顾问 & 聘请 & !讲座"]', "聘请法律顾问开展讲座。", "no"),
        ('[{find: "@顾问 & #人", within: clause}]', "法律顾问，律师2名。", "no"),
        ('[{find: "@顾问 & #人", within: next}]', "充实法律顾问。律师2名。", "yes"),
        ('[{find: "@顾问 & #人", within: next}]', "充实法律顾问。\n律师2名。", "no"),  # not across paragraphs
        ('["聘请 … #人"]', "聘请律师多名。", "no"),
        ('["聘请 … #人"]', "聘请律师十余名。", "yes"),
        ('["聘请 … #"]', "聘请律师3%。", "yes"),
        ('["(聘请)(#人)"]', "聘请3名律师。", "yes"),
        ('["(聘请)(#人)"]', "聘请律师3名。", "no"),  # side by side means side by side
        ('["《法律顾问》"]', "印发《法律顾问工作规则》。", "yes"),
        ('["法律顾问"]', "印发《法律顾问工作规则》。", "no"),  # a document's name is no fact
        ('["/聘请(?!过)/"]', "聘请过律师。", "no"),
        ('["“三项制度”"]', "落实三项制度。", "yes"),  # quotation marks mean nothing
        ('["法律（顾问）"]', "法律(顾问)", "yes"),  # neither does width
    ],
)
def test_operator(label: Label, finder: str, text: str, expected: str) -> None:
    assert label(finder, text) == expected


def test_in_restricts_the_section(label: Label) -> None:
    finder = '[{find: "聘请", in: [next-year]}]'
    assert label(finder, "聘请律师。") == "no"
    assert label(finder, "聘请律师。", heading="二、下一步工作打算") == "plan"


def test_preamble_reports_nothing(label: Label) -> None:
    assert label('["2024年工作情况"]', "聘请律师。") == "no"


def test_section_finder_wants_content(label: Label) -> None:
    finder = "[{section: deficiencies}]"
    assert label(finder, "聘请律师的工作做得还不够到位。", heading="二、存在的不足") == "yes"
    assert label(finder, "聘请律师的工作按计划完成。") == "no"
    assert label(finder, "装备老化，人手不足。", heading="二、存在的不足") == "yes"  # short, and content all the same
    assert label(finder, "", heading="二、存在的不足") == "no"


@pytest.mark.parametrize(("text", "expected"), [("聘请律师。", "yes"), ("聘请过律师。", "no")])
def test_regular_expressions_do_without_the_private_parser(
    label: Label, monkeypatch: pytest.MonkeyPatch, text: str, expected: str
) -> None:
    monkeypatch.setattr("checker.assessment.anchors.parser", None)
    assert label('["/聘请(?!过)/"]', text) == expected
