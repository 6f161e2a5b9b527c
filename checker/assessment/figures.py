"""Figures: numbers with their unit, found once a report; what they count is the rules' business.

A figure is a number with its unit (Arabic or Chinese, 人均1.5台, 100%, 2万余份).  多次, 定期, 每月 are none
(catalogue.yaml, reading rules).  Slogans (两个维护, 三项制度) and ordinals (第3次) are none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.assessment.numerals import read_number

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MIXED = r"\d+[万亿](?:\d+[百千万]{1,2}|\d{3,4}(?![\d年]))+"
_CHINESE = r"[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
_NUMBER = (
    r"(?P<percent>百分之(?:" + _ARABIC + "|" + _CHINESE + r"))"
    r"|(?P<tenths>(?<![组构形完生促建达变养落集速现])[一二两三四五六七八九](?:点[一-九])?成[一二三四五六七八九]?(?![立为功员果就绩效本长年人品熟分交形见风渝都]))"
    r"|(?P<number>(?:" + _MIXED + "|" + _ARABIC + "|" + _CHINESE + r")[十百千万亿]{0,2}[余多来]?[万亿]?)"
)
_BEGIN = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿]")
_BEFORE = re.compile(r"(不低于|不少于|至少|超过|突破|不足|不到|超|逾|近|约)$")
_AFTER = re.compile(r"以上|以下|以内|左右")
_COMPARATORS = {
    "不低于": "≥", "不少于": "≥", "至少": "≥", "超过": ">", "突破": ">", "超": ">", "逾": ">",
    "不足": "<", "不到": "<", "近": "≲", "约": "≈", "以上": "≥", "以下": "≤", "以内": "≤", "左右": "≈",
}  # fmt: skip
_NOT_BEFORE_ONE = frozenset("第每逐进任同这那统唯万不之")
_NOT_AFTER_ONE = re.compile(r"性|事|部分|一|人|案一|次次|办(?!结)|份力|家人|条龙|道理|线|批|方面")
_ONCE = re.compile(r"[了过共各有计展织开办行会训季月年周均达]一次|一次(?:$|[,。;、)以的])")
"""组织一次, 一次。; not 一次告知, 一次勘验."""
_SLOGAN = re.compile(
    r"[两三四五六七八九十]+[个项](?:基本|统一)?(?:制度|一律|意识|自信|维护|规定|必训|不批|严禁|确立|坚持|方面|环节)"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its unit at text offsets ``start``…``end``; ``raw`` is the number as written (normalised)."""

    start: int
    end: int
    raw: str
    unit: str
    comparator: str

    @property
    def value(self) -> float | None:
        """The number; 百分之/%/成 as a share of 1.  None for what is no number after all."""
        return _value(self.raw, self.unit)


class FigureScanner:
    """Finds figures whose unit belongs to one of ``units`` (class name → units)."""

    def __init__(self, units: Mapping[str, Iterable[str]]) -> None:
        every = sorted({unit for members in units.values() for unit in members}, key=lambda u: (-len(u), u))
        unit = "|".join(map(re.escape, every)) or r"(?!)"
        self._pattern = re.compile(rf"(?:{_NUMBER})(?P<after>以上)?(?P<unit>{unit})?")

    def scan(self, text: str) -> list[Figure]:
        """All figures of ``text`` in order."""
        figures: list[Figure] = []
        # Most characters begin no number: they are passed over by a search that does nothing else.
        begin = _BEGIN.search(text)
        while begin is not None:
            found = self._pattern.match(text, begin.start())
            if found is not None and (figure := _figure(text, found)) is not None:
                figures.append(figure)
            begin = _BEGIN.search(text, found.end() if found is not None else begin.end())
        return figures


def _figure(text: str, found: re.Match[str]) -> Figure | None:
    start = found.start()
    if (start and text[start - 1] == "第") or _SLOGAN.match(text, start):
        return None
    if found["percent"]:
        raw, unit = found["percent"], "%"
        end = found.end("percent")
    elif found["tenths"]:
        raw, unit = found["tenths"], "成"
        end = found.end("tenths")
    else:
        if not found["unit"]:
            return None
        raw, unit, end = found["number"], found["unit"], found.end()
        if raw[0] in "万千百亿" and not _approximate(text, start, raw):
            return None
        if raw == "一" and not _counts_one(text, start, end):
            return None
    return Figure(start, end, raw, unit, _comparator(text, start, end, found))


def _approximate(text: str, start: int, raw: str) -> bool:
    """Whether a bare 百, 千 or 万 counts: 千余条, 近百件; not 万家, 百姓."""
    return raw[-1] in "余多" or (start > 0 and text[start - 1] in "近上逾超约")


def _counts_one(text: str, start: int, end: int) -> bool:
    """Whether 一 + unit counts (撤销一件) or is a manner of speech (一次性, 一件事, 逐一)."""
    if start and text[start - 1] in _NOT_BEFORE_ONE:
        return False
    if text[end - 1] == "次" and not _ONCE.search(text, max(0, start - 2), min(len(text), end + 1)):
        return False
    return not _NOT_AFTER_ONE.match(text, end)


def _comparator(text: str, start: int, end: int, found: re.Match[str]) -> str:
    before = _BEFORE.search(text[max(0, start - 3) : start])
    if before:
        return _COMPARATORS[before[1]]
    if found["after"] or (found["number"] and found["number"][-1] in "余多"):
        return "≥"
    after = _AFTER.match(text, end)
    return _COMPARATORS[after[0]] if after else "="


def _value(raw: str, unit: str) -> float | None:
    number = raw.removeprefix("百分之").rstrip("余多来").replace(",", "")
    scale = 1.0
    if unit == "%":
        scale = 0.01
    elif unit == "成":
        whole, _, tenth = number.partition("成")
        number, scale = whole, 0.1
        if tenth:
            return round((_read(whole) or 0) * 0.1 + (_read(tenth) or 0) * 0.01, 6)
    value = _read(number)
    return None if value is None else round(value * scale, 6)


def _read(number: str) -> float | None:
    return read_number(re.sub(r"[余多来](?=[万亿])", "", number))
