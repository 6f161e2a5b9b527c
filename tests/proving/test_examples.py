"""Rules are proved on their own examples, and every pattern must be needed by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checklist import load_checklist
from checker.proving.examples import run_cue_examples, run_examples, unneeded_finders

VOCABULARY = "concepts: {顾问: 法律顾问}\nunits: {人: [名]}\n"
MODALITY = """\
cues:
  - id: will
    modality: planned
    pattern: 拟
    scope: {direction: after, window: sentence}
    examples: {affects: [拟【聘请】律师。], spares: [【聘请】律师。]}
"""
PROFILE = 'id: public-security\ntitle: 测试\nversion: "1"\ndimensions: [adviser]\ngrades: [{name: 差, at_least: 0}]\n'
ADVISER = """\
dimension: adviser
title: 法律顾问
elements:
  - id: adviser.headcount
    title: 法律顾问
    level: required
    weight: 2
    why: 看一看。
    basis: practice
    advice: 写明。
    skeleton: 聘请____名。
    parts:
      figure:
        text: 要点
        find: FIND
        examples:
          yes: [聘请2名法律顾问。, 法律顾问聘请3名。, 聘请1名律师。]
          plan: [拟聘请2名法律顾问。, {text: 聘请2名法律顾问。, in: next-year}]
          no: [聘请法律顾问。, 律师3名。]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "public-security.yaml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "vocabulary.yaml").write_text(VOCABULARY, encoding="utf-8")
    (tmp_path / "modality.yaml").write_text(MODALITY, encoding="utf-8")
    return tmp_path


def rules(folder: Path, find: str, modality: str = MODALITY) -> Path:
    (folder / "adviser.yaml").write_text(ADVISER.replace("FIND", find), encoding="utf-8")
    (folder / "modality.yaml").write_text(modality, encoding="utf-8")
    return folder


def test_good_rule_passes_every_example(folder: Path) -> None:
    results = run_examples(load_checklist(rules(folder, '["聘请 … #人"]')))
    assert len(results) == 7
    assert all(r.passed for r in results)


def test_failing_example_is_named_with_its_line(folder: Path) -> None:
    results = run_examples(load_checklist(rules(folder, '["聘请 … @顾问"]')))
    failed = [
        (r.example.text, r.example.label.value, r.got.value, r.example.where.line) for r in results if not r.passed
    ]
    assert ("聘请1名律师。", "yes", "no", 17) in failed
    assert ("聘请法律顾问。", "no", "yes", 19) in failed


def test_one_element_can_be_run_alone(folder: Path) -> None:
    checklist = load_checklist(rules(folder, '["聘请 … #人"]'))
    assert run_examples(checklist, "adviser.headcount")
    assert run_examples(checklist, "adviser.other") == ()


def test_pattern_no_example_needs_is_reported_at_its_line(folder: Path) -> None:
    checklist = load_checklist(rules(folder, '["聘请 … #人", "委托 … #人"]'))
    [problem] = unneeded_finders(checklist)
    assert "委托 … #人" in problem.message
    assert problem.where.line == 15


def test_pattern_another_covers_is_reported(folder: Path) -> None:
    checklist = load_checklist(rules(folder, '["聘请 … #人", "聘请 … #人 … @顾问"]'))
    assert [p.message.endswith("聘请 … #人 … @顾问") for p in unneeded_finders(checklist)] == [True]


def test_cue_examples_are_run(folder: Path) -> None:
    wrong = MODALITY.replace("spares: [【聘请】律师。]", "spares: [拟定方案【聘请】律师。]")
    good, bad = (run_cue_examples(load_checklist(rules(folder, '["聘请 … #人"]', m))) for m in (MODALITY, wrong))
    assert [r.passed for r in good] == [True, True]
    assert [r.passed for r in bad] == [True, False]
