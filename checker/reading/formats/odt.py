"""OpenDocument texts (.odt, .ott) of LibreOffice and WPS."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from checker.reading.formats.content import Content, Grid, Text
from checker.reading.formats.odt_styles import OUTLINE, Counter, Element, Styles, attribute, count, name_of
from checker.reading.formats.soft_breaks import BLANK, parted
from checker.reading.model import ReadingError

_DAMAGED = (
    "damaged",
    "文件已损坏，无法作为 ODT 文档读取。",
    "请用 WPS 或 LibreOffice 打开该文件，另存为 .docx 后再试；如果打不开，请向提供者重新索取。",
)
_ENCRYPTED = ("encrypted", "文档已加密，需要密码才能打开。", "请用 WPS 或 LibreOffice 打开，取消密码后另存再试。")
_OTHER = ("unsupported", "这不是文字文档。", "请检查文件：它可能是改了扩展名的表格或演示文稿。")
_NO_TEXT = (
    "no-text",
    "文档里没有可读取的文字。",
    "如果内容是图片或扫描件，请先做文字识别（OCR），或改用带文字的电子版。",
)
_CHANGED = "文档含有修订标记，已按接受全部修订后的文字读取。"

_MANIFEST = "META-INF/manifest.xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # what zipfile raises for a member with a password; NotImplementedError too
    ValueError,
    etree.XMLSyntaxError,
)
_LEFT_OUT = {"", "tracked-changes", "annotation", "note", "ruby-text", "hidden-text", "sequence-decls", "forms"}
_DRAWINGS = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SPACE = re.compile(r"[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
_WIDEST, _LONGEST = 100, 1000
"""How often a cell and a row may be repeated: behind the last one, spreadsheets fill up to the edge of the world."""


def read(data: bytes) -> Content:
    """The content of the OpenDocument text ``data``, all tracked changes accepted.

    Raises ReadingError: ``damaged``, ``encrypted``, ``no-text``, ``unsupported``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
                raise ReadingError(*_ENCRYPTED)
            roots = [
                etree.fromstring(archive.read(name), _PARSER) for name in ("styles.xml", "content.xml") if name in names
            ]
    except _BROKEN as error:
        raise ReadingError(*_DAMAGED) from error
    bodies = [below for element in roots[-1:] for below in element if name_of(below) == "body"]
    if not bodies:
        raise ReadingError(*_DAMAGED)
    texts = [element for element in bodies[0] if name_of(element) == "text"]
    if not texts:
        raise ReadingError(*_OTHER)
    try:
        items = tuple(_Body(Styles(roots)).items(texts[0]))
    except RecursionError:
        raise ReadingError(*_DAMAGED) from None
    if not items:
        raise ReadingError(*_NO_TEXT)
    is_changed = any(name_of(element) == "changed-region" for element in texts[0].iter())
    return Content(items, "odt", "lxml", None, "", (_CHANGED,) if is_changed else ())


@dataclass
class _Merged:
    """A cell, and how many rows and columns it still takes."""

    rows: int
    columns: int
    text: str


