"""The result file: valid by its schema, complete, exact in its quotes."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.assessment.model import Run
from checker.checklist.model import Label, Modality
from checker.output import json_file
from tests.output import sample

VALIDATOR = Draft202012Validator(json_file.schema())


@pytest.mark.parametrize("run", [sample.SINGLE, sample.SEVERAL, sample.HOSTILE_RUN, sample.run()])
def test_the_result_file_follows_its_schema(run: Run) -> None:
    Draft202012Validator.check_schema(json_file.schema())
    assert [e.message for e in VALIDATOR.iter_errors(json.loads(json_file.render(run)))] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "fazhi-checker/assessment-run/2"),
        (("documents", 0, "status"), "error"),
        (("documents", 0, "elements", 0, "status"), "ok"),
        (("documents", 0, "elements", 0, "parts", 0, "evidence", 0, "line"), 0),
        (("documents", 0, "score", "percent"), 101),
        (("documents", 0, "extra"), 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[str | int, ...], value: object) -> None:
    data: Any = json.loads(json_file.render(sample.SINGLE))
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert not VALIDATOR.is_valid(data)


def test_quotes_are_whole_and_original() -> None:
    written = json_file.render(sample.HOSTILE_RUN)
    part = json.loads(written)["documents"][0]["elements"][0]["parts"][0]
    assert part["evidence"][0]["quote"] == sample.HOSTILE
    assert not any(c in written for c in "\x1b\x07\x9b\x7f\u202e\u2066\u200b")


def test_lone_surrogates_of_a_path_can_be_written() -> None:
    run = sample.run(dataclasses.replace(sample.DOCUMENT, path="报告\udcff.txt"))
    written = json_file.render(run)
    assert json.loads(written.encode())["documents"][0]["path"] == "报告\udcff.txt"


def test_flags_basis_and_modality_are_there() -> None:
    (document,) = json.loads(json_file.render(sample.SINGLE))["documents"]
    elements = {e["id"]: e for e in document["elements"]}
    review, record = elements["rulemaking.normative-documents"]["parts"]
    assert (review["nil"], review["conditional"], record["conditional"]) == (True, False, True)
    assert review["evidence"][0]["page"] == 2
    assert elements["report.title"]["basis"][0]["article"] == "第二十四条"
    planned = elements["legal-adviser.headcount"]["parts"][1]
    assert (planned["label"], planned["evidence"][0]["modality"]) == (Label.PLAN, Modality.PLANNED)


def test_an_error_is_a_document() -> None:
    failed = json.loads(json_file.render(sample.SEVERAL))["documents"][2]
    assert failed == {
        "path": "报告/扫描件.pdf",
        "sha256": None,
        "profile": None,
        "status": "error",
        "error": {"code": "binary", "message": "不是文本文件", "hint": "请另存为 .txt 再试"},
    }


def test_reviews_and_hints_are_there_for_every_part() -> None:
    (document,) = json.loads(json_file.render(sample.SINGLE))["documents"]
    parts = {f"{e['id']}/{p['id']}": p for e in document["elements"] for p in e["parts"]}
    assert [k for k, p in parts.items() if p["review"]] == ["legal-adviser.headcount/system"]
    assert parts["legal-adviser.headcount/system"]["hint"] is None
    hint = parts["legal-adviser.headcount/participation"]["hint"]
    assert (hint["quote"], hint["line"], hint["column"]) == ("法律顾问列席案件讨论。", 35, 8)
    assert "modality" not in hint
