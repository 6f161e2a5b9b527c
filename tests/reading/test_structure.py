"""Headings, roles, sentences and lines in the shapes real files come in."""

from __future__ import annotations

import pytest

from checker.reading import Report, parse_text, quote, read_bytes
from checker.reading.model import Rank, Role

HEAD = "某某县公安局2024年度法治政府建设情况报告\n"


def outline(report: Report) -> list[tuple[int, str, str]]:
    return [(s.level, s.title, s.role.value) for s in report.sections[1:]]


def roles(report: Report) -> dict[str, Role]:
    return {report.text[s.start : s.end]: s.role for s in report.sentences}


def texts(report: Report) -> list[str]:
    return [report.text[s.start : s.end] for s in report.sentences]


def paragraphs(report: Report) -> list[str]:
    return [report.text[p.start : p.end] for p in report.paragraphs]


def test_one_sentence_is_a_measure() -> None:
    report = parse_text("现我局聘请1名法律顾问。")
    [sentence] = report.sentences
    assert (sentence.role, sentence.is_heading, sentence.section) == (Role.MEASURES, False, 0)
    assert (report.title, report.year, report.sign_off) == (None, None, None)


def test_decimal_headings_stand_under_their_section() -> None:
    report = parse_text(
        HEAD + "2024年，我局推进法治建设。\n一、全年工作\n1.1 先把方向摆正\n局党委先学法、后议事。\n1.2 放低身段\n"
        "12.4宪法宣传日期间，我局开展宣传。\n二、短板与成因\n短板是人手少。\n"
        "三、2025年工作安排\n3.1 立规矩。上半年编出目录。\n"
    )
    assert outline(report) == [
        (1, "一、全年工作", "measures"),
        (2, "1.1 先把方向摆正", "measures"),
        (2, "1.2 放低身段", "measures"),
        (1, "二、短板与成因", "deficiencies"),
        (1, "三、2025年工作安排", "next-year"),
        (2, "3.1 立规矩", "next-year"),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("二、存在的主要问题", "deficiencies"),
        ("二、法治建设存在的短板和弱项", "deficiencies"),
        ("二、存在的问题及原因", "deficiencies"),
        ("二、问题与不足", "deficiencies"),
        ("二、存在问题的原因", "causes"),
        ("二、原因分析", "causes"),
        ("二、下步工作思路", "next-year"),
        ("二、2025年重点工作", "next-year"),
        ("二、二〇二五年主要打算", "next-year"),
        ("二、今后努力方向", "next-year"),
        ("二、工作计划", "next-year"),
        ("二、主要负责人履行推进法治建设第一责任人职责情况", "first-responsible"),
        ("二、聚焦突出问题，开展专项整治", "measures"),
        ("二、着力解决群众反映强烈的问题", "measures"),
        ("二、2024年工作要点落实情况", "measures"),
        ("二、上年度存在问题整改情况", "measures"),
        ("二、坚持问题导向，补齐短板", "measures"),
    ],
)
def test_the_wording_of_a_heading_tells_its_role(heading: str, role: str) -> None:
    report = parse_text(f"{HEAD}一、主要工作\n我局依法办案，全年审核案件五百起。\n{heading}\n我局工作有序推进。\n")
    assert report.sections[2].role.value == role


def test_a_first_level_plan_is_next_year_only_late() -> None:
    report = parse_text(f"{HEAD}一、工作安排部署\n{'我局依法办案。' * 30}\n二、工作安排部署\n推进执法培训。\n")
    assert [s.role for s in report.sections[1:]] == [Role.MEASURES, Role.NEXT_YEAR]


def test_a_joint_section_is_parted_by_its_subsections() -> None:
    report = parse_text(
        HEAD + "一、主要工作\n我局依法办案。\n二、存在的问题和下一步打算\n（一）存在的问题\n人手不足。\n"
        "（二）下一步打算\n加强培训。\n"
    )
    assert [role for _, _, role in outline(report)] == ["measures", "deficiencies", "deficiencies", "next-year"]


