"""``checker gate``: pass or fail, for CI."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import console, exit_codes
from checker.cli.gathering import Gathered, gather, read_bytes
from checker.cli.loading import refuse
from checker.cli.messages import text
from checker.cli.options import LangOption, OutputOption, ReportOption, RulesOption
from checker.cli.paths import relative
from checker.gate.fail_on import FailOn
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.assessment.model import Run
    from checker.checklist.model import Checklist
    from checker.gate.model import GateResult, Thresholds, Waiver
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
    from checker.cli.inputs import run_plan
    from checker.gate.verdict import decide
    from checker.output import gate as rendering

    gathered = gather(paths, profile, rules, reviews, lang)
    under = _fail_under(fail_under or [], gathered.checklist, lang)
    exceptions = _exceptions(gathered, waivers, baseline, lang)
    wanted = reports.parse(report or [], "gate", gathered.files, lang)
    target = console.destination(output, "gate.txt", gathered.files, lang)
    run, told = run_plan(gathered.files, gathered.plan, lang)
    decided = decide(run, _thresholds(gathered, under, fail_on or []), exceptions)
    result = replace(decided, troubles=(*told, *decided.troubles))
    unreadable = sum(document.error is not None for document in run.documents)
    shown = rendering.render(result, unreadable, lang, console.width())
    printed = frozenset(each.name for each in wanted if each.path is None)
    if target is None and printed:
        console.show_aside(shown)
    else:
        console.deliver(shown, target, lang)
    reports.write(wanted, run, result, lang)
    ci.announce(run, result, lang, printed)
    raise typer.Exit(_code(run, result))


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
    return Exceptions(
        waivers=_waivers(waivers, gathered.checklists, lang) if waivers else (),
        waivers_file=waivers.name if waivers else "",
        baseline=known,
        baseline_file=baseline.name if baseline else "",
        today=today(lang),
        exists=lambda glob: _exists(gathered.base, glob),
        place=gathered.place,
    )


def _waivers(file: Path, checklists: Sequence[Checklist], lang: Lang) -> tuple[Waiver, ...]:
    from checker.checklist import ChecklistError
    from checker.gate.waivers import load_waivers

    elements = {element.id for checklist in checklists for element in checklist.elements}
    rules = elements | {check.id for checklist in checklists for check in checklist.checks}
    try:
        return load_waivers(read_bytes(file, lang), file.name, rules)
    except ChecklistError as error:
        refuse(error.problems, lang, "file-errors")


def _exists(folder: Path, glob: str) -> bool:
    """Whether ``glob`` matches a file below ``folder``, as it would a document: ``*`` crosses folders."""
    wanted = glob.removeprefix("./")
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = relative(os.path.join(place, name), folder)
            if fnmatchcase(path, wanted) or wanted.startswith(f"{path}/"):  # a file in an archive
                return True
    return False


def _fail_under(values: Sequence[str], checklist: Checklist, lang: Lang) -> dict[str, Decimal]:
    known = {d.id for d in checklist.dimensions}
    found: dict[str, Decimal] = {}
    for value in values:
        subject, _, number = value.rpartition("=")
        subject = "" if subject == "total" else subject  # as the settings call it
        if subject and subject not in known:
            console.unknown_id(subject, sorted(known), lang)
        try:
            percent = Decimal(number)
        except InvalidOperation:
            percent = Decimal(-1)
        if not (percent.is_finite() and 0 <= percent <= 100):
            console.give_up(lang, "", text(lang, "bad-percent", value=value), text(lang, "bad-percent-hint"))
        found[subject] = percent
    return found


def _thresholds(
    gathered: Gathered, under: Mapping[str, Decimal], kinds: Sequence[FailOn]
) -> Callable[[str], Thresholds]:
    from checker.gate.settings import thresholds

    def of_document(path: str) -> Thresholds:
        rule = gathered.checklist_of(path).profile.gate
        return thresholds(gathered.settings, relative(path, gathered.settings.folder), rule, under, kinds)

    return of_document


def today(lang: Lang) -> date:
    """The day it is in Shanghai."""
    from checker.cli.inputs import timestamp

    return datetime.fromisoformat(timestamp(lang)).astimezone(SHANGHAI).date()


def _code(run: Run, result: GateResult) -> int:
    """2 when a waiver is expired or unused, 3 without anything to evaluate, 1 when the gate is not met; else as the
    inputs were read.
    """
    from checker.gate.model import Severity

    if any(trouble.severity is Severity.ERROR for trouble in result.troubles):
        return exit_codes.USAGE
    code = exit_codes.of_documents(run.documents)
    if code == exit_codes.NOTHING or result.is_met:
        return code
    return exit_codes.NOT_MET
