"""Which lines belong to one paragraph, when a file breaks them at a fixed width or at the end of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_NARROWEST, _WIDEST = 12.0, 64.0
_RAGGED = 2.6
"""How many em a full line may fall short: a figure or a bracket is not parted from what follows."""

_MARKER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*、|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]"
    r"|\d{1,2}\s*(?:[.．](?!\d)|、)|\d{1,2}(?:\.\d{1,2}){1,2}(?![\d%])\s*[\u4e00-\u9fff]"
    r"|第[一二三四五六七八九十百\d]{1,3}(?:章|节|部分|编|条)|[\u2460-\u2473\u2474-\u249b\u3220-\u3229])"
)
_DATE = re.compile(r"[\d〇○◯Oo零一二三四五六七八九十]{4}\s*年.{1,5}月.{1,5}日?|\d{4}[-./]\d{1,2}[-./]\d{1,2}")
_SENTENCE_END = re.compile(r"[。！？!?；;：:…][”’」』）)】]*$|[\u4e00-\u9fff%)）]\.$")
_TITLE = re.compile(r"[^，,。、；;：:]*(?:报\s*告|总\s*结)")
_SIGNATURE = re.compile(r"[\u4e00-\u9fff]{2,20}公安(?:局|厅|分局)(?:[\u4e00-\u9fff]{2,6}分局)?")
_ENDS_IN_FIGURE = re.compile(r"\d+(?:\.\d+)?%?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it: its number (from 0), ``start``/``end`` in the source, ``indent`` in em."""

    number: int
    start: int
    end: int
    indent: float
    text: str
    is_after_blank: bool
    depth: int
    is_item: bool


@dataclass(frozen=True, slots=True)
class Wrapping:
    """A fixed width, in the unit that ``measure`` counts, and whether indents tell the paragraphs."""

    limit: float
    measure: Callable[[Line], float]
    is_indented: bool

    def continues(self, previous: Line, line: Line) -> bool:
        """Whether ``line`` goes on with the paragraph of ``previous``."""
        slack = self.limit - self.measure(previous)
        is_complete = ends_sentence(previous.text)
        is_heading = _MARKER.match(previous.text) is not None and "。" not in previous.text
        if slack > 8 or (slack > _RAGGED and (is_complete or is_heading)) or _TITLE.fullmatch(previous.text):
            return False
        if self.is_indented and line.indent >= 1:
            return False
        if is_complete and _SIGNATURE.fullmatch(line.text):
            return False
        if line.is_after_blank and (is_complete or slack > _RAGGED):
            return False
        if _MARKER.match(line.text):
            # Where indents tell the paragraphs, “；（三）” at the turn of a line is still the list before it.
            is_list = self.is_indented and previous.text.endswith((";", "；"))
            return slack <= _RAGGED and not is_heading and (is_list or not is_complete)
        return True


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends with a sentence, a clause of a list or a colon."""
    return _SENTENCE_END.search(text) is not None


def is_marked(text: str) -> bool:
    """Whether ``text`` starts with the number of a heading or an item (一、 （一） 1.)."""
    return _MARKER.match(text) is not None


def detect(lines: Sequence[Line]) -> Wrapping | None:
    """The width at which ``lines`` are wrapped; None when every line is a paragraph of its own."""
    if len(lines) < 5 or sum(len(line.text) > 1.7 * _WIDEST for line in lines) > 0.05 * len(lines):
        return None
    candidates = [found for measure in (_em, _characters) if (found := _candidate(lines, measure))]
    if not candidates:
        return None
    _, limit, measure = max(candidates, key=lambda candidate: candidate[0])
    indented = sum(1 <= line.indent <= 4.5 for line in lines)
    return Wrapping(limit, measure, max(3, 0.03 * len(lines)) <= indented <= 0.8 * len(lines))


def _candidate(
    lines: Sequence[Line], measure: Callable[[Line], float]
) -> tuple[float, float, Callable[[Line], float]] | None:
    widths = [measure(line) for line in lines]
    limit = sorted(widths)[int(0.92 * (len(widths) - 1))]
    if not _NARROWEST <= limit <= _WIDEST or sum(width > limit + 3 for width in widths) > 0.05 * len(widths):
        return None
    full = [number for number, width in enumerate(widths) if width >= limit - _RAGGED]
    cut = [number for number in full[:-1] if _is_cut(lines, number)]
    if len(full) < 4 or len(full) < 0.3 * len(lines) or len(cut) < 0.5 * len(full):
        return None
    return len(full) / len(lines), limit, measure


def _is_cut(lines: Sequence[Line], number: int) -> bool:
    following = lines[number + 1] if number + 1 < len(lines) else None
    return (
        following is not None
        and not ends_sentence(lines[number].text)
        and not following.is_item
        and not _MARKER.match(following.text)
    )


def _em(line: Line) -> float:
    return line.indent + len(line.text) - 0.5 * len(line.text.encode("ascii", "ignore"))


def _characters(line: Line) -> float:
    return line.indent + len(line.text)


def continues_page(previous: Line, line: Line) -> bool:
    """Whether the end of a page cuts a paragraph between two lines that are paragraphs otherwise."""
    text = previous.text
    if ends_sentence(text) or _MARKER.match(line.text) or _DATE.match(line.text):
        return False
    if line.indent >= 1 and previous.indent >= 1:
        return False
    if any(text.count(opening) > text.count(closing) for opening, closing in ("《》", "（）", "()", "“”")):
        return True
    is_prose = "。" in text or (len(text) > 60 and "\t" not in text and "|" not in text)
    return is_prose and (len(text) > 40 or _ENDS_IN_FIGURE.search(text) is not None or text.endswith(("，", "、", ",")))
