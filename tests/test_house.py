"""The house around the code: what is shipped is complete, and nothing in it belongs to one machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import checker

ROOT = Path(__file__).resolve().parent.parent
PRIVATE_PATH = re.compile(r"(?<![\w.:/-])/(?:home|root|Users|work|farm|opt)/\w|[A-Z]:\\(?:Users|work)", re.ASCII)
INDEX_HOST = re.compile(r"https?://[^/\s\"]+/(?:simple|packages)\b|pypi[.]|pythonhosted[.]|[-]-(?:extra-)?index-url")


def files() -> Iterator[Path]:
    for entry in sorted(ROOT.iterdir()):
        if entry.is_file() and not entry.name.startswith(".git"):
            yield entry
    for room in (".ci", "benchmarks", "checker", "docs", "integrations", "rules", "seeds", "tests"):
        yield from (p for p in sorted((ROOT / room).rglob("*")) if p.is_file() and "__pycache__" not in p.parts)


@pytest.mark.parametrize("pattern", [PRIVATE_PATH, INDEX_HOST], ids=["machine path", "package index host"])
def test_no_file_names_a_machine(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (PRIVATE_PATH, "/ho" + "me/li/checker"),
        (PRIVATE_PATH, 'open("/wo' + 'rk/main/x")'),
        (INDEX_HOST, "https://example.org/" + "simple/"),
        (INDEX_HOST, "pip install -" + "-index-url x"),
    ],
)
def test_the_guards_see_what_they_guard_against(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def test_constraints_pin_every_requirement_exactly() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [requirement for extra in project["optional-dependencies"].values() for requirement in extra]
    wanted = {name(requirement) for requirement in [*project["dependencies"], *extras]}
    assert wanted - {name(pin) for pin in pins} == set()


def name(requirement: str) -> str:
    return re.split("[=>]=", requirement)[0].lower().replace("_", "-")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory a freshly built wheel was unpacked in."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    unpacked = folder / "unpacked"
    with zipfile.ZipFile(built) as archive:
        archive.extractall(unpacked)
    return unpacked


def run(wheel: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``program`` with the wheel's package, far from the repository."""
    environment = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=wheel.parent,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )


def test_the_wheel_carries_every_module_and_every_rule(wheel: Path) -> None:
    def names(folder: Path) -> set[str]:
        return {
            p.relative_to(folder).as_posix()
            for p in folder.rglob("*")
            if p.is_file() and "__pycache__" not in p.parts and "_rules" not in p.parts
        }

    assert names(wheel / "checker") == names(ROOT / "checker")
    shipped = {p.relative_to(wheel / "checker" / "_rules") for p in (wheel / "checker" / "_rules").rglob("*.yaml")}
    assert shipped == {p.relative_to(ROOT / "rules") for p in (ROOT / "rules").rglob("*.yaml")}
    assert shipped


def test_the_wheel_scores_a_report_with_its_own_rules(wheel: Path) -> None:
    where = run(wheel, "import checker; print(checker.__file__, checker.__version__)")
    assert where.stdout.split() == [str(wheel / "checker" / "__init__.py"), checker.__version__]
    scored = run(
        wheel,
        "import sys; from checker.cli.main import main; sys.argv[0] = 'checker'; main()",
        "score",
        str(ROOT / "seeds" / "huangzhong-2024.txt"),
    )
    assert (scored.returncode, scored.stderr) == (0, "")
    assert "湟中" in scored.stdout
