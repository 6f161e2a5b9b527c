"""Word files: what is printed is read, whatever it is made of."""

from __future__ import annotations

import re

import pytest

from checker.reading.formats.content import Content, Grid, Text
from checker.reading.formats.docx import read
from checker.reading.model import ReadingError
from tests.making import docx as making
from tests.making import paragraphs as seeds
from tests.making.docx import cell, level, of_body, paragraph, spoilt

BREAK = "<w:r><w:br/></w:r>"
PAGE = "<w:r><w:lastRenderedPageBreak/></w:r>"


def texts(content: Content) -> list[str]:
    return ["|".join(item.lines) for item in content.items if isinstance(item, Text)]


def grids(content: Content) -> list[Grid]:
    return [item for item in content.items if isinstance(item, Grid)]


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
    assert (content.format, content.pages, content.warnings) == ("docx", None, ())


def test_a_table_stands_where_it_stood() -> None:
    content = read(making.make(seeds.of_seed(seeds.NAMES[0]), statistics=True))
    number = next(n for n, item in enumerate(content.items) if isinstance(item, Grid))
    assert content.items[number - 1] == Text((making.CAPTION,))
    assert content.items[number] == Grid(making.STATISTICS)


def test_nothing_visible_is_lost_and_nothing_else_gets_in() -> None:
    content = read(making.tricky())
    assert "不读" not in str(content.items)
    assert texts(content) == [
        "修订：插入",
        "移动：移入",
        "内容控件",
        "锚点",
        "文本框",
        "链接：超链接",
        "隐藏：不隐藏",
        "域：域结果",
        "脚注之后",
        "表后",
    ]
    assert grids(content) == [
        Grid(
            (
                ("纵向合并", "横向合并", None),
                ("纵向合并", "外", "内甲\t内乙"),
                ("", "前空一格", "末"),
            )
        )
    ]
    assert "修订" in "".join(content.warnings)


def test_a_layout_table_around_the_whole_text_is_one_cell() -> None:
    content = read(of_body(f"<w:tbl><w:tr><w:tc>{paragraph('一、甲')}{paragraph('正文。')}</w:tc></w:tr></w:tbl>"))
    assert content.items == (Grid((("一、甲\n正文。",),)),)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    content = read(of_body(paragraph("前半", "<w:rPr><w:del/></w:rPr>") + paragraph("后半")))
    assert texts(content) == ["前半后半"]


@pytest.mark.parametrize(
    ("lines", "properties", "expected"),
    [
        (["某县公安局", "2024年报告"], '<w:jc w:val="center"/>', ["某县公安局|2024年报告"]),
        (["一、主要做法", "我局如此。", "又如此。"], "", ["一、主要做法", "我局如此。", "又如此。"]),
        (["一年来，我局", "如此。"], "", ["一年来，我局|如此。"]),
        (["一、抓学习，强根基", "局党委全年专题学习六次。"], "", ["一、抓学习，强根基", "局党委全年专题学习六次。"]),
        (["一、抓学习，强根基", "促规范"], "", ["一、抓学习，强根基|促规范"]),
        (["某县公安局", "2025年1月2日"], '<w:jc w:val="right"/>', ["某县公安局", "2025年1月2日"]),
    ],
)
def test_line_breaks_part_paragraphs_but_not_titles(lines: list[str], properties: str, expected: list[str]) -> None:
    assert texts(read(of_body(paragraph(BREAK.join(lines), properties)))) == expected


@pytest.mark.parametrize(
    ("xml", "depth"),
    [
        ('<w:outlineLvl w:val="1"/>', 2),
        ('<w:outlineLvl w:val="9"/>', 0),
        ('<w:pStyle w:val="Heading2"/>', 2),
        ('<w:pStyle w:val="Heading2"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:pStyle w:val="Title"/><w:outlineLvl w:val="0"/>', 0),
        ("", 0),
    ],
)
def test_outline_levels(xml: str, depth: int) -> None:
    assert read(of_body(paragraph("一、甲", xml))).items == (Text(("一、甲",), depth),)


def test_pages_are_those_word_noted() -> None:
    body = (
        paragraph(f"第一页{PAGE}第二页")
        + paragraph('<w:r><w:br w:type="page"/></w:r>')
        + paragraph(f"{PAGE}第三页")
        + f"<w:tbl><w:tr>{cell('一')}</w:tr><w:tr><w:tc>{paragraph(PAGE + '二')}</w:tc>"
        + f"<w:tc>{paragraph(PAGE + '三')}</w:tc></w:tr></w:tbl>"
    )
    content = read(of_body(body))
    assert content.pages == 4
    assert [item.pages for item in content.items] == [(1,), (3,), (3, 4)]


