"""The frame: help, version, usage errors, schemas, in both languages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from checker import __version__
from checker.checklist import SCHEMA_NAMES
from checker.cli.main import app

ROOT = Path(__file__).resolve().parents[2]


def checker(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_version() -> None:
    assert checker("--version").stdout == f"checker {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "缺少命令"),
        (["score"], "缺少参数：FILE"),
        (["scroe"], "没有这个命令：scroe；是否要用：score"),
        (["score", "a.txt", "--formt", "json"], "没有这个选项：--formt"),
        (["score", "a.txt", "--format", "xml"], "--format 不能是“xml”，可用：table, json, markdown"),
        (["score", "a.txt", "--output"], "选项 --output 后面缺少内容"),
        (["explain", "a", "b"], "多余的参数：b"),
        (["rules", "accuracy", "a.txt"], "缺少选项：--gold"),
        (["schema", "nichts"], "没有这个名称：“nichts”"),
    ],
)
def test_wrong_use_is_told_in_chinese(arguments: list[str], words: str) -> None:
    result = checker(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


@pytest.mark.parametrize("arguments", [["score"], ["explain"], ["scroe"], ["schema", "nichts"], []])
@pytest.mark.parametrize("before", [True, False])
def test_wrong_use_is_told_in_english_on_demand(arguments: list[str], before: bool) -> None:
    lang = ["--lang", "en"]
    result = checker(*lang, *arguments) if before else checker(*arguments, *lang)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert not [c for c in result.stderr if "\u4e00" <= c <= "\u9fff"]


COMMANDS = [[], ["score"], ["explain"], ["schema"], ["rules"], *(["rules", c] for c in ("list", "lint", "test"))]
COMMANDS += [["rules", "accuracy"], ["template"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_in_both_languages(command: list[str]) -> None:
    chinese, english = checker(*command, "--help"), checker("--lang", "en", *command, "--help")
    assert (chinese.exit_code, english.exit_code) == (0, 0)
    assert chinese.stdout.startswith("用法：checker")
    assert "Show this message" not in chinese.stdout
    assert english.stdout.startswith("Usage: checker")
    assert not [c for c in english.stdout if "\u4e00" <= c <= "\u9fff"]


def test_the_help_of_schema_names_them_all() -> None:
    for lang in ("zh", "en"):
        shown = checker("--lang", lang, "schema", "--help").stdout
        assert all(name in shown for name in ("assessment", *SCHEMA_NAMES))


def test_lang_is_taken_after_a_group() -> None:
    assert checker("rules", "--lang", "en", "--help").stdout.startswith("Usage: ")


@pytest.mark.parametrize("name", ["assessment", *SCHEMA_NAMES])
def test_schemas_are_printed(name: str) -> None:
    result = checker("schema", name)
    assert result.exit_code == 0
    Draft202012Validator.check_schema(json.loads(result.stdout))


def modules_after(program: str, *arguments: str) -> set[str]:
    """The modules that are loaded when ``program`` has run."""
    command = [sys.executable, "-c", f"import sys\n{program}\nprint(*sys.modules, file=sys.stderr)", *arguments]
    return set(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stderr.split())


def test_starting_up_imports_nothing_heavy() -> None:
    loaded = modules_after("import checker.cli.main")
    assert "typer" in loaded
    assert loaded.isdisjoint({"jieba", "jsonschema", "daachorse", "yaml", "chardet", "tabulate", "rich"})


def test_scoring_a_utf8_report_imports_only_what_it_needs() -> None:
    report = str(ROOT / "seeds" / "huangzhong-2024.txt")
    loaded = modules_after(
        "from checker.cli.main import app\ntry:\n    app()\nexcept SystemExit:\n    pass", "score", report
    )
    assert "checker.assessment.assess" in loaded
    assert loaded.isdisjoint({"jieba", "jsonschema", "chardet", "rich"})
