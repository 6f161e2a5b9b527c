"""What an audit writes for programs: stable columns, read back by the tools that the documentation names."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.audit import run, summary
from checker.audit.model import Entry, Origin, Record
from checker.audit.store import Store
from checker.audit.summary import Row
from checker.audit.whole import Audit
from checker.output import audit_csv, audit_findings, audit_jsonl, json_file
from tests.audit import jobs
from tests.output import sample

ANALYSIS = jobs.ROOT / "docs" / "analysis.md"
BROKEN_NAME = "报告\udcb1.txt"


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    """Four reports, a zip and some that are broken, with origins."""
    folder = tmp_path_factory.mktemp("audit") / "报告"
    paths = jobs.mixed(folder)
    origins = {paths[0]: Origin("名单上的局", "某市", 2020), paths[1]: Origin("", "某市", None)}
    with Store(folder.parent / "store.sqlite", "") as store:
        files = run.work(paths, jobs.job(), store, jobs.Counted(), lambda progress: None)
        found = [entry for entry, _ in run.entries(files, origins, store)]
    return [replace(entry, name=entry.name.removeprefix(f"{folder}/")) for entry in found]


def audit(rows: list[Row]) -> Audit:
    from checker import __version__, load_checklist

    return Audit(summary.frame(load_checklist(), __version__, jobs.TIME), tuple(rows), None, None, ())


def rows(entries: list[Entry]) -> list[Row]:
    return [summary.row(entry, str(number)) for number, entry in enumerate(entries)]


def matrix(rows: list[Row]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(audit_csv.render(audit(rows)).removeprefix("\ufeff"))))


def hostile() -> Entry:
    (document,) = sample.HOSTILE_RUN.documents
    return Entry(BROKEN_NAME, Origin(sample.HOSTILE, "=1+1", 2024), Record(json_file.document_data(document), {}, ()))


def test_the_matrix_has_a_row_a_file_and_a_column_an_element_and_check(entries: list[Entry]) -> None:
    made = matrix(rows(entries))
    frame = audit([]).frame
    ids = [*(id for id, _ in frame.dimensions), *(e.id for e in frame.elements), *(id for id, _ in frame.checks)]
    assert list(made[0]) == [*audit_csv.HEAD, *ids]
    assert [row["file"] for row in made] == [entry.name for entry in entries]
    first, document = made[0], entries[0].record.document
    assert (first["organisation"], first["region"], first["year"]) == ("名单上的局", "某市", "2020")
    assert first["percent"] == f"{document['score']['percent']:.1f}"
    assert {id: first[id] for id in ids if "." in id and not id.startswith("check.")} == {
        element["id"]: element["status"] for element in document["elements"]
    }
    failed = next(row for row in made if row["file"] == "空.txt")
    assert failed["error"] == "empty"
    assert not any(failed[name] for name in ("percent", "grade", "required_lacking", "to_review", *ids))


def test_no_cell_of_the_matrix_is_a_formula_or_steers_a_terminal() -> None:
    made = audit_csv.render(audit([replace(row, statuses=(), percents=(), outcomes=()) for row in rows([hostile()])]))
    (row,) = list(csv.reader(io.StringIO(made)))[1:]
    assert row[2] == "'=1+1"
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066\ud800-\udfff]", made)
    made.encode("utf-8")


def test_lines_are_documents_of_the_result_file(entries: list[Entry]) -> None:
    validator = Draft202012Validator(json_file.schema())
    for entry in entries:
        line = audit_jsonl.line(entry)
        assert line.count("\n") == 1
        document = json.loads(line)
        assert document["path"] == entry.name
        origin = document.pop("origin")
        assert origin == {
            "organisation": entry.origin.organisation,
            "region": entry.origin.region,
            "year": entry.origin.year,
        }
        assert document == entry.record.document | {"path": entry.name}
        run_of_it = json.loads(json_file.render(sample.SINGLE)) | {"documents": [document]}
        assert [error.message for error in validator.iter_errors(run_of_it)] == []


def test_a_name_in_another_encoding_is_a_line_every_reader_takes() -> None:
    document = json.loads(audit_jsonl.line(hostile()))
    assert document["path"] == "报告?.txt"


def test_every_row_of_findings_is_of_its_schema(entries: list[Entry]) -> None:
    schema = audit_findings.schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for entry in [*entries, hostile()]:
        found = list(audit_findings.rows(entry))
        assert found
        for row in found:
            assert list(row) == schema["required"] == [column.name for column in audit_findings.COLUMNS]
            assert not list(validator.iter_errors(row))


def test_a_finding_a_part_a_check_and_an_error(entries: list[Entry]) -> None:
    document = entries[0].record.document
    found = list(audit_findings.rows(entries[0]))
    parts = [(element["id"], part["id"]) for element in document["elements"] for part in element["parts"]]
    assert [(row["element"], row["part"]) for row in found if row["kind"] == "part"] == parts
    checks = [(check["id"], check["result"]) for check in document["checks"]]
    assert [(row["check"], row["result"]) for row in found if row["kind"] == "check"] == checks
    stated = next(row for row in found if row["label"] == "yes")
    assert stated["quote"]
    assert stated["paragraph"]
    empty = next(entry for entry in entries if entry.name == "空.txt")
    (row,) = audit_findings.rows(empty)
    assert (row["kind"], row["result"], row["element"], row["percent"]) == ("error", "empty", None, None)
    assert row["message"]


def test_parquet_gives_back_what_was_written(entries: list[Entry], tmp_path: Path, monkeypatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(audit_findings, "_BATCH", 100)  # several batches
    file = tmp_path / "findings.parquet"
    every = [*entries, hostile()]
    wanted = [row for entry in every for row in audit_findings.rows(entry)]
    assert audit_findings.write_parquet(every, file) == len(wanted)
    assert parquet.read_table(file).to_pylist() == wanted
    schema = parquet.read_schema(file)
    assert schema.names == [column.name for column in audit_findings.COLUMNS]
    assert schema.metadata[b"schema"] == audit_findings.SCHEMA.encode()
    types = {"string": "string", "integer": "int32", "number": "double", "boolean": "bool"}
    assert [str(type) for type in schema.types] == [types[column.type] for column in audit_findings.COLUMNS]


def test_parquet_of_nothing_has_its_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert audit_findings.write_parquet([], tmp_path / "none.parquet") == 0
    assert parquet.read_table(tmp_path / "none.parquet").num_columns == len(audit_findings.COLUMNS)


def test_parquet_is_the_same_every_time(entries: list[Entry], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    for name in ("one", "two"):
        audit_findings.write_parquet(entries, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_command_prints_the_schema() -> None:
    command = [sys.executable, "-c", "from checker.cli.main import main; main()", "schema", "findings"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=jobs.ROOT)
    assert json.loads(done.stdout) == audit_findings.schema()


def test_the_documentation_names_every_column() -> None:
    table = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+?) \|$", ANALYSIS.read_text(encoding="utf-8"), re.MULTILINE)
    assert table == [(column.name, column.type, column.description) for column in audit_findings.COLUMNS]


@pytest.fixture(scope="module")
def results(entries: list[Entry], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of results as the recipes expect it, another one beside it."""
    pytest.importorskip("pyarrow")
    base = tmp_path_factory.mktemp("runs")
    for name in ("一", "二"):
        folder = base / name
        folder.mkdir()
        audit_findings.write_parquet(entries, folder / "findings.parquet")
        (folder / "matrix.csv").write_text(audit_csv.render(audit(rows(entries))), encoding="utf-8", newline="")
        (folder / "assessments.jsonl").write_text("".join(map(audit_jsonl.line, entries)), encoding="utf-8")
    return base / "一"


