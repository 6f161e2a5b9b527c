"""Numbers as they are written in reports: 1,347 · 9.8万 · 1万2千 · 二百三十六 · 二十一 · 三点五."""

from __future__ import annotations

import re
from math import prod

_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_CHINESE = frozenset("〇零一二两三四五六七八九十百千万亿点廿")
_ARABIC = re.compile(r"(\d+(?:\.(?P<decimals>\d+))?)([十百千万亿]*)")
_MIXED = re.compile(r"(\d+[万亿])(\d.*)")


def read_number(written: str) -> float | None:
    """The number ``written`` in Arabic or Chinese numerals, commas left out; None when it is none."""
    arabic = _ARABIC.fullmatch(written)
    if arabic:
        return round(float(arabic[1]) * _scale(arabic[3]), 6)
    mixed = _MIXED.fullmatch(written)
    if mixed:
        high, low = read_number(mixed[1]), read_number(mixed[2])
        return None if high is None or low is None else high + low
    if not written or not _CHINESE.issuperset(written) or written[0] in _LARGE:
        return None
    from cn2an import cn2an  # here and not above: its import costs as much as many reports, and few need it

    try:
        return float(cn2an(f"一{written}" if written[0] in "百千" else written, "smart"))
    except ValueError:
        return None


def rounding(written: str) -> float:
    """How far the true number may be from ``written`` in Arabic numerals: one of the last digit of 9.8万 or 12.5.

    0 for whole numbers and for what is no such numeral.
    """
    written = written.replace(",", "")
    if mixed := _MIXED.fullmatch(written):
        return rounding(mixed[2])
    arabic = _ARABIC.fullmatch(written)
    if arabic is None or not (arabic["decimals"] or arabic[3]):
        return 0.0
    return _scale(arabic[3]) / 10.0 ** len(arabic["decimals"] or "")


def _scale(magnitudes: str) -> float:
    return float(prod(_SMALL.get(character) or _LARGE[character] for character in magnitudes))
