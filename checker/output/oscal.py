"""OSCAL assessment results: a result for each document, an observation for each rule, findings for the verdicts.

Ids are made of names (version 5), so that the same run over the same files gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from checker.assessment.model import (
    CheckOutcome,
    CheckResult,
    Document,
    ElementVerdict,
    Evidence,
    Run,
    Status,
)
from checker.gate.model import DocumentVerdict, GateResult, Judged, Kind
from checker.output import messages
from checker.output.entries import Rule, failure, justification, measured, path_of, rules_of, uri, verdicts
from checker.output.glossed import glossed, glossed_result
from checker.output.json_file import dump
from checker.output.lang import Lang
from checker.output.textwidth import clean

VERSION = "1.2.1"
NAMESPACE = "urn:fazhi-checker:oscal"

_SHANGHAI = timezone(timedelta(hours=8))
_TITLES: Mapping[str, tuple[str, str]] = {
    "run": ("法治政府建设年度情况报告核查结果", "Annual rule-of-law reports: results"),
    "plan": ("核查清单 {id} {version}（{profile}）", "Checklist {id} {version} ({profile})"),
    "document": ("{path} 的核查结果", "Result of {path}"),
    "unreadable": ("{path} 未能评估", "{path} was not assessed"),
    "nothing": ("没有可以评估的报告", "No report to assess"),
    "met": ("具备", "satisfied"),
    "unmet": ("不具备或不完整", "missing or incomplete"),
    "not-applicable": ("不适用", "not applicable"),
    "passed": ("没有发现问题", "nothing found"),
    "waived": ("已批准豁免", "waived"),
}


def render(run: Run, result: GateResult, lang: Lang) -> str:
    """``run`` as OSCAL assessment results.  All times are that of the run."""
    run, result = glossed(run, lang), glossed_result(result, lang)
    judged = {verdict.document.path: verdict for verdict in verdicts(result)}
    writer = _Writer(run, lang)
    documents = sorted(run.documents, key=lambda document: path_of(document.path))
    results = [writer.result(d, judged.get(d.path)) for d in documents] or [writer.nothing()]
    return dump({
        "assessment-results": {
            "uuid": writer.id("run", run.generated_at, *(f"{d.path} {d.sha256}" for d in documents)),
            "metadata": {
                "title": writer.text("run"),
                "last-modified": writer.time,
                "version": run.tool_version,
                "oscal-version": VERSION,
            },
            "import-ap": {"href": f"#{writer.plan}"},
            "results": results,
            "back-matter": {"resources": [writer.plan_resource(), *map(writer.resource, documents)]},
        }
    })  # fmt: skip


class _Writer:
    def __init__(self, run: Run, lang: Lang) -> None:
        self.run = run
        self.lang = lang
        self.time = _zoned(run.generated_at)
        self.plan = self.id("plan", run.checklist_digest, run.profile_id)

    def result(self, document: Document, verdict: DocumentVerdict | None) -> dict[str, Any]:
        if document.assessment is None or verdict is None:
            return self.unreadable(document)
        rules = rules_of(document.assessment)
        findings = {rule.id: [j for j in verdict.findings if j.finding.rule == rule.id] for rule in rules}
        path = clean(path_of(document.path))
        made = {
            "uuid": self.id("result", document.path),
            "title": self.text("document", path=path),
            "description": self.joined(measured(m, self.lang) for m in verdict.measures) or path,
            "start": self.time,
            "end": self.time,
            "props": [self.prop("gate", "met" if verdict.is_met else "not-met"), *self.scores(verdict)],
            "reviewed-controls": _selection(rule.id for rule in rules),
            "observations": [self.observation(document, rule, findings[rule.id]) for rule in rules],
            "risks": [self.risk(document, j) for found in findings.values() for j in found if j.waiver],
            "findings": [self.finding(document, rule, findings[rule.id]) for rule in rules if _state(rule) is not None],
        }
        return _filled(made)

    def unreadable(self, document: Document) -> dict[str, Any]:
        path = clean(path_of(document.path))
        said = failure(document.error, self.lang) if document.error else path
        observation = {
            "uuid": self.id("observation", document.path, "unreadable"),
            "description": said,
            "props": [self.prop("result", "error")],
            "methods": ["EXAMINE"],
            "relevant-evidence": [{"href": f"#{self.id('resource', document.path)}", "description": said}],
            "collected": self.time,
        }
        return self.bare(document.path, self.text("unreadable", path=path), said) | {"observations": [observation]}

    def nothing(self) -> dict[str, Any]:
        return self.bare("", self.text("nothing"), self.text("nothing"))

    def bare(self, path: str, title: str, description: str) -> dict[str, Any]:
        return {
            "uuid": self.id("result", path),
            "title": title,
            "description": description,
            "start": self.time,
            "end": self.time,
            "reviewed-controls": {"control-selections": [{"include-all": {}}]},
        }

    def scores(self, verdict: DocumentVerdict) -> list[dict[str, Any]]:
        named = (("score", verdict.percent), ("score-without-waived", verdict.waived_percent))
        return [self.prop(name, f"{percent:.1f}") for name, percent in named if percent is not None]

    def observation(self, document: Document, rule: Rule, found: list[Judged]) -> dict[str, Any]:
        quoted = (
            [e for part in rule.parts for e in part.evidence] if isinstance(rule, ElementVerdict) else rule.evidence
        )
        evidence = [self.evidence(document, e) for e in quoted]
        made = {
            "uuid": self.id("observation", document.path, rule.id),
            "title": clean(rule.title) or rule.id,
            "description": self.joined(clean(j.finding.message) for j in found) or self.text(_words(rule)),
            "props": [self.prop("rule", rule.id), self.prop("result", _outcome(rule, found))],
            "methods": ["EXAMINE"],
            "types": ["control-objective"],
            "relevant-evidence": evidence,
            "collected": self.time,
        }
        return _filled(made)

    def evidence(self, document: Document, evidence: Evidence) -> dict[str, Any]:
        at = evidence.location
        numbers = {"page": at.page, "line": at.line, "column": at.column}
        return {
            "href": f"#{self.id('resource', document.path)}",
            "description": clean(evidence.quote) or clean(at.section) or "-",
            "props": [self.prop(name, str(value)) for name, value in numbers.items() if value is not None],
        }

    def finding(self, document: Document, rule: Rule, found: list[Judged]) -> dict[str, Any]:
        state = _state(rule) or ""
        made = {
            "uuid": self.id("finding", document.path, rule.id),
            "title": clean(rule.title) or rule.id,
            "description": self.joined(clean(j.finding.message) for j in found) or self.text(_words(rule)),
            "target": {
                "type": "objective-id",
                "target-id": rule.id,
                "status": {"state": state, "reason": "pass" if state == "satisfied" else "fail"},
            },
            "related-observations": [{"observation-uuid": self.id("observation", document.path, rule.id)}],
            "related-risks": [{"risk-uuid": self.risk_id(document, j)} for j in found if j.waiver],
        }
        return _filled(made)

    def risk(self, document: Document, judged: Judged) -> dict[str, Any]:
        found, waiver = judged.finding, judged.waiver
        if waiver is None:
            raise ValueError(f"{found.rule}: not waived")
        return {
            "uuid": self.risk_id(document, judged),
            "title": f"{self.text('waived')} {clean(found.title)}",
            "description": clean(found.message),
            "statement": justification(waiver, self.lang),
            "status": "deviation-approved",
            # The waiver ends with the day.
            "deadline": datetime.combine(waiver.expires, time(23, 59, 59), _SHANGHAI).isoformat(),
            "related-observations": [{"observation-uuid": self.id("observation", document.path, found.rule)}],
        }

    def risk_id(self, document: Document, judged: Judged) -> str:
        return self.id("risk", document.path, judged.finding.fingerprint)

    def plan_resource(self) -> dict[str, Any]:
        run = self.run
        title = self.text("plan", id=run.checklist_id, version=run.checklist_version, profile=run.profile_title)
        return {
            "uuid": self.plan,
            "title": clean(title),
            "props": [self.prop("digest", run.checklist_digest), self.prop("profile", run.profile_id)],
        }

    def resource(self, document: Document) -> dict[str, Any]:
        link: dict[str, Any] = {"href": uri(document.path)}
        if document.sha256:
            link["hashes"] = [{"algorithm": "SHA-256", "value": document.sha256}]
        path = clean(path_of(document.path))
        return {"uuid": self.id("resource", document.path), "title": path, "rlinks": [link]}

    def id(self, *names: str) -> str:
        run = self.run
        key = "|".join((NAMESPACE, run.checklist_id, run.checklist_digest, *map(path_of, names)))
        return str(uuid5(NAMESPACE_URL, key.encode("utf-8", "surrogatepass").decode("utf-8", "replace")))

    def prop(self, name: str, value: str) -> dict[str, Any]:
        return {"name": name, "ns": NAMESPACE, "value": value}

    def joined(self, said: Iterable[str]) -> str:
        return messages.text(self.lang, "clause-join").join(said)

    def text(self, key: str, **values: object) -> str:
        chinese, english = _TITLES[key]
        return (chinese if self.lang is Lang.ZH else english).format(**values)


def _state(rule: Rule) -> str | None:
    """OSCAL knows two states only; what does not apply has none."""
    word = _words(rule)
    return {"met": "satisfied", "passed": "satisfied", "unmet": "not-satisfied"}.get(word)


def _words(rule: Rule) -> str:
    if isinstance(rule, CheckResult):
        names = {CheckOutcome.PASS: "passed", CheckOutcome.FAIL: "unmet"}
        return names.get(rule.outcome, "not-applicable")
    names_of_elements = {Status.MET: "met", Status.NOT_APPLICABLE: "not-applicable"}
    return names_of_elements.get(rule.status, "unmet")


def _outcome(rule: Rule, found: list[Judged]) -> str:
    """The status in the words of this program, or that somebody should look again."""
    if _state(rule) == "satisfied" and any(j.finding.kind is Kind.REVIEW for j in found):
        return "needs-review"
    return rule.status.value if isinstance(rule, ElementVerdict) else rule.outcome.value


def _selection(ids: Iterable[str]) -> dict[str, Any]:
    controls = [{"control-id": id} for id in ids]
    return {"control-selections": [{"include-controls": controls} if controls else {"include-all": {}}]}


def _filled(made: Mapping[str, Any]) -> dict[str, Any]:
    """``made`` without empty lists, which the format does not allow."""
    return {key: value for key, value in made.items() if value != []}


def _zoned(time: str) -> str:
    moment = datetime.fromisoformat(time)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
