"""Web pages: the text of the report without the site around it."""

from __future__ import annotations

import re

from checker.reading.formats import html_body, html_items, html_page
from checker.reading.formats.content import Content, Grid, Text
from checker.reading.model import ReadingError

_AGAIN = (
    "请用浏览器打开网页，等正文完全显示后按 Ctrl+S 另存为“网页，单个文件（.mhtml）”，或把正文复制到 Word 文档再试。"
)
_OCR = "正文如果是图片，请下载网页所附的原文件（Word 或 PDF），或先把图片识别（OCR）成文字再试。"
_DAMAGED = "文件已损坏，无法作为网页读取。"


def read(data: bytes) -> Content:
    """The content of a web page.

    Raises ReadingError: ``no-text`` for a page that only loads its text from elsewhere or shows pictures, ``damaged``.
    """
    return read_page(data, "html")


def read_page(data: bytes, name: str, charset: str = "") -> Content:
    """The content of the page ``data``, which came in a file of the format ``name`` with the label ``charset``."""
    try:
        return _content(data, name, charset)
    except (ReadingError, MemoryError):
        raise
    except Exception as error:  # whatever lxml makes of a broken file
        raise ReadingError("damaged", _DAMAGED, _AGAIN) from error


def _content(data: bytes, name: str, charset: str) -> Content:
    text, warnings = html_page.decode(data, charset)
    page = html_page.parse(text)
    if page is None:
        raise ReadingError("no-text", "网页是空的，没有正文。", _AGAIN)
    is_frame = page.find(".//iframe") is not None or page.find(".//frame") is not None
    is_program = page.find(".//script") is not None
    has_pictures = page.find(".//img") is not None
    titles = html_page.titles(page)
    html_page.drop_hidden(page)
    body = html_body.find(page)
    items = [item for element in body.elements for item in html_items.of(element)]
    if not items:
        reason = "只有框架，正文在别的页面里" if is_frame else "正文要由脚本载入" if is_program else "没有成段的文字"
        raise ReadingError(
            "no-text", f"网页里没有报告正文：{reason}。", _OCR if has_pictures and not is_frame else _AGAIN
        )
    shown = html_body.title(page, body.elements[0], titles)
    heading = [] if shown is None else [Text(i.lines) for i in html_items.of(shown) if isinstance(i, Text)]
    if heading and not _begins_with(items, heading):
        items = [*heading, *items]
    named = titles[0] or ("".join(line for item in heading for line in item.lines) if heading else titles[1])
    return Content(
        items=tuple(_plain_title(items, named)), format=name, reader=body.reader, title=named, warnings=warnings
    )


def _plain_title(items: list[Text | Grid], named: str) -> list[Text | Grid]:
    # The title of the page is its first heading, but no section of the report.
    first = items[0]
    if isinstance(first, Text) and first.depth:
        others = sum(isinstance(item, Text) and 0 < item.depth <= first.depth for item in items[1:])
        text = _compact("".join(first.lines))
        if (text and text in _compact(named)) or not others:
            return [Text(first.lines), *items[1:]]
    return items


def _begins_with(items: list[Text | Grid], heading: list[Text]) -> bool:
    start = "".join("".join(item.lines) for item in items[:8] if isinstance(item, Text))
    return _compact("".join("".join(item.lines) for item in heading)) in _compact(start)


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text)
