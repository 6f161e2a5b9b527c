"""A run: every path assessed or remembered, then read back in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.audit.model import Entry, Found, Job, Origin, Outcome
from checker.audit.store import Store

Engine = Callable[[Sequence[str], Job], Iterator[Outcome]]
"""Works out the outcomes of paths, in any order."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: paths done of all, files among them, and how many of those failed."""

    done: int
    total: int
    files: int
    failed: int


def context(job: Job, checklist_digest: str) -> str:
    """What, besides their content, the records of a job depend on."""
    parts = (checklist_digest, job.profile, job.tool_version, str(job.render is not None))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def work(
    paths: Sequence[str], job: Job, store: Store, engine: Engine, tell: Callable[[Progress], None]
) -> dict[str, tuple[Found, ...]]:
    """Sees to it that ``store`` has a record for every file of ``paths``; returns the files of each path.

    Each outcome is kept as it comes, so that a run that is stopped goes on where it was.
    """
    files: dict[str, tuple[Found, ...]] = {}
    failed = 0
    for path in paths:
        if (found := store.files_of(path)) is not None:
            files[path] = found
            failed += sum(not _is_assessed(store, each) for each in found)
    pending = [path for path in paths if path not in files]
    tell(_progress(files, paths, failed))
    for outcome in engine(pending, job) if pending else ():
        store.keep([outcome])
        files[outcome.path] = outcome.files
        failed += sum(not _is_assessed(store, each) for each in outcome.files)
        tell(_progress(files, paths, failed))
    return {path: files[path] for path in paths if path in files}


def entries(
    files: Mapping[str, Sequence[Found]], origins: Mapping[str, Origin], store: Store
) -> Iterator[tuple[Entry, str]]:
    """Every file of a finished run with its key, by the order of its name; a path's origin holds for all in it."""
    named = sorted((found.name, path, found.key) for path, each in files.items() for found in each)
    for name, path, key in named:
        record = store.record(key)
        document = {"path": name, **{k: v for k, v in record.document.items() if k != "path"}}
        yield Entry(name, origins.get(path, Origin()), replace(record, document=document)), key


def forget_passing(files: Iterable[Sequence[Found]], store: Store) -> None:
    """Leaves errors that may be gone the next time out of the store."""
    for found in files:
        store.forget_passing(found)


def _is_assessed(store: Store, found: Found) -> bool:
    return bool(store.record(found.key).document["status"] == "assessed")


def _progress(files: Mapping[str, Sequence[Found]], paths: Sequence[str], failed: int) -> Progress:
    return Progress(len(files), len(paths), sum(map(len, files.values())), failed)
