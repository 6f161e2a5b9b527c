"""checks.yaml, terms.yaml, citations.yaml: optional, checked, and droppable by a profile."""

from __future__ import annotations

from typing import Any

CHECKS = """\
checks:
  - {id: check.year, title: 年度一致, severity: error, why: 看年度。, advice: 改正。}
  - {id: check.terms, title: 规范用语, severity: warning}
"""
TERMS = """\
terms:
  - right: 阳光警务
    wrong: [阳关警务]
    unless: [向阳关警务站]
    examples: {wrong: [推进阳关警务。], right: [推进阳光警务。]}
"""
TITLES = """\
titles:
  - 行政处罚法
  - {title: 反恐怖主义法, short: [反恐法]}
"""


def test_a_folder_may_do_without_them(rules: Any) -> None:
    checklist = rules.load()
    assert (checklist.checks, checklist.terms, checklist.titles) == ((), (), ())


def test_they_are_read_in_their_order(rules: Any) -> None:
    before = rules.load().digest
    rules.write("checks.yaml", CHECKS)
    rules.write("terms.yaml", TERMS)
    rules.write("citations.yaml", TITLES)
    checklist = rules.load()
    assert [(c.id, c.severity) for c in checklist.checks] == [("check.year", "error"), ("check.terms", "warning")]
    assert [(t.right, t.wrong, t.unless) for t in checklist.terms] == [("阳光警务", ("阳关警务",), ("向阳关警务站",))]
    assert [(t.title, t.short) for t in checklist.titles] == [("行政处罚法", ()), ("反恐怖主义法", ("反恐法",))]
    assert checklist.digest != before


def test_a_profile_may_drop_a_check(rules: Any) -> None:
    rules.write("checks.yaml", CHECKS)
    rules.change("profiles/public-security.yaml", "grades:", "drop: [check.terms]\ngrades:")
    assert [c.id for c in rules.load().checks] == ["check.year"]


def test_a_profile_cannot_drop_what_there_is_not(rules: Any) -> None:
    rules.write("checks.yaml", CHECKS)
    rules.change("profiles/public-security.yaml", "grades:", "drop: [check.term]\ngrades:")
    problem = rules.problem()
    assert "check.term" in problem.message
    assert "check.terms" in problem.hint


def test_a_check_the_program_does_not_have(rules: Any) -> None:
    rules.write("checks.yaml", CHECKS.replace("check.year", "check.years"))
    assert rules.problem().where.file == "rules/checks.yaml"


def test_a_check_given_twice(rules: Any) -> None:
    rules.write("checks.yaml", CHECKS + "  - {id: check.year, title: 再来, severity: error}\n")
    assert "check.year" in rules.problem().message
    assert rules.problem().where.line == 4


def test_a_slip_that_stands_in_the_right_name(rules: Any) -> None:
    rules.write("terms.yaml", TERMS.replace("wrong: [阳关警务]", "wrong: [警务, 阳关警务]"))
    assert "“警务”就在正确写法“阳光警务”里" in rules.problem().message


def test_an_exception_that_excepts_nothing(rules: Any) -> None:
    rules.write("terms.yaml", TERMS.replace("向阳关警务站", "阳关大道"))
    assert "“阳关大道”里没有一个错误写法" in rules.problem().message


def test_a_title_given_twice(rules: Any) -> None:
    rules.write("citations.yaml", TITLES + "  - 反恐法\n")
    assert "“反恐法”重复，第3行已经有了" in rules.problem().message


def test_an_unsound_file_is_named_and_nothing_else_is_blamed(rules: Any) -> None:
    rules.write("checks.yaml", "checks:\n  - id: check.year\n")
    rules.change("profiles/public-security.yaml", "grades:", "drop: [check.year]\ngrades:")
    assert {p.where.file for p in rules.problems()} == {"rules/checks.yaml"}
