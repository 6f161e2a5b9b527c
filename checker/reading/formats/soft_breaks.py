"""Line breaks inside a paragraph of a word processor: some break a title, most stand for a new paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.reading.formats.content import Text
from checker.reading.wrapping import ends_sentence, is_marked

BLANK = " \t\u3000\xa0\u2002\u2003\u200b\ufeff"
"""What is left out at both ends of a line."""

_INDENT = ("\u3000", "  ", "\t", "\u2003", "\xa0\xa0")
_FILLED = 0.8
"""Share of the longest line that lines broken at one width have at least."""


def parted(lines: Sequence[str], pages: Sequence[int], depth: int, is_title: bool) -> Iterator[Text]:
    """The paragraphs that ``lines``, broken by hand, stand for; blank ones are left out.

    ``pages`` holds the page of every line or nothing; ``is_title``: the paragraph looks like a title (centred).
    """
    kept: list[int] = []
    longest = max(map(len, lines), default=0)
    for number, line in enumerate(lines):
        if not line.strip(BLANK):
            continue
        if kept and _is_new(lines[kept[-1]].strip(BLANK), line, is_title or depth > 0, longest):
            yield _text(lines, pages, kept, depth)
            kept, depth = [], 0
        kept.append(number)
    if kept:
        yield _text(lines, pages, kept, depth)


def _is_new(previous: str, line: str, is_title: bool, longest: int) -> bool:
    """Whether ``line`` is a paragraph of its own, as in text taken from web pages."""
    if ends_sentence(previous) or line.startswith(_INDENT):
        return True
    if is_title:
        return False
    is_heading = is_marked(previous) and len(previous) < _FILLED * longest and not previous.endswith(("，", "、"))
    return is_heading or "，" not in previous


def _text(lines: Sequence[str], pages: Sequence[int], kept: Sequence[int], depth: int) -> Text:
    return Text(tuple(lines[n].strip(BLANK) for n in kept), depth, tuple(pages[n] for n in kept) if pages else ())
