"""Checks the structure of a rule file against its JSON Schema, in words a legal officer understands.

Walks the schema itself, because importing jsonschema alone takes longer than compiling every rule, and because
its messages would have to be rewritten anyway.  The tests hold this walk against jsonschema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from checker.checklist.problem import Problem
from checker.checklist.suggest import did_you_mean, nearest
from checker.checklist.yaml_loader import Path, YamlFile

Schema = dict[str, Any]

KEYWORDS = frozenset({
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "enum", "const", "anyOf",
    "properties", "required", "additionalProperties", "propertyNames", "minProperties",
    "items", "minItems", "minLength", "pattern", "minimum", "maximum", "exclusiveMinimum",
})  # fmt: skip
"""What the walk understands; a schema may use nothing else."""

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "array": (list,),
    "object": (dict,),
}  # fmt: skip
_TYPE_NAMES = {
    "string": "文字", "integer": "整数", "number": "数字", "boolean": "true 或 false",
    "array": "列表（每行以“- ”开头，或 [ ]）", "object": "“键: 值”的形式",
}  # fmt: skip


def check_structure(document: YamlFile, schema: Schema) -> list[Problem]:
    """Everything in ``document`` that ``schema`` does not allow, with file and line; empty when all is well."""
    return list(_Walk(document, schema).check(document.data, schema, ()))


class _Walk:
    def __init__(self, document: YamlFile, root: Schema) -> None:
        self.document = document
        self.root = root
        self.merged: dict[int, Schema] = {}

    def check(self, value: Any, schema: Schema, path: Path) -> Iterator[Problem]:
        schema = self.resolve(schema)
        if "anyOf" in schema:
            branch = self.branch(value, schema["anyOf"])
            if branch is None:
                yield self.wrong_type(value, schema, path)
            else:
                yield from self.check(value, branch, path)
        elif "type" in schema and not _is_type(value, schema["type"]):
            yield self.wrong_type(value, schema, path)
        elif "enum" in schema or "const" in schema:
            yield from self.check_choice(value, schema.get("enum", [schema.get("const")]), schema, path)
        elif isinstance(value, dict):
            yield from self.check_object(value, schema, path)
        elif isinstance(value, list):
            yield from self.check_array(value, schema, path)
        elif isinstance(value, str):
            yield from self.check_text(value, schema, path)
        else:
            yield from self.check_number(value, schema, path)

    def resolve(self, schema: Schema) -> Schema:
        """``schema`` with its reference followed; what stands beside the reference wins."""
        if "$ref" not in schema:
            return schema
        if id(schema) not in self.merged:
            target = self.resolve(self.root["$defs"][schema["$ref"].removeprefix("#/$defs/")])
            self.merged[id(schema)] = {**target, **{k: v for k, v in schema.items() if k != "$ref"}}
        return self.merged[id(schema)]

    def branch(self, value: Any, branches: list[Schema]) -> Schema | None:
        """The alternative ``value`` is meant to be, judged by its type, then by its keys."""
        fitting = [b for b in map(self.resolve, branches) if _is_type(value, _type_of(b))]
        if isinstance(value, dict):
            fitting.sort(key=lambda b: (-len(value.keys() & b.get("properties", {})), len(b.get("required", ()))))
        return fitting[0] if fitting else None

    def check_object(self, value: dict[str, Any], schema: Schema, path: Path) -> Iterator[Problem]:
        properties = schema.get("properties", {})
        extra = schema.get("additionalProperties", True)
        missing = [k for k in schema.get("required", ()) if k not in value]
        meant: set[str] = set()
        for key, item in value.items():
            if key in properties:
                yield from self.check(item, properties[key], (*path, key))
            elif extra is False:
                near = nearest(key, [k for k in properties if k not in value])
                meant.add(near or "")
                message = f"不认识的键“{key}”" + (f"，是不是想写“{near}”？" if near else "")
                yield self.problem((*path, key), message, f"请改正或删去；这里可用的键：{'、'.join(properties)}")
            else:
                if "propertyNames" in schema:
                    yield from self.check(key, schema["propertyNames"], (*path, key))
                yield from self.check(item, extra, (*path, key))
        for key in (k for k in missing if k not in meant):
            wanted = self.resolve(properties[key])
            yield self.problem(path, f"缺少“{key}”（{_title(wanted, key)}）", _hint(wanted))
        if not missing and len(value) < schema.get("minProperties", 0):
            yield self.problem(path, f"{_name(schema, path)}是空的", _hint(schema))

    def check_array(self, value: list[Any], schema: Schema, path: Path) -> Iterator[Problem]:
        if len(value) < schema.get("minItems", 0):
            yield self.problem(path, f"{_name(schema, path)}是空的列表", _hint(schema))
        for index, item in enumerate(value):
            yield from self.check(item, schema["items"], (*path, index))

    def check_choice(self, value: Any, allowed: list[str], schema: Schema, path: Path) -> Iterator[Problem]:
        if value not in allowed:
            hint = (did_you_mean(value, allowed) if isinstance(value, str) else "") or f"可用：{'、'.join(allowed)}"
            yield self.problem(path, f"{_name(schema, path)}不能是{_shown(value)}", hint)

    def check_text(self, value: str, schema: Schema, path: Path) -> Iterator[Problem]:
        if len(value) < schema.get("minLength", 0):
            yield self.problem(path, f"{_name(schema, path)}是空的", _hint(schema))
        elif "pattern" in schema and not re.search(schema["pattern"], value):
            yield self.problem(path, f"{_name(schema, path)}不能写成{_shown(value)}", _hint(schema))

    def check_number(self, value: float, schema: Schema, path: Path) -> Iterator[Problem]:
        name = _name(schema, path)
        if "exclusiveMinimum" in schema and value <= schema["exclusiveMinimum"]:
            limit = schema["exclusiveMinimum"]
            yield self.problem(path, f"{name}必须大于{limit}，现在是{value}", f"请写大于{limit}的数字")
        elif value < schema.get("minimum", value) or value > schema.get("maximum", value):
            yield self.problem(path, f"{name}不能是{value}", _hint(schema))

    def wrong_type(self, value: Any, schema: Schema, path: Path) -> Problem:
        types = [_type_of(self.resolve(b)) for b in schema.get("anyOf", [schema])]
        wanted = "或".join(dict.fromkeys(_TYPE_NAMES[t] for t in types))
        hint = _hint(schema)
        if value is None:
            hint += "；以 # 开头的文字要加引号，否则会被当作注释"
        elif "string" in types and not isinstance(value, dict | list):
            hint = f'请加引号："{_plain(value)}"'
        return self.problem(path, f"{_name(schema, path)}应为{wanted}，现在是{_shown(value)}", hint)

    def problem(self, path: Path, message: str, hint: str) -> Problem:
        return Problem(self.document.where(*path), message, hint)


def _type_of(schema: Schema) -> str:
    return str(schema.get("type", "string"))


def _is_type(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _title(schema: Schema, otherwise: str) -> str:
    return str(schema.get("title", otherwise))


def _name(schema: Schema, path: Path) -> str:
    """How messages call the thing at ``path``: 权重（weight）."""
    key = next((k for k in reversed(path) if isinstance(k, str)), "")
    title = _title(schema, "")
    if isinstance(path[-1] if path else 0, int):
        return title or f"“{key}”里的一项"
    return f"{title}（{key}）" if title else f"“{key}”"


def _hint(schema: Schema) -> str:
    if "description" in schema:
        return f"应写：{schema['description']}"
    if "enum" in schema:
        return f"可用：{'、'.join(schema['enum'])}"
    return "请按 docs/rule-language.md 的样子填写"


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(value: Any) -> str:
    match value:
        case None:
            return "空"
        case str():
            return f"“{value if len(value) <= 30 else value[:30] + '…'}”"
        case dict():
            return "“键: 值”"
        case list():
            return "列表"
        case _:
            return _plain(value)
