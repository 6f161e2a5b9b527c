"""The engine beyond one machine: shards on a Dask cluster, each worker writes its result part (extra “dask”)."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from distributed import Client, KilledWorker, LocalCluster, wait

from checker._version import __version__
from checker.audit import parts
from checker.audit.files import stamp
from checker.audit.local import EngineError
from checker.audit.model import Job, Outcome
from checker.audit.work import Worker, lost
from checker.checklist import load_checklist

SHARD = 64
"""Paths of a task: a task costs the scheduler about a millisecond, and a part the storage a request or two."""

_AHEAD = 3
"""Tasks under way for every thread of the cluster: none is idle, and the scheduler never has to hold many."""

_RETRIES = 3
_CONNECTING = 10
"""Seconds."""

_LOOPBACK = "127.0.0.1"

_here = threading.local()  # of a thread of a cluster's worker: its Worker, and what it was made for


def outcomes(paths: Sequence[str], job: Job, scheduler: str | None, folder: str, jobs: int = 2) -> Generator[Outcome]:
    """The outcome of every path, as they come, by the cluster at the address ``scheduler`` or, without one, by
    ``jobs`` processes of this machine.

    ``folder``: address of the folder for the result parts, for all workers the same (``s3://…``, a shared drive).
    What is there already is not worked out again; remove it (``parts.remove``) when the run is finished.
    A shard whose worker is lost goes to another; a file that one worker after the other dies of has the error
    ``crash``.  Raises EngineError: no cluster at that address, or one with another version of program or rules.
    """
    away = replace(job, store="", digest="")  # a file of this machine is none of theirs; see _worker for the rules
    digest = load_checklist(Path(job.rules) if job.rules else None, job.profile).digest
    context = repr((digest, job.profile, job.tool_version, job.generated_at if job.render else "", job.seconds))
    with _client(scheduler, jobs) as client:
        tasks = _Tasks(client, away, digest, folder, context)
        killed: list[str] = []
        for found in tasks.run([paths[at : at + SHARD] for at in range(0, len(paths), SHARD)], _width(client)):
            if isinstance(found, Outcome):
                yield found
            else:
                killed += found
        # Which of these it was shows only when nothing else is under way.
        for found in tasks.run([(path,) for path in killed], 1):
            yield found if isinstance(found, Outcome) else lost(found[0], job)


class _Tasks:
    """Shards as tasks of a cluster."""

    def __init__(self, client: Any, job: Job, digest: str, folder: str, context: str) -> None:
        self._client = client
        self._job = job
        self._digest = digest
        self._folder = folder
        self._context = context

    def run(self, shards: Iterable[Sequence[str]], width: int) -> Iterator[Outcome | Sequence[str]]:
        """The outcomes of ``shards``, ``width`` of them at a time, or the paths of one whose workers all died."""
        todo = deque(shards)
        running: dict[Any, tuple[Sequence[str], str]] = {}
        while todo or running:
            while todo and len(running) < width:
                shard = todo.popleft()
                file = parts.name(self._context, [(path, *stamp(path)) for path in shard])
                if (done := parts.read(self._folder, file)) is not None:
                    yield from done
                else:
                    running[self._submit(shard, file)] = shard, file
            if running:
                for future in _first(list(running)):
                    yield from self._result(future, *running.pop(future))

    def _submit(self, shard: Sequence[str], file: str) -> Any:
        return self._client.submit(
            work, list(shard), self._job, self._digest, self._folder, file, pure=False, retries=_RETRIES
        )

    def _result(self, future: Any, shard: Sequence[str], file: str) -> Iterable[Outcome | Sequence[str]]:
        try:
            future.result()
        except KilledWorker:
            return [shard]
        done = parts.read(self._folder, file)
        if done is None:
            raise EngineError(f"结果文件夹里没有刚写的结果：{self._folder}。它必须是所有工作节点都能读写的同一个地方。")
        return done


def work(paths: Sequence[str], job: Job, digest: str, folder: str, file: str) -> None:
    """What a worker of the cluster does: ``paths`` become the part ``file``."""
    parts.write(folder, file, _worker(job, digest).shard(paths))


def _worker(job: Job, digest: str) -> Worker:
    known: tuple[Job, Worker] | None = getattr(_here, "worker", None)
    if known is None or known[0] != job:
        if known is not None:
            known[1].close()
        known = _here.worker = job, Worker(job)
    if (__version__, known[1].digest) != (job.tool_version, digest):
        raise EngineError(f"工作节点上的程序（{__version__}）或规则与本机（{job.tool_version}）不同，请装成同一版本。")
    return known[1]


def _first(futures: list[Any]) -> Iterable[Any]:
    """Those that are done, at least one."""
    return list(wait(futures, return_when="FIRST_COMPLETED").done)  # type: ignore[no-untyped-call]


def _width(client: Any) -> int:
    return max(1, _AHEAD * sum(map(int, client.ncores().values())))


@contextmanager
def _client(scheduler: str | None, jobs: int) -> Iterator[Any]:
    if scheduler is None:
        with (
            LocalCluster(  # type: ignore[no-untyped-call]
                host=_LOOPBACK,
                n_workers=jobs,
                threads_per_worker=1,
                dashboard_address=f"{_LOOPBACK}:0",
                silence_logs=logging.CRITICAL,
            ) as cluster,
            Client(cluster) as client,  # type: ignore[no-untyped-call]
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=_CONNECTING)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise EngineError(f"连不上 Dask 集群 {scheduler}：{error}") from error
    with client:
        yield client
