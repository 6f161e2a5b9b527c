"""What an audit works with.  Everything that crosses a process is plain data or bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.assessment.model import Document, Run

Data = dict[str, Any]

Serialise = Callable[[Document], Data]
"""From a document to the plain data of the result file; a module-level function, so that it can travel."""

Render = Callable[[Run], str]
"""From a run over one document to its page; a module-level function."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to know, the same for every shard.

    ``rules`` is a rules folder or None for those that come along; ``pages`` asks for a page a report.
    ``digest``, where it is given, is that of the checklist: a worker that loads another one refuses to work.
    ``seconds`` limits the time for one file.  ``store`` is the file of the store, where what is kept already need not
    be worked out again; empty for none.
    """

    profile: str
    rules: str | None
    tool_version: str
    generated_at: str
    serialise: Serialise
    render: Render | None
    seconds: float
    store: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one file: the same for the same content, checklist and version, wherever it lies.

    ``document`` is its data as in the result file, without its path; ``cases`` what became of 复议 and 诉讼;
    ``paragraphs`` its paragraphs of prose, normalised; ``page`` its page, empty where none was asked for.
    """

    document: Data
    cases: Data
    paragraphs: tuple[str, ...]
    page: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A file inside a path (the path itself, or a member of a zip): the name it is reported under and its key.

    ``error`` is the code of what went wrong, empty for a file that was assessed.
    """

    name: str
    key: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one path: its files in order, and the records (packed, by key) that were worked out.

    ``size`` in bytes and ``changed`` (any number) tell whether it is still the same; ``changed`` is 0 where unknown.
    """

    path: str
    size: int
    changed: int
    files: tuple[Found, ...]
    records: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a manifest says of a path; empty or None where it says nothing."""

    organisation: str = ""
    region: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a finished audit."""

    name: str
    origin: Origin
    record: Record

    @property
    def organisation(self) -> str:
        """The body that reports: as the manifest says, else as the report does."""
        report = self.record.document.get("report") or {}
        return self.origin.organisation or str(report.get("organisation") or "")

    @property
    def year(self) -> int | None:
        """The year reported on: as the manifest says, else as the report does."""
        report = self.record.document.get("report") or {}
        return self.origin.year if self.origin.year is not None else report.get("year")

    @property
    def is_assessed(self) -> bool:
        return bool(self.record.document["status"] == "assessed")
