"""People's decisions: read, found by document, in force until the words they refer to change."""

from __future__ import annotations

import pytest

from checker.checklist.model import Label
from checker.checklist.problem import ChecklistError
from checker.gate.model import Severity
from checker.gate.reviews import in_force, load_reviews, of_document
from tests.output import gated

PARTS = {"legal-adviser.headcount/figure", "report.causes/analysis"}
SOURCE = """reviews:
  - document: 报告/*.txt
    part: legal-adviser.headcount/figure
    label: no
    by: 李科长
    why: 是派出所聘请的，不是本局
    quote: 聘请2名法律顾问
"""


def load(source: str = SOURCE):
    return load_reviews(source.encode(), "a.yaml", PARTS)


def problems(source: str) -> str:
    with pytest.raises(ChecklistError) as caught:
        load(source)
    return "\n".join(map(str, caught.value.problems))


def test_a_decision_is_read_with_its_place() -> None:
    (review,) = load()
    assert review.where == "a.yaml:2"
    assert (review.decision.label, review.decision.by) == (Label.NO, "李科长")


@pytest.mark.parametrize("key", ["document", "part", "label", "by", "why", "quote"])
def test_everything_is_required(key: str) -> None:
    lines = [line for line in SOURCE.splitlines() if f" {key}:" not in line]
    if key == "document":
        lines[1] = lines[1].replace("    part", "  - part")
    assert key in problems("\n".join(lines))


def test_an_unknown_part_is_told_with_the_nearest_one() -> None:
    said = problems(SOURCE.replace("headcount/figure", "headcount/figures"))
    assert "a.yaml:3" in said
    assert "legal-adviser.headcount/figure" in said.split("headcount/figures", 1)[1]


def test_an_unknown_label_is_told() -> None:
    assert "a.yaml:4" in problems(SOURCE.replace("label: no", "label: maybe"))


@pytest.mark.parametrize(
    ("path", "count"), [("报告/a.txt", 1), ("./报告/a.txt", 1), ("报告\\a.txt", 1), ("a.txt", 0), ("报告/a.pdf", 0)]
)
def test_it_holds_for_the_documents_of_its_glob(path: str, count: int) -> None:
    assert len(of_document(load(), path)) == count


def test_it_is_in_force_while_its_words_stand() -> None:
    held, told = in_force(load(), gated.report())
    assert [decision.part for decision in held] == ["legal-adviser.headcount/figure"]
    assert told == []


@pytest.mark.parametrize("text", ["聘 请2名 法律顾问", "聘请２名法律顾问"], ids=["blanks", "full width"])
def test_typing_it_another_way_changes_nothing(text: str) -> None:
    held, _ = in_force(load(), gated.report(gated.TEXT.replace("聘请2名法律顾问", text)))
    assert held


def test_when_its_words_changed_it_is_told_as_stale() -> None:
    held, (trouble,) = in_force(load(), gated.report(gated.TEXT.replace("聘请2名", "聘请4名")))
    assert held == []
    assert trouble.severity is Severity.WARNING
    assert trouble.where == "a.yaml:2"
    assert "已失效" in trouble.message