def test_next_year_may_speak_of_problems() -> None:
    report = parse_text(
        HEAD + "一、下一步工作\n（一）针对存在的问题抓整改。逐项落实。\n（二）压实第一责任人责任。逐级推进。\n"
    )
    assert {s.role for s in report.sections[1:]} == {Role.NEXT_YEAR}


def test_the_words_of_a_list_in_one_paragraph_are_no_headings() -> None:
    report = parse_text(
        HEAD + "一、存在的不足\n(一)“三项制度”落实不平衡,检查时热;(二)场地不足,移交拖沓;(三)办法不多。\n"
        "这些问题的根子在于:一些民警重打击、轻程序。\n二、2025年安排\n(一)立起架子。拟成立委员会。\n"
    )
    assert [title for _, title, _ in outline(report)] == ["一、存在的不足", "二、2025年安排", "(一)立起架子"]
    items = [s.item for s in report.sentences if s.paragraph == 3]
    assert len(items) == len(set(items)) == 3
    assert roles(report)["这些问题的根子在于:一些民警重打击、轻程序。"] is Role.CAUSES


def test_a_long_marked_paragraph_opens_a_section_without_a_heading() -> None:
    report = parse_text(
        HEAD + "一、主要工作\n（一）我局坚持以习近平法治思想为指导，认真落实上级公安机关的各项决策部署，"
        "全年依法办理各类案件五百余起，"
        "取得良好效果。群众满意。\n"
    )
    section = report.sections[2]
    assert section.heading_start == section.heading_end == section.start
    assert not any(s.is_heading for s in report.sentences if s.section == 2)


def test_a_sentence_with_figures_is_content() -> None:
    report = parse_text("1.全年审核案件300起。同比下降5%。")
    assert [s.is_heading for s in report.sentences] == [False, False]


def test_unnumbered_headings() -> None:
    body = "我局坚持依法行政，规范执法行为，全年开展培训，不断提升执法能力和水平，取得明显成效。\n"
    report = parse_text(f"{HEAD}主要做法\n{body}存在的问题\n{body}下一步打算\n{body}某某县公安局\n2025年1月3日\n")
    assert outline(report) == [
        (1, "主要做法", "measures"),
        (1, "存在的问题", "deficiencies"),
        (1, "下一步打算", "next-year"),
    ]
    assert report.sign_off is not None
    assert quote(report, *report.sign_off) == "某某县公安局2025年1月3日"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("没做好的", "deficiencies"),
        ("做得不够的地方", "deficiencies"),
        ("哪些没干好", "deficiencies"),
        ("来年安排", "next-year"),
        ("明年怎么干", "next-year"),
    ],
)
@pytest.mark.parametrize("mark", ["", "二、"])
def test_plain_words_head_what_is_lacking_or_to_come(mark: str, heading: str, role: str) -> None:
    body = "我局坚持依法行政，规范执法行为，全年开展培训，不断提升执法能力和水平，取得明显成效。\n"
    report = parse_text(f"{HEAD}{mark and '一、'}主要做法\n{body}{mark}{heading}\n队伍培训。\n")
    assert outline(report)[1:] == [(1, mark + heading, role)]


def test_what_was_not_done_well_is_lacking_only_late() -> None:
    report = parse_text(f"{HEAD}一、把没做好的补上\n{'我局依法办案。' * 30}\n二、主要工作\n推进培训。\n")
    assert [role for _, _, role in outline(report)] == ["measures", "measures"]


def test_a_report_without_headings_is_told_by_its_openings() -> None:
    report = parse_text(
        HEAD + "2024年，我局依法办案，审核案件一百起。\n" + "全局开展执法培训，民警素质提高。\n" * 6
        + "虽然取得了一定成绩，但仍存在一些不足。人手不够。下一步，我局将加强培训。抓好落实。\n"
    )  # fmt: skip
    found = roles(report)
    assert found["全局开展执法培训,民警素质提高。"] is Role.MEASURES
    assert found["人手不够。"] is Role.DEFICIENCIES
    assert found["抓好落实。"] is Role.NEXT_YEAR


