"""``checker read``: what the checker sees in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker._version import __version__
from checker.cli import console
from checker.cli.options import LangOption, OutputOption, PlainFormat, by_suffix
from checker.output.lang import Lang

_SUFFIXES = {PlainFormat.TABLE: ".txt", PlainFormat.JSON: ".json"}


def read(
    file: Annotated[str, typer.Argument(metavar="FILE", help="报告文件，“-”为标准输入", show_default=False)],
    format: Annotated[
        PlainFormat | None,
        typer.Option("--format", help="输出格式（默认按 --output 的扩展名，否则为 table）", show_default=False),
    ] = None,
    output: OutputOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write title, organisation, year, sections with their roles, paragraphs, tables and warnings."""
    from checker.cli import inputs
    from checker.output import reading

    chosen = format or by_suffix(output, _SUFFIXES, PlainFormat.TABLE, lang)
    name = f"{'stdin' if file == inputs.STDIN else Path(file).stem}-reading{_SUFFIXES[chosen]}"
    target = console.destination(output, name, [file], lang)
    report, digest = inputs.read_or_end(file, lang)
    if chosen is PlainFormat.JSON:
        content = reading.render_json(report, digest, __version__)
    else:
        content = reading.render_text(report, lang, console.width())
    console.deliver(content, target, lang)
