"""Which files a person means by a path."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.paths import expand, relative


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        *("b.docx", "a.txt", "表.xlsx", "README.py", ".hidden.txt", "~$b.docx"),
        *("区县/c.pdf", "区县/d[1].txt", "__MACOSX/a.txt", ".git/e.txt"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_means_the_reports_in_it(folder: Path) -> None:
    assert expand(["."]) == ["./a.txt", "./b.docx", "./区县/c.pdf", "./区县/d[1].txt"]


def test_globs_of_the_settings_choose_and_leave_out(folder: Path) -> None:
    assert expand(["."], include=["*.xlsx"]) == ["./表.xlsx"]
    assert expand(["."], exclude=["区县/*", "a.txt"]) == ["./b.docx"]


def test_a_file_is_taken_whatever_its_name_and_each_once(folder: Path) -> None:
    assert expand(["README.py", "-", "README.py", "没有.txt"]) == ["README.py", "-", "没有.txt"]


def test_a_glob_means_what_it_matches_unless_a_file_is_called_so(folder: Path) -> None:
    assert expand(["*.txt"]) == ["a.txt"]
    assert expand(["**/*.pdf"]) == ["区县/c.pdf"]
    assert expand(["区县/d[1].txt"]) == ["区县/d[1].txt"]
    assert expand(["nothing*.txt"]) == ["nothing*.txt"]


def test_a_path_counts_from_a_folder_where_it_lies_in_it(folder: Path) -> None:
    assert relative("区县/c.pdf", folder) == "区县/c.pdf"
    assert relative(str(folder / "a.txt"), folder) == "a.txt"
    assert relative("a.txt", folder / "区县") == "a.txt"
