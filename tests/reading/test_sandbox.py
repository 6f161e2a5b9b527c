"""Foreign files are parsed elsewhere: what they do there stays there."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.reading import Kind, ReadingError, Sandbox

PARAGRAPH = "<p>某县公安局坚持依法行政，全面推行行政执法公示、执法全过程记录、重大执法决定法制审核制度。</p>"
HTML = f"<html><body><h1>2024年法治政府建设情况报告</h1>{PARAGRAPH * 9}</body></html>".encode()


def answering(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Every worker is the Python ``program`` instead."""
    start = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda command, **streams: start([sys.executable, "-c", program], **streams)
    )


def code_of(sandbox: Sandbox) -> str:
    with pytest.raises(ReadingError) as caught:
        sandbox.convert(Kind.HTML, HTML)
    assert caught.value.hint
    return caught.value.code


def test_one_worker_reads_many_files() -> None:
    with Sandbox() as sandbox:
        first = sandbox.convert(Kind.HTML, HTML)
        assert sandbox.convert(Kind.HTML, HTML) == first
        with pytest.raises(ReadingError) as caught:
            sandbox.convert(Kind.PDF, b"%PDF-1.7 and nothing more")
        assert caught.value.code == "damaged"
        assert sandbox.convert(Kind.HTML, HTML) == first
    assert "某县公安局坚持依法行政，" in str(first)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import os; os.abort()", "crash"),
        ("print('no JSON')", "crash"),
        ("print('[1, 2]')", "crash"),
        ('print(\'{"content": {"items": [{}]}}\')', "crash"),
        ('print(\'{"failure": "memory"}\')', "memory"),
        ('print(\'{"failure": "nested"}\')', "damaged"),
    ],
)
def test_a_worker_that_gives_no_content_is_an_error_of_that_file(
    program: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, program)
    with Sandbox() as sandbox:
        assert code_of(sandbox) == code
        monkeypatch.undo()
        assert sandbox.convert(Kind.HTML, HTML).format == "html"


def test_a_worker_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "import time; time.sleep(600)")
    with Sandbox(seconds=0.2) as sandbox:
        assert code_of(sandbox) == "timeout"


def test_a_worker_that_reads_nothing_does_not_hold_up_a_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "import time; time.sleep(600)")
    with Sandbox(seconds=0.2) as sandbox, pytest.raises(ReadingError) as caught:
        sandbox.convert(Kind.HTML, b"x" * 5_000_000)
    assert caught.value.code == "timeout"


def test_pages_are_told_while_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, 'print(\'{"page": 1, "pages": 2}\'); print(\'{"page": 2, "pages": 2}\')')
    seen: list[tuple[int, int]] = []
    with Sandbox(progress=lambda page, pages: seen.append((page, pages))) as sandbox:
        assert code_of(sandbox) == "crash"
    assert seen == [(1, 2), (2, 2)]


def test_the_worker_has_a_memory_limit() -> None:
    pytest.importorskip("resource")
    program = "import checker.reading.worker as w, resource; w._limit_memory(); x = bytearray(w.MEMORY)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
