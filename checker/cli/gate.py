"""``checker gate``: pass or fail, for CI."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import console, exit_codes
from checker.cli.loading import load, refuse
from checker.cli.messages import text
from checker.cli.options import DEFAULT_PROFILE, LangOption, OutputOption, ReportOption, RulesOption
from checker.gate.fail_on import FailOn
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.assessment.model import Run
    from checker.checklist.model import Checklist
    from checker.gate.model import GateResult, Thresholds, Trouble, Waiver
    from checker.gate.reviews import Review
    from checker.gate.settings import Settings
    from checker.gate.verdict import Exceptions

SHANGHAI = timezone(timedelta(hours=8))
"""Waivers end with a day there; it has had no summer time since 1991."""

PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH", help="报告文件或文件夹，“-”为标准输入", show_default=False)
]
FailUnderOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-under", metavar="N|维度=N", help="总分（或某个维度）低于 N 不通过，可重复", show_default=False
    ),
]
FailOnOption = Annotated[
    list[FailOn] | None, typer.Option("--fail-on", help="有这类问题不通过，可重复", show_default=False)
]
ProfileChoice = Annotated[
    str | None, typer.Option("--profile", metavar="ID", help="清单方案（默认按设置文件）", show_default=False)
]
WaiversOption = Annotated[
    Path | None, typer.Option("--waivers", metavar="FILE", help="豁免文件（YAML）", show_default=False)
]
BaselineOption = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="基线文件：只有新问题才不通过", show_default=False)
]
ReviewsOption = Annotated[
    Path | None, typer.Option("--reviews", metavar="DIR", help="复核决定所在文件夹（YAML）", show_default=False)
]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a run of the gate rests on: the settings, the checklists by path, and what excuses."""

    settings: Settings
    checklist: Checklist
    others: Mapping[str, Checklist]
    reviews: tuple[Review, ...]
    files: list[str]


