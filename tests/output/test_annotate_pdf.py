"""Highlights in a PDF lie on the words they are about; the pages stay as they were."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from checker import load_checklist, read_bytes
from checker.assessment import Assessor
from checker.assessment.model import CheckOutcome, CheckResult, Document, Evidence
from checker.checklist.model import Modality
from checker.output import annotate_pdf
from checker.output.notes import Note, notes
from checker.output.pdf_text import PageText, PdfText
from checker.reading import Sandbox, locate
from checker.reading.model import Report
from tests.making import docx as word
from tests.making import pdf as making
from tests.making.paragraphs import of_seed
from tests.making.programs import converted
from tests.output import sample

_SEEDS = ("huangzhong-2024", "qingyang-2022")


@dataclass(frozen=True)
class Mark:
    """An annotation read back: its page, kind and text, and the characters under it."""

    page: int
    kind: int
    text: str
    words: str


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as started:
        yield started


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(load_checklist())


def document(data: bytes, sandbox: Sandbox, assessor: Assessor) -> Document:
    report = read_bytes(data, "报告.pdf", sandbox)
    return Document("报告.pdf", "0" * 64, assessor.assess(report), None, report)


def marks(data: bytes) -> list[Mark]:
    found = []
    file = pdfium.PdfDocument(data)
    for number in range(len(file)):
        page = file[number]
        text = PageText(page)
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            quads = []
            for place in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
                quad = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(annotation, place, quad)
                quads.append((quad.x1, quad.y3, quad.x2, quad.y1))
            words = "".join(
                character
                for left, bottom, right, top in quads
                for box, character in sorted(zip(text.boxes, text.text, strict=True), key=lambda each: each[0].left)
                if left < (box.left + box.right) / 2 < right and bottom < (box.bottom + box.top) / 2 < top
            )
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            found.append(Mark(number, kind, said(annotation), words))
            raw.FPDFPage_CloseAnnot(annotation)
    file.close()
    return found


def said(annotation: raw.FPDF_ANNOTATION) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0").replace("\r\n", "\n").replace("\r", "\n")


def squeezed(text: str) -> str:
    return "".join(text.split())


def compare(data: bytes, about: Document) -> list[Mark]:
    """Every note is there, on its words; the marks are returned."""
    made = annotate_pdf.annotate(data, about)
    found = marks(made)
    expected = notes(about)
    assert about.report
    first = found[0]
    assert (first.page, first.kind, first.words) == (0, raw.FPDF_ANNOT_TEXT, "")
    assert first.text == "\n\n".join(note.text for note in expected if note.is_missing)
    passages: dict[tuple[int, int], list[Note]] = {}
    for note in expected:
        if not note.is_missing:
            passages.setdefault((note.start, note.end), []).append(note)
    highlights = [mark for mark in found if mark.kind == raw.FPDF_ANNOT_HIGHLIGHT]
    for (start, end), here in passages.items():
        text = "\n\n".join(note.text for note in here)
        words = "".join(mark.words for mark in highlights if mark.text == text)
        assert words == squeezed(about.report.source[start:end])
    assert annotate_pdf.annotate(data, about) == made
    assert read_bytes(made, "报告.pdf").source == about.report.source
    return found


@pytest.mark.parametrize("seed", _SEEDS)
def test_highlights_lie_on_the_right_words(seed: str, sandbox: Sandbox, assessor: Assessor) -> None:
    data = making.make(of_seed(seed))
    found = compare(data, document(data, sandbox, assessor))
    assert len({mark.page for mark in found}) > 3


def test_what_libreoffice_prints_is_annotated(sandbox: Sandbox, assessor: Assessor) -> None:
    (data,) = converted([word.make(of_seed(_SEEDS[0]), statistics=True)], ".docx", "pdf")
    compare(data, document(data, sandbox, assessor))


def test_the_original_stays_in_front_of_what_is_added(sandbox: Sandbox, assessor: Assessor) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    assert annotate_pdf.annotate(data, document(data, sandbox, assessor)).startswith(data)


def finding(data: bytes, start: int, end: int, sandbox: Sandbox) -> tuple[Document, Report]:
    """A document with one finding of a check on the source offsets ``start`` … ``end``."""
    report = read_bytes(data, "报告.pdf", sandbox)
    place = Evidence(report.source[start:end], locate(report, 0, 0), Modality.ASSERTED, start, end)
    check = CheckResult("check.x", "校核", "error", CheckOutcome.FAIL, "有误", (place,))
    return replace(sample.assessed(checks=(check,)), report=report), report


def test_a_passage_goes_on_over_the_end_of_a_page(sandbox: Sandbox) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    turn = read_bytes(data, "报告.pdf", sandbox).page_starts[1]
    about, report = finding(data, turn - 10, turn + 10, sandbox)
    found = marks(annotate_pdf.annotate(data, about))
    assert [mark.page for mark in found] == [0, 1]
    assert "".join(mark.words for mark in found) == squeezed(report.source[turn - 10 : turn + 10])
    assert {mark.text for mark in found} == {"校核（错误）\n有误"}


def test_a_passage_that_is_not_on_its_page_becomes_a_note_there(sandbox: Sandbox) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    start = read_bytes(data, "报告.pdf", sandbox).page_starts[2] + 5
    about, report = finding(data, start, start + 12, sandbox)
    pages = len(pdfium.PdfDocument(data))
    blank = making.draw([[making.picture(0, 0, 500, 700)]] * pages)
    (mark,) = marks(annotate_pdf.annotate(blank, about))
    assert (mark.page, mark.kind) == (2, raw.FPDF_ANNOT_TEXT)
    assert squeezed(report.source[start : start + 12]) in squeezed(mark.text)


def test_a_broken_table_of_contents_is_no_obstacle(sandbox: Sandbox, assessor: Assessor) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    head, mark, _ = data.rpartition(b"startxref")
    broken = head + mark + b"\n17\n%%EOF\n"
    compare(broken, document(broken, sandbox, assessor))


def test_turned_pages_and_steering_characters_do_no_harm(sandbox: Sandbox) -> None:
    title, line = "某县公安局2024年法治政府建设情况报告", "全年办结案件12件，其中维持5件。"
    for angle, rotate, at in ((0, 0, (100, 500)), (90, 90, (300, 100))):
        lines = [making.text(at[0] + 40 * (angle > 0), at[1], line, angle=angle), ""]
        lines.insert(0, making.text(at[0], at[1] + 40 * (angle == 0), title, angle=angle))
        data = making.draw([lines], rotate=rotate)
        source = read_bytes(data, "报告.pdf", sandbox).source
        start = source.index("维持5件")
        about, _ = finding(data, start, start + 4, sandbox)
        assert about.assessment
        check = replace(about.assessment.checks[0], message=sample.HOSTILE)
        about = replace(about, assessment=replace(about.assessment, checks=(check,)))
        (mark,) = marks(annotate_pdf.annotate(data, about))
        assert mark.words == "维持5件"
        assert not any(character in mark.text for character in "\x1b\x07\u202e\u2066")


def test_nothing_to_say_leaves_the_file_alone(sandbox: Sandbox) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    about = replace(sample.assessed(), report=read_bytes(data, "报告.pdf", sandbox))
    assert annotate_pdf.annotate(data, about) is data


def test_boxes_of_one_line_are_one(sandbox: Sandbox) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    report = read_bytes(data, "报告.pdf", sandbox)
    file = pdfium.PdfDocument(data)
    line = report.line_starts[6]
    found = PdfText(file, report).boxes(line, report.line_starts[8] - 1)
    assert [len(boxes) for boxes in found.values()] == [2]
    file.close()
