"""The body of a Word file: its paragraphs and tables as they are printed once all changes are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.reading.formats.content import Grid, Text
from checker.reading.formats.numbering import Numbering
from checker.reading.formats.soft_breaks import BLANK, parted
from checker.reading.formats.word_xml import Element, Styles, attribute, child, content, is_on, name_of, number

_SPACE = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_WIDEST = 63
"""The columns a table may have in Word."""


@dataclass
class _Draft:
    """A paragraph being read: its lines and their pages, the open fields (True: their code), its text boxes."""

    lines: list[str] = field(default_factory=lambda: [""])
    pages: list[int] = field(default_factory=lambda: [0])
    fields: list[bool] = field(default_factory=list)
    boxes_before: list[Element] = field(default_factory=list)
    boxes_behind: list[Element] = field(default_factory=list)

    def is_empty(self) -> bool:
        return not any(line.strip(BLANK) for line in self.lines)

    def write(self, text: str, page: int) -> None:
        self.lines[-1] += _SPACE.sub(" ", text) if text != "\t" else text
        self.pages[-1] = self.pages[-1] or page

    def break_line(self) -> None:
        self.lines.append("")
        self.pages.append(0)

    def turn_field(self, kind: str) -> None:
        """A field's begin, separate or end.  What lies between the first two is its code."""
        if kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()


class Body:
    """Reads ``root``, the root of document.xml, once.

    ``page`` is the page reached, from 1; it is counted only where the program that saved the file noted the ends of
    pages (``has_pages``).
    """

    def __init__(self, root: Element, styles: Styles, numbering: Numbering) -> None:
        self.page = 1
        self.has_pages = any(name_of(element) == "lastRenderedPageBreak" for element in root.iter())
        self._root = root
        self._styles = styles
        self._numbering = numbering
        self._is_turned = False
        self._unended: _Draft | None = None

    def items(self) -> Iterator[Text | Grid]:
        """The paragraphs and tables in reading order."""
        body = child(self._root, "body")
        if body is not None:
            yield from self._items(body)

    def _items(self, container: Element) -> Iterator[Text | Grid]:
        for element in content(container):
            name = name_of(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._unended_paragraph()
                grid = self._table(element)
                if any(any(row) for row in grid.rows):
                    yield grid
            else:
                yield from self._items(element)
        yield from self._unended_paragraph()

    def _paragraph(self, paragraph: Element) -> Iterator[Text | Grid]:
        draft, self._unended = self._unended or _Draft(), None
        self._inline(paragraph, draft, self._styles.hides_paragraph(paragraph))
        draft.fields.clear()
        mark = child(paragraph, "pPr", "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            # With its mark deleted, what is left of the paragraph goes on in the next one.
            self._unended = draft
            return
        is_hidden = draft.is_empty() and is_on(child(mark, "vanish"))
        label = "" if is_hidden else self._numbering.label(paragraph)
        if label.strip():
            draft.lines[0] = label + draft.lines[0].lstrip(BLANK)
            draft.pages[0] = draft.pages[0] or self.page
        is_centred = attribute(child(paragraph, "pPr", "jc"), "val") == "center"
        yield from self._finished(draft, self._styles.depth(paragraph), is_centred or self._styles.is_title(paragraph))

    def _unended_paragraph(self) -> Iterator[Text | Grid]:
        draft, self._unended = self._unended, None
        if draft is not None:
            yield from self._finished(draft, 0, False)

    def _finished(self, draft: _Draft, depth: int, is_title: bool) -> Iterator[Text | Grid]:
        for box in draft.boxes_before:
            yield from self._items(box)
        yield from parted(draft.lines, draft.pages if self.has_pages else (), depth, is_title)
        for box in draft.boxes_behind:
            yield from self._items(box)

    def _inline(self, container: Element, draft: _Draft, is_hidden: bool) -> None:
        for element in content(container):
            name = name_of(element)
            if name == "r":
                self._inline(element, draft, self._styles.hides_run(element, is_hidden))
            elif name == "lastRenderedPageBreak":
                self._turn_page(False)
            elif name == "fldChar":
                draft.turn_field(attribute(element, "fldCharType"))
            elif name == "txbxContent":
                (draft.boxes_before if draft.is_empty() else draft.boxes_behind).append(element)
            elif name in ("br", "cr"):
                if attribute(element, "type") == "page":
                    self._turn_page(True)
                if not is_hidden:
                    draft.break_line()
            elif text := _TEXTS.get(name) or (_symbol(element) if name == "sym" else ""):
                self._write(text, draft, is_hidden)
            elif name == "t":
                self._write(element.text or "", draft, is_hidden)
            else:
                self._inline(element, draft, is_hidden)

    def _write(self, text: str, draft: _Draft, is_hidden: bool) -> None:
        if text and not is_hidden and not any(draft.fields):
            draft.write(text, self.page)
            self._is_turned = False

    def _turn_page(self, is_manual: bool) -> None:
        """The end of a page; Word notes that of a manual break a second time."""
        if self.has_pages and (is_manual or not self._is_turned):
            self.page += 1
        self._is_turned = is_manual

    def _table(self, table: Element) -> Grid:
        rows: list[list[str | None]] = []
        pages: list[int] = []
        for row in _parts_of(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            cells: list[str | None] = [""] * _span(child(properties, "gridBefore"), 0)
            start = self.page
            first, last = 0, start
            for cell in _parts_of(row, "tc"):
                # A row that goes over the end of a page notes it in every cell.
                self.page = start
                items = list(self._items(cell))
                last = max(last, self.page)
                first = first or next((item.pages[0] for item in items if item.pages), 0)
                above = rows[-1][len(cells)] if rows and len(cells) < len(rows[-1]) else ""
                cells.append((above or "") if _continues(cell) else _written(items))
                cells += [None] * (_span(child(cell, "tcPr", "gridSpan"), 1) - 1)
            self.page = last
            if cells:
                rows.append(cells)
                pages.append(first or start)
        width = max(map(len, rows), default=0)
        return Grid(tuple((*row, *[""] * (width - len(row))) for row in rows), tuple(pages) if self.has_pages else ())


_TEXTS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}


def _symbol(element: Element) -> str:
    """The character of a ``w:sym``; those of pictorial fonts have no meaning elsewhere."""
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 < code < 0xD800 else ""


def _parts_of(container: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for element in content(container):
        if name_of(element) == name:
            yield element
        elif name_of(element) not in ("tr", "tc", "tbl", "p"):
            yield from _parts_of(element, name)


def _span(element: Element | None, least: int) -> int:
    return min(max(number(element) or 0, least), _WIDEST)


def _continues(cell: Element) -> bool:
    """Whether ``cell`` goes on with the one above it."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _written(items: list[Text | Grid]) -> str:
    """The items of a cell in lines; a table in it becomes lines with tabs."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, Text):
            lines += item.lines
        else:
            lines += ("\t".join((cell or "").replace("\n", " ") for cell in row) for row in item.rows)
    return "\n".join(lines)
