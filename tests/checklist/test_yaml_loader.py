"""Strict YAML: what is refused, and that people are told where and what to do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist.problem import ChecklistError, Problem
from checker.checklist.yaml_loader import MAX_BYTES, load_yaml


def problems(source: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(ChecklistError) as caught:
        load_yaml(source, "rules/x.yaml")
    return caught.value.problems


def problem(source: str | bytes) -> Problem:
    (only,) = problems(source)
    return only


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("off", "off"),
        ("2026-12-31", "2026-12-31"),
        ("1:30", "1:30"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("=", "="),
        ('"12"', "12"),
        ("'true'", "true"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_only_true_false_null_and_decimal_numbers_are_anything_but_text(written: str, value: Any) -> None:
    got = load_yaml(f"a: {written}", "x").data["a"]
    assert got == value
    assert type(got) is type(value)


def test_keys_are_always_text() -> None:
    assert load_yaml("yes: 1\nno: 2\n2024: 3\nnull: 4\n", "x").data == {"yes": 1, "no": 2, "2024": 3, "null": 4}


def test_every_key_and_item_has_its_line() -> None:
    document = load_yaml("a:\n  - b: 1\n    c: 2\n  - [x,\n     y]\n", "rules/x.yaml")
    assert [document.where(*p).line for p in [("a",), ("a", 0, "c"), ("a", 1), ("a", 1, 1)]] == [1, 3, 4, 5]
    assert str(document.where("a", 0, "absent")) == "rules/x.yaml:2"


@pytest.mark.parametrize("text", ["a:\n\tb: 1\n", "a:\n  - b\n\t- c\n", "a:\n  b: 1\n\tc: 2\n", "a: 1\nb:\n  \t- c\n"])
def test_a_tab_is_named_with_its_line(text: str) -> None:
    line = next(i for i, row in enumerate(text.split("\n"), 1) if "\t" in row)
    found = problem(text)
    assert found.message == f"第{line}行用了制表符，请改用空格"
    assert found.where.line == line


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "键“a”重复，第1行"),
        ("a: &x 1\n", 1, "锚点“&x”"),
        ("a: 1\nb: *a\n", 2, "引用“*a”"),
        ("*a : 1\n", 1, "引用“*a”"),
        ("a: !!python/object:os.system 1\n", 1, "标签"),
        ("a: !x\n", 1, "标签"),
        ("a: !!set {b}\n", 1, "标签"),
        ("a: 1\n<<: {b: 2}\n", 2, "合并键"),
        ("a: 1\n---\nb: 2\n", 2, "多份内容"),
        ("? [a, b]\n: 1\n", 1, "键不能是列表"),
        ("a: 1\nb: @法律顾问\n", 2, "“@”不能放在开头"),
        ("a: 写明: 人数\n", 1, "不该出现“: ”"),
        ("a: 1\nb: '没有关\nc: 2\n", 2, "引号没有配对"),
        ("a: 1\nb: [x, y\nc: 2\n", 2, "没有配对"),
        ('a: "\\q"\n', 1, "反斜杠"),
        ('a:\n  - "聘请" 法律顾问\n', 2, "引号之后还有文字"),
        ("a:\n  - b\n c: 1\n", 3, "缩进没有对齐"),
        ("a: 1\nb: \x07\n", 2, "U+0007"),
        ("", 1, "文件是空的"),
        ("# 只有注释\n", 1, "文件是空的"),
        ("- a\n", 1, "最外层应为"),
        ("a: " + "[" * 60 + "]" * 60, 1, "嵌套超过"),
    ],
)
def test_what_is_refused_is_named_with_its_line_and_a_remedy(text: str, line: int, says: str) -> None:
    found = problems(text)[0]
    assert says in found.message
    assert found.where.line == line
    assert found.where.file == "rules/x.yaml"
    assert found.hint


def test_an_alias_bomb_is_refused_without_being_built() -> None:
    rows = ["a0: &a0 [x, x]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 200))]
    assert {p.message.split("“")[0] for p in problems("\n".join(rows))} == {"用了锚点", "用了引用"}


def test_several_problems_of_one_file_come_together() -> None:
    assert [p.where.line for p in problems("a: &x 1\nb: 2\nb: 3\nc: *x\n")] == [1, 3, 4]


def test_other_encodings_are_named_with_the_line() -> None:
    found = problem("a: 1\nb: 法律顾问\n".encode("gb18030"))
    assert "UTF-8" in found.message
    assert found.where.line == 2


def test_a_byte_order_mark_is_no_matter() -> None:
    assert load_yaml("\ufeffa: 1\n".encode(), "x").data == load_yaml("\ufeffa: 1\n", "x").data == {"a": 1}


def test_too_large_a_file_is_refused() -> None:
    assert "文件太大" in problem(b"a: " + b"x" * MAX_BYTES).message


PIECES = [
    *[
        "a",
        ": ",
        "- ",
        "\n",
        "  ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&x ",
        "*x",
        "!t ",
        "'",
        '"',
        "|",
        ">",
        "#",
        "? ",
        "<<",
    ],
    *["---\n", "...\n", "%YAML 1.1\n", "1", "2024-01-01", "\\", "@", "法"],
]


@given(st.one_of(st.text(), st.binary(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_whatever_is_read_gives_a_mapping_or_problems(source: str | bytes) -> None:
    found: tuple[Problem, ...] = ()
    data: dict[str, Any] | None = None
    try:
        data = load_yaml(source, "x").data
    except ChecklistError as error:
        found = error.problems
    assert bool(found) is not isinstance(data, dict)
    assert all(p.message and p.hint and p.where.line >= 1 for p in found)
