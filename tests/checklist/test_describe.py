"""Rules in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from checker.checklist import Place, Window, describe
from checker.checklist.describe import PLACE_NAMES, WINDOW_NAMES
from checker.checklist.pattern import parse_pattern


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("聘请", "“聘请”"),
        ("聘请|外聘", "“聘请/外聘”"),
        ("聘请|@聘任", "“聘请”或“聘任”一类的词"),
        ("#", "任意数字"),
        ("聘请|外聘 … #人 …… 法律顾问", "“聘请/外聘”，其后16字内出现以“人”计的数字，其后同一句内出现“法律顾问”"),
        ("a & b & !c", "同时出现“a”、“b”，不得出现“c”"),
        ("a & !(b … c)", "出现“a”，不得出现（“b”，其后16字内出现“c”）"),
        ("《条例》", "书名号内的“条例”"),
        ("/第[一二]次/", "符合 /第[一二]次/ 的文字"),
        ("比(#往年)", "“比”紧接报告年度以前的年份"),
    ],
)
def test_a_pattern_is_put_into_words(pattern: str, words: str) -> None:
    assert describe(parse_pattern(pattern)) == words


def test_a_finder_also_says_where_and_how_near(rules: Any) -> None:
    sequence, conjunction, section = rules.load().dimensions[1].elements[0].parts[0].find
    assert describe(sequence) == "“复议”一类的词，其后16字内出现以“案件”计的数字"
    assert describe(conjunction) == (
        "同时出现“复议”一类的词、以“案件”计的数字，不得出现“法院”；同一分句内；只在“小标题”、“主要举措和成效”中查找"
    )
    assert describe(section) == "有“存在的不足”这样一个一级部分，且其下有内容"


def test_every_window_and_place_has_a_name() -> None:
    assert set(WINDOW_NAMES) == set(Window)
    assert set(PLACE_NAMES) == set(Place)
