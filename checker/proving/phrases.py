"""Phrases of a text: its words, and pairs of them that follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.reading import normalise

_WORD = re.compile("[\u4e00-\u9fff]+|[A-Za-z]+")
_FIGURE = re.compile(r"[0-9][0-9.,%‰]*|[〇零一二三四五六七八九十百千万亿两几多余]+[名个件次项起份场人家期堂批]?")
_STOP = (
    "以及 并且 或者 等等 对于 为了 按照 根据 通过 经过 已经 其中 我们 我局 本局 可以 进行 一共 共计 "
    "公安局 公安机关 县局 市局 分局 全局 全市 全县 全区 全年 今年 年度 一是 二是 三是 四是 五是"
)
_STOP_WORDS = frozenset(_STOP.split())


class Phrase(NamedTuple):
    """A word, or two that follow each other; ``touching``: with nothing between them."""

    words: tuple[str, ...]
    touching: bool

    @property
    def pattern(self) -> str:
        """The phrase as a pattern would write it."""
        return ("" if self.touching else " … ").join(self.words)

    def stands_in(self, text: str) -> bool:
        """Whether ``text`` (normalised) has the words, one after the other."""
        if self.touching:
            return self.pattern in text
        end = 0
        for word in self.words:
            start = text.find(word, end)
            if start < 0:
                return False
            end = start + len(word)
        return True


class PhraseReader:
    """Cuts texts into phrases.  Making one takes a second: jieba's dictionary is read."""

    def __init__(self) -> None:
        from checker.assessment.segmenter import segmenter

        self._segmenter = segmenter()

    def phrases(self, text: str) -> Iterator[Phrase]:
        """The terms of ``text`` and its pairs of neighbouring terms.

        Single characters, stop words and figures are no terms but may stand between them; stop marks part neighbours.
        """
        left, touching = "", False
        for word in self._segmenter.cut(normalise(text)):
            if not _WORD.fullmatch(word) and not _FIGURE.fullmatch(word):
                left = ""
            elif len(word) < 2 or word in _STOP_WORDS or _FIGURE.fullmatch(word):
                touching = False
            else:
                yield Phrase((word,), True)
                if left:
                    yield Phrase((left, word), touching)
                left, touching = word, True
