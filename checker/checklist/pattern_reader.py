"""Reads the patterns in rule files: parsed, every name in them known, every literal worth looking for."""

from __future__ import annotations

from collections.abc import Callable, Collection

from checker.checklist.pattern import (
    TIMES,
    Adjacent,
    Choice,
    Concept,
    Conjunction,
    Literal,
    Node,
    PatternError,
    Title,
    children,
    concepts,
    literals,
    parse_pattern,
    units,
)
from checker.checklist.problem import Problem, Where
from checker.checklist.suggest import did_you_mean
from checker.checklist.yaml_loader import Path, YamlFile

_FULL_WIDTH = {"｜": "|", "＆": "&", "＠": "@", "＃": "#"}


class PatternReader:
    """Reads patterns against the names of a vocabulary; what is wrong goes to ``problems``."""

    def __init__(self, concept_names: Collection[str], unit_names: Collection[str], problems: list[Problem]) -> None:
        self.concept_names = concept_names
        self.unit_names = unit_names
        self.problems = problems

    def read(self, source: str, where: Where, *, marks: bool = False) -> Node | None:
        """The tree of ``source``, or None when there is a problem.  ``marks``: punctuation alone is welcome."""
        try:
            node = parse_pattern(source)
        except PatternError as error:
            hint = "写法见 docs/rule-language.md；规则里有 # 时，请整条用双引号括起来"
            self._fail(where, f"规则“{_short(source)}”有误：{error}", hint)
            return None
        except RecursionError:
            self._fail(where, "规则的括号嵌套太深", "请把中间的部分写成词表里的概念")
            return None
        before = len(self.problems)
        for literal in sorted(literals(node)):
            if hint := _width_hint(literal):
                self._fail(where, f"规则“{_short(source)}”里的“{_short(literal)}”用了全角符号", hint)
        if not marks:
            for literal in sorted(_lone_marks(node)):
                message = f"规则“{_short(source)}”里的“{literal}”只有标点，没有文字"
                self._fail(where, message, "请写出要找的词语")
        for name in sorted(concepts(node) - set(self.concept_names)):
            message = f"规则“{_short(source)}”用了词表里没有的概念“@{name}”"
            self._fail(where, message, _name_hint("@", name, self.concept_names, "concepts"))
        for name in sorted(units(node) - {*self.unit_names, *TIMES}):
            message = f"规则“{_short(source)}”用了词表里没有的单位类别“#{name}”"
            self._fail(where, message, _name_hint("#", name, {*self.unit_names, *TIMES}, "units"))
        return node if len(self.problems) == before else None

    def read_any(self, document: YamlFile, path: Path, value: str | list[str], *, marks: bool = False) -> Node | None:
        """A pattern, or a list of patterns of which any will do, at ``path`` of ``document``."""
        if isinstance(value, str):
            return self.read(value, document.where(*path), marks=marks)
        nodes = [self.read(v, document.where(*path, i), marks=marks) for i, v in enumerate(value)]
        return either([n for n in nodes if n is not None])

    def _fail(self, where: Where, message: str, hint: str) -> None:
        self.problems.append(Problem(where, message, hint))


def either(nodes: list[Node]) -> Node | None:
    """One node that matches what any of ``nodes`` does; None when there are none."""
    options = [o for n in nodes for o in (n.options if isinstance(n, Choice) else (n,))]
    return options[0] if len(options) == 1 else Choice(tuple(options)) if options else None


def _short(source: str) -> str:
    return source if len(source) <= 40 else source[:40] + "…"


def _lone_marks(node: Node) -> set[str]:
    """Literals without a letter, Han character or digit, but for those that join others (``@单位、@单位``)."""
    if isinstance(node, Literal):
        return set() if any(c.isalnum() for c in node.text) else {node.text}
    inner = (c for c in children(node) if not (isinstance(node, Adjacent) and isinstance(c, Literal)))
    return set[str]().union(*map(_lone_marks, inner))


def _width_hint(text: str) -> str:
    wide = next((c for c in text if c in _FULL_WIDTH), "")
    return f"“{wide}”不起作用，请改为半角“{_FULL_WIDTH[wide]}”" if wide else ""


def _name_hint(sign: str, name: str, known: Collection[str], place: str) -> str:
    if hint := _width_hint(name):
        return hint
    start = max((k for k in known if name.startswith(k)), key=len, default="")
    if start:
        return f"后面紧跟文字时要加括号：({sign}{start}){name[len(start) :]}"
    return did_you_mean(name, sorted(known)) or f"请先在 vocabulary.yaml 的 {place} 里写上它"


def bare_characters(node: Node, concept: Callable[[str], Node | None]) -> set[str]:
    """The one-character literals that would be a match of ``node`` on their own."""
    match node:
        case Literal(text):
            return {text} if len(text) == 1 else set()
        case Concept(name):
            inner = concept(name)
            return bare_characters(inner, concept) if inner else set()
        case Choice(options):
            return set[str]().union(*(bare_characters(o, concept) for o in options))
        case Title(inner):
            return bare_characters(inner, concept)
        case Conjunction((only,), _):
            return bare_characters(only, concept)
        case _:
            return set()
