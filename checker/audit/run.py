"""A run: every path assessed or remembered, then read back in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from checker.audit import records
from checker.audit.model import Entry, Found, Job, Origin, Outcome
from checker.audit.store import Store

Engine = Callable[[Sequence[str], Job], Generator[Outcome]]
"""Works out the outcomes of paths, in any order; closed early, it ends its workers."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: paths done of all, files among them, and how many of those failed."""

    done: int
    total: int
    files: int
    failed: int


def context(job: Job, checklist_digest: str) -> str:
    """What, besides their content, the records of a job depend on."""
    parts = (checklist_digest, job.profile, job.tool_version, records.page_of(job))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def work(
    paths: Sequence[str], job: Job, store: Store, engine: Engine, tell: Callable[[Progress], None]
) -> dict[str, tuple[Found, ...]]:
    """Sees to it that ``store`` has a record for every file of ``paths``; returns the files of each path.

    Each outcome is kept as it comes, so that a run that is stopped goes on where it was.
    """
    files = {path: found for path in paths if (found := store.files_of(path)) is not None}
    count = sum(map(len, files.values()))
    failed = sum(bool(each.error) for found in files.values() for each in found)
    tell(Progress(len(files), len(paths), count, failed))
    if pending := [path for path in paths if path not in files]:
        with closing(engine(pending, job)) as outcomes:
            for outcome in outcomes:
                store.keep(outcome)
                files[outcome.path] = outcome.files
                count += len(outcome.files)
                failed += sum(bool(each.error) for each in outcome.files)
                tell(Progress(len(files), len(paths), count, failed))
    return {path: files[path] for path in paths}


def entries(
    files: Mapping[str, Sequence[Found]], origins: Mapping[str, Origin], store: Store
) -> Iterator[tuple[Entry, str]]:
    """Every file of a finished run with its key, by the order of its name; a path's origin holds for all in it."""
    named = sorted((found.name, path, found.key) for path, each in files.items() for found in each)
    for name, path, key in named:
        record = store.record(key)
        document = {"path": name, **{k: v for k, v in record.document.items() if k != "path"}}
        yield Entry(name, origins.get(path, Origin()), replace(record, document=document)), key
