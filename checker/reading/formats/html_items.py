"""The paragraphs and tables of an element of a web page, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from checker.reading.formats import html_numbers, html_tables
from checker.reading.formats.content import Grid, Text
from checker.reading.formats.html_page import Element
from checker.reading.wrapping import Line, detect

_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td"
    " tfoot th thead tr ul ucapcontent ucaptitle"
)
_BLOCKS = frozenset(_NAMES.split())
_DEPTHS = {f"h{depth}": depth for depth in range(1, 7)}
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*([1-9])")
_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…"
# The source of a page breaks its lines where it likes; between Han and figures no blank is meant.
_FOLDED = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n\f]*|[ \t]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\xad]")
_BREAK = "\x0b"
"""A line break that is shown; the source of a page cannot hold it."""


def of(root: Element) -> list[Text | Grid]:
    """What stands in ``root``, without the text behind it."""
    return list(_Walk(root).items())


def lines(root: Element) -> list[str]:
    """The lines of ``root`` alone, as those of a cell."""
    return [line for item in _Walk(root, has_grids=False).items() if isinstance(item, Text) for line in item.lines]


class _Walk:
    """One pass over an element: the text since the last block, and what it stands in."""

    def __init__(self, root: Element, has_grids: bool = True) -> None:
        self._root = root
        self._has_grids = has_grids
        self._buffer: list[str] = []
        self._label = ""
        self._preformatted = 0
        self._numbers = html_numbers.Numbers()

    def items(self) -> Iterator[Text | Grid]:
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                yield from self._open(element)
                if element.tag == "table" and self._has_grids and (grid := html_tables.grid(element, lines)):
                    yield from (Text((line,)) for caption in element.findall("caption") for line in lines(caption))
                    yield grid
                    walk.skip_subtree()
                    continue
                if _is_label(element):
                    self._put("".join("".join(element.itertext()).split()))
                    walk.skip_subtree()
                    continue
                self._put(element.text)
            else:
                yield from self._close(element)
                if element is not self._root:
                    self._put(element.tail)
        yield from self._flush(self._root)

    def _open(self, element: Element) -> Iterator[Text]:
        if element.tag in _BLOCKS:
            yield from self._flush(element.getparent())
        if element.tag == "br":
            self._buffer.append(_BREAK)
        elif element.tag == "pre":
            self._preformatted += 1
        elif element.tag == "li":
            self._label = self._numbers.label(element)

    def _close(self, element: Element) -> Iterator[Text]:
        if element.tag in _BLOCKS:
            yield from self._flush(element)
        if element.tag == "pre":
            self._preformatted -= 1
        elif element.tag == "li":
            self._label = ""
        elif element.tag in ("td", "th") and not self._has_grids:
            self._buffer.append(" ")

    def _put(self, text: str | None) -> None:
        if not text:
            return
        if self._preformatted:
            # Blanks count here; those of a browser's own are kept apart from those it folds.
            text = (
                text.replace("\r\n", _BREAK)
                .replace("\n", _BREAK)
                .replace("\t", "\xa0\xa0\xa0\xa0")
                .replace(" ", "\xa0")
            )
        self._buffer.append(text)

    def _flush(self, element: Element | None) -> Iterator[Text]:
        text = _UNSEEN.sub("", "".join(self._buffer))
        self._buffer.clear()
        if not text.strip():
            return
        shown = [_BLANKS.sub(" ", _FOLDED.sub("", line)) for line in text.split(_BREAK)]
        depth = _depth(element)
        for paragraph in _paragraphs(shown):
            if self._label:
                paragraph = (self._label + paragraph[0], *paragraph[1:])
                self._label = ""
            yield Text(paragraph, depth)


def _is_label(element: Element) -> bool:
    # Word writes the number of an item and the gap behind it as text of their own.
    return _LABEL.search(element.get("style") or "") is not None


def _depth(element: Element | None) -> int:
    while element is not None:
        if element.tag in _DEPTHS:
            return _DEPTHS[element.tag]
        outline = _OUTLINE.search(element.get("style") or "")
        if outline:
            return int(outline[1])
        if element.tag in _BLOCKS:
            return 0
        element = element.getparent()
    return 0


def _paragraphs(shown: list[str]) -> Iterator[tuple[str, ...]]:
    """The lines of a block by paragraph: each its own, unless they are all broken at one width."""
    found: list[Line] = []
    is_after_blank = False
    for number, line in enumerate(shown):
        text = line.strip()
        if text:
            indent = sum(1.0 if blank == "\u3000" else 0.5 for blank in line[: len(line) - len(line.lstrip())])
            found.append(Line(number, 0, len(text), indent, text, is_after_blank, 0, False))
        is_after_blank = not text
    wrapping = detect(found)
    paragraph: list[str] = []
    for before, line_ in zip([None, *found], found, strict=False):
        if paragraph and not (wrapping and before and wrapping.continues(before, line_)):
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(line_.text)
    if paragraph:
        yield tuple(paragraph)
