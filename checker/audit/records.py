"""Records: made from a file's bytes, packed to be kept, known by a key of everything they depend on."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

from checker.assessment.cases import read_cases
from checker.assessment.enumerations import stretches
from checker.assessment.model import Assessment, Document, DocumentError, Run
from checker.audit.model import Data, Job, Record
from checker.checklist.model import Checklist
from checker.reading import ReadingError, Report, Sandbox, Source, read_bytes
from checker.reading.model import Role

PASSING = frozenset(
    {"timeout", "memory", "crash", "internal", "unreadable", "not-found", "permission", "missing-extra"}
)
"""Codes of errors that may be gone the next time: they are not kept."""

_LENGTHS = struct.Struct(">3I")
_SHORTEST = 30
_LEVEL = 1
"""Of compression: the highest makes a record a fifth smaller and takes four times as long."""


def key_of(name: str, data: bytes, job: Job, digest: str) -> str:
    """What the record of ``data`` depends on: content, checklist, version, whether its name says Markdown, its page."""
    base = name.replace("\\", "/").rpartition("/")[2]
    is_markdown = base.lower().endswith((".md", ".markdown"))
    page = page_of(job) and f"{page_of(job)} {base}"
    parts = (digest, job.profile, job.tool_version, str(is_markdown), page)
    return hashlib.sha256(hashlib.sha256(data).digest() + "\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def page_of(job: Job) -> str:
    """What the pages of ``job`` depend on besides the report: how they are rendered; empty without pages."""
    if job.render is None:
        return ""
    return f"page {job.render.keywords!r}" if isinstance(job.render, partial) else "page"


def make(
    source: Source, job: Job, checklist: Checklist, assess: Callable[[Report], Assessment], sandbox: Sandbox
) -> Record:
    """The record of ``source``; a file that cannot be read has one too, with its error."""
    digest = hashlib.sha256(source.data).hexdigest() if source.data else None
    try:
        if source.error:
            raise source.error
        report = read_bytes(source.data, source.name, sandbox)
    except ReadingError as error:
        failed = Document("", digest, None, DocumentError(error.code, error.message, error.hint))
        return Record(job.serialise(failed), {}, ())
    document = Document("", digest, assess(report), None, report)
    page = job.render(_run(document, source.name, job, checklist)) if job.render else ""
    return Record(job.serialise(document), _cases(report), _prose(report), page)


def failure(error: DocumentError, job: Job) -> Record:
    """The record of a file that no worker gave an answer for."""
    return Record(job.serialise(Document("", None, None, error)), {}, ())


def error_of(record: Record) -> str:
    """The code of the error of ``record``, empty when it was assessed."""
    return "" if record.document["status"] == "assessed" else str(record.document["error"]["code"])


def pack(record: Record) -> bytes:
    """``record`` as bytes to be kept: its pieces one after another, so that one can be had without the others."""
    pieces = [_packed([record.document, record.cases]), _packed(record.paragraphs), _packed(record.page)]
    return _LENGTHS.pack(*map(len, pieces)) + b"".join(pieces)


def unpack(packed: bytes) -> Record:
    """The record that ``pack`` made.  Raises ValueError, struct.error or zlib.error for other bytes."""
    (document, cases), paragraphs, page = (_piece(packed, number) for number in range(3))
    return Record(document, cases, tuple(paragraphs), page)


def unpack_paragraphs(packed: bytes) -> tuple[str, ...]:
    """The paragraphs alone of the record that ``pack`` made."""
    return tuple(_piece(packed, 1))


def _packed(data: object) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def _piece(packed: bytes, number: int) -> Any:
    lengths = _LENGTHS.unpack_from(packed)
    start = _LENGTHS.size + sum(lengths[:number])
    return json.loads(zlib.decompress(packed[start : start + lengths[number]]).decode("utf-8", "surrogatepass"))


def _run(document: Document, name: str, job: Job, checklist: Checklist) -> Run:
    # Without folders: a page kept from another run must be right here too.
    base = name.replace("\\", "/").rpartition("/")[2]
    return Run(
        tool_version=job.tool_version,
        checklist_id=checklist.id,
        checklist_version=checklist.version,
        checklist_digest=checklist.digest,
        profile_id=checklist.profile.id,
        profile_title=checklist.profile.title,
        generated_at=job.generated_at,
        documents=(Document(base, document.sha256, document.assessment, None, document.report),),
    )


def _cases(report: Report) -> Data:
    return {
        table.domain.value: {
            "total": table.total.value,
            "pending": table.pending.value,
            "appearances": table.appearances.value,
            "appearance_rate": table.appearance_rate.value,
            "outcomes": {name: cell.value for name, cell in table.outcomes.items()},
        }
        for table in read_cases(stretches(report), report)
    }


def _prose(report: Report) -> tuple[str, ...]:
    """The paragraphs that are no title, heading or signature and long enough to be anybody's own words."""
    roles = {s.paragraph: s.role for s in report.sentences}
    return tuple(
        report.text[p.start : p.end]
        for p in report.paragraphs
        if p.end - p.start >= _SHORTEST and roles.get(p.number) is not Role.SIGN_OFF
    )
