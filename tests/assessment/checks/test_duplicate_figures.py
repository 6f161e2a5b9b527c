"""check.duplicate-figures: one indicator, one value; what differs in anything else is another indicator."""

from __future__ import annotations

import pytest

from checker.assessment.checks import duplicate_figures
from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.model import CheckOutcome
from checker.checklist import Checklist, load_checklist
from checker.reading import parse_text, quote
from checker.reading.model import Report

CONTRADICTIONS = [
    (
        "截至2023年底，全市公安机关在用执法记录仪4,260台，全部联网。",
        "到2023年底全市公安机关在用执法记录仪共4,206台，素材当日导入。",
    ),
    ("全年被申请行政复议16件，均已审结。", "我们高度重视应诉。全年共收到行政复议案件18件，维持18件。"),
    ("全局建成智能办案中心3个。", "我局目前建成智能办案中心5个。"),
    ("全年共查处交通违法行为1.1万起。", "全年查处交通违法行为12,350起，同比下降。"),
    ("截至年底，全县公安机关在岗法制员共四十二名。", "截至2023年底，全县公安机关在岗法制员24名。"),
]
DIFFERENT = [
    ("截至2023年底，全市公安机关在用执法记录仪4,260台。", "2023年全市公安机关增配执法记录仪1,206台。"),
    ("全市公安机关配发执法记录仪4,260台。", "全市公安机关在用执法记录仪4,206台。"),
    ("截至2023年底，全市公安机关在用执法记录仪4,260台。", "截至2022年底，全市公安机关在用执法记录仪4,006台。"),
    ("截至2023年底，全市公安机关在用执法记录仪4,260台。", "截至2023年底，市局在用执法记录仪206台。"),
    ("截至2023年底，全市公安机关在用执法记录仪4,260台。", "截至2023年底，全市公安机关在用执法记录仪4200余台。"),
    ("截至2023年底，全市公安机关在用执法记录仪4,260台。", "截至2023年6月底，全市公安机关在用执法记录仪4,006台。"),
    ("全年查处交通违法行为1.1万起。", "全年查处交通违法行为11,350起。"),
    ("全年审核刑事案件420起。", "全年审核刑事案件中退查案件42起。"),
    ("全年组织法治培训12期。", "全年组织法治培训3期，重点是新法。"),
    ("全年审核刑事案件420起。", "上半年审核刑事案件210起。"),
    ("全年审核刑事案件420起。", "2022年全年审核刑事案件390起。"),
    ("全年审核刑事案件420起。", "其中法制大队全年审核刑事案件380起。"),
    ("全年被申请行政复议16件。", "全年办结行政复议案件15件。"),
    ("全年被申请行政复议16件。", "全市公安机关全年被申请行政复议128件。"),
    ("全年应诉行政诉讼案件9件。", "全年新收行政诉讼案件7件。"),
    ("全局现有民警320名。", "全局民警300名参加培训。"),
    ("一季度，全局办理行政处罚案件100起。", "二季度，全局办理行政处罚案件120起。"),
]


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load_checklist()


def report(*paragraphs: str) -> Report:
    head = "河东市公安局2023年度法治政府建设工作情况报告\n\n一、主要情况\n\n"
    return parse_text(head + "\n\n".join(paragraphs) + "\n")


def run(read: Report, checklist: Checklist) -> Finding:
    return duplicate_figures.run(CheckContext(read, checklist))


@pytest.mark.parametrize(("first", "second"), CONTRADICTIONS)
def test_two_values_for_one_indicator_fail(first: str, second: str, checklist: Checklist) -> None:
    finding = run(report(first, second), checklist)
    assert finding.outcome is CheckOutcome.FAIL
    assert len(finding.spans) == 2


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different_indicators_do_not_contradict(first: str, second: str, checklist: Checklist) -> None:
    assert run(report(first, second), checklist).outcome is not CheckOutcome.FAIL


def test_both_places_are_quoted(checklist: Checklist) -> None:
    read = report(*CONTRADICTIONS[0])
    finding = run(read, checklist)
    assert [quote(read, *span) for span in finding.spans] == [
        "全市公安机关在用执法记录仪4,260台",
        "全市公安机关在用执法记录仪共4,206台",
    ]
    assert "4,260台" in finding.message
    assert "4,206台" in finding.message


def test_the_same_value_twice_passes(checklist: Checklist) -> None:
    read = report("全年共审核刑事案件420起。", "全年审核刑事案件四百二十起。")
    assert run(read, checklist).outcome is CheckOutcome.PASS


def test_an_indicator_given_once_is_nothing_to_compare(checklist: Checklist) -> None:
    assert run(report("全年共审核刑事案件420起。"), checklist).outcome is CheckOutcome.NOT_APPLICABLE
