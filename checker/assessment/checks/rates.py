"""Whether a rate is what the numbers beside it give: 收回意见217条，采纳64条，采纳率39.5%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from checker.assessment.checks.context import Comparison
from checker.assessment.enumerations import SHARES, Entry, Stretch
from checker.reading import quote
from checker.reading.model import Report

_RATE = re.compile(
    r"^(?:其|总|总体|综合|案件|意见|意见建议|建议|群众|问题|行政)?([\u4e00-\u9fff]{2,6})率(?:为|达到?|是|高达|约?为)?$"
)
_SHARE = re.compile(r"^占(?:比|总数的?|总量的?)(?:为|达)?$")
_NEGATIVE = ("不", "未", "非", "没")
_OTHER_PERIOD = re.compile(r"同比|上年|去年|较|由|从|增|降")
_HEARINGS = re.compile(r"开庭|庭审|应出庭|应当出庭")
_APPROXIMATE = re.compile(r"以上|左右|余$")


def compare(stretch: Stretch, report: Report) -> Comparison:
    """What the rates of ``stretch`` say of the numbers before them; the first contradiction, if there is one."""
    entries = stretch.entries
    compared = False
    for number, rate in enumerate(entries):
        if rate.figure.unit != "%" or not rate.exact or _APPROXIMATE.search(rate.tail):
            continue
        counts = [e for e in entries[:number] if e.figure.unit not in SHARES]
        pair = _numbers(rate, counts)
        if pair is None:
            continue
        compared = True
        part, wholes, parts = pair
        if any(_fits(rate, p / w) for p in parts for w in wholes if w):
            continue
        whole = max((e for e in counts if e.comparable(part) and e is not part), key=lambda e: e.value)
        true = part.value / whole.value * 100
        places = _places(rate)
        said = quote(report, rate.start, rate.figure.end).strip()
        message = f"“{said}”与所给件数不符：{_written(part)}÷{_written(whole)}={true:.{max(1, places)}f}%"
        return message, (min(whole.start, part.start), rate.end)
    return () if compared else None


def _numbers(rate: Entry, counts: Sequence[Entry]) -> tuple[Entry, list[float], list[float]] | None:
    """The part the rate speaks of, and every whole and part it may be meant to relate."""
    named = _RATE.match(rate.label)
    if named:
        stem = named[1]
        found = [e for e in counts if stem in e.words and not any(n + stem in e.words for n in _NEGATIVE)]
        if stem in ("出庭", "出庭应诉", "负责人出庭", "出声") and not any(_HEARINGS.search(e.label) for e in counts):
            return None
    elif _SHARE.match(rate.label):
        found = list(counts[-1:])
    else:
        return None
    if not found:
        return None
    same = [e for e in counts if e.comparable(found[-1])]
    # Further numbers in between may belong to something else.
    if not 2 <= len(same) <= 6 or any(not e.exact or e.tolerance or _OTHER_PERIOD.search(e.label) for e in same):
        return None
    if not named and len(same) != 2:
        return None
    alike = [e for e in reversed(found) if e in same]
    part = min(alike, key=lambda e: len(e.words))
    rest = [e for e in same if e is not part]
    if not part.value or not any(e.value >= part.value for e in rest):
        return None
    added = [sum(e.value for e in c) for n in range(len(same)) for c in combinations(rest, n)]
    # 合格率 may count the excellent ones too, 满意率 leave 基本满意 out; the whole may be given in several numbers.
    parts = [e.value for e in alike]
    if len(same) > 2:
        most = max(e.value for e in same)
        parts += [part.value + a for a in added if part.value + a <= most]
    wholes = [*added, sum(e.value for e in alike)] if len(alike) > 1 else added
    return part, [w for w in wholes if w >= part.value], parts


def _fits(rate: Entry, share: float) -> bool:
    """Whether ``share`` rounded or cut off at the rate's last digit is the rate."""
    return abs(rate.value - share) * 100 < 10.0 ** -_places(rate) - 1e-9 or abs(rate.value - share) < 1e-9


def _places(rate: Entry) -> int:
    return len(rate.figure.raw.removeprefix("百分之").partition(".")[2])


def _written(entry: Entry) -> str:
    return f"{entry.figure.raw}{entry.figure.unit}"
