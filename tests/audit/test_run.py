"""A run: what is kept is not worked out again, and a run that was stopped goes on where it was."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from checker.assessment.model import Run
from checker.audit import run
from checker.audit.model import Found, Job, Origin
from checker.audit.store import Store
from tests.audit import jobs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "报告"
    folder.mkdir()
    for seed in jobs.SEEDS[:2]:
        shutil.copy(seed, folder)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def paths(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.iterdir())]


def asked(folder: Path, store: Path, wanted: Job | None = None) -> list[str]:
    """The names of the files that an audit had to open."""
    engine = jobs.Counted()
    jobs.audited(paths(folder), store, wanted, engine)
    return [Path(path).name for path in engine.asked]


def made(folder: Path, store: Path, wanted: Job | None = None) -> int:
    """The number of records that an audit had to work out."""
    engine = jobs.Counted()
    jobs.audited(paths(folder), store, wanted, engine)
    return len(engine.made)


def page(run: Run, lang: str = "zh") -> str:
    return f"{run.documents[0].path} {run.generated_at} {lang}"


def test_an_unchanged_folder_is_not_opened_again(folder: Path, store: Path) -> None:
    first = jobs.audited(paths(folder), store)
    engine = jobs.Counted()
    assert jobs.audited(paths(folder), store, engine=engine) == first
    assert engine.asked == []


def test_a_changed_file_alone_is_worked_out_again(folder: Path, store: Path) -> None:
    assert made(folder, store) == 2
    changed = folder / jobs.SEEDS[0].name
    changed.write_text(changed.read_text(encoding="utf-8") + "\n改。\n", encoding="utf-8")
    assert asked(folder, store) == [changed.name]


def test_a_touched_file_is_opened_but_not_worked_out(folder: Path, store: Path) -> None:
    made(folder, store)
    for path in folder.iterdir():
        os.utime(path, ns=(1, 1))
    engine = jobs.Counted()
    jobs.audited(paths(folder), store, engine=engine)
    assert (len(engine.asked), engine.made) == (2, [])


def test_a_renamed_or_moved_file_is_known_by_its_content(folder: Path, store: Path, tmp_path: Path) -> None:
    made(folder, store)
    moved = tmp_path / "别处"
    folder.rename(moved)
    (moved / jobs.SEEDS[0].name).rename(moved / "改名.txt")
    assert made(moved, store) == 0


def test_the_name_markdown_is_a_cause(folder: Path, store: Path) -> None:
    made(folder, store)
    (folder / jobs.SEEDS[0].name).rename(folder / "改名.md")
    assert made(folder, store) == 1


@pytest.mark.parametrize(
    "fields", [{"tool_version": "0.0.9"}, {"profile": "other"}, {"render": page}], ids=["version", "profile", "pages"]
)
def test_version_profile_and_pages_are_causes(
    fields: dict[str, Any], folder: Path, store: Path, tmp_path: Path
) -> None:
    if "profile" in fields:
        fields = {"profile": "other", "rules": str(other_profile(tmp_path))}
    assert made(folder, store) == 2
    assert made(folder, store, jobs.job(**fields)) == 2
    assert made(folder, store, jobs.job(**fields)) == 0
    assert made(folder, store) == 0


def other_profile(folder: Path) -> Path:
    """Rules with a second profile, otherwise the usual ones."""
    rules = folder / "rules"
    shutil.copytree(jobs.ROOT / "rules", rules)
    (profile,) = [p for p in rules.rglob("*.yaml") if f"id: {jobs.PROFILE}" in p.read_text(encoding="utf-8")]
    text = profile.read_text(encoding="utf-8").replace(f"id: {jobs.PROFILE}", "id: other", 1)
    profile.with_name("other.yaml").write_text(text, encoding="utf-8")
    return rules


def test_the_rules_are_a_cause(folder: Path, store: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(jobs.ROOT / "rules", rules)
    wanted = jobs.job(rules=str(rules))
    assert made(folder, store, wanted) == 2
    assert made(folder, store, wanted) == 0
    changed = rules / "report.yaml"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("weight: 2", "weight: 3", 1), encoding="utf-8")
    from checker import load_checklist

    with Store(store, run.context(wanted, load_checklist(rules).digest)) as kept:
        engine = jobs.Counted()
        run.work(paths(folder), wanted, kept, engine, lambda progress: None)
        assert len(engine.made) == 2


@pytest.mark.parametrize(("serialise", "code"), [(jobs.hangs, "timeout"), (jobs.fails, "internal")])
def test_errors_that_may_pass_are_not_kept(serialise, code: str, folder: Path, store: Path) -> None:
    jobs.marked(folder / "慢.txt")
    files, _ = jobs.audited(paths(folder), store, jobs.job(serialise, seconds=0.5))
    assert jobs.errors(files) == {"慢.txt": code}
    assert asked(folder, store) == ["慢.txt"]
    files, _ = jobs.audited(paths(folder), store)
    assert jobs.errors(files) == {}


def test_errors_that_stay_are_kept(tmp_path: Path, store: Path) -> None:
    folder = tmp_path / "报告"
    first = jobs.audited(jobs.mixed(folder), store)
    engine = jobs.Counted()
    assert jobs.audited(paths(folder), store, engine=engine) == first
    assert engine.asked == []


def test_a_changed_zip_works_out_its_new_file_alone(folder: Path, store: Path) -> None:
    with zipfile.ZipFile(folder / "合集.zip", "w") as package:
        package.write(jobs.SEEDS[3], "一.txt")
    assert made(folder, store) == 3
    with zipfile.ZipFile(folder / "合集.zip", "a") as package:
        package.write(jobs.SEEDS[4], "二.txt")
    assert made(folder, store) == 1


def test_the_same_content_has_one_record_and_every_name_its_line(folder: Path, store: Path) -> None:
    shutil.copy(jobs.SEEDS[0], folder / "副本.txt")
    files, lines = jobs.audited(paths(folder), store)
    assert len({found.key for each in files.values() for found in each}) == 2
    names = [json.loads(line)["path"] for line in lines.splitlines()]
    assert names == sorted(paths(folder))


def test_pages_are_of_the_name_whoever_was_first(folder: Path, store: Path) -> None:
    shutil.copy(jobs.SEEDS[0], folder / "副本.txt")
    wanted = jobs.job(render=page)
    jobs.audited(paths(folder), store, wanted)
    with Store(store, run.context(wanted, jobs.digest())) as kept:
        files = run.work(paths(folder), wanted, kept, jobs.Counted(), lambda progress: None)
        pages = [entry.record.page for entry, _ in run.entries(files, {}, kept)]
    assert sorted(pages) == sorted(f"{path.name} {jobs.TIME} zh" for path in folder.iterdir())


def test_pages_in_another_language_are_other_pages(folder: Path, store: Path) -> None:
    languages = [jobs.job(render=partial(page, lang=lang)) for lang in ("zh", "en")]
    assert [made(folder, store, wanted) for wanted in languages] == [2, 2]
    assert [made(folder, store, wanted) for wanted in languages] == [0, 0]


def test_paragraphs_can_be_had_alone(folder: Path, store: Path) -> None:
    with Store(store, "") as kept:
        files = run.work(paths(folder), jobs.job(), kept, jobs.Counted(), lambda progress: None)
        for found in files.values():
            assert kept.paragraphs(found[0].key) == kept.record(found[0].key).paragraphs != ()


def test_a_disk_that_cannot_be_written_is_an_oserror(folder: Path, store: Path) -> None:
    store.mkdir()
    with pytest.raises(OSError, match="unable to open"):
        jobs.audited(paths(folder), store)


def test_entries_come_by_name_with_the_origin_of_their_path(folder: Path, store: Path) -> None:
    first, second = paths(folder)
    with Store(store, run.context(jobs.job(), jobs.digest())) as kept:
        files = run.work([second, first], jobs.job(), kept, jobs.Counted(), lambda progress: None)
        found = [entry for entry, _ in run.entries(files, {second: Origin("某局", "某市", 2020)}, kept)]
    assert [entry.name for entry in found] == [first, second]
    assert (found[1].organisation, found[1].origin.region, found[1].year) == ("某局", "某市", 2020)
    assert found[0].organisation
    assert found[0].organisation != "某局"


def test_progress_counts_paths_files_and_failures(tmp_path: Path, store: Path) -> None:
    told: list[run.Progress] = []
    asked = jobs.mixed(tmp_path / "报告")
    jobs.audited(asked, store, tell=told.append)
    assert [progress.done for progress in told] == list(range(len(asked) + 1))
    assert told[-1] == run.Progress(done=9, total=9, files=10, failed=5)


def test_interrupted_it_keeps_what_is_done_and_ends_its_workers(folder: Path, store: Path) -> None:
    import multiprocessing

    def interrupt(progress: run.Progress) -> None:
        if progress.done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        jobs.audited(paths(folder), store, engine=jobs.pool, tell=interrupt)
    assert multiprocessing.active_children() == []
    assert len(asked(folder, store)) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_killed_and_resumed_it_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    jobs.mixed(folder)

    def drive(store: str, *more: str) -> int:
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "tests.audit.driver",
            str(folder),
            tmp_path / store,
            tmp_path / f"{store}.jsonl",
        ]
        return subprocess.run([*command, *more], cwd=jobs.ROOT, check=False).returncode

    assert drive("whole") == 0
    assert drive("killed", "3") == -signal.SIGKILL
    assert not (tmp_path / "killed.jsonl").exists()
    with Store(tmp_path / "killed", run.context(jobs.job(), jobs.digest())) as kept:
        done = [path for path in paths(folder) if kept.files_of(path)]
    assert 1 <= len(done) <= 3
    assert drive("killed") == 0
    assert (tmp_path / "killed.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_store_that_is_none_is_made_anew(folder: Path, store: Path) -> None:
    store.write_bytes(b"this is no database" * 100)
    assert made(folder, store) == 2
    assert made(folder, store) == 0


def test_a_store_of_another_version_is_made_anew(folder: Path, store: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(store)
    connection.executescript("create table records (key text, packed blob); pragma user_version = 1;")
    connection.close()
    assert made(folder, store) == 2


def test_a_record_that_is_not_there_is_a_key_error(store: Path) -> None:
    with Store(store, "") as kept, pytest.raises(KeyError):
        kept.record(Found("", "0" * 64).key)