def test_a_role_opened_with_a_colon_holds_for_the_list_below() -> None:
    report = parse_text(HEAD + "我局依法办案。\n" * 8 + "存在的主要问题：\n一是人手少。\n二是经费紧。\n")
    assert roles(report)["二是经费紧。"] is Role.DEFICIENCIES


def test_items_and_clauses() -> None:
    report = parse_text(
        "主要做法有：一是抓学习，全年3,700人次，12:30开课。效果好；二是抓落实。首先，抓思想，其次，抓作风。"
    )
    assert texts(report) == [
        "主要做法有:",
        "一是抓学习,全年3,700人次,12:30开课。",
        "效果好;",
        "二是抓落实。",
        "首先,抓思想,",
        "其次,抓作风。",
    ]
    assert [s.item for s in report.sentences] == [1, 2, 2, 3, 4, 5]
    clauses = [report.text[start:end] for start, end in report.sentences[1].clauses]
    assert clauses == ["一是抓学习,", "全年3,700人次,", "12:30开课。"]


def test_circled_numbers_open_items_and_are_no_figures() -> None:
    report = parse_text("主要做法：①一线培训12场；②普法（含③类）3场，④走访20户。")
    assert texts(report) == ["主要做法:", "(1)一线培训12场;", "(2)普法(含(3)类)3场,", "(4)走访20户。"]
    assert [s.item for s in report.sentences] == [1, 2, 3, 4]
    assert quote(report, report.sentences[1].start, report.sentences[1].end) == "①一线培训12场；"


@pytest.mark.parametrize(
    "kept",
    [
        "坚持“民有所呼；我有所应。办好事”的理念，抓服务。",
        "对违法行为（含超期；漏报。）逐一整改。",
        "学习《为什么要守法？怎样守法》一书。",
    ],
)
def test_brackets_titles_and_quotations_are_not_cut(kept: str) -> None:
    assert len(parse_text(kept).sentences) == 1


def test_a_half_width_full_stop_ends_a_sentence_after_chinese() -> None:
    assert texts(parse_text("通过率达100%.办结率9.5%，清理完毕.全部归档.")) == [
        "通过率达100%。",
        "办结率9.5%,清理完毕。",
        "全部归档。",
    ]


WRAPPED = """\
某某市公安局某某分局
关于2021年度法治政府建设情况的报告
区委全面依法治区委员会办公室:
　　2021年,某某分局在市局党委和区委、区政府领导下,借着政法队
伍教育整顿的劲头,圆满完成全年安保任务，守住了安全的底线关口，
全区刑事警情同比下降一成。现将有关情况报告如下:
一、二〇二一年度法治建设推进情况
　　(一)班子先行,把责任立起来。分局党委理论学习中心组把习近
平法治思想作为必修课，定期集体研读、逐人谈体会，读完再拿本单
- 1 -
位的案子对照检查，局长应邀登台授课，民警代表参加了听课，会后交
流体会。
二、二○二二年主要安排
　　(一)立起架子。拟成立执法监督管理委员会,凡涉及执法的事项统
一归口议定。
某某市公安局某某分局
二○二二年四月十一日
"""


def test_hard_wrapped_text_is_joined() -> None:
    report = parse_text(WRAPPED)
    assert len(report.paragraphs) == 10
    start = report.text.index("读完再拿")
    assert quote(report, start, start + 14) == "读完再拿本单位的案子对照检查"
    assert report.title is not None
    assert quote(report, *report.title) == "某某市公安局某某分局关于2021年度法治政府建设情况的报告"
    assert (report.organisation, report.rank, report.year) == ("某某市公安局某某分局", Rank.COUNTY, 2021)
    assert roles(report)["区委全面依法治区委员会办公室:"] is Role.FRONT
    assert [role for _, _, role in outline(report)] == ["measures", "measures", "next-year", "next-year"]


def test_hard_wrapped_text_without_indents_is_joined() -> None:
    report = parse_text(WRAPPED.replace("　　", ""))
    assert "分局党委理论学习中心组把习近平法治思想作为必修课" in report.text
    assert [title for level, title, _ in outline(report) if level == 1] == [
        "一、二〇二一年度法治建设推进情况",
        "二、二○二二年主要安排",
    ]