def recipes(language: str) -> list[Any]:
    text = ANALYSIS.read_text(encoding="utf-8")
    found = re.findall(rf"^(\S[^\n]*)：\n\n```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [pytest.param(code, id=title) for title, code in found]


@pytest.mark.parametrize("code", recipes("sql"))
def test_the_recipes_for_duckdb_find_something(code: str, results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(results)
    found = duckdb.sql(code).fetchall()
    assert found
    assert all(any(value is not None for value in row) for row in found)


@pytest.mark.parametrize("code", recipes("python"))
def test_the_recipes_for_pandas_print_something(
    code: str, results: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(results)
    exec(compile(code, "analysis.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) >= 4


def test_the_recipe_for_gaps_says_what_the_rows_say(entries: list[Entry], results: Path, monkeypatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(results)
    code = recipes("sql")[0].values[0]
    found = {row[0]: row[1:4] for row in duckdb.sql(code).fetchall()}
    statuses: dict[str, list[str]] = {}
    for entry in entries:
        for element in entry.record.document.get("elements", ()):
            statuses.setdefault(element["id"], []).append(element["status"])
    for id, counted in found.items():
        applicable = [status for status in statuses[id] if status != "not-applicable"]
        lacking = [status for status in applicable if status != "met"]
        assert counted == (lacking.count("missing"), len(lacking), len(applicable))


def test_there_are_recipes() -> None:
    assert len(recipes("sql")) == 7
    assert len(recipes("python")) == 4


def test_a_zip_is_named_by_its_files(entries: list[Entry]) -> None:
    assert {"合集.zip/一.txt", "合集.zip/二.txt"} <= {entry.name for entry in entries}
