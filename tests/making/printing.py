"""PDF files as an office makes them: a Word file that LibreOffice prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.making.paragraphs import Paragraph
from tests.making.programs import converted


@dataclass(frozen=True)
class Layout:
    """Millimetres and points; ``indent`` in em.  The default is the official one: 28 characters a line, 22 lines."""

    width: float = 210
    height: float = 297
    left: float = 28
    right: float = 26
    top: float = 37
    bottom: float = 35
    size: float = 16
    title: float = 22
    pitch: float = 28
    indent: float = 2
    after: float = 0
    justified: bool = True
    head: str = ""
    columns: int = 1


OFFICIAL = Layout()


def as_docx(
    paragraphs: Sequence[Paragraph], layout: Layout = OFFICIAL, table: Sequence[Sequence[str]] = (), at: int = 0
) -> bytes:
    """``paragraphs`` as a Word file; ``table`` stands before the one with the number ``at``."""
    document = docx.Document()
    _set_page(document, layout)
    for number, paragraph in enumerate(paragraphs):
        if table and number == at:
            _add_table(document, table)
        added = document.add_paragraph()
        style = added.paragraph_format
        style.space_before, style.space_after, style.line_spacing = Pt(0), Pt(layout.after), Pt(layout.pitch)
        size = layout.size
        if paragraph.kind == "title":
            added.alignment, size = WD_ALIGN_PARAGRAPH.CENTER, layout.title
            style.line_spacing = Pt(max(layout.pitch, 1.3 * layout.title))
        elif paragraph.kind == "sign":
            added.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        else:
            style.first_line_indent = Pt(layout.indent * layout.size)
            if layout.justified:
                added.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        for text in re.split(r"(\d+)", paragraph.text):
            if text:
                face = "Noto Sans CJK SC" if paragraph.level == 1 else "Noto Serif CJK SC"
                _set_font(added.add_run(text), size, face)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def printed(files: Sequence[bytes]) -> list[bytes]:
    """Word files printed to PDF; the test that asks is skipped where LibreOffice is not installed."""
    return converted(files, ".docx", "pdf")


def _set_page(document, layout: Layout) -> None:
    section = document.sections[0]
    if layout.width > layout.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(layout.width), Mm(layout.height)
    section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), str(layout.columns))
    columns.set(qn("w:space"), "500")
    if layout.head:
        section.header.paragraphs[0].text = layout.head
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    run = footer.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)
    footer.add_run(" —")


def _add_table(document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    _set_font(run, 12, "Noto Serif CJK SC")


def _set_font(run, size: float, face: str) -> None:
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    run._element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), face)
