"""Zip files as they come, and as nobody should make them."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Mapping


def make(files: Mapping[str, bytes]) -> bytes:
    """A zip with these files by their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def with_gbk_name(name: str, data: bytes) -> bytes:
    """A zip as Chinese Windows writes it: the name in GBK, without the flag that would say UTF-8."""
    raw = name.encode("gbk")
    stand_in = "x" * len(raw)
    return make({stand_in: data}).replace(stand_in.encode(), raw)


def with_link(name: str, target: str, files: Mapping[str, bytes]) -> bytes:
    """A zip with a symbolic link beside ``files``."""
    buffer = io.BytesIO(make(files))
    with zipfile.ZipFile(buffer, "a") as package:
        link = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, target)
    return buffer.getvalue()


def encrypted(files: Mapping[str, bytes]) -> bytes:
    """A zip whose members say that they are encrypted."""
    data = bytearray(make(files))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            (flags,) = struct.unpack_from("<H", data, at + offset)
            struct.pack_into("<H", data, at + offset, flags | 1)
            at = data.find(signature, at + 4)
    return bytes(data)


def bomb(name: str = "word/document.xml", megabytes: int = 60) -> bytes:
    """A zip of some kilobytes that unpacks to ``megabytes``."""
    return make({"[Content_Types].xml": b"<Types/>", name: b"\0" * (megabytes << 20)})


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of a zip by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
