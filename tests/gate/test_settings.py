"""Settings of a project: where they are found, what they say, what replaces what."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from checker.checklist.model import GateRule
from checker.checklist.problem import ChecklistError
from checker.gate.fail_on import FailOn
from checker.gate.settings import Settings, find_settings, override_of, thresholds, unknown_dimensions

RULE = GateRule(60, ("check-error",))
YAML = "fail-under: 70\nfail-on: [required]\n"
TOML = '[tool.checker]\nfail-under = 80\nfail-on = ["needs-review"]\n'


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def problems(folder: Path) -> str:
    with pytest.raises(ChecklistError) as caught:
        find_settings(folder)
    return "\n".join(map(str, caught.value.problems))


def of(settings: Settings, path: str = "a.txt", under: dict[str, Decimal] | None = None, on: tuple[FailOn, ...] = ()):
    found = thresholds(settings, path, RULE, under or {}, on)
    return {key: str(value) for key, value in found.fail_under.items()}, set(found.fail_on)


@pytest.mark.parametrize(("name", "text", "percent"), [("checker.yaml", YAML, 70), ("pyproject.toml", TOML, 80)])
def test_found_in_the_folder_or_above_it(tmp_path: Path, name: str, text: str, percent: int) -> None:
    write(tmp_path / name, text)
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    for start in (tmp_path, deep, deep / "报告.txt"):
        settings = find_settings(start)
        assert (settings.folder, settings.file) == (tmp_path, name)
        assert settings.fail_under == {"": Decimal(percent)}


def test_the_nearest_one_counts_and_yaml_before_toml(tmp_path: Path) -> None:
    write(tmp_path / "checker.yaml", "fail-under: 1\n")
    write(tmp_path / "a" / "pyproject.toml", TOML)
    assert find_settings(tmp_path / "a").file == "pyproject.toml"
    write(tmp_path / "a" / "checker.yaml", YAML)
    assert find_settings(tmp_path / "a").fail_under == {"": Decimal(70)}


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "[tool.ruff]\n", "tool = 3\n", "not toml ["])
def test_a_pyproject_of_somebody_else_is_passed_over(tmp_path: Path, text: str) -> None:
    write(tmp_path / "checker.yaml", YAML)
    write(tmp_path / "a" / "pyproject.toml", text)
    assert find_settings(tmp_path / "a").folder == tmp_path


def test_links_are_not_followed_to_where_they_lead(tmp_path: Path) -> None:
    write(tmp_path / "project" / "checker.yaml", YAML)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "project" / "reports").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert find_settings(tmp_path / "project" / "reports").folder == tmp_path / "project"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("checker.yaml", "fail-over: 70\n", "fail-under"),
        ("checker.yaml", "fail-under: much\n", "checker.yaml:1"),
        ("checker.yaml", "fail-under: 170\n", "checker.yaml:1"),
        ("checker.yaml", "\nfail-on: [all]\n", "checker.yaml:2"),
        ("checker.yaml", "fail-under: {}\n", "checker.yaml:1"),
        ("checker.yaml", "- fail-under\n", "checker.yaml:1"),
        ("checker.yaml", "a: b: c\n", "checker.yaml:1"),
        ("checker.yaml", "", "checker.yaml:1"),
        ("checker.yaml", "overrides:\n  - profile: x\n", "files"),
        ("pyproject.toml", "[project]\n\n[tool.checker]\nfail-over = 1\n", "pyproject.toml [tool.checker]:3"),
        ("pyproject.toml", "[tool.checker]\nfail-under = nan\n", "NaN"),
        ("pyproject.toml", "[tool.checker]\nfail-under = {review = inf}\n", "pyproject.toml"),
        ("pyproject.toml", "[tool.checker]\nfail-under = \n", "TOML 写法有误"),
        ("pyproject.toml", "[tool.checker]\nwaivers = 2026-01-01\n", "waivers"),
        ("pyproject.toml", "[tool]\nchecker = 3\n", "pyproject.toml"),
        ("pyproject.toml", "[[tool.checker.overrides]]\nfiles = ['a']\nfail-under = nan\n", "NaN"),
    ],
)
def test_mistakes_are_told_with_their_place(tmp_path: Path, name: str, text: str, said: str) -> None:
    write(tmp_path / name, text)
    assert said in problems(tmp_path)


def test_without_any_settings_the_gate_of_the_profile_applies(tmp_path: Path) -> None:
    assert of(Settings(tmp_path, "")) == ({"": "60"}, {FailOn.CHECK_ERROR})


def test_settings_replace_the_gate_of_the_profile_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path / "checker.yaml", "fail-under: {total: 70, review: 50}\n")
    assert of(find_settings(tmp_path)) == ({"": "70", "review": "50"}, set())
    write(tmp_path / "checker.yaml", "fail-on: []\n")
    assert of(find_settings(tmp_path)) == ({}, set())


def test_the_command_line_replaces_a_key_and_leaves_the_other(tmp_path: Path) -> None:
    write(tmp_path / "checker.yaml", YAML)
    settings = find_settings(tmp_path)
    assert of(settings) == ({"": "70"}, {FailOn.REQUIRED})
    assert of(settings, under={"": Decimal(10)}) == ({"": "10"}, {FailOn.REQUIRED})
    assert of(settings, on=(FailOn.RECOMMENDED,)) == ({"": "70"}, {FailOn.RECOMMENDED})


def test_the_last_override_whose_glob_matches_counts(tmp_path: Path) -> None:
    write(
        tmp_path / "checker.yaml",
        YAML
        + "overrides:\n"
        + "  - {files: ['报告/*'], fail-under: 20, profile: small}\n"
        + "  - {files: ['报告/新*', 'x'], fail-on: []}\n",
    )
    settings = find_settings(tmp_path)
    assert of(settings, "a.txt") == ({"": "70"}, {FailOn.REQUIRED})
    assert of(settings, "报告/2024/a.txt") == ({"": "20"}, {FailOn.REQUIRED})
    assert of(settings, "报告/新a.txt") == ({"": "70"}, set())
    assert of(settings, "报告/a.txt", under={"": Decimal(5)}, on=(FailOn.RECOMMENDED,)) == (
        {"": "5"},
        {FailOn.RECOMMENDED},
    )
    override = override_of(settings, "报告/a.txt")
    assert override is not None
    assert override.profile == "small"


def test_dimensions_nobody_knows_are_found_wherever_they_stand(tmp_path: Path) -> None:
    write(
        tmp_path / "checker.yaml",
        "fail-under: {total: 1, review: 2, reviw: 3}\noverrides:\n  - {files: [a], fail-under: {x: 1}}\n",
    )
    assert unknown_dimensions(find_settings(tmp_path), {"review"}) == ["reviw", "x"]
