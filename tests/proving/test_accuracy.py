"""Accuracy against labels settled by people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.checklist import Checklist, Label, load_checklist
from checker.proving.accuracy import Gold, GoldError, GoldLabel, load_gold, measure
from checker.proving.faults import Detection, count
from checker.reading import parse_text
from checker.reading.model import Report

PROFILE = 'id: public-security\ntitle: 测试\nversion: "1"\ndimensions: [adviser]\ngrades: [{name: 差, at_least: 0}]\n'
ELEMENT = """\
  - id: adviser.NAME
    title: 法律顾问
    level: required
    weight: WEIGHT
    why: 看一看。
    basis: practice
    advice: 写明。
    skeleton: 聘请____名。
    parts:
      p:
        text: 要点
        find: [FIND]
        examples: {yes: [一, 二, 三], plan: [四], no: [五, 六]}
"""

CHECKS = ("year", "deadline", "terms", "repetition")
CHECK = "  - {{id: check.{0}, title: 校核, severity: error, why: 看一看。, advice: 改正。}}\n"


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "public-security.yaml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "vocabulary.yaml").write_text("concepts: {}\nunits: {}\n", encoding="utf-8")
    (tmp_path / "modality.yaml").write_text("cues: []\n", encoding="utf-8")
    (tmp_path / "checks.yaml").write_text("checks:\n" + "".join(map(CHECK.format, CHECKS)), encoding="utf-8")
    elements = [("one", "3", "聘请"), ("two", "1", "培训"), ("three", "1", "公示")]
    written = "".join(ELEMENT.replace("NAME", n).replace("WEIGHT", w).replace("FIND", f) for n, w, f in elements)
    (tmp_path / "adviser.yaml").write_text("dimension: adviser\ntitle: 顾问\nelements:\n" + written, encoding="utf-8")
    return load_checklist(tmp_path)


REPORT = "某县公安局2024年度法治政府建设情况报告\n2024年情况如下。\n一、主要做法\n聘请律师。培训民警。\n"


def report() -> Report:
    return parse_text(REPORT)


def gold(**labels: str) -> Gold:
    return Gold("r", {f"adviser.{name}/p": GoldLabel(Label(label), "引文") for name, label in labels.items()})


def test_figures_by_hand(checklist: Checklist) -> None:
    accuracy = measure([(gold(one="yes", two="no", three="yes"), report())], checklist)
    assert accuracy.parts == 3
    assert accuracy.part_accuracy == pytest.approx(1 / 3)
    assert (accuracy.present_precision, accuracy.present_recall) == (0.5, 0.5)
    assert accuracy.present_f1 == 0.5
    assert accuracy.status_accuracy == pytest.approx(1 / 3)
    [row] = accuracy.per_report
    assert (row.score, row.gold_score, row.score_error) == (80.0, 80.0, 0.0)
    assert accuracy.confusion["adviser.two"] == {(Label.NO, Label.YES): 1}


def test_disagreement_shows_both_quotes_and_the_line(checklist: Checklist) -> None:
    found = measure([(gold(one="yes", two="no", three="plan"), report())], checklist).disagreements
    assert [(d.part, d.gold.value, d.got.value, d.gold_quote, d.got_quote, d.line) for d in found] == [
        ("adviser.two/p", "no", "yes", "引文", "培训民警", 4),
        ("adviser.three/p", "plan", "no", "引文", "", None),
    ]


def test_only_parts_both_know_are_counted(checklist: Checklist) -> None:
    assert measure([(gold(one="yes"), report())], checklist).parts == 1


SENTENCE = "对排查发现的每一处问题逐项登记并限期整改到位绝不拖延。"


def test_faults_are_found_missed_and_imagined(checklist: Checklist) -> None:
    labels = replace(gold(one="yes"), checks=frozenset({"check.deadline", "check.repetition", "check.unknown"}))
    twice = f"{REPORT}{SENTENCE}\n严格执法。{SENTENCE}\n现将2021年度法治政府建设情况报告如下。\n"
    accuracy = measure([(labels, parse_text(twice)), (gold(one="yes"), report())], checklist)
    assert [(f.report, f.check, f.detection) for f in accuracy.faults] == [
        ("r", "check.year", Detection.FALSE_ALARM),
        ("r", "check.deadline", Detection.MISSED),
        ("r", "check.repetition", Detection.FOUND),
    ]
    counts = count(accuracy.faults)
    assert (counts.planted, counts.found, counts.missed, counts.false_alarms) == (2, 1, 1, 1)
    assert [len(r.faults) for r in accuracy.per_report] == [3, 0]
    alarm, missed, _ = accuracy.faults
    assert "2021" in alarm.message + alarm.quote
    assert (missed.message, missed.quote, missed.line) == ("", "", None)


def test_gold_file(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    parts = 'parts:\n  adviser.one/p: {label: "yes", quote: 聘请}\n'
    file.write_text(parts, encoding="utf-8")
    assert load_gold(file).parts == {"adviser.one/p": GoldLabel(Label.YES, "聘请")}
    assert load_gold(file).checks == frozenset()
    file.write_text(f"{parts}checks: {{check.year: {{label: fail}}, check.terms: {{label: pass}}}}\n", encoding="utf-8")
    assert load_gold(file).checks == frozenset({"check.year"})


@pytest.mark.parametrize(
    "text",
    [
        "parts: 3\n",
        "a: 1\n",
        "parts: {x/y: {label: maybe}}\n",
        "parts: {}\nchecks: {check.year: {label: fial}}\n",
        "parts: {}\nchecks: [check.year]\n",
        "parts: {}\nparts: {}\n",
    ],
)
def test_gold_file_that_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "r.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=r"r\.yaml"):
        load_gold(file)
