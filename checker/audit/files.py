"""What a path stands for, be it on this machine or an address."""

from __future__ import annotations

import os
from collections.abc import Iterator

from checker.reading import Source, sources


def is_remote(path: str) -> bool:
    """Whether ``path`` is an address (``s3://…``) rather than a path of this machine."""
    return "://" in path


def opened(path: str) -> Iterator[Source]:
    """The files ``path`` stands for: one, or those in a zip.  ImportError for an address without fsspec."""
    if is_remote(path):
        from checker.audit import remote

        return remote.sources(path)
    return sources(path)


def stamp(path: str) -> tuple[int, int]:
    """Size and time of change, by which an unchanged file is known without reading it; zeros where unknown."""
    if is_remote(path):
        from checker.audit import remote

        return remote.stamp(path)
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return 0, 0
    return status.st_size, status.st_mtime_ns


def identity(path: str) -> str:
    """``path`` the same whatever folder one is in."""
    return path if is_remote(path) else os.path.abspath(path)
