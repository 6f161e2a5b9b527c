"""Every format says the same as the plain text: the label of every part, the score, who reports and for which year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import pytest

from checker import Assessor, load_checklist
from checker.assessment.model import Assessment
from checker.reading import Sandbox, read_bytes, read_file
from checker.reading.model import Report
from tests.making import doc, docx, html, mhtml, odt, ofd, pdf, printing, rtf
from tests.making.paragraphs import NAMES, SEEDS, Paragraph, of_seed

Make = Callable[[Sequence[Paragraph]], bytes]

FORMATS: dict[str, tuple[str, Make]] = {
    "docx": ("docx", docx.make),
    "docx with styles": ("docx", lambda paragraphs: docx.make(paragraphs, "styled")),
    "docx numbered by itself": ("docx", lambda paragraphs: docx.make(paragraphs, "numbered")),
    "odt": ("odt", odt.make),
    "odt numbered by itself": ("odt", lambda paragraphs: odt.make(paragraphs, "numbered")),
    "rtf": ("rtf", rtf.make),
    "rtf with the code page in the font": ("rtf", lambda paragraphs: rtf.make(paragraphs, "1252")),
    "rtf without bytes": ("rtf", lambda paragraphs: rtf.make(paragraphs, "unicode")),
    "pdf": ("pdf", pdf.make),
    "ofd": ("ofd", ofd.make),
    "odd ofd": ("ofd", ofd.make_odd),
    **{f"html, {kind}": ("html", (lambda k: lambda paragraphs: html.make(paragraphs, k))(kind)) for kind in html.KINDS},
    "mhtml": ("mhtml", mhtml.make),
}


@cache
def by_libreoffice(format: str) -> dict[str, bytes]:
    """The five reports as LibreOffice writes them, in one call of it."""
    if format == "pdf":
        made = printing.printed([printing.as_docx(of_seed(name)) for name in NAMES])
    else:
        style = "numbered" if "numbered" in format else "plain"
        made = doc.from_docx(tuple(docx.make(of_seed(name), style) for name in NAMES))
    return dict(zip(NAMES, made, strict=True))


@cache
def assessor() -> Assessor:
    return Assessor(load_checklist())


@cache
def of_text(name: str) -> tuple[Report, Assessment]:
    report = read_file(SEEDS / f"{name}.txt")
    return report, assessor().assess(report)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as one:
        yield one


def labels(assessment: Assessment) -> dict[str, str]:
    return {f"{e.id}/{p.id}": p.label.value for e in assessment.elements for p in e.parts}


def agree(name: str, format: str, data: bytes, sandbox: Sandbox) -> Report:
    text, wanted = of_text(name)
    report = read_bytes(data, "报告", sandbox)
    got = assessor().assess(report)
    assert labels(got) == labels(wanted)
    assert got.score == wanted.score
    assert (report.organisation, report.year, report.origin.format) == (text.organisation, text.year, format)
    assert len(report.sections) == len(text.sections)
    assert report.warnings == text.warnings
    return report


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format", FORMATS)
def test_a_format_says_what_the_text_says(format: str, name: str, sandbox: Sandbox) -> None:
    kind, make = FORMATS[format]
    agree(name, kind, make(of_seed(name)), sandbox)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format", ["doc", "doc numbered by itself", "pdf"])
def test_what_libreoffice_writes_says_what_the_text_says(format: str, name: str, sandbox: Sandbox) -> None:
    agree(name, format[:3], by_libreoffice(format)[name], sandbox)
