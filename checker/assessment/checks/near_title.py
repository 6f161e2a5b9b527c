"""Whether a title is a slip of another one, or simply another title."""

from __future__ import annotations

import re
from operator import ne

_GENRES = (
    "条例", "规定", "办法", "意见", "纲要", "规划", "通知", "细则", "规则", "准则", "规范", "计划", "方案", "决定",
    "指引", "标准", "解释", "法",
)  # fmt: skip
_NUMERAL = re.compile(r"[\d一二三四五六七八九十]")
# What turns a national title into a local or a derived one.
_LOCAL = re.compile(r"[省市县区州盟旗乡镇村局厅队全我本]|实施|贯彻|落实")
_LEAST = 5
_LONG = 7
_SWAPPED = 6


def is_slip(cited: str, official: str, is_dated: bool = False) -> bool:
    """Whether ``cited`` is ``official`` miswritten; both as the directory keeps them, not equal, and of one genre.

    ``is_dated``: both name the same years, so that less likeness is enough.
    """
    if min(len(cited), len(official)) < _LEAST or abs(len(cited) - len(official)) > 4:
        return False
    if len(cited) == len(official):
        if sum(map(ne, cited, official)) > _SWAPPED:
            return False
    elif cited[0] != official[0] or cited[-1] != official[-1]:
        return False
    head = _common(cited, official)
    tail = _common(cited[head:][::-1], official[head:][::-1])
    said, wanted = cited[head : len(cited) - tail], official[head : len(official) - tail]
    if _NUMERAL.search(said + wanted):
        return False
    if len(said) == len(wanted):
        is_swap = sorted(said) == sorted(wanted) and len(said) <= _SWAPPED
        # Short titles differ from one another by a character at either end: 城市规划法, 城乡规划法.
        is_typo = len(said) == 1 and (len(official) >= _LONG or (head > 1 and tail > 0))
        return is_swap or is_typo
    if said and wanted:
        return False
    if head == 0 or tail == 0 or _LOCAL.search(said):
        return False
    return len(said + wanted) <= _gap(len(official), is_dated)


def _gap(length: int, is_dated: bool) -> int:
    """How many characters may be missing, or too many, in a title of ``length``."""
    if is_dated:
        return 4 if length >= 9 else 1
    return 3 if length >= 18 else 2 if length >= 14 else 1 if length >= _LONG else 0


def genre(title: str) -> str:
    """What kind of document a title says it is; empty when it does not."""
    return next((kind for kind in _GENRES if title.endswith(kind)), "")


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
