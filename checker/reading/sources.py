"""From a path to the bytes of the files it stands for: one, or those in a zip."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from checker.reading.archive import members
from checker.reading.guard import LARGEST, check_size
from checker.reading.model import ReadingError
from checker.reading.sniff import Kind, kind_of


@dataclass(frozen=True, slots=True)
class Source:
    """A file by the name it is reported under, with its bytes or what keeps them away."""

    name: str
    data: bytes
    error: ReadingError | None = None


def sources(path: str) -> Iterator[Source]:
    """The file at ``path``, or the files in it when it is a zip (“the.zip/报告.docx”); what is wrong is in them."""
    try:
        data = read_path(Path(path))
    except ReadingError as error:
        yield Source(path, b"", error)
    else:
        yield from unpacked(path, data)


def unpacked(name: str, data: bytes) -> Iterator[Source]:
    """The file ``name`` with the content ``data``, or the files in it when that is a zip."""
    try:
        if kind_of(data) is not Kind.ZIP:
            yield Source(name, data)
            return
        found = list(members(data))
        if not found:
            raise ReadingError("empty-archive", "压缩包里没有文件。", "请检查压缩包是否完整。")
    except ReadingError as error:
        yield Source(name, data, error)
    else:
        for member in found:
            yield Source(f"{name}/{member.name}", member.data, member.error)


def read_path(path: Path) -> bytes:
    """The content of the file ``path``.

    Raises ReadingError: ``not-found``, ``directory``, ``permission``, ``unreadable``, ``too-large``.
    """
    try:
        if not str(path).strip() or str(path) == ".":
            raise ReadingError("not-found", "文件名是空的。", "请写出报告文件的路径。")
        if path.is_dir():  # Windows would call it a matter of permission
            raise IsADirectoryError
        with path.open("rb") as stream:
            if (size := os.fstat(stream.fileno()).st_size) > LARGEST:
                check_size(size)
            return read_stream(stream)
    except OSError as error:
        raise _trouble(error) from error
    except ValueError as error:  # a path with a NUL character
        raise _not_found() from error


def read_stream(stream: BinaryIO) -> bytes:
    """The rest of ``stream``, one byte more than is allowed at most: a pipe has no size and a device no end."""
    return stream.read(LARGEST + 1)


def _trouble(error: OSError) -> ReadingError:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _not_found()
        case IsADirectoryError():
            return ReadingError(
                "directory", "这是文件夹，不是报告文件。", "请写出其中的报告文件，例如“文件夹/*.txt”，或者批量核查。"
            )
        case PermissionError():
            return ReadingError("permission", "没有读取权限。", "请检查文件权限，或复制到自己的文件夹后再试。")
        case _:
            said = f"无法读取：{error.strerror or error}。"
            return ReadingError("unreadable", said, "请确认文件没有损坏、没有被其他程序占用。")


def _not_found() -> ReadingError:
    return ReadingError("not-found", "文件不存在。", "请核对路径和文件名。")
