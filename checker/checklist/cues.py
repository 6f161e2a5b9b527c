"""From modality.yaml to the cues that change how a mention is meant."""

from __future__ import annotations

import re
from typing import Any

from checker.checklist.model import Cue, Modality, Reach, Scope
from checker.checklist.pattern import Choice, Node, Sequence
from checker.checklist.pattern_reader import PatternReader
from checker.checklist.problem import Problem, Where
from checker.checklist.yaml_loader import Path, YamlFile

_MARKED = re.compile(r"[^【】]*【[^【】]+】[^【】]*")


def read_cues(document: YamlFile, names: PatternReader) -> tuple[Cue, ...]:
    """The cues of ``document``; what is wrong goes to the problems of ``names`` and is left out."""
    found: dict[str, Cue] = {}
    for index, raw in enumerate(document.data["cues"]):
        path: Path = ("cues", index)
        cue = _cue(raw, path, document, names)
        if raw["id"] in found:
            message = f"语气词编号“{raw['id']}”重复，第{found[raw['id']].where.line}行已经有了"
            names.problems.append(Problem(document.where(*path), message, "请改成别的编号，或把两条合并"))
        elif cue is not None:
            found[cue.id] = cue
    return tuple(found.values())


def _cue(raw: dict[str, Any], path: Path, document: YamlFile, names: PatternReader) -> Cue | None:
    pattern = names.read_any(document, (*path, "pattern"), raw["pattern"])
    scope = Scope(raw["scope"]["direction"], Reach(raw["scope"]["window"]))
    if pattern and scope.direction == "between" and not all(isinstance(o, Sequence) for o in _options(pattern)):
        message = "方向为 between 时，写法应为“前词 …… 后词”"
        where = document.where(*path, "pattern")
        names.problems.append(Problem(where, message, '请写成两个词，中间用 …… 隔开，如 "将 …… 作为"'))
    unless, until = (
        names.read_any(document, (*path, key), raw[key], marks=True) if key in raw else None
        for key in ("unless", "until")
    )
    examples = raw.get("examples", {})
    affects, spares = (
        _examples(examples.get(key, []), (*path, "examples", key), document, names.problems)
        for key in ("affects", "spares")
    )
    if pattern is None:
        return None
    ranks = frozenset[str](raw.get("ranks", ()))
    where = document.where(*path)
    return Cue(raw["id"], Modality(raw["modality"]), pattern, scope, unless, until, ranks, where, affects, spares)


def _options(node: Node) -> tuple[Node, ...]:
    return node.options if isinstance(node, Choice) else (node,)


def _examples(
    texts: list[str], path: Path, document: YamlFile, problems: list[Problem]
) -> tuple[tuple[str, Where], ...]:
    found = []
    for index, text in enumerate(texts):
        where = document.where(*path, index)
        if _MARKED.fullmatch(text):
            found.append((text, where))
        else:
            message = f"例句“{text}”应有且只有一处【】"
            problems.append(Problem(where, message, "请用【】标出要看语气的那个词，如 下一步拟【聘请】2名法律顾问"))
    return tuple(found)
