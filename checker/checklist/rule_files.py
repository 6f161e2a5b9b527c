"""Finds and reads the files of a rules folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from checker.checklist.problem import ChecklistError, Problem, Where
from checker.checklist.schema import schema
from checker.checklist.structure import check_structure
from checker.checklist.yaml_loader import MAX_BYTES, YamlFile, load_yaml

_SHARED = ("vocabulary", "modality")
_OPTIONAL = ("checks", "terms", "citations")


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """The files of a rules folder that are sound YAML of the right structure.

    ``dimensions`` in file-name order, ``profiles`` by file stem; ``vocabulary`` and ``modality`` are None when
    unsound; ``optional`` holds, by stem, those of checks, terms and citations that there are; ``complete`` is False
    when one of these or of ``dimensions`` is unsound.  ``sources`` maps the name of every file inside the folder
    (``review.yaml``) to its bytes.
    """

    folder: str
    dimensions: tuple[YamlFile, ...]
    vocabulary: YamlFile | None
    modality: YamlFile | None
    profiles: dict[str, YamlFile]
    optional: dict[str, YamlFile]
    sources: dict[str, bytes]
    complete: bool

    def digest(self, profiles: list[str]) -> str:
        """The sha256, in hex, of the names and bytes of the rules and of ``profiles`` (file stems)."""
        unused = {f"profiles/{stem}.yaml" for stem in self.profiles if stem not in profiles}
        digest = hashlib.sha256()
        for name, content in sorted(self.sources.items()):
            if name not in unused:
                digest.update(f"{name}\0{len(content)}\0".encode())
                digest.update(content)
        return digest.hexdigest()


def packaged_rules() -> Path:
    """The rules folder that comes with the package: inside it when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def read_rule_files(rules: Path, problems: list[Problem]) -> RuleFiles:
    """Read every rule file under ``rules``; what is unsound is left out and added to ``problems``.

    Raises ChecklistError when ``rules`` is no folder.
    """
    rules = rules.resolve()
    folder = "rules" if rules.name == "_rules" else rules.name
    if not rules.is_dir():
        where = Where(str(rules.name), 1)
        raise ChecklistError((Problem(where, "找不到规则文件夹", "请检查 --rules 后面的路径"),))
    reader = _Reader(rules, folder, problems)
    before = len(problems)
    dimensions = [
        document
        for path in sorted(rules.glob("*.yaml"))
        if path.stem not in (*_SHARED, *_OPTIONAL) and (document := reader.read(path, "rules"))
    ]
    optional = {
        name: document
        for name in _OPTIONAL
        if (rules / f"{name}.yaml").exists() and (document := reader.read(rules / f"{name}.yaml", name))
    }
    complete = len(problems) == before
    vocabulary, modality = (reader.read(rules / f"{name}.yaml", name) for name in _SHARED)
    profiles = {
        path.stem: document
        for path in sorted((rules / "profiles").glob("*.yaml"))
        if (document := reader.read(path, "profile"))
    }
    for path in sorted([*rules.glob("*.yml"), *(rules / "profiles").glob("*.yml")]):
        problems.append(Problem(reader.where(path), "扩展名应为 .yaml，这个文件没有读取", "请把扩展名 .yml 改为 .yaml"))
    return RuleFiles(folder, tuple(dimensions), vocabulary, modality, profiles, optional, reader.sources, complete)


class _Reader:
    def __init__(self, rules: Path, folder: str, problems: list[Problem]) -> None:
        self.rules = rules
        self.folder = folder
        self.problems = problems
        self.sources: dict[str, bytes] = {}

    def where(self, path: Path) -> Where:
        return Where(f"{self.folder}/{path.relative_to(self.rules).as_posix()}", 1)

    def read(self, path: Path, kind: str) -> YamlFile | None:
        """The file, or None when it is unsound or, in the rules folder itself, not a rule file at all."""
        where = self.where(path)
        try:
            with path.open("rb") as stream:
                source = stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            self.problems.append(Problem(where, "缺少这个文件", "请从自带的规则文件夹里复制一份"))
            return None
        except OSError as error:
            self.problems.append(Problem(where, f"文件读不出来（{error.strerror}）", "请检查文件的权限"))
            return None
        try:
            document = load_yaml(source, where.file)
        except ChecklistError as error:
            self.problems.extend(error.problems)
            return None
        if kind == "rules" and not document.data.keys() & {"dimension", "elements"}:
            return None
        self.sources[path.relative_to(self.rules).as_posix()] = source
        found = check_structure(document, schema(kind))
        self.problems.extend(found)
        return None if found else document
