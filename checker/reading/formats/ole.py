"""The container of Word-97 files (OLE): which streams it holds, and where they start."""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_STREAM = 2
_MOST_SECTORS = 1 << 16


def streams(data: bytes) -> dict[str, int]:
    """The streams of ``data`` by name, with the byte each starts at; empty where the container is broken.

    The place is that of a stream of 4,096 bytes or more; smaller ones are kept elsewhere.
    """
    try:
        return _streams(data)
    except (struct.error, IndexError):
        return {}


def _streams(data: bytes) -> dict[str, int]:
    if not data.startswith(MAGIC):
        return {}
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        return {}
    size = 1 << shift
    (sector,) = struct.unpack_from("<I", data, 48)
    tables = [table for table in struct.unpack_from("<109I", data, 76) if table < 0xFFFFFFFA]
    found: dict[str, int] = {}
    seen: set[int] = set()
    while sector < 0xFFFFFFFA and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        start = (sector + 1) * size
        for offset in range(start, min(start + size, len(data) - _ENTRY + 1), _ENTRY):
            (length,) = struct.unpack_from("<H", data, offset + 64)
            kind = data[offset + 66]
            name = data[offset : offset + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
            if kind == _STREAM and name:
                (first,) = struct.unpack_from("<I", data, offset + 116)
                found[name] = (first + 1) * size
        table, place = divmod(sector, size // 4)
        # A directory beyond the tables the header names has thousands of entries: no report has.
        if table >= len(tables):
            break
        (sector,) = struct.unpack_from("<I", data, (tables[table] + 1) * size + 4 * place)
    return found
