"""A copy of a Word file with the findings as comments on the words they are about."""

from __future__ import annotations

from checker.assessment.model import Document
from checker.output import messages
from checker.output.lang import Lang
from checker.output.notes import AUTHORS, Note, notes
from checker.output.textwidth import clean, shorten
from checker.output.word_comments import CommentedFile, cut
from checker.output.word_text import Places, Spot, WordParagraph, paragraphs
from checker.reading.formats.word_xml import Element, name_of
from checker.reading.model import Report


def annotate(data: bytes, document: Document, lang: Lang = Lang.ZH) -> bytes:
    """The Word file ``data``, from which ``document`` was read, with a comment for every note.

    Its text stays as it is.  A passage that cannot be told in the file is quoted in a comment on its paragraph.
    ``data`` itself comes back where there is nothing to say.  Raises what CommentedFile raises.
    """
    found = notes(document, lang)
    if not found or document.report is None:
        return data
    file = CommentedFile(data)
    words = paragraphs(file.root, file.styles)
    if not words:
        return data
    places = Places(document.report.source, [paragraph.text for paragraph in words])
    # Cuts first: a comment's marks stand between runs.
    anchors = [_Anchor.of(note, places, words) for note in found]
    for anchor in anchors:
        anchor.cut()
    for note, anchor in zip(found, anchors, strict=True):
        text = note.text
        if not anchor.is_exact and not note.is_missing:
            text = f"{_quoted(note, document.report, lang)}\n{text}"
        file.comment(text, AUTHORS[lang], *anchor.runs())
    return file.save()


class _Anchor:
    """From one character to another; the whole of the host paragraph where they are not known."""

    def __init__(self, first: WordParagraph, last: WordParagraph, start: int, end: int, is_exact: bool) -> None:
        self.first, self.last = first, last
        self.start, self.end = start, end
        self.is_exact = is_exact

    @classmethod
    def of(cls, note: Note, places: Places, words: list[WordParagraph]) -> _Anchor:
        spots = places.spots(note.start, note.end)
        if spots and words[spots[0].paragraph].host is words[spots[0].paragraph].element:
            first = spots[0]
            last = next(s for s in reversed(spots) if _follows(s, first, words))
            return cls(words[first.paragraph], words[last.paragraph], first.character, last.character, True)
        number = spots[0].paragraph if spots else places.nearest(note.start)
        host = next((p for p in words if p.element is words[number].host), words[number])
        return cls(host, host, 0, len(host.characters) - 1, False)

    def cut(self) -> None:
        cut(self.last, self.end + 1)
        cut(self.first, self.start)

    def runs(self) -> tuple[Element, Element]:
        if self.first.characters:
            return self.first.characters[self.start].run, self.last.characters[self.end].run
        children = [element for element in self.first.element if name_of(element) != "pPr"]
        return children[0], children[-1]


def _follows(spot: Spot, first: Spot, words: list[WordParagraph]) -> bool:
    """Whether ``spot`` can be the end of what begins with ``first``."""
    paragraph = words[spot.paragraph]
    is_behind = (spot.paragraph, spot.character) >= (first.paragraph, first.character)
    return is_behind and paragraph.host is paragraph.element


def _quoted(note: Note, report: Report, lang: Lang) -> str:
    return messages.text(lang, "quoted", quote=shorten(clean(report.source[note.start : note.end])))
