"""Lists of numbers after a total whose wording makes them complete, and parts named by “其中”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from checker.assessment.checks.context import Comparison
from checker.assessment.enumerations import SHARES, Entry, Stretch
from checker.assessment.groups import REST
from checker.reading import quote
from checker.reading.model import Report

_SUMMING = re.compile(r"共|合计|总[计数共]|累计|一共")
_OVERLAPPING = re.compile(r"罚款|拘留|没收|警告|吊销|责令|追缴|查封|扣押|起诉|逮捕|教育|带破|联合|参加|覆盖|受训|等$")
_NO_SUM = re.compile(r"人均|每|分别|各|前$|第|同比|上年|去年|较|增|降|减|近|连续|通过")


def compare(stretch: Stretch, report: Report) -> list[Comparison]:
    """What each kind of list says of ``stretch``."""
    return [_colon(stretch, report), _rest(stretch, report), _among(stretch, report)]


def _colon(stretch: Stretch, report: Report) -> Comparison:
    """“共……10份：甲4份、乙6份”."""
    entries = stretch.entries
    for number, total in enumerate(entries[:-1]):
        following = entries[number + 1]
        if following.mark != ":" or following.start - total.end != 1 or not _is_total(total):
            continue
        if total.tail and not (_SUMMING.search(total.label) and len(total.tail) < 7):
            continue
        parts: list[Entry] = []
        for entry in entries[number + 1 :]:
            begins = not parts or entry.mark in ("、", ",", ";")
            if not begins or not entry.comparable(total) or not _is_part(entry):
                break
            parts.append(entry)
            if entry.mark == ";" and "。" in entry.tail:
                break
        if len(parts) < 2 or "其中" in parts[0].label:
            continue
        if any(_OVERLAPPING.search(p.words) or p.tail.startswith("等") for p in parts):
            return ()
        sums = [sum(p.value for p in parts[:n]) for n in range(2, len(parts) + 1)]
        tolerance = total.tolerance + sum(p.tolerance for p in parts)
        if any(abs(s - total.value) <= tolerance for s in sums) or any(REST.search(p.label) for p in parts):
            return ()
        # A list that goes on in another unit, or in words, may have parts that were not counted.
        if stretch.pieces[-1].end != parts[-1].end and not _closed(stretch, parts[-1]):
            return ()
        said = quote(report, total.start, total.figure.end).strip()
        return sum_message(said, parts, "不等于"), (total.start, parts[-1].end)
    return None


def _rest(stretch: Stretch, report: Report) -> Comparison:
    """“检查50家，合格45家，其余6家限期整改”: three numbers of one unit, the last of them the rest."""
    entries = [e for e in stretch.entries if e.figure.unit not in SHARES]
    for number, rest in enumerate(entries):
        if number < 2 or not re.match(r"(?:其余|余下|剩余|剩下)的?$", rest.label):
            continue
        before = [e for e in entries[:number] if e.comparable(rest)]
        if len(before) < 2 or any(not e.exact or e.tolerance or _NO_SUM.search(e.label) for e in (*before, rest)):
            return ()
        total, parts = before[0], [*before[1:], rest]
        possible = {t.value for t in before}
        values = [e.value for e in before[1:]]
        sums = {sum(c) + rest.value for n in range(1, len(before)) for c in combinations(values, n)}
        if possible & sums or len(before) > 5 or any("其中" in e.label for e in before):
            return ()
        said = quote(report, total.start, total.figure.end).strip()
        return sum_message(said, parts, "不等于"), (total.start, rest.end)
    return None


def _among(stretch: Stretch, report: Report) -> Comparison:
    """“审核120件，其中行政130件”: more than everything of that unit before it."""
    entries = stretch.entries
    checked = False
    for number, part in enumerate(entries):
        if not re.match(r"其中", part.label) or not _is_part(part) or part.figure.unit in SHARES:
            continue
        before = [e for e in entries[:number] if e.comparable(part)]
        if not before or any(not e.exact for e in before) or not _is_part(before[-1]):
            continue
        checked = True
        if part.value - part.tolerance > sum(e.value + e.tolerance for e in before):
            total = before[-1]
            said = quote(report, total.start, total.figure.end).strip()
            part_said = quote(report, part.start, part.figure.end).strip()
            return f"“{part_said}”大于“{said}”", (total.start, part.end)
    return () if checked else None


def _is_total(entry: Entry) -> bool:
    return entry.exact and entry.figure.unit not in SHARES and not _NO_SUM.search(entry.label)


def _is_part(entry: Entry) -> bool:
    return entry.exact and not re.search(r"人均|每|同比|上年|去年|较|增|降|减|均$", entry.label)


def _closed(stretch: Stretch, last: Entry) -> bool:
    """Whether the list ends at ``last``: nothing further is counted in words right after it."""
    following = [p for p in stretch.pieces if p.start > last.end]
    return not following or (following[0].mark in (",", ";") and not following[0].entries)


def sum_message(said: str, parts: Sequence[Entry], how: str) -> str:
    """“16件”不等于各分项之和17件（11+6）."""
    listed = "+".join(f"{p.value:,g}" if p.value < 1e6 else f"{p.value:,.0f}" for p in parts)
    if len(parts) == 1:
        return f"“{said}”{how}分项{listed}{parts[0].figure.unit}"
    total = sum(p.value for p in parts)
    return f"“{said}”{how}各分项之和{total:,.10g}{parts[0].figure.unit}（{listed}）"
