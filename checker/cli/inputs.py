"""From paths to documents: reading, assessing, and what became of a file that cannot be read."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker._version import __version__
from checker.assessment.model import Document, DocumentError, Run
from checker.cli import console
from checker.cli.messages import reading_error, text
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.assessment.model import Assessment
    from checker.checklist.model import Checklist
    from checker.reading.model import Report

STDIN = console.STDIN


class Unreadable(Exception):
    """A path that gives no report; carries what is recorded about it."""

    def __init__(self, error: DocumentError, sha256: str | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.sha256 = sha256


def score_files(files: Sequence[str], checklist: Checklist, lang: Lang, hints: bool = False) -> Run:
    """Assess every file (each once); a file that cannot be read is reported on standard error and in the run.

    With ``hints``, what is not there gets the nearest sentence, at the cost of loading a segmenter.
    """
    generated_at = timestamp(lang)
    return Run(
        tool_version=__version__,
        checklist_id=checklist.id,
        checklist_version=checklist.version,
        checklist_digest=checklist.digest,
        profile_id=checklist.profile.id,
        profile_title=checklist.profile.title,
        generated_at=generated_at,
        documents=tuple(_documents(dict.fromkeys(files), _assessing(checklist, hints), lang)),
    )


def read(path: str, lang: Lang) -> tuple[Report, str]:
    """The report at ``path`` (``-``: standard input) and the sha256 of its bytes.  Raises Unreadable."""
    from checker.reading import ReadingError, read_bytes

    digest = None
    try:
        data = _bytes(path, lang)
        digest = hashlib.sha256(data).hexdigest()
        return read_bytes(data, path), digest
    except ReadingError as error:
        message, hint = reading_error(lang, error.code) or (error.message, error.hint)
        raise Unreadable(DocumentError(error.code, message, hint), digest) from error


def timestamp(lang: Lang) -> str:
    """Now, ISO 8601 with zone; SOURCE_DATE_EPOCH, when set, takes the place of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        console.give_up(lang, "", text(lang, "bad-epoch", value=epoch), text(lang, "bad-epoch-hint"))


def _assessing(checklist: Checklist, hints: bool) -> Callable[[Report], Assessment]:
    from checker.assessment import Assessor

    assessor = Assessor(checklist)
    if not hints:
        return assessor.assess
    from checker.assessment.hints import Hinter

    hinter = Hinter(checklist)
    return lambda report: hinter.add(assessor.assess(report), report)


def _documents(files: Iterable[str], assess: Callable[[Report], Assessment], lang: Lang) -> Iterator[Document]:
    for path in files:
        try:
            report, digest = read(path, lang)
        except Unreadable as failure:
            console.trouble(lang, path, failure.error.message, failure.error.hint)
            yield Document(path, failure.sha256, None, failure.error)
        else:
            yield Document(path, digest, assess(report), None)


def _bytes(path: str, lang: Lang) -> bytes:
    from checker.reading.guard import LARGEST, check_size

    # A pipe has no size and a device no end: one byte more than is allowed is enough to know.
    limit = LARGEST + 1
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(limit)
        if not path.strip():
            raise Unreadable(DocumentError("not-found", text(lang, "no-name"), text(lang, "no-name-hint")))
        if Path(path).is_dir():  # Windows would call it a matter of permission
            raise IsADirectoryError
        with Path(path).open("rb") as stream:
            if (size := os.fstat(stream.fileno()).st_size) > LARGEST:
                check_size(size)
            return stream.read(limit)
    except OSError as error:
        raise Unreadable(_os_trouble(error, lang)) from error
    except ValueError as error:  # a path with a NUL character
        raise Unreadable(_trouble("not-found", lang)) from error


def _os_trouble(error: OSError, lang: Lang) -> DocumentError:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _trouble("not-found", lang)
        case IsADirectoryError():
            return _trouble("directory", lang)
        case PermissionError():
            return _trouble("permission", lang)
        case _:
            return _trouble("unreadable", lang, reason=console.reason(error, lang))


def _trouble(code: str, lang: Lang, **values: object) -> DocumentError:
    return DocumentError(code, text(lang, code, **values), text(lang, f"{code}-hint"))
