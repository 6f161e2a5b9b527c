"""LibreOffice, where it is installed: turns a document into a .docx file."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

_FILTER = "MS Word 97"
_SECONDS = 45
"""Less than a file may take altogether, so that the program is ended from here and nothing of it stays."""


def to_docx(data: bytes, suffix: str) -> bytes | None:
    """``data``, a file with the name ending ``suffix`` (“.doc”), as the bytes of a .docx file.

    None where the program is not installed, cannot read the file or takes too long.  It runs in a folder
    and with a profile of its own, so that neither the user's settings nor a running LibreOffice are touched.
    """
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="checker-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        profile = (folder / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        # Without the name of the filter it reads what it does not know as plain text.
        command += [f"--infilter={_FILTER}", "--convert-to", "docx", "--outdir", str(folder / "out"), str(source)]
        if not _run(command, folder):
            return None
        made = folder / "out" / "document.docx"
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], folder: Path) -> bool:
    # A session of its own: the program starts others, which would outlive it.
    process: subprocess.Popen[bytes]
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return bool(process.wait(_SECONDS) == 0)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
