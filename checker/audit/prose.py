"""A report's prose as it is compared: sentences in which numbers and names no longer tell reports apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from checker.audit.names import body_of
from checker.audit.summary import Row

MOST_SENTENCES = 2000
"""Sentences of a report that are looked at; the longest reports have some hundred."""

NUMBER, NAME, AREA = "0", "@", "区"
"""What stands for every number, for every name of a place or body, for every rank of a place."""

_SENTENCE = re.compile(r"[^。!?;]{1,400}[。!?;]*|[。!?;]+")
CLAUSE = re.compile(r"[^,。!?;:]+")
_NUMBER = re.compile(r"(?:\d+(?:,\d{3})*(?:\.\d+)?|[〇零一二三四五六七八九十百千两]+)[%万亿]?[余多]?")
_RANKS = str.maketrans(dict.fromkeys("省市县旗州盟镇乡", AREA))
_PARTS = re.compile(
    r"(?<=..)(?:特别行政区|自治[区州县旗]|地区|新区|开发区|林区|[省市县区旗州盟])|公安|分局|[局厅处]|支队|大队|派出所"
)
_PLACE = re.compile(rf"[\u4e00-\u9fff]{{2,3}}?{AREA}(?=公安|人民|委|政府|司法|检察|监察|法院|局)")
_BODY = re.compile(rf"(?:{NAME}{AREA}*(?:公安(?:分?局|厅|机关)?|分局)?)+")
_MARKS = re.compile(r"[\s\"'“”‘’()《》、.·—-]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` as in the report, ``masked`` as it is compared, ``paragraph`` counted from 0."""

    text: str
    masked: str
    paragraph: int

    @property
    def clauses(self) -> list[str]:
        """The clauses of ``masked``."""
        return CLAUSE.findall(self.masked)


@dataclass(frozen=True, slots=True)
class Prose:
    """The sentences of the report ``row``, in order."""

    row: Row
    sentences: tuple[Sentence, ...]


Read = Callable[[Row], Sequence[str]]
"""The paragraphs of prose of a report; called several times, so that not all reports are held in memory."""


def prose(row: Row, read: Read) -> Prose:
    """The prose of ``row`` as it is compared."""
    mask = _masker(row.organisation)
    found: list[Sentence] = []
    for number, paragraph in enumerate(read(row)):
        for match in _SENTENCE.finditer(paragraph):
            found.append(Sentence(match[0], mask(match[0]), number))
            if len(found) == MOST_SENTENCES:
                return Prose(row, tuple(found))
    return Prose(row, tuple(found))


def by_body(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of each body, by name, its reports by year."""
    bodies: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda r: (r.year or 0, r.name)):
        bodies.setdefault(body_of(row), []).append(row)
    yield from (bodies[body] for body in sorted(bodies))


def places(organisation: str) -> list[str]:
    """The proper names in the name of a bureau, longest first: 西宁市公安局湟中分局 has 西宁 and 湟中."""
    return sorted({part for part in _PARTS.split(organisation) if len(part) > 1}, key=lambda part: (-len(part), part))


def _masker(organisation: str) -> Callable[[str], str]:
    own = re.compile("|".join(map(re.escape, places(organisation))) or "(?!)")

    def mask(text: str) -> str:
        # Names first: 三亚 and 六盘水 are no numbers.  Decimal points still stand when numbers are looked for.
        numbered = _NUMBER.sub(NUMBER, own.sub(NAME, text))
        return _BODY.sub(NAME, _PLACE.sub(NAME, _MARKS.sub("", numbered).translate(_RANKS)))

    return mask
