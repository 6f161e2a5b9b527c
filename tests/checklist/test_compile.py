"""From a rules folder to a checklist, or to everything that is wrong with it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.checklist import ChecklistError, Label, Level, Modality, Place, Window, describe, load_checklist
from checker.checklist.pattern import Choice, Literal


def test_the_model_says_what_the_files_say(rules: Any) -> None:
    checklist = rules.load()
    assert (checklist.id, checklist.version) == ("public-security", "1.0")
    assert [g.name for g in checklist.profile.grades] == ["优", "良", "差"]
    assert [d.id for d in checklist.dimensions] == ["adviser", "review"]
    adviser, review = (d.elements[0] for d in checklist.dimensions)
    assert (adviser.level, adviser.weight, adviser.basis) == (Level.RECOMMENDED, 1.5, ())
    assert (review.basis[0].document, review.basis[0].until) == ("某条例", 2025)
    part = review.parts[0]
    assert [(f.window, f.section) for f in part.find] == [
        (Window.SENTENCE, None),
        (Window.CLAUSE, None),
        (Window.SECTION, Place.DEFICIENCIES),
    ]
    assert part.find[1].places == {Place.MEASURES, Place.HEADING}
    assert part.ignore == {Modality.OTHER}
    assert str(part.find[1].where) == "rules/review.yaml:20"
    assert [(e.year, e.place) for e in part.examples if e.label is Label.YES][1:] == [
        (2024, Place.MEASURES),
        (2021, Place.FRONT),
    ]
    assert checklist.vocabulary.concepts["顾问"] == Choice((Literal("法律顾问"), Literal("律师顾问")))
    assert checklist.vocabulary.units["人"] == ("名", "位", "人")
    (cue,) = checklist.cues
    assert (cue.modality, cue.scope.direction, cue.ranks) == (Modality.PLANNED, "after", {"county"})
    assert [text for text, _ in cue.affects] == ["下一步拟【聘请】2名法律顾问。"]
    assert str(cue.spares[0][1]) == "rules/modality.yaml:11"


PROFILE = "profiles/public-security.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "says", "advises"),
    [
        ("review.yaml", "    weight: 2", "    wieght: 2", 7, "不认识的键“wieght”，是不是想写“weight”？", "weight"),
        ("review.yaml", "    weight: 2\n", "", 4, "缺少“weight”（权重）", "大于 0"),
        ("review.yaml", "    weight: 2", "    weight: -1", 7, "权重（weight）必须大于0，现在是-1", "大于0"),
        ("review.yaml", "    weight: 2", "    weight: 两", 7, "权重（weight）应为数字，现在是“两”", "大于 0"),
        ("review.yaml", "level: required", "level: requird", 6, "级别（level）不能是“requird”", "“required”"),
        ("review.yaml", "nil_ok: true", "nil_ok: yes", 9, "应为true 或 false，现在是“yes”", "true"),
        ("review.yaml", "id: review.total", "id: Review.Total", 4, "不能写成“Review.Total”", "legal-adviser.headcount"),
        ("review.yaml", "id: review.total", "id: other.total", 4, "应以“review.”开头", "review.total"),
        ("review.yaml", "text: 写明件数", "text: 2024", 17, "应为文字，现在是2024", '"2024"'),
        ("review.yaml", 'find:\n          - "@复议 … #案件"', "find:\n          - #案件", 19, "现在是空", "加引号"),
        ("review.yaml", "within: clause", "within: sentance", 20, "范围（within）不能是“sentance”", "“sentence”"),
        ("review.yaml", '"@复议 … #案件"', '"@复议 … (#案件"', 19, "“@复议 … (#案件”有误：缺少“)”", "rule-language"),
        ("review.yaml", '"@复议 … #案件"', '"@复仪 … #案件"', 19, "没有的概念“@复仪”", "“复议”"),
        ("review.yaml", '"@复议 … #案件"', '"@复议 … #案"', 19, "没有的单位类别“#案”", "“案件”"),
        ("review.yaml", '"@复议 … #案件"', '"@复议案件"', 19, "没有的概念“@复议案件”", "(@复议)案件"),
        ("review.yaml", '"@复议 … #案件"', '"@复议｜诉讼"', 19, "“@复议｜诉讼”", "半角“|”"),
        ("review.yaml", '"@复议 … #案件"', '"复议｜诉讼"', 19, "用了全角符号", "半角“|”"),
        ("review.yaml", '"@复议 … #案件"', '"复议 & 、"', 19, "“、”只有标点", "词语"),
        ("review.yaml", '"@复议 … #案件"', '"复议|案"', 19, "单独一个字“案”", "连用"),
        ("review.yaml", "    nil_ok: true\n", "", 21, "但要素没有写 nil_ok", "nil_ok: true"),
        ("review.yaml", "until: 2025", "until: 2018", 12, "截止年度 2018 早于起始年度 2019", "核对"),
        ("adviser.yaml", "_nil: review.total", "_nil: review.totl", 4, "要素“review.totl”", "“review.total”"),
        ("vocabulary.yaml", "[法律顾问, 律师顾问]", "[法律顾问, '(律师']", 3, "规则“(律师”有误", "rule-language"),
        ("vocabulary.yaml", "行政复议|复议", "'@顾问|@复义'", 2, "没有的概念“@复义”", "“复议”"),
        ("vocabulary.yaml", "  人: [", "  来年: [", 5, "“#来年”是自带的时间类别", "换一个名称"),
        ("modality.yaml", "direction: after", "direction: aftr", 5, "方向（direction）不能是“aftr”", "“after”"),
        ("modality.yaml", "direction: after", "direction: between", 4, "“前词 …… 后词”", "……"),
        ("modality.yaml", "拟【聘请】2名", "拟聘请2名", 10, "应有且只有一处【】", "【】"),
        (PROFILE, "[adviser, review]", "[advisor, review]", 4, "没有维度“advisor”", "“adviser”"),
        (PROFILE, "at_least: 0", "at_least: 10", 5, "at_least 不是 0", "从 0 分开始"),
        (PROFILE, "at_least: 75", "at_least: 90", 5, "重复", "不同"),
        (PROFILE, '"1.0"', "1.0", 3, "版本（version）应为文字", '"1.0"'),
        (PROFILE, "id: public-security", "id: police", 1, "与文件名“public-security.yaml”不一致", "一样"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_a_remedy(
    rules: Any, name: str, old: str, new: str, line: int, says: str, advises: str
) -> None:
    rules.change(name, old, new)
    found = [(str(p.where), p.message, p.hint) for p in rules.problems()]
    assert [where for where, message, hint in found if says in message and advises in message + hint] == [
        f"rules/{name}:{line}"
    ], found


def test_one_mistake_is_one_problem(rules: Any) -> None:
    rules.change("review.yaml", "    weight: 2", "    wieght: 2")
    assert len(rules.problems()) == 1


def test_all_problems_come_at_once_sorted_by_place(rules: Any) -> None:
    rules.change("review.yaml", "    weight: 2", "    weight: 0")
    rules.change("review.yaml", "    since: 2019", "    since: long ago")
    rules.change("adviser.yaml", "@顾问", "@顾门")
    rules.change("modality.yaml", "planned\n", "plan\n")
    rules.change("vocabulary.yaml", "行政复议|复议", "行政复议 &")
    assert [str(p.where) for p in rules.problems()] == [
        "rules/adviser.yaml:17",
        "rules/modality.yaml:3",
        "rules/review.yaml:7",
        "rules/review.yaml:8",
        "rules/vocabulary.yaml:2",
    ]


def test_an_element_id_given_twice_is_named_with_both_places(rules: Any) -> None:
    text = (rules.path / "review.yaml").read_text(encoding="utf-8")
    rules.write("zz.yaml", text)
    messages = [str(p) for p in rules.problems()]
    assert any("rules/zz.yaml:1" in m and "维度编号“review”重复，rules/review.yaml:1" in m for m in messages)
    element = text[text.index("  - id:") :]
    (rules.path / "zz.yaml").unlink()
    rules.write("review.yaml", text + element)
    problem = rules.problem()
    assert "要素编号“review.total”重复，rules/review.yaml:4 已经有了" in problem.message
    assert problem.where.line == text.count("\n") + 1


def test_a_part_given_twice_is_a_duplicate_key(rules: Any) -> None:
    rules.change("adviser.yaml", "      figure:\n", "      figure: {text: 甲, find: [乙方]}\n      figure:\n")
    assert "键“figure”重复" in rules.problem().message


def test_a_cue_id_given_twice(rules: Any) -> None:
    text = (rules.path / "modality.yaml").read_text(encoding="utf-8")
    rules.write("modality.yaml", text + text[text.index("  - id:") :])
    assert "语气词编号“planned.will”重复，第2行" in rules.problem().message


def test_concepts_may_use_concepts_but_not_in_a_circle(rules: Any) -> None:
    rules.change("vocabulary.yaml", "行政复议|复议", "'@甲'\n  甲: 行政复议|复议")
    assert rules.load()
    rules.change("vocabulary.yaml", "甲: 行政复议|复议", "甲: '@乙|复议'\n  乙: '@复议 … 乙方'")
    problem = rules.problem()
    assert "@复议 → @甲 → @乙 → @复议" in problem.message
    assert problem.where.line == 2


def test_concepts_cannot_be_piled_up_without_end(rules: Any) -> None:
    chain = "".join(f"  甲{i}: '@甲{i + 1}'\n" for i in range(3000)) + "  甲3000: 行政复议\n"
    rules.change("vocabulary.yaml", "concepts:\n", "concepts:\n" + chain)
    assert "超过20层" in rules.problem().message


def test_brackets_cannot_be_piled_up_without_end(rules: Any) -> None:
    rules.change("adviser.yaml", "… @顾问", "… " + "(" * 3000 + "@顾问" + ")" * 3000)
    assert "嵌套太深" in rules.problem().message


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["adviser.yaml", "vocabulary.yaml", "modality.yaml"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_pattern_is_there_is_a_checklist_or_problems(rules: Any, pattern: str, name: str) -> None:
    sound = (rules.path / name).read_text(encoding="utf-8")
    target = {"adviser.yaml": "聘请|外聘 … #人 … @顾问", "vocabulary.yaml": "行政复议|复议", "modality.yaml": "拟|将"}[
        name
    ]
    quoted = json.dumps(pattern)
    rules.write(name, sound.replace(f'"{target}"', target).replace(target, quoted))
    try:
        described = {describe(f) for d in rules.load().dimensions for e in d.elements for p in e.parts for f in p.find}
        assert all(described)
    except ChecklistError as error:
        assert all(p.where.file.startswith("rules/") and p.hint for p in error.problems)  # noqa: PT017
    finally:
        rules.write(name, sound)


def test_one_character_stands_where_others_stand_by_it(rules: Any) -> None:
    rules.change("vocabulary.yaml", "行政复议|复议", "行政复议|案")
    rules.change(
        "adviser.yaml", '"聘请|外聘 … #人 … @顾问"', '"聘 … #人 … @顾问|律", "聘 & 律师", "(#人)律师、(@顾问)"'
    )
    assert rules.load()
    rules.change("adviser.yaml", '"聘 & 律师"', '"@复议|律师"')
    assert "单独一个字“案”" in rules.problem().message


def test_files_that_are_no_rules_are_left_alone(rules: Any) -> None:
    rules.write("notes.yaml", "author: 某某\n")
    assert rules.load()


def test_a_mistyped_dimension_key_is_not_overlooked(rules: Any) -> None:
    rules.change("adviser.yaml", "dimension:", "dimensoin:")
    assert "不认识的键“dimensoin”，是不是想写“dimension”？" in rules.problem().message


def test_the_other_extension_is_not_overlooked(rules: Any) -> None:
    rules.write("more.yml", "dimension: more\n")
    assert "扩展名" in rules.problem().message


@pytest.mark.parametrize("name", ["vocabulary.yaml", "modality.yaml"])
def test_a_missing_file_is_named(rules: Any, name: str) -> None:
    (rules.path / name).unlink()
    assert str(rules.problem()).startswith(f"rules/{name}:1: 缺少这个文件")


def test_no_folder_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ChecklistError, match="找不到规则文件夹"):
        load_checklist(tmp_path / "rulez")


def test_an_unknown_profile_is_named_with_the_nearest(rules: Any) -> None:
    problem = rules.problem("public-securty")
    assert "没有方案“public-securty”" in problem.message
    assert "“public-security”" in problem.hint


CITY = """\
id: city
title: 某市
version: "2"
extends: public-security
elements:
  adviser.headcount: {weight: 3}
