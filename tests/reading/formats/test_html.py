"""Web pages: the report comes through, the site around it does not."""

from __future__ import annotations

import pytest

from checker.reading.formats import html
from checker.reading.formats.content import Content, Grid, Text
from checker.reading.model import ReadingError
from checker.reading.noise import is_noise
from tests.making import html as making
from tests.making.paragraphs import NAMES, of_seed

PROSE = "全县公安机关坚持以人民为中心，扎实推进法治公安建设，现将有关情况报告如下。" * 3


def texts(content: Content) -> list[str]:
    return ["".join(item.lines) for item in content.items if isinstance(item, Text)]


def grids(content: Content) -> list[Grid]:
    return [item for item in content.items if isinstance(item, Grid)]


def body(source: str) -> Content:
    """What is read of ``source`` behind a paragraph that makes it a report."""
    content = html.read(f"<div id=zoom><p>{PROSE}</p>{source}</div>".encode())
    first = content.items[0]
    assert isinstance(first, Text)
    assert first.lines == (PROSE,)
    return Content(content.items[1:], content.format, content.reader, warnings=content.warnings)


@pytest.mark.parametrize("kind", making.KINDS)
@pytest.mark.parametrize("seed", NAMES)
def test_every_paragraph_of_a_seed_and_nothing_of_the_site(seed: str, kind: str) -> None:
    paragraphs = of_seed(seed)
    content = html.read(making.make(paragraphs, kind, making.TABLE))
    shown = [text for text in texts(content) if not is_noise(text)]
    assert shown == [paragraph.text for paragraph in paragraphs]
    assert [grid.rows for grid in grids(content)] == [making.GRID]
    assert (content.format, content.warnings) == ("html", ())


def test_the_title_its_metadata_names() -> None:
    paragraphs = of_seed("yiyuan-2024")
    assert html.read(making.make(paragraphs, "cms")).title == paragraphs[0].text
    assert html.read(making.make(paragraphs, "old tables")).title == paragraphs[0].text
    assert html.read(making.make(paragraphs, "word")).title == ""


def test_word_pages_keep_the_levels_of_headings() -> None:
    paragraphs = of_seed("huangzhong-2024")
    content = html.read(making.make(paragraphs, "word"))
    depths = {"".join(item.lines): item.depth for item in content.items if isinstance(item, Text)}
    assert [depths[paragraph.text] for paragraph in paragraphs] == [paragraph.level for paragraph in paragraphs]


def test_a_title_in_the_body_is_not_repeated_and_is_no_section() -> None:
    page = f"<title>某局报告_网站</title><div id=zoom><h1>某局报告</h1><h2>一、主要工作</h2><p>{PROSE}</p></div>"
    content = html.read(page.encode())
    assert [(item.lines, item.depth) for item in content.items if isinstance(item, Text)] == [
        (("某局报告",), 0),
        (("一、主要工作",), 2),
        ((PROSE,), 0),
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<ol><li>甲</li><li>乙</li></ol>", ["1.甲", "2.乙"]),
        ("<ol start=3 type=A><li>甲</li><li value=9>乙</li></ol>", ["C.甲", "I.乙"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲<ol type=i><li>乙</li></ol></li></ol>", ["一、甲", "i.乙"]),
        ("<ol class=custom_cn2><li><p>甲</p><p>乙</p></li></ol>", ["(一)甲", "乙"]),
        (
            "<ol><li>（一）甲</li></ol><ol style='list-style:none'><li>乙</li></ol><ul><li>丙</li></ul>",
            ["（一）甲", "乙", "丙"],
        ),
        (
            "<p><![if !supportLists]><b style='mso-list:Ignore'>一、<span>&nbsp;&nbsp; </span></b><![endif]>甲</p>",
            ["一、甲"],
        ),
    ],
)
def test_automatic_numbers_are_text(source: str, shown: list[str]) -> None:
    assert texts(body(source)) == shown


@pytest.mark.parametrize(
    "source",
    [
        "<p style='color:red; display : none'>甲</p>",
        "<p hidden>甲</p>",
        "<template><p>甲</p></template>",
        "<noscript>甲</noscript>",
        "<textarea>甲</textarea>",
        "<p><!-- 甲 --></p>",
        "<script>document.write('甲')</script>",
    ],
)
def test_what_is_not_shown_is_left_out(source: str) -> None:
    assert texts(body(source + "<p>乙</p>")) == ["乙"]


def test_blanks_are_folded_as_they_are_shown() -> None:
    content = body("<p>　　第一行\n第二行 在 2024\n年\u200b<b>度</b></p>前<div>中</div>后")
    assert texts(content) == ["第一行第二行 在 2024年度", "前", "中", "后"]


def test_tables_that_place_things_are_flattened() -> None:
    assert texts(body("<table><tr><td>甲</td></tr><tr><td><table><tr><td>乙</td></tr></table></td></tr></table>")) == [
        "甲",
        "乙",
    ]


def test_cells_merged_across_and_down() -> None:
    rows = (
        "<tr><th rowspan=0>单位</th><th colspan=3>案件<br>（起）</th></tr><tr><td>2023</td><td colspan=2>2024</td></tr>"
        "<tr><td>1</td><td>2</td></tr>"
    )
    content = body(f"<table><caption>表1</caption>{rows}</table>")
    assert texts(content) == ["表1"]
    assert grids(content)[0].rows == (
        ("单位", "案件\n（起）", None, None),
        ("单位", "2023", "2024", None),
        ("单位", "1", "2", ""),
    )


def test_bytes_that_fit_no_encoding_are_told() -> None:
    content = html.read(f"<meta charset=gbk><p>{PROSE}</p>".encode("gbk") + b"<p>\xff\xff\xff</p>")
    assert texts(content)[0] == PROSE
    assert "无法识别" in content.warnings[0]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (making.frames(), "框架"),
        (making.program(), "脚本"),
        (b"<html><body><img src=1.jpg></body></html>", "没有"),
        (b"  ", "空"),
    ],
    ids=["frames", "program", "picture", "empty"],
)
def test_a_page_without_its_text(page: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason) as error:
        html.read(page)
    assert error.value.code == "no-text"
    assert error.value.hint


def test_a_signature_beside_the_text_is_kept_and_the_foot_of_the_page_is_not() -> None:
    text = f"<div>{PROSE}<br>{PROSE}</div><p>某某县公安局</p><p>2025年1月10日</p><p class=foot>地址：某街1号</p>"
    shown = texts(html.read(f"<div><a href=/>返回</a></div><div>{text}</div>".encode()))
    assert shown == [PROSE, PROSE, "某某县公安局", "2025年1月10日"]


def test_elements_nested_beyond_reason() -> None:
    with pytest.raises(ReadingError) as error:
        html.read(b"<div>" * 100_000 + PROSE.encode())
    assert error.value.code == "damaged"
