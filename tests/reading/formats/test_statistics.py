"""Statistics in tables count: in Word, on a web page, in print; and a wrong total is found in each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker import Assessor, load_checklist
from checker.assessment.model import Assessment, CheckOutcome
from checker.reading import Sandbox, read_bytes
from checker.reading.model import Report
from tests.making import html, printing
from tests.making.paragraphs import Paragraph

RIGHT = (("案件类型", "收案", "维持", "撤销", "终止"), ("行政复议", "12", "9", "1", "2"), ("行政诉讼", "3", "2", "0", "1"), ("合计", "15", "11", "1", "3"))  # fmt: skip  # noqa: E501
WRONG = (*RIGHT[:-1], ("合计", "16", "11", "1", "3"))
REPORT = (
    Paragraph("title", 0, "某县公安局2024年法治政府建设情况报告"),
    Paragraph("body", 0, "2024年，我局坚持依法行政，严格规范公正文明执法，现将有关情况报告如下。"),
    Paragraph("body", 1, "一、行政复议和行政应诉情况"),
    Paragraph("body", 0, "全年行政复议、行政诉讼案件情况见下表。"),
    Paragraph("body", 1, "二、存在的不足"),
    Paragraph("body", 0, "执法办案的规范化水平还有待提高，一些民警的证据意识不强，执法培训的针对性不够。"),
)
AT = 4

Rows = tuple[tuple[str, ...], ...]


def in_word(rows: Rows) -> bytes:
    return printing.as_docx(REPORT, table=rows, at=AT)


def on_a_page(rows: Rows) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    made = html.make(REPORT, table="<!--table-->").decode()
    table = f"<table border=1>{cells}</table>"
    return made.replace("<!--table-->", "").replace(REPORT[AT].text, f"</p>{table}<p>{REPORT[AT].text}", 1).encode()


def in_print(rows: Rows) -> bytes:
    return printing.printed([in_word(rows)])[0]


FORMATS = {"docx": in_word, "html": on_a_page, "pdf": in_print}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as one:
        yield one


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(load_checklist())


def labels(assessment: Assessment, element: str) -> set[str]:
    return {part.label.value for e in assessment.elements if e.id == element for part in e.parts}


def totals(assessment: Assessment) -> tuple[CheckOutcome, str]:
    return next((check.outcome, check.message) for check in assessment.checks if check.id == "check.totals")


@pytest.mark.parametrize("format", FORMATS)
def test_figures_of_a_table_count(format: str, sandbox: Sandbox, assessor: Assessor) -> None:
    report: Report = read_bytes(FORMATS[format](RIGHT), "报告", sandbox)
    (table,) = report.tables
    assert (table.header, tuple(row.cells for row in table.rows)) == (RIGHT[0], RIGHT[1:])
    assessment = assessor.assess(report)
    assert labels(assessment, "review.reconsideration-total") == {"yes"}
    assert labels(assessment, "review.litigation-total") == {"yes"}
    assert totals(assessment)[0] is CheckOutcome.PASS


@pytest.mark.parametrize("format", FORMATS)
def test_a_wrong_total_in_a_table_is_found(format: str, sandbox: Sandbox, assessor: Assessor) -> None:
    outcome, message = totals(assessor.assess(read_bytes(FORMATS[format](WRONG), "报告", sandbox)))
    assert outcome is CheckOutcome.FAIL
    assert "合计16不等于各项之和15" in message
