"""Result parts: the outcomes of one shard as one file, written by whoever worked them out, wherever that was."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence

from fsspec.core import url_to_fs

from checker.audit.model import Found, Outcome

_INDEX = "outcomes.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def name(context: str, stamps: Sequence[tuple[str, int, int]]) -> str:
    """The file name of the part of a shard: the same for the same paths with the same size and time of change."""
    text = json.dumps([context, *stamps], ensure_ascii=True)
    return f"part-{hashlib.sha256(text.encode()).hexdigest()[:32]}.zip"


def write(folder: str, file: str, outcomes: Iterable[Outcome]) -> None:
    """Writes the part ``file`` into the folder with the address ``folder``; it is there whole or not at all.

    Raises OSError.
    """
    system, path = url_to_fs(folder)
    system.makedirs(path, exist_ok=True)
    data = _packed(list(outcomes))
    unfinished = f"{path.rstrip('/')}/{hashlib.sha256(data).hexdigest()[:16]}-{file}.tmp"
    system.pipe_file(unfinished, data)
    system.mv(unfinished, f"{path.rstrip('/')}/{file}")


def read(folder: str, file: str) -> list[Outcome] | None:
    """The outcomes in the part ``file``; None when it is not there or damaged."""
    system, path = url_to_fs(folder)
    try:
        with zipfile.ZipFile(io.BytesIO(system.cat_file(f"{path.rstrip('/')}/{file}"))) as package:
            return [
                Outcome(
                    path=each["path"],
                    size=each["size"],
                    changed=each["changed"],
                    files=tuple(Found(*found) for found in each["files"]),
                    records={key: package.read(key) for key in each["records"]},
                )
                for each in json.loads(package.read(_INDEX))
            ]
    except (FileNotFoundError, zipfile.BadZipFile, KeyError, ValueError, TypeError):
        return None


def remove(folder: str) -> None:
    """Removes the folder of parts."""
    system, path = url_to_fs(folder)
    if system.exists(path):
        system.rm(path, recursive=True)


def _packed(outcomes: Sequence[Outcome]) -> bytes:
    index = [
        {
            "path": outcome.path,
            "size": outcome.size,
            "changed": outcome.changed,
            "files": [(found.name, found.key, found.error) for found in outcome.files],
            "records": sorted(outcome.records),
        }
        for outcome in outcomes
    ]
    records = {key: packed for outcome in outcomes for key, packed in outcome.records.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        package.writestr(zipfile.ZipInfo(_INDEX, _EPOCH), json.dumps(index, ensure_ascii=True))
        for key, packed in sorted(records.items()):
            package.writestr(zipfile.ZipInfo(key, _EPOCH), packed)
    return target.getvalue()
