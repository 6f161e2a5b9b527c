"""From the paths a person names to the files they mean."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from glob import glob
from pathlib import Path

from checker.cli.console import STDIN

SUFFIXES = frozenset({
    ".txt", ".md", ".markdown", ".docx", ".docm", ".dotx", ".doc", ".wps", ".wpt", ".rtf", ".odt", ".pdf", ".ofd",
    ".html", ".htm", ".mhtml", ".mht", ".zip", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp",
})  # fmt: skip
"""Names under which reports come; of a folder only these are taken, whatever their content turns out to be."""

_LITTER = ("~$", "._", ".")


def expand(
    paths: Sequence[str], include: Sequence[str] = (), exclude: Sequence[str] = (), base: Path | None = None
) -> list[str]:
    """The files that ``paths`` mean, each once: files as they are named, folders by the reports in them, sorted.

    A glob stands for the files it matches (a shell that expands none leaves that to us).  In folders, ``include`` globs
    replace the choice by suffix, ``exclude`` globs always leave out; both are matched with the path from ``base``
    (default: the folder one is in).  A path that does not exist stays, to be told of.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            found |= dict.fromkeys(_matches(path) or [path])
        else:
            found |= dict.fromkeys(_reports(path, include, exclude, base or Path.cwd()))
    return list(found)


def _matches(path: str) -> list[str]:
    """The files a glob matches, sorted; none for a path that is a file or no glob."""
    if not any(mark in path for mark in "*?[") or os.path.lexists(path):
        return []
    return sorted(match for match in glob(path, recursive=True) if os.path.isfile(match))


def relative(path: str, base: Path) -> str:
    """``path`` as it counts from ``base``, written with /; as it is when it lies elsewhere."""
    try:
        return Path(os.path.abspath(path)).relative_to(os.path.abspath(base)).as_posix()
    except ValueError:
        return path.replace("\\", "/")


def _reports(folder: str, include: Sequence[str], exclude: Sequence[str], base: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(_LITTER) and name != "__MACOSX")
        for name in sorted(names):
            path = os.path.join(place, name)
            counted = relative(path, base)
            if any(fnmatchcase(counted, glob) for glob in exclude) or name.startswith(_LITTER):
                continue
            wanted = (
                any(fnmatchcase(counted, glob) for glob in include)
                if include
                else Path(name).suffix.lower() in SUFFIXES
            )
            if wanted and os.path.isfile(path):
                yield path
