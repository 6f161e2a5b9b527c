"""Two audits: which reports belong together, what became of them, and folders that are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from checker import load_checklist
from checker.audit import records
from checker.audit.comparison import Comparison, compare
from checker.audit.model import Entry, Origin
from checker.audit.past import PastError, read_past
from checker.audit.work import Worker
from checker.output import audit_jsonl
from tests.audit import jobs
from tests.audit.runs import assessed, failed, folder


@pytest.fixture
def compared(tmp_path: Path) -> Any:
    def run(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> Comparison:
        return compare(read_past(folder(tmp_path / "旧", old)), read_past(folder(tmp_path / "新", new)))

    return run


def names(comparison: Comparison) -> dict[str, list[tuple[str, str] | str]]:
    changes = {"better": comparison.better, "worse": comparison.worse, "same": comparison.same}
    return {
        **{key: [(c.old.name, c.new.name) for c in found] for key, found in changes.items()},
        "new": [r.name for r in comparison.new],
        "gone": [r.name for r in comparison.gone],
    }


def test_reports_belong_together_by_body_and_year_else_by_path(compared: Any) -> None:
    old = [
        assessed("1.txt", "甲县公安局", 2024, 60.0),
        assessed("2.txt", "乙县公安局", 2024, 80.0),
        assessed("3.txt", percent=50.0),
        assessed("4.txt", "丁县公安局", 2024),
        assessed("5.txt", "戊县公安局", 2023),
    ]
    new = [
        assessed("2.txt", "甲县 公安局", 2024, 65.0),
        assessed("b.txt", "乙县公安局", 2024, 70.0),
        assessed(".\\3.txt", "丙县公安局", 2024, 50.01),
        assessed("4.txt", "己县公安局", 2024),
        assessed("5.txt", "戊县公安局", 2024),
    ]
    assert names(compared(old, new)) == {
        "better": [("1.txt", "2.txt")],
        "worse": [("2.txt", "b.txt")],
        "same": [("3.txt", ".\\3.txt")],
        "new": ["4.txt", "5.txt"],
        "gone": ["4.txt", "5.txt"],
    }


def test_several_of_one_body_and_year_are_told_by_their_paths(compared: Any) -> None:
    old = [assessed("a.txt", "甲县公安局", 2024, 60.0), assessed("b.txt", "甲县公安局", 2024, 70.0)]
    new = [assessed("b.txt", "甲县公安局", 2024, 75.0), assessed("a.txt", "甲县公安局", 2024, 90.0)]
    assert names(compared(old, new))["better"] == [("a.txt", "a.txt"), ("b.txt", "b.txt")]


def test_the_manifest_goes_before_the_report(compared: Any) -> None:
    origin = {"organisation": "甲县公安局", "region": "青海", "year": 2024}
    old = [assessed("1.txt", "甲县公安局", 2024)]
    new = [assessed("2.txt", "乙县公安局", 2023, origin=origin)]
    (change,) = compared(old, new).same
    assert (change.new.organisation, change.new.region, change.new.year) == ("甲县公安局", "青海", 2024)


def test_elements_and_checks_one_by_one_and_over_all(compared: Any) -> None:
    old = [
        assessed("1", elements={"a": "missing", "b": "met", "c": "not-applicable"}, checks={"x": "pass", "y": "fail"}),
        assessed("2", elements={"a": "partial", "b": "met"}, checks={"x": "not-applicable"}),
    ]
    new = [
        assessed("1", elements={"a": "met", "b": "weak", "c": "met"}, checks={"x": "fail", "y": "pass"}),
        assessed("2", elements={"a": "met", "b": "met", "c": "met"}, checks={"x": "fail", "y": "fail"}),
    ]
    comparison = compared(old, new)
    first, second = comparison.same
    assert (first.won, first.lost, first.appeared, first.resolved) == (("a",), ("b",), ("x",), ("y",))
    assert (second.won, second.lost, second.appeared, second.resolved) == (("a",), (), ("x",), ())
    assert [(c.id, c.title, c.up, c.down) for c in comparison.elements] == [
        ("a", "法律顾问", 2, 0),
        ("b", "出庭应诉", 0, 1),
    ]
    assert [(c.id, c.up, c.down) for c in comparison.checks] == [("x", 2, 0), ("y", 0, 1)]


def test_the_largest_changes_come_first(compared: Any) -> None:
    old = [assessed(str(n), percent=50.0) for n in range(4)]
    new = [assessed(str(n), percent=percent) for n, percent in enumerate((55.0, 70.0, 45.0, 20.0))]
    comparison = compared(old, new)
    assert [c.gain for c in comparison.better] == [20.0, 5.0]
    assert [c.gain for c in comparison.worse] == [-30.0, -5.0]


def test_without_a_score_nothing_is_better_or_worse(compared: Any) -> None:
    comparison = compared([assessed("1"), failed("2")], [failed("1"), assessed("2", percent=None)])
    assert names(comparison)["same"] == [("1", "1"), ("2", "2")]
    assert [c.gain for c in comparison.same] == [None, None]


def test_lines_that_an_audit_writes_are_read(tmp_path: Path) -> None:
    job = jobs.job()
    worker = Worker(job)
    outcome = worker.path(str(jobs.SEEDS[0]))
    worker.close()
    (found,) = outcome.files
    record = records.unpack(outcome.records[found.key])
    record.document["path"] = "报告.txt"
    place = tmp_path / "run"
    place.mkdir()
    line = audit_jsonl.line(Entry("报告.txt", Origin("", "青海", None), record))
    (place / "assessments.jsonl").write_text(line, encoding="utf-8")
    past = read_past(place)
    (report,) = past.reports
    checklist = load_checklist(None, jobs.PROFILE)
    assert (report.name, report.organisation, report.region, report.year) == (
        "报告.txt", "湟中区公安局", "青海", 2024,
    )  # fmt: skip
    assert report.percent == record.document["score"]["percent"]
    assert list(report.statuses) == [e.id for d in checklist.dimensions for e in d.elements]
    assert list(report.outcomes) == [c.id for c in checklist.checks]


def test_a_folder_that_is_not_there_and_one_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(PastError) as missing:
        read_past(tmp_path / "没有")
    assert (missing.value.code, missing.value.file) == ("no-folder", str(tmp_path / "没有"))
    with pytest.raises(PastError) as other:
        read_past(tmp_path)
    assert other.value.code == "no-audit"
    assert "assessments.jsonl" in other.value.message


@pytest.mark.parametrize(
    "broken",
    [
        "", "{", "[]", "null", "7", "{}", '{"status": "done", "path": "a"}', '{"status": "assessed", "path": "a"}',
        '{"status": "error", "path": 1}', '{"status": "error", "path": "a", "origin": 3}',
        '{"status": "error", "path": "a", "origin": {"year": "二四"}}', "\udcff", "[" * 100_000,
    ],
)  # fmt: skip
def test_a_broken_line_is_named(broken: str, tmp_path: Path) -> None:
    place = folder(tmp_path / "run", [failed("a")])
    with (place / "assessments.jsonl").open("ab") as stream:
        stream.write(broken.encode("utf-8", "surrogateescape") + b"\n")
    with pytest.raises(PastError) as error:
        read_past(place)
    assert (error.value.code, error.value.line) == ("broken-line", 2)
    assert "第2行" in error.value.message
