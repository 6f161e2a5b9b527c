"""The checks together: in the order of the rules, with their titles, gravity and the places in the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.assessment import assess
from checker.assessment.model import CheckOutcome, CheckResult
from checker.checklist import load_checklist
from checker.reading import read_file

ROOT = Path(__file__).resolve().parents[3]
FAULTS = {
    "huangzhong-2024": {
        "check.terms": ["阳关警务", "执法纪录仪", "全纪录"],
        "check.citations": ["《公安机关现场执法音视频记录工作规定》"],
    },
    "jingyuan-2025": {},
    "nanzheng-2022": {"check.deadline": ["二〇二三年十二月十五日"]},
    "qingyang-2022": {},
    "yiyuan-2024": {"check.year": ["四、2024年推进法治政府建设的主要计划安排"]},
}


def checks(name: str) -> tuple[CheckResult, ...]:
    return assess(read_file(ROOT / "seeds" / f"{name}.txt"), load_checklist()).checks


@pytest.mark.parametrize("name", FAULTS)
def test_the_real_reports_have_these_faults_and_no_others(name: str) -> None:
    failed = {c.id: [e.quote for e in c.evidence] for c in checks(name) if c.outcome is CheckOutcome.FAIL}
    assert failed == FAULTS[name]


def test_results_come_in_the_order_of_the_rules_each_with_its_words() -> None:
    results = checks("huangzhong-2024")
    assert [r.id for r in results] == [
        "check.year",
        "check.deadline",
        "check.totals",
        "check.duplicate-figures",
        "check.terms",
        "check.citations",
        "check.repetition",
    ]
    assert all(r.title and r.severity in ("error", "warning") for r in results)
    assert all(r.message.endswith("。") and r.message.count("。") == 1 for r in results)


def test_evidence_leads_back_to_the_source() -> None:
    report = read_file(ROOT / "seeds" / "huangzhong-2024.txt")
    (terms,) = [r for r in checks("huangzhong-2024") if r.id == "check.terms"]
    assert terms.evidence
    for evidence in terms.evidence:
        assert report.source[evidence.start : evidence.end] == evidence.quote
        assert report.source.splitlines()[evidence.location.line - 1][evidence.location.column - 1 :].startswith(
            evidence.quote
        )
