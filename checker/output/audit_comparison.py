"""Two audits compared, as text for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.audit.comparison import Change, Comparison, Count
from checker.audit.past import PastError, PastReport
from checker.output.glosses import titled
from checker.output.lang import Lang
from checker.output.markdown import escape
from checker.output.textwidth import clean, wrap

MIN_WIDTH = 40
MOST_SHOWN = 100
"""Items of a block; a nation's comparison is read in the data, not in a terminal."""

_GREEN, _RED, _BOLD = "32", "31", "1"
_TEXT: Mapping[str, tuple[str, str]] = {
    "title": ("两次核查对比", "Two audits compared"),
    "sides": (
        "旧：{old}（{before}份）　新：{new}（{after}份）",
        "old: {old} ({before} reports)   new: {new} ({after} reports)",
    ),
    "summary": (
        "两次都有{common}份：提高{better}份，下降{worse}份，不变或不可比{same}份 · 新增{new}份，减少{gone}份",
        "{common} in both: {better} better, {worse} worse, {same} the same or not comparable · {new} new, {gone} gone",
    ),
    "better": ("得分提高（{count}份）", "Better ({count})"),
    "worse": ("得分下降（{count}份）", "Worse ({count})"),
    "shifted": ("得分不变或不可比，但内容有变化（{count}份）", "Same or no score, yet changed ({count})"),
    "new": ("新增（{count}份）", "New ({count})"),
    "gone": ("减少（{count}份）", "Gone ({count})"),
    "elements": ("要素的总体变化（{count}个）", "Elements over all ({count})"),
    "checks": ("校核的总体变化（{count}个）", "Checks over all ({count})"),
    "report": ("{name}（{year}年）", "{name} ({year})"),
    "scored": ("{report}：{old} → {new}（{gain}）", "{report}: {old} → {new} ({gain})"),
    "unscored": ("{report}：{old} → {new}", "{report}: {old} → {new}"),
    "alone": ("{report}：{score}", "{report}: {score}"),
    "score": ("{percent:.1f}（{grade}）", "{percent:.1f} ({grade})"),
    "no-score": ("不评分", "no score"),
    "failed": ("未能评估", "not assessed"),
    "won": ("新达到：{list}", "now met: {list}"),
    "lost": ("不再达到：{list}", "no longer met: {list}"),
    "appeared": ("新出现的校核问题：{list}", "findings, new: {list}"),
    "resolved": ("已解决的校核问题：{list}", "findings, resolved: {list}"),
    "element": (
        "{title}（{id}）：{up}份新达到，{down}份不再达到",
        "{title} ({id}): met by {up} more, by {down} no longer",
    ),
    "check": ("{title}（{id}）：{up}份新出现，{down}份已解决", "{title} ({id}): new in {up}, resolved in {down}"),
    "more": ("另有{count}项没有列出", "{count} more are not shown"),
    "separator": ("、", ", "),
    "nothing": ("没有变化", "nothing has changed"),
}
_PROBLEMS: Mapping[str, tuple[str, str]] = {
    "no-folder": ("there is no such folder", "name the folder of an audit's results"),
    "no-audit": ("this is no folder of an audit's results", "make one with checker audit, then name its folder"),
    "unreadable": ("cannot be read", "check who may read it, and that no other program is using it"),
    "broken-line": (
        "line {line} is no complete result",
        "the file was changed or the audit not finished: run it again",
    ),
}


@dataclass(frozen=True, slots=True)
class _Item:
    """``mark`` is +, - or ·."""

    mark: str
    head: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    title: str
    items: tuple[_Item, ...]


def render(comparison: Comparison, lang: Lang = Lang.ZH, width: int = 100, colour: bool = False) -> str:
    """``comparison`` as text of at most ``width`` columns (40 at least), ANSI colours only when ``colour``."""
    width = max(MIN_WIDTH, width)

    def paint(line: str, code: str | None) -> str:
        return f"\x1b[{code}m{line}\x1b[0m" if colour and code else line

    def indented(text: str, first: str, rest: str) -> Iterator[str]:
        for number, line in enumerate(wrap(clean(text), width - len(rest))):
            yield (rest if number else first) + line

    lines = [paint(line, _BOLD) for line in wrap(_say(lang, "title"), width)]
    lines += [line for text in _lead(comparison, lang) for line in wrap(clean(text), width)]
    for block in _blocks(comparison, lang):
        lines += ["", *(paint(line, _BOLD) for line in wrap(block.title, width))]
        for item in block.items:
            code = {"+": _GREEN, "-": _RED}.get(item.mark)
            lines += [paint(line, code) for line in indented(item.head, f"  {item.mark} ", "    ")]
            lines += [line for text in item.lines for line in indented(text, "      ", "      ")]
    return "\n".join(lines) + "\n"


