"""``checker audit``: a folder, a list or a nation's worth of reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker._version import __version__
from checker.cli import console
from checker.cli.loading import load, refuse
from checker.cli.messages import text
from checker.cli.options import DEFAULT_PROFILE, LangOption, ProfileOption, RulesOption
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.audit.manifest import Expected
    from checker.audit.model import Job, Origin
    from checker.audit.run import Progress
    from checker.checklist.model import Checklist

FOLDER = Path("reports_out")
STORE = FOLDER / ".cache" / "assessments.sqlite"
UNFINISHED = ".unfinished"
MOST_PAGES = 500
"""Reports up to which every one gets a page of its own unless the user says otherwise."""

PathsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help="报告文件、文件夹或压缩包", show_default=False)
]
ManifestOption = Annotated[
    Path | None,
    typer.Option("--manifest", metavar="FILE", help="应报单位名单（CSV 或 YAML：路径、单位、地区、年度）", show_default=False),
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="同时工作的进程数（默认按处理器）", show_default=False)
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="结果文件夹的名称（默认按时间）", show_default=False)
]
PagesOption = Annotated[
    bool | None,
    typer.Option("--pages/--no-pages", help="是否为每份报告写一页（默认 500 份以内写）", show_default=False),
]


def audit(
    paths: PathsArgument = None,
    manifest: ManifestOption = None,
    jobs: JobsOption = None,
    name: NameOption = None,
    resume: Annotated[bool, typer.Option("--resume", help="接着做上一次没做完的")] = False,
    cache: Annotated[bool, typer.Option("--cache/--no-cache", help="没有变化的文件不再评估")] = True,
    pages: PagesOption = None,
    seconds: Annotated[float, typer.Option("--timeout", min=0.1, help="每份文件的时限（秒）")] = 60.0,
    profile: ProfileOption = DEFAULT_PROFILE,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Assess everything, write the results into a folder of their own, and say where."""
    from checker.audit import local, results, run, summary
    from checker.audit.store import Store
    from checker.cli.inputs import timestamp
    from checker.cli.paths import expand

    expected = _manifest(manifest, lang)
    origins = _origins(expected, manifest)
    wanted = expand([*(paths or []), *origins])
    if not wanted:
        console.give_up(lang, "", text(lang, "nothing-to-audit"), text(lang, "nothing-to-audit-hint"))
    checklist = load(rules, profile, lang)
    generated_at = timestamp(lang)
    folder = _folder(name, resume, generated_at, lang)
    job = _job(checklist, profile, rules, generated_at, pages if pages is not None else len(wanted) <= MOST_PAGES, seconds)
    store_file = STORE if cache or resume else folder / "records.sqlite"
    context = run.context(job, checklist.digest)
    (folder / UNFINISHED).touch()
    with Store(store_file, context) as store, _showing(lang) as tell:
        job = replace(job, store=str(store_file))
        workers = jobs or os.cpu_count() or 1
        try:
            files = run.work(wanted, job, store, lambda todo, each: local.outcomes(todo, each, workers), tell)
        except KeyboardInterrupt:
            console.note(text(lang, "audit-kept", folder=folder))
            raise
        frame = summary.frame(checklist, __version__, generated_at)
        found = results.write(folder, frame, files, origins, expected, store, lang)
        run.forget_passing(files.values(), store)
    (folder / UNFINISHED).unlink(missing_ok=True)
    for line in found.lines:
        console.show(f"{line}\n")
    raise typer.Exit(found.code)


def _manifest(file: Path | None, lang: Lang) -> tuple[Expected, ...]:
    from checker.audit.manifest import load_manifest
    from checker.checklist import ChecklistError
    from checker.cli.gate import read_bytes

    if file is None:
        return ()
    try:
        return load_manifest(read_bytes(file, lang), file.name)
    except ChecklistError as error:
        refuse(error.problems, lang)


def _origins(expected: Sequence[Expected], manifest: Path | None) -> dict[str, Origin]:
    """What the manifest says, by path; paths in it count from where it lies."""
    base = manifest.parent if manifest else Path()
    return {str(base / row.path): row.origin for row in expected if row.path}


def _job(
    checklist: Checklist, profile: str, rules: Path | None, generated_at: str, has_pages: bool, seconds: float
) -> Job:
    from checker.audit.model import Job
    from checker.output import html, json_file

    return Job(
        profile=profile,
        rules=str(rules) if rules else None,
        tool_version=__version__,
        generated_at=generated_at,
        serialise=json_file.document_data,
        render=html.render if has_pages else None,
        seconds=seconds,
    )


def _folder(name: str | None, resume: bool, generated_at: str, lang: Lang) -> Path:
    """The folder of the run, made; with ``resume`` the latest that was not finished, if there is one."""
    if resume and name is None:
        left = sorted(FOLDER.glob(f"*/{UNFINISHED}"), key=lambda file: file.stat().st_mtime)
        if left:
            return left[-1].parent
    folder = FOLDER / (name or "核查-" + generated_at[:19].replace(":", "").replace("T", "-"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = text(lang, "unwritable", reason=console.reason(error, lang))
        console.give_up(lang, str(folder), said, text(lang, "unwritable-hint"))
    return folder


@contextmanager
def _showing(lang: Lang) -> Iterator[Callable[[Progress], None]]:
    """Shows progress on a terminal: rate, remaining time, failures; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(text(lang, "auditing"), total=None, rate="")

        def tell(progress: Progress) -> None:
            speed = bar.tasks[0].speed
            rate = text(lang, "audit-rate", rate=f"{speed:.1f}" if speed else "–", failed=progress.failed)
            bar.update(task, completed=progress.done, total=progress.total, rate=rate)

        yield tell


