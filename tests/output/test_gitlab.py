"""GitLab's code quality report."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.assessment.model import Run
from checker.gate.model import GateResult, Thresholds
from checker.output import gitlab
from checker.output.lang import Lang
from tests.output import gated, sample


def made(run: Run = gated.RUN, result: GateResult | None = None) -> Any:
    return json.loads(gitlab.render(run, result or gated.gate(run), Lang.ZH))


@pytest.mark.parametrize("run", [gated.RUN, sample.SEVERAL, sample.HOSTILE_RUN, sample.run()], ids=str)
def test_the_shape_is_that_of_the_format(run: Run) -> None:
    found = made(run)
    assert isinstance(found, list)
    for issue in found:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["location"]["lines"]["end"] >= issue["location"]["lines"]["begin"]
        assert not issue["location"]["path"].startswith("./")
    prints = [issue["fingerprint"] for issue in found]
    assert len(prints) == len(set(prints))
    assert all(len(p) == 64 for p in prints)


def test_lines_count_from_one() -> None:
    issue = next(i for i in made() if i["check_name"] == "check.terms")
    assert issue["location"] == {"path": "报告/某县 2024.txt", "lines": {"begin": 5, "end": 5}}


def test_fingerprints_do_not_depend_on_lines_or_on_the_way_a_path_is_written() -> None:
    plain, moved, dotted = (
        {i["fingerprint"] for i in made(sample.run(gated.document(path, text)))}
        for path, text in [("a.txt", gated.TEXT), ("a.txt", "\n\n" + gated.TEXT), ("./a.txt", gated.TEXT)]
    )
    assert plain == moved == dotted


def test_severity_tells_what_fails_the_gate() -> None:
    strict = {i["check_name"]: i["severity"] for i in made()}
    lenient = {i["check_name"]: i["severity"] for i in made(result=gated.gate(gated.RUN, thresholds=Thresholds()))}
    assert (strict["report.deficiencies"], lenient["report.deficiencies"]) == ("critical", "major")
    assert (strict["check.terms"], lenient["check.terms"]) == ("critical", "minor")
    assert lenient["services.hotline"] == "info"
    assert lenient["unreadable"] == "blocker"


def test_what_is_excused_is_left_out() -> None:
    rules = {i["check_name"] for i in made(result=gated.EXCUSED)}
    assert not rules & {"report.deficiencies", "three-systems.recording"}
