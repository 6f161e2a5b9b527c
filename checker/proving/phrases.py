"""Phrases of a text: its words, and pairs of them that follow each other."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.reading import normalise

_WORD = re.compile("[\u4e00-\u9fff]+|[A-Za-z]+")
_FIGURE = re.compile(r"[0-9.,%‰]+|[〇零一二三四五六七八九十百千万亿两]+")
_STOP = (
    "的 地 得 了 着 过 和 与 及 以及 并 并且 或 或者 而 且 等 等等 在 于 对 对于 为 为了 将 把 被 由 从 自 向 到 至 以 "
    "按 按照 根据 通过 经 经过 是 有 也 都 均 就 又 再 还 已 已经 曾 其 其中 该 此 这 那 各 每 某 本 我 我们 我局 本局 "
    "全 年 月 日 名 个 件 次 项 起 份 场 人 家 上 下 中 内 外 前 后 时 里 间 之 所 不 未 要 会 能 可 可以 进行 一 一个 "
    "公安局 公安机关 县局 市局 分局 全局 全市 全县 全区 全年 今年 年度 一是 二是 三是"
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
        with warnings.catch_warnings():  # jieba 0.42 predates several of them
            warnings.simplefilter("ignore")
            import jieba
        jieba.setLogLevel(logging.CRITICAL)
        # Filled by hand: left to itself, jieba reads and writes a cache in the shared temporary folder.
        self._tokenizer: Any = jieba.Tokenizer()
        self._tokenizer.FREQ, self._tokenizer.total = self._tokenizer.gen_pfdict(self._tokenizer.get_dict_file())
        self._tokenizer.initialized = True

    def phrases(self, text: str) -> Iterator[Phrase]:
        """The terms of ``text`` (two characters at least), and its pairs of neighbouring terms.

        Stop words and figures are no terms but may stand between neighbours; a stop mark parts them.
        """
        left, touching = "", False
        for word in self._tokenizer.cut(normalise(text), HMM=False):
            if word in _STOP_WORDS or _FIGURE.fullmatch(word):
                touching = False
            elif not _WORD.fullmatch(word):
                left = ""
            else:
                if len(word) > 1:
                    yield Phrase((word,), True)
                if left:
                    yield Phrase((left, word), touching)
                left, touching = word, True
