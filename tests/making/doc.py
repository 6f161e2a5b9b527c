"""Word-97 files, made by LibreOffice; the tests that need them are left out where it is not installed."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache

from checker.reading.formats import ole
from tests.making import docx
from tests.making.paragraphs import Paragraph
from tests.making.programs import converted

_FORMAT = "doc:MS Word 97"
_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def make(paragraphs: Sequence[Paragraph], style: str = "plain", statistics: bool = False) -> bytes:
    """A report; ``style`` and ``statistics`` as for docx.make."""
    return from_docx((docx.make(paragraphs, style, statistics),))[0]


@lru_cache(maxsize=8)
def from_docx(files: tuple[bytes, ...]) -> list[bytes]:
    """Word files of today as those of Word 97."""
    return converted(files, ".docx", _FORMAT)


def encrypted(data: bytes) -> bytes:
    """``data`` with the mark of a password."""
    start = ole.streams(data)["WordDocument"]
    return data[: start + 11] + bytes([data[start + 11] | 1]) + data[start + 12 :]


def container(*names: str) -> bytes:
    """An OLE file with the streams ``names``, empty ones: what other programs' files begin with."""
    entries = [("Root Entry", 5), *((name, 2) for name in names)]
    directory = b"".join(_entry(name, kind) for name, kind in entries)
    directory += b"\0" * (-len(directory) % _SECTOR)
    count = len(directory) // _SECTOR
    chain = [_TABLE, *range(2, count + 1), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    head = ole.MAGIC + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    return head + table + directory


def _entry(name: str, kind: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text), kind, 1, *[_FREE] * 3) + b"\0" * 36 + b"\0" * 12
