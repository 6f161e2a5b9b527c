"""Facts: every figure of a report as data with what it counts, and 复议 and 诉讼 as small tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.assessment.cases import CaseTable, read_cases
from checker.assessment.enumerations import Entry, Stretch, stretches
from checker.reading import locate, quote
from checker.reading.dates import YEAR
from checker.reading.model import Location, Report, Role

_LEADING = re.compile(rf"^(?:其中|(?:截至|截止|到|至)?(?:{YEAR}年)?(?:全年|今年以来|今年|年底|目前)|共计|共|累计|已)+")
_TRAILING = re.compile(r"(?:共计|合计|总计|总共|一共|共|累计|达到?|(?<!行)为|有|了|约|近|超过|突破|已|不少于)+$")
_LIMIT = re.compile(r"^(?:以上|以内|以下|左右)")
_LONGEST_TAIL = 12


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure.  ``raw``: the number as written; ``value``: shares as a share of 1; ``year``: the one it is of."""

    subject: str
    raw: str
    value: float
    unit: str
    comparator: str
    sentence: str
    location: Location
    year: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a report says in numbers."""

    facts: tuple[Fact, ...]
    cases: tuple[CaseTable, ...]


def read_facts(report: Report) -> Facts:
    """The figures of ``report`` in text order, and its tables of 复议 and 诉讼 in that order."""
    found = stretches(report)
    listed = tuple(_fact(entry, stretch, report) for stretch in found for entry in _entries(stretch) if _counts(entry))
    return Facts(listed, read_cases(found, report))


def _entries(stretch: Stretch) -> Iterable[Entry]:
    return (entry for piece in stretch.pieces for entry in piece.entries)


def _counts(entry: Entry) -> bool:
    """Whether 一 counts (撤销一件, 一名律师) or is an article (一间会议室)."""
    return entry.figure.raw != "一" or not entry.tail or entry.figure.unit in ("名", "位", "家", "所")


def _fact(entry: Entry, stretch: Stretch, report: Report) -> Fact:
    figure = entry.figure
    sentences = [
        s for s in report.sentences[stretch.sentences[0] : stretch.sentences[1] + 1] if s.start <= figure.start
    ]
    sentence = sentences[-1]
    return Fact(
        subject=_subject(entry, stretch),
        raw=figure.raw,
        value=entry.value,
        unit=figure.unit,
        comparator=figure.comparator,
        sentence=quote(report, sentence.start, sentence.end).strip(),
        location=locate(report, figure.start, figure.end),
        year=entry.year(report.year, is_plan=stretch.role is Role.NEXT_YEAR),
    )


def _subject(entry: Entry, stretch: Stretch) -> str:
    """What is counted: the words before and after the figure, without time and fillers."""
    label = _TRAILING.sub("", _LEADING.sub("", entry.label))
    # 3名律师 says what it counts after the number, 审核案件3件 before it.
    tail = _TRAILING.sub("", _LIMIT.sub("", entry.tail))
    words = label + tail if len(tail) <= _LONGEST_TAIL else label or tail[:_LONGEST_TAIL]
    if words:
        return words
    before = [e for e in _entries(stretch) if e.figure.start < entry.figure.start]
    # 审核处罚案件61案113人: both count the same.
    return _subject(before[-1], stretch) if before and before[-1].start == entry.start else ""