def test_without_noted_pages_there_are_none() -> None:
    content = read(of_body(paragraph('一<w:r><w:br w:type="page"/></w:r>二')))
    assert (content.pages, [item.pages for item in content.items]) == (None, [(), ()])


def labels(levels: str, places: list[int], overrides: str = "") -> list[str]:
    """The labels of paragraphs at ``places``, a negative one in a second list (of level 0) that shares the counters."""
    import docx

    document = docx.Document()
    making.add_numbering(document, levels, 500)
    making.add_numbering(document, levels, 501, overrides, shared=500)
    for place in places:
        making.number(document.add_paragraph("文"), 500 if place >= 0 else 501, max(place, 0))
    return [text.removesuffix("文") for text in texts(read(making.save(document)))]


@pytest.mark.parametrize(
    ("style", "number", "expected"),
    [
        ("chineseCounting", 11, "十一"),
        ("chineseCountingThousand", 21, "二十一"),
        ("japaneseCounting", 10, "十"),
        ("ideographDigital", 11, "一一"),
        ("ideographTraditional", 3, "丙"),
        ("decimalEnclosedCircle", 12, "⑫"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalZero", 7, "07"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
        ("bullet", 2, ""),
        ("unknown", 2, "2"),
    ],
)
def test_numerals(style: str, number: int, expected: str) -> None:
    assert labels(level(0, style, "%1"), [0] * number)[-1] == expected


def test_levels_count_each_for_itself_and_begin_anew_under_the_next() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
    expected = ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]
    assert labels(levels, [0, 1, 2, 2, 1, 2, 0, 1]) == expected


def test_a_label_may_hold_the_numbers_above_it_and_all_in_arabic() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels(levels, [0, 0, 1, 1]) == ["第一章", "第二章", "2.1", "2.2"]


def test_lists_of_one_kind_count_on_unless_told_to_start_again() -> None:
    one = level(0, "decimal", "%1.")
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert labels(one, [0, 0, -1, -1, 0]) == ["1.", "2.", "3.", "4.", "5."]
    assert labels(one, [0, 0, -1, -1, 0], again) == ["1.", "2.", "5.", "6.", "7."]


@pytest.mark.parametrize(
    ("suffix", "text", "expected"),
    [
        ("tab", "%1、", "一、文"),
        ("tab", "第%1章", "第一章 文"),
        ("space", "%1.", "一. 文"),
        ("nothing", "%1.", "一.文"),
    ],
)
def test_what_follows_a_label(suffix: str, text: str, expected: str) -> None:
    import docx

    document = docx.Document()
    levels = level(0, "chineseCounting", text).replace('w:suff w:val="nothing"', f'w:suff w:val="{suffix}"')
    making.add_numbering(document, levels, 500)
    making.number(document.add_paragraph("文"), 500, 0)
    assert texts(read(making.save(document))) == [expected]


def test_numbers_of_styles_and_a_paragraph_without_one() -> None:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    linked = [f'<w:pStyle w:val="Heading{n}"/>' for n in (1, 2)]
    levels = level(0, "chineseCounting", "%1、", linked[0]) + level(1, "chineseCounting", "（%2）", linked[1])
    making.add_numbering(document, levels, 500)
    for name in ("Heading 1", "Heading 2"):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {making.NAMESPACES}><w:numId w:val="500"/></w:numPr>'))
    for name in ("Heading 1", "Heading 2", "Heading 2"):
        document.add_paragraph("文", style=name)
    making.number(document.add_paragraph("无", style="Heading 1"), 0, 0)
    document.add_paragraph("文", style="Heading 1")
    assert texts(read(making.save(document))) == ["一、文", "（一）文", "（二）文", "无", "二、文"]


@pytest.mark.parametrize("change", [making.strict, making.as_template, making.with_dead_link])
def test_other_kinds_of_word_files(change) -> None:
    data = making.make(seeds.of_seed(seeds.NAMES[0]), style="numbered", statistics=True)
    assert read(change(data)) == read(data)


def test_macros_are_left_alone() -> None:
    data = making.make(seeds.of_seed(seeds.NAMES[0]))
    content = read(making.with_macros(data))
    assert content.items == read(data).items
    assert content.warnings == ("文档带有宏，已忽略。",)


def test_an_embedded_file_is_named() -> None:
    assert "其内容未读取" in read(of_body("<w:altChunk/>" + paragraph("甲"))).warnings[0]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (making.tricky()[:5000], "damaged"),
        (of_body("<w:p/>"), "no-text"),
        (making.rewritten(of_body(""), lambda _, text: text.replace("w:document", "w:workbook")), "unsupported"),
        (making.rewritten(of_body(""), lambda _, text: text.replace("</w:body>", "")), "damaged"),
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
