"""The local engine: worker processes over shards; one that dies takes nothing with it but the file that killed it."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from checker.audit import records
from checker.audit.model import Found, Job, Outcome
from checker.audit.work import HINT, Worker

SHARD = 32
"""Paths a worker takes at a time: enough to make handing over cheap, few enough to lose little when it is killed."""

MEMORY = 4 * 1024**3
"""Bytes of address space a worker may use, where the system can limit it."""

_AHEAD = 2
"""Shards a worker has waiting, so that none is idle and not all results come at once."""

_worker: Worker | None = None  # of this process, which is a worker's


def outcomes(paths: Sequence[str], job: Job, jobs: int) -> Iterator[Outcome]:
    """The outcome of every path, as they come, by ``jobs`` processes.

    A process that dies (killed, out of memory) is replaced and its paths are tried one by one; the path it dies of
    again has the error ``crash``.
    """
    shards = deque(tuple(paths[start : start + SHARD]) for start in range(0, len(paths), SHARD))
    suspects: list[str] = []
    while shards:
        with _pool(job, min(jobs, len(shards))) as pool:
            running: dict[Future[list[Outcome]], tuple[str, ...]] = {}
            try:
                while shards or running:
                    while shards and len(running) < _AHEAD * jobs:
                        shard = shards.popleft()
                        running[pool.submit(_shard, shard)] = shard
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        found = future.result()
                        del running[future]
                        yield from found
            except BrokenProcessPool:
                suspects += [path for shard in running.values() for path in shard]
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        while suspects:
            yield _alone(suspects.pop(0), job)


def _alone(path: str, job: Job) -> Outcome:
    """One path in a process of its own."""
    try:
        with _pool(job, 1) as pool:
            (found,) = pool.submit(_shard, (path,)).result()
            return found
    except BrokenProcessPool:
        record = records.failure("crash", "评估这个文件的进程异常退出。", HINT, job.serialise)
        key = records.key_of(path, b"crash", job, "")
        return Outcome(path, 0, 0, (Found(path, key),), {key: records.pack(record)})


def _pool(job: Job, jobs: int) -> ProcessPoolExecutor:
    # Not forked: what the parent holds open (the store, a progress display) is none of a worker's business.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max(1, jobs), mp_context=context, initializer=_start, initargs=(job,))


def _start(job: Job) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted and ends its workers
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    _worker = Worker(job)


def _shard(paths: Sequence[str]) -> list[Outcome]:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return _worker.shard(paths)
