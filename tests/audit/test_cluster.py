"""The engine on a Dask cluster: the same results byte for byte, whatever happens to its workers."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from distributed import LocalCluster

from checker.audit import cluster, parts
from checker.audit.local import EngineError
from checker.audit.model import Job, Outcome
from tests.audit import jobs

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A cluster of two worker processes."""
    os.environ[jobs.FLAG] = str(tmp_path_factory.mktemp("flag") / "died")
    with LocalCluster(  # type: ignore[no-untyped-call]
        host="127.0.0.1", n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as started:
        yield started.scheduler_address
    del os.environ[jobs.FLAG]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twenty small reports, the marked one among them."""
    folder = tmp_path / "报告"
    folder.mkdir()
    for number in range(20):
        text = f"某县公安局2024年法治政府建设情况报告\n\n一、工作情况\n\n第{number}号。开展法治培训{number}次。\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    jobs.marked(folder / "07.txt")
    return folder


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SHARD", 4)


def engine(address: str | None, tmp_path: Path):
    return partial(cluster.outcomes, scheduler=address, folder=f"file://{tmp_path.as_posix()}/parts")


def outcomes(paths: list[str], job: Job, address: str, tmp_path: Path) -> dict[str, Outcome]:
    found = list(engine(address, tmp_path)(paths, job))
    assert len({outcome.path for outcome in found}) == len(found)
    return {outcome.path: outcome for outcome in found}


def paths(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.iterdir())]


def test_it_gives_the_bytes_of_the_local_pool(address: str, tmp_path: Path) -> None:
    asked = jobs.mixed(tmp_path / "报告")
    local = jobs.audited(asked, tmp_path / "local.sqlite", engine=jobs.pool)
    assert jobs.audited(asked, tmp_path / "cluster.sqlite", engine=engine(address, tmp_path)) == local
    assert len(list((tmp_path / "parts").glob("part-*.zip"))) == 3
    assert not list((tmp_path / "parts").glob("*.tmp"))


def test_without_an_address_it_starts_workers_of_its_own(folder: Path, tmp_path: Path) -> None:
    here = {outcome.path: outcome for outcome in jobs.Counted()(paths(folder), jobs.job())}
    assert outcomes(paths(folder), jobs.job(), None, tmp_path) == here  # type: ignore[arg-type]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="workers are killed by signals")
def test_a_lost_worker_loses_nothing(address: str, folder: Path, tmp_path: Path) -> None:
    here = {outcome.path: outcome for outcome in jobs.Counted()(paths(folder), jobs.job())}
    assert outcomes(paths(folder), jobs.job(jobs.dies_once), address, tmp_path) == here
    assert Path(os.environ[jobs.FLAG]).exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="workers are killed by signals")
def test_only_the_file_that_kills_its_workers_is_lost(address: str, folder: Path, tmp_path: Path) -> None:
    found = outcomes(paths(folder), jobs.job(jobs.dies), address, tmp_path)
    assert sorted(found) == paths(folder)
    assert jobs.errors_of(list(found.values())) == {"07.txt": "crash"}


def test_the_time_limit_holds_in_the_threads_of_a_worker(address: str, folder: Path, tmp_path: Path) -> None:
    found = outcomes(paths(folder), jobs.job(jobs.hangs, seconds=0.5), address, tmp_path)
    assert jobs.errors_of(list(found.values())) == {"07.txt": "timeout"}


def test_parts_that_are_there_are_not_worked_out_again(address: str, folder: Path, tmp_path: Path) -> None:
    first = outcomes(paths(folder), jobs.job(), address, tmp_path)
    written = {part: part.stat().st_mtime_ns for part in (tmp_path / "parts").iterdir()}
    (tmp_path / "parts" / min(part.name for part in written)).write_bytes(b"damaged")
    assert outcomes(paths(folder), jobs.job(), address, tmp_path) == first
    again = {part: part.stat().st_mtime_ns for part in (tmp_path / "parts").iterdir()}
    assert sum(again[part] != written[part] for part in written) == 1
    parts.remove(f"file://{tmp_path.as_posix()}/parts")
    assert not (tmp_path / "parts").exists()


def test_input_may_be_an_address(address: str, folder: Path, tmp_path: Path) -> None:
    remote = [f"file://{path.as_posix()}" for path in sorted(folder.iterdir())]
    away = outcomes(remote, jobs.job(), address, tmp_path)
    here = {outcome.path: outcome for outcome in jobs.Counted()(paths(folder), jobs.job())}
    assert [dict(away[uri].records) for uri in remote] == [dict(here[path].records) for path in paths(folder)]


def test_no_cluster_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECTING", 0.5)
    with pytest.raises(EngineError, match="连不上"):
        outcomes(["a.txt"], jobs.job(), "tcp://127.0.0.1:9", tmp_path)


def test_another_version_over_there_is_told(address: str, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="同一版本"):
        outcomes(paths(folder), jobs.job(tool_version="0.0.9"), address, tmp_path)
