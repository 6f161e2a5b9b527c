"""``checker baseline``: write down the gaps there are, and compare with what was written down."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli import console, exit_codes
from checker.cli.gate import PathsArgument, ProfileChoice, ReviewsOption
from checker.cli.gathering import Gathered, gather, read_bytes
from checker.cli.messages import text
from checker.cli.options import LangOption, RulesOption
from checker.cli.shell import Command, Group
from checker.output.lang import Lang

DEFAULT = "checker-baseline.json"

app = typer.Typer(cls=Group, help="基线：记下现有的问题，门禁只拦新问题。", rich_markup_mode=None, no_args_is_help=True)

FileOption = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help=f"基线文件（默认按设置文件，否则为 {DEFAULT}）",
        show_default=False,
    ),
]


@app.command("write", cls=Command, help="把现有的问题写进基线。")
def write(
    paths: PathsArgument,
    baseline: FileOption = None,
    reviews: ReviewsOption = None,
    profile: ProfileChoice = None,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Assess ``paths`` and write every gap; refuses when a file cannot be read, for its gaps would be lost."""
    from checker.cli.inputs import run_plan
    from checker.gate import baseline as baselines
    from checker.gate.findings import findings

    gathered = gather(paths, profile, rules, reviews, lang)
    target = console.destination(str(_file(baseline, gathered)), DEFAULT, gathered.files, lang)
    run, _ = run_plan(gathered.files, gathered.plan, lang)
    code = exit_codes.of_documents(run.documents)
    if code != exit_codes.MET:
        console.give_up(lang, "", text(lang, "baseline-incomplete"), text(lang, "baseline-incomplete-hint"), code)
    found = {gathered.place(d.path): findings(d, run.checklist_id) for d in run.documents}
    assessments = {gathered.place(d.path): d.assessment for d in run.documents if d.assessment}
    written = baselines.of_findings(found, assessments, run.checklist_digest)
    console.deliver(baselines.render(written), target, lang)
    gaps = sum(len(gaps) for known in written.documents.values() for gaps in known.gaps.values())
    console.note(text(lang, "baseline-written", path=target, documents=len(written.documents), gaps=gaps))


@app.command("diff", cls=Command, help="比较现状和基线：新增了什么、补齐了什么。")
def diff(
    paths: PathsArgument,
    baseline: FileOption = None,
    reviews: ReviewsOption = None,
    profile: ProfileChoice = None,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print what is new and what is mended; exit code 1 when there is anything new."""
    from checker.cli.inputs import run_plan
    from checker.gate import baseline as baselines
    from checker.gate.findings import findings
    from checker.output.textwidth import clean

    gathered = gather(paths, profile, rules, reviews, lang)
    file = _file(baseline, gathered)
    try:
        written = baselines.parse(read_bytes(file, lang))
    except baselines.BaselineError as error:
        console.give_up(lang, str(file), str(error), text(lang, "baseline-hint"))
    run, _ = run_plan(gathered.files, gathered.plan, lang)
    new = mended = 0
    for document in run.documents:
        found = findings(document, run.checklist_id)
        known = baselines.of_document(written, gathered.place(document.path))
        for finding in found:
            if not baselines.is_known(known, finding):
                new += 1
                console.show(clean(f"+ {document.path}: {finding.rule} {finding.message}") + "\n")
        if document.assessment is not None:
            for rule, gap in baselines.fixed(known, found):
                mended += 1
                console.show(clean(f"- {document.path}: {rule} {gap}") + "\n")
    console.show(text(lang, "baseline-compared", new=new, mended=mended) + "\n")
    code = exit_codes.of_documents(run.documents)
    raise typer.Exit(exit_codes.NOT_MET if new else code)


def _file(named: str | None, gathered: Gathered) -> Path:
    """The baseline file: the one named, else that of the settings, else the usual one."""
    if named:
        return Path(named)
    settings = gathered.settings
    return settings.folder / settings.baseline if settings.baseline else Path(DEFAULT)
