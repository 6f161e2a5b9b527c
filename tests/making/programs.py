"""Programs that tests need and a machine may lack."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest


def soffice() -> str:
    """LibreOffice's program.  Without it the test that asks is skipped, but fails where CI=true promises it."""
    return _found("LibreOffice", "soffice")


def chromium() -> str:
    """Chromium's program.  Without it the test that asks is skipped, but fails where CI=true promises it."""
    return _found("Chromium", "chromium")


def _found(name: str, program: str) -> str:
    found = shutil.which(program)
    if found:
        return found
    if os.environ.get("CI") == "true":
        raise RuntimeError(f"{name} ({program}) is not installed, and the tests that need it must not be left out here")
    pytest.skip(f"{name} ({program}) is not installed")


def converted(files: Sequence[bytes], suffix: str, target: str) -> list[bytes]:
    """``files`` with the name ending ``suffix`` (“.docx”), converted to ``target`` (“doc:MS Word 97”)."""
    program = soffice()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{number}{suffix}" for number in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                target,
                "--outdir",
                str(folder / "made"),
                *map(str, sources),
            ],
            check=True,
            capture_output=True,
            timeout=600,
        )
        ending = target.partition(":")[0]
        return [(folder / "made" / f"{source.stem}.{ending}").read_bytes() for source in sources]
