"""Runs over real texts, and the HTML pages made of them, taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import lxml.html

from checker import Assessor, load_checklist, read_file
from checker.assessment.hints import Hinter
from checker.assessment.model import Document, Run
from checker.output import html
from checker.output.lang import Lang
from checker.reading.model import Report
from tests.output import sample

ROOT = Path(__file__).parents[2]
SEEDS = tuple(sorted((ROOT / "seeds").glob("*.txt")))
CONTRADICTION = ROOT / "tests" / "corpus" / "u11.txt"
"""A report with planned and weak parts and checks of two sides."""
TABLES = ROOT / "tests" / "corpus" / "u05.txt"

Node: TypeAlias = Any
"""An element of lxml, which has no types."""


@cache
def document(path: Path, hints: bool = False) -> Document:
    """The file at ``path``, read and assessed."""
    return assessed(read_file(path), path.name, hints)


def assessed(report: Report, name: str, hints: bool = False) -> Document:
    """``report`` as one document of a run."""
    checklist = load_checklist()
    assessment = Assessor(checklist).assess(report)
    if hints:
        assessment = Hinter(checklist).add(assessment, report)
    return Document(name, "0" * 64, assessment, None, report)


def page(*documents: Document, lang: Lang = Lang.ZH) -> Node:
    """The page of a run over ``documents``, parsed."""
    return parsed(html.render(sample.run(*documents), lang))


def parsed(made: str) -> Node:
    return lxml.html.document_fromstring(made.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def run(*documents: Document) -> Run:
    return sample.run(*documents)


def words(node: Node) -> str:
    """The text of ``node``, blanks folded."""
    return re.sub(r"\s+", " ", node.text_content()).strip()


def every(node: Node, name: str, tag: str = "*") -> list[Node]:
    """The elements below ``node`` of a class."""
    found: Sequence[Node] = node.xpath(f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
    return list(found)
