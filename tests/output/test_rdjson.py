"""reviewdog's rdjson: its columns are bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.assessment.model import Run
from checker.gate.model import GateResult
from checker.output import rdjson
from checker.output.lang import Lang
from tests.output import gated, sample


def made(run: Run = gated.RUN, result: GateResult | None = None) -> Any:
    return json.loads(rdjson.render(run, result or gated.gate(run), Lang.ZH))


def diagnostic(run: Run, rule: str) -> Any:
    return next(d for d in made(run)["diagnostics"] if d["code"]["value"] == rule)


@pytest.mark.parametrize("run", [gated.RUN, sample.SEVERAL, sample.HOSTILE_RUN, sample.run()], ids=str)
def test_the_shape_is_that_of_the_format(run: Run) -> None:
    # DiagnosticResult, Diagnostic, Location, Range, Position, Code, Source of reviewdog.proto
    data = made(run)
    assert set(data) <= {"diagnostics", "source", "severity"}
    assert data["source"]["name"]
    for found in data["diagnostics"]:
        assert set(found) <= {"message", "location", "severity", "source", "code", "suggestions", "original_output"}
        assert found["message"]
        assert found["severity"] in ("ERROR", "WARNING", "INFO")
        assert set(found["location"]) == {"path", "range"}
        assert found["code"]["value"]
        for position in found["location"]["range"].values():
            assert set(position) <= {"line", "column"}
            assert all(type(number) is int and number >= 1 for number in position.values())


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "width"), [("a", 1), ("中", 3), ("𠮷", 4), ("é", 2), ("", 0)])
def test_columns_are_bytes_of_utf8(before: str, width: int, newline: str) -> None:
    text = gated.TEXT.replace("2024年，𠮷林路", f"{before}").replace("\n", newline)
    found = diagnostic(sample.run(gated.document(text=text)), "check.terms")["location"]["range"]
    line = text.split(newline)[4]
    start = len(line[: line.index("执法纪录仪")].encode()) + 1
    assert line.startswith(f"{before}派出所")
    assert start == width + len("派出所聘请2名法律顾问，".encode()) + 1
    assert found == {"start": {"line": 5, "column": start}, "end": {"line": 5, "column": start + 15}}


def test_without_the_text_only_lines_are_given() -> None:
    for found in made(sample.SINGLE)["diagnostics"]:
        assert all(set(position) == {"line"} for position in found["location"]["range"].values())


def test_what_could_not_be_read_is_an_error() -> None:
    found = diagnostic(gated.RUN, "unreadable")
    assert (found["severity"], found["location"]["path"]) == ("ERROR", "报告/扫描件.pdf")


def test_what_is_excused_is_left_out() -> None:
    rules = {d["code"]["value"] for d in made(result=gated.EXCUSED)["diagnostics"]}
    assert not rules & {"report.deficiencies", "three-systems.recording"}
    assert "check.terms" in rules


def test_the_page_of_print_is_in_the_message() -> None:
    assert diagnostic(sample.run(gated.printed()), "three-systems.recording")["message"].startswith("（第3页第5行）")
