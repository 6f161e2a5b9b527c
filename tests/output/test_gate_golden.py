"""The exporters' whole output for two small results, compared with tests/golden/gate-*.

To accept a wanted change: UPDATE_GOLDEN=1 pytest tests/output/test_gate_golden.py, then read the difference in git.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.assessment.model import Run
from checker.gate.model import GateResult
from checker.output import github, gitlab, junit, lines, oscal, rdjson, sarif
from checker.output.lang import Lang
from tests.output import gated, sample

GOLDEN = Path(__file__).parents[1] / "golden"
PRINTED = sample.run(gated.printed())

RESULTS: dict[str, tuple[Run, GateResult, Lang]] = {
    "excused": (gated.RUN, gated.EXCUSED, Lang.ZH),
    "printed": (PRINTED, gated.gate(PRINTED), Lang.EN),
}
EXPORTERS: dict[str, Callable[[Run, GateResult, Lang], str]] = {
    ".sarif": sarif.render,
    ".junit.xml": junit.render,
    ".github.txt": github.render,
    ".github.md": github.summary,
    ".gitlab.json": gitlab.render,
    ".rdjson.json": rdjson.render,
    ".oscal.json": oscal.render,
    ".lines.txt": lines.render,
}
FILES = {f"gate-{name}{suffix}": (name, suffix) for name in RESULTS for suffix in EXPORTERS}


@pytest.mark.parametrize("file", FILES)
def test_output_is_as_accepted(file: str) -> None:
    name, suffix = FILES[file]
    made = EXPORTERS[suffix](*RESULTS[name])
    path = GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


def test_every_golden_file_is_compared() -> None:
    assert {path.name for path in GOLDEN.glob("gate-*")} == set(FILES)
