"""The integrations as they are used: installed from this checkout, run on reports in another repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import yaml
from jsonschema.validators import validator_for

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "tests" / "cli" / "reports"
SCHEMAS = resources.files("check_jsonschema") / "builtin_schemas" / "vendor"

GIT = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the present state of this one, all of it committed."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("checker", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml"):
        shutil.copy(ROOT / name, folder / name)
    commit(folder)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with one good and one bad report, and settings that tell them apart."""
    folder = tmp_path / "project"
    shutil.copytree(REPORTS, folder / "报告")
    shutil.copytree(ROOT / "tests" / "cli" / "rules", folder / "rules")
    (folder / "checker.yaml").write_text("profile: small\nfail-under: 60\n", encoding="utf-8")
    (folder / "requirements.txt").write_text("# no report\n", encoding="utf-8")
    return folder


def commit(folder: Path) -> None:
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "state"]):
        subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True)


def environment(**more: str) -> dict[str, str]:
    """That of this process, without what would make it a CI service's, without this virtual environment."""
    own = str(Path(sys.executable).parent)
    path = os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if p != own)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "GIT_", "PYTEST_", "VIRTUAL_ENV"))}
    return {**kept, "PATH": path, "PYTHONUTF8": "1", **more}


def valid(document: Any, schema: str) -> list[str]:
    """What the schema of that name, from check-jsonschema, finds wrong with ``document``."""
    loaded = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    return [error.message for error in validator_for(loaded)(loaded).iter_errors(document)]


def bash(script: str, folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run ``script`` as GitHub Actions and GitLab do: every line in one shell that ends at the first failure."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8")


# pre-commit


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it has installed."""
    return tmp_path_factory.mktemp("pre-commit")


HOOK = {"id": "checker-gate", "files": "^报告/", "args": ["--rules", "rules"]}


def pre_commit(
    project: Path, checkout: Path, hooks: Path, hook: dict[str, Any] = HOOK
) -> subprocess.CompletedProcess[str]:
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=checkout, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()
    config = {"repos": [{"repo": checkout.as_uri(), "rev": revision, "hooks": [hook]}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    if not (project / ".git").exists():
        commit(project)
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", "--color", "never"]
    env = environment(PRE_COMMIT_HOME=str(hooks))
    return subprocess.run(command, cwd=project, env=env, capture_output=True, encoding="utf-8")


def test_pre_commit_stops_a_bad_draft_and_lets_a_good_one_pass(project: Path, checkout: Path, hooks: Path) -> None:
    result = pre_commit(project, checkout, hooks)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "报告/thin.txt  未通过" in result.stdout
    assert "门禁：未通过 · 2 份中 1 份不达标" in result.stdout

    (project / "报告" / "thin.txt").unlink()
    commit(project)
    result = pre_commit(project, checkout, hooks)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "门禁：通过" in result.stdout


def test_the_hook_takes_the_formats_that_can_be_read() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for name in ("报告.txt", "报告.docx", "a.pdf", "a.ofd", "a.htm", "a.html", "a.mht", "a.wps", "a.odt"):
        assert re.search(hook["files"], name)
    for name in ("a.py", "a.docx.bak", "txt"):
        assert not re.search(hook["files"], name)


# GitHub Actions


class Action:
    """action.yml, run step by step as a runner would."""

    def __init__(self, checkout: Path, temp: Path) -> None:
        self.document = yaml.safe_load((checkout / "action.yml").read_text(encoding="utf-8"))
        self.checkout = checkout
        self.temp = temp
        self.summary = temp / "summary.md"

    def run(self, project: Path, **inputs: str) -> list[subprocess.CompletedProcess[str]]:
        """The results of the steps, up to the first that fails."""
        given = {name: each["default"] for name, each in self.document["inputs"].items()} | inputs
        results = []
        for step in self.document["runs"]["steps"]:
            values = {name: self._filled(value, given) for name, value in step["env"].items()}
            env = environment(
                GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(self.summary), RUNNER_TEMP=str(self.temp), **values
            )
            assert step["shell"] == "bash"
            results.append(bash(step["run"], project, env))
            if results[-1].returncode:
                break
        return results

    def _filled(self, value: str, given: dict[str, str]) -> str:
        known = {f"inputs.{name}": each for name, each in given.items()} | {"github.action_path": str(self.checkout)}
        return re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda found: known[found[1]], value)


@pytest.fixture(scope="module")
def action(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Action:
    return Action(checkout, tmp_path_factory.mktemp("runner"))


def test_the_action_follows_the_official_schema(action: Action) -> None:
    assert valid(action.document, "github-actions") == []
    del action.document["runs"]["using"]
    assert valid(action.document, "github-actions") != []
    action.document["runs"]["using"] = "composite"


def test_no_input_becomes_text_of_a_script(action: Action) -> None:
    assert all("${{" not in step["run"] for step in action.document["runs"]["steps"])


def test_the_action_annotates_and_fails(action: Action, project: Path) -> None:
    action.summary.write_text("", encoding="utf-8")
    *_, last = action.run(project, paths="报告", args="--rules\nrules\n--report=sarif:out/a.sarif")
    assert last.returncode == 1, last.stderr
    assert "::error file=报告/thin.txt,line=" in last.stdout
    assert action.summary.read_text(encoding="utf-8").startswith("## 门禁：未通过")
    assert json.loads((project / "out" / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_action_passes_a_good_draft_whatever_its_name(action: Action, project: Path) -> None:
    name = '-a b"; touch hacked; $(touch hacked) `touch hacked`.txt'
    shutil.copy(REPORTS / "full.txt", project / "报告" / name)
    *_, last = action.run(project, paths=f"报告/{name}\n报告/full.txt\n", args="--rules=rules")
    assert last.returncode == 0, last.stdout + last.stderr
    assert "门禁：通过 · 2 份中 0 份不达标" in last.stdout
    assert not list(project.rglob("hacked"))


def test_the_action_ends_with_the_code_of_the_gate(action: Action, project: Path) -> None:
    assert action.run(project, paths="报告", args="--rules=rules\n--fail-on=everything")[-1].returncode == 2
    (project / "leer").mkdir()
    assert action.run(project, paths="leer", args="--rules=rules")[-1].returncode == 3


# GitLab, Jenkins


@pytest.fixture(scope="module")
def installed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` of an environment of its own, as the image of a CI job would have it."""
    folder = tmp_path_factory.mktemp("image") / "venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
    return folder / "bin"


