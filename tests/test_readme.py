"""The READMEs show what really happens: the demo's output, the commands, the files they link to.

``make readme`` runs this module to put the present output in.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from checker.cli.main import app

ROOT = Path(__file__).resolve().parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
DEMO = ["score", "seeds/huangzhong-2024.txt"]
SHOWN = 4
"""How many blocks of the output are shown (head, dimensions, missing, incomplete); then ``……`` and the last one."""

BLOCK = re.compile(r"(?<=<!-- demo:begin -->\n)(.*?)(?=\n<!-- demo:end -->)", re.DOTALL)


def checker(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command as a user would, in the repository, on a terminal of 100 columns."""
    command = Path(sys.executable).parent / "checker"
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run([command, *arguments], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")


def demo_block() -> str:
    """The demo's output, shortened, as it stands in the READMEs."""
    blocks = checker(*DEMO).stdout.strip().split("\n\n")
    lines = "\n\n".join([*blocks[:SHOWN], "……", blocks[-1]]).splitlines()
    return "\n".join(["```text", *(line.rstrip() for line in lines), "```"])


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_output_shown_is_the_output_of_the_demo(readme: Path) -> None:
    shown = BLOCK.search(readme.read_text(encoding="utf-8"))
    assert shown is not None
    assert shown[1] == demo_block(), "run: make readme"


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_table_of_commands_is_complete(readme: Path) -> None:
    rows = re.findall(r"^\| `checker ([a-z]+(?: [a-z]+)*)", readme.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(commands(get_command(app)))


def commands(command: Any, name: str = "") -> list[str]:
    """The full names of the commands under ``command`` that do something themselves."""
    nested = getattr(command, "commands", None)
    if nested is None:
        return [name]
    return [full for key, inner in nested.items() for full in commands(inner, f"{name} {key}".strip())]


@pytest.mark.parametrize("document", [*READMES, ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def refresh() -> None:
    block = demo_block()
    for readme in READMES:
        text = readme.read_text(encoding="utf-8")
        readme.write_text(BLOCK.sub(lambda _: block, text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    refresh()
