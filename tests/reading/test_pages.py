"""Saved web pages: what stands above the title and below the signature is no part of the report."""

from __future__ import annotations

import pytest

from checker.reading import Report, parse_text, quote

REPORT = (
    "某某县公安局2024年度法治政府建设情况报告\n2024年，我局推进法治建设，成效明显。\n"
    + "一、主要工作\n" + "我局依法办案，开展执法培训，民警素质提高。\n" * 8
    + "二、来年安排\n抓好执法培训。\n某某县公安局\n2025年1月20日\n"
)  # fmt: skip
MENU = ["某某县人民政府", "首页", "县情概况", "政务公开", "机构职能", "警营文化", "通知公告", "办事服务", "互动交流"]
OTHERS = "·县公安局聘请3名法律顾问\n·全县出庭应诉率达98%\n·城关派出所获评全省先进\n"


def original(report: Report, span: tuple[int, int] | None) -> str | None:
    return quote(report, *span) if span else None


@pytest.mark.parametrize(
    "opener",
    [
        "相关链接",
        "相关阅读：",
        "相关文章",
        "相关新闻",
        "推荐阅读",
        "延伸阅读",
        "热点新闻",
        "【友情链接】",
        "热 点 推 荐",
    ],
)
def test_a_list_of_other_pages_runs_to_the_end(opener: str) -> None:
    report = parse_text(f"{REPORT}打印 关闭窗口\n{opener}\n{OTHERS}")
    assert original(report, report.sign_off) == "某某县公安局2025年1月20日"
    assert report.text == parse_text(REPORT).text


def test_a_report_heading_below_ends_no_report() -> None:
    report = parse_text(REPORT.replace("二、来年", f"相关链接\n{OTHERS}二、来年"))
    assert [s.title for s in report.sections[1:]] == ["一、主要工作", "二、来年安排"]
    assert "聘请3名法律顾问" in report.text
    assert "相关链接" not in report.text


def test_a_list_in_the_first_half_does_not_cut_the_report() -> None:
    report = parse_text("相关链接\n" + REPORT)
    assert report.text == parse_text(REPORT).text


@pytest.mark.parametrize(
    "menu",
    [
        "\n".join(MENU),
        "  ".join(MENU),
        "您所在的位置：首页 > 政务公开 > 县公安局 > 法治政府建设",
        "|".join(MENU[1:]),
        "\n".join([*MENU, "法治政府建设年度报告"] * 2),
        "今天是：2025年2月3日 星期一\n某某县人民政府\n首页　县情概况　政务公开",
        "索引号\t0012\t主题分类\t公安\n发布机构\t某某县公安局\t发布日期\t2025-01-20",
    ],
    ids=["lines", "one line", "breadcrumbs", "pipes", "long", "site name", "metadata"],
)
def test_a_menu_above_the_title_is_left_out(menu: str) -> None:
    report = parse_text(f"{menu}\n{REPORT}")
    assert original(report, report.title) == "某某县公安局2024年度法治政府建设情况报告"
    assert report.organisation == "某某县公安局"
    title = report.text.index("某某县公安局2024年度")
    assert report.text[title:] == parse_text(REPORT).text


def test_words_of_a_menu_are_headings_below_the_title() -> None:
    body = "我局主动公开执法信息，全年发布警情通报，接受社会监督，办好便民实事。\n"
    text = f"某某县公安局2024年法治政府建设情况报告\n政务公开\n{body}"
    assert [s.title for s in parse_text(text).sections[1:]] == ["政务公开"]
