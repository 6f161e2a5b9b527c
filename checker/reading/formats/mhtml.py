"""Web pages saved as one file (.mhtml, .mht), by a browser or by Word."""

from __future__ import annotations

import email
from email.message import Message

from checker.reading.formats.content import Content
from checker.reading.formats.html import read_page
from checker.reading.model import ReadingError

_DAMAGED = "文件已损坏，无法作为单个文件网页（.mhtml）读取。"
_AGAIN = "请用浏览器重新打开原网页另存，或把正文复制到 Word 文档再试。"
_PAGES = ("text/html", "application/xhtml+xml")
_MOST = 20
"""Pages in frames that are looked into."""


def read(data: bytes) -> Content:
    """The content of the page in the file; of a page in frames, that of the frame with the text.

    Raises ReadingError: ``no-text`` for a page without, ``damaged``.
    """
    try:
        pages = _pages(email.message_from_bytes(data.lstrip()))
    except MemoryError:
        raise
    except Exception as error:  # whatever the standard library makes of broken headers
        raise ReadingError("damaged", _DAMAGED, _AGAIN) from error
    if not pages:
        raise ReadingError("damaged", _DAMAGED, _AGAIN)
    failures: list[ReadingError] = []
    for content, charset in pages[:_MOST]:
        try:
            return read_page(content, "mhtml", charset)
        except ReadingError as error:
            failures.append(error)
    raise failures[0]


def _pages(message: Message) -> list[tuple[bytes, str]]:
    """The pages in ``message``, that which is shown first, with the charset their part names."""
    parts = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = str(message.get_param("start", ""))
    parts.sort(key=lambda part: not start or str(part.get("Content-ID", "")) != start)
    pages = []
    for part in parts:
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            pages.append((payload, part.get_content_charset("")))
    return pages
