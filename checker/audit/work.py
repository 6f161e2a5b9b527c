"""The unit of work: a shard of paths in, their outcomes out; the same function in every engine."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from checker.assessment import Assessor
from checker.assessment.model import Assessment
from checker.audit import records
from checker.audit.model import Found, Job, Outcome, Record
from checker.audit.store import Kept
from checker.checklist import load_checklist
from checker.reading import ReadingError, Report, Sandbox, Source, sources

Open = Callable[[str], Iterator[Source]]
"""The files a path stands for; ``checker.reading.sources`` for paths of this machine."""


HINT = "请单独评估这一份，或确认文件内容正常。"


class Worker:
    """What one process keeps between shards: the compiled checklist and the process that parses foreign files."""

    def __init__(self, job: Job, files: Open = sources) -> None:
        self._job = job
        self._files = files
        self._checklist = load_checklist(Path(job.rules) if job.rules else None, job.profile)
        self._assess = Assessor(self._checklist).assess
        self._sandbox = Sandbox(seconds=job.seconds)
        self._known: Callable[[str], bool] = Kept(Path(job.store)).has if job.store else lambda key: False

    def close(self) -> None:
        """Ends the process that parses foreign files."""
        self._sandbox.close()

    def shard(self, paths: Sequence[str]) -> list[Outcome]:
        """The outcomes of ``paths`` in order; what is kept already is not worked out again."""
        return [self.path(path) for path in paths]

    def path(self, path: str) -> Outcome:
        """The outcome of one path."""
        found: list[Found] = []
        packed: dict[str, bytes] = {}
        size, changed = _stamp(path)
        for source in self._files(path):
            if source.error:
                # Nothing to go by but the error: the same bytes may come to nothing for another reason elsewhere.
                key = records.key_of(f"{path}\0{source.name}", source.error.code.encode(), self._job, self.digest)
            else:
                key = records.key_of(source.name, source.data, self._job, self.digest)
            found.append(Found(source.name, key))
            if key not in packed and not self._known(key):
                packed[key] = records.pack(self._record(source))
        return Outcome(path, size, changed, tuple(found), packed)

    @property
    def digest(self) -> str:
        """The digest of the checklist that is used."""
        return self._checklist.digest

    def _record(self, source: Source) -> Record:
        try:
            return records.make(source, self._job, self._checklist, self._timed, self._sandbox)
        except MemoryError:
            return records.failure("memory", "评估需要的内存过大，已停止。", HINT, self._job.serialise)

    def _timed(self, report: Report) -> Assessment:
        with _deadline(self._job.seconds):
            return self._assess(report)


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raises ReadingError ``timeout`` when the block takes longer; only where the system has an alarm clock."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise ReadingError("timeout", f"评估用时超过 {seconds:.0f} 秒，已停止。", HINT)

    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stamp(path: str) -> tuple[int, int]:
    """Size and time of change (ns), by which an unchanged file is known without reading it; zeros where unknown."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return 0, 0
    return status.st_size, status.st_mtime_ns
