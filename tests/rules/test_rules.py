"""The rules that travel with the package: their own examples, their need, and the seeds' results."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from checker.assessment import Assessor
from checker.checklist import Checklist, lint, load_checklist
from checker.output.json_file import render
from checker.proving.examples import run_cue_examples, run_examples, unneeded_finders
from checker.reading import read_file

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLDEN = ROOT / "tests" / "golden" / "seeds.txt"


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load_checklist()


def test_every_example_gets_its_label(checklist: Checklist) -> None:
    failed = [
        f"{r.example.where} {r.element}/{r.part}: {r.example.text!r} 应为 {r.example.label}，得 {r.got}"
        for r in run_examples(checklist)
        if not r.passed
    ]
    assert failed == []


def test_every_cue_reaches_what_its_examples_say(checklist: Checklist) -> None:
    assert [f"{r.where} {r.cue}: {r.text}" for r in run_cue_examples(checklist) if not r.passed] == []


def test_every_pattern_is_needed(checklist: Checklist) -> None:
    assert [str(p) for p in unneeded_finders(checklist)] == []


def test_lint_finds_nothing(checklist: Checklist) -> None:
    assert [str(p) for p in lint(checklist)] == []


def test_seeds_results_are_those_of_the_golden_file(checklist: Checklist) -> None:
    """Refresh with UPDATE_GOLDEN=1 and read the difference."""
    assessor = Assessor(checklist)
    lines: list[str] = []
    for path in SEEDS:
        assessment = assessor.assess(read_file(path))
        score = assessment.score
        lines.append(f"{path.stem}  {score.points:g}/{score.possible:g} = {score.percent}  {score.grade}")
        lines += [
            f"  {e.id:34} {e.status.value:15} {e.points:g}/{e.weight:g}  "
            + " ".join(f"{p.id}={p.label.value}" for p in e.parts)
            for e in assessment.elements
        ]
        lines += [f"  {c.id:34} {c.outcome.value}" for c in assessment.checks]
    text = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_same_input_gives_the_same_bytes(checklist: Checklist) -> None:
    from checker.assessment.model import Document, Run

    def rendered() -> str:
        documents = tuple(Document(p.name, None, Assessor(load_checklist()).assess(read_file(p)), None) for p in SEEDS)
        run = Run("1", checklist.id, checklist.version, checklist.digest, "p", "p", "2026-01-01T00:00:00Z", documents)
        return render(run)

    first = rendered()
    assert first == rendered()
    assert json.loads(first)["documents"][0]["status"] == "assessed"