def test_short_lines_that_are_sentences_stay_paragraphs() -> None:
    source = "".join(f"全年开展{n}次执法培训，民警参加。\n" for n in "一二三四五六七八九")
    assert len(parse_text(source).paragraphs) == 9


def test_web_page_furniture_and_page_numbers_are_dropped() -> None:
    report = parse_text(
        "首页 > 政务公开 > 法治政府\n索 引 号：0012\n" + HEAD + "发布时间：2025-01-20 来源：某某县公安局 浏览次数：35\n"
        "字体：[大 中 小]\n2024年，我局推进法治建设。\n— 1 —\n第 2 页 共 3 页\n一、主要工作\n我局来源广泛听取意见。\n"
        "某某县公安局\n2025年1月20日\n打印 关闭窗口\n上一篇：无\n京ICP备12345号\n扫一扫在手机打开当前页\n"
    )  # fmt: skip
    assert paragraphs(report) == [
        "某某县公安局2024年度法治政府建设情况报告",
        "2024年,我局推进法治建设。",
        "一、主要工作",
        "我局来源广泛听取意见。",
        "某某县公安局",
        "2025年1月20日",
    ]
    assert report.sign_off is not None


@pytest.mark.parametrize(
    "line",
    [
        "2025-01-20【字号：大 中 小】",
        "2025-01-20 16:20　来源：市公安局　浏览次数：123次",
        "2025年01月20日 来源：某某县公安局",
        "2025-01-20 10:22",
        "日期：2025-01-20",
        "【信息来源：某县公安局】【发布时间：2025-01-20】",
        "[大] [中] [小]",
        "【 打印 】【 关闭 】",
        "发布者：管理员",
        "返回列表",
        "扫描二维码分享",
        "附件【统计表.doc】已下载12次",
    ],
)
def test_a_line_of_a_web_page_is_left_out(line: str) -> None:
    text = "2024年，我局推进法治建设，成效明显。\n一、主要工作\n抓学习。\n"
    assert paragraphs(parse_text(f"{HEAD}{line}\n{text}{line}\n")) == paragraphs(parse_text(HEAD + text))


@pytest.mark.parametrize("line", ["2025年1月20日", "来源广泛的意见建议，逐条研究。", "标题", "（大、中、小型企业）"])
def test_a_line_that_only_looks_like_one_stays(line: str) -> None:
    assert len(paragraphs(parse_text(f"{HEAD}一、主要工作\n抓学习，成效明显。\n{line}\n"))) == 4


def test_a_date_under_the_title_is_no_sign_off() -> None:
    report = parse_text(HEAD + "2025年1月20日\n我局推进法治建设，成效明显。\n")
    assert report.sign_off is None


BODY = HEAD + "2024年，我局推进法治建设，成效明显。\n三、下一步打算\n继续努力，抓好落实。\n"


@pytest.mark.parametrize(
    "behind",
    [
        "抄送：市委全面依法治市委员会办公室，市人民政府办公室。\n某某县公安局办公室　　　2025年1月21日印发\n",
        "附件：1.统计表\n2.典型案例\n（此件公开发布）\n（联系人：张三，电话：0936-1234567）\n",
        "附件1\n有关数据统计表\n全年举办培训3期。\n1.培训情况\n全年培训民警300人次，成效明显。\n",
    ],
)
def test_what_stands_behind_the_signature_is_no_part_of_the_report(behind: str) -> None:
    report = parse_text(f"{BODY}某某县公安局\n2025年1月20日\n{behind}")
    assert report.sign_off is not None
    assert quote(report, *report.sign_off) == "某某县公安局2025年1月20日"
    assert outline(report) == [(1, "三、下一步打算", "next-year")]
    assert {s.role for s in report.sentences if s.start >= report.sign_off[0]} == {Role.SIGN_OFF}


def test_a_signature_under_a_full_line_of_a_wrapped_text_stands_alone() -> None:
    lines = [
        "　　局党委全年专题学习法治思想六次并把学习成果用于指导",
        "执法办案各项具体工作，推动全局上下依法履职尽责，不断提",
        "高规范化水平和群众满意程度，取得了扎实明显的工作成效。",
    ]
    report = parse_text(HEAD + "\n".join(lines * 4) + "\n某某县公安局\n2025年1月20日\n")
    assert report.sign_off is not None
    assert quote(report, *report.sign_off) == "某某县公安局2025年1月20日"


