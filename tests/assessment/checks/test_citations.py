"""check.citations: what is nearly an official title is pointed out, everything else left alone."""

from __future__ import annotations

import pytest

from checker.assessment.checks import citations
from checker.assessment.model import CheckOutcome
from checker.checklist import OfficialTitle

REPORT = "云岭县公安局2024年度法治政府建设情况报告\n一、主要举措\n认真贯彻落实{}。\n云岭县公安局\n2025年1月8日"


@pytest.mark.parametrize(
    ("cited", "right"),
    [
        ("《公安机关现场执法音视频记录工作规定》", "《公安机关现场执法视音频记录工作规定》"),
        ("《现场执法音视频记录工作规定》", "《现场执法视音频记录工作规定》"),
        ("《公安机关现场执法视音频纪录工作规定》", "《公安机关现场执法视音频记录工作规定》"),
        ("《公安机关现场执法视音频工作规定》", "《公安机关现场执法视音频记录工作规定》"),
        ("《法治政府建设实施纲要（2020—2025年）》", "《法治政府建设实施纲要（2021—2025年）》"),
        ("《法治政府建设实施纲要(2021-2024)》", "《法治政府建设实施纲要（2021—2025年）》"),
        ("《法治社会建设实施纲要（2021—2025年）》", "《法治社会建设实施纲要（2020—2025年）》"),
        ("《法治中国建设规划（2021—2025年）》", "《法治中国建设规划（2020—2025年）》"),
        ("《法治政府建设纲要（2021—2025年）》", "《法治政府建设实施纲要（2021—2025年）》"),
        ("《提升行政执法质量三年行动计划（2022—2024年）》", "《提升行政执法质量三年行动计划（2023—2025年）》"),
        ("《党政主要负责人履行法治建设第一责任人职责规定》", "《党政主要负责人履行推进法治建设第一责任人职责规定》"),
        ("《法治政府建设与责任落实督查工作规定》", "《法治政府建设与责任落实督察工作规定》"),
        ("《公安机关涉案财务管理若干规定》", "《公安机关涉案财物管理若干规定》"),
        ("《公安机关办理行政案件规定》", "《公安机关办理行政案件程序规定》"),
        ("《中华人民共和国治安管理处罚发》", "《治安管理处罚法》"),
        ("《行政处法法》", "《行政处罚法》"),
        ("《生产安全法》", "《安全生产法》"),
        ("《预防未成年犯罪法》", "《预防未成年人犯罪法》"),
        ("《反电信网洛诈骗法》", "《反电信网络诈骗法》"),
        ("《妇女权益保护法》", "《妇女权益保障法》"),
    ],
)
def test_near_misses(run, cited: str, right: str) -> None:
    found = run(citations, REPORT.format(cited))
    assert found.failed
    assert found.quotes == [cited]
    assert found.message == f"{cited}应为{right}。"


@pytest.mark.parametrize(
    "cited",
    [
        "《宪法》《民法典》《刑法》《刑事诉讼法》",
        "《行政处罚法》《行政复议法》《行政许可法》《行政强制法》《行政诉讼法》",
        "《中华人民共和国人民警察法》",
        "《中华人民共和国行政处罚法（2021年修订）》",
        "《反恐法》《反恐怖主义法》",
        "《治安处罚法》",
        "《法治社会建设实施纲要（2020—2025年）》",
        "《法治政府建设实施纲要（2015-2020年）》",
        "《法治政府建设实施纲要(2021至2025年)》",
        "《法治政府建设实施纲要》",
        "《公安机关办理行政案件程序规定》《公安机关办理刑事案件程序规定》",
        "《公安机关涉案财物管理若干规定（2015修订）》",
        "《道路交通安全违法行为处理程序规定（2020年修正）》",
        "公安部《关于改革完善受案立案制度的意见》",
        "《公安部关于改革完善受案立案制度的意见》",
        "《国务院办公厅关于严格规范涉企行政检查的意见》",
        "《关于实行国家机关“谁执法谁普法”普法责任制的意见》",
        "《国务院关于进一步贯彻实施〈中华人民共和国行政处罚法〉的通知》",
        "《国务院关于进一步贯彻实施《中华人民共和国行政处罚法》的通知》",
    ],
)
def test_right_titles_pass(run, cited: str) -> None:
    assert not run(citations, REPORT.format(cited)).failed


@pytest.mark.parametrize(
    "cited",
    [
        "《云南省行政执法监督条例》",
        "《青海省预防未成年人犯罪条例》",
        "《法治宁夏建设规划（2021—2025年）》",
        "《甘肃省法治政府建设实施方案（2021—2025年）》",
        "《全县法治政府建设实施纲要（2021—2024年）》",
        "《四川省党政主要负责人履行推进法治建设第一责任人职责实施办法》",
        "《云岭县公安局涉案财物管理规定》",
        "《云岭县公安机关执法公开规定》",
        "《关于加强全县行政执法协调监督工作体系建设的实施意见》",
        "《法治政府建设实施纲要（2026—2030年）》",
        "《城市规划法》",
        "《民用爆炸物品管理条例》",
        "《公安机关执法指引汇编》",
        "《执法宝典》《精品案例》",
        "《2024年法治政府建设工作要点》",
        "《案件审核办法》",
        "《人民警察证》",
        "《公安机关办理刑事案件程序细则》",
    ],
)
def test_unknown_and_local_documents_are_left_alone(run, cited: str) -> None:
    found = run(citations, REPORT.format(cited))
    assert found.outcome is CheckOutcome.NOT_APPLICABLE


def test_the_organisations_own_documents_are_left_alone(run) -> None:
    own = "我局制定《公安机关涉案财物管理规定》《公安机关执法工作公开规定》。"
    assert not run(citations, REPORT.format(own)).failed
    handed_down = "组织学习公安部印发的《公安机关涉案财物管理若干规则》《公安机关现场执法音视频记录工作规定》。"
    assert run(citations, REPORT.format(handed_down)).quotes == ["《公安机关现场执法音视频记录工作规定》"]


def test_every_title_of_the_directory_is_right_in_every_form(run, titles: tuple[OfficialTitle, ...]) -> None:
    for entry in titles:
        for name in (entry.title, *entry.short):
            forms = f"《{name}》《中华人民共和国{name}》《{name}（试行）》《{name.removeprefix('关于')}》"
            found = run(citations, REPORT.format(forms))
            assert found.outcome is CheckOutcome.PASS, found.message


def test_without_titles_there_is_nothing_to_compare(run) -> None:
    assert run(citations, REPORT.format("上级要求")).outcome is CheckOutcome.NOT_APPLICABLE
