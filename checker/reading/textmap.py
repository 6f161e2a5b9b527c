"""The normalised copy of a text, with a map that leads back to the original, character by character."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that stand in no source of their own; quoted, they give the source character at ``offset``."""

    words: str
    offset: int


_QUOTES = "“”„‟‘’‚‛「」『』﹁﹂﹃﹄〝〞〟\"'`´"
_CIRCLED = ((0x2460, 20), (0x2776, 10), (0x2780, 10), (0x278A, 10))
"""The first of a run of circled numbers ①, ❶, ➀, ➊ and how many follow one another."""
_ALIKE = {
    **dict.fromkeys("・·•‧∙⋅●", "·"),
    **dict.fromkeys("—–―－‐‑‒−﹘﹣─", "-"),
    **dict.fromkeys("○◯", "○"),
    "∶": ":",
    "︰": ":",
    "〜": "~",
    # NFKC turns an ellipsis into full stops, which would end sentences.
    "…": "…",
    "⋯": "…",
    "‥": "‥",
    # In brackets: a bare digit would run into the figure behind it.
    **{chr(first + number): f"({number + 1})" for first, count in _CIRCLED for number in range(count)},
    # Radicals that PDF writers use for the characters themselves and that NFKC leaves alone.
    **dict(zip("⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛", "民西见角贝车长门青页风", strict=True)),
    **dict(zip("⻜⻝⻢⻥⻦⻨⻩⻬⻰⻳", "飞食马鱼鸟麦黄齐龙龟", strict=True)),
}
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})

# Private-use characters never survive folding, so two of them can mark what is not one to one.
_DROP = "\ue000"
_EXPAND = "\ue001"
_SPECIAL = re.compile(f"[ {_DROP}{_EXPAND}]+")
_CIRCLES = re.compile("(?<=[一二三四五六七八九十零〇])[○O]+(?=[一二三四五六七八九十零〇年])")
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_BREAKS = re.compile("[\n\r\x0b\x85\u2028\u2029]")


def _folded(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    kept = []
    for each in unicodedata.normalize("NFKC", character):
        is_dropped = each in _QUOTES or each.isspace() or "\ufe00" <= each <= "\ufe0f"
        if not is_dropped and unicodedata.category(each) not in _DROPPED_CATEGORIES:
            kept.append(_ALIKE.get(each, each))
    return "".join(kept)


class _Folding(dict[int, str]):
    """A table for str.translate that fills itself; what is not one to one becomes a marker."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace():
            folded = " "
        else:
            folded = _folded(character)
            if len(folded) != 1:
                folded = _EXPAND if folded else _DROP
        self[code] = folded
        return folded


_FOLDING = _Folding()


def normalise(text: str) -> str:
    """``text`` as it stands in ``Report.text``: full width folded, quotation marks and blanks dropped.

    A blank survives only between two Latin words or figures, as one space.
    """
    return fold(text, array("i", range(len(text))))[0]


def fold(raw: str, origins: array[int]) -> tuple[str, array[int]]:
    """The normalised copy of ``raw`` and, for each of its characters, the origin of the one it comes from."""
    folded = raw.translate(_FOLDING)
    pieces: list[str] = []
    offsets = array("i")
    position = 0
    for found in _SPECIAL.finditer(folded):
        start, end = found.span()
        if start > position:
            pieces.append(folded[position:start])
            offsets += origins[position:start]
        if found[0].strip(_DROP):
            following = folded[end] if end < len(folded) else ""
            _fold_run(raw, origins, found.span(), following, pieces, offsets)
        position = end
    if position < len(folded):
        pieces.append(folded[position:])
        offsets += origins[position:]
    text = "".join(pieces)
    if "○" in text or "O" in text:
        text = _CIRCLES.sub(lambda found: "〇" * len(found[0]), text)
    return text, offsets


def _fold_run(raw: str, origins: array[int], run: Span, following: str, pieces: list[str], offsets: array[int]) -> None:
    """Adds what is left of the blanks, dropped and expanded characters of ``run`` to ``pieces`` and ``offsets``."""
    blank = -1
    is_break = False

    def emit_blank(following: str) -> None:
        if blank < 0 or not pieces or pieces[-1][-1] not in _LATIN or following not in _LATIN:
            return
        # A figure cut by a line break is one figure; two figures side by side are two.
        if not (is_break and pieces[-1][-1].isdigit() and following.isdigit()):
            pieces.append(" ")
            offsets.append(origins[blank])

    for index in range(*run):
        mark = _FOLDING[ord(raw[index])]
        if mark == " ":
            blank = index if blank < 0 else blank
            is_break = is_break or _BREAKS.match(raw[index]) is not None
        elif mark == _EXPAND:
            expansion = _folded(raw[index])
            emit_blank(expansion[0])
            blank, is_break = -1, False
            pieces.append(expansion)
            offsets.extend([origins[index]] * len(expansion))
    if following:
        emit_blank(following)


def build(
    source: str, paragraphs: Iterable[Sequence[Span | Inserted]]
) -> tuple[str, array[int], list[Span], list[int]]:
    """Text, offsets and paragraph spans of ``paragraphs``, each given as the source spans it is made of.

    Inserted words may stand between the spans, in the order of their offsets.
    Paragraphs of which nothing is left are skipped; the last value tells which ones are kept.
    """
    texts: list[str] = []
    offsets = array("i")
    everywhere = array("i", range(len(source)))
    spans: list[Span] = []
    kept: list[int] = []
    position = 0
    for number, ranges in enumerate(paragraphs):
        origins = array("i")
        raw = ""
        for part in ranges:
            if isinstance(part, Inserted):
                raw += part.words
                origins.extend([part.offset] * len(part.words))
            else:
                raw += source[slice(*part)]
                origins += everywhere[slice(*part)]
        text, inner = fold(raw, origins)
        if not text:
            continue
        if texts:
            offsets.append(offsets[-1] + 1)
            position += 1
        offsets += inner
        texts.append(text)
        spans.append((position, position + len(text)))
        kept.append(number)
        position += len(text)
    offsets.append(len(source))
    return "\n".join(texts), offsets, spans, kept
