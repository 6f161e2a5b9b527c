"""The unit of work: a shard of paths in, their outcomes out; the same function in every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from checker.assessment import Assessor
from checker.assessment.model import DocumentError
from checker.audit import records
from checker.audit.deadline import Deadline, Late
from checker.audit.files import opened, stamp
from checker.audit.model import Found, Job, Outcome
from checker.audit.store import Kept
from checker.checklist import load_checklist
from checker.reading import ReadingError, Sandbox, Source
from checker.reading.formats.content import Content
from checker.reading.sniff import Kind

HINT = "请单独评估这一份，或确认文件内容正常。"


class OtherRules(Exception):
    """The checklist a worker has loaded is not the one of its job."""


class Worker:
    """What one process keeps between shards: the compiled checklist and the process that parses foreign files."""

    def __init__(self, job: Job) -> None:
        """Raises ChecklistError and OtherRules."""
        self._job = job
        self._checklist = load_checklist(Path(job.rules) if job.rules else None, job.profile)
        if job.digest not in ("", self._checklist.digest):
            raise OtherRules
        self._assess = Assessor(self._checklist).assess
        self._deadline = Deadline(job.seconds)
        self._sandbox = _Sandbox(job.seconds, self._deadline)
        self._known: Callable[[str], str | None] = Kept(Path(job.store)).error_of if job.store else lambda key: None

    def close(self) -> None:
        """Ends the process that parses foreign files."""
        self._sandbox.close()

    def shard(self, paths: Sequence[str]) -> list[Outcome]:
        """The outcomes of ``paths`` in order."""
        return [self.path(path) for path in paths]

    def path(self, path: str) -> Outcome:
        """The outcome of one path; what is kept already is not worked out again."""
        found: list[Found] = []
        packed: dict[str, bytes] = {}
        errors: dict[str, str] = {}
        size, changed = stamp(path)
        for source in _files(path):
            if source.error:
                # Nothing to go by but the error: the same bytes may come to nothing for another reason elsewhere.
                key = records.key_of(f"{path}\0{source.name}", source.error.code.encode(), self._job, self.digest)
            else:
                key = records.key_of(source.name, source.data, self._job, self.digest)
            error = errors.get(key, self._known(key))
            if error is None:
                error, packed[key] = self._record(source)
            errors[key] = error
            found.append(Found(source.name, key, error))
        return Outcome(path, size, changed, tuple(found), packed)

    @property
    def digest(self) -> str:
        """The digest of the checklist that is used."""
        return self._checklist.digest

    def _record(self, source: Source) -> tuple[str, bytes]:
        """The code of its error, if any, and the record, packed."""
        try:
            with self._deadline.running():
                record = records.make(source, self._job, self._checklist, self._assess, self._sandbox)
                return records.error_of(record), records.pack(record)
        except Late:
            error = DocumentError("timeout", f"评估用时超过 {self._job.seconds:g} 秒，已停止。", HINT)
        except Exception as trouble:
            error = _fault(trouble)
        return error.code, records.pack(records.failure(error, self._job))


class _Sandbox(Sandbox):
    """Its own limits hold while it works: a scan may take as long for every page."""

    def __init__(self, seconds: float, deadline: Deadline) -> None:
        super().__init__(seconds)
        self._deadline = deadline

    def convert(self, kind: Kind, data: bytes) -> Content:
        with self._deadline.paused():
            return super().convert(kind, data)


def _files(path: str) -> Iterator[Source]:
    try:
        yield from opened(path)
    except ImportError:
        raise
    except Exception as trouble:
        error = _fault(trouble)
        yield Source(path, b"", ReadingError(error.code, error.message, error.hint))


def _fault(trouble: Exception) -> DocumentError:
    """What is not the file's fault but this program's or this machine's, and no reason to leave other files undone."""
    if isinstance(trouble, MemoryError):
        return DocumentError("memory", "评估需要的内存过大，已停止。", HINT)
    return DocumentError("internal", f"评估时程序出错（{type(trouble).__name__}：{trouble}）。", HINT)


def lost(path: str, job: Job) -> Outcome:
    """The outcome of a path at which worker processes die."""
    record = records.failure(DocumentError("crash", "评估这个文件的进程异常退出。", HINT), job)
    key = records.key_of(path, b"crash", job, "")
    return Outcome(path, 0, 0, (Found(path, key, "crash"),), {key: records.pack(record)})
