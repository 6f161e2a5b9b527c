"""The pattern language: from the text of a pattern to its tree.  docs/rule-language.md is its reference.

conjunction := sequence ("&" ["!"] sequence)*
sequence    := choice (("…" | "……") choice)*
choice      := term ("|" term)*
term        := "(" conjunction ")" | "《" conjunction "》" | "@"name | "#"[name] | "/"regex"/" | literal
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

GAP = 16
"""How many characters ``…`` may bridge."""

TIMES = ("日期", "年份", "本年", "来年", "往年")
"""Built-in figure classes: a full date, any year, the report's year, a later one, an earlier one."""

_TOKEN = re.compile(
    r"\s*(……|[&…|()《》!]|@[^&…|()《》@#/!\s]+|#[^&…|()《》@#/!\s]*|/(?:[^/\\]|\\.)+/|[^&…|()《》@#/!]+)"
)


class PatternError(ValueError):
    """The text of a pattern is not well formed; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Literal:
    text: str


@dataclass(frozen=True, slots=True)
class Concept:
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with a unit of class ``unit``; any figure when empty."""

    unit: str


@dataclass(frozen=True, slots=True)
class Regex:
    source: str


@dataclass(frozen=True, slots=True)
class Adjacent:
    """Terms written without an operator stand directly side by side: ``比#往年``."""

    steps: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """``near[i]`` says whether ``steps[i]`` and ``steps[i + 1]`` must stand close (…) or in one sentence (……)."""

    steps: tuple[Node, ...]
    near: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Conjunction:
    wanted: tuple[Node, ...]
    vetoes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """Matches only inside 书名号."""

    inner: Node


Node = Literal | Concept | Figure | Regex | Adjacent | Choice | Sequence | Conjunction | Title


def parse_pattern(source: str) -> Node:
    """The tree of ``source``.  Raises PatternError for anything that is not well formed."""
    parser = _Parser(_tokens(source))
    node = parser.conjunction()
    if parser.peek():
        raise PatternError(f"多余的“{parser.peek()}”")
    return node


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly under ``node``; concepts are not followed."""
    match node:
        case Choice(options):
            return options
        case Adjacent(steps) | Sequence(steps):
            return steps
        case Conjunction(wanted, vetoes):
            return wanted + vetoes
        case Title(inner):
            return (inner,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """``node`` and everything under it; concepts are not followed."""
    yield node
    for child in children(node):
        yield from walk(child)


def literals(node: Node) -> set[str]:
    """Every literal under ``node``; concepts are not followed."""
    return {n.text for n in walk(node) if isinstance(n, Literal)}


def concepts(node: Node) -> set[str]:
    """The names of the concepts used directly under ``node``."""
    return {n.name for n in walk(node) if isinstance(n, Concept)}


def units(node: Node) -> set[str]:
    """The names of the unit classes used directly under ``node``."""
    return {n.unit for n in walk(node) if isinstance(n, Figure) and n.unit}


def _tokens(source: str) -> list[str]:
    tokens: list[str] = []
    position = 0
    stripped = source.rstrip()
    while position < len(stripped):
        found = _TOKEN.match(stripped, position)
        if found is None:
            raise PatternError(f"第{position + 1}个字符“{stripped[position]}”处无法理解")
        tokens.append(found[1].strip())
        position = found.end()
    return [t for t in tokens if t]


class _Parser:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.position = 0

    def peek(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.position += 1
        return token

    def conjunction(self) -> Node:
        wanted: list[Node] = []
        vetoes: list[Node] = []
        while True:
            if self.peek() == "!":
                self.take()
                vetoes.append(self.sequence())
            else:
                wanted.append(self.sequence())
            if self.peek() != "&":
                break
            self.take()
        if not wanted:
            raise PatternError("只有排除项“!”，没有要找的内容")
        if len(wanted) == 1 and not vetoes:
            return wanted[0]
        return Conjunction(tuple(wanted), tuple(vetoes))

    def sequence(self) -> Node:
        steps = [self.choice()]
        near: list[bool] = []
        while self.peek() in ("…", "……"):
            near.append(self.take() == "…")
            steps.append(self.choice())
        return steps[0] if len(steps) == 1 else Sequence(tuple(steps), tuple(near))

    def choice(self) -> Node:
        options = [self.phrase()]
        while self.peek() == "|":
            self.take()
            options.append(self.phrase())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def phrase(self) -> Node:
        terms = [self.term()]
        while (token := self.peek()) and token not in ("&", "…", "……", "|", ")", "》", "!"):
            terms.append(self.term())
        return terms[0] if len(terms) == 1 else Adjacent(tuple(terms))

    def term(self) -> Node:
        token = self.take()
        if token == "(":
            return self._closed(")")
        if token == "《":
            return Title(self._closed("》"))
        if token.startswith("@"):
            return Concept(token[1:])
        if token.startswith("#"):
            return Figure(token[1:])
        if token.startswith("/"):
            try:
                re.compile(token[1:-1])
            except re.error as error:
                raise PatternError(f"正则表达式“{token}”有误：{error}") from None
            return Regex(token[1:-1])
        if not token or token in ("&", "…", "……", "|", ")", "》", "!"):
            raise PatternError(f"“{token or '结尾'}”之前缺少词语")
        return Literal(token)

    def _closed(self, bracket: str) -> Node:
        inner = self.conjunction()
        if self.take() != bracket:
            raise PatternError(f"缺少“{bracket}”")
        return inner
