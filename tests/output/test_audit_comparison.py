"""What a person reads of two audits compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.audit.comparison import Comparison, compare
from checker.audit.past import PastError, read_past
from checker.output import audit_comparison
from checker.output.lang import Lang
from tests.audit.runs import assessed, failed, folder

EVIL = "甲县\x1b[31m公安局\u202e<b>|*x*\n# 一"


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    old = [
        assessed("1", "甲县公安局", 2024, 60.0, {"a": "missing"}, {"x": "fail"}),
        assessed("2", "乙县公安局", 2024, 80.0, {"a": "met"}),
        assessed("3", "丙县公安局", 2024, 70.0, {"a": "met", "b": "missing"}, {"y": "pass"}),
        failed("4", organisation="丁县公安局", year=2024),
        assessed("5", "戊县公安局", 2023),
    ]
    new = [
        assessed("1", "甲县公安局", 2024, 75.5, {"a": "met"}, {"x": "pass"}),
        assessed("2", "乙县公安局", 2024, 70.0, {"a": "weak"}),
        assessed("3", "丙县公安局", 2024, 70.0, {"a": "missing", "b": "met"}, {"y": "fail"}),
        assessed("4", "丁县公安局", 2024, 50.0),
        assessed("6", "戊县公安局", 2024, None),
    ]
    return compare(read_past(folder(tmp_path / "一月", old)), read_past(folder(tmp_path / "二月", new)))


def test_chinese(comparison: Comparison) -> None:
    assert (
        audit_comparison.render(comparison, width=120)
        == """\
两次核查对比
旧：一月（5份） 新：二月（5份）
两次都有4份：提高1份，下降1份，不变或不可比2份 · 新增1份，减少1份

得分提高（1份）
  + 甲县公安局（2024年）：60.0（中） → 75.5（中）（+15.5）
      新达到：法律顾问
      已解决的校核问题：年度

得分下降（1份）
  - 乙县公安局（2024年）：80.0（中） → 70.0（中）（-10.0）
      不再达到：法律顾问

得分不变或不可比，但内容有变化（2份）
  · 丙县公安局（2024年）：70.0（中） → 70.0（中）（+0.0）
      新达到：出庭应诉
      不再达到：法律顾问
      新出现的校核问题：合计
  · 丁县公安局（2024年）：未能评估 → 50.0（中）

新增（1份）
  + 戊县公安局（2024年）：不评分

减少（1份）
  - 戊县公安局（2023年）：70.0（中）

要素的总体变化（2个）
  · 法律顾问（a）：1份新达到，2份不再达到
  · 出庭应诉（b）：1份新达到，0份不再达到

校核的总体变化（2个）
  · 年度（x）：0份新出现，1份已解决
  · 合计（y）：1份新出现，0份已解决
"""
    )


def test_english_has_the_same_blocks(comparison: Comparison) -> None:
    chinese = audit_comparison.render(comparison, Lang.ZH, 200).splitlines()
    english = audit_comparison.render(comparison, Lang.EN, 200).splitlines()
    assert len(english) == len(chinese)
    assert "  + 甲县公安局 (2024): 60.0 (中) → 75.5 (中) (+15.5)" in english
    assert "      now met: 法律顾问" in english


def test_markdown(comparison: Comparison) -> None:
    lines = audit_comparison.render_markdown(comparison).splitlines()
    assert lines[0] == "# 两次核查对比"
    assert "## 得分提高（1份）" in lines
    assert "- 甲县公安局（2024年）：60.0（中） → 75.5（中）（+15.5）" in lines
    assert "  - 新达到：法律顾问" in lines


def test_text_keeps_to_its_width_and_is_plain_without_colour(comparison: Comparison) -> None:
    from checker.output.textwidth import display_width

    text = audit_comparison.render(comparison, width=40)
    assert max(display_width(line) for line in text.splitlines()) <= 40
    assert "\x1b" not in text
    assert "\x1b[32m  + 甲县公安局" in audit_comparison.render(comparison, width=120, colour=True)


def test_a_name_is_neither_markup_nor_obeyed_by_a_terminal(tmp_path: Path) -> None:
    old = read_past(folder(tmp_path / "a", []))
    comparison = compare(old, read_past(folder(tmp_path / "b", [assessed("1", EVIL, 2024)])))
    text = audit_comparison.render(comparison, width=200)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert [line for line in text.splitlines() if line.startswith("  + ")] == [
        "  + 甲县[31m公安局<b>|*x* # 一（2024年）：70.0（中）"
    ]
    markdown = audit_comparison.render_markdown(comparison)
    assert "- 甲县\\[31m公安局\\<b\\>\\|\\*x\\* \\# 一（2024年）：70.0（中）" in markdown.splitlines()


def test_nothing_has_changed(tmp_path: Path) -> None:
    past = read_past(folder(tmp_path / "a", [assessed("1", "甲县公安局", 2024)]))
    assert audit_comparison.render(compare(past, past)).splitlines()[-1] == "没有变化"


def test_a_long_block_says_how_much_is_not_shown(tmp_path: Path) -> None:
    old = read_past(folder(tmp_path / "a", []))
    comparison = compare(old, read_past(folder(tmp_path / "b", [assessed(f"{n:03}") for n in range(103)])))
    lines = audit_comparison.render(comparison).splitlines()
    assert "新增（103份）" in lines
    assert len([line for line in lines if line.startswith("  + ")]) == 100
    assert lines[-1] == "  · 另有3项没有列出"


def test_what_is_wrong_with_a_folder_is_said_in_both_languages(tmp_path: Path) -> None:
    place = folder(tmp_path / "run", [])
    (place / "assessments.jsonl").write_text("{", encoding="utf-8")
    for at, chinese, english in (
        (tmp_path / "没有", "没有这个文件夹", "no such folder"),
        (tmp_path, "不是批量核查的结果文件夹", "no folder of an audit"),
        (place, "第1行不是一份完整的评估结果", "line 1 is no complete result"),
    ):
        with pytest.raises(PastError) as error:
            read_past(at)
        assert chinese in audit_comparison.problem(error.value, Lang.ZH)[0]
        assert english in audit_comparison.problem(error.value, Lang.EN)[0]
        assert all(audit_comparison.problem(error.value, Lang.EN))
