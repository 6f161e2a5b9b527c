"""Settings of a project: ``checker.yaml``, or ``[tool.checker]`` in pyproject.toml."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from importlib import resources
from pathlib import Path
from typing import Any

from checker.checklist.model import GateRule
from checker.checklist.problem import ChecklistError, Problem, Where
from checker.checklist.structure import check_structure
from checker.checklist.yaml_loader import YamlFile, load_yaml
from checker.gate.fail_on import FailOn
from checker.gate.model import Thresholds

NAMES = ("checker.yaml", "pyproject.toml")
_TABLE = re.compile(rb"^[ \t]*\[\s*tool\s*\.\s*checker\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Override:
    """What is different for the files matching one of the globs ``files``; None where nothing is said."""

    files: tuple[str, ...]
    profile: str | None
    fail_under: Mapping[str, Decimal] | None
    fail_on: frozenset[FailOn] | None


@dataclass(frozen=True, slots=True)
class Settings:
    """``folder`` is where the settings stand: paths and globs in them count from there.  None: nothing is said."""

    folder: Path
    file: str
    profile: str | None = None
    fail_under: Mapping[str, Decimal] | None = None
    fail_on: frozenset[FailOn] | None = None
    waivers: str | None = None
    baseline: str | None = None
    reviews: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()


def schema() -> dict[str, Any]:
    """The JSON Schema of ``checker.yaml`` (and of the table in pyproject.toml)."""
    return dict(json.loads((resources.files("checker.gate") / "schemas" / "settings.schema.json").read_text("utf-8")))


def find_settings(start: Path) -> Settings:
    """The settings in the folder of ``start`` or the nearest one above; empty ones where there are none.

    Raises ChecklistError for a file that is not sound, OSError for one that cannot be read.
    """
    # Not resolved: paths are counted from the folder as people see it, links and all.
    folder = Path(os.path.abspath(start if start.is_dir() else start.parent))
    for place in (folder, *folder.parents):
        for name in NAMES:
            file = place / name
            if file.is_file() and (found := read_settings(file)):
                return found
    return Settings(folder, "")


def read_settings(file: Path) -> Settings | None:
    """The settings in ``file``; None for a pyproject.toml without ``[tool.checker]``.  Raises as find_settings."""
    source = file.read_bytes()
    if file.suffix == ".toml":
        document = _toml(source, file.name)
        if document is None:
            return None
    else:
        document = load_yaml(source, file.name)
    problems = check_structure(document, schema()) or list(_not_numbers(document))
    if problems:
        raise ChecklistError(tuple(problems))
    data = document.data
    return Settings(
        folder=file.parent,
        file=file.name,
        profile=data.get("profile"),
        fail_under=_percentages(data.get("fail-under")),
        fail_on=_kinds(data.get("fail-on")),
        waivers=data.get("waivers"),
        baseline=data.get("baseline"),
        reviews=data.get("reviews"),
        include=tuple(data.get("include", ())),
        exclude=tuple(data.get("exclude", ())),
        overrides=tuple(
            Override(
                tuple(entry["files"]),
                entry.get("profile"),
                _percentages(entry.get("fail-under")),
                _kinds(entry.get("fail-on")),
            )
            for entry in data.get("overrides", ())
        ),
    )


def unknown_dimensions(settings: Settings, known: Collection[str]) -> list[str]:
    """The dimensions that ``fail-under`` names and the checklist does not have."""
    named = [settings.fail_under, *(o.fail_under for o in settings.overrides)]
    return sorted({key for entry in named if entry for key in entry if key and key not in known})


def override_of(settings: Settings, path: str) -> Override | None:
    """The last override whose globs match ``path``, which counts from the settings' folder and is written with /."""
    found = [o for o in settings.overrides if any(fnmatchcase(path, glob) for glob in o.files)]
    return found[-1] if found else None


def thresholds(
    settings: Settings,
    path: str,
    rule: GateRule,
    fail_under: Mapping[str, Decimal],
    fail_on: Sequence[FailOn],
) -> Thresholds:
    """The thresholds for the document at ``path``: a key of the command line replaces the override's, that the
    settings', and where none says anything the profile's own gate ``rule`` applies.
    """
    override = override_of(settings, path)
    under = fail_under or (override.fail_under if override else None) or settings.fail_under
    kinds = frozenset(fail_on) or (override.fail_on if override else None)
    if kinds is None:
        kinds = settings.fail_on
    if under is None and kinds is None:
        under = {} if rule.fail_under is None else {"": Decimal(str(rule.fail_under))}
        kinds = frozenset(FailOn(kind) for kind in rule.fail_on)
    return Thresholds(under or {}, kinds or frozenset())


def _toml(source: bytes, name: str) -> YamlFile | None:
    line = source[: found.start()].count(b"\n") + 1 if (found := _TABLE.search(source)) else 1
    try:
        data = tomllib.loads(source.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        if found is None:
            return None  # another tool's mistake is not ours to tell
        problem = Problem(Where(name, line), f"TOML 写法有误：{error}", "请对照 TOML 的格式改正")
        raise ChecklistError((problem,)) from error
    tool = data.get("tool")
    if not isinstance(tool, dict) or "checker" not in tool:
        return None
    # TOML has no line numbers to give; messages name the table.
    return YamlFile(f"{name} [tool.checker]", tool["checker"], {(): line})


def _not_numbers(document: YamlFile) -> Iterator[Problem]:
    # TOML knows nan, which is neither too small nor too large.
    data = document.data
    for path, entry in [((), data), *((("overrides", n), o) for n, o in enumerate(data.get("overrides", ())))]:
        for percent in (_percentages(entry.get("fail-under")) or {}).values():
            if not percent.is_finite():
                where = document.where(*path, "fail-under")
                yield Problem(where, f"最低得分不能是“{percent}”", "请写 0 到 100 的数字")


def _percentages(value: Any) -> Mapping[str, Decimal] | None:
    if value is None:
        return None
    if isinstance(value, dict):
        return {"" if key == "total" else key: Decimal(str(percent)) for key, percent in value.items()}
    return {"": Decimal(str(value))}


def _kinds(value: Any) -> frozenset[FailOn] | None:
    return None if value is None else frozenset(FailOn(kind) for kind in value)
