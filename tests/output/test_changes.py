"""A comparison as it is read: accepted as a whole, within its width, harmless whatever the report says."""

from __future__ import annotations

import dataclasses
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.assessment.changes import Changes
from checker.assessment.comparison import compare
from checker.assessment.model import Assessment, CheckOutcome, Run, Status
from checker.checklist.model import Label
from checker.output import changes as rendering
from checker.output import changes_json
from checker.output.lang import Lang
from checker.output.textwidth import display_width
from tests.output import sample

GOLDEN = Path(__file__).parents[1] / "golden" / "changes"


def second_draft() -> Run:
    """The sample's report improved: signed, one adviser lost, one finding mended and another made."""
    old = sample.ASSESSMENT
    elements = {e.id: e for e in old.elements}
    dated = sample.part("date", Label.YES, sample.evidence("2025年1月10日", 6100))
    elements["report.sign-off"] = sample.element("report.sign-off", "落款", Status.MET, (dated,))
    adviser = elements["legal-adviser.headcount"]
    lost = (sample.part("system", Label.NO), *adviser.parts[1:])
    elements[adviser.id] = dataclasses.replace(adviser, parts=lost, status=Status.PLANNED, gain=2.4)
    outcomes = {"check.totals": CheckOutcome.PASS, "check.deadline": CheckOutcome.FAIL}
    messages = {"check.totals": "总数与分项相符", "check.deadline": "成文日期晚于报送期限"}
    checks = tuple(
        dataclasses.replace(c, outcome=outcomes.get(c.id, c.outcome), message=messages.get(c.id, c.message))
        for c in old.checks
    )
    dimensions = (dataclasses.replace(old.dimensions[0], points=14.0, percent=87.5), *old.dimensions[1:])
    new = Assessment(
        report=old.report,
        score=dataclasses.replace(old.score, points=40.0, percent=70.175),
        dimensions=dimensions,
        elements=tuple(elements.values()),
        checks=checks,
        warnings=(),
    )
    document = dataclasses.replace(sample.DOCUMENT, path="报告/湟中-第二稿.txt", sha256="5" * 64, assessment=new)
    return dataclasses.replace(sample.run(document), checklist_digest="f" * 64)


DRAFTS = compare(sample.SINGLE, second_draft())
SEVERAL = compare(sample.SEVERAL, sample.run(sample.DOCUMENT, sample.FAILED))
OUTPUTS: dict[str, Callable[[], str]] = {
    "drafts.txt": lambda: rendering.render(DRAFTS, width=80),
    "drafts-en.txt": lambda: rendering.render(DRAFTS, Lang.EN),
    "drafts.md": lambda: rendering.render_markdown(DRAFTS),
    "several.txt": lambda: rendering.render(SEVERAL),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_as_accepted(name: str) -> None:
    """To accept a wanted change: UPDATE_GOLDEN=1, then read the difference in git."""
    made = OUTPUTS[name]()
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(display_width, rendering.render(DRAFTS, width=width).splitlines())) <= width


def test_what_got_worse_comes_before_what_got_better() -> None:
    made = rendering.render(DRAFTS)
    titles = ["变差（1处）", "新出现的校核问题（1处）", "变好（1处）", "已解决的校核问题（1处）", "仍缺（"]
    assert sorted(titles, key=made.index) == titles


def test_colour_only_on_demand() -> None:
    assert "\x1b[31m  - 法律顾问聘请情况" in rendering.render(DRAFTS, colour=True)
    assert "\x1b" not in rendering.render(DRAFTS)


def test_nothing_changed_is_said() -> None:
    made = rendering.render(compare(sample.SINGLE, sample.SINGLE))
    assert "要点的结论和校核结果没有变化" in made
    assert "内容完全相同" in made
    assert "没有变化" not in rendering.render(DRAFTS)


def hostile() -> Changes:
    (document,) = sample.HOSTILE_RUN.documents
    assert document.assessment
    unsaid = tuple(
        dataclasses.replace(e, parts=tuple(dataclasses.replace(p, label=Label.NO) for p in e.parts))
        for e in document.assessment.elements
    )
    other = dataclasses.replace(document, assessment=dataclasses.replace(document.assessment, elements=unsaid))
    return compare(sample.HOSTILE_RUN, sample.run(other))


@pytest.mark.parametrize("render", [rendering.render, rendering.render_markdown])
def test_a_hostile_report_steers_no_terminal(render: Callable[[Changes], str]) -> None:
    made = render(hostile())
    assert "倒序" in made
    assert not set("\x1b\x07\x7f\x9b\u202e\u2066\u200b\r") & set(made)


def test_a_hostile_report_is_no_markup() -> None:
    made = rendering.render_markdown(hostile())
    assert not re.search(r"(?<!\\)[<`]", made)
    assert not re.search(r"(?<!\\)\[", made)


def test_json_has_both_sides_and_the_gain() -> None:
    data = json.loads(changes_json.render(DRAFTS, sample.SINGLE, second_draft(), "0.1.0"))
    assert (data["schema"], data["is_worse"]) == ("fazhi-checker/changes/1", True)
    (document,) = data["documents"]
    assert [n["difference"] for n in document["notices"]] == ["checklist"]
    assert document["score"]["gain"] == -2.3396
    (worse,) = document["worse"]
    assert (worse["element"], worse["part"]) == ("legal-adviser.headcount", "system")
    assert worse["old"]["evidence"][0]["quote"] == "现我局聘请1名法律顾问"
    assert worse["new"] == {"label": "no", "review": "", "evidence": []}
    assert [c["id"] for c in document["checks_appeared"]] == ["check.deadline"]
    assert [c["id"] for c in document["checks_resolved"]] == ["check.totals"]
