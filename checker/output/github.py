"""What GitHub Actions shows: annotation commands, and a page for the summary of the step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.assessment.model import Run
from checker.gate.model import DocumentVerdict, GateResult, Severity, Trouble
from checker.output import messages
from checker.output.entries import (
    FIRST,
    Entry,
    Region,
    advised,
    entries,
    failure,
    gravest,
    justification,
    measured,
    path_of,
    told,
    unreadable,
    verdicts,
)
from checker.output.gate import verdict_line
from checker.output.glossed import glossed_result
from checker.output.lang import Lang
from checker.output.markdown import escape
from checker.output.textwidth import clean

PER_LEVEL = 10
IN_ALL = 50
"""More than these GitHub drops without a word."""
SUMMARY_BYTES = 1024 * 1024

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_TEXT: Mapping[str, tuple[str, str]] = {
    "more": ("另有 {count} 项，见摘要", "{count} more, see the summary"),
    "unreadable": ("无法评估", "cannot be assessed"),
    "exceptions": ("豁免和基线", "waivers and baseline"),
    "head": ("| 级别 | 位置 | 要求 | 问题 | 建议 |", "| Level | Place | Rule | Finding | Advice |"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("提示", "note"),
    "line": ("第{line}行", "line {line}"),
    "page": ("第{page}页第{line}行", "page {page}, line {line}"),
    "waived": ("已豁免", "waived"),
    "known": ("基线内", "known"),
    "cut": ("摘要过长，另有 {count} 行没有列出。", "Too long for a summary: {count} more lines left out."),
}


def render(run: Run, result: GateResult, lang: Lang) -> str:
    """Annotation commands for what nothing excuses: at most 10 a level and 50 in all, the gravest first.

    What fails the gate goes before what does not; unreadable documents and errors in waivers before both.  What is
    left out is counted in the last one.  Columns are characters and only given within one line.
    """
    commands = list(_commands(run, result, lang))
    shown = _within(commands, PER_LEVEL, IN_ALL)
    if len(shown) < len(commands):
        # The last one takes a notice's place.
        shown = _within(commands, PER_LEVEL, IN_ALL - 1, notices=PER_LEVEL - 1)
        more = _text(lang, "more", count=len(commands) - len(shown))
        shown.append(("notice", _command("notice", "", None, clean(more), "")))
    return "".join(f"{command}\n" for _, command in shown)


def summary(run: Run, result: GateResult, lang: Lang) -> str:
    """The whole result as Markdown, at most 1 MiB of UTF-8; what does not fit is counted in the last line."""
    kept: list[str] = []
    room = SUMMARY_BYTES - 200
    lines = list(_summary(run, result, lang))
    for line in lines:
        room -= len(line.encode("utf-8", "replace")) + 1
        if room < 0:
            kept += ["", _text(lang, "cut", count=len(lines) - len(kept))]
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def _commands(run: Run, result: GateResult, lang: Lang) -> Iterator[tuple[str, str]]:
    result = glossed_result(result, lang)
    title = _text(lang, "unreadable")
    for path, error in unreadable(run):
        yield "error", _command("error", path, FIRST, failure(error, lang), title)
    for trouble in (t for t in result.troubles if t.severity is Severity.ERROR):
        yield _trouble(trouble, lang)
    for entry in gravest([e for e in entries(result) if e.is_open]):
        level = _LEVELS[entry.finding.severity]
        yield level, _command(level, entry.path, entry.region, advised(entry, lang), clean(entry.finding.title))
    for trouble in (t for t in result.troubles if t.severity is not Severity.ERROR):
        yield _trouble(trouble, lang)


def _trouble(trouble: Trouble, lang: Lang) -> tuple[str, str]:
    level = _LEVELS[trouble.severity]
    return level, _command(level, "", None, told(trouble, lang), _text(lang, "exceptions"))


def _within(
    commands: list[tuple[str, str]], per_level: int, in_all: int, notices: int | None = None
) -> list[tuple[str, str]]:
    left = {"error": per_level, "warning": per_level, "notice": per_level if notices is None else notices}
    shown: list[tuple[str, str]] = []
    for level, command in commands:
        if left[level] and len(shown) < in_all:
            left[level] -= 1
            shown.append((level, command))
    return sorted(shown, key=lambda entry: list(left).index(entry[0]))


def _command(level: str, path: str, region: Region | None, said: str, title: str) -> str:
    properties: dict[str, object] = {"file": path} if path else {}
    if region:
        properties |= {"line": region.line, "endLine": region.end_line}
        if region.line == region.end_line:
            properties |= {"col": region.column, "endColumn": region.end_column}
    if title:
        properties["title"] = title
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{level}{' ' if written else ''}{written}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(run: Run, result: GateResult, lang: Lang) -> Iterator[str]:
    failed = unreadable(run)
    result = glossed_result(result, lang)
    yield f"## {escape(verdict_line(result, len(failed), lang))}"
    yield ""
    for path, error in failed:
        yield f"- **{escape(path)}** {escape(failure(error, lang))}"
    for trouble in result.troubles:
        yield f"- {escape(told(trouble, lang))}"
    listed = entries(result)
    for verdict in verdicts(result):
        yield from _document(verdict, [e for e in listed if e.document is verdict.document], lang)


def _document(verdict: DocumentVerdict, found: list[Entry], lang: Lang) -> Iterator[str]:
    yield ""
    yield f"### {'✅' if verdict.is_met else '❌'} {escape(path_of(verdict.document.path))}"
    yield ""
    for measure in verdict.measures:
        yield f"- {'✅' if measure.is_met else '❌'} {escape(measured(measure, lang))}"
    if not found:
        return
    yield ""
    yield _text(lang, "head")
    yield "|---|---|---|---|---|"
    for entry in gravest(found):
        yield _row(entry, lang)


def _row(entry: Entry, lang: Lang) -> str:
    finding, anchor, waiver = entry.finding, entry.finding.anchor, entry.judged.waiver
    where = _text(lang, "page" if anchor.page else "line", page=anchor.page, line=anchor.line)
    said = escape(clean(finding.message))
    if waiver:
        excuse = _text(lang, "waived") + messages.text(lang, "bracketed", said=escape(justification(waiver, lang)))
        said = messages.text(lang, "named", name=excuse, value=said)
    elif entry.judged.is_known:
        said = messages.text(lang, "named", name=_text(lang, "known"), value=said)
    level = f"{'❌ ' if entry.judged.fails else ''}{_text(lang, finding.severity.value)}"
    cells = [level, where, f"{escape(finding.title)}<br>`{finding.rule}`", said, escape(finding.advice)]
    return f"| {' | '.join(cells)} |"


def _text(lang: Lang, key: str, **values: object) -> str:
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)
