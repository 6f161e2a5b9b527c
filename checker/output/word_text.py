"""The words of a Word file, character by character, and where those of a report stand among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from checker.reading.formats.word_xml import Element, Styles, attribute, child, content, name_of

_LONGEST_LABEL = 16
"""Characters of an automatic number, which the report has and the paragraph has not."""
_LABEL = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百零〇第章节条款项部分、.．,，()（）-—·")
_NEAR, _LONG = 600, 8
"""How far a short text is looked for, and from how many characters on a text is looked for everywhere."""
_MOST_COMPARED, _MOST_MISSED = 4_000, 40
"""Characters of a text that is not found as a whole, and how many of such texts are compared with what is near."""


@dataclass(slots=True)
class Character:
    """One visible character: in ``piece`` (a ``w:t``) of ``run`` at ``index``; blanks are none."""

    run: Element
    piece: Element
    index: int


@dataclass(slots=True)
class WordParagraph:
    """A ``w:p``; ``host`` is the paragraph of the body it stands in, another one for text in a text box."""

    element: Element
    host: Element
    characters: list[Character] = field(default_factory=list)
    text: str = ""


def is_blank(character: str) -> bool:
    """Whether a character is left out when texts are compared."""
    return character.isspace() or character in "\u200b\ufeff"


def paragraphs(root: Element, styles: Styles) -> list[WordParagraph]:
    """The paragraphs of ``root`` (document.xml) as they are read: changes accepted, hidden text left out."""
    body = child(root, "body")
    return list(_Walk(styles).container(body, None)) if body is not None else []


class _Walk:
    def __init__(self, styles: Styles) -> None:
        self.styles = styles

    def container(self, container: Element, host: Element | None) -> Iterator[WordParagraph]:
        for element in content(container):
            if name_of(element) == "p":
                yield from self.paragraph(element, host)
            elif not (name_of(element) == "tr" and child(element, "trPr", "del") is not None):
                yield from self.container(element, host)

    def paragraph(self, element: Element, host: Element | None) -> Iterator[WordParagraph]:
        found = WordParagraph(element, element if host is None else host)
        before: list[Element] = []
        behind: list[Element] = []
        fields: list[bool] = []
        self.inline(element, None, found, self.styles.hides_paragraph(element), fields, before, behind)
        for box in before:
            yield from self.container(box, found.host)
        yield found
        for box in behind:
            yield from self.container(box, found.host)

    def inline(
        self,
        container: Element,
        run: Element | None,
        found: WordParagraph,
        is_hidden: bool,
        fields: list[bool],
        before: list[Element],
        behind: list[Element],
    ) -> None:
        for element in content(container):
            name = name_of(element)
            if name == "r":
                hides = self.styles.hides_run(element, is_hidden)
                self.inline(element, element if run is None else run, found, hides, fields, before, behind)
            elif name == "fldChar":
                _turn(fields, attribute(element, "fldCharType"))
            elif name == "txbxContent":
                (behind if found.text else before).append(element)
            elif run is not None and name in ("t", "noBreakHyphen", "sym"):
                if not is_hidden and not any(fields):
                    _write(element, name, run, found)
            else:
                self.inline(element, run, found, is_hidden, fields, before, behind)


def _turn(fields: list[bool], kind: str) -> None:
    """A field's begin, separate or end: what lies between the first two is its code."""
    if kind == "begin":
        fields.append(True)
    elif fields and kind == "separate":
        fields[-1] = False
    elif fields and kind == "end":
        fields.pop()


def _write(element: Element, name: str, run: Element, found: WordParagraph) -> None:
    text = (element.text or "") if name == "t" else "-" if name == "noBreakHyphen" else _symbol(element)
    for index, character in enumerate(text):
        if not is_blank(character):
            found.characters.append(Character(run, element, index))
            found.text += character


def _symbol(element: Element) -> str:
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 < code < 0xD800 else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A character of a paragraph, by their numbers from 0."""

    paragraph: int
    character: int


class Places:
    """Where the characters of ``source`` stand in ``texts``, the paragraphs they were read from, in nearly their order.

    The source has more (automatic numbers, repeated cells) and may have less; blanks count on neither side.
    """

    def __init__(self, source: str, texts: Sequence[str]) -> None:
        self._offsets = [n for n, character in enumerate(source) if not is_blank(character)]
        self._words = "".join(source[n] for n in self._offsets)
        self._edges = {0, len(self._words)}
        self._edges.update(n for n, at in enumerate(self._offsets) if at and is_blank(source[at - 1]))
        self._spots: list[Spot | None] = [None] * len(self._words)
        missed: list[int] = []
        cursor = 0
        for number, text in enumerate(texts):
            place = self._find(text, cursor) if text else None
            if place is None:
                missed += [number] if text else []
                continue
            self._claim(place, number, 0, len(text))
            cursor = max(cursor, place + len(text))
        for number in missed[:_MOST_MISSED]:
            self._compare(number, texts[number])

    def spots(self, start: int, end: int) -> list[Spot]:
        """The characters of the source offsets ``start`` … ``end`` that are known, in the order of the source."""
        first, last = bisect_right(self._offsets, start - 1), bisect_right(self._offsets, end - 1)
        return [spot for spot in self._spots[first:last] if spot]

    def nearest(self, start: int) -> int:
        """The paragraph of the last known character at or before ``start``, else of the first one, else 0."""
        place = bisect_right(self._offsets, start)
        before = (spot for spot in reversed(self._spots[:place]) if spot)
        behind = (spot for spot in self._spots[place:] if spot)
        found = next(before, None) or next(behind, None)
        return found.paragraph if found else 0

    def _find(self, text: str, cursor: int) -> int | None:
        far = len(self._words) if len(text) >= _LONG else min(len(self._words), cursor + _NEAR)
        for low, high in ((cursor, far), (0, cursor if len(text) >= _LONG else 0)):
            place = self._words.find(text, low, high)
            while place >= 0:
                if place + len(text) in self._edges and self._begins(place) and self._spots[place] is None:
                    return place
                place = self._words.find(text, place + 1, high)
        return None

    def _begins(self, place: int) -> bool:
        """Whether a paragraph may begin at ``place``: at an edge, or behind an automatic number that does."""
        for back in range(min(_LONGEST_LABEL, place) + 1):
            if place - back in self._edges:
                return True
            if self._words[place - back - 1] not in _LABEL:
                return False
        return False

    def _claim(self, place: int, paragraph: int, first: int, count: int) -> None:
        for step in range(count):
            self._spots[place + step] = Spot(paragraph, first + step)

    def _compare(self, number: int, text: str) -> None:
        """What a paragraph that is nowhere as a whole has in common with what its neighbours leave free."""
        known = [n for n, spot in enumerate(self._spots) if spot]
        low = max((n + 1 for n in known if (s := self._spots[n]) and s.paragraph < number), default=0)
        high = min((n for n in known if n >= low), default=len(self._words))
        if not 0 < high - low <= _MOST_COMPARED or len(text) > _MOST_COMPARED:
            return
        blocks = SequenceMatcher(None, self._words[low:high], text, autojunk=False).get_matching_blocks()
        for block in blocks:
            if block.size > 1:
                self._claim(low + block.a, number, block.b, block.size)
