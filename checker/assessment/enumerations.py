"""Figures in their surroundings: what stands before and after each, and which of them are listed together.

A stretch is what one full stop closes (semicolons join it), cut into pieces at , : 、 ; and brackets.
Each figure of a piece becomes an entry.  Facts, totals and duplicate figures are all read from these.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from checker.assessment.figures import Figure, FigureScanner
from checker.assessment.numerals import rounding
from checker.reading.dates import YEAR, year_of
from checker.reading.model import Report, Role
from checker.reading.units import MEASURES

CASES = frozenset({"件", "起", "宗", "案", "例", "桩"})
SHARES = frozenset({"%", "成", "‰"})

_SCANNER = FigureScanner({"": (*MEASURES, *SHARES, "万元", "亿元", "个人")})
_SEPARATOR = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|(?<!\d):|:(?!\d)|[;()|]|、")
_FULL_STOP = re.compile(r"[。!?]+$")
# 三项制度, 四个一律, 一票否决: manners of speech and names, no counts; 1.5场所: the number of a heading.
_NO_COUNT_AFTER = re.compile(
    r"制度|一律|意识|维护|自信|统一|规定动作|严禁|不准|不批|一体|之一|否决|确立|坚持|所[,、:]|月|半月|多月|中全会|号|纠正一起|查处一起"
)
_NO_COUNT_BEFORE = re.compile(r"(?:发现|查到|第|头|每|逐|任何|一[起件例宗个][\u4e00-\u9fff]{2})$")
_AVERAGE = re.compile(r"(?:人均|户均|平均|均|每[^,、]{0,3}|不到|前|后|倒数|第)$")
_YEAR = re.compile(rf"({YEAR})年")
_LAST_YEAR = re.compile(r"上年|去年|上一年")
_ROUND = re.compile(r"[余多来近约]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure and the words about it: ``label`` before it, ``tail`` after it, inside the piece ``start``…``end``.

    ``mark`` is the separator before the piece (empty at the start of the stretch); ``aside``: inside brackets.
    """

    figure: Figure
    value: float
    label: str
    tail: str
    mark: str
    start: int
    end: int
    aside: bool

    @property
    def words(self) -> str:
        """Label and tail together."""
        return self.label + self.tail

    @property
    def exact(self) -> bool:
        """Whether the number is given as it is: neither rounded, limited nor an average."""
        return self.figure.comparator == "=" and not _AVERAGE.search(self.label) and not _ROUND.search(self.figure.raw)

    @property
    def tolerance(self) -> float:
        """How far the true number may be from the value: one of the last digit of 9.8万 or 12.5, else 0."""
        return rounding(self.figure.raw)

    def year(self, reported: int | None, is_plan: bool = False) -> int | None:
        """The year it is of: the one named before it, else the ``reported`` one, or the next one in a plan."""
        written = _YEAR.findall(self.label)
        if written:
            return year_of(written[-1])
        if reported is None:
            return None
        if _LAST_YEAR.search(self.label) and not re.search(r"比|较", self.label):
            return reported - 1
        return reported + 1 if is_plan else reported

    def comparable(self, other: Entry) -> bool:
        """Whether both count in the same unit; the measure words of cases (件, 起 …) are one."""
        mine, theirs = self.figure.unit, other.figure.unit
        return mine == theirs or (mine in CASES and theirs in CASES)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two separators, with its figures."""

    start: int
    end: int
    mark: str
    text: str
    aside: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one full stop closes.  ``sentences`` are the indexes of its first and last sentence."""

    start: int
    end: int
    sentences: tuple[int, int]
    role: Role
    pieces: tuple[Piece, ...]

    @property
    def entries(self) -> list[Entry]:
        """All entries outside brackets, in order."""
        return [e for p in self.pieces if not p.aside for e in p.entries]


Valued = tuple[Figure, float]
"""A figure and the number it stands for."""

_LONGEST = 1000
"""A list longer than this is no longer one statement, and looking at all of it at once would take for ever."""


def stretches(report: Report) -> list[Stretch]:
    """Every stretch of ``report`` that holds a figure; headings and title left out."""
    scanned = [(f, f.value) for f in _SCANNER.scan(report.text) if _counts(report.text, f)]
    figures = [(figure, value) for figure, value in scanned if value is not None]
    starts = [f.start for f, _ in figures]
    found: list[Stretch] = []
    first: int | None = None
    for index, sentence in enumerate(report.sentences):
        if sentence.is_heading:
            first = None
            continue
        if first is None:
            first = index
        following = report.sentences[index + 1] if index + 1 < len(report.sentences) else None
        joined = (
            following is not None
            and not following.is_heading
            and following.paragraph == sentence.paragraph
            and following.item == sentence.item
            and not _FULL_STOP.search(report.text[sentence.start : sentence.end].rstrip())
            and sentence.end - report.sentences[first].start < _LONGEST
        )
        if joined:
            continue
        start, end = report.sentences[first].start, sentence.end
        inside = figures[bisect_left(starts, start) : bisect_left(starts, end)]
        if inside:
            pieces = _pieces(report.text, start, end, inside)
            found.append(Stretch(start, end, (first, index), sentence.role, pieces))
        first = None
    return found


def _counts(text: str, figure: Figure) -> bool:
    if figure.raw == "一" and _NO_COUNT_BEFORE.search(text, max(0, figure.start - 4), figure.start):
        return False
    if figure.unit == "场" and text[figure.end : figure.end + 1] == "所":
        return False
    named = not re.search(r"\d", figure.raw) or figure.unit == "个"
    return not (named and _NO_COUNT_AFTER.match(text, figure.end))


def _pieces(text: str, start: int, end: int, figures: list[Valued]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    begin, mark, depth = start, "", 0
    end = start + len(_FULL_STOP.sub("", text[start:end].rstrip()))
    for found in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = found.start() if found else end
        if any(f.start < stop < f.end for f, _ in figures):
            continue
        inside = [valued for valued in figures if begin <= valued[0].start < stop]
        # 复议、诉讼案件20件: the mark joins two nouns, not two counts.
        if found and found[0] == "、" and not inside and not depth:
            continue
        pieces.append(_piece(text, begin, stop, mark, depth > 0, inside))
        if found:
            depth = max(0, depth + (found[0] == "(") - (found[0] == ")"))
            begin, mark = found.end(), found[0]
    return tuple(pieces)


def _piece(text: str, start: int, end: int, mark: str, aside: bool, figures: list[Valued]) -> Piece:
    entries: list[Entry] = []
    for number, (figure, value) in enumerate(figures):
        low = figures[number - 1][0].end if number else start
        high = figures[number + 1][0].start if number + 1 < len(figures) else end
        tail = text[figure.end : high].strip()
        label = text[low : figure.start].strip()
        entries.append(Entry(figure, value, label, tail, mark, start, end, aside))
    return Piece(start, end, mark, text[start:end].strip(), aside, tuple(entries))
