"""Zip packages: what is refused before anything is unpacked, and the files inside one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from checker.reading.model import ReadingError

MOST_MEMBERS = 2000
LARGEST_MEMBER = 100 * 1024 * 1024
LARGEST_TOTAL = 300 * 1024 * 1024
STEEPEST_RATIO = 200
"""How many times smaller packed than unpacked, above 1 MB; real documents stay below 40."""

_SMALL = 1024 * 1024
_SYMLINK = 0o120000
_NAMES = "gb18030"
"""What Chinese Windows writes file names in when it does not say UTF-8."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive: its name there, for display only, and its bytes, or why it could not be had."""

    name: str
    data: bytes
    error: ReadingError | None = None


def check(data: bytes) -> None:
    """Raises ReadingError for a zip that must not be unpacked: ``bomb``, ``encrypted`` or ``damaged``."""
    with _open(data) as package:
        _check(package.infolist())


def members(data: bytes) -> Iterator[Member]:
    """The files in the zip ``data``, in the order of their names; archives inside it are opened once, not deeper.

    Links, folders and what systems leave behind (``__MACOSX``, ``~$…``, ``.DS_Store``) are passed over.
    Raises ReadingError: ``bomb``, ``damaged``; what is wrong with one file is told in that file.
    """
    yield from _members(data, "", nested=True)


def _members(data: bytes, prefix: str, nested: bool) -> Iterator[Member]:
    with _open(data) as package:
        infos = package.infolist()
        _check_sizes(infos)
        for info in sorted(infos, key=lambda member: member.filename):
            if info.is_dir() or info.external_attr >> 16 & 0o170000 == _SYMLINK or _is_litter(info.filename):
                continue
            name = prefix + shown_name(info.filename)
            member = _read(package, info, name)
            if member.error is None and nested and member.data.startswith(b"PK\x03\x04") and _is_archive(member.data):
                try:
                    yield from _members(member.data, f"{name}/", nested=False)
                except ReadingError as error:
                    yield Member(name, b"", error)
            else:
                yield member


def shown_name(name: str) -> str:
    """The path inside an archive as it may be shown: no way out of it, no drive, no control characters."""
    steps = [step for step in name.replace("\\", "/").split("/") if step not in ("", ".", "..")]
    if steps and steps[0].endswith(":"):
        del steps[0]
    return "".join(c for c in "/".join(steps) if c.isprintable()) or "未命名"


def _read(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Member:
    if info.flag_bits & 1:
        return Member(name, b"", _encrypted())
    try:
        with package.open(info) as stream:
            data = stream.read(LARGEST_MEMBER + 1)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        return Member(name, b"", _damaged(error))
    except Exception as error:
        if type(error).__module__ not in ("zlib", "lzma", "_lzma"):
            raise
        return Member(name, b"", _damaged(error))
    if len(data) > LARGEST_MEMBER:
        return Member(name, b"", _bomb())
    return Member(name, data)


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data), metadata_encoding=_NAMES)
    except (zipfile.BadZipFile, OSError, ValueError, UnicodeDecodeError, EOFError, NotImplementedError):
        pass
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise _damaged(error) from error


def _check(infos: list[zipfile.ZipInfo]) -> None:
    _check_sizes(infos)
    if any(info.flag_bits & 1 for info in infos):
        raise _encrypted()


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    steep = any(i.file_size > _SMALL and i.file_size > STEEPEST_RATIO * max(1, i.compress_size) for i in infos)
    if len(infos) > MOST_MEMBERS or total > LARGEST_TOTAL or steep or any(i.file_size > LARGEST_MEMBER for i in infos):
        raise _bomb()


def _is_litter(name: str) -> bool:
    base = name.replace("\\", "/").rpartition("/")[2]
    return "__MACOSX" in name or base.startswith(("~$", "._")) or base in (".DS_Store", "Thumbs.db", "desktop.ini")


def _is_archive(data: bytes) -> bool:
    from checker.reading.sniff import Kind, kind_of

    try:
        return kind_of(data) is Kind.ZIP
    except ReadingError:
        return False


def _bomb() -> ReadingError:
    return ReadingError(
        "bomb",
        "压缩内容异常（解开后过大、过多或压缩率异常），为安全起见没有读取。",
        "请确认文件来源；正常的文档可用 Word 或 WPS 打开后另存一份再试。",
    )


def _encrypted() -> ReadingError:
    return ReadingError("encrypted", "文件已加密，需要密码才能打开。", "请用密码打开后另存为不加密的文件再试。")


def _damaged(error: BaseException) -> ReadingError:
    found = ReadingError("damaged", "压缩包已损坏或不完整，打不开。", "请重新下载或向报送单位重新索取。")
    found.__cause__ = error
    return found
