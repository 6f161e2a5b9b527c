"""Strict YAML: plain data with the line of everything, and every problem with what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from checker.checklist.problem import ChecklistError, Problem, Where

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_PROBLEMS = 50

Path = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_LINE_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTE_IT = "含有 : # @ & | ! * % 等符号的文字，请整条用双引号括起来"


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The plain data of a file (the outermost is a mapping) and the line, from 1, of every key and item."""

    file: str
    data: dict[str, Any]
    lines: dict[Path, int]

    def where(self, *path: str | int) -> Where:
        """The place of ``path``, or of the nearest thing around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return Where(self.file, self.lines.get(path, 1))


def load_yaml(source: str | bytes, file: str) -> YamlFile:
    """Read one YAML document.  ``file`` names it in messages.

    Only true, false, null and decimal numbers are anything but text: ``yes``, ``on``, ``010``, ``1:30`` and
    ``2026-12-31`` stay as written, and keys are always text.  Raises ChecklistError for bad syntax, tabs,
    duplicate keys, anchors, aliases, tags, merge keys, several documents, too large a file, or not UTF-8.
    """
    text = _decoded(source, file)
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        builder.problems.append(_syntax_problem(error, text, file))
    except _Stop:
        pass
    if builder.problems:
        raise ChecklistError(tuple(builder.problems))
    if not isinstance(builder.root, dict):
        what = "文件是空的" if builder.root is None else "最外层应为“键: 值”"
        raise _single(file, 1, what, "请按 docs/rule-language.md 的样子填写")
    return YamlFile(file, builder.root, builder.lines)


class _Stop(Exception):
    """Nothing more can be said about this file."""


@dataclass(slots=True)
class _Frame:
    container: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class _Builder:
    """Turns parser events into plain data without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.lines: dict[Path, int] = {(): 1}
        self.root: Any = None
        self.stack: list[_Frame] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.fail(line, "一个文件里写了多份内容（---）", "请拆成几个文件，或删去“---”")
                    raise _Stop
            case yaml.AliasEvent():
                self.fail(line, f"用了引用“*{event.anchor}”", "不支持锚点和引用，请把内容写全；若是文字，请加引号")
                self.place(None, line)
            case yaml.ScalarEvent():
                self.refuse_extras(event, line)
                if self.expects_key():
                    self.take_key(event.value, line)
                else:
                    self.place(_resolved(event), line)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.refuse_extras(event, line)
                self.open({} if isinstance(event, yaml.MappingStartEvent) else [], line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case _:
                pass

    def refuse_extras(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self.fail(line, f"用了锚点“&{event.anchor}”", "不支持锚点和引用，请把内容写全；若是文字，请加引号")
        if event.tag is not None:
            self.fail(line, f"用了标签“{event.tag}”", "不支持标签；以“!”开头的文字请加引号")

    def expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].container, dict) and self.stack[-1].key is None

    def take_key(self, key: str, line: int) -> None:
        frame = self.stack[-1]
        path = (*frame.path, key)
        if key == "<<":
            self.fail(line, "用了合并键“<<”", "不支持合并，请把内容写全")
        elif path in self.lines:
            self.fail(line, f"键“{key}”重复，第{self.lines[path]}行已经有了", "请删去其中一个，或改成别的键")
            # Under a name of its own, or everything in it would be a duplicate too.
            key = f"{key}@{line}"
        else:
            self.lines[path] = line
        frame.key = key

    def open(self, container: dict[str, Any] | list[Any], line: int) -> None:
        if self.expects_key():
            self.fail(line, "键不能是列表或“{…}”", _QUOTE_IT)
            raise _Stop
        if len(self.stack) >= MAX_DEPTH:
            self.fail(line, f"嵌套超过{MAX_DEPTH}层", "请检查缩进和括号")
            raise _Stop
        self.stack.append(_Frame(container, self.place(container, line)))

    def place(self, value: Any, line: int) -> Path:
        if not self.stack:
            self.root = value
            return ()
        frame = self.stack[-1]
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            self.lines[path] = line
            frame.container.append(value)
        elif frame.key is None:
            self.take_key("*", line)
            return frame.path
        else:
            path = (*frame.path, frame.key)
            frame.container[frame.key] = value
            frame.key = None
        return path

    def fail(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(Where(self.file, line), message, hint))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop


def _resolved(event: Any) -> str | int | float | bool | None:
    value: str = event.value
    if not event.implicit[0]:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    return float(value) if _FLOAT.fullmatch(value) else value


def _decoded(source: str | bytes, file: str) -> str:
    if len(source) > MAX_BYTES:
        raise _single(file, 1, f"文件太大（超过{MAX_BYTES // 1_000_000} MB）", "请拆成几个文件")
    try:
        text = source.decode() if isinstance(source, bytes) else source
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _single(file, line, "文件不是 UTF-8 编码", "请在编辑器里“另存为”，编码选 UTF-8") from None
    if bad := _UNPRINTABLE.search(text):
        line = len(_LINE_BREAK.findall(text, 0, bad.start())) + 1
        hint = "请删去这一行的特殊字符后重新输入"
        raise _single(file, line, f"文件里有看不见的控制字符 U+{ord(bad[0]):04X}", hint)
    return text.removeprefix("\ufeff")


def _single(file: str, line: int, message: str, hint: str) -> ChecklistError:
    return ChecklistError((Problem(Where(file, line), message, hint),))


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(Where(file, 1), "文件里有 YAML 不允许的字符", "请删去看不见的特殊字符")
    mark = error.problem_mark or error.context_mark
    number, column = (mark.line, mark.column) if mark else (0, 0)
    rows = _LINE_BREAK.split(text)
    row = rows[number] if number < len(rows) else ""
    said = f"{error.context or ''} {error.problem or ''}"
    started = error.context_mark.line if error.context_mark else number
    if "\t" in row[: len(row) - len(row.lstrip())] or row[column : column + 1] == "\t":
        message, hint = f"第{number + 1}行用了制表符，请改用空格", "在编辑器里把 Tab 全部替换为两个空格"
    elif "cannot start any token" in said:
        message, hint = f"“{row[column : column + 1]}”不能放在开头", _QUOTE_IT
    elif "mapping values are not allowed" in said:
        message, hint = "这里不该出现“: ”", "检查上一行的缩进；" + _QUOTE_IT
    elif "quoted scalar" in said and "escape" in said:
        message, hint = "双引号里的反斜杠“\\”用得不对", "改用单引号，或把“\\”写成“\\\\”"
    elif "quoted scalar" in said:
        number, message, hint = started, "引号没有配对", "请补上另一半引号；文字里的引号请用中文引号"
    elif "flow" in said:
        number, message, hint = started, "“[ ]”或“{ }”没有配对，或缺少逗号", "请补全括号和逗号；" + _QUOTE_IT
    elif "block" in said or "simple key" in said:
        message, hint = "缩进没有对齐，或引号之后还有文字，或缺少“: ”", "同一层的各行请从同一列开始；" + _QUOTE_IT
    elif "alias" in said or "anchor" in said or "tag" in said:
        message, hint = "“*”“&”“!”在这里有特殊含义", _QUOTE_IT
    else:
        message, hint = "这一行的写法无法理解", "检查缩进；" + _QUOTE_IT
    return Problem(Where(file, number + 1), message, hint)
