"""Word documents in the layout of official documents (GB/T 9704): A4, 22 lines of 28 characters a page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from checker.output.official_styles import BLACK, SIZE, TABLE_STYLE, WIDTH, lay_out, set_fonts

_TITLE_CHARACTERS = 19
_TITLE_BREAKS = tuple(
    map(re.compile, (r"(?=20\d\d年|_{4}年)", r"(?<=[局厅队委府，、》])", r"(?=关于|法治政府|情况|审查)"))
)
"""Where a title may be parted, the best places first."""
_COMMENTED = 8
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_RIGHT, _CENTRE, _LEFT = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


class OfficialDocument:
    """Written from top to bottom, then ``save``d.  Texts are one paragraph each and hold no control characters."""

    def __init__(self, title: str) -> None:
        """``title`` is what the file's properties say."""
        self._document: WordDocument = docx.Document()
        self._properties(title)
        lay_out(self._document)

    def title(self, *lines: str) -> None:
        """The title, centred, in lines of the caller's choice, an empty line under it."""
        paragraph = self._document.add_paragraph(style="Title")
        for number, line in enumerate(lines):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(line)
        self.line("")

    def heading(self, text: str, level: int) -> Paragraph:
        """A heading of its own line; level 1 (一、) is the outermost, 3 the innermost."""
        return self._document.add_paragraph(text, style=f"Heading {level}")

    def paragraph(self, text: str, lead: str = "") -> Paragraph:
        """Body text, its first line indented by two characters; ``lead`` stands in bold before it."""
        paragraph = self._document.add_paragraph()
        if lead:
            paragraph.add_run(lead).bold = True
        paragraph.add_run(text)
        return paragraph

    def line(self, text: str, align_right: bool = False, indent: float = 0, with_next: bool = False) -> Paragraph:
        """A line without first-line indent, ``indent`` characters away from the edge it is aligned to.

        ``with_next`` keeps it on the page of the line below it.
        """
        paragraph = self._document.add_paragraph(text)
        style = paragraph.paragraph_format
        style.first_line_indent = Pt(0)
        style.alignment = _RIGHT if align_right else _LEFT
        style.keep_with_next = with_next
        if indent:
            side = "right_indent" if align_right else "left_indent"
            setattr(style, side, Pt(indent * SIZE))
        return paragraph

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        """A ruled table as wide as the page; ``shares`` of its columns; the header is repeated on every page.

        The first column is set to the left, the others are centred.
        """
        table = self._document.add_table(rows=0, cols=len(header))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        widths = [Mm(WIDTH * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, texts in enumerate([header, *rows]):
            row = table.add_row()
            _mark(row._tr.get_or_add_trPr(), "w:cantSplit", *(["w:tblHeader"] if number == 0 else []))
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width, cell.vertical_alignment = widths[place], WD_CELL_VERTICAL_ALIGNMENT.CENTER
                paragraph = cell.paragraphs[0]
                paragraph.style = TABLE_STYLE
                paragraph.alignment = _LEFT if number and not place else _CENTRE
                run = paragraph.add_run(text)
                if number == 0:
                    set_fonts(run._element.get_or_add_rPr(), BLACK)
        self.line("")

    def caption(self, text: str) -> None:
        """What stands above a table."""
        paragraph = self.line(text)
        paragraph.alignment = _CENTRE
        paragraph.paragraph_format.keep_with_next = True
        for run in paragraph.runs:
            set_fonts(run._element.get_or_add_rPr(), BLACK)

    def comment(self, paragraph: Paragraph, text: str, author: str, initials: str) -> None:
        """A comment on the beginning of ``paragraph``, whose text is in one run; it does not tell when it was made."""
        # At the end of a full line, LibreOffice would put the mark of the comment on a line of its own.
        run = paragraph.runs[0]
        whole = run.text
        run.text = whole[:_COMMENTED]
        paragraph.add_run(whole[_COMMENTED:])
        comment = self._document.add_comment(run, text, author, initials)
        comment._comment_elm.attrib.pop(qn("w:date"), None)

    def new_page(self) -> None:
        """What follows begins on a page of its own, numbered 1 again."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        if section._sectPr.find(qn("w:pgNumType")) is None:  # the section before may have handed its own down
            numbers = OxmlElement("w:pgNumType")
            numbers.set(qn("w:start"), "1")
            section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")

    def save(self, when: str) -> bytes:
        """The file; ``when`` (ISO 8601) is the time in its properties.  The same content gives the same bytes."""
        moment = datetime.fromisoformat(when).astimezone(UTC).replace(tzinfo=None)
        properties = self._document.core_properties
        properties.created = properties.modified = moment
        stream = io.BytesIO()
        self._document.save(stream)
        return _without_times(stream.getvalue())

    def _properties(self, title: str) -> None:
        properties = self._document.core_properties
        properties.title, properties.language, properties.revision = title[:255], "zh-CN", 1
        properties.author = properties.last_modified_by = properties.comments = ""


def title_lines(title: str) -> tuple[str, ...]:
    """``title`` in lines that fit the page, parted before the year or between phrases where there are any."""
    if len(title) <= _TITLE_CHARACTERS:
        return (title,)
    for pattern in _TITLE_BREAKS:
        places = [found.start() for found in pattern.finditer(title, 2, _TITLE_CHARACTERS + 1)]
        if places:
            return (title[: places[-1]], *title_lines(title[places[-1] :]))
    return (title[:_TITLE_CHARACTERS], *title_lines(title[_TITLE_CHARACTERS:]))


def _mark(properties: Any, *names: str) -> None:
    for name in names:
        properties.append(OxmlElement(name))


def _without_times(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EARLIEST), old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
