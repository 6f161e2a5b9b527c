"""``checker watch`` on a file that is really saved."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli.main import app

HERE = Path(__file__).parent
RULES = ["--rules", str(HERE / "rules"), "--profile", "small"]
FULL = (HERE / "reports" / "full.txt").read_text(encoding="utf-8")
THIN = (HERE / "reports" / "thin.txt").read_text(encoding="utf-8")
PATIENCE = 60
"""Seconds to wait for a line before the test gives up; reached only when none comes."""


class Watcher:
    """A running ``checker watch`` and the lines it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = Path(sys.executable).parent / "checker"
        environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
        self.process = subprocess.Popen(
            [command, "watch", *RULES, *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, wanted: str) -> list[str]:
        """The lines up to the first one with ``wanted`` in it."""
        found: list[str] = []
        while not found or wanted not in found[-1]:
            found.append(self._lines.get(timeout=PATIENCE))
        return found

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "稿.txt").write_text(THIN, encoding="utf-8")
    (tmp_path / "别的.txt").write_text(THIN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watcher(folder: Path) -> Iterator[Watcher]:
    watcher = Watcher(folder, "稿.txt")
    yield watcher
    if watcher.process.poll() is None:
        watcher.process.kill()
    watcher.process.wait()
    assert watcher.process.stdout
    watcher.process.stdout.close()


def test_a_save_shows_what_was_won_and_what_was_lost(folder: Path, watcher: Watcher) -> None:
    assert watcher.until("正在留意")[0] == "稿.txt  总分 0.0（不合格） · 必备要素缺失 0 项，不完整 1 项 · 0 项待复核"
    draft = folder / "稿.txt"

    draft.write_text(FULL, encoding="utf-8")
    assert watcher.until("report.training") == [
        "稿.txt  总分 0.0 → 100.0（+100.0）",
        "  + adviser.headcount 法律顾问聘请情况：仅有计划 → 具备",
        "  + report.training 执法培训：缺失 → 具备",
    ]

    # A word processor writes a new file and gives it the old name.
    aside = folder / "~aside.tmp"
    aside.write_text(FULL.replace("全年开展执法培训12次", "全年较忙"), encoding="utf-8")
    aside.replace(draft)
    assert watcher.until("report.training") == [
        "稿.txt  总分 100.0 → 66.7（-33.3）",
        "  - report.training 执法培训：具备 → 缺失",
    ]

    # Another file in the folder is none of its business.
    (folder / "别的.txt").write_text(FULL, encoding="utf-8")
    draft.write_text(FULL.replace("全年开展执法培训12次", "全年很忙"), encoding="utf-8")
    assert watcher.until("稿.txt") == ["稿.txt  总分 66.7，没有变化"]

    assert watcher.end() == 130


def test_a_draft_that_cannot_be_read_for_a_moment_does_not_end_it(folder: Path, watcher: Watcher) -> None:
    watcher.until("正在留意")
    draft = folder / "稿.txt"
    draft.write_bytes(bytes(range(256)) * 20)
    watcher.until("错误：稿.txt")
    draft.unlink()
    draft.write_text(FULL, encoding="utf-8")
    assert watcher.until("稿.txt  ")[-1] == "稿.txt  总分 0.0 → 100.0（+100.0）"
    assert watcher.end() == 130


def test_a_folder_is_watched_with_what_comes_into_it(folder: Path) -> None:
    watcher = Watcher(folder, ".")
    try:
        assert [line.split("  ")[0] for line in watcher.until("正在留意")[:-1]] == ["别的.txt", "稿.txt"]
        (folder / "新").mkdir()
        shutil.copy(HERE / "reports" / "full.txt", folder / "新.txt")
        assert watcher.until("新.txt")[-1].startswith("新.txt  总分 100.0（合格）")
        assert watcher.end() == 130
    finally:
        watcher.process.kill()
        watcher.process.wait()
        assert watcher.process.stdout
        watcher.process.stdout.close()


@pytest.mark.parametrize("path", ["-", "nirgends.txt", ""])
def test_what_cannot_be_watched_is_a_usage_error(path: str) -> None:
    result = CliRunner().invoke(app, ["watch", *RULES, path])
    assert result.exit_code == 2
    assert "错误：" in result.stderr


def test_without_the_extra_one_line_says_how_to_get_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = CliRunner().invoke(app, ["watch", *RULES, str(folder / "稿.txt")])
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "错误：没有安装留意文件所需的组件",
        '    pip install "fazhi-checker[watch]"',
    ]
