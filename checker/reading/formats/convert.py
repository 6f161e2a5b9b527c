"""From the bytes of a file of a known kind to its content; runs in the worker process."""

from __future__ import annotations

from collections.abc import Callable

from checker.reading.formats.content import Content
from checker.reading.sniff import Kind

Progress = Callable[[int, int], None]
"""Told the page that is done and the number of pages, by formats that take long."""


def convert(kind: Kind, data: bytes, progress: Progress) -> Content:
    """The content of ``data``.  Raises ReadingError: ``damaged``, ``encrypted``, ``no-text``, ``missing-extra`` …"""
    match kind:
        case Kind.DOCX:
            from checker.reading.formats import docx

            return docx.read(data)
        case Kind.ODT:
            from checker.reading.formats import odt

            return odt.read(data)
        case Kind.DOC:
            from checker.reading.formats import doc

            return doc.read(data)
        case Kind.RTF:
            from checker.reading.formats import rtf

            return rtf.read(data)
        case Kind.PDF:
            from checker.reading.formats import ocr

            return ocr.read_pdf(data, progress)
        case Kind.OFD:
            from checker.reading.formats import ofd

            return ofd.read(data, progress)
        case Kind.HTML:
            from checker.reading.formats import html

            return html.read(data)
        case Kind.MHTML:
            from checker.reading.formats import mhtml

            return mhtml.read(data)
        case Kind.IMAGE:
            from checker.reading.formats import ocr

            return ocr.read(data, progress)
        case Kind.TEXT | Kind.ZIP:
            raise ValueError(f"{kind} is read without a worker")
