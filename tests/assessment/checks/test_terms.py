"""check.terms: the list finds its slips, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.assessment.checks import terms as check
from checker.assessment.model import CheckOutcome
from checker.checklist import Term

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
REPORT = "云岭县公安局2024年度法治政府建设情况报告\n一、主要举措\n{}\n云岭县公安局\n2025年1月8日"


def test_every_slip_is_found_and_put_right(run, terms: tuple[Term, ...]) -> None:
    assert terms
    for term in terms:
        for slip in term.wrong:
            found = run(check, REPORT.format(f"持续推进{slip}，成效明显。"))
            assert found.failed, slip
            assert any(slip in quote or quote in slip for quote in found.quotes), slip


def test_every_example_is_judged_as_it_says(run, terms: tuple[Term, ...]) -> None:
    for term in terms:
        assert term.slips, term.right
        for text in term.slips:
            assert term.right in run(check, REPORT.format(text)).message, text
        for text in term.sound:
            assert not run(check, REPORT.format(text)).failed, text


def test_every_wording_excepted_passes(run, terms: tuple[Term, ...]) -> None:
    for term in terms:
        for context in term.unless:
            assert not run(check, REPORT.format(f"见{context}。")).failed, context


def test_no_right_name_is_called_wrong(run, terms: tuple[Term, ...]) -> None:
    found = run(check, REPORT.format("、".join(term.right for term in terms)))
    assert found.outcome is CheckOutcome.PASS, found.message


@pytest.mark.parametrize("name", ["jingyuan-2025", "nanzheng-2022", "qingyang-2022", "yiyuan-2024"])
def test_real_reports_pass(run, name: str) -> None:
    assert not run(check, (SEEDS / f"{name}.txt").read_text(encoding="utf-8")).failed


def test_a_real_report_with_slips(run) -> None:
    found = run(check, (SEEDS / "huangzhong-2024.txt").read_text(encoding="utf-8"))
    assert sorted(found.quotes) == ["全纪录", "执法纪录仪", "阳关警务"]


def test_a_name_in_quotation_marks_or_with_blanks_in_it_is_the_same_name(run) -> None:
    assert run(check, REPORT.format("打造“阳关”警务平台。")).failed
    assert run(check, REPORT.format("我局常年为一线执法单位配发执法 纪录仪 120 台。")).failed


def test_what_looks_alike_and_is_right_passes(run) -> None:
    text = (
        "法制大队严格法制审核，开展法制宣传，选送纪录片参评，财务管理规范，公证处、公正执法、公式化语言，"
        "侦察兵退役军人，向阳关镇派出所，办公室公事公办，登记考试人员信息，记录片区警情，调节室温。"
    )
    assert not run(check, REPORT.format(text)).failed
