"""``checker audit``: a folder, a list or a nation's worth of reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker._version import __version__
from checker.cli import console
from checker.cli.loading import load, refuse
from checker.cli.messages import text
from checker.cli.options import DEFAULT_PROFILE, LangOption, ProfileOption, ReportOption, RulesOption
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.audit.manifest import Expected
    from checker.audit.model import Job
    from checker.audit.run import Engine, Progress

FOLDER = Path("reports_out")
UNFINISHED = ".unfinished"
_EXTRAS = frozenset({"dask", "distributed", "fsspec"})
MOST_PAGES = 500
"""Reports up to which every one gets a page of its own unless the user says otherwise."""


class EngineName(StrEnum):
    LOCAL = "local"
    DASK = "dask"


PathsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help="报告文件、文件夹、压缩包，或网络地址", show_default=False)
]
ManifestOption = Annotated[
    Path | None,
    typer.Option(
        "--manifest", metavar="FILE", help="应报单位名单（CSV 或 YAML：路径、单位、地区、年度）", show_default=False
    ),
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="同时工作的进程数（默认按处理器）", show_default=False)
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="结果文件夹的名称（默认按时间）", show_default=False)
]
FolderOption = Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="结果文件夹所在的文件夹，或网络地址")]
PagesOption = Annotated[
    bool | None,
    typer.Option("--pages/--no-pages", help="是否为每份报告写一页（默认 500 份以内写）", show_default=False),
]
SchedulerOption = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Dask 调度器的地址", show_default=False)
]
CompareOption = Annotated[
    tuple[Path, Path] | None,
    typer.Option("--compare", metavar="RUN_A RUN_B", help="只对比两次核查的结果文件夹", show_default=False),
]


def audit(
    paths: PathsArgument = None,
    manifest: ManifestOption = None,
    jobs: JobsOption = None,
    name: NameOption = None,
    output: FolderOption = str(FOLDER),
    resume: Annotated[bool, typer.Option("--resume", help="接着做上一次没做完的")] = False,
    cache: Annotated[bool, typer.Option("--cache/--no-cache", help="没有变化的文件不再评估")] = True,
    pages: PagesOption = None,
    seconds: Annotated[float, typer.Option("--timeout", min=0.1, help="每份文件的时限（秒）")] = 60.0,
    engine: Annotated[EngineName, typer.Option("--engine", help="在哪里评估")] = EngineName.LOCAL,
    scheduler: SchedulerOption = None,
    compare: CompareOption = None,
    report: ReportOption = None,
    profile: ProfileOption = DEFAULT_PROFILE,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Assess everything, write the results into a folder of their own, and say where."""
    if compare:
        _compare(*compare, lang)
        return
    options = _Options(
        paths=tuple(paths or ()),
        manifest=manifest,
        jobs=jobs or os.cpu_count() or 1,
        name=name,
        is_resumed=resume,
        is_cached=cache,
        has_pages=pages,
        seconds=seconds,
        engine=engine,
        scheduler=scheduler,
        profile=profile,
        rules=rules,
        reports=tuple(report or ()),
    )
    try:
        _audit(options, output, lang)
    except ModuleNotFoundError as error:
        if error.name in _EXTRAS:
            console.give_up(lang, "", text(lang, "no-extra", module=error.name), text(lang, "no-extra-hint"))
        raise


@dataclass(frozen=True, slots=True)
class _Options:
    paths: tuple[str, ...]
    manifest: Path | None
    jobs: int
    name: str | None
    is_resumed: bool
    is_cached: bool
    has_pages: bool | None
    seconds: float
    engine: EngineName
    scheduler: str | None
    profile: str
    rules: Path | None
    reports: tuple[str, ...]


def _audit(options: _Options, output: str, lang: Lang) -> None:
    from checker.audit import run, summary
    from checker.audit.files import is_remote
    from checker.audit.local import EngineError
    from checker.audit.store import Store
    from checker.cli import audit_results, reports
    from checker.cli.inputs import timestamp

    expected = _manifest(options.manifest, lang)
    origins = {row.path: row.origin for row in expected if row.path}
    wanted = _wanted(options.paths, origins, lang)
    more = reports.parse(options.reports, "audit", wanted, lang)
    checklist = load(options.rules, options.profile, lang)
    generated_at = timestamp(lang)
    base = FOLDER if is_remote(output) else Path(output)
    folder = _folder(base, options, generated_at, lang)
    has_pages = len(wanted) <= MOST_PAGES if options.has_pages is None else options.has_pages
    store_file = base / ".cache" / "assessments.sqlite" if options.is_cached else folder / ".records.sqlite"
    job = replace(_job(options, generated_at, has_pages, lang), store=str(store_file), digest=checklist.digest)
    # Every worker of a cluster must reach the parts: they lie where the results go.
    parts = f"{output.rstrip('/')}/{folder.name}/.parts" if is_remote(output) else str((folder / ".parts").resolve())
    try:
        with Store(store_file, run.context(job, checklist.digest)) as store:
            with _showing(lang) as tell:
                files = run.work(wanted, job, store, _engine(options, parts), tell)
            made = audit_results.Ingredients(
                frame=summary.frame(checklist, __version__, generated_at),
                files=files,
                origins=origins,
                expected=expected,
                store=store,
            )
            found = audit_results.write(folder, made, lang)
            if more:
                run_of_all = audit_results.as_run(made)
                reports.write(more, run_of_all, reports.ungated(run_of_all), lang)
    except KeyboardInterrupt:
        console.note(text(lang, "audit-kept"))
        raise
    except EngineError as error:
        console.give_up(lang, "", str(error))
    except OSError as error:
        said = text(lang, "unwritable", reason=console.reason(error, lang))
        console.give_up(lang, str(folder), said, text(lang, "unwritable-hint"))
    (folder / UNFINISHED).unlink(missing_ok=True)
    if options.engine is EngineName.DASK:
        from checker.audit.parts import remove

        remove(parts)
    if not options.is_cached:
        store_file.unlink(missing_ok=True)
    shown = _delivered(folder, output, lang) if is_remote(output) else str(folder)
    for line in audit_results.closing(found, shown, lang):
        console.show(f"{line}\n")
    raise typer.Exit(audit_results.code(found))


