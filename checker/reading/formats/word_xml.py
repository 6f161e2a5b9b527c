"""The XML of Word files, transitional or strict alike: elements by their local names, and the styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)

_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_LEFT_OUT = {"", "del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr"}
_LARGEST = 32767
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_TITLES = {"title", "subtitle", "标题", "副标题"}
_BODY_LEVEL = 9


def name_of(element: Element) -> str:
    """The local name of ``element``, empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """The attribute ``w:name`` of ``element``, empty where either is missing."""
    if element is not None:
        for namespace in _NAMESPACES:
            value = element.get(namespace + name)
            if value is not None:
                return str(value)
    return ""


def number(element: Element | None, name: str = "val") -> int | None:
    """The attribute as a whole number; None where it is missing, no number or none Word allows."""
    try:
        value = int(attribute(element, name))
    except ValueError:
        return None
    return value if abs(value) <= _LARGEST else None


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant reached by the local names of ``path``."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if name_of(below) == name), None)
    return element


def is_on(element: Element | None) -> bool | None:
    """Whether a switch such as ``w:vanish`` is on; None where it is missing."""
    return None if element is None else attribute(element, "val").lower() not in ("0", "false", "off")


def content(element: Element) -> Iterator[Element]:
    """The children of ``element`` that a reader of the printed document sees, all changes accepted."""
    chosen = child(element, "Choice")
    for below in element if chosen is None else (chosen,):
        if name_of(below) not in _LEFT_OUT:
            yield below


class Styles:
    """The styles of a document (the root of styles.xml, None where it has none)."""

    def __init__(self, root: Element | None) -> None:
        found = [style for style in (root if root is not None else ()) if name_of(style) == "style"]
        self._styles = {attribute(style, "styleId"): style for style in found}
        defaults = (attribute(s, "styleId") for s in found if attribute(s, "default") in ("1", "true", "on"))
        self._default = next((i for i in defaults if attribute(self._styles[i], "type") == "paragraph"), "")

    def chain(self, identifier: str) -> Iterator[Element]:
        """The style called ``identifier`` and those it is based on, nearest first."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = attribute(child(self._styles[identifier], "basedOn"), "val")

    def of_paragraph(self, paragraph: Element) -> Iterator[Element]:
        """The styles of ``paragraph``, nearest first."""
        return self.chain(attribute(child(paragraph, "pPr", "pStyle"), "val") or self._default)

    def depth(self, paragraph: Element) -> int:
        """The outline level of ``paragraph``, from 1; 0 for body text and for titles."""
        level = None
        for style in self.of_paragraph(paragraph):
            name = attribute(child(style, "name"), "val").lower()
            if name in _TITLES:
                return 0
            level = number(child(style, "pPr", "outlineLvl"))
            if level is None and (heading := _HEADING.fullmatch(name)):
                level = int(heading[1]) - 1
            if level is not None:
                break
        own = number(child(paragraph, "pPr", "outlineLvl"))
        level = level if own is None else own
        return level + 1 if level is not None and 0 <= level < _BODY_LEVEL else 0

    def is_title(self, paragraph: Element) -> bool:
        """Whether ``paragraph`` is in a title's style."""
        return any(attribute(child(style, "name"), "val").lower() in _TITLES for style in self.of_paragraph(paragraph))

    def hides_paragraph(self, paragraph: Element) -> bool:
        """Whether the style of ``paragraph`` hides its text."""
        return self._hides(self.of_paragraph(paragraph)) or False

    def hides_run(self, run: Element, is_hidden: bool) -> bool:
        """Whether the text of ``run`` is hidden; ``is_hidden`` where its paragraph's style says so."""
        own = is_on(child(run, "rPr", "vanish"))
        if own is None:
            own = self._hides(self.chain(attribute(child(run, "rPr", "rStyle"), "val")))
        return is_hidden if own is None else own

    def _hides(self, styles: Iterator[Element]) -> bool | None:
        said = (is_on(child(style, "rPr", "vanish")) for style in styles)
        return next((switch for switch in said if switch is not None), None)
