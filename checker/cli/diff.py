"""``checker diff``: what changed between two drafts of a report."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker._version import __version__
from checker.cli import console, exit_codes
from checker.cli.loading import load
from checker.cli.messages import text
from checker.cli.options import DEFAULT_PROFILE, LangOption, OutputOption, ProfileOption, RulesOption, by_suffix
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.assessment.model import Run
    from checker.checklist.model import Checklist


class DiffFormat(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


_SUFFIXES = {DiffFormat.TABLE: ".txt", DiffFormat.MARKDOWN: ".md", DiffFormat.JSON: ".json"}


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="旧的报告或结果（JSON），“-”为标准输入", show_default=False)
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="新的报告或结果（JSON），“-”为标准输入", show_default=False)
    ],
    format: Annotated[
        DiffFormat | None,
        typer.Option("--format", help="输出格式（默认按 --output 的扩展名，否则为 table）", show_default=False),
    ] = None,
    output: OutputOption = None,
    profile: ProfileOption = DEFAULT_PROFILE,
    rules: RulesOption = None,
    fail_on_worse: Annotated[bool, typer.Option("--fail-on-worse", help="有变差的地方就以退出码 1 结束")] = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Compare two reports, two result files, or one of each."""
    from checker.assessment.comparison import compare
    from checker.output import changes as rendering
    from checker.output import changes_json

    if old == new == console.STDIN:
        console.give_up(lang, "", text(lang, "both-stdin"), text(lang, "both-stdin-hint"))
    chosen = format or by_suffix(output, _SUFFIXES, DiffFormat.TABLE, lang)
    target = console.destination(output, _name(new) + _SUFFIXES[chosen], [old, new], lang)
    runs = _runs((old, new), rules, profile, lang)
    found = compare(*runs)
    match chosen:
        case DiffFormat.JSON:
            content = changes_json.render(found, *runs, __version__)
        case DiffFormat.MARKDOWN:
            content = rendering.render_markdown(found, lang)
        case DiffFormat.TABLE:
            content = rendering.render(found, lang, console.width(), console.wants_colour(target))
    console.deliver(content, target, lang)
    if any(d.error for run in runs for d in run.documents):
        raise typer.Exit(exit_codes.INCOMPLETE)
    raise typer.Exit(exit_codes.NOT_MET if fail_on_worse and found.is_worse else exit_codes.MET)


def _runs(paths: tuple[str, str], rules: Path | None, profile: str, lang: Lang) -> tuple[Run, Run]:
    """What each path holds; the rules are read only for a report, and only once."""
    contents = [_content(path, lang) for path in paths]
    checklist = cache(partial(load, rules, profile, lang))
    old, new = (_run(path, content, checklist, lang) for path, content in zip(paths, contents, strict=True))
    return old, new


def _run(path: str, content: bytes, checklist: Callable[[], Checklist], lang: Lang) -> Run:
    """A result as it is, a report assessed now.  Ends the command when there is nothing to compare."""
    from checker.cli.inputs import Plan, run_plan
    from checker.output import result_file

    is_result = result_file.looks_like_result(content)
    run = (
        _result(path, content, lang)
        if is_result
        else run_plan([path], Plan(checklist(), contents={path: content}), lang)[0]
    )
    failed = [d.error.code for d in run.documents if d.error is not None]
    if len(failed) < len(run.documents):
        return run
    code = exit_codes.of_errors(failed)
    if is_result:
        console.give_up(lang, path, text(lang, "nothing-to-compare"), text(lang, "nothing-to-compare-hint"), code)
    raise typer.Exit(code)  # what is wrong with a report has been told


def _content(path: str, lang: Lang) -> bytes:
    from checker.cli.messages import reading_error
    from checker.reading import ReadingError, read_stream
    from checker.reading.sources import read_path

    try:
        return read_stream(sys.stdin.buffer) if path == console.STDIN else read_path(Path(path))
    except ReadingError as error:
        message, hint = reading_error(lang, error.code) or (error.message, error.hint)
        console.give_up(lang, path, message, hint, exit_codes.of_errors([error.code]))


def _result(path: str, content: bytes, lang: Lang) -> Run:
    from checker.output import result_file

    try:
        return result_file.parse(content, lang)
    except result_file.ResultError as error:
        console.give_up(lang, path, error.message, error.hint)


def _name(new: str) -> str:
    """The name of a comparison put into a folder, without its ending."""
    return f"{'stdin' if new == console.STDIN else Path(new).stem}-diff"