class _Body:
    """Reads the text of a document once, in order: its numbers are counted on the way."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._outline = Counter(styles)
        self._counters: dict[str, Counter] = {}

    def items(self, container: Element) -> Iterator[Text | Grid]:
        """The paragraphs and tables in ``container``."""
        for element in container:
            name = name_of(element)
            if name in _LEFT_OUT or attribute(element, "display") == "none":
                continue
            if name in ("p", "h"):
                yield from self._paragraph(element, None)
            elif name == "list":
                yield from self._list(element, self._counter(element), attribute(element, "style-name") or "", 1)
            elif name == "table":
                grid = self._table(element)
                if any(any(row) for row in grid.rows):
                    yield grid
            else:
                yield from self.items(element)

    def _counter(self, element: Element) -> Counter:
        """The counter of a list, which may go on with an earlier one."""
        own, style = f"#{attribute(element, 'id')}", attribute(element, "style-name") or ""
        earlier = attribute(element, "continue-list")
        if earlier is None and attribute(element, "continue-numbering") != "true":
            counter = Counter(self._styles)
        else:
            name = style if earlier is None else f"#{earlier}"
            counter = self._counters.get(name) or Counter(self._styles)
        self._counters[own] = self._counters[style] = counter
        return counter

    def _list(self, element: Element, counter: Counter, style: str, level: int) -> Iterator[Text | Grid]:
        for item in element:
            if name_of(item) not in ("list-item", "list-header"):
                continue
            used = attribute(item, "style-override") or style
            is_counted = name_of(item) == "list-item"
            if is_counted and next((name_of(below) == "list" for below in item), False):
                counter.pass_over(used, level)
                is_counted = False
            for below in item:
                if name_of(below) in ("p", "h"):
                    start = count(item, "start-value") if attribute(item, "start-value") else None
                    yield from self._paragraph(below, counter.label(used, level, start) if is_counted else "")
                    is_counted = False
                elif name_of(below) == "list":
                    yield from self._list(below, counter, attribute(below, "style-name") or used, level + 1)

    def _paragraph(self, paragraph: Element, label: str | None) -> Iterator[Text | Grid]:
        """A paragraph or heading; ``label`` is None outside lists."""
        depth = count(paragraph, "outline-level") if name_of(paragraph) == "h" else 0
        if label is None:
            is_numbered = depth and attribute(paragraph, "is-list-header") != "true"
            label = self._outline.label(OUTLINE, depth, None) if is_numbered else ""
        lines, boxes = [""], list[Element]()
        if not self._styles.is_hidden(paragraph, "paragraph"):
            self._inline(paragraph, lines, boxes)
        if label.strip():
            lines[0] = label + lines[0].lstrip(BLANK)
        yield from parted(lines, (), depth, self._styles.is_title(paragraph))
        for box in boxes:
            yield from self.items(box)

    def _inline(self, element: Element, lines: list[str], boxes: list[Element]) -> None:
        lines[-1] += _SPACE.sub(" ", element.text or "")
        for below in element:
            name = name_of(below)
            if name in _BLANKS:
                lines[-1] += _BLANKS[name] * min(count(below, "c"), _WIDEST)
            elif name == "line-break":
                lines.append("")
            elif name not in _LEFT_OUT:
                if str(below.tag).startswith(_DRAWINGS):
                    boxes.append(below)
                elif not (name == "span" and self._styles.is_hidden(below, "text")):
                    self._inline(below, lines, boxes)
            lines[-1] += _SPACE.sub(" ", below.tail or "")

    def _table(self, table: Element) -> Grid:
        rows: list[list[str | None]] = []
        merged: dict[int, _Merged] = {}
        for row in _parts_of(table, "table-row"):
            cells: list[str | None] = []
            behind = 0
            for cell in _parts_of(row, "table-cell", "covered-table-cell"):
                is_covered = name_of(cell) == "covered-table-cell"
                text = "" if is_covered else _written(self.items(cell))
                for _ in range(min(count(cell, "number-columns-repeated"), _WIDEST)):
                    place = len(cells)
                    if is_covered and behind:
                        cells.append(None)
                        behind -= 1
                        continue
                    if not is_covered:
                        merged[place] = _Merged(
                            count(cell, "number-rows-spanned"), count(cell, "number-columns-spanned"), text
                        )
                    above = merged.get(place)
                    if above is None or not above.rows:
                        cells.append("")
                        continue
                    above.rows -= 1
                    cells.append(above.text)
                    behind = above.columns - 1
            repeated = min(count(row, "number-rows-repeated"), _LONGEST if any(cells) else 1)
            rows += [list(cells) for _ in range(repeated)]
        width = max(map(len, rows), default=0)
        return Grid(tuple((*row, *[""] * (width - len(row))) for row in rows))


_BLANKS = {"s": " ", "tab": "\t"}


def _parts_of(container: Element, *names: str) -> Iterator[Element]:
    """The rows of a table, also those of its header, or the cells of a row."""
    for element in container:
        if name_of(element) in names:
            yield element
        elif name_of(element).startswith("table-") and not name_of(element).endswith(("row", "cell")):
            yield from _parts_of(element, *names)


def _written(items: Iterator[Text | Grid]) -> str:
    """The items of a cell in lines; a table in it becomes lines with tabs."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, Text):
            lines += item.lines
        else:
            lines += ("\t".join((cell or "").replace("\n", " ") for cell in row) for row in item.rows)
    return "\n".join(lines)
