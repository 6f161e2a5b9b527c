"""From checks.yaml, terms.yaml and citations.yaml to what the consistency checks go by."""

from __future__ import annotations

from checker.checklist.model import CheckRule, OfficialTitle, Term
from checker.checklist.problem import Problem
from checker.checklist.yaml_loader import YamlFile


def read_checks(document: YamlFile, problems: list[Problem]) -> tuple[CheckRule, ...]:
    """The checks of ``document`` in its order; one given twice goes to ``problems``."""
    found: dict[str, CheckRule] = {}
    for index, raw in enumerate(document.data["checks"]):
        where = document.where("checks", index)
        rule = CheckRule(raw["id"], raw["title"], raw["severity"], raw.get("why", ""), raw.get("advice", ""), where)
        if found.setdefault(rule.id, rule) is not rule:
            message = f"校核“{rule.id}”重复，第{found[rule.id].where.line}行已经有了"
            problems.append(Problem(where, message, "请删去其中一个"))
    return tuple(found.values())


def read_terms(document: YamlFile, problems: list[Problem]) -> tuple[Term, ...]:
    """The fixed names of ``document``; what could not work goes to ``problems``."""
    found: list[Term] = []
    for index, raw in enumerate(document.data["terms"]):
        right, wrong, unless = raw["right"], tuple(raw["wrong"]), tuple(raw.get("unless", ()))
        for number, slip in enumerate(wrong):
            if slip in right:
                where = document.where("terms", index, "wrong", number)
                message = f"错误写法“{slip}”就在正确写法“{right}”里"
                problems.append(Problem(where, message, "请把错误写法写长一些，使正确写法不含它"))
        for number, context in enumerate(unless):
            if not any(slip in context for slip in wrong):
                where = document.where("terms", index, "unless", number)
                problems.append(Problem(where, f"例外“{context}”里没有一个错误写法", "请写全，或删去这个例外"))
        examples = raw.get("examples", {})
        slips, sound = tuple(examples.get("wrong", ())), tuple(examples.get("right", ()))
        found.append(Term(right, wrong, unless, slips, sound, document.where("terms", index)))
    return tuple(found)


def read_titles(document: YamlFile, problems: list[Problem]) -> tuple[OfficialTitle, ...]:
    """The directory of official titles in ``document``; one given twice goes to ``problems``."""
    found: list[OfficialTitle] = []
    first: dict[str, OfficialTitle] = {}
    for index, raw in enumerate(document.data["titles"]):
        where = document.where("titles", index)
        title, short = (raw, ()) if isinstance(raw, str) else (raw["title"], tuple(raw.get("short", ())))
        entry = OfficialTitle(title, short, where)
        found.append(entry)
        for name in (title, *short):
            if first.setdefault(name, entry) is not entry:
                message = f"名称“{name}”重复，第{first[name].where.line}行已经有了"
                problems.append(Problem(where, message, "请删去其中一个"))
    return tuple(found)