def gate(
    paths: PathsArgument,
    fail_under: FailUnderOption = None,
    fail_on: FailOnOption = None,
    waivers: WaiversOption = None,
    baseline: BaselineOption = None,
    reviews: ReviewsOption = None,
    profile: ProfileChoice = None,
    rules: RulesOption = None,
    report: ReportOption = None,
    output: OutputOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Assess, compare with the thresholds, and end with the code that says whether the gate is met."""
    from checker.cli import ci, reports
    from checker.cli.inputs import Plan, run_plan
    from checker.gate.verdict import decide
    from checker.output import gate as rendering

    gathered = gather(paths, profile, rules, reviews, lang)
    under = _fail_under(fail_under or [], gathered.checklist, lang)
    exceptions = _exceptions(gathered, waivers, baseline, lang)
    wanted = reports.parse(report or [], "gate", gathered.files, lang)
    target = console.destination(output, "gate.txt", gathered.files, lang)
    run, told = run_plan(gathered.files, Plan(gathered.checklist, gathered.others, gathered.reviews), lang)
    result = decide(run, _thresholds(gathered, under, fail_on or []), exceptions)
    unreadable = sum(document.error is not None for document in run.documents)
    console.deliver(rendering.render(result, unreadable, lang, console.width()), target, lang)
    _tell(told, lang)
    reports.write(wanted, run, result, lang)
    ci.announce(run, result, lang)
    raise typer.Exit(_code(run, result))


def gather(paths: Sequence[str], profile: str | None, rules: Path | None, reviews: Path | None, lang: Lang) -> Gathered:
    """The files, the settings found upward from the first path, and the checklists they name."""
    from checker.checklist import ChecklistError
    from checker.cli.paths import expand, relative
    from checker.gate import settings as setting

    start = Path.cwd() if not paths or paths[0] == console.STDIN else Path(paths[0])
    try:
        settings = setting.find_settings(start)
    except ChecklistError as error:
        refuse(error.problems, lang)
    except OSError as error:
        console.give_up(lang, str(start), text(lang, "unreadable", reason=console.reason(error, lang)))
    files = expand(paths, settings.include, settings.exclude, settings.folder)
    checklist = load(rules, profile or settings.profile or DEFAULT_PROFILE, lang)
    others: dict[str, Checklist] = {}
    loaded = {checklist.profile.id: checklist}
    for file in files:
        override = setting.override_of(settings, relative(file, settings.folder))
        if override and override.profile and not profile:
            if override.profile not in loaded:
                loaded[override.profile] = load(rules, override.profile, lang)
            others[file] = loaded[override.profile]
    dimensions = {d.id for found in loaded.values() for d in found.dimensions}
    if unknown := setting.unknown_dimensions(settings, dimensions):
        console.unknown_id(unknown[0], sorted(dimensions), lang)
    folder = reviews or (settings.folder / settings.reviews if settings.reviews else None)
    return Gathered(settings, checklist, others, _reviews(folder, checklist, lang), files)


def read_bytes(file: Path, lang: Lang) -> bytes:
    """The content of a waivers, baseline or review file; ends the command when it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        console.give_up(lang, str(file), text(lang, "not-found"), text(lang, "not-found-hint"))
    except OSError as error:
        console.give_up(lang, str(file), text(lang, "unreadable", reason=console.reason(error, lang)))


def _exceptions(gathered: Gathered, waivers: Path | None, baseline: Path | None, lang: Lang) -> Exceptions:
    from checker.gate import baseline as baselines
    from checker.gate.verdict import Exceptions

    settings = gathered.settings
    waivers = waivers or (settings.folder / settings.waivers if settings.waivers else None)
    baseline = baseline or (settings.folder / settings.baseline if settings.baseline else None)
    known = None
    if baseline:
        try:
            known = baselines.parse(read_bytes(baseline, lang))
        except baselines.BaselineError as error:
            console.give_up(lang, str(baseline), str(error), text(lang, "baseline-hint"))
    folder = waivers.parent if waivers else settings.folder
    return Exceptions(
        waivers=_waivers(waivers, gathered.checklist, lang) if waivers else (),
        waivers_file=waivers.name if waivers else "",
        baseline=known,
        baseline_file=baseline.name if baseline else "",
        today=today(lang),
        exists=lambda glob: _exists(folder, glob) or _exists(Path.cwd(), glob),
    )


def _waivers(file: Path, checklist: Checklist, lang: Lang) -> tuple[Waiver, ...]:
    from checker.checklist import ChecklistError
    from checker.gate.waivers import load_waivers

    rules = {e.id for d in checklist.dimensions for e in d.elements} | {c.id for c in checklist.checks}
    try:
        return load_waivers(read_bytes(file, lang), file.name, rules)
    except ChecklistError as error:
        refuse(error.problems, lang)


def _reviews(folder: Path | None, checklist: Checklist, lang: Lang) -> tuple[Review, ...]:
    from checker.checklist import ChecklistError
    from checker.gate.reviews import load_reviews

    if folder is None:
        return ()
    if not folder.is_dir():
        console.give_up(lang, str(folder), text(lang, "no-reviews"), text(lang, "no-reviews-hint"))
    parts = {key for d in checklist.dimensions for e in d.elements for key in (f"{e.id}/{p.id}" for p in e.parts)}
    found: list[Review] = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            found += load_reviews(read_bytes(file, lang), file.name, parts)
        except ChecklistError as error:
            refuse(error.problems, lang)
    return tuple(found)


def _exists(folder: Path, glob: str) -> bool:
    try:
        return any(True for _ in folder.glob(glob.removeprefix("./")))
    except (ValueError, NotImplementedError, OSError):
        return False


def _fail_under(values: Sequence[str], checklist: Checklist, lang: Lang) -> dict[str, Decimal]:
    known = {d.id for d in checklist.dimensions}
    found: dict[str, Decimal] = {}
    for value in values:
        subject, separator, number = value.rpartition("=")
        if separator and subject not in known:
            console.unknown_id(subject, sorted(known), lang)
        try:
            percent = Decimal(number)
        except InvalidOperation:
            percent = Decimal(-1)
        if not 0 <= percent <= 100:
            console.give_up(lang, "", text(lang, "bad-percent", value=value), text(lang, "bad-percent-hint"))
        found[subject] = percent
    return found


def _thresholds(
    gathered: Gathered, under: Mapping[str, Decimal], kinds: Sequence[FailOn]
) -> Callable[[str], Thresholds]:
    from checker.cli.paths import relative
    from checker.gate.settings import thresholds

    def of_document(path: str) -> Thresholds:
        checklist = gathered.others.get(path, gathered.checklist)
        counted = relative(path, gathered.settings.folder)
        return thresholds(gathered.settings, counted, checklist.profile.gate, under, kinds)

    return of_document


def today(lang: Lang) -> date:
    """The day it is in Shanghai."""
    from checker.cli.inputs import timestamp

    return datetime.fromisoformat(timestamp(lang)).astimezone(SHANGHAI).date()


def _tell(troubles: Sequence[Trouble], lang: Lang) -> None:
    for trouble in troubles:
        console.trouble(lang, trouble.where, trouble.message, trouble.hint)


def _code(run: Run, result: GateResult) -> int:
    """2 when a waiver is expired, unused or unknown; 1 when the gate is not met; else as the inputs were read."""
    from checker.gate.model import Severity

    if any(trouble.severity is Severity.ERROR for trouble in result.troubles):
        return exit_codes.USAGE
    if not result.is_met:
        return exit_codes.NOT_MET
    return exit_codes.of_documents(run.documents)
