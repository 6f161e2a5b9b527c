"""Years and dates in any numerals, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from checker.reading.dates import dates, years


def test_years_in_any_numerals() -> None:
    text = "2024年与二〇二二年、二零二三年、二0二一年"
    found = years(text)
    assert [year for _, _, year in found] == [2024, 2022, 2023, 2021]
    assert [text[start:end] for start, end, _ in found] == ["2024", "二〇二二", "二零二三", "二0二一"]


@pytest.mark.parametrize("text", ["12024年", "2024人", "1998年", "十二年"])
def test_no_year(text: str) -> None:
    assert years(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年1月28日", date(2026, 1, 28)),
        ("二〇二三年十二月十五日", date(2023, 12, 15)),
        ("二零二五年一月廿五日", date(2025, 1, 25)),
        ("二〇二四年二月十日", date(2024, 2, 10)),
        ("2025-1-20", date(2025, 1, 20)),
        ("2025.01.20", date(2025, 1, 20)),
    ],
)
def test_dates_in_any_numerals(text: str, day: date) -> None:
    assert dates(f"于{text}。") == [(1, 1 + len(text), day)]


@pytest.mark.parametrize("text", ["2024年1-3月", "2024年13月1日", "2023年2月29日", "2024年12月"])
def test_no_date(text: str) -> None:
    assert dates(text) == []
