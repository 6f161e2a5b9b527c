"""Foreign files are parsed in a process of their own, with limits on memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import IO, Any

from checker.reading.formats.content import Content, from_data
from checker.reading.model import ReadingError
from checker.reading.sniff import Kind

SECONDS = 60.0
"""How long a file may take, or one page of a format that tells of its pages."""

_PATIENCE = {Kind.PDF: 3, Kind.OFD: 3, Kind.IMAGE: 3}
"""How many times longer a page of what may be a scan may take: recognition is slow on a busy machine."""

Progress = Callable[[int, int], None]

_LONGEST_ANSWER = 64 * 1024 * 1024


class Sandbox:
    """A worker process, started when the first file needs one and used for many; close it, or use ``with``."""

    def __init__(self, seconds: float = SECONDS, progress: Progress | None = None) -> None:
        self._seconds = seconds
        self._progress = progress
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the worker."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def convert(self, kind: Kind, data: bytes) -> Content:
        """The content of ``data``.

        Raises ReadingError: what the format's reader says, or ``timeout``, ``memory``, ``crash`` when the worker
        gave no answer; the next file gets a new one.
        """
        source, sink = self._streams()
        header = json.dumps({"kind": kind.value, "size": len(data)}).encode() + b"\n"
        # Written by a thread: a worker that dies or hangs while it reads must not hold up this process.
        writer = threading.Thread(target=_write, args=(sink, header + data), daemon=True)
        writer.start()
        try:
            message = self._answer(source, self._seconds * _PATIENCE.get(kind, 1))
        except BaseException:
            self.close()
            raise
        match message:
            case {"content": found} if (content := _content(found)) is not None:
                return content
            case {"error": [str(code), str(words), str(hint)]}:
                raise ReadingError(code, words, hint)
        self.close()
        raise _failure(str(message.get("failure", "crash")))

    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            # -P: no module of the folder one happens to be in takes the place of a library.
            command = [sys.executable, "-P", "-m", "checker.reading.worker"]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        process = self._process
        if process.stdout is None or process.stdin is None:
            raise RuntimeError("the worker has no pipes")
        return process.stdout, process.stdin

    def _answer(self, source: IO[bytes], seconds: float) -> dict[str, Any]:
        while True:
            line, is_late = self._line(source, seconds)
            if is_late:
                return {"failure": "timeout"}
            message = _parsed(line)
            if "page" not in message:
                return message
            if self._progress:
                self._progress(int(message["page"]), int(message["pages"]))

    def _line(self, source: IO[bytes], seconds: float) -> tuple[bytes, bool]:
        process = self._process
        late = threading.Event()

        def stop() -> None:
            late.set()
            if process is not None:
                process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            return source.readline(_LONGEST_ANSWER), late.is_set()
        finally:
            timer.cancel()


def _write(sink: IO[bytes], data: bytes) -> None:
    try:
        sink.write(data)
        sink.flush()
    except (OSError, ValueError):
        pass  # the worker is gone; the reading side says so


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except ValueError:
        return {"failure": "crash"}
    return message if isinstance(message, dict) else {"failure": "crash"}


def _content(data: Any) -> Content | None:
    try:
        return from_data(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _failure(code: str) -> ReadingError:
    match code:
        case "timeout":
            message = "读取用时过长，已停止。"
        case "memory":
            message = "读取需要的内存过大，已停止。"
        case "nested":
            code, message = "damaged", "文件内部嵌套过深，无法读取。"
        case _:
            code, message = "crash", "读取这个文件的程序异常退出，文件可能已损坏。"
    return ReadingError(code, message, "请用 Word、WPS 或浏览器打开确认内容正常，另存一份（如 .docx 或 .txt）后再试。")
