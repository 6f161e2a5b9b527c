"""Facts: what each figure counts, and 0, not mentioned and not applicable kept apart."""

from __future__ import annotations

import pytest

from checker.assessment.cases import Cell, State
from checker.assessment.facts import Fact, read_facts
from checker.assessment.numerals import read_number
from checker.reading import parse_text
from checker.reading.model import Report

ZERO = Cell(State.GIVEN, 0.0)
ABSENT = Cell(State.NOT_MENTIONED)
MOOT = Cell(State.NOT_APPLICABLE)


def report(text: str) -> Report:
    return parse_text(f"河东市公安局2023年度法治政府建设工作情况报告\n\n一、主要情况\n\n{text}\n")


def given(value: float) -> Cell:
    return Cell(State.GIVEN, value)


def facts(text: str) -> tuple[Fact, ...]:
    return read_facts(report(text)).facts


@pytest.mark.parametrize(
    ("text", "subject", "value", "unit", "comparator", "year"),
    [
        ("全年审核行政案件1,347起。", "审核行政案件", 1347, "起", "=", 2023),
        ("现聘请两名律师。", "现聘请律师", 2, "名", "=", 2023),
        ("查处交通违法行为1.1万余起。", "查处交通违法行为", 11000, "起", "≥", 2023),
        ("办结率达到98.5%以上。", "办结率", 0.985, "%", "≥", 2023),
        ("2022年曾通报执法问题二百一十三个。", "2022年曾通报执法问题", 213, "个", "=", 2022),
        ("二〇二二年通报执法问题13个。", "二〇二二年通报执法问题", 13, "个", "=", 2022),
        ("上年行政复议案件9件。", "上年行政复议案件", 9, "件", "=", 2022),
    ],
)
def test_a_figure_with_what_it_counts(
    text: str, subject: str, value: float, unit: str, comparator: str, year: int
) -> None:
    (fact,) = facts(text)
    assert (fact.subject, fact.value, fact.unit, fact.comparator, fact.year) == (subject, value, unit, comparator, year)
    assert fact.sentence == text


def test_two_figures_of_one_thing_have_the_same_subject() -> None:
    assert [(f.subject, f.raw, f.unit) for f in facts("审核处罚案件61案113人。")] == [
        ("审核处罚案件", "61", "案"),
        ("审核处罚案件", "113", "人"),
    ]


@pytest.mark.parametrize(
    "text", ["落实三项制度、四个一律。", "召开十八届三中全会精神学习会。", "发现一起查处一起。", "第3次修订。"]
)
def test_manners_of_speech_are_no_facts(text: str) -> None:
    assert facts(text) == ()


def test_the_place_is_that_of_the_figure() -> None:
    (fact,) = facts("全年审核行政案件1,347起。")
    assert (fact.location.line, fact.location.column, fact.location.section) == (5, 9, "一、主要情况")


def test_what_became_of_the_cases() -> None:
    reconsideration, litigation = read_facts(
        report(
            "全年被申请行政复议16件，维持11件、撤销1件、申请人撤回后终止3件，另有1件未结。"
            "行政诉讼九件，判决胜诉六件、败诉一件，两件尚在审理，负责人出庭应诉7次，出庭率100%。"
        )
    ).cases
    assert reconsideration.total == given(16)
    assert {n: c for n, c in reconsideration.outcomes.items() if c != ABSENT} == {
        "维持": given(11),
        "撤销": given(1),
        "终止": given(3),
    }
    assert reconsideration.pending == given(1)
    assert reconsideration.appearances == MOOT
    assert (litigation.total, litigation.pending) == (given(9), given(2))
    assert (litigation.outcomes["胜诉"], litigation.outcomes["败诉"]) == (given(6), given(1))
    assert (litigation.appearances, litigation.appearance_rate) == (given(7), given(1.0))


def test_none_is_zero_and_makes_the_outcomes_moot() -> None:
    for table in read_facts(report("全年未发生行政复议、行政诉讼案件。")).cases:
        assert table.total == ZERO
        assert set(table.outcomes.values()) == {MOOT}
        assert table.pending == MOOT


def test_silence_is_not_zero() -> None:
    for table in read_facts(report("依法办理各类案件120件。")).cases:
        assert table.total == ABSENT
        assert set(table.outcomes.values()) == {ABSENT}


@pytest.mark.parametrize("text", ["未发生行政复议被撤销案件。", "没有发生行政诉讼败诉案件。"])
def test_no_lost_case_is_not_no_case(text: str) -> None:
    assert [t.total for t in read_facts(report(text)).cases] == [ABSENT, ABSENT]


def test_all_upheld_is_a_number() -> None:
    reconsideration, litigation = read_facts(report("行政复议1案，行政诉讼3案，均维持，无败诉案件。")).cases
    assert (reconsideration.outcomes["维持"], reconsideration.outcomes["撤销"]) == (given(1), ZERO)
    assert (litigation.outcomes["维持"], litigation.outcomes["败诉"]) == (given(3), ZERO)


def test_other_bodies_and_years_do_not_fill_the_table() -> None:
    text = "上年行政复议案件9件。全县法院今年新收行政诉讼案件118件。"
    assert [t.total for t in read_facts(report(text)).cases] == [ABSENT, ABSENT]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十七", 17),
        ("二百三十六", 236),
        ("一千零二", 1002),
        ("三千二", 3200),
        ("9.8万", 98000),
        ("两", 2),
        ("三点五", 3.5),
        ("九亿九千零一十九万二千四百二十九", 990192429),
        ("二〇二三", 2023),
        ("0", 0),
        ("万", None),
        ("", None),
    ],
)
def test_numbers_as_they_are_written(written: str, number: float | None) -> None:
    assert read_number(written) == number
