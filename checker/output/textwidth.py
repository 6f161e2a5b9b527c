"""Text for terminals: what a quote may contain, how wide it is, where a line may be broken.

Widths are display columns: a Han character takes two.
"""

from __future__ import annotations

import re
import unicodedata

from wcwidth import wcswidth

QUOTE_COLUMNS = 100
PATH_JOIN = " / "

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Cn"})
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BLANK = re.compile(r"\s+")
_TOKEN = re.compile(
    r"[（《“‘「【(\[]*"
    # a number with its sign and the unit after it; a piece of a word or an id; any other character
    r"(?:[+-]?[0-9０-９][0-9０-９.,:/%．％~+-]*[万亿]?[\u4e00-\u9fff]?|[A-Za-z0-9]+[._/-]?|\S)"
    r"[，。；：、！？）》”’」】…,;:!?)\]]*"
    r"|\s+"
)


def clean(text: str) -> str:
    """``text`` on one line, without anything that could steer a terminal or reorder what is read."""
    folded = _BLANK.sub(_blank, text).strip()
    kept = "".join(c for c in folded if unicodedata.category(c) not in _UNSAFE)
    return _VARIATION.sub("", kept)


def _blank(found: re.Match[str]) -> str:
    # A line break between Han characters is the wrapping of the source, not a space between words.
    if "\n" in found[0] or "\r" in found[0]:
        before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
        if display_width(before) == 2 or display_width(after) == 2:
            return ""
    return " "


def display_width(text: str) -> int:
    """Columns ``text`` takes; 0 for what cannot be shown."""
    return max(0, wcswidth(text))


def pad(text: str, columns: int) -> str:
    """``text`` followed by blanks up to ``columns``."""
    return text + " " * (columns - display_width(text))


def shorten(text: str, columns: int = QUOTE_COLUMNS) -> str:
    """``text``, its middle replaced by … when it takes more than ``columns``."""
    if display_width(text) <= columns:
        return text
    head = _fitting(text, (columns - 1) // 2)
    tail = _fitting(text[::-1], columns - 1 - display_width(head))[::-1]
    return f"{head}…{tail}"


def shorten_path(path: str, columns: int) -> str:
    """``path``, a section below its parents, without the outermost ones when it takes more than ``columns``."""
    steps = path.split(PATH_JOIN)
    for start in range(len(steps)):
        shown = PATH_JOIN.join(steps[start:])
        if display_width(shown) <= columns:
            return shown
    return shorten(steps[-1], columns)


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most ``columns`` (at least 2); numbers and words stay whole, punctuation stays put."""
    columns = max(2, columns)
    lines: list[str] = []
    line = ""
    for token in _TOKEN.findall(text):
        if display_width(line + token.rstrip()) <= columns:
            line += token
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = token.lstrip()
        while display_width(line) > columns:
            piece = _fitting(line, columns) or line[0]
            lines.append(piece)
            line = line[len(piece) :]
    if line.strip():
        lines.append(line.rstrip())
    return lines


def _fitting(text: str, columns: int) -> str:
    end = 0
    while end < len(text) and display_width(text[: end + 1]) <= columns:
        end += 1
    return text[:end]
