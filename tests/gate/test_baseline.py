"""The baseline: only what is new fails."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.assessment.model import Document, ElementVerdict, Status
from checker.checklist.model import Label
from checker.gate import baseline as baselines
from checker.gate.findings import findings
from checker.gate.model import GateResult, Severity
from checker.gate.verdict import Exceptions, decide
from tests.output import gated, sample


def written(*documents: Document) -> baselines.Baseline:
    run = sample.run(*documents)
    found = {d.path: findings(d, run.checklist_id) for d in documents}
    assessments = {d.path: d.assessment for d in documents if d.assessment}
    made = baselines.of_findings(found, assessments, run.checklist_digest)
    return baselines.parse(baselines.render(made).encode())


def against(baseline: baselines.Baseline, *documents: Document, digest: str | None = None) -> GateResult:
    run = sample.run(*documents)
    run = replace(run, checklist_digest=digest or run.checklist_digest)
    exceptions = Exceptions((), "", baseline, "checker-baseline.json", gated.TODAY, lambda glob: True)
    return decide(run, lambda path: gated.STRICT, exceptions)


def fails(result: GateResult) -> set[tuple[str, str]]:
    return {(d.document.path, j.finding.rule) for d in result.documents for j in d.findings if j.fails}


def with_elements(document: Document, *elements: ElementVerdict) -> Document:
    assert document.assessment
    return replace(document, assessment=replace(document.assessment, elements=elements, checks=()))


def missing(id: str, *parts: str) -> ElementVerdict:
    element = gated.element(id, Status.MISSING, Label.NO)
    return replace(element, parts=tuple(sample.part(part, Label.NO) for part in parts or ("part",)))


def test_it_is_sorted_json_that_reads_back() -> None:
    first, second = gated.document("b.txt"), gated.document("a.txt")
    text = baselines.render(written(first, second))
    data = json.loads(text)
    assert list(data["documents"]) == ["a.txt", "b.txt"]
    assert text == baselines.render(written(second, first))
    assert baselines.parse(text.encode()) == written(first, second)


def test_everything_known_passes() -> None:
    result = against(written(gated.document()), gated.document())
    assert fails(result) == set()
    assert result.troubles == ()
    assert all(j.is_known for j in result.documents[0].findings)


def test_what_is_new_fails() -> None:
    old = with_elements(gated.document("a.txt"), missing("review.a"))
    new = with_elements(gated.document("a.txt"), missing("review.a"), missing("review.b"))
    assert fails(against(written(old), new)) == {("a.txt", "review.b")}


def test_one_more_part_lacking_is_new() -> None:
    old = with_elements(gated.document("a.txt"), missing("review.a", "x"))
    new = with_elements(gated.document("a.txt"), missing("review.a", "x", "y"))
    assert fails(against(written(old), new)) == {("a.txt", "review.a")}


def test_another_document_has_a_baseline_of_its_own() -> None:
    old = with_elements(gated.document("a.txt"), missing("review.a"))
    new = with_elements(gated.document("b.txt"), missing("review.a"))
    assert fails(against(written(old), old, new)) == {("b.txt", "review.a")}


@pytest.mark.parametrize("path", ["报告/a.txt", "./报告/a.txt", "报告\\a.txt"])
def test_a_path_is_known_however_it_is_written(path: str) -> None:
    old = written(gated.document("报告/a.txt"))
    assert fails(against(old, gated.document(path))) == set()


def test_text_that_moved_is_still_known() -> None:
    moved = gated.document(text=gated.TEXT.replace("\n\n一、", "\n\n（征求意见稿）\n\n\n一、"))
    assert fails(against(written(gated.document()), moved)) == set()


def test_what_is_mended_asks_to_leave_the_baseline() -> None:
    old = with_elements(gated.document("a.txt"), missing("review.a"), missing("review.b"))
    new = with_elements(gated.document("a.txt"), missing("review.b"))
    result = against(written(old), new)
    (trouble,) = result.troubles
    assert trouble.severity is Severity.WARNING
    assert trouble.message == "a.txt：已补齐 1 处（review.a），基线里还留着"
    assert "checker baseline write" in trouble.hint
    assert result.has_baseline


def test_a_document_outside_the_run_is_not_mended() -> None:
    old = written(gated.document("a.txt"), gated.document("b.txt"))
    assert against(old, gated.document("a.txt")).troubles == ()


def test_another_checklist_is_told() -> None:
    result = against(written(gated.document()), gated.document(), digest="f" * 64)
    (trouble,) = result.troubles
    assert trouble.severity is Severity.WARNING
    assert "另一版清单" in trouble.message


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "不是 JSON"),
        (b"{", "不是 JSON"),
        (b"\xff\xfe\x00", "不是 JSON"),
        (b"[]", "不是本程序写的"),
        (b'{"schema": "other/1"}', "不是本程序写的"),
        (b'{"schema": "fazhi-checker/baseline/1"}', "不完整"),
        (b'{"schema": "fazhi-checker/baseline/1", "checklist": {"digest": "a"}, "documents": {"a": 1}}', "不完整"),
        (
            b'{"schema": "fazhi-checker/baseline/1", "checklist": {"digest": "a"},'
            b' "documents": {"a": {"percents": {"": "viel"}, "gaps": {}}}}',
            "不完整",
        ),
        (
            b'{"schema": "fazhi-checker/baseline/1", "checklist": {"digest": "a"},'
            b' "documents": {"a": {"percents": {}, "gaps": {"report.x": "abc"}}}}',
            "不完整",
        ),
        (b"[" * 100_000, "不是 JSON"),
    ],
    ids=["empty", "cut", "binary", "list", "other", "bare", "number", "percent", "gaps", "deep"],
)
def test_a_broken_file_is_told(source: bytes, said: str) -> None:
    with pytest.raises(baselines.BaselineError, match=said):
        baselines.parse(source)


def test_file_names_that_are_no_text_can_be_written() -> None:
    text = baselines.render(written(gated.document("\udcff.txt")))
    assert "\udcff.txt" in baselines.parse(text.encode()).documents
