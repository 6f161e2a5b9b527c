"""The table of contents in front of a report, which names its headings a first time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.wrapping import Line, is_marked

_NAME = re.compile(r"[【\[(（]?目录[】\])）]?|CONTENTS", re.IGNORECASE)
_PAGE = re.compile(r"(?:(?<![\s.…·．_-])[\s.…·．_-]++|(?<=[\u4e00-\u9fff”）)]))[-—(（]?\s*\d{1,3}\s*[-—)）]?$")
_BLANKS = re.compile(r"\s+")
_FEWEST = 3
"""Entries without “目录” above them; each then names its page."""
_LONGEST, _SHORTEST = 60, 4
_PLACE, _FARTHEST = 0.4, 100
"""The share of the lines before which it begins, and their number."""


def without_contents(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` without a table of contents: entries that begin later lines, under “目录” or with pages."""
    words = [_BLANKS.sub("", line.text) for line in lines]
    for first in range(min(int(_PLACE * len(lines)), _FARTHEST)):
        is_named = _NAME.fullmatch(words[first]) is not None
        if not is_named and not _PAGE.search(lines[first].text):
            continue
        end = start = first + is_named
        while end < len(lines) and _is_entry(lines[end].text, words[end + 1 :], is_named):
            end += 1
        if end - start >= (1 if is_named else _FEWEST):
            return [*lines[:first], *lines[end:]]
    return lines


def _is_entry(line: str, following: Sequence[str], is_named: bool) -> bool:
    """Whether one of the lines ``following`` begins with the words of ``line``, or is the first of those it takes."""
    has_page = _PAGE.search(line) is not None
    entry = _BLANKS.sub("", _PAGE.sub("", line))
    if not has_page and not (is_named and is_marked(line) and len(entry) <= _LONGEST):
        return False
    return len(entry) >= _SHORTEST and any(later.startswith(entry) or _is_start(later, entry) for later in following)


def _is_start(line: str, entry: str) -> bool:
    return len(line) >= 2 * _SHORTEST and entry.startswith(line)
