"""``checker audit`` as a process that is killed, interrupted and started again."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit import jobs

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
SLOW = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Enough reports that one can step in between."""
    folder = tmp_path / "报告"
    folder.mkdir()
    for number in range(SLOW):
        text = jobs.SEEDS[number % 5].read_text(encoding="utf-8") + f"\n\n附：第{number}号。\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "空.txt").touch()
    return folder


def start(cwd: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1736899200", "PYTHONPATH": str(jobs.ROOT)}
    command = [
        sys.executable,
        "-c",
        "from checker.cli.main import main; main()",
        "audit",
        "报告",
        "-j",
        "2",
        *arguments,
    ]
    return subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        start_new_session=True,
    )  # fmt: skip


def run(cwd: Path, *arguments: str) -> tuple[int, str, str]:
    process = start(cwd, *arguments)
    said, told = process.communicate(timeout=300)
    return process.returncode, said, told


def done(cwd: Path) -> int:
    """How many paths the store has."""
    store = cwd / "reports_out" / ".cache" / "assessments.sqlite"
    try:
        connection = sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)
        try:
            return int(connection.execute("select count(*) from paths").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return 0


def until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    while not condition():
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the results, pages included, by its name."""
    files = [file for file in folder.rglob("*") if file.is_file() and not file.name.startswith(".")]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_killed_and_resumed_the_command_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "另"
    other.mkdir()
    os.symlink(folder, other / "报告")
    assert run(other, "--name", "次")[0] == 4
    process = start(tmp_path, "--name", "次")
    until(lambda: done(tmp_path) >= 3, process)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert 3 <= done(tmp_path) < SLOW
    assert not (tmp_path / "reports_out" / "次" / "index.html").exists()
    assert run(tmp_path, "--name", "次", "--resume")[0] == 4
    resumed = contents(tmp_path / "reports_out" / "次")
    assert {"assessments.jsonl", "matrix.csv", "audit.xlsx", "index.html"} <= set(resumed)
    assert len(resumed) > SLOW
    assert resumed == contents(other / "reports_out" / "次")


def test_interrupted_it_ends_with_130_and_keeps_what_is_done(folder: Path, tmp_path: Path) -> None:
    process = start(tmp_path)
    until(lambda: done(tmp_path) >= 3, process)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: everyone in the group hears it
    said, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert "Traceback" not in said
    kept = done(tmp_path)
    assert 3 <= kept < SLOW
    end = time.monotonic() + 30
    while is_alive(process.pid):
        assert time.monotonic() < end, "a worker is left"
        time.sleep(0.05)
