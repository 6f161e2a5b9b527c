"""The store: records by key, and which keys a path has; one file, written path by path, safe to be killed."""

from __future__ import annotations

import contextlib
import errno
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from checker.audit import records
from checker.audit.files import identity, stamp
from checker.audit.model import Found, Outcome, Record

_VERSION = 3
"""Of the tables and of what is in them; a store of another version is emptied."""

_TABLES = """
drop table if exists records;
drop table if exists paths;
create table records (key text primary key, error text not null, packed blob not null) without rowid;
create table paths (
  path text not null, context text not null, size integer not null, changed integer not null, files text not null,
  primary key (path, context)
) without rowid;
"""
_WAIT = 60.0
"""Seconds to wait while another audit writes into the same store."""


class Kept:
    """What a store holds, as another process sees it."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=_WAIT)

    def error_of(self, key: str) -> str | None:
        """The code of the error of the record ``key``, empty when it was assessed; None when it is not kept."""
        row = self._connection.execute("select error from records where key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])


class Store:
    """A cache of records.  ``context`` is what, besides content, a record depends on: checklist, version, settings.

    Records of errors that may be gone the next time are there until the store is closed, and never in the file.
    """

    def __init__(self, file: Path, context: str) -> None:
        """Raises OSError when the file cannot be opened or made."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._context = context
        self._passing: dict[str, bytes] = {}
        with _as_oserror():
            self._connection = _opened_or_made(file)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def files_of(self, path: str) -> tuple[Found, ...] | None:
        """The files of ``path`` when it has not changed since and every record of them is kept; else None."""
        size, changed = stamp(path)
        query = "select files from paths where path = ? and context = ? and size = ? and changed = ?"
        row = self._connection.execute(query, (identity(path), self._context, size, changed)).fetchone()
        if row is None:
            return None
        files = tuple(Found(path + name, key, error) for name, key, error in json.loads(row[0]))
        return files if all(self.has(found.key) for found in files) else None

    def has(self, key: str) -> bool:
        """Whether there is a record ``key``."""
        query = "select 1 from records where key = ?"
        return key in self._passing or self._connection.execute(query, (key,)).fetchone() is not None

    def record(self, key: str) -> Record:
        """The record ``key``.  KeyError when there is none."""
        return records.unpack(self._packed(key))

    def paragraphs(self, key: str) -> tuple[str, ...]:
        """The paragraphs of the record ``key``, sooner than with the rest of it.  KeyError when there is none."""
        return records.unpack_paragraphs(self._packed(key))

    def keep(self, outcome: Outcome) -> None:
        """Keeps the records and the files of ``outcome``, all or nothing.  Raises OSError."""
        errors = {found.key: found.error for found in outcome.files}
        lasting = {key: packed for key, packed in outcome.records.items() if errors[key] not in records.PASSING}
        self._passing |= {key: packed for key, packed in outcome.records.items() if key not in lasting}
        with _as_oserror(), self._connection:
            self._connection.executemany(
                "insert or replace into records values (?, ?, ?)",
                [(key, errors[key], packed) for key, packed in lasting.items()],
            )
            if outcome.changed and not any(error in records.PASSING for error in errors.values()):
                self._note(outcome)

    def _packed(self, key: str) -> bytes:
        if key in self._passing:
            return self._passing[key]
        row = self._connection.execute("select packed from records where key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return bytes(row[0])

    def _note(self, outcome: Outcome) -> None:
        # Names are kept from the path on: the same folder may be called by another way the next time.
        files = [(found.name.removeprefix(outcome.path), found.key, found.error) for found in outcome.files]
        row = (identity(outcome.path), self._context, outcome.size, outcome.changed, json.dumps(files))
        self._connection.execute("insert or replace into paths values (?, ?, ?, ?, ?)", row)


@contextlib.contextmanager
def _as_oserror() -> Iterator[None]:
    """A full disk is a full disk, whoever finds out."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(errno.EIO, f"{error}") from error


def _opened_or_made(file: Path) -> sqlite3.Connection:
    try:
        return _opened(file)
    except sqlite3.OperationalError:  # it may be locked, or the disk full: no reason to drop it
        raise
    except sqlite3.DatabaseError:
        for suffix in ("", "-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        return _opened(file)


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT)
    try:
        connection.execute("pragma journal_mode=wal")
        connection.execute("pragma synchronous=normal")
        if connection.execute("pragma user_version").fetchone()[0] != _VERSION:
            connection.executescript(f"begin immediate; {_TABLES} pragma user_version={_VERSION}; commit;")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.close()
        raise
    return connection
