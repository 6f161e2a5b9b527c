"""check.deadline: signed by 1 March of the next year; published by 1 April."""

from __future__ import annotations

import pytest

from checker.assessment.checks import deadline
from checker.assessment.model import CheckOutcome

BODY = "现将有关情况报告如下。\n一、主要举措和成效\n扎实推进法治公安建设，执法质量稳步提升。\n"


def signed(date: str, title: str = "柳河县公安局2023年度法治政府建设情况报告") -> str:
    return f"{title}\n{BODY}柳河县公安局\n{date}\n"


@pytest.mark.parametrize(
    "date",
    [
        "2023年12月28日",
        "2024年1月5日",
        "2024年2月29日",
        "2024年3月1日",
        "二〇二四年一月十日",
        "二〇二四年二月廿八日",
        "二○二四年三月一日",
        "2024-02-20",
        "2024.1.31",
    ],
)
def test_in_time(run, date: str) -> None:
    found = run(deadline, signed(date))
    assert found.outcome is CheckOutcome.PASS
    assert found.quotes == [date]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2024年3月2日", True),
        ("2024年3月29日", True),
        ("2024年4月1日", True),
        ("二〇二四年三月十五日", True),
        ("2024年4月2日", False),
        ("二〇二四年十二月十五日", False),
        ("二○二四年四月十一日", False),
        ("二零二四年五月二十日", False),
        ("2024-05-20", False),
        ("2025年1月3日", False),
    ],
)
def test_late(run, date: str, published: bool) -> None:
    found = run(deadline, signed(date))
    assert found.failed
    assert found.quotes == [date]
    assert "报送时限2024年3月1日" in found.message
    assert ("公开时限2024年4月1日" in found.message) is not published


def test_the_message_names_both_dates(run) -> None:
    message = run(deadline, signed("二〇二四年十二月十五日")).message
    assert message.startswith("成文日期为2024年12月15日，晚于2023年度报告")


@pytest.mark.parametrize("date", ["", "2024年5月", "2024年13月40日"])
def test_without_a_whole_date_there_is_nothing_to_compare(run, date: str) -> None:
    assert run(deadline, signed(date)).outcome is CheckOutcome.NOT_APPLICABLE


def test_a_year_worked_out_from_the_date_proves_nothing(run) -> None:
    text = signed("2023年12月20日", title="柳河县公安局法治政府建设情况报告")
    assert run(deadline, text).outcome is CheckOutcome.NOT_APPLICABLE


def test_a_date_in_the_text_is_no_sign_off(run) -> None:
    text = signed("").replace("稳步提升。", "稳步提升。2024年6月3日，召开推进会。")
    assert run(deadline, text).outcome is CheckOutcome.NOT_APPLICABLE


def test_the_year_may_stand_in_the_first_paragraph(run) -> None:
    text = signed("2024年4月20日", title="柳河县公安局法治政府建设情况报告")
    assert run(deadline, text.replace("现将有关", "现将2023年度有关")).failed
