"""``checker score`` as a user meets it: what is printed, what is written, how it ends."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from checker.cli.main import app
from checker.output import json_file

HERE = Path(__file__).parent
FULL = str(HERE / "reports" / "full.txt")
THIN = str(HERE / "reports" / "thin.txt")
RULES = ["--rules", str(HERE / "rules"), "--profile", "small"]


def score(*arguments: str, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, ["score", *RULES, *arguments], input=stdin, env=env)


def documents(result: Result) -> Any:
    return json.loads(result.stdout)["documents"]


@pytest.fixture
def binary(tmp_path: Path) -> str:
    path = tmp_path / "binary.txt"
    path.write_bytes(bytes(range(256)) * 20)
    return str(path)


@pytest.fixture
def empty(tmp_path: Path) -> str:
    path = tmp_path / "empty.txt"
    path.touch()
    return str(path)


def test_one_report_is_a_table() -> None:
    result = score(FULL)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "「我局聘请2名法律顾问」" in result.stdout
    assert result.stdout.splitlines()[-1] == "总分 100.0（合格） · 必备要素缺失 0 项，不完整 0 项 · 0 项待复核"


def test_english_labels_chinese_titles() -> None:
    out = score(FULL, "--lang", "en").stdout
    assert "Score 100.0 (合格)" in out
    assert "法律顾问聘请情况" in out


def test_several_reports_end_with_a_summary() -> None:
    result = score(FULL, THIN)
    assert result.exit_code == 0
    assert result.stdout.index("某县公安局") < result.stdout.index("某市公安局") < result.stdout.index("汇总（2份）")


def test_the_same_file_twice_is_one_document() -> None:
    assert len(documents(score(FULL, FULL, "--format", "json"))) == 1


def test_json_follows_the_schema_and_names_the_file() -> None:
    result = score(FULL, THIN, "--format", "json")
    data = json.loads(result.stdout)
    Draft202012Validator(json_file.schema()).validate(data)
    assert [d["path"] for d in data["documents"]] == [FULL, THIN]
    assert data["documents"][0]["sha256"] == hashlib.sha256(Path(FULL).read_bytes()).hexdigest()
    assert data["checklist"]["profile"]["id"] == "small"


def test_standard_input() -> None:
    piped = documents(score("-", "--format", "json", stdin=Path(FULL).read_bytes()))
    named = documents(score(FULL, "--format", "json"))
    assert piped[0].pop("path") == "-"
    assert named[0].pop("path") == FULL
    assert piped == named


def test_output_is_reproducible_with_a_fixed_time() -> None:
    env = {"SOURCE_DATE_EPOCH": "1700000000"}
    first, second = (score(FULL, "--format", "json", env=env).stdout for _ in range(2))
    assert first == second
    assert json.loads(first)["generated_at"] == "2023-11-14T22:13:20+00:00"


def test_a_wrong_fixed_time_is_a_usage_error() -> None:
    result = score(FULL, env={"SOURCE_DATE_EPOCH": "gestern"})
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


@pytest.mark.parametrize(("columns", "widest"), [("80", 80), ("120", 120)])
def test_columns_decides_the_width(columns: str, widest: int) -> None:
    from checker.output.textwidth import display_width

    lines = score(FULL, THIN, env={"COLUMNS": columns}).stdout.splitlines()
    assert max(map(display_width, lines)) <= widest


# exit codes


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["missing"], 2),
        (["folder"], 2),
        (["empty"], 3),
        (["blank"], 3),
        (["novel"], 3),
        (["binary"], 4),
        (["missing", "binary", "empty"], 2),
        (["binary", "empty"], 4),
        (["empty", "blank"], 3),
        (["full", "missing"], 4),
        (["full", "empty"], 4),
        (["full", "binary"], 4),
        (["full", "thin"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_exit_codes(names: list[str], code: int, tmp_path: Path, empty: str, binary: str) -> None:
    blank, novel = tmp_path / "blank.txt", tmp_path / "novel.txt"
    blank.write_text(" \n　\n", encoding="utf-8")
    novel.write_text("从前有座山，山里有座庙，庙里有个老和尚讲故事。" * 30, encoding="utf-8")
    paths = {
        "full": FULL,
        "thin": THIN,
        "missing": str(tmp_path / "没有.txt"),
        "folder": str(tmp_path),
        "empty": empty,
        "blank": str(blank),
        "novel": str(novel),
        "binary": binary,
    }
    result = score(*(paths[n] for n in names))
    assert result.exit_code == code
    failed = [n for n in names if n not in ("full", "thin")]
    assert result.stderr.count("错误：") == len(failed)
    for name in failed:
        assert f"错误：{paths[name]}：" in result.stderr
    assert "Traceback" not in result.output
    assert ("总分" in result.stdout) == (len(failed) < len(names))


def test_no_name_is_no_folder() -> None:
    result = score("")
    assert (result.exit_code, result.stderr) == (2, "错误：文件名是空的。\n    请写出报告文件的路径。\n")


def test_standard_input_has_a_name() -> None:
    assert score("-", stdin=b"").stderr.startswith("错误：标准输入：文件是空的")


def test_every_error_has_a_hint_and_is_in_the_json(empty: str) -> None:
    result = score(FULL, empty, "--format", "json")
    assert result.exit_code == 4
    ok, failed = documents(result)
    assert (ok["status"], failed["status"], failed["error"]["code"]) == ("assessed", "error", "empty")
    assert result.stderr.splitlines()[1] == f"    {failed['error']['hint']}"


def test_errors_are_english_on_demand(empty: str) -> None:
    result = score(empty, "--lang", "en")
    assert result.stderr.isascii()


def test_a_file_one_may_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refused(path: Path, *arguments: Any, **options: Any) -> Any:
        if str(path) == FULL:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)
    result = score(FULL)
    assert result.exit_code == 4
    assert "没有读取权限" in result.stderr


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(10**10)
    result = score(str(path))
    assert result.exit_code == 4
    assert "9536.7 MB" in result.stderr


# output files


def test_output_creates_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "结果" / "a.json"
    result = score(FULL, "--format", "json", "--output", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(target.read_bytes())["documents"][0]["path"] == FULL
    assert [p.name for p in target.parent.iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    ("name", "begins"), [("a.json", "{"), ("a.md", "# 法治政府"), ("a.txt", "某县公安局"), ("a", "某县公安局")]
)
def test_the_name_of_the_output_tells_the_format(name: str, begins: str, tmp_path: Path) -> None:
    score(FULL, "--output", str(tmp_path / name))
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(("files", "name"), [([FULL], "full-score.md"), ([FULL, THIN], "checker-score.md")])
@pytest.mark.parametrize("new", [False, True])
def test_a_folder_gets_a_file(files: list[str], name: str, new: bool, tmp_path: Path) -> None:
    folder = tmp_path / "new" if new else tmp_path
    score(*files, "--format", "markdown", "--output", f"{folder}/")
    assert [p.name for p in folder.iterdir()] == [name]


def test_a_report_is_never_overwritten(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_bytes(Path(FULL).read_bytes())
    link = tmp_path / "b.txt"
    link.hardlink_to(report)
    for target in (report, link):
        result = score(str(report), "--output", str(target))
        assert result.exit_code == 2
        assert "原件" in result.stderr
    assert report.read_bytes() == Path(FULL).read_bytes()


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = score(FULL, "--output", str(tmp_path / "file" / "a.json"))
    assert result.exit_code == 2
    assert "无法写入" in result.stderr


@pytest.mark.parametrize(("name", "words"), [("", "--output 后面是空的"), ("a.docx", "不能生成“.docx”文件")])
def test_an_output_that_would_mislead_is_refused(name: str, words: str, tmp_path: Path) -> None:
    result = score(FULL, "--output", str(tmp_path / name) if name else "")
    assert result.exit_code == 2
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_any_ending_will_do_with_a_format(tmp_path: Path) -> None:
    assert score(FULL, "--format", "json", "--output", str(tmp_path / "a.log")).exit_code == 0
    assert json.loads((tmp_path / "a.log").read_bytes())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_result_is_no_report(name: str, lang: str, tmp_path: Path) -> None:
    target = str(tmp_path / name)
    assert score(FULL, "--output", target, "--lang", lang).exit_code == 0
    result = score(target)
    assert result.exit_code == 3
    assert "核查结果" in result.stderr


# hints


HINTED = "全县各所队积极配合法律顾问的工作，法律顾问的人数将在年报中另行写明。"


@pytest.fixture
def near(tmp_path: Path) -> str:
    """A report that speaks of legal advisers without saying how many."""
    path = tmp_path / "near.txt"
    text = Path(FULL).read_text(encoding="utf-8").replace("我局聘请2名法律顾问，", f"{HINTED}我局")
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_hints_are_given_on_demand_only(near: str) -> None:
    assert "提示：" not in score(near).stdout
    result = score(near, "--hints")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "提示：最接近的一句「" in result.stdout
    assert "Hint, the nearest sentence" in score(near, "--hints", "--lang", "en").stdout
    assert f"提示：最接近的一句「{HINTED[:10]}" in score(near, "--hints", "--format", "markdown").stdout


def test_hints_in_the_result_file(near: str) -> None:
    def part(*options: str) -> Any:
        (document,) = documents(score(near, "--format", "json", *options))
        return next(e for e in document["elements"] if e["id"] == "adviser.headcount")["parts"][0]

    assert part()["hint"] is None
    assert part("--hints")["hint"]["quote"] == HINTED
    assert part("--hints")["label"] == part()["label"] == "no"


def test_the_segmenter_is_loaded_for_hints_only(near: str) -> None:
    program = (
        "import atexit, sys; from checker.cli.main import main; "
        "atexit.register(lambda: print('jieba' in sys.modules, file=sys.stderr)); main()"
    )

    def loaded(*options: str) -> str:
        command = [sys.executable, "-c", program, "score", *RULES, near, *options]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stderr.strip()

    assert loaded() == "False"
    assert loaded("--hints") == "True"


# processes


def process(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    program = "import sys; from checker.cli.main import main; sys.argv[0] = 'checker'; main()"
    return subprocess.Popen([sys.executable, "-c", program, *arguments], stderr=subprocess.PIPE, **options)


@pytest.mark.skipif(os.name == "nt", reason="no SIGPIPE")
def test_a_reader_that_goes_away_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    with process("score", *RULES, FULL, stdout=write) as running:
        os.close(write)
        assert running.communicate()[1] == b""
    assert running.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [["score", *RULES, FULL], ["--help"]], ids=["score", "help"])
def test_a_full_disk_is_told(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full, process(*arguments, stdout=full) as running:
        errors = running.communicate()[1].decode("utf-8")
    assert (running.returncode, errors.splitlines()[0]) == (2, "错误：标准输出：无法写入：磁盘空间不足")
    assert "Traceback" not in errors


@pytest.mark.skipif(os.name == "nt", reason="no sh")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 3), (">&-", 0)])
def test_closed_streams_are_no_accident(closed: str, code: int) -> None:
    program = f'exec "$0" -c "from checker.cli.main import main; main()" "$@" {closed}'
    name = "-" if code == 3 else FULL
    command = ["sh", "-c", program, sys.executable, "score", *RULES, name]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.cli.inputs._read", interrupted)
    result = score(FULL)
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "已中断\n")


def test_results_are_utf8_whatever_the_locale() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with process("score", *RULES, FULL, stdout=subprocess.PIPE, env=env) as running:
        out, _ = running.communicate()
    assert "某县公安局" in out.decode("utf-8")
