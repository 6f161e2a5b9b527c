"""A copy of a PDF with the findings as highlights and notes on the words they are about."""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from checker.assessment.model import Document, Status
from checker.output import messages
from checker.output.lang import Lang
from checker.output.notes import AUTHORS, Note, notes
from checker.output.pdf_text import Box, PdfText
from checker.output.textwidth import clean, shorten
from checker.reading.model import Report

_Colour = tuple[int, int, int]
_COLOURS: dict[Status | None, _Colour] = {
    Status.PARTIAL: (255, 214, 102),
    Status.PLANNED: (145, 213, 255),
    Status.WEAK: (255, 192, 140),
    Status.MISSING: (255, 163, 158),
    None: (211, 173, 247),
}
"""Of a highlight, by its verdict; None: a check's finding, or something to look at again."""
_IDENTIFIERS = re.compile(rb"/ID ?\[ ?<([0-9A-Fa-f]{16,})> ?<([0-9A-Fa-f]{16,})> ?\]")
_ICON, _EDGE = 20.0, 24.0
"""Points: the size of a note's icon, and how far from the edge of the page it stands."""


def annotate(data: bytes, document: Document, lang: Lang = Lang.ZH) -> bytes:
    """The PDF ``data``, from which ``document`` was read, with a highlight for every note on a passage.

    What is missing is one note on the first page; a passage that cannot be told on its page (a scan) is quoted in a
    note there.  The pages themselves stay as they are.  ``data`` itself comes back where there is nothing to say.
    Raises pypdfium2.PdfiumError for what is no sound PDF.
    """
    found = notes(document, lang)
    if not found or document.report is None:
        return data
    file = pdfium.PdfDocument(data)
    try:
        _Pen(file, document.report, lang).write(found)
        # An increment leaves every byte of the original in place, but a broken original cannot be added to.
        added = _saved(file, raw.FPDF_INCREMENTAL)
        is_sound = added.startswith(data) and _annotations(added) == _annotations(file)
        return _without_chance(added if is_sound else _saved(file, raw.FPDF_NO_INCREMENTAL), data)
    finally:
        file.close()


class _Pen:
    def __init__(self, file: pdfium.PdfDocument, report: Report, lang: Lang) -> None:
        self.file = file
        self.report = report
        self.lang = lang
        self.text = PdfText(file, report)
        self.icons: dict[int, int] = {}

    def write(self, found: Sequence[Note]) -> None:
        missing = [note.text for note in found if note.is_missing]
        if missing:
            self.note(0, "\n\n".join(missing), _COLOURS[Status.MISSING])
        same: dict[tuple[int, int], list[Note]] = {}
        for note in found:
            if not note.is_missing:
                same.setdefault((note.start, note.end), []).append(note)
        for notes_here in same.values():
            # Two highlights on the same words would hide one another.
            self.mark(replace(notes_here[0], text="\n\n".join(note.text for note in notes_here)))

    def mark(self, note: Note) -> None:
        boxes = self.text.boxes(note.start, note.end)
        colour = _COLOURS.get(note.status, _COLOURS[None])
        for page, stretch in boxes.items():
            self.highlight(page, stretch, note.text, colour)
        if not boxes:
            words = shorten(clean(self.report.source[note.start : note.end]))
            quoted = messages.text(self.lang, "quoted", quote=words)
            self.note(self.text.page_of(note.start), f"{quoted}\n{note.text}", colour)

    def highlight(self, number: int, boxes: Sequence[Box], text: str, colour: _Colour) -> None:
        page = self.file[number]
        annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
        for box in boxes:
            corners = (box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom)
            raw.FPDFAnnot_AppendAttachmentPoints(annotation, raw.FS_QUADPOINTSF(*corners))
        around = Box(
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        )
        self.finish(page, annotation, around, text, colour)

    def note(self, number: int, text: str, colour: _Colour) -> None:
        """A note at the edge of a page, several of them one below another."""
        page = self.file[number]
        left, _, right, top = page.get_bbox()
        down = self.icons.get(number, 0)
        self.icons[number] = down + 1
        upper = top - _EDGE - down * 1.5 * _ICON
        box = Box(max(left, right - _EDGE - _ICON), upper - _ICON, right - _EDGE, upper)
        annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_TEXT)
        self.finish(page, annotation, box, text, colour)

    def finish(
        self, page: pdfium.PdfPage, annotation: raw.FPDF_ANNOTATION, box: Box, text: str, colour: _Colour
    ) -> None:
        raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(box.left, box.top, box.right, box.bottom))
        raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *colour, 255)
        _set_text(annotation, b"Contents", "\n".join(map(clean, text.split("\n"))))
        _set_text(annotation, b"T", AUTHORS[self.lang])
        raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
        raw.FPDFPage_CloseAnnot(annotation)
        page.close()


def _saved(file: pdfium.PdfDocument, flags: int) -> bytes:
    stream = BytesIO()
    file.save(stream, flags=flags)
    return stream.getvalue()


def _annotations(source: pdfium.PdfDocument | bytes) -> list[int]:
    """How many annotations every page has; none where the file cannot be read."""
    try:
        file = pdfium.PdfDocument(source) if isinstance(source, bytes) else source
    except pdfium.PdfiumError:
        return []
    counts: list[int] = []
    try:
        for number in range(len(file)):
            page = file[number]
            counts.append(raw.FPDFPage_GetAnnotCount(page))
            page.close()
    except pdfium.PdfiumError:
        counts = []
    if file is not source:
        file.close()
    return counts


def _without_chance(data: bytes, original: bytes) -> bytes:
    """``data`` with a mark of its content for each identifier that PDFium drew at random."""
    found = list(_IDENTIFIERS.finditer(data))
    if not found:
        return data
    first, last = found[-1].span()
    digest = hashlib.sha256(data[:first]).hexdigest()[:32].upper().encode()
    drawn = (found[-1][place] for place in (1, 2) if found[-1][place] not in original)
    said = found[-1][0]
    for identifier in drawn:
        said = said.replace(identifier, digest[: len(identifier)].ljust(len(identifier), b"0"))
    return data[:first] + said + data[last:]


def _set_text(annotation: raw.FPDF_ANNOTATION, key: bytes, text: str) -> None:
    encoded = (text + "\0").encode("utf-16-le")
    buffer = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
    raw.FPDFAnnot_SetStringValue(annotation, key, buffer)
