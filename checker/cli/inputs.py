"""From paths to documents: reading, assessing, and what became of a file that cannot be read."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from checker._version import __version__
from checker.assessment.model import Document, DocumentError, Run
from checker.cli import console, exit_codes
from checker.cli.messages import reading_error, text
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.assessment.model import Assessment
    from checker.checklist.model import Checklist
    from checker.gate.model import Trouble
    from checker.gate.reviews import Review
    from checker.reading import ReadingError, Report, Sandbox, Source

STDIN = console.STDIN


class Unreadable(Exception):
    """A path that gives no report; carries what is recorded about it."""

    def __init__(self, error: DocumentError, sha256: str | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.sha256 = sha256


@dataclass(frozen=True, slots=True)
class Plan:
    """How files are assessed: by ``checklist``, some (by path) by ``others``; ``reviews`` are people's decisions.

    ``place`` gives the name by which reviews know a document.
    With ``hints``, what is not there gets the nearest sentence, at the cost of loading a segmenter.
    ``contents``: what has been read already, by path; a pipe gives it only once.
    """

    checklist: Checklist
    others: Mapping[str, Checklist] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    place: Callable[[str], str] = str
    hints: bool = False
    contents: Mapping[str, bytes] = field(default_factory=dict)


def score_files(files: Sequence[str], checklist: Checklist, lang: Lang, hints: bool = False) -> Run:
    """Assess every file (each once); a file that cannot be read is reported on standard error and in the run."""
    return run_plan(files, Plan(checklist, hints=hints), lang)[0]


def run_plan(files: Sequence[str], plan: Plan, lang: Lang) -> tuple[Run, list[Trouble]]:
    """``score_files`` by a plan, with what is to be told about reviews that are stale or concern no file."""
    from checker.reading import Sandbox

    generated_at = timestamp(lang)
    with Sandbox(progress=console.page_progress(lang)) as sandbox:
        desk = _Desk(plan, sandbox, lang)
        documents = tuple(desk.documents(dict.fromkeys(files)))
    checklist = plan.checklist
    run = Run(
        tool_version=__version__,
        checklist_id=checklist.id,
        checklist_version=checklist.version,
        checklist_digest=checklist.digest,
        profile_id=checklist.profile.id,
        profile_title=checklist.profile.title,
        generated_at=generated_at,
        documents=documents,
    )
    return run, desk.troubles


def read(path: str, lang: Lang) -> tuple[Report, str]:
    """The report at ``path`` (``-``: standard input; also the only file in a zip) and the sha256 of its bytes.

    Raises Unreadable.
    """
    from checker.reading import Sandbox

    with Sandbox(progress=console.page_progress(lang)) as sandbox:
        sources = list(_sources(path))
        if len(sources) == 1:
            return _read(sources[0], sandbox, lang)
    raise Unreadable(DocumentError("archive", text(lang, "archive"), text(lang, "archive-hint")))


def read_or_end(path: str, lang: Lang) -> tuple[Report, str]:
    """``read``; ends the command when there is no report."""
    try:
        return read(path, lang)
    except Unreadable as failure:
        code = exit_codes.of_errors([failure.error.code])
        console.give_up(lang, path, failure.error.message, failure.error.hint, code)


def timestamp(lang: Lang) -> str:
    """Now, ISO 8601 with zone; SOURCE_DATE_EPOCH, when set, takes the place of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        console.give_up(lang, "", text(lang, "bad-epoch", value=epoch), text(lang, "bad-epoch-hint"))


class _Desk:
    """Where files become documents, one after another."""

    def __init__(self, plan: Plan, sandbox: Sandbox, lang: Lang) -> None:
        self.troubles: list[Trouble] = []
        self._plan = plan
        self._sandbox = sandbox
        self._lang = lang
        self._assessors: dict[int, Callable[[Report], Assessment]] = {}

    def documents(self, files: Iterable[str]) -> Iterator[Document]:
        """A document for every file, one for each file in a zip."""
        for path in files:
            checklist = self._plan.others.get(path, self._plan.checklist)
            profile = checklist.profile.id if checklist is not self._plan.checklist else None
            for source in self._sources(path):
                try:
                    report, digest = _read(source, self._sandbox, self._lang)
                except Unreadable as failure:
                    console.trouble(self._lang, source.name, failure.error.message, failure.error.hint)
                    yield Document(source.name, failure.sha256, None, failure.error, profile=profile)
                else:
                    assessment = self._assess(report, checklist, source.name)
                    yield Document(source.name, digest, assessment, None, report, profile)

    def _sources(self, path: str) -> Iterator[Source]:
        from checker.reading import unpacked

        known = self._plan.contents.get(path)
        return _sources(path) if known is None else unpacked(path, known)

    def _assess(self, report: Report, checklist: Checklist, name: str) -> Assessment:
        if id(checklist) not in self._assessors:
            self._assessors[id(checklist)] = _assessing(checklist, self._plan.hints)
        assessment = self._assessors[id(checklist)](report)
        if not self._plan.reviews:
            return assessment
        from checker.assessment import decisions
        from checker.gate import reviews

        held, told = reviews.in_force(reviews.of_document(self._plan.reviews, self._plan.place(name)), report)
        self.troubles += told
        return decisions.apply(assessment, held, report, checklist)


def _assessing(checklist: Checklist, hints: bool) -> Callable[[Report], Assessment]:
    from checker.assessment import Assessor

    assessor = Assessor(checklist)
    if not hints:
        return assessor.assess
    from checker.assessment.hints import Hinter

    hinter = Hinter(checklist)
    return lambda report: hinter.add(assessor.assess(report), report)


def _sources(path: str) -> Iterator[Source]:
    from checker.reading import ReadingError, Source, read_stream, sources, unpacked

    if path != STDIN:
        return sources(path)
    try:
        return unpacked(STDIN, read_stream(sys.stdin.buffer))
    except OSError as error:
        said = f"无法读取：{error.strerror or error}。"
        return iter([Source(STDIN, b"", ReadingError("unreadable", said, "请确认前一个命令正常结束。"))])


def _read(source: Source, sandbox: Sandbox, lang: Lang) -> tuple[Report, str]:
    from checker.reading import ReadingError, read_bytes

    if source.error:
        raise Unreadable(_said(source.error, lang))
    digest = hashlib.sha256(source.data).hexdigest()
    try:
        return read_bytes(source.data, source.name, sandbox), digest
    except ReadingError as error:
        raise Unreadable(_said(error, lang), digest) from error


def _said(error: ReadingError, lang: Lang) -> DocumentError:
    message, hint = reading_error(lang, error.code) or (error.message, error.hint)
    return DocumentError(error.code, message, hint)
