"""What compiles but should not stay as it is."""

from __future__ import annotations

from typing import Any

import pytest

from checker.checklist import lint


def test_a_sound_folder_has_nothing_to_criticise(rules: Any) -> None:
    rules.change("vocabulary.yaml", "行政复议|复议", "行政复议|复核申请")
    assert lint(rules.load()) == ()


FIND = 'find: ["聘请|外聘 … #人 … @顾问"]'


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "says"),
    [
        ("adviser.yaml", "外聘2位律师顾问。, ", "", 14, "yes 例句只有2个，至少要3个"),
        ("adviser.yaml", "plan: [拟聘请2名法律顾问。]", "plan: []", 14, "plan 例句只有0个，至少要1个"),
        ("adviser.yaml", ", 法律顾问讲座3场。", "", 14, "no 例句只有1个，至少要2个"),
        ("adviser.yaml", "外聘2位律师顾问。", "聘请1名法律顾问。", 19, "“聘请1名法律顾问。”与第19行的相同"),
        ("adviser.yaml", "    why: 看人数。\n", "", 4, "没有写 why"),
        ("adviser.yaml", "advice: 写明人数。", 'advice: ""', 4, "没有写 advice"),
        ("adviser.yaml", "    skeleton: 聘请____名法律顾问。\n", "", 4, "没有写 skeleton"),
        ("adviser.yaml", "basis: practice", "basis: [{document: 某条例}]", 4, "“某条例”没有写 requirement"),
        ("adviser.yaml", "    basis: practice", "    nil_ok: true\n    basis: practice", 4, "没有要点写 nil"),
        ("adviser.yaml", "聘请|外聘 …", "聘请|外聘|聘请 …", 17, "“聘请”在同一组“|”里写了两次"),
        ("adviser.yaml", "聘请|外聘 …", "聘请|外聘|外聘请 …", 17, "“外聘请”多余：同一组里已有“外聘”"),
        ("adviser.yaml", "… @顾问", "… @顾问|法律顾问团", 17, "“法律顾问团”多余：同一组里的“@顾问”已含“法律顾问”"),
        (
            "adviser.yaml",
            FIND,
            FIND[:-1] + ', "聘请|外聘 … # 人 … @顾问"]'.replace("# 人", "#人"),
            17,
            "与第17行的相同",
        ),
        ("vocabulary.yaml", "律师顾问]", "法律顾问处]", 3, "“法律顾问处”多余"),
        ("vocabulary.yaml", "units:", "  闲置: 没人用的词\nunits:", 4, "“@闲置”没有一条规则用到"),
        ("vocabulary.yaml", "[件, 起]", "[件, 起]\n  设备: [台]", 7, "“#设备”没有一条规则用到"),
        ("modality.yaml", "      spares: [已【聘请】2名法律顾问，拟再加强。]\n", "", 2, "没有写 spares 例句"),
    ],
)
def test_a_weakness_is_named_with_its_line(rules: Any, name: str, old: str, new: str, line: int, says: str) -> None:
    rules.change("vocabulary.yaml", "行政复议|复议", "行政复议|复核申请")
    rules.change(name, old, new)
    (problem,) = lint(rules.load())
    assert says in problem.message
    assert str(problem.where) == f"rules/{name}:{line}"
    assert problem.hint


def test_a_concept_used_only_by_a_used_concept_or_a_cue_is_used(rules: Any) -> None:
    rules.change("vocabulary.yaml", "行政复议|复议", "'@甲'\n  甲: 行政复议\n  乙: 虚拟")
    rules.change("modality.yaml", "unless: 虚拟", "unless: '@乙'")
    assert lint(rules.load()) == ()


def test_a_longer_alternative_that_holds_a_cue_is_needed(rules: Any) -> None:
    rules.change("vocabulary.yaml", "行政复议|复议", "行政复议|拟行政复议")
    assert lint(rules.load()) == ()


def test_a_part_about_a_title_or_a_section_needs_no_planned_example(rules: Any) -> None:
    rules.change("vocabulary.yaml", "行政复议|复议", "行政复议|复核申请")
    rules.change("adviser.yaml", FIND, 'find: [{find: "@顾问 … #人", in: [title]}, {section: causes}]')
    rules.change("adviser.yaml", "plan: [拟聘请2名法律顾问。]", "plan: []")
    assert lint(rules.load()) == ()
