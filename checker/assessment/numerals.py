"""Numbers as they are written in reports: 1,347 · 9.8万 · 二百三十六 · 二十一 · 三点五."""

from __future__ import annotations

import re
from math import prod

_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ARABIC = re.compile(r"(\d+(?:\.(?P<decimals>\d+))?)([十百千万亿]*)")


def read_number(written: str) -> float | None:
    """The number ``written`` in Arabic or Chinese numerals, commas left out; None when it is none."""
    arabic = _ARABIC.fullmatch(written)
    if arabic:
        return round(float(arabic[1]) * _scale(arabic[3]), 6)
    whole, point, fraction = written.partition("点")
    if point and not (fraction and all(c in _DIGITS for c in fraction)):
        return None
    value = _digits(whole) if len(whole) > 1 and all(c in _DIGITS for c in whole) else _grouped(whole)
    if value is None or not point:
        return value
    return round(value + _digits(fraction) / 10.0 ** len(fraction), 6)


def rounding(written: str) -> float:
    """How far the true number may be from ``written`` in Arabic numerals: one of the last digit of 9.8万 or 12.5.

    0 for whole numbers and for what is no such numeral.
    """
    arabic = _ARABIC.fullmatch(written.replace(",", ""))
    if arabic is None or not (arabic["decimals"] or arabic[3]):
        return 0.0
    return _scale(arabic[3]) / 10.0 ** len(arabic["decimals"] or "")


def _scale(magnitudes: str) -> float:
    return float(prod(_SMALL.get(character) or _LARGE[character] for character in magnitudes))


def _digits(written: str) -> float:
    return float("".join(str(_DIGITS[c]) for c in written))


def _grouped(written: str) -> float | None:
    if not written or written[0] in _LARGE:
        return None
    total, section, digit = 0, 0, 0
    for character in written:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (digit or 1) * _SMALL[character]
            digit = 0
        elif character in _LARGE:
            section += digit
            total = (total + section) * _LARGE[character] if character == "亿" else total + section * 10_000
            section = digit = 0
        else:
            return None
    # 一百五 is 150
    digit *= {"百": 10, "千": 100, "万": 1000, "亿": 10_000_000}.get(written[-2:-1], 1)
    return float(total + section + digit)
