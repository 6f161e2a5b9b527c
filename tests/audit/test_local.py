"""The local pool: one bad file never stops the run, and nothing but that file is lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from checker.audit import local, records
from checker.audit.model import Outcome
from checker.audit.work import Worker
from tests.audit import jobs

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed by signals")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty small reports, the marked one among them."""
    for number in range(40):
        text = f"某县公安局2024年法治政府建设情况报告\n\n一、工作情况\n\n第{number}号。开展法治培训{number}次。\n"
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    jobs.marked(tmp_path / "17.txt")
    return tmp_path


def paths(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.iterdir())]


def by_path(outcomes: list[Outcome]) -> dict[str, Outcome]:
    assert len({o.path for o in outcomes}) == len(outcomes)
    return {o.path: o for o in outcomes}


def test_every_file_has_its_outcome_whatever_it_is(tmp_path: Path) -> None:
    found = list(local.outcomes(jobs.mixed(tmp_path / "报告"), jobs.job(), 2))
    assert jobs.errors_of(found) == {
        "空.txt": "empty",
        "二.txt": "empty",
        "图.txt": "binary",
        "坏.docx": "damaged",
        "目录.txt": "directory",
    }
    assert sum(len(outcome.files) for outcome in found) == 10
    names = {file.name for outcome in found for file in outcome.files}
    assert f"{tmp_path}/报告/合集.zip/一.txt" in names


def test_the_pool_answers_what_one_worker_answers(tmp_path: Path) -> None:
    asked = jobs.mixed(tmp_path / "报告")
    worker = Worker(jobs.job())
    try:
        alone = worker.shard(asked)
    finally:
        worker.close()
    assert by_path(list(local.outcomes(asked, jobs.job(), 2))) == by_path(alone)


def test_only_the_file_that_kills_its_worker_is_lost(folder: Path) -> None:
    found = by_path(list(local.outcomes(paths(folder), jobs.job(jobs.dies), 2)))
    assert sorted(found) == paths(folder)
    assert jobs.errors_of(list(found.values())) == {"17.txt": "crash"}
    (packed,) = found[str(folder / "17.txt")].records.values()
    assert records.unpack(packed).document["error"]["message"]


def test_a_worker_killed_by_someone_else_loses_nothing(folder: Path, tmp_path_factory, monkeypatch) -> None:
    monkeypatch.setenv(jobs.FLAG, str(tmp_path_factory.mktemp("flag") / "died"))
    found = by_path(list(local.outcomes(paths(folder), jobs.job(jobs.dies_once), 2)))
    assert Path(os.environ[jobs.FLAG]).exists()
    assert found == by_path(list(local.outcomes(paths(folder), jobs.job(), 2)))


@pytest.mark.parametrize(
    ("serialise", "code"), [(jobs.hangs, "timeout"), (jobs.fails, "internal"), (jobs.eats, "memory")]
)
def test_time_memory_and_faults_are_errors_of_one_file(serialise, code: str, folder: Path) -> None:
    found = list(local.outcomes(paths(folder)[15:20], jobs.job(serialise, seconds=0.5), 1))
    assert jobs.errors_of(found) == {"17.txt": code}


def test_closed_early_it_leaves_no_process(folder: Path) -> None:
    before = set(multiprocessing.active_children())
    outcomes = local.outcomes(paths(folder), jobs.job(), 2)
    next(outcomes)
    assert set(multiprocessing.active_children()) - before
    outcomes.close()
    assert set(multiprocessing.active_children()) <= before


def test_no_more_processes_than_work(folder: Path) -> None:
    outcomes = local.outcomes(paths(folder)[:2], jobs.job(), 8)
    next(outcomes)
    assert len(multiprocessing.active_children()) <= 2
    outcomes.close()


def test_nothing_to_do_is_nothing_done() -> None:
    assert list(local.outcomes([], jobs.job(), 2)) == []


def test_rules_that_change_meanwhile_are_told_of(folder: Path) -> None:
    with pytest.raises(local.EngineError, match="规则"):
        list(local.outcomes(paths(folder), jobs.job(digest="0" * 64), 1))
    assert len(list(local.outcomes(paths(folder)[:1], jobs.job(digest=jobs.digest()), 1))) == 1


def test_workers_that_cannot_start_are_told_of() -> None:
    job = jobs.job(rules="there-is-no-such-folder")
    with pytest.raises(local.EngineError, match="无法启动"):
        list(local.outcomes(["a.txt"], job, 1))
