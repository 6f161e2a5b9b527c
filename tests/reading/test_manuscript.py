"""Content of any format becomes the same report as plain text: paragraphs, headings, tables, pages."""

from __future__ import annotations

from array import array

from checker.reading import locate, quote
from checker.reading.formats.content import Content, Grid, Text, from_data, to_data
from checker.reading.manuscript import lay_out
from checker.reading.model import Origin, Report
from checker.reading.reader import _parse

TITLE = Text(("某县公安局2024年法治政府建设情况报告",))
CASES = Grid(
    (
        ("序号", "类别", "收案", None, "合计"),
        ("序号", "类别", "上半年（件）", "下半年（件）", "合计"),
        ("1", "行政复议", "3", "4", "7"),
        ("2", "行政诉讼", "1", "1", "2"),
        ("合计", None, "4", "5", "9"),
    )
)


def report(*items: Text | Grid, format: str = "docx") -> Report:
    content = Content(items, format, "test")
    assert from_data(to_data(content)) == content
    manuscript = lay_out(content)
    return _parse(manuscript, False, (), Origin(format, "test", None))


def texts(found: Report) -> list[str]:
    return [found.text[p.start : p.end] for p in found.paragraphs]


def test_every_paragraph_stays_one() -> None:
    found = report(TITLE, Text(("一、主要做法",)), Text(("我局坚持依法行政。",)), Text((" \u3000",)), Text(("另行。",)))
    assert texts(found) == ["某县公安局2024年法治政府建设情况报告", "一、主要做法", "我局坚持依法行政。", "另行。"]


def test_printed_lines_of_a_paragraph_are_joined_across_pages() -> None:
    found = report(
        TITLE,
        Text(("全年办理行政复议案件1", "2件，行政诉讼案件", "3件。"), pages=(1, 1, 2)),
        Text(("另一段。",), pages=(2,)),
        format="pdf",
    )
    assert texts(found)[1:] == ["全年办理行政复议案件12件,行政诉讼案件3件。", "另一段。"]
    second = found.paragraphs[1]
    at = found.text.index("3件")
    place = locate(found, at, at + 2)
    assert (place.page, place.paragraph, place.line, place.column) == (2, 2, 1, 1)
    assert quote(found, second.start, second.end) == "全年办理行政复议案件12件，行政诉讼案件3件。"
    last = locate(found, found.paragraphs[2].start, found.paragraphs[2].end)
    assert (last.page, last.line) == (2, 2)


def test_an_outline_level_makes_a_heading_and_a_long_paragraph_none() -> None:
    body = "我局全面推行行政执法公示制度，在门户网站公示执法信息三百余条，公示行政处罚决定二百余件，接受社会监督。"
    found = report(TITLE, Text(("工作成效",), depth=1), Text((body,)), Text((body * 2,), depth=1))
    assert [s.title for s in found.sections[1:]] == ["工作成效"]


def test_rows_keep_the_headers_of_merged_columns() -> None:
    found = report(TITLE, Text(("表1 复议诉讼情况",)), CASES)
    assert texts(found)[2:] == [
        "行政复议:收案上半年3件,收案下半年4件,合计7件。",
        "行政诉讼:收案上半年1件,收案下半年1件,合计2件。",
        "合计:收案上半年4件,收案下半年5件,合计9件。",
    ]
    (table,) = found.tables
    assert table.header == ("序号", "类别", "收案上半年(件)", "收案下半年(件)", "合计")
    assert table.rows[0].cells == ("1", "行政复议", "3", "4", "7")
    at = found.text.index("5件")
    assert quote(found, at, at + 2) == "5"


def test_a_table_that_only_places_paragraphs_gives_them() -> None:
    long = "我局坚持依法行政，规范公正文明执法。" * 10
    found = report(
        Grid(((f"某县公安局2024年法治政府建设情况报告\n{long}\n一、主要做法",),)), Text(("做法是多方面的。",))
    )
    assert texts(found) == [
        "某县公安局2024年法治政府建设情况报告",
        long.replace("，", ","),
        "一、主要做法",
        "做法是多方面的。",
    ]
    assert found.tables == ()


def test_a_table_of_long_words_is_read_cell_by_cell() -> None:
    words = "全面推行行政执法公示制度。" * 12
    found = report(TITLE, Grid((("项目", "内容"), ("执法公示", words))))
    assert texts(found)[1:] == ["项目", "内容", "执法公示", words]


def test_furniture_of_web_pages_is_left_out() -> None:
    found = report(
        Text(("首页 > 政务公开",)),
        TITLE,
        Text(("我局坚持依法行政。",)),
        Text(("打印本页",)),
        Text(("扫一扫在手机打开",)),
    )
    assert texts(found) == ["某县公安局2024年法治政府建设情况报告", "我局坚持依法行政。"]


def test_no_pages_no_page_numbers() -> None:
    found = report(TITLE, Text(("我局坚持依法行政。",)))
    assert found.page_starts == array("i")
    assert locate(found, 0, 3).page is None


def test_a_sentence_in_the_style_of_a_heading_is_none() -> None:
    texts = ("一、主要工作", "抓学习，全年6次。", "培训3期，参训90人；", "二、存在的问题。", "人手少。")
    found = report(TITLE, *(Text((text,), depth=1) for text in ("县委：", *texts)), Text(("短板是人手少。",)))
    assert [section.title for section in found.sections[1:]] == ["一、主要工作", "二、存在的问题", "人手少"]


def test_a_table_in_a_cell_of_the_layout_stays_one() -> None:
    text = "我局坚持依法行政，持续推进法治建设，" * 8 + "成效明显。"
    found = report(
        Grid(((f"{text}\n项目\t单位\t数量\n行政复议案件\t件\t46\n培训\t期\t3\n二、下一步打算\n继续努力。",),))
    )
    [table] = found.tables
    assert (table.header, [row.cells for row in table.rows]) == (
        ("项目", "单位", "数量"),
        [("行政复议案件", "件", "46"), ("培训", "期", "3")],
    )
    assert texts(found)[1:] == ["行政复议案件:46件。", "培训:3期。", "二、下一步打算", "继续努力。"]


def test_a_form_above_the_title_hides_it_not() -> None:
    form = Grid((("报告单位", "某县公安局"), ("报告年度", "2024")))
    found = report(form, TITLE, Text(("我局坚持依法行政，成效明显。",)), Text(("一、主要做法",)), Text(("抓学习。",)))
    assert found.title is not None
    assert (found.year, found.organisation) == (2024, "某县公安局")


def test_a_table_that_only_moves_the_signature_to_the_right_is_none() -> None:
    sign_off = Grid((("", "某县公安局"), (" ", "2025年1月20日")))
    found = report(TITLE, Text(("一、主要做法",)), Text(("我局坚持依法行政，成效明显。",)), sign_off)
    assert found.tables == ()
    assert found.sign_off is not None
    assert quote(found, *found.sign_off) == "某县公安局2025年1月20日"


def test_a_list_of_other_pages_under_a_heading_goes() -> None:
    body = Text(("我局坚持依法行政，持续推进法治建设，成效明显。" * 9,))
    other = Text(("某市司法局2024年法治政府建设情况报告 2025-01-20",))
    found = report(TITLE, body, Text(("相关文章",), depth=3), other, format="html")
    assert texts(found) == texts(report(TITLE, body, format="html"))
