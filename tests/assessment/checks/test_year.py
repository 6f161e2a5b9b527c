"""check.year: a report says of itself which year it is for, and says the same everywhere."""

from __future__ import annotations

import pytest

from checker.assessment.checks import year
from checker.assessment.model import CheckOutcome

TITLE = "青岭县公安局2024年度法治政府建设情况报告"
OPENING = "2024年，青岭县公安局深入学习贯彻习近平法治思想，全面推进法治公安建设。"
DONE = "一、2024年推进法治政府建设的主要举措和成效\n全年办结行政案件1200起，执法质量稳步提升。"
LACKS = "二、存在的不足和原因\n个别民警执法理念有待转变。"
FIRST = "三、党政主要负责人履行第一责任人职责情况\n局长带头学法，听取法治工作汇报4次。"
NEXT = "四、2025年工作打算\n持续提升执法规范化水平。"


def report(*parts: str, title: str = TITLE) -> str:
    return "\n".join([title, *parts, "青岭县公安局\n2025年1月20日"])


SOUND = report(OPENING, DONE, LACKS, FIRST, NEXT)


def test_a_report_of_one_year_passes(run) -> None:
    found = run(year, SOUND)
    assert found.outcome is CheckOutcome.PASS
    assert found.quotes == ["一、2024年推进法治政府建设的主要举措和成效", "四、2025年工作打算"]


def test_the_plan_for_the_year_that_is_over_is_pointed_out(run) -> None:
    found = run(year, SOUND.replace("四、2025年工作打算", "四、2024年工作打算"))
    assert found.quotes == ["四、2024年工作打算"]
    assert "2024年，应为2025年" in found.message


@pytest.mark.parametrize(
    "heading",
    [
        "一、2023年推进法治政府建设的主要举措和成效",
        "一、二〇二三年度法治政府建设工作情况",
        "一、二○二三年法治建设工作开展情况",
        "第一部分 2022年度依法行政工作总结",
        "一、2023年度法治公安建设取得的主要成效",
    ],
)
def test_a_heading_of_an_earlier_year_is_pointed_out(run, heading: str) -> None:
    found = run(year, SOUND.replace("一、2024年推进法治政府建设的主要举措和成效", heading))
    assert found.failed
    assert found.quotes == [heading]


@pytest.mark.parametrize(
    "heading",
    [
        "四、2023年工作安排",
        "四、二〇二四年主要工作安排",
        "四、2024年推进法治政府建设的主要计划安排",
        "四、2026年法治政府建设工作思路",
    ],
)
def test_the_plan_must_be_for_the_next_year(run, heading: str) -> None:
    assert run(year, SOUND.replace("四、2025年工作打算", heading)).quotes == [heading]


@pytest.mark.parametrize(
    "heading",
    [
        "四、二〇二五年度法治政府建设工作安排",
        "四、下一年度工作安排",
        "四、2024年下一步工作打算",
        "四、2025年推进法治政府建设的主要安排",
        "四、2024年存在的问题和2025年工作打算",
    ],
)
def test_headings_of_plans_that_are_right_or_not_sure(run, heading: str) -> None:
    assert not run(year, SOUND.replace("四、2025年工作打算", heading)).failed


@pytest.mark.parametrize(
    "heading",
    [
        "一、上年度推进法治政府建设的主要举措和成效",
        "一、2021—2025年法治政府建设实施情况",
        "一、2022年以来法治建设工作情况",
        "一、2023年度法治督察反馈问题整改情况",
        "一、2023年执法质量考评工作情况反馈问题落实情况",
        "一、《青岭县2023年法治政府建设工作要点》落实情况",
        "一、2023年底法治建设工作基础情况",
        "一、2023年12月至2024年11月法治建设工作情况",
    ],
)
def test_what_is_no_claim_is_no_fault(run, heading: str) -> None:
    assert not run(year, SOUND.replace("一、2024年推进法治政府建设的主要举措和成效", heading)).failed


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("现将2023年度法治政府建设情况报告如下：", "现将2023年度法治政府建设情况报告如下"),
        ("按照县委依法治县办要求，现将我局二〇二三年法治建设工作汇报如下：", "现将我局二〇二三年法治建设工作汇报如下"),
        ("现就2022年度推进法治政府建设工作情况报告如下。", "现就2022年度推进法治政府建设工作情况报告如下"),
    ],
)
def test_the_preamble_of_another_year_is_pointed_out(run, sentence: str, quoted: str) -> None:
    assert run(year, report(OPENING + sentence, DONE, NEXT)).quotes == [quoted]


@pytest.mark.parametrize(
    "sentence",
    [
        "现将2024年度法治政府建设情况报告如下：",
        "现将有关情况报告如下：",
        "现将上年度法治政府建设情况报告如下：",
        "现将2021—2024年法治政府建设情况报告如下：",
        "现将2023年以来法治政府建设情况报告如下：",
        "现将贯彻《青岭县2023年法治工作要点》情况报告如下：",
        "2023年，县局被评为全省执法示范单位。",
        "刑事案件较2023年下降12%，比2022年下降20%。",
    ],
)
def test_other_years_in_the_text_are_no_fault(run, sentence: str) -> None:
    assert not run(year, report(OPENING + sentence, DONE, NEXT)).failed


def test_a_first_paragraph_that_opens_with_another_year_is_pointed_out(run) -> None:
    opening = "2023年，青岭县公安局深入学习贯彻习近平法治思想，全面推进法治公安建设。"
    assert run(year, report(opening, LACKS)).quotes == ["2023年"]


def test_a_look_back_before_this_years_turn_is_no_fault(run) -> None:
    opening = "2023年，青岭县公安局荣立集体一等功。2024年，全局再接再厉，扎实推进法治建设。"
    assert not run(year, report(opening, DONE)).failed


def test_without_a_year_in_the_title_the_first_paragraph_counts(run) -> None:
    text = report(OPENING, DONE.replace("2024", "2023"), title="青岭县公安局法治政府建设情况报告")
    assert run(year, text).failed


def test_without_a_year_of_its_own_there_is_nothing_to_compare(run) -> None:
    text = report("一年来，全局扎实推进法治建设。", DONE, title="青岭县公安局法治政府建设情况报告")
    assert run(year, text).outcome is CheckOutcome.NOT_APPLICABLE


def test_a_report_that_names_its_year_once_has_nothing_to_compare(run) -> None:
    assert run(year, report("全局扎实推进法治建设。", LACKS)).outcome is CheckOutcome.NOT_APPLICABLE
