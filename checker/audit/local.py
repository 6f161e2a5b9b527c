"""The local engine: worker processes over shards; one that dies takes nothing with it but the file that killed it."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait

from checker.audit.model import Job, Outcome
from checker.audit.work import OtherRules, Worker, lost

SHARD = 16
"""Paths a worker takes at a time, at most: enough to make handing over cheap; fewer where there are few, so that all
end at about the same time."""

MEMORY = 4 * 1024**3
"""Bytes of address space a worker may use, where the system can limit it."""

_MOST_STARTS = 3
_PATIENCE = 5.0
"""Seconds for a worker to end by itself."""


class EngineError(Exception):
    """The engine cannot work at all; the message is for people."""


def outcomes(paths: Sequence[str], job: Job, jobs: int) -> Generator[Outcome]:
    """The outcome of every path, as they come, by ``jobs`` processes.

    A process that dies (killed, out of memory) is replaced, and the path it was at is tried once more; a path at which
    a second one dies has the error ``crash``.  Raises EngineError when no process can be started.
    """
    size = max(1, min(SHARD, len(paths) // (4 * jobs)))
    shards = deque(deque(paths[start : start + size]) for start in range(0, len(paths), size))
    suspects: set[str] = set()
    failed_starts = 0
    hands = [_Hand(job) for _ in range(min(jobs, len(shards)))]
    try:
        for hand in hands:
            hand.give(shards.popleft())
        while busy := {hand.connection: hand for hand in hands if hand.todo}:
            for connection in wait(list(busy)):
                hand = busy[connection]  # type: ignore[index]
                try:
                    outcome = hand.answer()
                except (EOFError, OSError):
                    failed_starts = 0 if hand.is_started else failed_starts + 1
                    if failed_starts == _MOST_STARTS:
                        raise EngineError("评估进程无法启动，请检查内存和程序安装。") from None
                    if hand.is_started:
                        path = hand.todo[0]
                        if path in suspects:
                            hand.todo.popleft()
                            yield lost(path, job)
                        suspects.add(path)
                    hand.end()
                    hands.remove(hand)
                    hands.append(_Hand(job))
                    hands[-1].give(hand.todo or (shards.popleft() if shards else deque()))
                    continue
                if outcome is None:
                    continue
                if not hand.todo and shards:
                    hand.give(shards.popleft())
                yield outcome
    finally:
        for hand in hands:
            hand.end()


class _Hand:
    """A worker process, seen from outside.  ``todo``: the paths it has been given and not answered yet, in order."""

    def __init__(self, job: Job) -> None:
        # Not forked: what the parent holds open (the store, a progress display) is none of a worker's business.
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self.todo: deque[str] = deque()
        self.is_started = False
        self._process = context.Process(target=_serve, args=(other, job), daemon=True)
        with _no_interrupt():
            self._process.start()
        other.close()

    def give(self, paths: deque[str]) -> None:
        """Paths to do, when it has none left: it listens only then."""
        self.todo = paths
        with contextlib.suppress(OSError):  # it is dead; so its answer will say
            self.connection.send(tuple(paths))

    def answer(self) -> Outcome | None:
        """Its next outcome; None when it says that it is ready.  EOFError or OSError when it is dead."""
        said: Outcome | bool = self.connection.recv()
        if said is False:
            raise EngineError("核查开始以后规则文件有改动，请重新运行。")
        if said is True:
            self.is_started = True
            return None
        self.todo.popleft()
        return said

    def end(self) -> None:
        """Ends the process: at once when it has something to do."""
        self.connection.close()
        if self.todo:
            self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        self._process.close()


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """What is started here is deaf to Ctrl-C: the parent hears it and ends its workers."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, job: Job) -> None:
    """Answers shard by shard, an outcome a path, until nobody is there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        worker = Worker(job)
    except OtherRules:
        connection.send(False)
        return
    try:
        connection.send(True)
        while True:
            for path in connection.recv():
                connection.send(worker.path(path))
    except (EOFError, OSError):  # the parent is gone
        pass
    finally:
        worker.close()
