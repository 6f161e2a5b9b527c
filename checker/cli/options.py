"""The options that mean the same in every command."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from checker.cli import console
from checker.cli.messages import text
from checker.output.lang import Lang

DEFAULT_PROFILE = "public-security"


F = TypeVar("F", bound=StrEnum)


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


class PlainFormat(StrEnum):
    """The formats of what is printed for rule authors."""

    TABLE = "table"
    JSON = "json"


LangOption = Annotated[
    Lang, typer.Option("--lang", help="界面语言（默认 zh）", case_sensitive=False, show_default=False)
]
ProfileOption = Annotated[str, typer.Option("--profile", metavar="ID", help="清单方案")]
RulesOption = Annotated[
    Path | None, typer.Option("--rules", metavar="DIR", help="规则文件夹（默认用自带规则）", show_default=False)
]
PlainFormatOption = Annotated[PlainFormat, typer.Option("--format", help="输出格式")]
GoldOption = Annotated[Path, typer.Option("--gold", metavar="DIR", help="人工标注所在文件夹", show_default=False)]
ReportsArgument = Annotated[list[str], typer.Argument(metavar="REPORT", help="报告文件", show_default=False)]
# A text, not a path: the stroke at the end of “results/” says that a folder is meant.
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="PATH", help="结果写入文件或文件夹", show_default=False)
]

ReportOption = Annotated[
    list[str] | None,
    typer.Option(
        "--report", metavar="FORMAT[:PATH]", help="另写一份结果，可重复，如 html:结果.html", show_default=False
    ),
]


def by_suffix(output: str | None, suffixes: Mapping[F, str], otherwise: F, lang: Lang) -> F:
    """The format whose suffix the file name ``output`` has; ``otherwise`` when it has none or is a folder.

    Ends the command on any other suffix: a table called .docx would not open in Word.
    """
    found = "" if not output or Path(output).is_dir() or output.endswith("/") else Path(output).suffix.lower()
    if found and found not in suffixes.values():
        known = text(lang, "output-kind-hint", known=", ".join(suffixes.values()))
        console.give_up(lang, output or "", text(lang, "output-kind", suffix=found), known)
    return next((format for format, suffix in suffixes.items() if suffix == found), otherwise)
