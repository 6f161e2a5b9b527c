"""Waivers: approved exceptions, each with approver, reason and an end."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from fnmatch import fnmatchcase
from importlib import resources
from typing import Any

from checker.checklist.problem import ChecklistError, Problem
from checker.checklist.structure import check_structure
from checker.checklist.suggest import did_you_mean
from checker.checklist.yaml_loader import load_yaml
from checker.gate.model import Severity, Trouble, Waiver

LONGEST = timedelta(days=366)
WARN_WITHIN = timedelta(days=30)


def schema() -> dict[str, Any]:
    """The JSON Schema of ``waivers.yaml``."""
    source = (resources.files("checker.gate") / "schemas" / "waivers.schema.json").read_text("utf-8")
    return dict(json.loads(source))


def load_waivers(source: bytes, file: str, rules: Collection[str]) -> tuple[Waiver, ...]:
    """The waivers in ``source``, the content of ``file``; ``rules`` are the ids of the elements and checks there are.

    Raises ChecklistError with every problem: structure, unknown rules, dates that do not exist, longer than 366 days.
    """
    document = load_yaml(source, file)
    problems = check_structure(document, schema())
    if problems:
        raise ChecklistError(tuple(problems))
    found = []
    for index, entry in enumerate(document.data["waivers"]):
        where = document.where("waivers", index)
        days = {key: _day(entry[key]) for key in ("granted", "expires")}
        for key, day in days.items():
            if day is None:
                message = f"{key} 的日期“{entry[key]}”不存在"
                problems.append(Problem(document.where("waivers", index, key), message, "请写成 2026-03-31 的样子"))
        if entry["rule"] not in rules:
            hint = did_you_mean(entry["rule"], rules) or "全部编号见：checker rules list"
            problems.append(Problem(document.where("waivers", index, "rule"), f"没有要素或校核“{entry['rule']}”", hint))
        granted, expires = days["granted"], days["expires"]
        if granted is None or expires is None:
            continue
        if not granted <= expires <= granted + LONGEST:
            message = f"有效期从{granted}到{expires}，应在批准之日起的 {LONGEST.days} 天以内"
            problems.append(
                Problem(document.where("waivers", index, "expires"), message, "请改正日期，到期后可以重新批准")
            )
        found.append(
            Waiver(entry["rule"], entry["documents"], entry["reason"], entry["approver"], granted, expires, where.line)
        )
    if problems:
        raise ChecklistError(tuple(problems))
    return tuple(found)


def matching(waivers: Sequence[Waiver], rule: str, document: str, today: date) -> Waiver | None:
    """The first waiver of ``rule`` for ``document`` in force on ``today`` (Shanghai)."""
    for waiver in waivers:
        in_force = waiver.granted <= today <= waiver.expires
        if in_force and waiver.rule == rule and covers(waiver, document):
            return waiver
    return None


def covers(waiver: Waiver, document: str) -> bool:
    """Whether the glob of ``waiver`` matches ``document``, its path written with ``/``; ``*`` crosses folders."""
    path = document.replace("\\", "/")
    return fnmatchcase(path.removeprefix("./"), waiver.documents.removeprefix("./"))


def troubles(
    waivers: Sequence[Waiver],
    used: Collection[Waiver],
    documents: Collection[str],
    exists: Callable[[str], bool],
    today: date,
    file: str,
) -> list[Trouble]:
    """What is wrong with waivers on ``today``: expired or unused ones are errors, those that end soon are told.

    ``used`` are those that excused a finding of this run over ``documents``; one for documents outside the run is
    unused only when its glob matches nothing that ``exists``.
    """
    found = []
    for waiver in waivers:
        where = f"{file}:{waiver.line}"
        concerns = any(covers(waiver, document) for document in documents)
        if today > waiver.expires:
            message = f"对“{waiver.rule}”的豁免已于{waiver.expires}到期"
            found.append(Trouble(Severity.ERROR, where, message, "请补齐内容后删去这条豁免，或重新报批"))
        elif today < waiver.granted:
            message = f"对“{waiver.rule}”的豁免从{waiver.granted}起才生效"
            found.append(Trouble(Severity.WARNING, where, message, "请核对批准日期"))
        elif waiver not in used and (concerns or not exists(waiver.documents)):
            message = f"对“{waiver.rule}”的豁免没有用上（{waiver.documents}）"
            found.append(Trouble(Severity.ERROR, where, message, "报告已经写明，或者文件名对不上：请删去或改正"))
        elif waiver.expires - today <= WARN_WITHIN:
            days = (waiver.expires - today).days
            message = f"对“{waiver.rule}”的豁免还有 {days} 天到期（{waiver.expires}）"
            found.append(Trouble(Severity.WARNING, where, message, "请在到期前补齐内容"))
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
