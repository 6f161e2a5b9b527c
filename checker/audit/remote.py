"""Files that do not lie on this machine: addresses such as ``s3://…`` and ``hdfs://…``, by fsspec (extra “dask”)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec
from fsspec.core import url_to_fs

from checker.reading import ReadingError, Source, read_stream, unpacked

_LITTER = ("~$", "._", ".")
_STAMPS = ("mtime", "LastModified", "last_modified", "modificationTime", "ETag", "etag", "updated", "created")
"""By what the file systems tell that a file has changed; the first that there is counts."""


def expand(url: str, suffixes: Collection[str]) -> list[str]:
    """The addresses of the files that ``url`` means, sorted: a glob by its matches, a folder by the files in it whose
    names end in one of ``suffixes`` (“.docx”), anything else by itself.

    Raises OSError when the folder cannot be listed, ValueError for an unknown kind of address.
    """
    system, path = url_to_fs(url)
    if any(mark in path for mark in "*?["):
        found = system.glob(path)
    elif system.isdir(path):
        found = system.find(path)
        found = [each for each in found if PurePosixPath(each).suffix.lower() in suffixes]
    else:
        return [url]
    depth = len(PurePosixPath(path).parts)
    kept = [each for each in found if not any(map(_is_litter, PurePosixPath(each).parts[depth:]))]
    return sorted(system.unstrip_protocol(each) for each in kept)


def sources(url: str) -> Iterator[Source]:
    """The file at ``url``, or the files in it when it is a zip; what is wrong is in them."""
    try:
        with fsspec.open(url, "rb") as stream:
            data = read_stream(stream)
    except FileNotFoundError:
        yield Source(url, b"", ReadingError("not-found", "文件不存在。", "请核对地址和文件名。"))
    except PermissionError:
        yield Source(url, b"", ReadingError("permission", "没有读取权限。", "请检查访问这个地址的账号和权限。"))
    except (OSError, ValueError) as error:
        said = f"无法读取：{error}。"
        yield Source(url, b"", ReadingError("unreadable", said, "请检查网络、地址和权限。"))
    else:
        yield from unpacked(url, data)


def stamp(url: str) -> tuple[int, int]:
    """Size and a number that changes with the file; zeros where unknown."""
    try:
        system, path = url_to_fs(url)
        about: dict[str, Any] = system.info(path)
    except (OSError, ValueError):
        return 0, 0
    changed = next((str(about[name]) for name in _STAMPS if about.get(name)), "")
    if not changed or not about.get("size"):
        return 0, 0
    # Seven bytes: SQLite's integers are signed and of eight.
    return int(about["size"]), int.from_bytes(hashlib.sha256(changed.encode()).digest()[:7], "big")


def deliver(folder: Path, url: str) -> None:
    """Copies everything in ``folder`` to the folder ``url``.  Raises OSError or ValueError."""
    system, path = url_to_fs(url)
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            target = f"{path.rstrip('/')}/{file.relative_to(folder).as_posix()}"
            system.makedirs(target.rpartition("/")[0], exist_ok=True)
            system.put_file(str(file), target)


def _is_litter(name: str) -> bool:
    return name.startswith(_LITTER) or name == "__MACOSX"
