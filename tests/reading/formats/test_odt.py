"""OpenDocument texts: what is printed is read, whatever it is made of."""

from __future__ import annotations

import re

import pytest

from checker.reading.formats.content import Content, Grid, Text
from checker.reading.formats.odt import read
from checker.reading.model import ReadingError
from tests.making import odt as making
from tests.making import paragraphs as seeds
from tests.making.docx import spoilt
from tests.making.odt import item, of_text


def texts(content: Content) -> list[str]:
    return ["|".join(item.lines) for item in content.items if isinstance(item, Text)]


def folded(text: str) -> str:
    return re.sub(r"\s", "", text).translate(str.maketrans("（）．", "()."))


@pytest.mark.parametrize("name", seeds.NAMES)
@pytest.mark.parametrize("style", ["plain", "styled", "numbered"])
def test_a_report_comes_back_paragraph_by_paragraph(name: str, style: str) -> None:
    true = seeds.of_seed(name)
    content = read(making.make(true, style=style))
    assert [folded(text) for text in texts(content)] == [folded(one.text) for one in true]
    depths = [item.depth for item in content.items if isinstance(item, Text)]
    assert depths == [one.level if style == "styled" else 0 for one in true]
    assert (content.format, content.pages, content.warnings) == ("odt", None, ())


def test_a_table_stands_where_it_stood() -> None:
    content = read(making.make(seeds.of_seed(seeds.NAMES[0]), statistics=True))
    number = next(n for n, item in enumerate(content.items) if isinstance(item, Grid))
    assert content.items[number - 1] == Text((making.CAPTION,))
    assert content.items[number] == Grid(making.STATISTICS)


def test_nothing_visible_is_lost_and_nothing_else_gets_in() -> None:
    content = read(making.tricky())
    assert "不读" not in str(content.items)
    assert texts(content) == [
        "修订之后",
        "空格  制表\t末尾",
        "第一句。",
        "第二句。",
        "批注之后",
        "脚注之后",
        "隐藏之后",
        "锚点",
        "文本框",
        "表后",
    ]
    assert [item for item in content.items if isinstance(item, Grid)] == [
        Grid((("纵向合并", "横向合并", None), ("纵向合并", "重复", "重复")))
    ]
    assert "修订" in "".join(content.warnings)


def test_lists_count_on_or_begin_anew() -> None:
    one, two = "<text:p>文</text:p>", "<text:p>文</text:p><text:p>续</text:p>"
    body = item(one, 1, "") + item(one, 2) + item(two, 2) + item(one, 1) + item(one, 2) + item(one, 1, "")
    assert texts(read(of_text(body))) == ["一、文", "（一）文", "（二）文", "续", "二、文", "（一）文", "一、文"]


def test_a_list_goes_on_with_the_one_it_names() -> None:
    one = "<text:p>文</text:p>"
    body = item(one, 1, 'xml:id="a"') + item(one, 1, 'xml:id="b"') + item(one, 1, 'text:continue-list="a"')
    assert texts(read(of_text(body))) == ["一、文", "一、文", "二、文"]


def test_numbers_with_those_above_them() -> None:
    styles = (
        '<text:list-style style:name="Official"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>'
    )
    body = item("<text:p>甲</text:p>", 1) + item("<text:p>乙</text:p>", 2)
    assert texts(read(of_text(body, styles=styles))) == ["1 甲", "1.1 乙"]


def test_empty_cells_up_to_the_edge_of_the_world_are_cut() -> None:
    cells = "<table:table-cell><text:p>甲</text:p></table:table-cell>"
    cells += '<table:table-cell table:number-columns-repeated="16384"/>'
    row = '<table:table-row table:number-rows-repeated="32000"><table:table-cell/></table:table-row>'
    (grid,) = read(of_text(f"<table:table><table:table-row>{cells}</table:table-row>{row}</table:table>")).items
    assert isinstance(grid, Grid)
    assert (len(grid.rows), grid.rows[0][0]) == (2, "甲")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (making.tricky()[:900], "damaged"),
        (of_text("<text:p/>"), "no-text"),
        (of_text("", kind="spreadsheet"), "unsupported"),
        (of_text("<text:p>甲</text:p>", manifest="<manifest:encryption-data/>"), "encrypted"),
        (of_text("<text:p>甲"), "damaged"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as raised:
        read(data)
    assert raised.value.code == code
    assert raised.value.hint


def outcome(data: bytes) -> str:
    try:
        return "read" if read(data).items else "nothing"
    except ReadingError as error:
        return error.code


def test_damage_ends_in_a_reading_or_in_a_clear_error() -> None:
    data = making.tricky()
    outcomes = {outcome(spoilt(data, seed)) for seed in range(200)}
    assert {"read", "damaged"} <= outcomes <= {"read", "damaged", "encrypted", "no-text", "unsupported"}
