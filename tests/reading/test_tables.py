"""Tables in plain text: every row reads like a sentence, every quote is still the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading import Report, locate, parse_text, quote, source_span
from checker.reading.model import Role

HEAD = "某某县公安局2024年度法治政府建设情况报告\n一、主要工作\n我局依法办案，全年推进法治建设，取得成效。\n"
CASES = (
    "表1  行政复议、行政诉讼情况（单位：件/次）\n类别\t收案\t维持或驳回\t撤销、变更（败诉）\t在审\n"
    "行政复议\t41\t30\t2\t—\n行政诉讼\t12\t9\t\t3\n合计\t53\t39\t2\t3\n（二）普法宣传\n全年开展普法宣传六十场次。\n"
)


def body(table: str) -> list[str]:
    """The paragraphs that ``table`` gives in a report."""
    report = parse_text(HEAD + table)
    return [report.text[p.start : p.end] for p in report.paragraphs[3:]]


def clauses(report: Report, row: str) -> list[str]:
    [sentence] = [s for s in report.sentences if report.text[s.start : s.end].startswith(row)]
    return [report.text[start:end] for start, end in sentence.clauses]


def test_every_cell_keeps_its_header_and_unit() -> None:
    assert body(CASES) == [
        "表1行政复议、行政诉讼情况(单位:件/次)",
        "行政复议:收案41件,维持或驳回30件,撤销、变更(败诉)2件。",
        "行政诉讼:收案12件,维持或驳回9件,在审3件。",
        "合计:收案53件,维持或驳回39件,撤销、变更(败诉)2件,在审3件。",
        "(二)普法宣传",
        "全年开展普法宣传六十场次。",
    ]


def test_rows_and_totals_are_no_headings_and_inherit_the_role() -> None:
    report = parse_text(HEAD + CASES)
    assert [s.title for s in report.sections[1:]] == ["一、主要工作", "（二）普法宣传"]
    rows = [s for s in report.sentences if report.text[s.start : s.end].startswith(("行政", "合计"))]
    assert [(s.role, s.section, s.is_heading) for s in rows] == [(Role.MEASURES, 1, False)] * 3
    assert clauses(report, "行政诉讼") == ["行政诉讼:收案12件,", "维持或驳回9件,", "在审3件。"]


def test_a_long_label_and_its_first_cell_are_one_clause() -> None:
    table = "指标 | 2023年 | 2024年\n行政机关负责人出庭应诉案件数（件） | 9 | 12\n行政诉讼（件） | 11 | 8\n"
    assert clauses(parse_text(HEAD + table), "行政机关") == ["行政机关负责人出庭应诉案件数:2023年9件,", "2024年12件。"]


@pytest.mark.parametrize(
    ("words", "original"),
    [
        ("收案12件", "12"),
        ("维持或驳回9件,在审3件", "9\t\t3"),
        ("行政诉讼:收案12件,维持或驳回9件,在审3件。", "行政诉讼\t12\t9\t\t3"),
        ("行政诉讼:收案", "行政诉讼\t12"),
        ("行政诉讼", "行政诉讼"),
    ],
)
def test_a_quote_is_the_original_cells(words: str, original: str) -> None:
    report = parse_text(HEAD + CASES)
    start = report.text.index(words, report.text.index("行政诉讼:"))
    assert quote(report, start, start + len(words)) == original
    first, last = source_span(report, start, start + len(words))
    assert report.source[first:last] == original
    assert locate(report, start, start + len(words)).line == report.source[:first].count("\n") + 1


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("指标\t数量\n收案（件）\t38\n参训人数\t120\n出庭率\t9%\n", ["收案:38件。", "参训人数:120人。", "出庭率:9%。"]),
        ("行政复议收案\t38\n民警\t120\n", ["行政复议收案:38件。", "民警:120。"]),
        ("|序号|类别|收案（起）|备注|\n|---|:-:|---|---|\n| 1 | **复议** | 3 | 维持。|\n", ["复议:收案3起,备注维持。"]),
        ("类别  收案  结案\n行政复议  3  2\n合计  3  2\n", ["行政复议:收案3件,结案2件。", "合计:收案3件,结案2件。"]),
        ("类别　　收案　　结案\n行政复议　　３　　２\n", ["行政复议:收案3件,结案2件。"]),
        ("单位：万元\n项目\t预算\t支出\n装备\t1,250.5\t980\n", ["单位:万元", "装备:预算1,250.5万元,支出980万元。"]),
        ("项目\t上半年\t下半年\n装备\t15\t9\n", ["装备:上半年15,下半年9。"]),
        ("类别\t2023\t2024年\n行政复议\t5\t3\n", ["行政复议:2023年5件,2024年3件。"]),
        ("指标\t单位\t全年\n法治培训\t期\t12\n出庭应诉率\t%\t95\n", ["法治培训:12期。", "出庭应诉率:95%。"]),
        ("类别\t收案\t出庭率\t培训人次\n行政诉讼\t4\t100\t260\n", ["行政诉讼:收案4件,出庭率100,培训人次260人次。"]),
        ("\t收案\t结案\n行政复议\t5起\t-\n行政诉讼\t/\t\n", ["行政复议:收案5起。", "行政诉讼"]),
        ("类别\t\t收案\t结案\n复议\t\t5\t3\n", ["复议:收案5件,结案3件。"]),
        ("类别\t收案\t结案\n一、复议\t5\t3\n（一）\t4\t2\n", ["一、复议:收案5件,结案3件。", "(一):收案4件,结案2件。"]),
    ],
    ids=["two columns", "no header", "markdown", "blanks", "full width", "unit above", "no unit", "years",
         "unit column", "units by words", "empty cells", "double tabs", "marked labels"],
)  # fmt: skip
def test_tables_in_the_shapes_they_come_in(table: str, rows: list[str]) -> None:
    assert body(table) == rows


def test_a_label_that_is_only_a_unit_stays() -> None:
    report = parse_text("（件）\t5\n（件）\t6\n")
    assert report.text == "(件):5件。\n(件):6件。"
    assert min(report.offsets) == 0


def test_a_header_without_rows_stays() -> None:
    assert body("类别\t收案\t结案\n我局依法办案。\n") == ["类别收案结案", "我局依法办案。"]


def test_a_header_repeated_on_the_next_page_is_left_out() -> None:
    table = "类别\t收案\t结案\n行政复议\t5\t3\n— 2 —\n类别\t收案\t结案\n行政诉讼\t2\t1\n"
    assert body(table) == ["行政复议:收案5件,结案3件。", "行政诉讼:收案2件,结案1件。"]


def test_the_next_table_has_a_header_of_its_own() -> None:
    table = "类别\t收案\t结案\n行政复议\t5\t3\n\n项目\t场次\t人数\n法治培训\t4\t210\n"
    assert body(table) == ["行政复议:收案5件,结案3件。", "法治培训:场次4场次,人数210人。"]


@pytest.mark.parametrize(
    "lines",
    [
        "合计\t53\t36\t3\n我局将上述数据如实上报，自觉接受人民群众和社会各界的监督，持续推进各项工作。\n",
        "二、存在的问题\t4\n三、下一步打算\t9\n我局依法办案。\n",
        "行政复议\t5\t3\n行政诉讼\t2\t1\n我局将上述数据如实上报，自觉接受人民群众和社会各界的监督，持续推进各项工作。\n",
    ],
    ids=["a row alone", "contents", "no header"],
)
def test_rows_without_a_header_are_left_alone_and_no_headings(lines: str) -> None:
    report = parse_text(HEAD + lines)
    assert len(report.sections) == 2
    assert report.text.endswith("。")
    assert ":" not in report.text


def test_prose_with_wide_blanks_is_no_table() -> None:
    prose = ["抓学习  抓培训  抓考核", "学条文  练技能  比本领"]
    assert body("\n".join(prose)) == ["抓学习抓培训抓考核", "学条文练技能比本领"]


CELL = st.sampled_from(
    [
        "",
        "收案",
        "38",
        "1,200",
        "５",
        "12%",
        "—",
        "（件）",
        "收案（件）",
        "一、",
        "㈠",
        "2024",
        "①",
        "“。",
        "合计",
        "序号",
        "单位",
        "*",
        "a1",
    ]
)
TABLE = st.builds(
    lambda rows, separator, end: "\n".join(separator.join(row) for row in rows) + end,
    st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=6),
    st.sampled_from(["\t", "|", "  ", "　　", " | ", "\t\t"]),
    st.sampled_from(["", "\n", "\n我局依法办案。"]),
)


@given(st.sampled_from(["", "单位：件\n", HEAD]), TABLE, st.data())
def test_the_map_and_the_quotes_hold_in_tables(before: str, table: str, data: st.DataObject) -> None:
    report = parse_text(before + table)
    assert len(report.offsets) == len(report.text) + 1
    assert list(report.offsets) == sorted(report.offsets)
    assert "\n".join(report.text[p.start : p.end] for p in report.paragraphs) == report.text
    start = data.draw(st.integers(0, len(report.text)))
    end = data.draw(st.integers(start, len(report.text)))
    first, last = source_span(report, start, end)
    assert 0 <= first <= last <= len(report.source)
    original = iter(report.source)
    assert all(character in original for character in quote(report, start, end) if not character.isspace())