def render_markdown(comparison: Comparison, lang: Lang = Lang.ZH) -> str:
    """``comparison`` as GitHub-flavoured Markdown; nothing from a report becomes markup."""
    lines = [f"# {_say(lang, 'title')}", ""]
    lines += [line for text in _lead(comparison, lang) for line in (escape(text), "")]
    for block in _blocks(comparison, lang):
        lines += [f"## {escape(block.title)}", ""]
        for item in block.items:
            lines.append(f"- {escape(item.head)}")
            lines += [f"  - {escape(text)}" for text in item.lines]
        lines.append("")
    return "\n".join(lines)


def problem(error: PastError, lang: Lang) -> tuple[str, str]:
    """What is wrong with a folder and what to do about it."""
    if lang is Lang.ZH:
        return error.message, error.hint
    message, hint = _PROBLEMS[error.code]
    return message.format(line=error.line), hint


def _lead(comparison: Comparison, lang: Lang) -> list[str]:
    common, new, gone = comparison.common, len(comparison.new), len(comparison.gone)
    sides = {"old": comparison.old_name, "before": common + gone, "new": comparison.new_name, "after": common + new}
    counts = {"better": len(comparison.better), "worse": len(comparison.worse), "same": len(comparison.same)}
    lead = [_say(lang, "sides", **sides), _say(lang, "summary", common=common, new=new, gone=gone, **counts)]
    return lead if any(True for _ in _blocks(comparison, lang)) else [*lead, _say(lang, "nothing")]


def _blocks(comparison: Comparison, lang: Lang) -> Iterator[_Block]:
    """What is to be told, without empty blocks."""
    titles = {id: titled(lang, id, title) for id, title in comparison.titles.items()}
    shifted = [c for c in comparison.same if any((c.won, c.lost, c.appeared, c.resolved)) or _was_read(c)]
    for key, items in (
        ("better", [_changed("+", change, titles, lang) for change in comparison.better]),
        ("worse", [_changed("-", change, titles, lang) for change in comparison.worse]),
        ("shifted", [_changed("·", change, titles, lang) for change in shifted]),
        ("new", [_alone("+", report, lang) for report in comparison.new]),
        ("gone", [_alone("-", report, lang) for report in comparison.gone]),
        ("elements", [_counted("element", count, lang) for count in comparison.elements]),
        ("checks", [_counted("check", count, lang) for count in comparison.checks]),
    ):
        if items:
            more = len(items) - MOST_SHOWN
            shown = [*items[:MOST_SHOWN], *([_Item("·", _say(lang, "more", count=more))] if more > 0 else ())]
            yield _Block(_say(lang, key, count=len(items)), tuple(shown))


def _was_read(change: Change) -> bool:
    """Whether only one of both could be assessed, or has a score."""
    return change.old.is_assessed != change.new.is_assessed or (change.old.percent is None) != (
        change.new.percent is None
    )


def _changed(mark: str, change: Change, titles: Mapping[str, str], lang: Lang) -> _Item:
    sides = {"report": _named(change.new, lang), "old": _score(change.old, lang), "new": _score(change.new, lang)}
    gain = change.gain
    head = _say(lang, "unscored", **sides) if gain is None else _say(lang, "scored", **sides, gain=f"{gain:+.1f}")
    kinds: Sequence[tuple[str, tuple[str, ...]]] = (
        ("won", change.won),
        ("lost", change.lost),
        ("appeared", change.appeared),
        ("resolved", change.resolved),
    )
    separator = _say(lang, "separator")
    lines = [_say(lang, key, list=separator.join(titles.get(id, id) for id in ids)) for key, ids in kinds if ids]
    return _Item(mark, head, tuple(lines))


def _alone(mark: str, report: PastReport, lang: Lang) -> _Item:
    return _Item(mark, _say(lang, "alone", report=_named(report, lang), score=_score(report, lang)))


def _counted(key: str, count: Count, lang: Lang) -> _Item:
    return _Item(
        "·", _say(lang, key, title=titled(lang, count.id, count.title), id=count.id, up=count.up, down=count.down)
    )


def _named(report: PastReport, lang: Lang) -> str:
    name = report.organisation or report.name
    return name if report.year is None else _say(lang, "report", name=name, year=report.year)


def _score(report: PastReport, lang: Lang) -> str:
    if report.percent is None:
        return _say(lang, "no-score" if report.is_assessed else "failed")
    return _say(lang, "score", percent=report.percent, grade=report.grade) if report.grade else f"{report.percent:.1f}"


def _say(lang: Lang, key: str, **values: object) -> str:
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)
