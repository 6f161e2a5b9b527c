"""PDF, by PDFium.  Pages that are pictures are left to whoever can recognise them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from checker.reading.formats.content import Content, Grid, Text
from checker.reading.formats.layout import Page, Piece, arrange
from checker.reading.formats.pdf_page import Sheet, look
from checker.reading.model import ReadingError

# It would warn of circular bookmarks on the console.
logging.getLogger("pypdfium2").addHandler(logging.NullHandler())

Recognise = Callable[[pdfium.PdfBitmap, int], Sequence[Piece]]
"""Reads the picture of a page (RGB; ``to_pil()``, ``to_numpy()``) whose number is given: its text, places in pixels.

What a reader must be told of it is for the caller to add; should it find the page to be turned, the places are those
on the page turned upright.
"""

MOST_PAGES = 500
_RESOLUTION = 200.0
"""Dots an inch at which a page is given to ``Recognise``."""
_LARGEST = 25_000_000
"""Pixels of a page; larger ones are drawn smaller."""
_END, _TAIL = b"%%EOF", 2048
_BROKEN = (pdfium.PdfiumError, ValueError, OverflowError)
"""What pypdfium2 raises for broken pages: the latter two for impossible sizes and titles that are no text."""
_DEEPEST, _MOST_BOOKMARKS = 6, 2_000
_OCR = '请安装文字识别组件：pip install "fazhi-checker[ocr]"，或向发文单位索取可复制文字的文件。'


def read(
    data: bytes, recognise: Recognise | None = None, progress: Callable[[int, int], None] | None = None
) -> Content:
    """The paragraphs and tables of a PDF.

    Every page that is a picture is drawn and given to ``recognise``; without it the page is left out and named in a
    warning.  ``progress`` is told the page that was read, from 1, and their number.
    Raises ReadingError: “damaged”, “encrypted”, “too-large” (more than 500 pages), “no-text”,
    “missing-extra” (pictures only, and nothing to recognise them).
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise _encrypted() from error
        raise _damaged() from error
    try:
        return _read(document, data, recognise, progress)
    except _BROKEN as error:
        raise _damaged() from error
    finally:
        document.close()


def _read(
    document: pdfium.PdfDocument,
    data: bytes,
    recognise: Recognise | None,
    progress: Callable[[int, int], None] | None,
) -> Content:
    count = len(document)
    if count > MOST_PAGES:
        raise ReadingError(
            "too-large", f"PDF 有 {count} 页，超过 {MOST_PAGES} 页的上限。", "请只保留报告本身的页，另存后再核查。"
        )
    pages: list[Page] = []
    pictures, hidden, broken = [], [], []
    for number in range(1, count + 1):
        try:
            page = document.get_page(number - 1)
        except _BROKEN:
            broken.append(number)
            continue
        try:
            sheet = look(page, number)
            if not sheet.is_picture:
                pages.append(sheet.page)
            elif recognise:
                pages.append(_recognised(page, sheet, recognise))
            elif sheet.hidden:
                hidden.append(number)
                pages.append(replace(sheet.page, pieces=sheet.hidden))
            else:
                pictures.append(number)
                pages.append(sheet.page)
        except _BROKEN:
            broken.append(number)
        finally:
            page.close()
        if progress:
            progress(number, count)
    if len(broken) == count:
        raise _damaged()
    items = arrange(pages)
    if not items or len(pictures) == count - len(broken):
        raise _no_text(bool(pictures), recognise is not None)
    warnings = _warnings(pictures, hidden, broken)
    if _END not in data[-_TAIL:]:
        warnings.append("PDF 的结尾不完整，可能没有下载或拷贝完全，内容可能有缺失。")
    return Content(_with_depths(items, document), "pdf", "pypdfium2", count, "", tuple(warnings))


def _recognised(page: pdfium.PdfPage, sheet: Sheet, recognise: Recognise) -> Page:
    """The page as ``recognise`` reads it, in points."""
    width, height = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
    scale = min(_RESOLUTION / 72, (_LARGEST / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        found = recognise(bitmap, sheet.page.number)
    finally:
        bitmap.close()
    pieces = tuple(
        Piece(piece.text, piece.left / scale, piece.right / scale, piece.baseline / scale, piece.size / scale)
        for piece in found
    )
    return Page(sheet.page.number, width, height, pieces)


def _with_depths(items: Sequence[Text | Grid], document: pdfium.PdfDocument) -> tuple[Text | Grid, ...]:
    """``items`` with the depth of the headings the file's bookmarks name, each bookmark used once and in order."""
    bookmarks: dict[str, list[int]] = {}
    for count, bookmark in enumerate(document.get_toc(max_depth=_DEEPEST)):
        if count == _MOST_BOOKMARKS:
            break
        bookmarks.setdefault(_plain(bookmark.get_title()), []).append(bookmark.level + 1)
    found: list[Text | Grid] = []
    for item in items:
        depths = bookmarks.get(_plain("".join(item.lines))) if isinstance(item, Text) else None
        found.append(replace(item, depth=depths.pop(0)) if isinstance(item, Text) and depths else item)
    return tuple(found)


def _plain(text: str) -> str:
    return "".join(text.split())


def _warnings(pictures: Sequence[int], hidden: Sequence[int], broken: Sequence[int]) -> list[str]:
    found = []
    if pictures:
        found.append(f"第 {_numbers(pictures)} 页是图片（扫描件），其中的文字没有读取。{_OCR}")
    if hidden:
        found.append(f"第 {_numbers(hidden)} 页是图片，文字取自扫描时附带的识别结果，可能有错字，请核对原件。")
    if broken:
        found.append(f"第 {_numbers(broken)} 页已损坏，没有读取。")
    return found


def _numbers(pages: Sequence[int]) -> str:
    """“2、4—7” for 2, 4, 5, 6, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


def _damaged() -> ReadingError:
    return ReadingError(
        "damaged", "文件已损坏，无法作为 PDF 文档读取。", "请重新下载或拷贝该文件，或从原文档重新导出 PDF 后再试。"
    )


def _encrypted() -> ReadingError:
    return ReadingError(
        "encrypted", "PDF 设有打开密码，无法读取。", "请用 PDF 阅读器输入密码打开，另存（打印）为不加密的 PDF 后再试。"
    )


def _no_text(has_pictures: bool, is_recognised: bool) -> ReadingError:
    if has_pictures and not is_recognised:
        from checker.reading.formats.scans import missing_extra

        return missing_extra()
    if has_pictures:
        hint = "请核对扫描件是否清楚、方向是否正确，重新扫描（150 dpi 以上）后再试。"
        return ReadingError("no-text", "PDF 里只有图片，没有识别出文字。", hint)
    return ReadingError("no-text", "PDF 里没有文字。", "请确认文件是否为报告正文，或从原文档重新导出 PDF。")
