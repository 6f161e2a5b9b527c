"""Two results compared: every change is found, on the side where it belongs."""

from __future__ import annotations

import dataclasses

import pytest

from checker.assessment.changes import Difference, DocumentChanges
from checker.assessment.comparison import compare
from checker.assessment.model import CheckOutcome, CheckResult, Document, PartVerdict, Run, Status
from checker.checklist.model import Label
from tests.output import sample

Parts = dict[str, PartVerdict]


def part(id: str, label: Label, review: str = "", conditional: bool = False) -> PartVerdict:
    quotes = () if label is Label.NO else (sample.evidence(f"{id}{label.value}"),)
    return sample.part(id, label, *quotes, review=review, conditional=conditional)


def document(*parts: PartVerdict, status: Status = Status.PARTIAL, checks: tuple[CheckResult, ...] = ()) -> Document:
    return sample.assessed(sample.element("report.x", "要素", status, parts), checks=checks)


def check(outcome: CheckOutcome) -> CheckResult:
    return CheckResult("check.totals", "数据勾稽", "error", outcome, outcome.value, ())


def changes(old: Document, new: Document) -> DocumentChanges:
    (found,) = compare(sample.run(old), sample.run(new)).documents
    return found


ORDER = [Label.NO, Label.WEAK, Label.PLAN, Label.YES]


@pytest.mark.parametrize("old", ORDER)
@pytest.mark.parametrize("new", ORDER)
def test_a_part_gets_better_worse_or_stays(old: Label, new: Label) -> None:
    found = changes(document(part("p", old)), document(part("p", new)))
    rose = ORDER.index(new) - ORDER.index(old)
    assert (len(found.better), len(found.worse)) == (int(rose > 0), int(rose < 0))
    assert len(found.lacking) == int(Label.YES not in (old, new))
    for change in (*found.better, *found.worse):
        assert change.old
        assert change.new
        assert [e.quote for e in change.old.evidence] == ([] if old is Label.NO else [f"p{old.value}"])
        assert [e.quote for e in change.new.evidence] == ([] if new is Label.NO else [f"p{new.value}"])


def test_what_costs_nothing_is_not_missing() -> None:
    conditional = part("p", Label.NO, conditional=True)
    assert not changes(document(conditional), document(conditional)).lacking


def test_what_no_longer_applies_is_neither_better_nor_worse() -> None:
    applies, moot = document(part("p", Label.NO)), document(part("p", Label.NO), status=Status.NOT_APPLICABLE)
    gone, come = changes(applies, moot), changes(moot, applies)
    assert [c.part.id for c in gone.went] == ["p"]
    assert [c.part.id for c in come.came] == ["p"]
    for found in (gone, come):
        assert (found.better, found.worse, found.lacking) == ((), (), ())


def test_doubts_come_and_go_without_a_better_or_worse() -> None:
    sure, doubtful = document(part("p", Label.YES)), document(part("p", Label.YES, review="只有标题"))
    assert [c.part.id for c in changes(sure, doubtful).doubted] == ["p"]
    assert [c.part.id for c in changes(doubtful, sure).cleared] == ["p"]
    assert not changes(sure, doubtful).is_worse


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (CheckOutcome.PASS, CheckOutcome.FAIL, "checks_appeared"),
        (CheckOutcome.NOT_APPLICABLE, CheckOutcome.FAIL, "checks_appeared"),
        (None, CheckOutcome.FAIL, "checks_appeared"),
        (CheckOutcome.FAIL, CheckOutcome.PASS, "checks_resolved"),
        (CheckOutcome.FAIL, None, "checks_resolved"),
        (CheckOutcome.FAIL, CheckOutcome.FAIL, "checks_left"),
        (CheckOutcome.PASS, CheckOutcome.NOT_APPLICABLE, ""),
    ],
)
def test_findings_appear_are_resolved_or_left(old: CheckOutcome | None, new: CheckOutcome | None, where: str) -> None:
    sides = [document(part("p", Label.YES), checks=(check(o),) if o else ()) for o in (old, new)]
    found = changes(*sides)
    for name in ("checks_appeared", "checks_resolved", "checks_left"):
        assert bool(getattr(found, name)) == (name == where)
    assert found.is_worse == (where == "checks_appeared")


def test_scores_and_dimensions_are_compared() -> None:
    old = document(part("p", Label.NO), status=Status.MISSING)
    new = document(part("p", Label.YES), status=Status.MET)
    found = changes(old, new)
    assert found.gain == 100.0
    assert [(d.id, d.gain) for d in found.dimensions] == [("report", 100.0)]
    assert changes(new, old).is_worse
    assert not found.is_worse


def test_no_score_is_no_gain() -> None:
    empty = Document("空.txt", "1" * 64, sample.EMPTY, None)
    found = changes(document(part("p", Label.YES)), empty)
    assert found.gain is None
    assert found.is_worse


def differences(old: Run, new: Run) -> set[Difference]:
    return {n.difference for d in compare(old, new).documents for n in d.notices}


def test_what_else_differs_is_said() -> None:
    old = sample.SINGLE
    assert differences(old, old) == {Difference.SAME_FILE}
    assert old.documents[0].assessment
    report = dataclasses.replace(old.documents[0].assessment.report, year=2023, organisation="别局")
    assessment = dataclasses.replace(old.documents[0].assessment, report=report)
    other = dataclasses.replace(old.documents[0], assessment=assessment, sha256="9" * 64)
    new = dataclasses.replace(old, documents=(other,), checklist_digest="f" * 64, profile_id="police", tool_version="2")
    assert differences(old, new) == set(Difference) - {Difference.SAME_FILE}
    profiled = dataclasses.replace(old, documents=(dataclasses.replace(other, profile="own"),))
    assert Difference.PROFILE in differences(old, profiled)


def named(*paths: str) -> Run:
    return sample.run(*(dataclasses.replace(document(part("p", Label.YES)), path=path) for path in paths))


def test_documents_are_paired_by_path_then_by_name() -> None:
    found = compare(named("a/1.txt", "a/2.txt", "a/3.txt"), named("a/1.txt", "b/2.txt", "b/4.txt"))
    assert [(d.old.path, d.new.path) for d in found.documents] == [("a/1.txt", "a/1.txt"), ("a/2.txt", "b/2.txt")]
    lone = [(u.old.path if u.old else None, u.new.path if u.new else None) for u in found.unpaired]
    assert lone == [(None, "b/4.txt"), ("a/3.txt", None)]


def test_names_that_occur_twice_are_not_guessed() -> None:
    found = compare(named("a/1.txt", "b/1.txt"), named("c/1.txt", "x.txt"))
    assert not found.documents
    assert len(found.unpaired) == 4


def test_two_single_documents_are_compared_whatever_they_are_called() -> None:
    assert len(compare(named("初稿.docx"), named("送审稿.pdf")).documents) == 1


def test_a_file_that_can_no_longer_be_read_is_worse() -> None:
    found = compare(named("报告/扫描件.pdf"), sample.run(sample.FAILED))
    assert found.is_worse
    assert not compare(sample.run(sample.FAILED), named("报告/扫描件.pdf")).is_worse
