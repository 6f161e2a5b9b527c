"""The walk that checks structure agrees with jsonschema, and its schemas with the model."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist import SCHEMA_NAMES, Label, Level, Modality, Place, Reach, Window, schema
from checker.checklist.structure import KEYWORDS, check_structure
from checker.checklist.yaml_loader import YamlFile

PART = {
    "text": "写明件数",
    "find": ["复议", {"find": "a & b", "within": "clause", "in": ["measures"]}, {"section": "causes"}],
    "nil": ["未发生"],
    "ignore": ["other"],
    "conditional": True,
    "examples": {"yes": ["一句", {"text": "一句", "in": "front", "year": 2021}], "plan": [], "no": ["x"], "weak": []},
}
ELEMENT = {
    "id": "review.total",
    "title": "件数",
    "level": "required",
    "weight": 2,
    "since": 2019,
    "nil_ok": True,
    "basis": [{"document": "条例", "since": 2019}],
    "parts": {"figure": PART},
}
SOUND: dict[str, Any] = {
    "rules": {
        "dimension": "review",
        "title": "复议",
        "elements": [ELEMENT, {**ELEMENT, "basis": "practice", "weight": 0.5}],
    },
    "vocabulary": {"concepts": {"复议": "行政复议|复议", "顾问": ["法律顾问", "律师"]}, "units": {"人": ["名", "位"]}},
    "modality": {
        "cues": [
            {
                "id": "planned.will",
                "modality": "planned",
                "pattern": ["拟", "将"],
                "unless": "虚拟",
                "scope": {"direction": "after", "window": "clause"},
                "ranks": ["county"],
                "examples": {"affects": ["拟【聘】"], "spares": []},
            }
        ]
    },
    "profile": {
        "id": "base",
        "title": "基本",
        "version": "1",
        "dimensions": ["review"],
        "drop": [],
        "elements": {"review.total": {"weight": 3, "level": "optional"}},
        "grades": [{"name": "优", "at_least": 90}],
    },
    "checks": {
        "checks": [
            {"id": "check.year", "title": "年度一致", "severity": "error", "why": "看年度。", "advice": "改正。"},
            {"id": "check.terms", "title": "规范用语", "severity": "warning"},
        ]
    },
    "terms": {
        "terms": [
            {
                "right": "阳光警务",
                "wrong": ["阳关警务"],
                "unless": ["向阳关警务站"],
                "examples": {"wrong": ["推进阳关警务。"], "right": ["推进阳光警务。"]},
            }
        ]
    },
    "citations": {"titles": ["行政处罚法", {"title": "反恐怖主义法", "short": ["反恐法"]}]},
    "template": {
        "title": "report.title",
        "preamble": "现将情况报告如下：",
        "sections": [
            {
                "heading": "主要举措",
                "elements": ["report.measures"],
                "sections": [
                    {
                        "heading": "复议应诉",
                        "dimensions": ["review"],
                        "tables": [{"caption": "案件情况", "header": ["年度", "件数"], "rows": [["____年", "____"]]}],
                    }
                ],
            },
            {"heading": "主要安排", "year": "next", "elements": ["report.next-year"]},
        ],
        "sign_off": "report.sign-off",
    },
}
ODD = st.sampled_from(
    [None, True, 0, -1, 1.5, 3000, "", "practice", "required", "Bad Name!", "a b", [], {}, [1], {"a": 1}]
)


def positions(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield from positions(inner, (*path, key))


def nested(value: Any) -> Iterator[Any]:
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nested(inner)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_sound_files_pass_and_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    assert check_structure(YamlFile("x", SOUND[name], {}), schema(name)) == []


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schemas_close_every_object_and_use_only_what_the_walk_understands(name: str) -> None:
    root = schema(name)
    for part in (p for p in nested(root) if isinstance(p, dict) and p.get("type") == "object"):
        assert "additionalProperties" in part
    subschemas = [root]
    for part in subschemas:
        assert part.keys() <= KEYWORDS
        for key in ("properties", "$defs"):
            subschemas += part.get(key, {}).values()
        subschemas += part.get("anyOf", [])
        subschemas += [p for k in ("items", "propertyNames", "additionalProperties") if (p := part.get(k))]


@given(st.data())
def test_the_walk_refuses_exactly_what_jsonschema_refuses(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(SCHEMA_NAMES))
    spoilt: Any = copy.deepcopy(SOUND[name])
    for _ in range(data.draw(st.integers(1, 2))):
        paths = [p for p in positions(spoilt) if p]
        if not paths:
            break  # the first change left nothing to spoil
        path = data.draw(st.sampled_from(paths))
        holder = spoilt
        for key in path[:-1]:
            holder = holder[key]
        match data.draw(st.sampled_from(["replace", "remove", "rename"])):
            case "replace":
                holder[path[-1]] = data.draw(ODD)
            case "remove":
                del holder[path[-1]]
            case _ if isinstance(holder, dict):
                holder[data.draw(st.sampled_from(["wieght", "Bad Name!", "find", "text"]))] = holder.pop(path[-1])
            case _:
                holder.append(data.draw(ODD))
    problems = check_structure(YamlFile("x", spoilt, {}), schema(name))
    assert bool(problems) is not jsonschema.Draft202012Validator(schema(name)).is_valid(spoilt)
    assert all(p.message and p.hint for p in problems)


@pytest.mark.parametrize(
    ("path", "name", "model"),
    [
        (("$defs", "element", "properties", "level", "enum"), "rules", Level),
        (("$defs", "place", "enum"), "rules", Place),
        (("$defs", "finder", "anyOf", 1, "properties", "within", "enum"), "rules", Window),
        (("$defs", "part", "properties", "examples", "properties"), "rules", Label),
        (("$defs", "cue", "properties", "scope", "properties", "window", "enum"), "modality", Reach),
        (("properties", "elements", "additionalProperties", "properties", "level", "enum"), "profile", Level),
    ],
)
def test_schemas_name_what_the_model_names(path: tuple[Any, ...], name: str, model: type[StrEnum]) -> None:
    found: Any = schema(name)
    for step in path:
        found = found[step]
    assert set(found) == set(model)


def test_every_modality_but_asserted_can_be_cued() -> None:
    cue = schema("modality")["$defs"]["cue"]["properties"]["modality"]["enum"]
    assert set(cue) == set(Modality) - {Modality.ASSERTED}


def test_a_schema_is_the_callers_own() -> None:
    schema("rules").clear()
    assert schema("rules")


def test_an_unknown_schema_is_no_schema() -> None:
    with pytest.raises(KeyError):
        schema("report")
