"""From a rules folder to a checklist, or to everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from checker.checklist.check_rules import read_checks, read_terms, read_titles
from checker.checklist.cues import read_cues
from checker.checklist.dimensions import check_duplicates, check_moots, read_dimension
from checker.checklist.model import Checklist, Dimension, Vocabulary
from checker.checklist.pattern_reader import PatternReader
from checker.checklist.problem import ChecklistError, Problem, Where
from checker.checklist.profiles import apply_profile, profile_chain
from checker.checklist.rule_files import RuleFiles, packaged_rules, read_rule_files
from checker.checklist.vocabulary import read_vocabulary


def load_checklist(rules: Path | None = None, profile: str = "public-security") -> Checklist:
    """Compile the rule files in the folder ``rules`` (None: those of the package) under ``profile``.

    The folder holds one YAML file a dimension, vocabulary.yaml, modality.yaml and profiles/*.yaml;
    checks.yaml, terms.yaml and citations.yaml may be missing.
    Raises ChecklistError with every problem found, sorted by file and line.
    """
    problems: list[Problem] = []
    files = read_rule_files(packaged_rules() if rules is None else rules, problems)
    if files.vocabulary is None:
        # Every @name would be unknown: one problem must not drown the others.
        raise _error(problems)
    vocabulary = read_vocabulary(files.vocabulary, problems)
    concepts = files.vocabulary.data["concepts"].keys()
    names = PatternReader(concepts, vocabulary.units, problems)
    dimensions = _dimensions(files, vocabulary, names)
    cues = read_cues(files.modality, names) if files.modality else ()
    checks = read_checks(files.optional["checks"], problems) if "checks" in files.optional else ()
    terms = read_terms(files.optional["terms"], problems) if "terms" in files.optional else ()
    titles = read_titles(files.optional["citations"], problems) if "citations" in files.optional else ()
    chain = profile_chain(profile, files.profiles, files.folder, problems)
    check_duplicates(dimensions, problems)
    if not files.complete:
        # What stands in an unsound file would look as if it did not exist.
        raise _error(problems)
    check_moots(dimensions, problems)
    chosen, wanted, checks = apply_profile(chain, dimensions, checks, problems)
    if problems or chosen is None:
        raise _error(problems)
    digest = files.digest(chain.ids)
    return Checklist(chosen.id, chain.version, digest, chosen, wanted, vocabulary, cues, checks, terms, titles)


def _dimensions(files: RuleFiles, vocabulary: Vocabulary, names: PatternReader) -> list[Dimension]:
    found: dict[str, tuple[Dimension, Where]] = {}
    for document in files.dimensions:
        dimension = read_dimension(document, vocabulary, names)
        where = document.where("dimension")
        if dimension.id in found:
            message = f"维度编号“{dimension.id}”重复，{found[dimension.id][1]} 已经有了"
            names.problems.append(Problem(where, message, "请改成别的编号，或把两个文件合并"))
        else:
            found[dimension.id] = (dimension, where)
    return [dimension for dimension, _ in found.values()]


def _error(problems: list[Problem]) -> ChecklistError:
    unique = dict.fromkeys(problems)
    return ChecklistError(tuple(sorted(unique, key=lambda p: (p.where.file, p.where.line))))
