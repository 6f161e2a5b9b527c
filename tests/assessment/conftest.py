"""A checklist of one dimension, written out here, so that each test shows the rule it is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.assessment import assess
from checker.assessment.model import Assessment, ElementVerdict
from checker.checklist import Checklist, load_checklist
from checker.reading import parse_text

VOCABULARY = """\
concepts:
  顾问: 法律顾问|律师顾问
  复议: 行政复议
units:
  人: [名, 位, 人]
  案件: [件, 起]
  率: ["%", 成]
"""
MODALITY = """\
cues:
  - id: will
    modality: planned
    pattern: 拟|下一步|力争
    unless: 模拟
    scope: {direction: after, window: sentence}
    until: 目前已
    examples: {affects: [拟【聘请】律师。], spares: [模拟【聘请】。]}
  - id: lacking
    modality: weak
    pattern: 不足|不够
    scope: {direction: around, window: clause}
    examples: {affects: [【聘请】不足。], spares: ["【聘请】律师，力量不足。"]}
  - id: not
    modality: negated
    pattern: 未|没有
    unless: 未经
    scope: {direction: after, window: near}
    examples: {affects: [未【聘请】。], spares: [未经【聘请】。]}
  - id: others
    modality: other
    pattern: 县司法局
    scope: {direction: after, window: sentence}
    until: 我局
    examples: {affects: [县司法局【聘请】律师。], spares: ["县司法局指导，我局【聘请】律师。"]}
  - id: lesson
    modality: topic
    pattern: 以 …… 为题
    scope: {direction: between, window: sentence}
    examples: {affects: [以【法律顾问】为题授课。], spares: [聘请【法律顾问】。]}
  - id: earlier
    modality: earlier
    pattern: "#往年"
    scope: {direction: after, window: sentence}
    until: 今年
    examples: {affects: [2020年聘请【2名】。], spares: [今年聘请【2名】。]}
"""
PROFILE = """\
id: public-security
title: 测试
version: "1"
dimensions: [adviser]
grades: [{name: 优, at_least: 90}, {name: 差, at_least: 0}]
"""
ELEMENT = """\
  - id: adviser.{name}
    title: {name}
    level: required
    weight: {weight}
{extra}    why: 看一看。
    basis: practice
    advice: 写明。
    skeleton: 聘请____名。
    parts:
{parts}
"""
PART = """\
      {name}:
        text: 要点
{extra}        find: {find}
        examples: {{yes: [一, 二, 三], plan: [四], no: [五, 六]}}
"""


class Rules:
    """Builds a checklist from elements given as ``name={part: finders}`` and assesses texts with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "profiles").mkdir(parents=True)
        (folder / "profiles" / "public-security.yaml").write_text(PROFILE, encoding="utf-8")
        (folder / "vocabulary.yaml").write_text(VOCABULARY, encoding="utf-8")
        (folder / "modality.yaml").write_text(MODALITY, encoding="utf-8")
        self.elements: list[str] = []

    def element(self, name: str, parts: dict[str, str], weight: float = 2, extra: str = "", part: str = "") -> Rules:
        """Add an element; ``extra`` and ``part`` are further YAML lines of the element and of each of its parts."""
        written = "".join(PART.format(name=key, find=find, extra=_lines(part, 8)) for key, find in parts.items())
        self.elements.append(ELEMENT.format(name=name, weight=weight, extra=_lines(extra, 4), parts=written))
        return self

    def checklist(self) -> Checklist:
        text = "dimension: adviser\ntitle: 法律顾问\nelements:\n" + "".join(self.elements)
        (self.folder / "adviser.yaml").write_text(text, encoding="utf-8")
        return load_checklist(self.folder)

    def assess(self, text: str) -> Assessment:
        return assess(parse_text(text), self.checklist())

    def verdict(self, text: str, name: str) -> ElementVerdict:
        return next(e for e in self.assess(text).elements if e.id == f"adviser.{name}")


def _lines(text: str, indent: int) -> str:
    return "".join(" " * indent + line + "\n" for line in text.splitlines())


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return Rules(tmp_path / "rules")


@pytest.fixture
def label(rules: Rules) -> Callable[..., str]:
    """The label one finder gives a text, put into the measures section of a county bureau's report of 2024."""

    def label_of(finder: str, text: str, heading: str = "一、主要举措和成效", part: str = "") -> str:
        report = f"某县公安局2024年度法治政府建设情况报告\n2024年工作情况报告如下。\n{heading}\n{text}\n"
        rules.elements.clear()
        rules.element("one", {"p": finder}, part=part)
        return rules.verdict(report, "one").parts[0].label.value

    return label_of
