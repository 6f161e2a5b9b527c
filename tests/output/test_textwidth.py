"""Lines on a terminal: as wide as promised, numbers whole, nothing that could steer the terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.output.textwidth import clean, display_width, pad, shorten, shorten_path, wrap
from tests.output.sample import HOSTILE


def test_a_han_character_takes_two_columns() -> None:
    assert display_width("法治ab") == 6
    assert pad("法治", 6) == "法治  "


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("共办理1234567件案件", 10, ["共办理", "1234567件", "案件"]),
        ("增长12.5%以上", 8, ["增长", "12.5%以", "上"]),
        ("公布信息，公开。", 8, ["公布信", "息，公", "开。"]),
        ("见《办法》第一条", 6, ["见《办", "法》第", "一条"]),
        ("见《办法》第一条", 5, ["见", "《办", "法》", "第一", "条"]),
        ("rulemaking.normative-documents", 12, ["rulemaking.", "normative-", "documents"]),
        ("一二三四五六", 5, ["一二", "三四", "五六"]),
        ("", 10, []),
    ],
)
def test_lines_break_between_words_only(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


@given(st.text(alphabet="法治，。（）《》“”1234.5%年 abc-…", max_size=80), st.integers(2, 40))
def test_wrapping_keeps_every_character_and_the_width(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(display_width(line) <= columns for line in lines)


@given(st.text(alphabet="法治，12ab", max_size=80), st.integers(5, 40))
def test_a_shortened_text_fits_and_keeps_both_ends(text: str, columns: int) -> None:
    short = shorten(text, columns)
    assert display_width(short) <= columns
    if short != text:
        head, _, tail = short.partition("…")
        assert head
        assert tail
        assert text.startswith(head)
        assert text.endswith(tail)


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (40, "一、举措 / （二）审核 / 3.法律顾问"),
        (30, "（二）审核 / 3.法律顾问"),
        (20, "3.法律顾问"),
        (7, "3.…顾问"),
    ],
)
def test_of_a_section_the_innermost_heading_is_kept(columns: int, shown: str) -> None:
    assert shorten_path("一、举措 / （二）审核 / 3.法律顾问", columns) == shown


@given(st.text(max_size=60))
def test_cleaned_text_has_nothing_a_terminal_obeys(text: str) -> None:
    cleaned = clean(text)
    assert not [c for c in cleaned if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert "\n" not in cleaned


def test_what_is_readable_survives_cleaning() -> None:
    assert clean(HOSTILE).startswith("[31m红倒序零宽2J|")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("法治\n政府", "法治政府"),
        ("法治\r\n　　政府", "法治政府"),
        ("rule\nof law", "rule of law"),
        ("第 1\t条", "第 1 条"),
    ],
)
def test_wrapped_sources_are_joined(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
