"""The table: aligned at any width, safe, in the order a reader needs."""

from __future__ import annotations

import dataclasses
import itertools
import re

import pytest

from checker.assessment.model import Document, Run, Status
from checker.checklist.model import Label
from checker.output import table
from checker.output.lang import Lang
from checker.output.textwidth import QUOTE_COLUMNS, display_width
from tests.output import sample

FRAME = "┌├│└"
ANSI = re.compile("\x1b\\[[0-9;]*m")


def frames(text: str) -> list[list[str]]:
    lines = itertools.groupby(text.splitlines(), key=lambda line: line[:1] in FRAME and line != "")
    return [list(group) for framed, group in lines if framed]


@pytest.mark.parametrize("width", [64, 80, 100, 120, 200])
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("run", [sample.SINGLE, sample.SEVERAL, sample.HOSTILE_RUN], ids=["one", "several", "hostile"])
def test_rows_of_a_table_are_equally_wide_and_fit(run: Run, lang: Lang, width: int) -> None:
    made = table.render(run, lang, width)
    assert frames(made)
    for frame in frames(made):
        assert len({display_width(line) for line in frame}) == 1
    assert all(display_width(line) <= width for line in made.splitlines())


def test_bars_stand_in_one_column() -> None:
    bars = [line for line in table.render(sample.SINGLE).splitlines() if "░" in line or "──────────" in line]
    bars = [line for line in bars if line.startswith("  ")]
    assert len(bars) == 3
    assert len({display_width(re.split("[█░─]", line)[0]) for line in bars}) == 1


def test_the_largest_gain_comes_first() -> None:
    made = table.render(sample.SINGLE)
    assert made.index("+3.5分") < made.index("+1.8分") < made.index("+2.4分") < made.index("+1.2分")


def test_the_last_line_tells_score_grade_and_required_elements() -> None:
    assert (
        table.render(sample.SINGLE).splitlines()[-1] == "总分 72.5（中） · 必备要素缺失 1 项，不完整 2 项 · 1 项待复核"
    )


def test_nothing_evaluated_is_no_score() -> None:
    made = table.render(sample.run(Document("空.txt", "1" * 64, sample.EMPTY, None)))
    assert "不评分" in made
    assert not re.search(r"总分|\d%", made)


def test_a_hostile_report_cannot_steer_the_terminal() -> None:
    made = table.render(sample.HOSTILE_RUN)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", made)


def test_colour_only_when_asked_and_without_moving_anything() -> None:
    plain = table.render(sample.SINGLE)
    coloured = table.render(sample.SINGLE, colour=True)
    assert "\x1b" not in plain
    assert coloured != plain
    assert ANSI.sub("", coloured) == plain


def test_a_long_quote_is_shortened_in_the_middle() -> None:
    made = table.render(sample.SINGLE, width=160)
    quote = re.search("「(上传.*?291条)」", made)
    assert quote
    assert "…" in quote[1]
    assert display_width(quote[1]) <= QUOTE_COLUMNS


def test_what_rests_on_little_is_listed_with_its_reason_and_counted() -> None:
    made = table.render(sample.SINGLE, width=120)
    listed = made[made.index("待复核（1项") :]
    assert "legal-adviser.headcount" in listed
    assert "待复核：只有一处写明" in listed
    assert made.rstrip().endswith("1 项待复核")
    assert "said in one place only" in table.render(sample.SINGLE, Lang.EN, 120)


def test_a_hint_says_that_it_is_one() -> None:
    made = table.render(sample.SINGLE, width=120)
    assert "提示：最接近的一句「法律顾问列席案件讨论。」" in made
    assert made.count("法律顾问列席案件讨论。") == 1


def test_the_hints_of_one_missing_element_are_each_shown_once() -> None:
    same = sample.hint("相近的一句。")
    parts = (sample.part("a", Label.NO, hint=same), sample.part("b", Label.NO, hint=same))
    missing = sample.element("report.causes", "原因分析", Status.MISSING, parts)
    assessment = dataclasses.replace(sample.ASSESSMENT, elements=(missing,))
    made = table.render(sample.run(Document("a.txt", "1" * 64, assessment, None)))
    assert made.count("相近的一句。") == 1


def test_what_does_not_apply_needs_no_review() -> None:
    part = sample.part("a", Label.YES, sample.evidence("甲"), review="乙")
    moot = sample.element("report.causes", "原因分析", Status.NOT_APPLICABLE, (part,))
    assessment = dataclasses.replace(sample.ASSESSMENT, elements=(moot,))
    made = table.render(sample.run(Document("a.txt", "1" * 64, assessment, None)))
    assert made.rstrip().endswith("0 项待复核")
