"""One report, one check: what is found, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from checker.assessment.checks import CheckContext
from checker.assessment.model import CheckOutcome
from checker.checklist import Checklist, OfficialTitle, Profile, Term, Vocabulary
from checker.checklist.check_rules import read_terms, read_titles
from checker.checklist.rule_files import packaged_rules
from checker.checklist.yaml_loader import YamlFile, load_yaml
from checker.reading import parse_text, quote


def rules_file(name: str) -> YamlFile:
    """A rules file of the package, alone: the checks do without the rest."""
    return load_yaml((packaged_rules() / name).read_bytes(), name)


@pytest.fixture(scope="session")
def terms() -> tuple[Term, ...]:
    return read_terms(rules_file("terms.yaml"), [])


@pytest.fixture(scope="session")
def titles() -> tuple[OfficialTitle, ...]:
    return read_titles(rules_file("citations.yaml"), [])


@dataclass(frozen=True)
class Found:
    outcome: CheckOutcome
    message: str
    quotes: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return self.outcome is CheckOutcome.FAIL


Run = Callable[[ModuleType, str], Found]


@pytest.fixture(scope="session")
def run(terms: tuple[Term, ...], titles: tuple[OfficialTitle, ...]) -> Run:
    """Runs a check on a whole report."""
    profile = Profile("p", "测试", ())
    checklist = Checklist("p", "1", "", profile, (), Vocabulary({}, {}), (), (), terms, titles)

    def run_check(check: ModuleType, text: str) -> Found:
        report = parse_text(text)
        finding = check.run(CheckContext(report, checklist))
        return Found(finding.outcome, finding.message, [quote(report, *span) for span in finding.spans])

    return run_check
