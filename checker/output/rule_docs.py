"""The catalogue page: every rule in words, in Chinese Markdown, for people who never open a rule file."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checklist import describe
from checker.checklist.describe import PLACE_NAMES
from checker.checklist.dimensions import EXAMPLE_PLACE, EXAMPLE_YEAR
from checker.checklist.model import (
    Basis,
    Checklist,
    CheckRule,
    Element,
    Example,
    Finder,
    Label,
    Modality,
    Part,
)
from checker.output import cue_docs
from checker.output.lang import Lang
from checker.output.markdown import escape
from checker.output.messages import LABELS, LEVELS, MODALITIES, severity, text

_EXAMPLES = {Label.YES: 3, Label.PLAN: 1, Label.NO: 2}
_HOW_TO_READ = (
    "每个要素有若干要点。要点的结论是“有”“计划”（只写了打算）、“不足”（只作为不足提到）或“无”，前者优先。",
    "“识别方式”各条，符合任何一条即可；除另有说明外，在标题、落款以外的全文中查找。",
    "“某某”一类的词，见 rules/vocabulary.yaml 中的同名条目。",
    "例句除注明的以外，都当作“主要举措和成效”部分里的一句，报告年度为 {year}；换行处以 / 表示。",
)


def render(checklist: Checklist) -> str:
    """The page for ``checklist``; the same checklist gives the same page."""
    return "\n".join(_page(checklist)) + "\n"


def _page(checklist: Checklist) -> Iterator[str]:
    titles = {e.id: e.title for e in checklist.elements}
    yield from ("# 核查清单", "")
    yield from ("<!-- 由 checker rules docs 生成，请勿手工修改；规则改动后用 make docs 更新。 -->", "")
    named = f"清单 `{checklist.id}` {escape(checklist.version)}，{escape(checklist.profile.title)}"
    yield f"{named}：{_counted(checklist)}。"
    yield from ("", *(f"- {line.format(year=EXAMPLE_YEAR)}" for line in _HOW_TO_READ), "")
    yield from _contents(checklist)
    for dimension in checklist.dimensions:
        yield from _heading("##", dimension.id, escape(dimension.title))
        for element in dimension.elements:
            yield from _element(element, titles)
    yield from _heading("##", "checks", "校核")
    yield from ("校核查报告自身的矛盾和差错，不计分。", "")
    for check in checklist.checks:
        yield from _check(check)
    yield from _heading("##", "cues", "语气词")
    yield from cue_docs.table(checklist.cues)


def _counted(checklist: Checklist) -> str:
    counts = {
        "个维度": len(checklist.dimensions),
        "个要素": len(checklist.elements),
        "个要点": len(checklist.parts),
        "项校核": len(checklist.checks),
    }
    return "，".join(f"{count} {unit}" for unit, count in counts.items())


def _contents(checklist: Checklist) -> Iterator[str]:
    yield from ("## 目录", "")
    for dimension in checklist.dimensions:
        yield f"- [{escape(dimension.title)}](#{dimension.id})"
        yield from (f"  - [{escape(e.title)}](#{e.id})（{_standing(e)}）" for e in dimension.elements)
    yield "- [校核](#checks)"
    yield from (f"  - [{escape(c.title)}](#{c.id})" for c in checklist.checks)
    yield from ("- [语气词](#cues)", "")


def _heading(marks: str, anchor: str, title: str) -> Iterator[str]:
    # GitHub makes anchors of headings by rules of its own; a name that is written stays.
    yield from (f'<a id="{anchor}"></a>', "", f"{marks} {title}", "")


def _standing(element: Element) -> str:
    return f"{LEVELS[Lang.ZH][element.level]}，{element.weight:g}分"


def _element(element: Element, titles: dict[str, str]) -> Iterator[str]:
    yield from _heading("###", element.id, escape(element.title))
    notes = [f"`{element.id}`", _standing(element)]
    if element.since is not None:
        notes.append(f"自{element.since}年度报告起适用")
    if element.nil_ok:
        notes.append("如实说明“无”也算写明")
    if element.moot_if_nil is not None:
        notes.append(f"如已说明“{escape(titles.get(element.moot_if_nil, element.moot_if_nil))}”为无，则不适用")
    yield from ("；".join(notes), "")
    yield from (f"**理由**：{escape(element.why)}", "")
    yield from _bases(element.basis)
    for part in element.parts:
        yield from _part(part)
    yield from (f"**建议**：{escape(element.advice)}", "", f"**参考写法**：{escape(element.skeleton)}", "")


def _bases(bases: tuple[Basis, ...]) -> Iterator[str]:
    if not bases:
        yield from (f"**依据**：{text(Lang.ZH, 'practice')}", "")
        return
    yield from ("**依据**：", "")
    for basis in bases:
        number = f"（{basis.number}）" if basis.number else ""
        cited = escape(f"《{basis.document}》{number}{basis.article}")
        yield f"- {cited}：{escape(basis.requirement)}（{_years(basis)}）"
    yield ""


def _years(basis: Basis) -> str:
    if basis.since is None and basis.until is None:
        return "各年度报告均适用"
    if basis.since is None:
        return f"适用至{basis.until}年度报告"
    if basis.until is None:
        return f"自{basis.since}年度报告起适用"
    return f"适用于{basis.since}至{basis.until}年度报告"


def _part(part: Part) -> Iterator[str]:
    note = f"（{text(Lang.ZH, 'conditional')}）" if part.conditional else ""
    yield from (f"#### 要点：{escape(part.text)}{note}", "", f"`{part.id}`，识别方式：", "")
    yield from (f"- {_finder(finder)}" for finder in part.find)
    if part.ignore:
        yield from ("", f"语气为{_modalities(part.ignore)}也算。")
    if part.nil:
        yield from ("", "如实说明“无”的识别方式：", "")
        yield from (f"- {_finder(finder)}" for finder in part.nil)
    yield from ("", "例句：", "")
    for label, limit in _EXAMPLES.items():
        chosen = [e for e in part.examples if e.label is label][:limit]
        yield from (f"- {LABELS[Lang.ZH][label]}：{_example(e)}" for e in chosen)
    yield ""


def _finder(finder: Finder) -> str:
    said = escape(describe(finder))
    return f"{said}；语气为{_modalities(finder.ignore)}也算" if finder.ignore else said


def _modalities(ignored: frozenset[Modality]) -> str:
    return "、".join(f"“{MODALITIES[Lang.ZH][m]}”" for m in Modality if m in ignored)


def _example(example: Example) -> str:
    lines = [escape(line) for line in example.text.splitlines() if line.strip()]
    shown = " / ".join(lines)
    notes = []
    if len(lines) == 1:  # a whole report has a year and sections of its own
        notes += [f"在“{PLACE_NAMES[example.place]}”部分"] if example.place is not EXAMPLE_PLACE else []
        notes += [f"报告年度{example.year}"] if example.year != EXAMPLE_YEAR else []
    return f"{shown}（{'，'.join(notes)}）" if notes else shown


def _check(check: CheckRule) -> Iterator[str]:
    yield from _heading("###", check.id, escape(check.title))
    yield from (f"`{check.id}`；{severity(Lang.ZH, check.severity)}", "")
    yield from (f"**理由**：{escape(check.why)}", "", f"**建议**：{escape(check.advice)}", "")
