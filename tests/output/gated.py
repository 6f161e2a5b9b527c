"""Results of a gate made by hand, so that the exporters can be tested without rules."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from checker.assessment.model import (
    Assessment,
    CheckOutcome,
    CheckResult,
    Document,
    DocumentError,
    ElementVerdict,
    Evidence,
    Run,
    Status,
)
from checker.checklist.model import Label, Level, Modality
from checker.gate.baseline import Baseline, Known
from checker.gate.fail_on import FailOn
from checker.gate.model import GateResult, Thresholds, Waiver
from checker.gate.verdict import Exceptions, decide
from checker.reading import parse_text
from checker.reading.model import Location, Report
from tests.output import sample

TODAY = date(2025, 1, 15)
STRICT = Thresholds({"": Decimal(60)}, frozenset(FailOn))

TEXT = """某县公安局2024年法治政府建设情况报告

一、主要举措和成效

2024年，𠮷林路派出所聘请2名法律顾问，执法纪录仪配备不足。

二、存在的不足

普法宣传力度不够，行政执法监督有待加强。

三、下一步工作打算

下一步拟聘请3名法律顾问。
"""


def report(text: str = TEXT) -> Report:
    return parse_text(text)


def evidence(source: Report, quote: str, modality: Modality = Modality.ASSERTED, page: int | None = None) -> Evidence:
    """The first place of ``quote`` in ``source``, counted here by itself."""
    start = source.source.index(quote)
    before = re.split("\r\n|\n|\r", source.source[:start])
    place = Location(page, 5, len(before), len(before[-1]) + 1, "一、主要举措和成效")
    return Evidence(quote, place, modality, start, start + len(quote))


def document(path: str = "报告/某县 2024.txt", text: str = TEXT) -> Document:
    """A met element, one to review, a partial, a planned, a missing, an optional and a moot one; three checks."""
    source = report(text)
    return Document(path, "a" * 64, assessment(source), None, source)


def assessment(source: Report) -> Assessment:
    hired = evidence(source, "聘请2名法律顾问")
    lacking = evidence(source, "执法纪录仪配备不足", Modality.WEAK)
    planned = evidence(source, "下一步拟聘请3名法律顾问", Modality.PLANNED)
    return replace(
        sample.ASSESSMENT,
        elements=(
            element("report.title", Status.MET, Label.YES),
            element("legal-adviser.headcount", Status.MET, Label.YES, hired, review="只在标题里写到"),
            element("legal-adviser.training", Status.PLANNED, Label.PLAN, planned, level=Level.RECOMMENDED),
            element("report.deficiencies", Status.MISSING, Label.NO),
            element("three-systems.recording", Status.WEAK, Label.WEAK, lacking),
            element("services.hotline", Status.MISSING, Label.NO, level=Level.OPTIONAL),
            element("services.enterprise", Status.NOT_APPLICABLE, Label.NO),
        ),
        checks=(
            check("check.terms", "warning", CheckOutcome.FAIL, evidence(source, "执法纪录仪")),
            check("check.totals", "error", CheckOutcome.FAIL, hired, planned),
            check("check.year", "error", CheckOutcome.PASS),
            check("check.deadline", "warning", CheckOutcome.NOT_APPLICABLE),
        ),
    )


def element(
    id: str,
    status: Status,
    label: Label,
    *quotes: Evidence,
    level: Level = Level.REQUIRED,
    review: str = "",
) -> ElementVerdict:
    parts = (sample.part("part", label, *quotes, review=review),)
    return sample.element(id, f"要素{id}", status, parts, level, 1.5, (sample.OUTLINE,))


def check(id: str, severity: str, outcome: CheckOutcome, *quotes: Evidence) -> CheckResult:
    said = "“执法纪录仪”应为“执法记录仪”" if outcome is CheckOutcome.FAIL else ""
    return CheckResult(id, f"校核{id}", severity, outcome, said, quotes, f"{id} 的理由。", f"{id} 的建议。")


def unreadable(path: str = "报告/扫描件.pdf") -> Document:
    return Document(path, None, None, DocumentError("binary", "不是文本文件", "请另存为 .txt 再试"))


def printed(path: str = "报告/打印.pdf") -> Document:
    """A document whose lines are counted on each page; the finding is on page 3, what is missing on no page."""
    source = replace(report(), is_printed=True)
    found = evidence(source, "执法纪录仪配备不足", Modality.WEAK, page=3)
    recording = element("three-systems.recording", Status.WEAK, Label.WEAK, found)
    made = replace(sample.ASSESSMENT, elements=(recording,), checks=())
    return Document(path, "b" * 64, made, None, source)


def waiver(rule: str, documents: str = "报告/*", expires: date = date(2025, 6, 30)) -> Waiver:
    return Waiver(rule, documents, "该局暂不承担这项职责", "王局长", date(2025, 1, 1), expires, 3)


def gate(
    run: Run,
    *waivers: Waiver,
    known: dict[str, set[str]] | None = None,
    thresholds: Thresholds = STRICT,
    today: date = TODAY,
) -> GateResult:
    """The verdict on ``run``; ``known`` are the gaps of its first document in a baseline, by rule."""
    baseline = None
    if known is not None:
        gaps = {rule: frozenset(keys) for rule, keys in known.items()}
        baseline = Baseline(run.checklist_digest, {run.documents[0].path: Known(gaps, {"": 50.0})})
    exceptions = Exceptions(waivers, "waivers.yaml", baseline, "checker-baseline.json", today, lambda glob: True)
    return decide(run, lambda path: thresholds, exceptions)


RUN = sample.run(document(), unreadable())
EXCUSED = gate(RUN, waiver("report.deficiencies"), known={"three-systems.recording": {"part"}})
