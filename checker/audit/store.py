"""The store: records by key, and which keys a path has; one file, written shard by shard, safe to be killed."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from checker.audit import records
from checker.audit.model import Found, Outcome, Record

_TABLES = """
create table if not exists records (key text primary key, packed blob not null) without rowid;
create table if not exists paths (
  path text not null, context text not null, size integer not null, changed integer not null, files text not null,
  primary key (path, context)
) without rowid;
"""


class Kept:
    """What a store holds, as another process sees it."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)

    def has(self, key: str) -> bool:
        """Whether the record ``key`` is kept."""
        return self._connection.execute("select 1 from records where key = ?", (key,)).fetchone() is not None


class Store:
    """A cache of records.  ``context`` is what, besides content, a record depends on: checklist, version, settings."""

    def __init__(self, file: Path, context: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._context = context
        self._connection = sqlite3.connect(file)
        self._connection.execute("pragma journal_mode=wal")
        self._connection.execute("pragma synchronous=normal")
        self._connection.executescript(_TABLES)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def files_of(self, path: str) -> tuple[Found, ...] | None:
        """The files of ``path`` when it has not changed since and every record of them is kept; else None."""
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            return None
        query = "select files from paths where path = ? and context = ? and size = ? and changed = ?"
        place = (os.path.abspath(path), self._context, status.st_size, status.st_mtime_ns)
        row = self._connection.execute(query, place).fetchone()
        if row is None:
            return None
        base = os.path.abspath(path)
        files = tuple(Found(path + name, key) for name, key in json.loads(row[0]))
        return files if base and all(self.has(found.key) for found in files) else None

    def has(self, key: str) -> bool:
        """Whether the record ``key`` is kept."""
        return self._connection.execute("select 1 from records where key = ?", (key,)).fetchone() is not None

    def record(self, key: str) -> Record:
        """The record ``key``.  KeyError when it is not kept."""
        row = self._connection.execute("select packed from records where key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return records.unpack(row[0])

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Keeps the records and files of ``outcomes``, all or nothing."""
        with self._connection:
            for outcome in outcomes:
                self._keep(outcome.records.items())
                lasting = all(records.is_lasting(self.record(found.key)) for found in outcome.files)
                if outcome.size and lasting:
                    self._note(outcome)

    def forget_passing(self, found: Sequence[Found]) -> None:
        """Drops those of ``found`` whose error may be gone the next time."""
        with self._connection:
            for each in found:
                if self.has(each.key) and not records.is_lasting(self.record(each.key)):
                    self._connection.execute("delete from records where key = ?", (each.key,))

    def _keep(self, packed: Iterable[tuple[str, bytes]]) -> None:
        self._connection.executemany("insert or replace into records values (?, ?)", packed)

    def _note(self, outcome: Outcome) -> None:
        # Names are kept from the path on: the same folder may be called by another way the next time.
        files = json.dumps([(found.name.removeprefix(outcome.path), found.key) for found in outcome.files])
        row = (os.path.abspath(outcome.path), self._context, outcome.size, outcome.changed, files)
        self._connection.execute("insert or replace into paths values (?, ?, ?, ?, ?)", row)
