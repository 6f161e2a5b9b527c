"""What a change of a draft did to its score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.assessment.model import Assessment, CheckOutcome, ElementVerdict
from checker.output.closing import closing
from checker.output.glossed import glossed_assessment
from checker.output.groups import group
from checker.output.lang import Lang
from checker.output.messages import STATUSES
from checker.output.textwidth import clean

_TEXT: Mapping[str, tuple[str, str]] = {
    "total": ("总分 {before} → {after}（{change}）", "Score {before} → {after} ({change})"),
    "unchanged": ("总分 {after}，没有变化", "Score {after}, unchanged"),
    "none": ("不适用", "n/a"),
    "element": ("{sign} {id} {title}：{before} → {after}", "{sign} {id} {title}: {before} → {after}"),
    "parts": ("{sign} {id} {title}：{before} → {after} 分", "{sign} {id} {title}: {before} → {after} points"),
    "resolved": ("+ {id} {title}：已改正", "+ {id} {title}: put right"),
    "appeared": ("- {id} {title}：{message}", "- {id} {title}: {message}"),
}


def first(path: str, assessment: Assessment, lang: Lang) -> str:
    """Where a draft stands before anything changes, on one line."""
    return f"{clean(path)}  {closing(assessment, group(assessment), lang)}\n"


def change(path: str, before: Assessment, after: Assessment, lang: Lang) -> str:
    """The total, then what was won (+) and lost (-): elements by status or points, checks by their outcome."""
    after = glossed_assessment(after, lang)
    lines = [f"{clean(path)}  {_total(before, after, lang)}"]
    changed = [*_elements(before, after, lang), *_checks(before, after, lang)]
    lines += [f"  {line}" for line in sorted(changed, key=lambda line: "+~-".index(line[0]))]
    return "\n".join(lines) + "\n"


def _total(before: Assessment, after: Assessment, lang: Lang) -> str:
    old, new = before.score.percent, after.score.percent
    shown = {"before": _percent(old, lang), "after": _percent(new, lang)}
    if shown["before"] == shown["after"]:
        return _text(lang, "unchanged", **shown)
    # The difference of what is shown, so that it can be checked by eye.
    difference = "—" if old is None or new is None else f"{round(new, 1) - round(old, 1):+.1f}"
    return _text(lang, "total", **shown, change=difference)


def _elements(before: Assessment, after: Assessment, lang: Lang) -> Iterator[str]:
    old = {element.id: element for element in before.elements}
    for new in after.elements:
        was = old.get(new.id)
        if was is not None and (was.status is not new.status or was.points != new.points):
            yield _element(was, new, lang)


def _element(was: ElementVerdict, new: ElementVerdict, lang: Lang) -> str:
    sign = "+" if new.points > was.points else "-" if new.points < was.points else "~"
    names = {"sign": sign, "id": new.id, "title": clean(new.title)}
    if was.status is new.status:
        return _text(lang, "parts", **names, before=f"{was.points:g}", after=f"{new.points:g}")
    statuses = STATUSES[lang]
    return _text(lang, "element", **names, before=statuses[was.status], after=statuses[new.status])


def _checks(before: Assessment, after: Assessment, lang: Lang) -> Iterator[str]:
    failed = {check.id for check in before.checks if check.outcome is CheckOutcome.FAIL}
    for check in after.checks:
        fails = check.outcome is CheckOutcome.FAIL
        if fails != (check.id in failed):
            key = "appeared" if fails else "resolved"
            yield _text(lang, key, id=check.id, title=clean(check.title), message=clean(check.message))


def _percent(value: float | None, lang: Lang) -> str:
    return _text(lang, "none") if value is None else f"{value:.1f}"


def _text(lang: Lang, key: str, **values: object) -> str:
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)
