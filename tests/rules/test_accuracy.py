"""How right the rules are on the labelled reports of the repository: floors that must not be fallen below.

tests/gold labels the five real seed reports; tests/corpus holds invented reports in other provinces' words.
docs/accuracy.md tells what was measured when a report was first seen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checklist import Checklist, load_checklist
from checker.proving.accuracy import Accuracy, load_gold, measure
from checker.proving.faults import count
from checker.reading import read_file

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
CORPUS = sorted((ROOT / "tests" / "corpus").glob("*.txt"))


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load_checklist()


def accuracy(reports: list[Path], gold: Path, checklist: Checklist) -> Accuracy:
    return measure([(load_gold(gold / f"{p.stem}.yaml"), read_file(p)) for p in reports], checklist)


def test_seeds(checklist: Checklist) -> None:
    found = accuracy(SEEDS, ROOT / "tests" / "gold", checklist)
    assert found.parts == 500
    assert found.part_accuracy >= 0.99
    assert found.present_f1 >= 0.99
    assert found.status_accuracy >= 0.98
    assert all(r.score_error is not None and abs(r.score_error) <= 3 for r in found.per_report)
    faults = count(found.faults)
    assert (faults.missed, faults.false_alarms) == (0, 0)


def test_reports_of_other_provinces(checklist: Checklist) -> None:
    found = accuracy([p for p in CORPUS if p.stem.startswith("d")], ROOT / "tests" / "corpus", checklist)
    assert found.parts == 600
    assert found.part_accuracy >= 0.98
    assert found.present_f1 >= 0.98
    faults = count(found.faults)
    assert faults.missed == 0
    assert count(found.faults).false_alarms <= 1


def test_reports_in_unseen_words(checklist: Checklist) -> None:
    found = accuracy([p for p in CORPUS if p.stem.startswith("u")], ROOT / "tests" / "corpus", checklist)
    assert found.part_accuracy >= 0.985
    assert count(found.faults).false_alarms <= 1
