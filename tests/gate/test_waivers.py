"""Waivers in each state."""

from __future__ import annotations

from datetime import date

import pytest

from checker.checklist.problem import ChecklistError
from checker.gate.model import Severity, Trouble
from checker.gate.waivers import covers, load_waivers
from tests.output import gated, sample

RULES = {"report.causes", "check.terms"}
ENTRY = """
waivers:
  - rule: report.causes
    documents: 报告/*.txt
    reason: 本年度不作原因分析
    approver: 王局长
    granted: 2026-01-01
    expires: 2026-12-31
"""


def load(source: str = ENTRY):
    return load_waivers(source.encode(), "waivers.yaml", RULES)


def problems(source: str) -> str:
    with pytest.raises(ChecklistError) as caught:
        load(source)
    return "\n".join(str(problem) for problem in caught.value.problems)


def test_a_waiver_is_read_with_its_line() -> None:
    (waiver,) = load()
    assert (waiver.rule, waiver.documents, waiver.approver) == ("report.causes", "报告/*.txt", "王局长")
    assert (waiver.granted, waiver.expires, waiver.line) == (date(2026, 1, 1), date(2026, 12, 31), 3)


@pytest.mark.parametrize("key", ["rule", "documents", "reason", "approver", "granted", "expires"])
def test_everything_is_required(key: str) -> None:
    lines = [line for line in ENTRY.splitlines() if f" {key}:" not in line]
    if key == "rule":
        lines[2] = lines[2].replace("    documents", "  - documents")
    assert key in problems("\n".join(lines))


def test_an_unknown_rule_is_told_with_the_nearest_one() -> None:
    said = problems(ENTRY.replace("report.causes", "report.cause"))
    assert "waivers.yaml:3" in said
    assert "没有要素或校核“report.cause”" in said
    assert "report.causes" in said.split("没有要素")[1].split("”", 1)[1]


@pytest.mark.parametrize(
    ("granted", "expires", "is_sound"),
    [
        ("2026-01-01", "2027-01-02", True),  # 366 days
        ("2026-01-01", "2027-01-03", False),
        ("2026-01-01", "2025-12-31", False),
        ("2026-01-01", "2026-01-01", True),
    ],
)
def test_it_lasts_at_most_a_year_and_a_day(granted: str, expires: str, is_sound: bool) -> None:
    source = ENTRY.replace("granted: 2026-01-01", f"granted: {granted}").replace("2026-12-31", expires)
    if is_sound:
        assert load(source)
    else:
        assert "366 天以内" in problems(source)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01"])
def test_a_day_that_does_not_exist_is_told(day: str) -> None:
    said = problems(ENTRY.replace("2026-12-31", day))
    assert "waivers.yaml:8" in said
    assert "不存在" in said


def test_every_problem_is_told_at_once() -> None:
    second = ENTRY.split("waivers:\n")[1].replace("report.causes", "report.x").replace("2026-12-31", "2028-01-01")
    said = problems(ENTRY + second)
    assert "report.x" in said
    assert "366" in said


@pytest.mark.parametrize(
    ("glob", "path", "is_covered"),
    [
        ("报告/*.txt", "报告/a.txt", True),
        ("报告/*.txt", "报告/2024/a.txt", True),
        ("报告/*.txt", "报告\\a.txt", True),
        ("./报告/*.txt", "报告/a.txt", True),
        ("报告/*.txt", "./报告/a.txt", True),
        ("报告/*.txt", "别处/报告/a.txt", False),
        ("报告/A.txt", "报告/a.txt", False),
        ("*", "a.txt", True),
    ],
)
def test_globs(glob: str, path: str, is_covered: bool) -> None:
    assert covers(gated.waiver("report.causes", glob), path) is is_covered


# in a run: granted 2025-01-01, expires 2025-06-30

RULE = "report.deficiencies"


def told(today: date, rule: str = RULE, documents: str = "报告/*", exists: bool = True) -> tuple[list[Trouble], bool]:
    run = sample.run(gated.document())
    from checker.gate.verdict import Exceptions, decide

    waiver = gated.waiver(rule, documents)
    exceptions = Exceptions((waiver,), "waivers.yaml", None, "", today, lambda glob: exists)
    result = decide(run, lambda path: gated.STRICT, exceptions)
    is_waived = any(j.waiver for j in result.documents[0].findings)
    return list(result.troubles), is_waived


@pytest.mark.parametrize("today", [date(2025, 1, 1), date(2025, 3, 1), date(2025, 5, 30)])
def test_in_force_from_the_day_it_is_granted(today: date) -> None:
    assert told(today) == ([], True)


@pytest.mark.parametrize(("today", "days"), [(date(2025, 5, 31), 30), (date(2025, 6, 30), 0)])
def test_it_warns_from_thirty_days_before_its_end_and_holds_on_the_last(today: date, days: int) -> None:
    (trouble,), is_waived = told(today)
    assert is_waived
    assert trouble.severity is Severity.WARNING
    assert f"还有 {days} 天到期" in trouble.message


def test_expired_it_is_an_error_and_excuses_nothing() -> None:
    (trouble,), is_waived = told(date(2025, 7, 1))
    assert not is_waived
    assert trouble.severity is Severity.ERROR
    assert trouble.where == "waivers.yaml:3"
    assert "已于2025-06-30到期" in trouble.message


def test_not_yet_granted_it_excuses_nothing() -> None:
    (trouble,), is_waived = told(date(2024, 12, 31))
    assert not is_waived
    assert trouble.severity is Severity.WARNING
    assert "从2025-01-01起才生效" in trouble.message


def test_unused_it_is_an_error() -> None:
    (trouble,), _ = told(date(2025, 3, 1), rule="report.title")
    assert trouble.severity is Severity.ERROR
    assert "没有用上" in trouble.message


@pytest.mark.parametrize(("exists", "count"), [(True, 0), (False, 1)])
def test_for_other_documents_it_is_an_error_only_when_there_are_none(exists: bool, count: int) -> None:
    found, is_waived = told(date(2025, 3, 1), documents="别处/*", exists=exists)
    assert not is_waived
    assert len(found) == count
