"""``checker score``: reports in, verdicts out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli import console, exit_codes
from checker.cli.loading import load
from checker.cli.options import (
    DEFAULT_PROFILE,
    Format,
    LangOption,
    OutputOption,
    ProfileOption,
    ReportOption,
    RulesOption,
    by_suffix,
)
from checker.output.lang import Lang

_SUFFIXES = {Format.TABLE: ".txt", Format.JSON: ".json", Format.MARKDOWN: ".md"}


def score(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="报告文件，“-”为标准输入", show_default=False)],
    format: Annotated[
        Format | None,
        typer.Option("--format", help="输出格式（默认按 --output 的扩展名，否则为 table）", show_default=False),
    ] = None,
    output: OutputOption = None,
    report: ReportOption = None,
    profile: ProfileOption = DEFAULT_PROFILE,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
    hints: Annotated[bool, typer.Option("--hints", help="为没有写明的要点给出最接近的一句（较慢）")] = False,
) -> None:
    """Assess every file and write the result; the exit code says whether all could be assessed."""
    from checker.cli import inputs, reports
    from checker.output import json_file, markdown, table

    chosen = format or by_suffix(output, _SUFFIXES, Format.TABLE, lang)
    target = console.destination(output, _name(files) + _SUFFIXES[chosen], files, lang)
    wanted = reports.parse(report or [], _name(files), files, lang)
    run = inputs.score_files(files, load(rules, profile, lang), lang, hints)
    code = exit_codes.of_documents(run.documents)
    match chosen:
        case Format.JSON:
            console.deliver(json_file.render(run), target, lang)
        case Format.MARKDOWN:
            console.deliver(markdown.render(run, lang), target, lang)
        case Format.TABLE if len(run.documents) > 1 or run.documents[0].error is None:
            console.deliver(table.render(run, lang, console.width(), console.wants_colour(target)), target, lang)
        case _:
            pass  # standard error has said all there is to say about the only file
    if wanted:
        reports.write(wanted, run, reports.ungated(run), lang)
    raise typer.Exit(code)


def _name(files: list[str]) -> str:
    """The name of a result put into a folder, without its ending."""
    unique = list(dict.fromkeys(files))
    if len(unique) > 1:
        return "checker-score"
    return f"{'stdin' if unique[0] == '-' else Path(unique[0]).stem}-score"
