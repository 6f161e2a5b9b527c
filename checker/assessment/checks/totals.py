"""check.totals: a total is the sum of its parts, no “其中” exceeds it, a rate is what its numbers give.

Only what the wording makes certain is a contradiction: a list that is complete (it names the cases still pending,
the rest, the lowest grade, or follows a colon), exact numbers of one unit, and no reading of the list that adds up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from checker.assessment.checks import rates
from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.enumerations import SHARES, Entry, Stretch, stretches
from checker.assessment.model import CheckOutcome
from checker.assessment.outcomes import REST, Domain, Group, Level, Part, groups
from checker.reading import quote
from checker.reading.model import Report, Role

ID = "check.totals"

_SUMMING = re.compile(r"共|合计|总[计数共]|累计|一共")
_OVERLAPPING = re.compile(r"罚款|拘留|没收|警告|吊销|责令|追缴|查封|扣押|起诉|逮捕|教育|带破|联合|参加|覆盖|受训|等$")
_NO_SUM = re.compile(r"人均|每|分别|各|前$|第|同比|上年|去年|较|增|降|减|近|连续|通过")

Contradiction = tuple[str, tuple[int, int]]
"""What is wrong, and the place."""


def run(context: CheckContext) -> Finding:
    """Fail on every total, part or rate that cannot be right; not applicable where nothing can be compared."""
    report = context.report
    compared = 0
    wrong: list[Contradiction] = []
    for stretch in stretches(report):
        if stretch.role is Role.NEXT_YEAR:
            continue
        found = groups(stretch)
        results = [_group(group, report) for group in found]
        listed = [_colon(stretch, report), _rest(stretch, report), _among(stretch, report)]
        compared += sum(bool(g.parts) for g in found) + sum(r is not None for r in listed)
        certain = [r for r in results if r is not None]
        certain += [r for r in listed if r] if not certain else []
        wrong += certain
        share = rates.compare(stretch, report)
        compared += share is not None
        wrong += [share] if share else []
    if wrong:
        message = "；".join(text for text, _ in wrong) + "。"
        return Finding(CheckOutcome.FAIL, message, tuple(span for _, span in wrong))
    if not compared:
        return Finding(CheckOutcome.NOT_APPLICABLE, "文中没有可以核对的总数和分项。")
    return Finding(CheckOutcome.PASS, f"总数、分项和比率共核对{compared}处，没有发现不符。")


def _group(group: Group, report: Report) -> Contradiction | None:
    """What contradicts itself in a total and its outcomes."""
    if any(e.tolerance for e in (group.total, *group.others, *(p.entry for p in group.parts))):
        return None
    span = (group.total.start, group.end)
    said = quote(report, group.total.start, group.total.figure.end).strip()
    for part in group.parts:
        if part.name in group.nil and part.entry.value > 0:
            return f"“{_number(part.entry)}”与“无{part.name}”的说法矛盾", (group.total.start, part.entry.end)
    top = [p for p in group.parts if not p.nested]
    total = group.total.value
    if group.every and not group.others and any(p.entry.value > 0 and p.name != group.every for p in top):
        other = next(p for p in top if p.entry.value > 0 and p.name != group.every)
        return f"“{said}”称均{group.every}，又有“{_quote(other, report)}”", span
    if not group.parts:
        return None
    candidates = _totals(group)
    lists = [top, group.parts] if top and len(top) < len(group.parts) else [group.parts]
    if all(_exceeds(parts, max(candidates)) for parts in lists):
        return _mismatch(said, lists[-1], "少于", span)
    if group.rough or group.open or not _exhaustive(group):
        return None
    readings = {reading for parts in lists for reading in _readings(parts, group.unknown)}
    if any(value in readings for value in candidates):
        return None
    return _mismatch(said, top, "不等于", (group.total.start, max(p.entry.end for p in top))) if total else None


def _totals(group: Group) -> set[float]:
    """The total, the others named before the list, and what they come to together."""
    others = [e.value for e in group.others]
    return {group.total.value, *others, group.total.value + sum(others), sum(others) or group.total.value}


def _readings(parts: Sequence[Part], unknown: Sequence[Entry]) -> Iterator[float]:
    """The sums a list may mean: levels may lie over each other, 另有 may stand outside, a part may be no outcome."""
    pending = [p for p in parts if p.level is Level.PENDING]
    levels = sorted({p.level for p in parts if p.level is not Level.PENDING})
    extra = sum(u.value for u in unknown)
    for count in range(1, len(levels) + 1):
        for chosen in combinations(levels, count):
            listed = [*(p for p in parts if p.level in chosen), *pending]
            whole = sum(p.entry.value for p in listed)
            for value in (whole, sum(p.entry.value for p in listed if not p.loose)):
                yield value
                yield value + extra
            for first, second in combinations(listed, 2):
                # 申请人撤回3件，终止3件: one thing said twice
                if first.name == second.name and first.entry.value == second.entry.value:
                    yield whole - first.entry.value
    if pending and not levels:
        yield sum(p.entry.value for p in pending)


def _exceeds(parts: Sequence[Part], total: float) -> bool:
    """Whether outcomes that exclude each other are more than ``total``."""
    firm = [p for p in parts if not p.loose]
    if any(p.entry.value > total for p in firm):
        return True
    names = [p.name for p in firm]
    if any(names.count(n) > 1 and n == "终止" for n in names):
        return False
    shared = [p for p in firm if p.level in (Level.DETAIL, Level.PENDING)]
    return sum(p.entry.value for p in shared) > total


def _exhaustive(group: Group) -> bool:
    """Whether the wording says that the list is complete."""
    parts = [p for p in group.parts if not p.nested]
    if len(parts) < 2:
        return False
    names = {p.name for p in parts}
    after_colon = parts[0].entry.mark == ":" and not group.total.tail
    if Domain.QUALITY in group.domains:
        return {"合格", "不合格"} <= names
    if Domain.SATISFACTION in group.domains:
        return {"满意", "不满意"} <= names and (after_colon or len(parts) > 2)
    return after_colon or any(p.rest or p.level is Level.PENDING for p in parts)


def _colon(stretch: Stretch, report: Report) -> Contradiction | tuple[()] | None:
    """“共……10份：甲4份、乙6份”.  None: no such list; (): it adds up or may."""
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
        if any(abs(s - total.value) <= tolerance for s in sums) or _graded_list(parts):
            return ()
        # A list that goes on in another unit, or in words, may have parts that were not counted.
        if stretch.pieces[-1].end != parts[-1].end and not _closed(stretch, parts[-1]):
            return ()
        said = quote(report, total.start, total.figure.end).strip()
        return _sum_message(said, parts, "不等于"), (total.start, parts[-1].end)
    return None


def _rest(stretch: Stretch, report: Report) -> Contradiction | tuple[()] | None:
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
        sums = {sum(c) + rest.value for n in range(1, len(before)) for c in combinations([e.value for e in before[1:]], n)}
        if possible & sums or len(before) > 5 or any("其中" in e.label for e in before):
            return ()
        said = quote(report, total.start, total.figure.end).strip()
        return _sum_message(said, parts, "不等于"), (total.start, rest.end)
    return None


def _among(stretch: Stretch, report: Report) -> Contradiction | tuple[()] | None:
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


def _graded_list(parts: Iterable[Entry]) -> bool:
    """Outcomes and grades lie over each other; they have been compared as such."""
    return any(REST.search(p.label) for p in parts)


def _closed(stretch: Stretch, last: Entry) -> bool:
    """Whether the list ends at ``last``: nothing further is counted in words right after it."""
    following = [p for p in stretch.pieces if p.start > last.end]
    return not following or following[0].mark in (",", ";") and not following[0].entries


def _mismatch(said: str, parts: Sequence[Part], how: str, span: tuple[int, int]) -> Contradiction:
    return _sum_message(said, [p.entry for p in parts], how), span


def _sum_message(said: str, parts: Sequence[Entry], how: str) -> str:
    listed = "+".join(f"{p.value:,g}" if p.value < 1e6 else f"{p.value:,.0f}" for p in parts)
    if len(parts) == 1:
        return f"“{said}”{how}分项{listed}{parts[0].figure.unit}"
    total = sum(p.value for p in parts)
    return f"“{said}”{how}各分项之和{total:,.10g}{parts[0].figure.unit}（{listed}）"


def _quote(part: Part, report: Report) -> str:
    return quote(report, part.entry.start, part.entry.end).strip()


def _number(entry: Entry) -> str:
    return f"{entry.label}{entry.figure.raw}{entry.figure.unit}"