def test_the_name_of_the_bureau_alone_on_a_line_before_an_attachment_is_no_signature() -> None:
    report = parse_text(f"{BODY}某某县公安局\n附件1\n全年培训300人次，成效明显。\n")
    assert report.sign_off is None


def test_the_head_of_an_official_document_is_no_heading() -> None:
    report = parse_text(
        "某某县公安局文件\n某公法〔2025〕12号　　签发人：李四\n"
        "2024年，我局在县委、县政府领导下坚持依法行政，持续推进法治建设，取得明显成效。\n"
        "一、主要工作\n抓学习。\n"
    )
    assert outline(report) == [(1, "一、主要工作", "measures")]


MARKDOWN = """\
---
title: x
---
# 某某县公安局2024年度法治政府建设情况报告

## 一、主要工作

- **加强**领导，成立领导小组。
- 聘请`1名`法律顾问。

| 项目 | 数量 |
|------|-----:|
| 行政复议 | 3件 |

## 二、存在的问题

人手不足。
"""


def test_markdown_marks_are_no_text() -> None:
    report = read_bytes(MARKDOWN.encode(), "report.md")
    assert paragraphs(report) == [
        "某某县公安局2024年度法治政府建设情况报告",
        "一、主要工作",
        "加强领导,成立领导小组。",
        "聘请1名法律顾问。",
        "行政复议:3件。",
        "二、存在的问题",
        "人手不足。",
    ]
    assert outline(report) == [(1, "一、主要工作", "measures"), (1, "二、存在的问题", "deficiencies")]


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("青海省公安厅", Rank.PROVINCE),
        ("北京市公安局", Rank.PROVINCE),
        ("庆阳市公安局", Rank.CITY),
        ("甘南藏族自治州公安局", Rank.CITY),
        ("扎鲁特旗公安局", Rank.COUNTY),
        ("汉中市公安局南郑分局", Rank.COUNTY),
    ],
)
def test_the_name_of_a_bureau_tells_its_rank(name: str, rank: Rank) -> None:
    report = parse_text(f"{name}2024年法治政府建设情况报告\n2024年，我局推进法治建设。\n")
    assert (report.organisation, report.rank) == (name, rank)


@pytest.mark.parametrize(
    ("source", "year"),
    [
        ("某县公安局二〇二三年度法治政府建设情况报告\n我局推进法治建设。\n", 2023),
        ("2022年，某县公安局推进法治建设。\n一、主要工作\n依法办案。\n", 2022),
        ("某县公安局法治政府建设情况报告\n我局推进法治建设。\n某县公安局\n2025.1.3\n", 2024),
        ("某县公安局法治政府建设情况报告\n我局推进法治建设。\n", None),
    ],
)
def test_the_report_year(source: str, year: int | None) -> None:
    assert parse_text(source).year == year


def test_an_empty_source_has_no_sentences() -> None:
    report = parse_text("")
    assert (report.text, report.sentences, len(report.sections)) == ("", (), 1)


def test_the_name_of_a_web_column_is_no_title() -> None:
    report = parse_text("法治政府建设年度报告\n2025-01-20\n" + HEAD * 2 + "2024年，我局推进法治建设，取得良好成效。\n")
    assert report.title is not None
    assert quote(report, *report.title) == HEAD.strip()
    assert len(report.text) - report.title[1] < 30


def test_a_heading_is_no_title() -> None:
    assert parse_text("一、主要工作\n（一）法治建设情况\n我局依法办案，成效明显。\n").title is None


def test_a_text_without_stops_is_cut_at_commas() -> None:
    report = parse_text("全年办结案件五件，" * 800)
    assert len(report.sentences) > 5
    assert all(s.end - s.start < 1100 for s in report.sentences)
    assert "".join(report.text[s.start : s.end] for s in report.sentences) == report.text
