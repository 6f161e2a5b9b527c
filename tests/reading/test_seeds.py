"""The five real reports: who, when, and which section is for what."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.reading import Report, locate, quote, read_file
from checker.reading.model import Rank, Role

SEEDS = Path(__file__).parents[2] / "seeds"


def seed(name: str) -> Report:
    return read_file(SEEDS / f"{name}.txt")


def original(report: Report, span: tuple[int, int] | None) -> str | None:
    return quote(report, *span) if span else None


@pytest.mark.parametrize(
    ("name", "title", "sign_off", "organisation", "rank", "year", "paragraphs"),
    [
        ("huangzhong-2024", "湟中区公安局2024年法治政府建设情况报告", None, "湟中区公安局", Rank.COUNTY, 2024, 33),
        ("jingyuan-2025", None, "泾源县公安局2026年1月28日", "泾源县公安局", Rank.COUNTY, 2025, 49),
        ("nanzheng-2022", "汉中市公安局南郑分局 2022 年度法治 政府建设年度报告",
         "汉中市公安局南郑分局二〇二三年十二月十五日", "汉中市公安局南郑分局", Rank.COUNTY, 2022, 23),
        ("qingyang-2022", "庆阳市公安局2022年度法治政府建设情况报告", None, "庆阳市公安局", Rank.CITY, 2022, 18),
        ("yiyuan-2024", "沂源县公安局 2024 年度法治政府建设情况报告", None, "沂源县公安局", Rank.COUNTY, 2024, 22),
    ],
)  # fmt: skip
def test_identity(
    name: str, title: str | None, sign_off: str | None, organisation: str, rank: Rank, year: int, paragraphs: int
) -> None:
    report = seed(name)
    assert original(report, report.title) == title
    assert original(report, report.sign_off) == sign_off
    assert (report.organisation, report.rank, report.year) == (organisation, rank, year)
    assert len(report.paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("huangzhong-2024", [("一、主要举措和成效", "measures"), ("二、存在的不足和原因", "deficiencies"),
                             ("三、下一步工作打算", "next-year")]),
        ("jingyuan-2025", [("一、上年度推进法治政府建设的主要举措和成效", "measures"),
                           ("二、上年度主要负责人履行推进法治政府建设第一责任人职责情况", "first-responsible"),
                           ("三、上年度法治政府建设存在的不足和原因", "deficiencies"),
                           ("四、下年度推进法治政府建设的主要安排", "next-year")]),
        ("nanzheng-2022", [("一、加强执法规范化建设", "measures"), ("二、强化依法行政意识", "measures"),
                           ("三、深化执法监督机制", "measures")]),
        ("qingyang-2022", [("一、主要工作情况", "measures"), ("二、存在的问题", "deficiencies"),
                           ("三、下一步工作打算", "next-year")]),
        ("yiyuan-2024", [("一、党政主要负责人履行推进法治建设第一责任人职责情况", "first-responsible"),
                         ("二、推进法治政府建设的主要举措和成效", "measures"),
                         ("三、推进法治政府建设存在的不足和原因", "deficiencies"),
                         ("四、2024年推进法治政府建设的主要计划安排", "next-year")]),
    ],
)  # fmt: skip
def test_first_level_sections(name: str, wanted: list[tuple[str, str]]) -> None:
    assert [(s.title, s.role.value) for s in seed(name).sections if s.level == 1] == wanted


def test_levels_run_three_deep() -> None:
    counts = [sum(s.level == level for s in seed("huangzhong-2024").sections) for level in range(4)]
    assert counts == [1, 3, 6, 18]


def test_a_subsection_may_have_a_role_of_its_own() -> None:
    roles = {s.title: s.role for s in seed("jingyuan-2025").sections}
    assert roles["(一)存在的不足"] is Role.DEFICIENCIES
    assert roles["(二)原因分析"] is Role.CAUSES
    assert roles["(五)优化政务服务,提升便民利民服务水平"] is Role.NEXT_YEAR


def test_a_paragraph_cut_at_a_page_end_is_one() -> None:
    report = seed("yiyuan-2024")
    start = report.text.index("《全县公安机关法治公安建设年")
    end = report.text.index("》", start) + 1
    assert quote(report, start, end) == "《全县公安机关法治公安建设年实施方案(2024-2026年)》"
    assert "行政案件3日内办结率达60%以上,7日内办结率达67.5%" in report.text


def test_a_location_is_where_an_editor_finds_it() -> None:
    report = seed("huangzhong-2024")
    start = report.text.index("聘请1名法律顾问")
    place = locate(report, start, start + 8)
    line = report.source.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("聘请1名法律顾问")
    assert (place.page, place.paragraph) == (None, 12)
    assert place.section == "一、主要举措和成效 / （三）提高科学决策水平，加强规范性文件管理 / 1.落实法律顾问制度"


def test_web_page_noise_is_no_text() -> None:
    assert "扫一扫" not in seed("jingyuan-2025").text


def test_the_closing_sentence_is_next_year() -> None:
    report = seed("nanzheng-2022")
    [closing] = [s for s in report.sentences if s.role is Role.NEXT_YEAR]
    assert "今后将继续加强" in report.text[closing.start : closing.end]


def test_title_and_headings_are_sentences_of_their_own() -> None:
    report = seed("huangzhong-2024")
    headings = [quote(report, s.start, s.end) for s in report.sentences if s.is_heading]
    assert headings[:5] == [
        "湟中区公安局",
        "2024年法治政府建设情况报告",
        "一、主要举措和成效",
        "（一）局党委高度重视落实工作，带头学法",
        "1.局领导高度重视。",
    ]
