"""The verdict of the gate for a person: what fails each document, what is excused, threshold and actual value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.gate.model import DocumentVerdict, GateResult, Judged, Measure, Severity, Trouble
from checker.output.entries import told
from checker.output.glossed import glossed_result
from checker.output.glosses import titled
from checker.output.lang import Lang
from checker.output.messages import LABELS
from checker.output.textwidth import clean, wrap

_TEXT: Mapping[str, tuple[str, str]] = {
    "met": ("通过", "met"),
    "not-met": ("未通过", "not met"),
    "head": ("{path}  {verdict}", "{path}  {verdict}"),
    "whole": ("总分", "score"),
    "measure": ("{title} {actual}，要求不低于 {threshold}", "{title} {actual}, at least {threshold} wanted"),
    "reached": ("达到", "reached"),
    "missed": ("未达到", "not reached"),
    "none": ("不适用", "n/a"),
    "measured": ("{measure}：{verdict}", "{measure}: {verdict}"),
    "waived-score": ("不计豁免项后 {waived}（原始得分 {raw}）", "{waived} without what is waived (raw {raw})"),
    "finding": ("{severity} {rule}（{place}）{message}", "{severity} {rule} ({place}) {message}"),
    "place": ("第{line}行", "line {line}"),
    "waived": (
        "已豁免 {rule}：{reason}（{approver}，至{expires}）",
        "waived {rule}: {reason} ({approver}, to {expires})",
    ),
    "decided": (
        "复核改判 {part}：{was} → {label}（{by}：{why}）",
        "decided {part}: {was} → {label} ({by}: {why})",
    ),
    "known": ("基线内的问题 {count} 处，不计", "{count} known from the baseline, not counted"),
    "others": ("其他发现 {count} 处，不影响结论", "{count} other findings that do not matter here"),
    "no-report": ("没有可以评估的报告", "no report could be assessed"),
    "unreadable": ("{count} 份读不出来", "{count} unreadable"),
    "exceptions": ("豁免有 {count} 处错误", "{count} errors in the waivers"),
    "gate-met": ("门禁：通过", "gate: met"),
    "gate-not-met": ("门禁：未通过", "gate: not met"),
    "counts": ("{total} 份中 {failed} 份不达标", "{failed} of {total} below the mark"),
    "no-threshold": ("没有设门槛", "no thresholds"),
}
_SEVERITIES: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.NOTE: ("提示", "note"),
}


def render(result: GateResult, unreadable: int, lang: Lang, width: int) -> str:
    """Document by document, then one line with the verdict; ``unreadable`` counts the inputs without a verdict."""
    result = glossed_result(result, lang)
    lines = [line for verdict in result.documents for line in (*_document(verdict, lang, width), "")]
    lines += [line for trouble in result.troubles for line in _trouble(trouble, lang, width)]
    lines.append(verdict_line(result, unreadable, lang))
    return "\n".join(lines) + "\n"


def verdict_line(result: GateResult, unreadable: int, lang: Lang) -> str:
    """Met or not, how many documents failed, and for a single one every threshold with its actual value."""
    total = len(result.documents)
    failed = sum(not verdict.is_met for verdict in result.documents)
    errors = sum(trouble.severity is Severity.ERROR for trouble in result.troubles)
    is_met = result.is_met and not unreadable and not errors and total > 0
    said = [_text(lang, "gate-met" if is_met else "gate-not-met")]
    if total == 1:
        (only,) = result.documents
        measures = [_measure(m, lang) for m in only.measures]
        fails = sum(j.fails for j in only.findings)
        said += measures
        said += [f"{fails} × {_severity(lang, Severity.ERROR)}"] if fails else []
        said += [] if measures or only.findings else [_text(lang, "no-threshold")]
    elif total:
        said.append(_text(lang, "counts", total=total, failed=failed))
    else:
        said.append(_text(lang, "no-report"))
    if unreadable:
        said.append(_text(lang, "unreadable", count=unreadable))
    if errors:
        said.append(_text(lang, "exceptions", count=errors))
    return " · ".join(said)


def _document(verdict: DocumentVerdict, lang: Lang, width: int) -> Iterator[str]:
    word = _text(lang, "met" if verdict.is_met else "not-met")
    yield _text(lang, "head", path=clean(verdict.document.path), verdict=word)
    for measure in verdict.measures:
        state = _text(lang, "reached" if measure.is_met else "missed")
        yield f"  {_text(lang, 'measured', measure=_measure(measure, lang), verdict=state)}"
    if verdict.percent != verdict.waived_percent:
        scores = {"waived": _percent(verdict.waived_percent, lang), "raw": _percent(verdict.percent, lang)}
        yield f"  {_text(lang, 'waived-score', **scores)}"
    for judged in (j for j in verdict.findings if j.fails):
        yield from _indented(_finding(judged, lang), width)
    # One waiver may excuse an element and the review asked for it.
    for waiver in dict.fromkeys(judged.waiver for judged in verdict.findings if judged.waiver):
        said = _text(
            lang, "waived", rule=waiver.rule, reason=clean(waiver.reason), approver=clean(waiver.approver),
            expires=waiver.expires,
        )  # fmt: skip
        yield from _indented(said, width)
    yield from (line for said in _decided(verdict, lang) for line in _indented(said, width))
    yield from (f"  {line}" for line in _counts(verdict.findings, lang))


def _decided(verdict: DocumentVerdict, lang: Lang) -> Iterator[str]:
    assessment = verdict.document.assessment
    for element in assessment.elements if assessment else ():
        for part in element.parts:
            if part.decided:
                yield _text(
                    lang, "decided", part=f"{element.id}/{part.id}", was=LABELS[lang][part.decided.was],
                    label=LABELS[lang][part.label], by=clean(part.decided.by), why=clean(part.decided.why),
                )  # fmt: skip


def _counts(findings: Sequence[Judged], lang: Lang) -> Iterator[str]:
    known = sum(j.is_known and not j.waiver for j in findings)
    others = sum(not j.fails and not j.is_known and not j.waiver for j in findings)
    if known:
        yield _text(lang, "known", count=known)
    if others:
        yield _text(lang, "others", count=others)


def _finding(judged: Judged, lang: Lang) -> str:
    found = judged.finding
    place = _text(lang, "place", line=found.anchor.line)
    return _text(
        lang, "finding", severity=_severity(lang, found.severity), rule=found.rule, place=place,
        message=clean(found.message),
    )  # fmt: skip


def _trouble(trouble: Trouble, lang: Lang, width: int) -> Iterator[str]:
    yield from wrap(f"{_severity(lang, trouble.severity)} {told(trouble, lang)}", width)


def _measure(measure: Measure, lang: Lang) -> str:
    title = titled(lang, measure.subject, measure.title) or _text(lang, "whole")
    actual = _text(lang, "none") if measure.actual is None else f"{measure.actual}"
    return _text(lang, "measure", title=title, actual=actual, threshold=measure.threshold)


def _percent(value: float | None, lang: Lang) -> str:
    return _text(lang, "none") if value is None else f"{value:.1f}"


def _severity(lang: Lang, severity: Severity) -> str:
    return _SEVERITIES[severity][lang is not Lang.ZH]


def _indented(said: str, width: int) -> Iterator[str]:
    for number, line in enumerate(wrap(said, max(20, width - 4))):
        yield f"  {line}" if number == 0 else f"    {line}"


def _text(lang: Lang, key: str, **values: object) -> str:
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)
