"""``checker rules``: what the rules are, whether they are sound, whether they do what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import console, exit_codes
from checker.cli.loading import load, refuse
from checker.cli.messages import text
from checker.cli.options import (
    DEFAULT_PROFILE,
    GoldOption,
    LangOption,
    OutputOption,
    PlainFormat,
    PlainFormatOption,
    ProfileOption,
    ReportsArgument,
    RulesOption,
)
from checker.cli.shell import Command, Group
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.checklist.model import Checklist

app = typer.Typer(
    cls=Group,
    help="查看、检查和验证规则。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

_PARTS = 24
"""Columns that the parts of an element get at least in a list."""
_GAPS = 25
"""Columns for level, weight and the blanks between."""


@app.callback()
def _common(lang: LangOption = Lang.ZH) -> None:
    pass


@app.command("list", cls=Command, help="列出全部要素。")
def list_(profile: ProfileOption = DEFAULT_PROFILE, rules: RulesOption = None, lang: LangOption = Lang.ZH) -> None:
    """Print a table of the elements: id, title, level, weight, parts."""
    from tabulate import tabulate

    from checker.output.glosses import titled
    from checker.output.messages import LEVELS
    from checker.output.textwidth import display_width, wrap

    elements = load(rules, profile, lang).elements
    longest = max(display_width(e.title) for e in elements)
    room = max(_PARTS, console.width() - max(display_width(e.id) for e in elements) - longest - _GAPS)
    rows = [
        (
            e.id,
            "\n".join(wrap(titled(lang, e.id, e.title), longest)),
            LEVELS[lang][e.level],
            f"{e.weight:g}",
            "\n".join(wrap(" ".join(p.id for p in e.parts), room)),
        )
        for e in elements
    ]
    headers = [text(lang, key) for key in ("id", "title", "level", "weight", "parts")]
    console.show(tabulate(rows, headers, tablefmt="simple", disable_numparse=True) + "\n")


@app.command("lint", cls=Command, help="检查规则文件有无错误。")
def lint_(profile: ProfileOption = DEFAULT_PROFILE, rules: RulesOption = None, lang: LangOption = Lang.ZH) -> None:
    """Say that the rules are sound, or print every problem and end with 2."""
    from checker.checklist import lint
    from checker.proving.examples import unneeded_finders

    checklist = load(rules, profile, lang)
    problems = [*lint(checklist), *unneeded_finders(checklist)]
    if problems:
        refuse(problems, lang)
    console.show(
        text(
            lang,
            "rules-sound",
            dimensions=len(checklist.dimensions),
            elements=len(checklist.elements),
            parts=len(checklist.parts),
        )
        + "\n"
    )


@app.command("test", cls=Command, help="用规则自带的例句验证规则。")
def prove(
    element: Annotated[
        str | None, typer.Option("--element", metavar="ID", help="只验证这个要素", show_default=False)
    ] = None,
    profile: ProfileOption = DEFAULT_PROFILE,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print the examples that get another label than they should; end with 2 when there are any."""
    from checker.output.textwidth import clean

    checklist = load(rules, profile, lang)
    if element is not None:
        _known(element, checklist, lang)
    results = _results(checklist, element, lang)
    failures = [r for r in results if r is not None]
    for where, name, expected, got, sentence in failures:
        line = text(lang, "example-failed", where=where, name=name, expected=expected, got=got, text=clean(sentence))
        console.show(f"{line}\n")
    total, failed = len(results), len(failures)
    console.show(text(lang, "examples-counted", total=total, passed=total - failed, failed=failed) + "\n")
    raise typer.Exit(exit_codes.USAGE if failures else exit_codes.MET)


@app.command("accuracy", cls=Command, help="用人工标注核对规则的准确程度。")
def accuracy_(
    reports: ReportsArgument,
    gold: GoldOption,
    format: PlainFormatOption = PlainFormat.TABLE,
    summary: Annotated[bool, typer.Option("--summary", help="只要总数和各份报告，不列各处不一致")] = False,
    profile: ProfileOption = DEFAULT_PROFILE,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Compare the labels the rules give with those in the files of the same name in ``gold``."""
    from checker.cli import accuracy
    from checker.cli.labelled import read_pairs
    from checker.proving.accuracy import measure

    checklist = load(rules, profile, lang)
    measured = measure(read_pairs(reports, gold, checklist, lang), checklist)
    if format is PlainFormat.JSON:
        console.show(accuracy.render_json(measured, checklist, summary))
    else:
        console.show(accuracy.render_table(measured, lang, summary))


@app.command("suggest", cls=Command, help="对照人工标注，提示规则缺哪些词、哪些写法误中。")
def suggest_(
    reports: ReportsArgument,
    gold: GoldOption,
    format: PlainFormatOption = PlainFormat.TABLE,
    profile: ProfileOption = DEFAULT_PROFILE,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print phrases of the quotes the rules missed and the finders that fire wrongly; change nothing."""
    from checker.cli import suggest
    from checker.cli.labelled import read_pairs
    from checker.proving.suggest import suggest as look

    checklist = load(rules, profile, lang)
    found = look(read_pairs(reports, gold, checklist, lang), checklist)
    if format is PlainFormat.JSON:
        console.show(suggest.render_json(found, checklist))
    else:
        console.show(suggest.render_table(found, lang))


@app.command("docs", cls=Command, help="把全部规则写成一页说明（Markdown，中文）。")
def docs_(
    output: OutputOption = None,
    profile: ProfileOption = DEFAULT_PROFILE,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write the catalogue page: every dimension, element, part, check and cue."""
    from checker.output import rule_docs

    content = rule_docs.render(load(rules, profile, lang))
    console.deliver(content, console.destination(output, "rules.md", (), lang), lang)


Failure = tuple[str, str, str, str, str]
"""Where an example stands, what it is an example of, what it should get, what it got, its text."""


def _results(checklist: Checklist, element: str | None, lang: Lang) -> list[Failure | None]:
    """One entry an example, None when it passes; the examples of the cues only when all elements are asked for."""
    from checker.output.messages import LABELS
    from checker.proving.examples import run_cue_examples, run_examples

    labels = LABELS[lang]
    results: list[Failure | None] = []
    for r in run_examples(checklist, element):
        name, where = f"{r.element}/{r.part}", str(r.example.where)
        results.append(None if r.passed else (where, name, labels[r.example.label], labels[r.got], r.example.text))
    for c in run_cue_examples(checklist) if element is None else ():
        words = {True: text(lang, "cue-reaches"), False: text(lang, "cue-spares")}
        results.append(None if c.passed else (c.where, c.cue, words[c.expected], words[c.got], c.text))
    return results


def _known(element: str, checklist: Checklist, lang: Lang) -> None:
    ids = [e.id for e in checklist.elements]
    if element not in ids:
        console.unknown_id(element, ids, lang)
