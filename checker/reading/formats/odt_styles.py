"""The styles of an OpenDocument text, and the numbers of its lists (一、 （一） 1.), which stand in no paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from checker.reading.formats import numerals
from checker.reading.formats.numbering import gap

Element: TypeAlias = etree._Element

_NUMERALS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一": "chineseCountingThousand",
    "壹": "chineseLegalSimplified",
    "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "": "none",
}
"""The names numerals.py has for a number format, by its first numeral (“一, 二, 三, ...”)."""

_PLACE = re.compile(r"%(\d+)%")
_MOST = 32767
OUTLINE = "\0outline"
"""The name under which the numbering of headings is kept."""


def name_of(element: Element) -> str:
    """The local name of ``element``, empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The attribute called ``name`` in whatever namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def count(element: Element, name: str, default: int = 1) -> int:
    """The attribute as a whole number, ``default`` where it is missing or no sensible one."""
    try:
        value = int(attribute(element, name) or default)
    except ValueError:
        return default
    return value if 0 <= value <= _MOST else default


@dataclass(frozen=True, slots=True)
class _Level:
    """``text`` has %1% where the number of the first level stands."""

    start: int
    style: str
    text: str


class Styles:
    """The styles in ``roots``, the roots of styles.xml and content.xml."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        for root in roots:
            for element in root.iter():
                name = name_of(element)
                if name == "style":
                    self._styles[attribute(element, "family") or "", attribute(element, "name") or ""] = element
                elif name in ("list-style", "outline-style"):
                    key = OUTLINE if name == "outline-style" else attribute(element, "name") or ""
                    self._lists[key] = {count(x, "level"): _level(x) for x in element if attribute(x, "level")}

    def label(self, style: str, counts: dict[int, int], level: int) -> str:
        """The label of an item at ``level`` (from 1) of a list with ``style``; empty where it has none."""
        levels = self._lists.get(style, {})
        if level not in levels:
            return ""

        def written(found: re.Match[str]) -> str:
            place = int(found[1])
            other = levels.get(place)
            return numerals.write(counts.get(place, other.start), other.style) if other else ""

        label = _PLACE.sub(written, levels[level].text)
        return label + gap(label)

    def start(self, style: str, level: int) -> int:
        """The first number at ``level`` (from 1) of a list with ``style``."""
        levels = self._lists.get(style, {})
        return levels[level].start if level in levels else 1

    def is_hidden(self, element: Element, family: str) -> bool:
        """Whether the style of a paragraph or span hides its text."""
        return self._value(element, family, "text-properties", "display") == "none"

    def is_title(self, paragraph: Element) -> bool:
        """Whether ``paragraph`` is centred or in a title's style."""
        names = [attribute(style, "name") for style in self._chain(paragraph, "paragraph")]
        centred = self._value(paragraph, "paragraph", "paragraph-properties", "text-align") == "center"
        return centred or "Title" in names or "Subtitle" in names

    def _chain(self, element: Element, family: str) -> Iterator[Element]:
        name, seen = attribute(element, "style-name") or "", set[str]()
        while name not in seen and (style := self._styles.get((family, name))) is not None:
            seen.add(name)
            yield style
            name = attribute(style, "parent-style-name") or ""

    def _value(self, element: Element, family: str, properties: str, name: str) -> str | None:
        for style in self._chain(element, family):
            for below in style:
                value = attribute(below, name) if name_of(below) == properties else None
                if value is not None:
                    return value
        return None


class Counter:
    """Counts the items of one list (or of lists that go on with one another) by their levels, from 1."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[int, int] = {}

    def label(self, style: str, level: int, start: int | None) -> str:
        """The label of the next item at ``level``; ``start`` is a number of its own."""
        if start is not None:
            self._counts[level] = start
        elif level in self._counts:
            self._counts[level] += 1
        else:
            self._counts[level] = self._styles.start(style, level)
        for deeper in [place for place in self._counts if place > level]:
            del self._counts[deeper]
        return self._styles.label(style, self._counts, level)

    def pass_over(self, style: str, level: int) -> None:
        """An item without text of its own: it only counts where its level has not begun."""
        if level not in self._counts:
            self._counts[level] = self._styles.start(style, level)


def _level(element: Element) -> _Level:
    level = count(element, "level")
    style = (attribute(element, "num-format") or "").partition(",")[0]
    text = attribute(element, "num-list-format")
    if text is None:
        above = range(level - min(count(element, "display-levels"), level) + 1, level + 1)
        numbers = ".".join(f"%{place}%" for place in above)
        text = (attribute(element, "num-prefix") or "") + numbers + (attribute(element, "num-suffix") or "")
    # Only a number makes a label; what stands in front of text without one is a bullet.
    return _Level(count(element, "start-value"), _NUMERALS.get(style, "decimal"), text if style else "")
