"""The automatic numbers of a Word file (一、 （一） 1.), which stand in no paragraph's text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from checker.reading.formats import numerals
from checker.reading.formats.word_xml import Element, Styles, attribute, child, is_on, name_of, number

_PLACE = re.compile(r"%([1-9])")
_LINKS = 5
"""How many links from list to list style are followed."""


@dataclass(frozen=True, slots=True)
class _Level:
    """``restart`` is the level (from 1) that begins the counting anew, 0 for none; ``override`` a start of its own."""

    start: int
    override: int | None
    style: str
    text: str
    suffix: str
    restart: int
    is_decimal: bool
    paragraph_style: str


@dataclass(frozen=True, slots=True)
class _List:
    """A ``w:num``: its levels by number, from 0.  Lists with one ``counter`` count on together."""

    counter: str
    levels: dict[int, _Level]


class Numbering:
    """Counts the numbered paragraphs of a document, to be asked in their order.

    ``root`` is that of numbering.xml, None where the file has none.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        parts = list(root) if root is not None else []
        self._nums = {attribute(part, "numId"): part for part in parts if name_of(part) == "num"}
        self._abstracts = {attribute(x, "abstractNumId"): x for x in parts if name_of(x) == "abstractNum"}
        self._styles = styles
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """The next label of ``paragraph`` with the blank behind it; empty where it has none or only a bullet."""
        name, place = self._place(paragraph)
        if name not in self._lists:
            self._lists[name] = self._list(name)
        numbered = self._lists[name]
        if numbered is None or place not in numbered.levels:
            return ""
        counts = self._count(name, numbered, place)
        level = numbered.levels[place]

        def written(found: re.Match[str]) -> str:
            above = int(found[1]) - 1
            other = numbered.levels.get(above, level)
            count = counts.get(above, other.start if other.override is None else other.override)
            return numerals.write(count, "decimal" if level.is_decimal and other.style != "none" else other.style)

        if level.style == "bullet":
            return ""
        label = _PLACE.sub(written, level.text)
        return label + gap(label) if level.suffix != "nothing" else label

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list and the level (from 0) of ``paragraph``; the list is empty where there is none."""
        own = child(paragraph, "pPr", "numPr")
        name, place = attribute(child(own, "numId"), "val"), number(child(own, "ilvl"))
        if name:
            return name, place or 0
        for style in self._styles.of_paragraph(paragraph):
            given = child(style, "pPr", "numPr")
            place = number(child(given, "ilvl")) if place is None else place
            name = attribute(child(given, "numId"), "val")
            if name:
                linked = self._linked_level(name, attribute(style, "styleId")) if own is None else None
                return name, (place or 0) if linked is None else linked
        return "", 0

    def _linked_level(self, name: str, style: str) -> int | None:
        """The level of the list ``name`` that is made for the paragraph style ``style``."""
        if name not in self._lists:
            self._lists[name] = self._list(name)
        numbered = self._lists[name]
        levels = numbered.levels.items() if numbered else ()
        return next((place for place, level in levels if level.paragraph_style == style), None)

    def _list(self, name: str) -> _List | None:
        num = self._nums.get(name)
        abstract = self._abstract(num)
        if num is None or abstract is None:
            return None
        counter = attribute(abstract, "abstractNumId")
        elements = {number(part, "ilvl"): part for part in abstract if name_of(part) == "lvl"}
        overrides: dict[int, int] = {}
        for part in num:
            place = number(part, "ilvl")
            if name_of(part) != "lvlOverride" or place is None:
                continue
            changed, start = child(part, "lvl"), number(child(part, "startOverride"))
            if changed is not None:
                elements[place] = changed
            if start is not None:
                overrides[place] = start
        return _List(
            counter,
            {place: _level(x, place, overrides.get(place)) for place, x in elements.items() if place is not None},
        )

    def _abstract(self, num: Element | None) -> Element | None:
        for _ in range(_LINKS):
            abstract = self._abstracts.get(attribute(child(num, "abstractNumId"), "val"))
            link = attribute(child(abstract, "numStyleLink"), "val")
            if not link:
                return abstract
            linked = (child(style, "pPr", "numPr", "numId") for style in self._styles.chain(link))
            num = next((self._nums.get(attribute(x, "val")) for x in linked if x is not None), None)
        return None

    def _count(self, name: str, numbered: _List, place: int) -> dict[int, int]:
        counts = self._counts.setdefault(numbered.counter, {})
        level = numbered.levels[place]
        is_new = level.override is not None and (name, place) not in self._started
        self._started.add((name, place))
        if place in counts and not is_new:
            counts[place] += 1
        else:
            counts[place] = level.start if level.override is None else level.override
        for deeper in [x for x in counts if x > place]:
            restart = numbered.levels[deeper].restart if deeper in numbered.levels else deeper
            if place < restart:
                del counts[deeper]
        return counts


def gap(label: str) -> str:
    """What stands between ``label`` and the text: nothing behind 、 or ）, which are wide enough."""
    is_wide = label[-1:] > "\u2e7f" and unicodedata.category(label[-1]).startswith("P")
    return "" if not label or is_wide else " "


def _level(element: Element, place: int, override: int | None) -> _Level:
    start, restart = number(child(element, "start")), number(child(element, "lvlRestart"))
    # Word 2010 and later put a format of their own beside the one that all versions know.
    formats = [attribute(x, "val") for x in element.iter() if name_of(x) == "numFmt"]
    return _Level(
        start=0 if start is None else start,
        override=override,
        style=next((style for style in formats if style != "custom"), "decimal"),
        text=attribute(child(element, "lvlText"), "val"),
        suffix=attribute(child(element, "suff"), "val"),
        restart=place if restart is None else restart,
        is_decimal=is_on(child(element, "isLgl")) or False,
        paragraph_style=attribute(child(element, "pStyle"), "val"),
    )