def test_the_gitlab_job_follows_the_official_schema() -> None:
    document = yaml.safe_load((ROOT / "integrations" / "gitlab-ci.yml").read_text(encoding="utf-8"))
    assert valid(document, "gitlab-ci") == []
    document["fazhi-checker"]["script"] = 3
    assert valid(document, "gitlab-ci") != []


def test_the_gitlab_job_fails_and_leaves_both_reports(project: Path, checkout: Path, installed: Path) -> None:
    document = yaml.safe_load((ROOT / "integrations" / "gitlab-ci.yml").read_text(encoding="utf-8"))
    job = document["fazhi-checker"]
    given = document["variables"] | {
        "CHECKER_PACKAGE": str(checkout), "CHECKER_PATHS": "报告", "CHECKER_ARGS": "--rules rules",
    }  # fmt: skip
    path = os.pathsep.join([str(installed), environment()["PATH"]])
    result = bash("\n".join(job["script"]), project, environment(**given | {"PATH": path}))
    assert result.returncode == 1, result.stdout + result.stderr
    reports = job["artifacts"]["reports"]
    issues = json.loads((project / reports["codequality"]).read_text(encoding="utf-8"))
    assert {issue["location"]["path"] for issue in issues} == {"报告/thin.txt"}
    assert Xml.parse(project / reports["junit"]).getroot().get("failures") == "1"
    assert job["artifacts"]["when"] == "always"


