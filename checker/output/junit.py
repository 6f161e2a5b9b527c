"""JUnit XML in the dialect that GitLab and Jenkins both read: a suite for each document, a case for each rule.

A failure is what fails the gate, so that red means the same here as the exit code.  What is wrong but excused, or not
forbidden, is skipped and says so; a document that could not be read is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as Xml

from checker.assessment.model import CheckOutcome, DocumentError, ElementVerdict, Run, Status
from checker.gate.model import DocumentVerdict, GateResult, Judged, Kind
from checker.output import messages
from checker.output.basis import cite
from checker.output.entries import (
    TOOL,
    UNREADABLE,
    Rule,
    failure,
    justification,
    measured,
    path_of,
    rules_of,
    unreadable,
    verdicts,
)
from checker.output.glossed import glossed_result
from checker.output.lang import Lang
from checker.output.textwidth import clean

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT: Mapping[str, tuple[str, str]] = {
    "threshold": ("门槛", "threshold"),
    "reading": ("读取", "reading"),
    "waived": ("已豁免：{reason}", "waived: {reason}"),
    "known": ("基线内的问题", "known from the baseline"),
    "allowed": ("不影响门禁：{message}", "allowed by the gate: {message}"),
    "not-applicable": ("不适用", "not applicable"),
    "place": ("位置：{page}第{line}行第{column}列 {section}", "Place: {page}line {line}:{column} {section}"),
    "page": ("第{page}页", "page {page}, "),
    "quote": ("引文：{quote}", "Quote: {quote}"),
    "advice": ("建议：{advice}", "Advice: {advice}"),
    "basis": ("依据：{basis}", "Basis: {basis}"),
    "gain": ("补齐可增 {gain:.1f} 分", "worth {gain:.1f} points"),
}


@dataclass
class _Suite:
    """A suite in the making, with the counts of its cases."""

    path: str
    node: Xml.Element = field(default_factory=lambda: Xml.Element("testsuite"))
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("tests", "failures", "errors", "skipped"), 0))

    def case(self, name: str) -> Xml.Element:
        self.counts["tests"] += 1
        # A dot would begin a package in Jenkins; the full-width one reads the same.
        suite = self.path.replace(".", "．")
        return _child(self.node, "testcase", classname=suite, name=name, file=self.path, time="0")

    def mark(self, case: Xml.Element, kind: str, message: str, type: str = "", body: str = "") -> None:
        self.counts[{"failure": "failures", "error": "errors", "skipped": "skipped"}[kind]] += 1
        marked = _child(case, kind, message=message, **({"type": type} if type else {}))
        marked.text = _legal(body) or None


def render(run: Run, result: GateResult, lang: Lang) -> str:
    """``run`` as JUnit XML.  No time is measured (0); the timestamp is that of the run, without its zone."""
    suites = [_failed(path, error, lang) for path, error in unreadable(run)]
    suites += [_assessed(verdict, lang) for verdict in verdicts(glossed_result(result, lang))]
    root = Xml.Element("testsuites", name=TOOL, time="0")
    for suite in sorted(suites, key=lambda s: s.path):
        for key, value in suite.counts.items():
            suite.node.set(key, str(value))
        suite.node.set("name", _legal(suite.path))
        suite.node.set("time", "0")
        suite.node.set("timestamp", run.generated_at[:19])
        root.append(suite.node)
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(suite.counts[key] for suite in suites)))
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _failed(path: str, error: DocumentError, lang: Lang) -> _Suite:
    suite = _Suite(clean(path))
    case = suite.case(_text(lang, "reading"))
    said = failure(error, lang)
    suite.mark(case, "error", said, f"{UNREADABLE}.{error.code}", said)
    return suite


def _assessed(verdict: DocumentVerdict, lang: Lang) -> _Suite:
    suite = _Suite(clean(path_of(verdict.document.path)))
    assessment = verdict.document.assessment
    if assessment is None:
        return suite
    for measure in verdict.measures:
        case = suite.case(f"{_text(lang, 'threshold')} {measure.subject or 'total'}")
        if not measure.is_met:
            said = measured(measure, lang)
            suite.mark(case, "failure", said, "threshold", said)
    judged: dict[str, list[Judged]] = {}
    for each in verdict.findings:
        judged.setdefault(each.finding.rule, []).append(each)
    for rule in rules_of(assessment):
        _rule(suite, rule, judged.get(rule.id, []), lang)
    return suite


def _rule(suite: _Suite, rule: Rule, judged: Sequence[Judged], lang: Lang) -> None:
    case = suite.case(clean(f"{rule.id} {rule.title}"))
    failing = [j for j in judged if j.fails]
    unmet = [j for j in judged if j.finding.kind is not Kind.REVIEW]
    if failing:
        said = messages.text(lang, "clause-join").join(clean(j.finding.message) for j in failing)
        body = "\n\n".join("\n".join(_body(rule, j, lang)) for j in failing)
        suite.mark(case, "failure", said, failing[0].finding.kind.value, body)
    elif unmet:
        said = _excuse(unmet[0], lang)
        suite.mark(case, "skipped", said, body="\n".join([said, *_body(rule, unmet[0], lang)]))
    elif _is_moot(rule):
        suite.mark(case, "skipped", _text(lang, "not-applicable"))
    elif judged:
        # Met, but somebody should look at it again.
        _child(case, "system-out").text = _legal("\n".join(line for j in judged for line in _body(rule, j, lang)))


def _excuse(judged: Judged, lang: Lang) -> str:
    if judged.waiver:
        return _text(lang, "waived", reason=justification(judged.waiver, lang))
    if judged.is_known:
        return _text(lang, "known")
    return _text(lang, "allowed", message=clean(judged.finding.message))


def _is_moot(rule: Rule) -> bool:
    if isinstance(rule, ElementVerdict):
        return rule.status is Status.NOT_APPLICABLE
    return rule.outcome is CheckOutcome.NOT_APPLICABLE


def _body(rule: Rule, judged: Judged, lang: Lang) -> Iterator[str]:
    found, anchor = judged.finding, judged.finding.anchor
    yield clean(found.message)
    page = _text(lang, "page", page=anchor.page) if anchor.page else ""
    section = clean(anchor.section)
    yield _text(lang, "place", page=page, line=anchor.line, column=anchor.column, section=section).rstrip()
    yield from (_text(lang, "quote", quote=clean(e.quote)) for e in found.evidence)
    if found.advice:
        yield _text(lang, "advice", advice=clean(found.advice))
    if isinstance(rule, ElementVerdict):
        if rule.gain and found.kind is not Kind.REVIEW:
            yield _text(lang, "gain", gain=rule.gain)
        yield from (_text(lang, "basis", basis=clean(cite(basis))) for basis in rule.basis)


def _child(parent: Xml.Element, tag: str, **attributes: str) -> Xml.Element:
    return Xml.SubElement(parent, tag, {key: _legal(value) for key, value in attributes.items()})


def _legal(text: str) -> str:
    """``text`` without what XML 1.0 cannot hold."""
    return _ILLEGAL.sub("", text)


def _text(lang: Lang, key: str, **values: object) -> str:
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)
