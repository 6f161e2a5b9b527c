"""``checker template``: a skeleton report to fill in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from checker.cli import console
from checker.cli.loading import load, refuse
from checker.cli.messages import text
from checker.cli.options import DEFAULT_PROFILE, LangOption, OutputOption, ProfileOption, RulesOption, by_suffix
from checker.output.lang import Lang


class TemplateFormat(StrEnum):
    DOCX = "docx"
    MARKDOWN = "md"


_SUFFIXES = {TemplateFormat.DOCX: ".docx", TemplateFormat.MARKDOWN: ".md"}
_NAME = "report-template"


def template(
    profile: ProfileOption = DEFAULT_PROFILE,
    year: Annotated[
        int | None,
        typer.Option("--year", min=2000, max=2100, help="报告年度（默认留空）", show_default=False),
    ] = None,
    organisation: Annotated[
        str, typer.Option("--organisation", metavar="NAME", help="报告单位全称（默认留空）", show_default=False)
    ] = "",
    format: Annotated[
        TemplateFormat | None,
        typer.Option("--format", help="输出格式（默认按 --output 的扩展名，否则为 md）", show_default=False),
    ] = None,
    output: OutputOption = None,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write a report with every section in order, its sentences and tables to fill in."""
    from checker.checklist import ChecklistError
    from checker.checklist.template import load_outline
    from checker.cli import inputs
    from checker.output import template_docx, template_markdown
    from checker.output.template import compose
    from checker.output.textwidth import clean

    chosen = format or by_suffix(output, _SUFFIXES, TemplateFormat.MARKDOWN, lang)
    name = f"{_NAME}{_SUFFIXES[chosen]}"
    if chosen is TemplateFormat.DOCX and output is None:
        hint = text(lang, "needs-output-hint", name=name)
        console.give_up(lang, "", text(lang, "needs-output", format=chosen), hint)
    target = console.destination(output, name, [], lang)
    checklist = load(rules, profile, lang)
    try:
        outline = load_outline(rules)
    except ChecklistError as error:
        refuse(error.problems, lang)
    except OSError as error:
        console.give_up(lang, str(rules or ""), text(lang, "rules-unreadable", reason=console.reason(error, lang)))
    skeleton = compose(checklist, outline, clean(organisation), year)
    match chosen:
        case TemplateFormat.DOCX:
            console.deliver(template_docx.render(skeleton, inputs.timestamp(lang), lang), target, lang)
        case TemplateFormat.MARKDOWN:
            console.deliver(template_markdown.render(skeleton), target, lang)
