"""The outputs as a whole, compared with tests/golden/.

To accept a wanted change: UPDATE_GOLDEN=1 pytest tests/output/test_golden.py, then read the difference in git.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.output import json_file, markdown, table
from checker.output.lang import Lang
from tests.output import sample

GOLDEN = Path(__file__).parents[1] / "golden"

OUTPUTS: dict[str, Callable[[], str]] = {
    "table-80.txt": lambda: table.render(sample.SINGLE, width=80),
    "table-120.txt": lambda: table.render(sample.SINGLE, width=120),
    "table-en.txt": lambda: table.render(sample.SINGLE, Lang.EN, width=100),
    "table-colour.txt": lambda: table.render(sample.SINGLE, width=100, colour=True),
    "table-several.txt": lambda: table.render(sample.SEVERAL, width=100),
    "run.json": lambda: json_file.render(sample.SEVERAL),
    "run.md": lambda: markdown.render(sample.SEVERAL),
    "run-en.md": lambda: markdown.render(sample.SINGLE, Lang.EN),
    "hostile.md": lambda: markdown.render(sample.HOSTILE_RUN),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_as_accepted(name: str) -> None:
    made = OUTPUTS[name]()
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


def test_every_golden_file_is_compared() -> None:
    ours = {p.name for p in GOLDEN.iterdir() if p.suffix in (".txt", ".json", ".md") and p.name.startswith(_PREFIXES)}
    assert ours <= set(OUTPUTS)


_PREFIXES = ("table-", "run", "hostile")