def _compare(old: Path, new: Path, lang: Lang) -> None:
    from checker.audit.comparison import compare
    from checker.audit.past import PastError, read_past
    from checker.output import audit_comparison

    try:
        found = compare(read_past(old), read_past(new))
    except PastError as error:
        console.give_up(lang, error.file, *audit_comparison.problem(error, lang))
    console.show(audit_comparison.render(found, lang))


def _wanted(paths: Sequence[str], origins: Collection[str], lang: Lang) -> list[str]:
    """The files that are meant, each once; addresses are listed where they lie."""
    from checker.audit.files import is_remote
    from checker.cli.paths import SUFFIXES, expand

    found: dict[str, None] = {}
    for path in [*paths, *origins]:
        if is_remote(path):
            from checker.audit import remote

            try:
                found |= dict.fromkeys(remote.expand(path, SUFFIXES))
            except (OSError, ValueError) as error:
                console.give_up(lang, path, text(lang, "unreadable", reason=error), text(lang, "address-hint"))
        else:
            found |= dict.fromkeys(expand([path]))
    if not found:
        console.give_up(lang, "", text(lang, "nothing-to-audit"), text(lang, "nothing-to-audit-hint"))
    return list(found)


def _engine(options: _Options, parts: str) -> Engine:
    if options.engine is EngineName.LOCAL:
        from checker.audit import local

        return lambda paths, job: local.outcomes(paths, job, options.jobs)
    from checker.audit import cluster

    return lambda paths, job: cluster.outcomes(paths, job, options.scheduler, parts, options.jobs)


def _manifest(file: Path | None, lang: Lang) -> tuple[Expected, ...]:
    from checker.audit.files import is_remote
    from checker.audit.manifest import load_manifest
    from checker.checklist import ChecklistError
    from checker.cli.gathering import read_bytes

    if file is None:
        return ()
    try:
        rows = load_manifest(read_bytes(file, lang), file.name)
    except ChecklistError as error:
        refuse(error.problems, lang, "file-errors")
    # Paths in a manifest count from where it lies.
    return tuple(
        replace(row, path=str(file.parent / row.path)) if row.path and not is_remote(row.path) else row for row in rows
    )


def _job(options: _Options, generated_at: str, has_pages: bool, lang: Lang) -> Job:
    from checker.audit.model import Job
    from checker.output import html, json_file

    return Job(
        profile=options.profile,
        rules=str(options.rules) if options.rules else None,
        tool_version=__version__,
        generated_at=generated_at,
        serialise=json_file.document_data,
        render=partial(html.render, lang=lang) if has_pages else None,
        seconds=options.seconds,
    )


def _folder(base: Path, options: _Options, generated_at: str, lang: Lang) -> Path:
    """The folder of the run, made and marked; when resuming, the latest that was not finished, if there is one."""
    left = sorted(base.glob(f"*/{UNFINISHED}"), key=lambda file: file.stat().st_mtime) if options.is_resumed else []
    if left and options.name is None:
        return left[-1].parent
    moment = generated_at[:19].replace(":", "").replace("T", "-")
    folder = base / (options.name or f"核查-{moment}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / UNFINISHED).touch()
    except OSError as error:
        said = text(lang, "unwritable", reason=console.reason(error, lang))
        console.give_up(lang, str(folder), said, text(lang, "unwritable-hint"))
    return folder


def _delivered(folder: Path, url: str, lang: Lang) -> str:
    from checker.audit import remote

    target = f"{url.rstrip('/')}/{folder.name}"
    try:
        remote.deliver(folder, target)
    except (OSError, ValueError) as error:
        console.give_up(lang, target, text(lang, "unwritable", reason=error), text(lang, "address-hint"))
    return target


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
