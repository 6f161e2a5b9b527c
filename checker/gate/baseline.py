"""The baseline: the gaps there already are, so that only new ones fail (a ratchet: it may only get smaller)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.assessment.model import Assessment
from checker.gate.model import Finding, Severity, Trouble

SCHEMA = "fazhi-checker/baseline/1"

Gaps = Mapping[str, frozenset[str]]
"""What is lacking in one document, by rule."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the baseline knows of one document: its gaps, and its scores when they were written down.

    ``percents`` are those of its dimensions by id, and of the whole under the empty key; without those it had none of.
    """

    gaps: Gaps
    percents: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Baseline:
    """``documents`` by path, written with ``/``."""

    checklist_digest: str
    documents: Mapping[str, Known]


class BaselineError(Exception):
    """The file is no baseline; the message says why."""


def parse(source: bytes) -> Baseline:
    """The baseline in ``source``.  Raises BaselineError."""
    try:
        data = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise BaselineError("不是 JSON 文件，或者没有写完整") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise BaselineError("不是本程序写的基线文件")
    try:
        documents = {
            str(path): Known(
                {str(rule): frozenset(map(str, _listed(gaps))) for rule, gaps in known["gaps"].items()},
                {str(subject): float(percent) for subject, percent in known["percents"].items()},
            )
            for path, known in data["documents"].items()
        }
        return Baseline(str(data["checklist"]["digest"]), documents)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BaselineError("基线文件的内容不完整") from error


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def render(baseline: Baseline) -> str:
    """``baseline`` as JSON, sorted, so that two of them can be compared line by line."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "checklist": {"digest": baseline.checklist_digest},
        "documents": {
            path: {
                "percents": dict(sorted(known.percents.items())),
                "gaps": {rule: sorted(gaps) for rule, gaps in sorted(known.gaps.items())},
            }
            for path, known in sorted(baseline.documents.items())
        },
    }
    written = json.dumps(data, ensure_ascii=False, indent=2)
    # What is no character, as in some file names, is not UTF-8 either.
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", written) + "\n"


def of_findings(
    findings: Mapping[str, Iterable[Finding]], assessments: Mapping[str, Assessment], digest: str
) -> Baseline:
    """The baseline of what there is now: findings and assessments of all that could be assessed, by their paths."""
    documents = {}
    for path, found in findings.items():
        gaps: dict[str, frozenset[str]] = {}
        for finding in found:
            gaps[finding.rule] = gaps.get(finding.rule, frozenset()) | finding.gaps
        documents[key(path)] = Known(gaps, _percents(assessments[path]))
    return Baseline(digest, documents)


def _percents(assessment: Assessment) -> dict[str, float]:
    found = {"": assessment.score.percent, **{d.id: d.percent for d in assessment.dimensions}}
    return {subject: percent for subject, percent in found.items() if percent is not None}


def of_document(baseline: Baseline | None, path: str) -> Known | None:
    """What ``baseline`` knows of the document at ``path``, if anything."""
    return baseline.documents.get(key(path)) if baseline else None


def is_known(known: Known | None, finding: Finding) -> bool:
    """Whether every gap of ``finding`` is among what is ``known`` of its document."""
    return known is not None and finding.gaps <= known.gaps.get(finding.rule, frozenset())


def fixed(known: Known | None, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """The gaps (rule, key) that are still ``known`` of a document though its ``findings`` have them no more."""
    if known is None:
        return []
    left = {(finding.rule, gap) for finding in findings for gap in finding.gaps}
    return sorted((rule, gap) for rule, gaps in known.gaps.items() for gap in gaps if (rule, gap) not in left)


def troubles(baseline: Baseline, found: Mapping[str, Sequence[Finding]], digest: str, file: str) -> list[Trouble]:
    """What to tell about the baseline: gaps that are mended and should leave it, a checklist that has changed."""
    told = []
    if baseline.checklist_digest != digest:
        message = "基线是用另一版清单写的，新增的要求会算作新问题"
        told.append(Trouble(Severity.WARNING, file, message, "清单更新后请重新写一次：checker baseline write"))
    for path, findings in found.items():
        if mended := fixed(of_document(baseline, path), findings):
            rules = "、".join(dict.fromkeys(rule for rule, _ in mended))
            message = f"{path}：已补齐 {len(mended)} 处（{rules}），基线里还留着"
            told.append(Trouble(Severity.WARNING, file, message, "请重新写一次，防止以后再缺：checker baseline write"))
    return told


def key(path: str) -> str:
    """The path of a document as the baseline writes it."""
    return path.replace("\\", "/").removeprefix("./")
