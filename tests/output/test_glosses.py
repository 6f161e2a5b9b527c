"""Under ``--lang en``: titles stay Chinese and have a gloss; what the program itself says is English."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker import load_checklist
from checker.cli.main import app
from checker.gate.model import Severity, Trouble
from checker.output import gate as gate_text
from checker.output import lines, markdown, table
from checker.output.glosses import GLOSSES, titled
from checker.output.lang import Lang
from checker.output.sentences import english
from checker.output.textwidth import display_width
from tests.output import gated, sample

SEED = str(min((Path(__file__).parents[2] / "seeds").glob("*.txt")))
CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef]")
CHECKLIST = load_checklist()
IDS = [
    *(dimension.id for dimension in CHECKLIST.dimensions),
    *(element.id for element in CHECKLIST.elements),
    *(check.id for check in CHECKLIST.checks),
]


def test_every_title_of_the_packaged_rules_has_a_gloss_and_none_is_left_over() -> None:
    assert sorted(GLOSSES) == sorted(IDS)


@pytest.mark.parametrize("id", IDS)
def test_a_gloss_is_a_few_english_words_of_its_own(id: str) -> None:
    gloss = GLOSSES[id]
    assert 1 < len(gloss.split()) <= 6
    assert not CHINESE.search(gloss)
    assert list(GLOSSES.values()).count(gloss) == 1


def test_a_title_is_glossed_in_english_only() -> None:
    id, title = "legal-adviser.headcount", "法律顾问聘请情况"
    assert titled(Lang.EN, id, title) == "法律顾问聘请情况 (legal advisers engaged)"
    assert titled(Lang.ZH, id, title) == title


def test_a_title_of_other_rules_stands_alone() -> None:
    assert titled(Lang.EN, "local.drones", "无人机管理") == "无人机管理"


@pytest.mark.parametrize("width", [64, 80])
def test_the_table_still_fits_the_screen(width: int) -> None:
    rules = {d.id: d for d in CHECKLIST.dimensions}
    scores = tuple(replace(sample.ASSESSMENT.dimensions[0], id=d.id, title=d.title) for d in rules.values())
    assessment = replace(sample.ASSESSMENT, dimensions=scores)
    shown = table.render(sample.run(replace(sample.DOCUMENT, assessment=assessment)), Lang.EN, width)
    assert max(map(display_width, shown.splitlines())) <= width
    assert sum(line.endswith(" 81%") for line in shown.splitlines()) == len(rules)
    # Where a line is broken a word may stand alone, but none is lost.
    assert all(word in shown for d in rules.values() for word in GLOSSES[d.id].split())


def test_the_headings_of_a_score_are_english() -> None:
    shown = CliRunner().invoke(app, ["score", SEED, "--lang", "en"], env={"COLUMNS": "80"}).stdout.splitlines()
    headings = [line for line in shown[2:] if line and not line.startswith(" ") and line[0] not in "│┌├└"]
    # The grade is named by the profile, the titles by the rules.
    owned = [re.split(": |Score", line)[0] for line in headings]
    assert {"Dimensions", "Passed"} <= set(owned)
    assert [line for line in owned if CHINESE.search(line) and ")" not in line] == []
    assert max(map(display_width, shown)) <= 80


def test_a_finding_is_told_in_english() -> None:
    run = sample.SINGLE
    shown = lines.render(run, gated.gate(run), Lang.EN)
    assert "error report.causes missing: 原因分析 (analysis of causes): 写明analysis的情况和数量" in shown
    assert "incomplete: 法律顾问聘请情况 (legal advisers engaged) does not say: " in shown
    assert "to review: 法律顾问聘请情况 (legal advisers engaged): 写明system的情况和数量: said in one place" in shown
    assert not re.search("缺少“|只作为不足|待复核", shown)


def test_in_chinese_nothing_changes() -> None:
    run = sample.SINGLE
    shown = lines.render(run, gated.gate(run), Lang.ZH) + markdown.render(run) + table.render(run)
    assert "缺少“原因分析”" in shown
    assert not any(gloss in shown for gloss in GLOSSES.values())


def test_a_trouble_of_the_gate_is_told_in_english() -> None:
    trouble = Trouble(
        Severity.ERROR,
        "waivers.yaml:3",
        "对“report.causes”的豁免已于2026-01-31到期",
        "请补齐内容后删去这条豁免，或重新报批",
    )
    shown = gate_text.render(replace(gated.gate(sample.SINGLE), troubles=(trouble,)), 0, Lang.EN, 200)
    assert (
        "error waivers.yaml:3 the waiver of report.causes expired on 2026-01-31; supply what is missing and delete the"
        " waiver, or have it approved anew" in shown
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("第 2、4—7 页已损坏，没有读取。", "Page 2, 4–7: damaged, not read."),
        ("文档带有宏，已忽略。", "The macros of the file were ignored."),
        ("没有见过的一句。", "没有见过的一句。"),
    ],
)
def test_a_note_on_reading_is_english_where_it_is_known(said: str, told: str) -> None:
    assert english(Lang.EN, said) == told
    assert english(Lang.ZH, said) == said


def test_a_note_on_reading_is_shown_in_english() -> None:
    assessment = replace(sample.ASSESSMENT, warnings=("文档带有宏，已忽略。",))
    shown = table.render(sample.run(replace(sample.DOCUMENT, assessment=assessment)), Lang.EN)
    assert "Notes: The macros of the file were ignored." in shown


def test_the_list_of_rules_and_an_explanation_show_the_glosses() -> None:
    def shown(*words: str) -> str:
        return CliRunner().invoke(app, [*words, "--lang", "en"], env={"COLUMNS": "160"}).stdout

    assert "法律顾问聘请情况 (legal advisers" in shown("rules", "list")
    explained = shown("explain", "review.litigation-outcomes").splitlines()
    assert explained[0] == "行政诉讼结果 (outcomes of administrative litigation)  review.litigation-outcomes"
    assert any("行政诉讼案件数 (number of administrative lawsuits)" in line for line in explained)