def test_the_steps_of_the_jenkinsfile_run(project: Path, checkout: Path) -> None:
    text = (ROOT / "integrations" / "Jenkinsfile").read_text(encoding="utf-8")
    given = dict(re.findall(r"^ +(CHECKER_\w+) = '(.*)'$", text, re.MULTILINE))
    assert set(given) == {"CHECKER_PACKAGE", "CHECKER_PATHS", "CHECKER_ARGS"}
    given |= {"CHECKER_PACKAGE": str(checkout), "CHECKER_PATHS": "报告", "CHECKER_ARGS": "--rules rules"}
    (script,) = re.findall(r"sh '''\n(.*?)'''", text, re.DOTALL)
    result = subprocess.run(
        ["sh", "-xe", "-c", script], cwd=project, env=environment(**given), capture_output=True, encoding="utf-8"
    )
    assert result.returncode == 1, result.stdout + result.stderr
    (wanted,) = re.findall(r"junit testResults: '([^']+)'", text)
    assert Xml.parse(project / wanted).getroot().get("failures") == "1"
    assert (project / "reports_out" / "gate.html").read_text(encoding="utf-8").lstrip().startswith("<!")


def test_the_jenkinsfile_is_balanced() -> None:
    text = (ROOT / "integrations" / "Jenkinsfile").read_text(encoding="utf-8")
    code = re.sub(r"'''.*?'''|'[^'\n]*'|//[^\n]*", "", text, flags=re.DOTALL)
    depth = 0
    for character in code:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert all(f"{block} {{" in code for block in ("pipeline", "environment", "stages", "steps", "post", "always"))


# The recipes of the READMEs

README = (ROOT / "README.md").read_text(encoding="utf-8")
RECIPE = re.compile(r"<!-- recipe:([\w-]+) -->\n```yaml\n(.*?)```", re.DOTALL)
RECIPES = {name: yaml.safe_load(text) for name, text in RECIPE.findall(README)}


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A repository with one draft that meets the profile's own gate and one that does not."""
    folder = tmp_path / "drafts" / "报告"
    folder.mkdir(parents=True)
    for name in ("huangzhong-2024", "nanzheng-2022"):
        shutil.copy(ROOT / "seeds" / f"{name}.txt", folder)
    return folder.parent


def test_both_readmes_have_the_same_short_recipes() -> None:
    chinese = RECIPE.findall((ROOT / "README.zh-CN.md").read_text(encoding="utf-8"))
    assert chinese == RECIPE.findall(README)
    assert [name for name, _ in chinese] == ["github", "gitlab", "pre-commit"]
    assert all(text.count("\n") <= 10 for _, text in chinese)


def test_the_recipe_for_github_runs(action: Action, drafts: Path) -> None:
    # GitHub reads “on” as a word, PyYAML as true.
    workflow = {"on" if key is True else key: value for key, value in RECIPES["github"].items()}
    assert valid(workflow, "github-workflows") == []
    step = RECIPES["github"]["jobs"]["gate"]["steps"][-1]
    *_, last = action.run(drafts, **step["with"])
    assert last.returncode == 1, last.stderr
    assert "2 份中 1 份不达标" in last.stdout
    (drafts / "报告" / "nanzheng-2022.txt").unlink()
    assert action.run(drafts, **step["with"])[-1].returncode == 0


def test_the_recipe_for_gitlab_runs(drafts: Path, checkout: Path, installed: Path) -> None:
    assert valid(RECIPES["gitlab"], "gitlab-ci") == []
    job = RECIPES["gitlab"]["gate"]
    script = "\n".join(job["script"]).replace("pip install fazhi-checker", f"python -m pip install -q {checkout}")
    path = os.pathsep.join([str(installed), environment()["PATH"]])
    result = bash(script, drafts, environment(PATH=path))
    assert result.returncode == 1, result.stdout + result.stderr
    assert "2 份中 1 份不达标" in result.stdout
    assert all((drafts / name).is_file() for name in job["artifacts"]["reports"].values())


def test_the_recipe_for_pre_commit_runs(drafts: Path, checkout: Path, hooks: Path) -> None:
    (repository,) = RECIPES["pre-commit"]["repos"]
    (hook,) = repository["hooks"]
    result = pre_commit(drafts, checkout, hooks, hook)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "2 份中 1 份不达标" in result.stdout
