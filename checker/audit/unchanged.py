"""Figures that a body's later report repeats as they stood in its earlier one."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from checker.audit.copying import Unchanged
from checker.audit.prose import Prose, Sentence
from checker.reading.units import MEASURES

LIKE = 80.0
"""Likeness (0…100) from which two sentences, numbers and names aside, say the same."""

_NOT_COUNTED = ("天", "工作日", "小时", "分钟", "元", "个百分点", "路", "台次")
_UNITS = "|".join(sorted((unit for unit in MEASURES if unit not in _NOT_COUNTED), key=lambda unit: (-len(unit), unit)))
_FIGURE = re.compile(
    rf"(?<![\d.第〔(\[])(?!20\d\d年)\d+(?:,\d{{3}})*(?:\.\d+)?(?:[千百]?[万亿]?[余多]?(?:{_UNITS}|元)|%)"
)
_USUAL = re.compile(r"(?:0|1|100%)(?!\d)\D*")
"""None, one, all: nothing is to be learnt from these staying as they were."""


def unchanged_figures(earlier: Prose, later: Prose) -> tuple[Unchanged, ...]:
    """The sentences of ``later`` that say of the same figures what ``earlier`` says, in order."""
    known: dict[tuple[str, ...], list[Sentence]] = {}
    for sentence in earlier.sentences:
        if figures := figures_in(sentence.text):
            known.setdefault(figures, []).append(sentence)
    found = []
    for sentence in later.sentences:
        figures = figures_in(sentence.text)
        scored = [(fuzz.ratio(sentence.masked, each.masked), each.text) for each in known.get(figures, ())]
        best = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
        if best[0] >= LIKE:
            found.append(Unchanged(best[1].strip(), sentence.text.strip(), figures))
    return tuple(found)


def figures_in(text: str) -> tuple[str, ...]:
    """The counts in ``text`` as written; empty where none of them tells anything."""
    figures = tuple(_FIGURE.findall(text))
    return figures if any(not _USUAL.fullmatch(figure) for figure in figures) else ()
