"""One line a finding, for editors."""

from __future__ import annotations

import re

import pytest

from checker.output import lines
from checker.output.lang import Lang
from tests.output import gated, sample


def made(text: str = gated.TEXT) -> list[str]:
    run = sample.run(gated.document("a.txt", text))
    return lines.render(run, gated.gate(run), Lang.ZH).splitlines()


def test_file_line_column_level_id_message() -> None:
    column = gated.TEXT.split("\n")[4].index("执法纪录仪") + 1
    assert f"a.txt:5:{column}: warning check.terms “执法纪录仪”应为“执法记录仪”" in made()


def test_columns_count_characters_whatever_they_are_made_of() -> None:
    # 𠮷 is one character, two units of UTF-16, four bytes
    assert any(line.startswith("a.txt:5:13: error check.totals") for line in made())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_endings_do_not_move_anything(newline: str) -> None:
    assert made(gated.TEXT.replace("\n", newline)) == made()


def test_lines_are_sorted_and_of_one_shape() -> None:
    run = sample.run(gated.document("b.txt"), gated.document("a.txt"), gated.unreadable("c.pdf"))
    found = lines.render(run, gated.gate(run), Lang.ZH).splitlines()
    places = [re.fullmatch(r"(\w\.\w+):(\d+):(\d+): (?:error|warning|note) [\w.-]+ .+", line) for line in found]
    keys = [(m[1], int(m[2]), int(m[3])) for m in places if m]
    assert len(keys) == len(found)
    assert keys == sorted(keys)


def test_what_could_not_be_read_is_an_error() -> None:
    run = sample.run(gated.unreadable("c.pdf"))
    text = lines.render(run, gated.gate(run), Lang.ZH)
    assert text == "c.pdf:1:1: error unreadable 无法评估：不是文本文件 请另存为 .txt 再试\n"


def test_what_is_excused_is_left_out() -> None:
    text = lines.render(gated.RUN, gated.EXCUSED, Lang.ZH)
    assert "report.deficiencies" not in text
    assert "three-systems.recording" not in text
    assert "check.terms" in text


def test_nothing_steers_the_terminal() -> None:
    text = lines.render(sample.HOSTILE_RUN, gated.gate(sample.HOSTILE_RUN), Lang.ZH)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
