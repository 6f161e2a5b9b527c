"""Word-97 files (.doc), which Kingsoft's .wps are too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from office_oxide import Document

from checker.reading.formats import ole, soffice
from checker.reading.formats.content import Content, Grid, Text
from checker.reading.formats.soft_breaks import parted
from checker.reading.model import ReadingError

_DAMAGED = "文件已损坏，无法作为 Word 文档（.doc/.wps）读取。"
_AGAIN = "请用 Word 或 WPS 打开，确认内容完整后另存为 .docx 再试。"
_UNNUMBERED = (
    "自动编号未还原：文档的编号（一、（一）1. 等）由 Word 自动生成，没有存成文字；"
    "装有 LibreOffice 时可以还原，也可以用 Word 或 WPS 另存为 .docx 后再试。"
)
_OTHERS = (
    ("Workbook", "Excel 或 WPS 表格", "请选报告的文字文档；表格请复制到 Word 文档中。"),
    ("Book", "Excel 或 WPS 表格", "请选报告的文字文档；表格请复制到 Word 文档中。"),
    ("PowerPoint Document", "PowerPoint 或 WPS 演示", "请选报告的文字文档。"),
    ("MatOST", "Microsoft Works 文档", "请用 WPS 或 LibreOffice 打开，另存为 .docx 后再试。"),
    ("__properties_version1.0", "Outlook 邮件", "请先从邮件中另存报告附件。"),
)
_ENCRYPTED = ("EncryptedPackage", "EncryptedSummary")
_FLAGS, _IS_ENCRYPTED = 11, 0x01
"""The byte of a Word-97 stream that tells of a password, and its bit."""
_WIDEST = 64


def read(data: bytes) -> Content:
    """The content of a Word-97 file.

    Raises ReadingError: ``encrypted``, ``unsupported`` for other programs' files, ``no-text``, ``damaged``.
    """
    _check_kind(data)
    document = _document(data)
    if document is None or _has_numbers(document):
        converted = _converted(data)
        if converted is not None:
            return converted
        if document is None:
            raise ReadingError("damaged", _DAMAGED, _AGAIN)
    try:
        items = tuple(_with_whole_tables(_of_document(document)))
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # not the lists and dicts it should be
        raise ReadingError("damaged", _DAMAGED, _AGAIN) from error
    if not items:
        raise ReadingError("no-text", "文档里没有文字。", "如果文档里只有图片，请先把图片识别（OCR）成文字再试。")
    warnings = (_UNNUMBERED,) if _has_numbers(document) else ()
    return Content(items=items, format="doc", reader="office-oxide", warnings=warnings)


def _check_kind(data: bytes) -> None:
    streams = ole.streams(data)
    word = streams.get("WordDocument")
    if any(name in streams for name in _ENCRYPTED) or (word is not None and _has_password(data, word)):
        raise ReadingError(
            "encrypted", "文档已加密，需要密码才能打开。", "请用 Word 或 WPS 打开，去掉密码后另存，再重新提交。"
        )
    if word is None:
        for name, kind, hint in _OTHERS:
            if name in streams:
                raise ReadingError("unsupported", f"这不是 Word 文档，看起来是 {kind}。", hint)
        if streams:
            raise ReadingError("unsupported", "这不是 Word 文档，是别的程序的文件。", _AGAIN)


def _has_password(data: bytes, start: int) -> bool:
    return data[start : start + 2] in (b"\xec\xa5", b"\xdc\xa5") and bool(
        data[start + _FLAGS : start + _FLAGS + 1] and data[start + _FLAGS] & _IS_ENCRYPTED
    )


def _document(data: bytes) -> Any:
    """The document as office-oxide gives it, plain lists and dicts; None where it cannot."""
    try:
        return Document.from_bytes(data, "doc").to_ir()
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the library is no Exception
        return None


def _converted(data: bytes) -> Content | None:
    """The content by way of LibreOffice, which works automatic numbers out; None where it cannot."""
    made = soffice.to_docx(data, ".doc")
    if made is None:
        return None
    from checker.reading.formats import docx

    try:
        return replace(docx.read(made), format="doc", reader="soffice")
    except ReadingError:
        return None


def _has_numbers(document: Any) -> bool:
    """Whether a list with automatic numbers is in ``document``, at any depth."""
    waiting: list[Any] = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if part.get("ordered"):
                return True
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return False


def _of_document(document: Any) -> Iterator[Text | Grid]:
    is_first = True
    for section in document.get("sections", ()):
        for element in section.get("elements", ()):
            for item in _items(element):
                # The first line is called a heading whatever its style.
                yield Text(item.lines) if is_first and isinstance(item, Text) else item
                is_first = False


def _with_whole_tables(items: Iterator[Text | Grid]) -> Iterator[Text | Grid]:
    """``items`` with the tables of many columns in one piece, of which the library makes one for every row."""
    table: Grid | None = None
    for item in items:
        if isinstance(item, Grid) and table and len(item.rows) == 1 and len(item.rows[0]) == len(table.rows[0]):
            table = Grid(table.rows + item.rows)
            continue
        if table:
            yield table
        table = item if isinstance(item, Grid) else None
        if isinstance(item, Text):
            yield item
    if table:
        yield table


def _items(element: Any) -> Iterator[Text | Grid]:
    match element.get("type"):
        case "paragraph":
            yield from _text(element, 0)
        case "heading":
            yield from _text(element, int(element.get("level") or 0))
        case "table":
            yield from _table(element)
        case "list":
            yield from _list(element)
        case "text_box":
            for part in element.get("content", ()):
                yield from _items(part)


def _text(element: Any, depth: int) -> Iterator[Text]:
    runs = element.get("content", ())
    text = "".join("\n" if run.get("type") == "line_break" else run.get("text", "") for run in runs)
    yield from parted(text.splitlines(), (), depth, element.get("alignment") == "center")


def _list(element: Any) -> Iterator[Text | Grid]:
    for item in element.get("items", ()):
        for part in item.get("content", ()):
            yield from _items(part)
        nested = item.get("nested")
        if nested:
            yield from _list(nested)


def _table(element: Any) -> Iterator[Text | Grid]:
    rows = [
        row["cells"] for row in element.get("rows", ()) if any(cell.get("content") for cell in row.get("cells", ()))
    ]
    places: list[dict[int, str | None]] = [{} for _ in rows]
    for number, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column in places[number]:
                column += 1
            across = max(1, min(int(cell.get("col_span") or 1), _WIDEST))
            text = "\n".join(_cell_lines(cell))
            for below in places[number : number + max(1, int(cell.get("row_span") or 1))]:
                below[column] = text
                for step in range(1, across):
                    below[column + step] = None
            column += across
    width = max((max(row, default=-1) + 1 for row in places), default=0)
    grid = tuple(tuple(row.get(column, "") for column in range(width)) for row in places)
    if width > 1:
        yield Grid(grid)
    else:
        yield from (Text((line,)) for row in grid for cell in row for line in (cell or "").split("\n") if line)


def _cell_lines(cell: Any) -> Sequence[str]:
    lines: list[str] = []
    for part in cell.get("content", ()):
        for item in _items(part):
            if isinstance(item, Text):
                lines += item.lines
            else:
                lines += (" ".join(text for text in row if text) for row in item.rows)
    return lines
