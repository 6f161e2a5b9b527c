"""A tiny rules folder that compiles, for tests to spoil."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.checklist import Checklist, ChecklistError, Problem, load_checklist

REVIEW = """\
dimension: review
title: 复议诉讼
elements:
  - id: review.total
    title: 行政复议案件数
    level: required
    weight: 2
    since: 2019
    nil_ok: true
    why: 案件数反映执法质量。
    basis:
      - {document: 某条例, number: 第1号, article: "", requirement: 公开案件数, since: 2019, until: 2025}
    advice: 写明案件数。
    skeleton: 全年行政复议案件____件。
    parts:
      figure:
        text: 写明件数
        find:
          - "@复议 … #案件"
          - {find: "@复议 & #案件 & !法院", within: clause, in: [measures, heading]}
          - {section: deficiencies}
        nil: ["未|没有 … 发生 … @复议"]
        ignore: [other]
        examples:
          yes: [行政复议2件。, 行政复议案件3件。, {text: 被申请复议1起。, in: front, year: 2021}]
          plan: [明年力争行政复议不超过1件。]
          no: [学习行政复议法。, 法院审理2件。]
"""
ADVISER = """\
dimension: adviser
title: 法律顾问
elements:
  - id: adviser.headcount
    title: 法律顾问聘请情况
    level: recommended
    weight: 1.5
    moot_if_nil: review.total
    why: 看人数。
    basis: practice
    advice: 写明人数。
    skeleton: 聘请____名法律顾问。
    parts:
      figure:
        text: 写明人数
        conditional: true
        find: ["聘请|外聘 … #人 … @顾问"]
        examples:
          yes: [聘请1名法律顾问。, 外聘2位律师顾问。, 聘请三名法律顾问。]
          plan: [拟聘请2名法律顾问。]
          no: [法律顾问参与审核。, 法律顾问讲座3场。]
"""
VOCABULARY = """\
concepts:
  复议: 行政复议|复议
  顾问: [法律顾问, 律师顾问]
units:
  人: [名, 位, 人]
  案件: [件, 起]
"""
MODALITY = """\
cues:
  - id: planned.will
    modality: planned
    pattern: 拟|将
    scope: {direction: after, window: clause}
    unless: 虚拟
    until: [但, "；"]
    ranks: [county]
    examples:
      affects: [下一步拟【聘请】2名法律顾问。]
      spares: [已【聘请】2名法律顾问，拟再加强。]
"""
PROFILE = """\
id: public-security
title: 公安机关
version: "1.0"
dimensions: [adviser, review]
grades:
  - {name: 优, at_least: 90}
  - {name: 差, at_least: 0}
  - {name: 良, at_least: 75}
"""


@dataclass
class RulesFolder:
    """``change`` replaces text that is there; ``problems`` is what loading complains about."""

    path: Path

    def write(self, name: str, text: str) -> None:
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.path / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"“{old}”: {text.count(old)}"
        self.write(name, text.replace(old, new))

    def load(self, profile: str = "public-security") -> Checklist:
        return load_checklist(self.path, profile)

    def problems(self, profile: str = "public-security") -> tuple[Problem, ...]:
        with pytest.raises(ChecklistError) as caught:
            self.load(profile)
        return caught.value.problems

    def problem(self, profile: str = "public-security") -> Problem:
        (problem,) = self.problems(profile)
        return problem


@pytest.fixture
def rules(tmp_path: Path) -> RulesFolder:
    folder = RulesFolder(tmp_path / "rules")
    folder.write("review.yaml", REVIEW)
    folder.write("adviser.yaml", ADVISER)
    folder.write("vocabulary.yaml", VOCABULARY)
    folder.write("modality.yaml", MODALITY)
    folder.write("profiles/public-security.yaml", PROFILE)
    return folder
