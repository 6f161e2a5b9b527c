"""Jobs and folders to audit, and serialisers that misbehave in the process that works."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from checker import __version__, load_checklist
from checker.assessment.model import Document
from checker.audit import local, run
from checker.audit.model import Data, Found, Job, Outcome, Serialise
from checker.audit.store import Store
from checker.audit.work import Worker
from checker.output import audit_jsonl, json_file

ROOT = Path(__file__).parents[2]
SEEDS = tuple(sorted((ROOT / "seeds").glob("*.txt")))
PROFILE = "public-security"
TIME = "2025-01-15T08:00:00+08:00"
MARK = "此处有标记"
FLAG = "CHECKER_TEST_FLAG"
"""Environment variable: the file that says that ``dies_once`` has died."""


def job(serialise: Serialise = json_file.document_data, **fields: object) -> Job:
    values: dict[str, object] = {
        "profile": PROFILE,
        "rules": None,
        "tool_version": __version__,
        "generated_at": TIME,
        "serialise": serialise,
        "render": None,
        "seconds": 60.0,
        "store": "",
    }
    return Job(**(values | fields))  # type: ignore[arg-type]


def digest() -> str:
    return load_checklist(None, PROFILE).digest


def mixed(folder: Path) -> list[str]:
    """Reports, broken files and a zip; the paths of all."""
    folder.mkdir(parents=True)
    for number, seed in enumerate(SEEDS[:4]):
        shutil.copy(seed, folder / f"{number}-{seed.name}")
    (folder / "空.txt").write_bytes(b"")
    (folder / "图.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "坏.docx").write_bytes(b"PK\x03\x04" + b"\0" * 300)
    (folder / "目录.txt").mkdir()
    import zipfile

    with zipfile.ZipFile(folder / "合集.zip", "w") as package:
        package.writestr("一.txt", SEEDS[4].read_bytes())
        package.writestr("二.txt", b"")
    return [str(path) for path in sorted(folder.iterdir())]


def marked(path: Path) -> Path:
    """A report with the mark at which the serialisers below misbehave."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SEEDS[0].read_text(encoding="utf-8") + f"\n\n{MARK}。\n", encoding="utf-8")
    return path


def dies(document: Document) -> Data:
    """Kills its process at the marked report."""
    if _is_marked(document):
        os.kill(os.getpid(), signal.SIGKILL)
    return json_file.document_data(document)


def dies_once(document: Document) -> Data:
    """Kills its process the first time it meets the marked report."""
    flag = Path(os.environ[FLAG])
    if _is_marked(document) and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return json_file.document_data(document)


def hangs(document: Document) -> Data:
    """Takes a minute for the marked report."""
    if _is_marked(document):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            pass
    return json_file.document_data(document)


def fails(document: Document) -> Data:
    """Has a fault at the marked report."""
    if _is_marked(document):
        raise ZeroDivisionError("除以零")
    return json_file.document_data(document)


def eats(document: Document) -> Data:
    """Wants more memory than there is for the marked report."""
    if _is_marked(document):
        bytearray(1 << 50)
    return json_file.document_data(document)


def _is_marked(document: Document) -> bool:
    return document.report is not None and MARK in document.report.source


class Counted:
    """An engine without processes, remembering what it was asked for and what it worked out."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.made: list[str] = []

    def __call__(self, paths: Sequence[str], job: Job):
        self.asked += paths
        worker = Worker(job)
        try:
            for path in paths:
                outcome = worker.path(path)
                self.made += outcome.records
                yield outcome
        finally:
            worker.close()


pool: run.Engine = partial(local.outcomes, jobs=2)


def audited(
    paths: Sequence[str],
    store: Path,
    wanted: Job | None = None,
    engine: run.Engine | None = None,
    tell: Callable[[run.Progress], None] = lambda progress: None,
) -> tuple[dict[str, tuple[Found, ...]], str]:
    """The files of an audit of ``paths`` and its lines of assessments."""
    wanted = wanted or job()
    with Store(store, run.context(wanted, digest())) as kept:
        wanted = job(**{name: getattr(wanted, name) for name in Job.__slots__} | {"store": str(store)})
        files = run.work(paths, wanted, kept, engine or Counted(), tell)
        return files, lines(files, kept)


def lines(files: Mapping[str, Sequence[Found]], store: Store) -> str:
    return "".join(audit_jsonl.line(entry) for entry, _ in run.entries(files, {}, store))


def errors(files: Mapping[str, Sequence[Found]]) -> dict[str, str]:
    """The code of the error of every file that has one, by the last step of its name."""
    return {Path(found.name).name: found.error for each in files.values() for found in each if found.error}


def errors_of(outcomes: Sequence[Outcome]) -> dict[str, str]:
    return errors({outcome.path: outcome.files for outcome in outcomes})
