"""Addresses instead of paths: listed, read, known again, written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

fsspec = pytest.importorskip("fsspec")

from checker.audit import remote  # noqa: E402
from tests.audit import jobs  # noqa: E402

SUFFIXES = (".txt", ".zip")


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    system.pipe_file("/报告/甲.txt", jobs.SEEDS[0].read_bytes())
    system.pipe_file("/报告/2024/乙.TXT", jobs.SEEDS[1].read_bytes())
    system.pipe_file("/报告/说明.xml", b"<x/>")
    system.pipe_file("/报告/~$甲.txt", b"lock")
    system.pipe_file("/报告/.git/丙.txt", b"litter")
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("丁.txt", jobs.SEEDS[2].read_bytes())
    system.pipe_file("/报告/合集.zip", package.getvalue())
    yield system
    system.store.clear()


def test_a_folder_means_the_reports_in_it(memory: Any) -> None:
    assert remote.expand("memory://报告", SUFFIXES) == [
        "memory:///报告/2024/乙.TXT",
        "memory:///报告/合集.zip",
        "memory:///报告/甲.txt",
    ]


def test_a_glob_means_its_matches_and_a_file_itself(memory: Any) -> None:
    assert remote.expand("memory://报告/*/*.TXT", SUFFIXES) == ["memory:///报告/2024/乙.TXT"]
    assert remote.expand("memory://报告/甲.txt", SUFFIXES) == ["memory://报告/甲.txt"]
    assert remote.expand("memory://没有", SUFFIXES) == ["memory://没有"]


def test_an_unknown_kind_of_address_is_an_error() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        remote.expand("nowhere://x", SUFFIXES)


def test_files_and_zips_are_read(memory: Any) -> None:
    (source,) = remote.sources("memory://报告/甲.txt")
    assert (source.name, source.data, source.error) == ("memory://报告/甲.txt", jobs.SEEDS[0].read_bytes(), None)
    (source,) = remote.sources("memory://报告/合集.zip")
    assert (source.name, source.data) == ("memory://报告/合集.zip/丁.txt", jobs.SEEDS[2].read_bytes())


@pytest.mark.parametrize(("url", "code"), [("memory://没有.txt", "not-found"), ("nowhere://x.txt", "unreadable")])
def test_what_cannot_be_read_says_why(url: str, code: str, memory: Any) -> None:
    (source,) = remote.sources(url)
    assert source.error
    assert source.error.code == code
    assert source.error.message
    assert source.error.hint


def test_a_changed_file_has_another_stamp(memory: Any) -> None:
    before = remote.stamp("memory://报告/甲.txt")
    assert before == remote.stamp("memory://报告/甲.txt") != (0, 0)
    memory.pipe_file("/报告/甲.txt", jobs.SEEDS[1].read_bytes())
    assert remote.stamp("memory://报告/甲.txt") != before
    assert remote.stamp("memory://没有.txt") == (0, 0)


def test_an_unchanged_address_is_not_opened_again(memory: Any, tmp_path: Path) -> None:
    urls = remote.expand("memory://报告", SUFFIXES)
    first = jobs.audited(urls, tmp_path / "store.sqlite")
    engine = jobs.Counted()
    assert jobs.audited(urls, tmp_path / "store.sqlite", engine=engine) == first
    assert engine.asked == []
    assert jobs.errors(first[0]) == {}


def test_results_are_delivered_with_their_folders(memory: Any, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "index.html").write_text("页", encoding="utf-8")
    (tmp_path / "reports" / "甲.html").write_text("甲", encoding="utf-8")
    remote.deliver(tmp_path, "memory://结果/2024")
    assert sorted(memory.find("/结果")) == ["/结果/2024/index.html", "/结果/2024/reports/甲.html"]
    assert memory.cat_file("/结果/2024/index.html").decode() == "页"
