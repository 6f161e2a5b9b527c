"""Trends: what one body's reports say over the years, and what deserves a look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from checker.audit.statistics import STATISTICS
from checker.audit.summary import Row
from checker.audit.trends import Trend, trends
from tests.audit.rows import frame, row

FRAME = frame(elements=("a", "b", "c"), dimensions=("one", "two"))
NAME = "甲水县公安局"


def report(name: str, year: int | None, organisation: str = NAME, **fields: Any) -> Row:
    values = {"percent": 70.0, "percents": (70.0, 70.0), "statuses": ("met", "missing", "met")} | fields
    return row(name, organisation, year, **values)


def cases(domain: str = "reconsideration", **fields: Any) -> Mapping[str, Any]:
    return {domain: {"total": None, "pending": None, "appearances": None, "appearance_rate": None} | fields}


def only(*rows: Row) -> Trend:
    (trend,) = trends(rows, FRAME)
    return trend


def whys(before: Row, after: Row) -> list[str]:
    (step,) = only(before, after).steps
    return [jump.why for jump in step.jumps]


def test_scores_and_elements_from_year_to_year() -> None:
    trend = only(
        report("c", 2025, percent=None, percents=(None, None), statuses=("missing", "met", "not-applicable")),
        report("a", 2023, percent=60.0, percents=(50.0, 70.0), region="青海"),
        report("b", 2024, statuses=("partial", "met", "met")),
    )
    assert (trend.organisation, trend.region) == (NAME, "青海")
    assert [(p.year, p.name, p.percent, p.percents) for p in trend.points] == [
        (2023, "a", 60.0, (50.0, 70.0)),
        (2024, "b", 70.0, (70.0, 70.0)),
        (2025, "c", None, (None, None)),
    ]
    assert [(s.earlier, s.later, s.won, s.lost) for s in trend.steps] == [
        (2023, 2024, ("b",), ("a",)),
        (2024, 2025, (), ()),  # what no longer applies is not lost
    ]


def test_a_year_without_a_report_is_stepped_over() -> None:
    assert [(s.earlier, s.later) for s in only(report("a", 2021), report("b", 2024)).steps] == [(2021, 2024)]


def test_bodies_are_one_only_where_their_names_are() -> None:
    rows = [
        report("a", 2023, "甲水县 公安局"),
        report("b", 2024),
        report("c", 2023, "乙市公安局甲水分局"),
        report("d", 2024, "乙市公安局"),
        report("e", 2023, ""),
        report("f", 2024, ""),
    ]
    assert [[p.name for p in trend.points] for trend in trends(rows, FRAME)] == [["a", "b"]]


def test_what_cannot_be_placed_makes_no_trend() -> None:
    damaged = row("c", NAME, 2025, error=("damaged", "文件已损坏。"))
    assert trends([report("a", 2024), report("b", None), damaged], FRAME) == ()


def test_several_reports_for_a_year_are_told() -> None:
    trend = only(report("b", 2023), report("a", 2023, percent=50.0), report("c", 2024))
    assert [(p.name, p.percent, p.others) for p in trend.points] == [("a", 50.0, ("b",)), ("c", 70.0, ())]


def test_statistics_stand_side_by_side() -> None:
    old = cases(total=5.0, outcomes={"维持": 4.0, "撤销": 1.0})
    new = cases("litigation", total=2.0, appearances=2.0, appearance_rate=1.0, outcomes={})
    first, second = only(report("a", 2023, cases=old), report("b", 2024, cases=new)).points
    told = {s.id: pair for s, *pair in zip(STATISTICS, first.statistics, second.statistics, strict=True)}
    assert {id: pair for id, pair in told.items() if pair != [None, None]} == {
        "reconsideration.total": [5.0, None],
        "reconsideration.维持": [4.0, None],
        "reconsideration.撤销": [1.0, None],
        "litigation.total": [None, 2.0],
        "litigation.appearances": [None, 2.0],
        "litigation.appearance_rate": [None, 1.0],
    }


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"percent": 60.0}, {"percent": 75.0}, "总分由2023年的60.0升至2024年的75.0，提高15.0个百分点"),
        ({"percent": 75.0}, {"percent": 60.0}, "总分由2023年的75.0降至2024年的60.0，下降15.0个百分点"),
        ({"percents": (70.0, 90.0)}, {"percents": (70.0, 50.0)}, "“维度two”得分由2023年的90.0降至2024年的50.0"),
        ({"cases": cases(total=5.0)}, {"cases": cases(total=15.0)}, "行政复议案件由2023年的5件增至2024年的15件"),
        ({"cases": cases(total=12.0)}, {"cases": cases(total=0.0)}, "行政复议案件由2023年的12件降至2024年的0件"),
        ({"cases": cases(total=5.0)}, {}, "2023年写明行政复议案件5件，2024年没有写"),
        (
            {"cases": cases("litigation", appearance_rate=1.0)},
            {"cases": cases("litigation", appearance_rate=0.8)},
            "负责人出庭应诉率由2023年的100.0%降至2024年的80.0%",
        ),
        (
            {"cases": cases(total=9.0, outcomes={"撤销": 1.0, "维持": 8.0})},
            {"cases": cases(total=9.0, outcomes={"撤销": 3.0, "变更": 1.0, "维持": 5.0})},
            "行政复议被纠正的案件由2023年的1件增至2024年的4件",
        ),
        (
            {"cases": cases("litigation", total=0.0)},
            {"cases": cases("litigation", total=6.0, outcomes={"败诉": 4.0, "撤销": 3.0})},
            "行政诉讼败诉的案件由2023年的0件增至2024年的4件",
        ),
    ],
)
def test_a_jump_is_told_with_its_figures(before: Mapping[str, Any], after: Mapping[str, Any], expected: str) -> None:
    (why,) = whys(report("a", 2023, **before), report("b", 2024, **after))
    assert why.startswith(expected)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"percent": 60.0}, {"percent": 74.9}),
        ({"percent": None}, {"percent": 90.0}),
        ({"percents": (None, 70.0)}, {"percents": (90.0, 70.0)}),
        ({"cases": cases(total=5.0)}, {"cases": cases(total=14.0)}),  # thrice, but few
        ({"cases": cases(total=50.0)}, {"cases": cases(total=90.0)}),  # many, but less than thrice
        ({}, {"cases": cases(total=50.0)}),  # not told before: nothing to compare with
        ({"cases": cases("litigation", total=3.0, appearance_rate=1.0)}, {"cases": cases("litigation", total=0.0)}),
        (
            {"cases": cases(total=9.0, outcomes={"撤销": 2.0})},
            {"cases": cases(total=9.0, outcomes={"撤销": 4.0})},
        ),
    ],
)
def test_what_stays_below_the_limits_is_no_jump(before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    assert whys(report("a", 2023, **before), report("b", 2024, **after)) == []
