"""The skeleton of a report: its headings in order, and under each what to write, with blanks to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from checker.checklist.model import Checklist, Element
from checker.checklist.template import Outline, OutlineSection, Statistics

BLANK = "____"

_NUMERALS = "〇一二三四五六七八九十"
_CHAPTER = re.compile(r"[一二三四五六七八九十]+、.*")
_RUN_IN = re.compile(r"（[一二三四五六七八九十]+）[^。]{1,20}。")
_YEAR = re.compile(rf"{BLANK}(?=年)")
_BUREAU = f"{BLANK}公安局"


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 is the outermost; ``text`` begins with its number (一、 （一））."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentences:
    """A paragraph to fill in; ``element`` is what it is about, None for the preamble."""

    text: str
    element: Element | None


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The report to fill in: title, body in order, and the lines of the signature."""

    title: str
    body: tuple[Heading | Sentences | Statistics, ...]
    sign_off: tuple[str, ...]


def compose(checklist: Checklist, outline: Outline, organisation: str = "", year: int | None = None) -> Skeleton:
    """The skeleton for ``checklist`` in the order of ``outline``.

    ``organisation`` and ``year`` (the report's, the plan being for the next) fill the blanks meant for them.
    """
    composer = _Composer({e.id: e for e in checklist.elements}, checklist, outline, organisation.strip(), year)
    return Skeleton(
        title=next(iter(composer.lines(outline.title)), ""),
        body=tuple(composer.body()),
        sign_off=composer.lines(outline.sign_off, is_next_year=True),
    )


class _Composer:
    def __init__(
        self, elements: dict[str, Element], checklist: Checklist, outline: Outline, organisation: str, year: int | None
    ) -> None:
        self.elements = elements
        self.checklist = checklist
        self.outline = outline
        self.organisation = organisation
        self.year = year

    def body(self) -> Iterator[Heading | Sentences | Statistics]:
        yield Sentences(self.filled(self.outline.preamble, False), None)
        first, *others = self.outline.sections
        extra = tuple(self.unplaced())
        yield from self.sections([replace(first, sections=(*first.sections, *extra)), *others], 1)

    def sections(self, sections: Iterable[OutlineSection], level: int) -> Iterator[Heading | Sentences | Statistics]:
        """``sections`` with their numbers; one of which the checklist wants nothing is left out."""
        numbers = count(1)
        for section in sections:
            content = [*self.content(section), *self.sections(section.sections, level + 1)]
            if any(isinstance(block, Sentences) for block in content):
                number = numeral(next(numbers))
                mark = f"{number}、" if level == 1 else f"（{number}）"
                yield Heading(level, mark + self.filled(section.heading, section.is_next_year))
                yield from content

    def content(self, section: OutlineSection) -> Iterator[Heading | Sentences | Statistics]:
        wanted = [id_ for id_ in section.elements if id_ in self.elements]
        wanted += [e.id for d in self.checklist.dimensions if d.id in section.dimensions for e in d.elements]
        for id_ in wanted:
            for line in self.lines(id_, section.is_next_year):
                yield Sentences(line, self.elements[id_])
        if wanted:
            for table in section.tables:
                rows = tuple(tuple(self.filled(c, section.is_next_year) for c in row) for row in table.rows)
                yield replace(table, rows=rows)

    def unplaced(self) -> Iterator[OutlineSection]:
        """A section for what a profile asks for and no section of the outline names."""
        placed = {self.outline.title, self.outline.sign_off}
        dimensions: set[str] = set()
        for section in _all(self.outline.sections):
            placed.update(section.elements)
            dimensions.update(section.dimensions)
        for dimension in self.checklist.dimensions:
            left = tuple(e.id for e in dimension.elements if e.id not in placed and dimension.id not in dimensions)
            if left:
                yield OutlineSection(dimension.title, False, left, (), (), ())

    def lines(self, id_: str, is_next_year: bool = False) -> tuple[str, ...]:
        """The skeleton of an element without headings of its own: those are the outline's."""
        if id_ not in self.elements:
            return ()
        kept = (line for line in self.elements[id_].skeleton.splitlines() if not _CHAPTER.fullmatch(line))
        texts = (_RUN_IN.sub("", line.strip(), count=1) for line in kept)
        return tuple(self.filled(text, is_next_year) for text in texts if text)

    def filled(self, text: str, is_next_year: bool) -> str:
        if self.organisation:
            text = text.replace(_BUREAU, self.organisation)
        if self.year is not None:
            text = _YEAR.sub(str(self.year + is_next_year), text)
        return text


def numeral(number: int) -> str:
    """A number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def _all(sections: Sequence[OutlineSection]) -> Iterator[OutlineSection]:
    for section in sections:
        yield section
        yield from _all(section.sections)
