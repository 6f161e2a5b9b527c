"""From vocabulary.yaml to the concepts and unit classes that patterns name."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from checker.checklist.model import Vocabulary
from checker.checklist.pattern import TIMES, Node, concepts
from checker.checklist.pattern_reader import PatternReader
from checker.checklist.problem import Problem
from checker.checklist.yaml_loader import YamlFile

MAX_DEPTH = 20
"""How many concepts may use one another in a row."""


def read_vocabulary(document: YamlFile, problems: list[Problem]) -> Vocabulary:
    """The vocabulary of ``document``; unsound concepts and cycles are left out and added to ``problems``."""
    sources = document.data["concepts"]
    units = {name: tuple(members) for name, members in document.data["units"].items()}
    for name in sorted(units.keys() & set(TIMES)):
        where = document.where("units", name)
        problems.append(Problem(where, f"“#{name}”是自带的时间类别，不能改写", "请换一个名称"))
    reader = PatternReader(sources, units, problems)
    nodes = {name: reader.read_any(document, ("concepts", name), source) for name, source in sources.items()}
    sound = {name: node for name, node in nodes.items() if node is not None}
    for cycle in _cycles(sound):
        path = " → ".join(f"@{name}" for name in (*cycle, cycle[0]))
        where = document.where("concepts", cycle[0])
        problems.append(Problem(where, f"概念互相引用，没有尽头：{path}", "请把其中一处改写成具体的词语"))
        for name in cycle:
            sound.pop(name, None)
    for name in _too_deep(sound):
        message = f"概念“@{name}”套用了超过{MAX_DEPTH}层别的概念"
        problems.append(Problem(document.where("concepts", name), message, "请把中间的概念合并"))
    places = {f"@{name}": document.where("concepts", name) for name in sources}
    places |= {f"#{name}": document.where("units", name) for name in units}
    return Vocabulary(sound, units, places)


def _too_deep(nodes: dict[str, Node]) -> list[str]:
    uses = {name: concepts(node) & nodes.keys() for name, node in nodes.items()}
    depth: dict[str, int] = {}
    for name in TopologicalSorter(uses).static_order():
        depth[name] = 1 + max((depth[used] for used in uses[name]), default=0)
    return [name for name in nodes if depth[name] == MAX_DEPTH + 1]


def _cycles(nodes: dict[str, Node]) -> list[list[str]]:
    """Cycles that leave none when all their concepts are taken out, each from its first concept in the file."""
    # Sorted: which of several cycles is met first must not depend on the order of a set.
    uses = {name: sorted(concepts(node)) for name, node in nodes.items()}
    order = list(nodes)
    found: list[list[str]] = []
    while True:
        try:
            TopologicalSorter(uses).prepare()
            return found
        except CycleError as error:
            cycle = error.args[1][:0:-1]
            first = cycle.index(min(cycle, key=order.index))
            found.append(cycle[first:] + cycle[:first])
            uses = {name: [u for u in used if u not in cycle] for name, used in uses.items() if name not in cycle}
