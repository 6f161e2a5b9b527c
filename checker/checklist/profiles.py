"""From profile files to the dimensions, weights, levels and grades an evaluation uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.checklist.model import CheckRule, Dimension, Element, GateRule, Grade, Level, Profile
from checker.checklist.problem import Problem, Where
from checker.checklist.suggest import did_you_mean
from checker.checklist.yaml_loader import Path, YamlFile


@dataclass(frozen=True, slots=True)
class ProfileChain:
    """A profile and those it extends, nearest last."""

    files: tuple[YamlFile, ...]

    @property
    def ids(self) -> list[str]:
        return [f.data["id"] for f in self.files]

    @property
    def version(self) -> str:
        return str(self.files[-1].data["version"])


def profile_chain(name: str, files: Mapping[str, YamlFile], folder: str, problems: list[Problem]) -> ProfileChain:
    """The profile ``name`` and what it extends, out of ``files`` (by stem); an empty chain when there is none."""
    for stem, file in files.items():
        if file.data["id"] != stem:
            message = f"方案编号“{file.data['id']}”与文件名“{stem}.yaml”不一致"
            problems.append(Problem(file.where("id"), message, "请改成一样的"))
    where = Where(f"{folder}/profiles", 1)
    chain: list[YamlFile] = []
    wanted: str | None = name
    while wanted is not None:
        if wanted not in files:
            hint = did_you_mean(wanted, files) or f"现有方案：{'、'.join(files) or '无'}"
            problems.append(Problem(where, f"没有方案“{wanted}”", hint))
            break
        if files[wanted] in chain:
            names = " → ".join([*(f.data["id"] for f in chain), wanted])
            problems.append(Problem(where, f"方案互相继承，没有尽头：{names}", "请删去其中一个 extends"))
            break
        chain.append(files[wanted])
        where = files[wanted].where("extends")
        wanted = files[wanted].data.get("extends")
    return ProfileChain(tuple(reversed(chain)))


def apply_profile(
    chain: ProfileChain, dimensions: list[Dimension], checks: tuple[CheckRule, ...], problems: list[Problem]
) -> tuple[Profile | None, tuple[Dimension, ...], tuple[CheckRule, ...]]:
    """The profile of ``chain``; ``dimensions`` and ``checks`` as it wants them, without what it drops.

    Unknown ids and unsound grades go to ``problems``; the profile is None for an empty chain.
    """
    if not chain.files:
        return None, tuple(dimensions), checks
    by_id = {d.id: d for d in dimensions}
    elements = {e.id for d in dimensions for e in d.elements}
    droppable = elements | {c.id for c in checks}
    order: list[str] = list(by_id)
    dropped: set[str] = set()
    changes: dict[str, dict[str, Any]] = {}
    grades: tuple[Grade, ...] = ()
    gate: dict[str, Any] = {}
    for file in chain.files:
        known = _Known(file, problems)
        if "dimensions" in file.data:
            order = known.of(file.data["dimensions"], by_id, ("dimensions",), "维度")
        dropped |= set(known.of(file.data.get("drop", []), droppable, ("drop",), "要素或校核"))
        for id_ in known.of(file.data.get("elements", {}), elements, ("elements",), "要素"):
            changes[id_] = changes.get(id_, {}) | file.data["elements"][id_]
        if "grades" in file.data:
            grades = _grades(file, problems)
        gate |= file.data.get("gate", {})
    last = chain.files[-1]
    if not any("grades" in f.data for f in chain.files):
        problems.append(Problem(last.where(), "方案没有写等次（grades）", "如 grades: [{name: 合格, at_least: 0}]"))
    chosen = [_changed(by_id[id_], dropped, changes) for id_ in order]
    kept = {e.id for d in chosen for e in d.elements}
    chosen = [replace(d, elements=tuple(_unmooted(e, kept) for e in d.elements)) for d in chosen if d.elements]
    kept_checks = tuple(c for c in checks if c.id not in dropped)
    rule = GateRule(gate.get("fail-under"), tuple(gate.get("fail-on", ())))
    return Profile(last.data["id"], last.data["title"], grades, rule), tuple(chosen), kept_checks


@dataclass(frozen=True, slots=True)
class _Known:
    file: YamlFile
    problems: list[Problem]

    def of(self, ids: list[str] | dict[str, Any], known: Any, path: Path, kind: str) -> list[str]:
        """The ``ids`` that are ``known``, each once; the others become problems."""
        found: list[str] = []
        for index, id_ in enumerate(ids):
            where = self.file.where(*path, index if isinstance(ids, list) else id_)
            if id_ in found:
                self.problems.append(Problem(where, f"{kind}“{id_}”写了两次", "请删去其中一个"))
            elif id_ in known:
                found.append(id_)
            else:
                hint = did_you_mean(id_, known) or f"请写一个已有的{kind}编号"
                self.problems.append(Problem(where, f"没有{kind}“{id_}”", hint))
        return found


def _grades(file: YamlFile, problems: list[Problem]) -> tuple[Grade, ...]:
    grades = sorted((Grade(g["name"], g["at_least"]) for g in file.data["grades"]), key=lambda g: -g.at_least)
    where = file.where("grades")
    if len({g.at_least for g in grades}) < len(grades) or len({g.name for g in grades}) < len(grades):
        problems.append(Problem(where, "等次的名称或最低分重复", "请给每个等次不同的名称和最低分"))
    if grades[-1].at_least != 0:
        problems.append(Problem(where, "最低一档等次的 at_least 不是 0", "请让最低一档从 0 分开始，使任何得分都有等次"))
    return tuple(grades)


def _changed(dimension: Dimension, dropped: set[str], changes: Mapping[str, Mapping[str, Any]]) -> Dimension:
    elements = []
    for element in dimension.elements:
        if element.id not in dropped:
            change = changes.get(element.id, {})
            weight = change.get("weight", element.weight)
            level = Level(change.get("level", element.level))
            elements.append(replace(element, weight=weight, level=level))
    return replace(dimension, elements=tuple(elements))


def _unmooted(element: Element, kept: set[str]) -> Element:
    """An element the profile does not ask for cannot make another moot."""
    return element if element.moot_if_nil is None or element.moot_if_nil in kept else replace(element, moot_if_nil=None)
