"""What tests of several commands stand on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.gating import HERE, NOON


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with reports, in which one is."""
    folder = tmp_path / "project"
    shutil.copytree(HERE / "reports", folder / "报告")
    monkeypatch.chdir(folder)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    monkeypatch.setenv("COLUMNS", "200")
    return folder
