"""``checker facts``: the figures of a report as data."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker._version import __version__
from checker.cli import console
from checker.cli.options import LangOption, OutputOption, by_suffix
from checker.output.lang import Lang


class FactsFormat(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


_SUFFIXES = {FactsFormat.TABLE: ".txt", FactsFormat.CSV: ".csv", FactsFormat.JSON: ".json"}


def facts(
    file: Annotated[str, typer.Argument(metavar="FILE", help="报告文件，“-”为标准输入", show_default=False)],
    format: Annotated[
        FactsFormat | None,
        typer.Option("--format", help="输出格式（默认按 --output 的扩展名，否则为 table）", show_default=False),
    ] = None,
    output: OutputOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write every figure of the report and what became of its cases."""
    from checker.assessment.facts import read_facts
    from checker.cli import inputs
    from checker.output import facts as rendering

    chosen = format or by_suffix(output, _SUFFIXES, FactsFormat.TABLE, lang)
    name = f"{'stdin' if file == inputs.STDIN else Path(file).stem}-facts{_SUFFIXES[chosen]}"
    target = console.destination(output, name, [file], lang)
    report, digest = inputs.read_or_end(file, lang)
    found = read_facts(report)
    match chosen:
        case FactsFormat.JSON:
            content = rendering.render_json(found, report, digest, __version__)
        case FactsFormat.CSV:
            content = rendering.render_csv(found, lang)
        case FactsFormat.TABLE:
            content = rendering.render_table(found, lang, console.width())
    console.deliver(content, target, lang)
