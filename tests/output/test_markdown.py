"""Markdown: nothing from a report becomes markup, tables keep their columns."""

from __future__ import annotations

import re

import pytest

from checker.assessment.model import Run
from checker.output import markdown
from tests.output import sample


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("*粗* _斜_", r"\*粗\* \_斜\_"),
        ("<script>", r"\<script\>"),
        ("`x`", r"\`x\`"),
        ("[a](b)", r"\[a\](b)"),
        ("![a](b)", r"\!\[a\](b)"),
        ("# 标题", r"\# 标题"),
        ("a\\|b", r"a\\\|b"),
        ("&lt;", r"\&lt;"),
        ("一\n\n二", "一二"),
        ("http://x.example", r"http:/\/x.example"),
        ("www.x.example", r"www\.x.example"),
    ],
)
def test_markup_is_escaped(text: str, escaped: str) -> None:
    assert markdown.escape(text) == escaped


@pytest.mark.parametrize("run", [sample.SEVERAL, sample.HOSTILE_RUN], ids=["several", "hostile"])
def test_every_row_has_the_columns_of_its_table(run: Run) -> None:
    tables = [t.splitlines() for t in re.findall(r"(?:^\|.*\n)+", markdown.render(run), re.MULTILINE)]
    assert tables
    for rows in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_no_raw_html_but_our_line_breaks() -> None:
    made = markdown.render(sample.HOSTILE_RUN).replace("<br>", "")
    assert not re.search(r"(?<!\\)<", made)
    assert "\x1b" not in made
    assert "\u202e" not in made


def test_it_says_what_it_was_made_with() -> None:
    last = markdown.render(sample.SINGLE).splitlines()[-1]
    assert "a1b2c3d4e5f6" in last
    assert "2025-01-15T08:00:00+08:00" in last


def test_reviews_and_hints_stand_in_the_tables() -> None:
    made = markdown.render(sample.SINGLE)
    review = next(line for line in made.splitlines() if "只有一处写明" in line)
    assert "现我局聘请1名法律顾问" in review
    assert "（第12段 第35行第8列" in review
    assert "提示：最接近的一句「法律顾问列席案件讨论。」（第12段" in made
