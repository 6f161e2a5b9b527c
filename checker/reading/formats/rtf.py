"""Rich Text files, as Word, WPS and LibreOffice write them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from striprtf.striprtf import rtf_to_text

from checker.reading.formats import rtf_marks as marks
from checker.reading.formats import rtf_source
from checker.reading.formats.content import Content, Grid, Text
from checker.reading.formats.soft_breaks import parted
from checker.reading.model import ReadingError

_LARGEST = 20 * 1024 * 1024
_AGAIN = "请用 Word 或 WPS 打开，另存为 .docx 后再试。"
_OCR = "文档里可能只有图片；请先把图片识别（OCR）成文字，核对无误后再试。"
_CUT = "文件过长，只读取了前面的部分；请只保留报告正文后再试。"
_UNNUMBERED = "自动编号未还原：文档的编号（一、（一）1. 等）没有存成文字；请用 Word 或 WPS 另存为 .docx 后再试。"
_TOKENS = re.compile("([\x01-\x06\x0e-\x13])")
_NEAR = 30
"""Twips; edges of cells that lie nearer are one."""


def read(data: bytes) -> Content:
    """The content of a Rich Text file, of the first 20 MB of one that is larger.

    Raises ReadingError: ``no-text``, ``damaged``.
    """
    start = data[:64].find(b"{\\rtf")
    if start < 0:
        raise ReadingError("damaged", "文件已损坏，无法作为 RTF 文档读取。", _AGAIN)
    try:
        rewritten = rtf_source.Rewriter(data[start : start + _LARGEST]).rewrite()
        text = rtf_to_text(rewritten.text, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
        items = tuple(_Assembly(rewritten.values).items(text))
    except (ReadingError, MemoryError):
        raise
    except Exception as error:  # whatever the converter makes of a broken file
        raise ReadingError("damaged", "文件已损坏，无法作为 RTF 文档读取。", _AGAIN) from error
    if not items:
        raise ReadingError("no-text", "文档里没有文字。", _OCR)
    warnings = [_CUT] if rewritten.is_cut or len(data) > _LARGEST else []
    if rewritten.has_numbers and not rewritten.has_labels:
        warnings.append(_UNNUMBERED)
    return Content(items=items, format="rtf", reader="striprtf", warnings=tuple(warnings))


@dataclass(slots=True)
class _Cell:
    """A cell of a row as it is announced: its right edge, and whether it goes on with that before or above it."""

    edge: int = 0
    is_across: bool = False
    is_down: bool = False


@dataclass(slots=True)
class _Assembly:
    """Paragraphs and tables from text with marks."""

    values: Sequence[int]
    _taken: int = 0
    _buffer: list[str] = field(default_factory=list)
    _depth: int = 0
    _is_centred: bool = False
    _is_in_table: bool = False
    _announced: list[_Cell] = field(default_factory=list)
    _next: _Cell = field(default_factory=_Cell)
    _cells: list[str] = field(default_factory=list)
    _rows: list[tuple[list[str], list[_Cell]]] = field(default_factory=list)

    def items(self, text: str) -> Iterator[Text | Grid]:
        for token in _TOKENS.split(text):
            match token:
                case marks.PARAGRAPH if not (self._is_in_table or self._cells):
                    yield from self._paragraph()
                case marks.PARAGRAPH | marks.LINE:
                    self._buffer.append("\n")
                case marks.CELL:
                    self._cells.append("\n".join(line.strip() for line in self._lines() if line.strip()))
                case marks.ROW:
                    self._row()
                case marks.NEW_ROW:
                    self._announced, self._next = [], _Cell()
                case marks.EDGE:
                    self._next.edge = self._value()
                    self._announced.append(self._next)
                    self._next = _Cell()
                case marks.ACROSS:
                    self._next.is_across = True
                case marks.DOWN:
                    self._next.is_down = True
                case marks.PLAIN:
                    self._is_in_table, self._depth, self._is_centred = False, 0, False
                case marks.CENTRED:
                    self._is_centred = True
                case marks.IN_TABLE:
                    self._is_in_table = True
                case marks.DEPTH:
                    self._depth = self._value()
                case _:
                    self._buffer.append(token)
        self._row()
        yield from self._paragraph()
        yield from self._table()

    def _value(self) -> int:
        self._taken += 1
        return self.values[self._taken - 1]

    def _lines(self) -> list[str]:
        text = "".join(self._buffer)
        self._buffer.clear()
        if any("\ud800" <= character <= "\udfff" for character in text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text.split("\n")

    def _paragraph(self) -> Iterator[Text | Grid]:
        lines = self._lines()
        if any(map(str.strip, lines)):
            yield from self._table()
            yield from parted(lines, (), self._depth, self._is_centred)

    def _row(self) -> None:
        if self._cells:
            self._rows.append((self._cells, self._announced))
            self._cells = []

    def _table(self) -> Iterator[Text | Grid]:
        rows, self._rows = self._rows, []
        edges: list[int] = []
        for edge in sorted({cell.edge for _, announced in rows for cell in announced}):
            if not edges or edge - edges[-1] > _NEAR:
                edges.append(edge)
        filled: list[list[str | None]] = []
        for cells, announced in rows:
            filled.append(_across(cells, announced, edges, filled[-1] if filled else []))
        width = max((len(row) for row in filled), default=0)
        if width > 1:
            yield Grid(tuple((*row, *[""] * (width - len(row))) for row in filled))
        else:
            yield from (Text(tuple(cell.split("\n"))) for row in filled for cell in row if cell)


def _across(cells: list[str], announced: list[_Cell], edges: list[int], above: list[str | None]) -> list[str | None]:
    """The row of ``cells`` by column, those merged across or down filled in."""
    if len(cells) != len(announced):
        return list(cells)
    row: list[str | None] = []
    for text, cell in zip(cells, announced, strict=True):
        column = len(row)
        last = bisect_left(edges, cell.edge - _NEAR)
        span = max(1, last + 1 - column)
        if cell.is_down and column < len(above):
            row += above[column : column + span]
        else:
            row += [None if cell.is_across else text, *[None] * (span - 1)]
    return row
