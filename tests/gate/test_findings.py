"""From an assessed document to its findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.assessment.model import CheckOutcome, Document, PartVerdict, Status
from checker.checklist.model import Label, Level, Modality
from checker.gate.fail_on import FailOn
from checker.gate.findings import findings
from checker.gate.model import Finding, Kind, Severity
from tests.output import gated, sample


def found(document: Document | None = None) -> dict[tuple[str, Kind], Finding]:
    return {(f.rule, f.kind): f for f in findings(document or gated.document(), "fazhi-report")}


def with_element(
    *parts: PartVerdict, status: Status = Status.MISSING, level: Level = Level.REQUIRED, id: str = "review.x"
):
    document = gated.document()
    assert document.assessment
    element = replace(gated.element(id, status, Label.NO, level=level), parts=parts)
    return replace(document, assessment=replace(document.assessment, elements=(element,), checks=()))


def test_what_is_unmet_failed_or_to_review_is_a_finding() -> None:
    assert list(found()) == [
        ("legal-adviser.headcount", Kind.REVIEW),
        ("legal-adviser.training", Kind.PLANNED),
        ("report.deficiencies", Kind.MISSING),
        ("three-systems.recording", Kind.WEAK),
        ("services.hotline", Kind.MISSING),
        ("check.terms", Kind.CHECK),
        ("check.totals", Kind.CHECK),
    ]


@pytest.mark.parametrize(
    ("rule", "kind", "severity", "category"),
    [
        ("report.deficiencies", Kind.MISSING, Severity.ERROR, FailOn.REQUIRED),
        ("legal-adviser.training", Kind.PLANNED, Severity.WARNING, FailOn.RECOMMENDED),
        ("services.hotline", Kind.MISSING, Severity.NOTE, None),
        ("check.totals", Kind.CHECK, Severity.ERROR, FailOn.CHECK_ERROR),
        ("check.terms", Kind.CHECK, Severity.WARNING, FailOn.CHECK_WARNING),
        ("legal-adviser.headcount", Kind.REVIEW, Severity.NOTE, FailOn.NEEDS_REVIEW),
    ],
)
def test_level_decides_severity_and_category(rule: str, kind: Kind, severity: Severity, category: FailOn) -> None:
    finding = found()[rule, kind]
    assert (finding.severity, finding.category) == (severity, category)


def test_a_document_that_could_not_be_read_has_none() -> None:
    assert findings(gated.unreadable(), "fazhi-report") == ()


def test_conditional_parts_are_no_gap() -> None:
    document = with_element(
        sample.part("must", Label.NO), sample.part("may", Label.NO, conditional=True), status=Status.MISSING
    )
    (finding,) = found(document).values()
    assert finding.gaps == {"must"}
    assert "may" not in finding.message


def test_what_is_partly_there_names_what_is_not() -> None:
    document = with_element(sample.part("a", Label.YES), sample.part("b", Label.NO), status=Status.PARTIAL)
    (finding,) = found(document).values()
    assert finding.kind is Kind.PARTIAL
    assert "不完整" in finding.message
    assert "写明b" in finding.message
    assert "写明a" not in finding.message


@pytest.mark.parametrize(
    ("id", "line"),
    [
        ("report.deficiencies", 7),  # the heading of the section of that role
        ("report.next-year", 11),
        ("legal-adviser.contract", 3),  # where the report speaks of advisers
        ("disputes.mediation", 1),  # it speaks of none: the title
    ],
)
def test_what_is_missing_is_shown_where_it_belongs(id: str, line: int) -> None:
    document = gated.document()
    assert document.assessment
    missing = gated.element(id, Status.MISSING, Label.NO)
    adviser = document.assessment.elements[1]
    document = replace(document, assessment=replace(document.assessment, elements=(adviser, missing), checks=()))
    assert found(document)[id, Kind.MISSING].anchor.line == line


def test_without_a_text_it_is_shown_at_the_very_beginning() -> None:
    anchor = found(replace(gated.document(), report=None))["report.deficiencies", Kind.MISSING].anchor
    assert (anchor.line, anchor.column, anchor.end_line, anchor.end_column) == (1, 1, 1, 2)


def test_a_passage_has_its_end() -> None:
    anchor = found()["three-systems.recording", Kind.WEAK].anchor
    column = gated.TEXT.split("\n")[4].index("执法纪录仪") + 1
    assert (anchor.line, anchor.column, anchor.end_line, anchor.end_column) == (5, column, 5, column + 9)
    assert anchor.quote == "执法纪录仪配备不足"


def test_the_end_of_a_passage_at_the_end_of_a_line_stays_on_it() -> None:
    source = gated.report(gated.TEXT.replace("\n", "\r\n"))
    quoted = gated.evidence(source, "执法纪录仪配备不足。", Modality.WEAK)
    element = gated.element("review.x", Status.WEAK, Label.WEAK, quoted)
    made = replace(sample.ASSESSMENT, elements=(element,), checks=())
    anchor = found(Document("a.txt", None, made, None, source))["review.x", Kind.WEAK].anchor
    assert (anchor.line, anchor.end_line) == (5, 5)
    assert anchor.end_column - anchor.column == 10


def test_on_print_the_anchor_has_its_page() -> None:
    (finding,) = found(gated.printed()).values()
    assert (finding.anchor.page, finding.anchor.line) == (3, 5)


def test_fingerprints_are_of_rule_document_and_wording() -> None:
    first = found()
    assert len({f.fingerprint for f in first.values()}) == len(first)
    moved = found(gated.document(text="\n\n" + gated.TEXT))
    other = found(gated.document("b.txt"))
    for key, finding in first.items():
        assert moved[key].fingerprint == finding.fingerprint
        assert other[key].fingerprint != finding.fingerprint


def test_a_reworded_contradiction_is_another_finding() -> None:
    document = gated.document()
    assert document.assessment
    assert document.report
    key = ("check.terms", Kind.CHECK)
    other = gated.check("check.terms", "warning", CheckOutcome.FAIL, gated.evidence(document.report, "普法宣传"))
    changed = replace(document, assessment=replace(document.assessment, checks=(other,)))
    assert found(changed)[key].gaps != found(document)[key].gaps


def test_a_file_name_that_is_no_text_has_a_fingerprint_too() -> None:
    assert found(gated.document("\udcff.txt"))["report.deficiencies", Kind.MISSING].fingerprint


def test_a_check_says_what_its_own_rule_advises() -> None:
    assert found()["check.terms", Kind.CHECK].advice == "check.terms 的建议。"
