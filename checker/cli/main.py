"""The application: its commands, and what they share."""

from __future__ import annotations

from typing import Annotated

import typer

from checker._version import __version__
from checker.cli import audit, baseline, diff, explain, facts, gate, read, rules, schema, score, template, watch
from checker.cli.console import show
from checker.cli.options import LangOption
from checker.cli.shell import Command, Group
from checker.output.lang import Lang

app = typer.Typer(
    cls=Group,
    help="法治政府建设年度情况报告核查：覆盖了什么、缺什么、哪里对不上。",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        show(f"checker {__version__}\n")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")] = False,
    lang: LangOption = Lang.ZH,
) -> None:
    pass


app.command("score", cls=Command, help="评估报告，给出得分、缺项、佐证和建议。")(score.score)
app.command("audit", cls=Command, help="批量核查：排名、缺项、雷同、历年变化、未报送单位。")(audit.audit)
app.command("gate", cls=Command, help="门禁：达不到门槛就以退出码 1 结束，供持续集成使用。")(gate.gate)
app.add_typer(baseline.app, name="baseline")
app.command("watch", cls=Command, help="留意一份稿子：每次保存都重新评估，说明得分有什么变化。")(watch.watch)
app.command("read", cls=Command, help="看看程序从文件里读到了什么：标题、单位、年度、章节、段落、表格。")(read.read)
app.command("facts", cls=Command, help="列出报告中的全部数据，以及复议、诉讼情况。")(facts.facts)
app.add_typer(rules.app, name="rules")
app.command("diff", cls=Command, help="对比两稿报告（或两份结果）：哪里变好、哪里变差、还缺什么。")(diff.diff)
app.command("explain", cls=Command, help="说明一个维度、要素或要点。")(explain.explain)
app.command("template", cls=Command, help="生成可填写的报告模板。")(template.template)
app.command("schema", cls=Command, help="输出文件格式的 JSON Schema。")(schema.schema)


def main() -> None:
    """The entry point of the ``checker`` command."""
    app()