grades: [{name: 合格, at_least: 60}, {name: 不合格, at_least: 0}]
"""


def test_a_profile_extends_another(rules: Any) -> None:
    rules.write("profiles/city.yaml", CITY)
    rules.write(
        "profiles/district.yaml",
        'id: district\ntitle: 某区\nversion: "3"\nextends: city\ndrop: [review.total]\n'
        "elements: {adviser.headcount: {level: required}}\n",
    )
    city, district = rules.load("city"), rules.load("district")
    assert (city.id, city.version, city.profile.title) == ("city", "2", "某市")
    assert [g.name for g in city.profile.grades] == ["合格", "不合格"]
    assert [d.id for d in city.dimensions] == ["adviser", "review"]
    element = city.dimensions[0].elements[0]
    assert (element.weight, element.level) == (3, Level.RECOMMENDED)
    assert [d.id for d in district.dimensions] == ["adviser"]
    element = district.dimensions[0].elements[0]
    assert (element.weight, element.level, element.moot_if_nil) == (3, Level.REQUIRED, None)
    assert [g.name for g in district.profile.grades] == ["合格", "不合格"]


@pytest.mark.parametrize(
    ("old", "new", "says", "hint"),
    [
        ("extends: public-security", "extends: public-securty", "没有方案“public-securty”", "“public-security”"),
        ("extends: public-security", "extends: city", "city → city", "extends"),
        ("adviser.headcount: {weight: 3}", "adviser.hedcount: {weight: 3}", "没有要素“adviser.hedcount”", "headcount"),
        ("elements:", "drop: [adviser.headcont]\nelements:", "没有要素或校核“adviser.headcont”", "“adviser.headcount”"),
        ("elements:", "dimensions: [review, review]\nelements:", "维度“review”写了两次", "删去"),
    ],
)
def test_a_profiles_mistakes_are_named(rules: Any, old: str, new: str, says: str, hint: str) -> None:
    rules.write("profiles/city.yaml", CITY.replace(old, new))
    problem = next(p for p in rules.problems("city") if says in p.message)
    assert problem.where.file == "rules/profiles/city.yaml"
    assert hint in problem.hint


def test_the_digest_changes_with_the_rules_and_with_nothing_else(rules: Any, tmp_path: Path) -> None:
    before = rules.load().digest
    rules.write("profiles/city.yaml", CITY)
    rules.write("notes.yaml", "author: 某某\n")
    elsewhere = tmp_path / "elsewhere" / "_rules"
    shutil.copytree(rules.path, elsewhere)
    assert load_checklist(elsewhere).digest == rules.load().digest == before
    assert rules.load("city").digest != before
    rules.change("review.yaml", "    weight: 2", "    weight: 3")
    assert rules.load().digest != before


def test_installed_rules_are_called_rules_in_messages(rules: Any, tmp_path: Path) -> None:
    rules.change("review.yaml", "    weight: 2", "    weight: 0")
    elsewhere = tmp_path / "_rules"
    shutil.copytree(rules.path, elsewhere)
    with pytest.raises(ChecklistError, match=r"^rules/review\.yaml:7"):
        load_checklist(elsewhere)


def test_the_packages_own_rules_compile() -> None:
    checklist = load_checklist()
    assert checklist.id == "public-security"
    assert checklist.dimensions
