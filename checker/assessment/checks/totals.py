"""check.totals: a total is the sum of its parts, no “其中” exceeds it, a rate is what its numbers give.

Only what the wording makes certain is a contradiction: a list that is complete (it names the cases still pending,
the rest, the lowest grade, or follows a colon), exact numbers of one unit, and no reading of the list that adds up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, takewhile

from checker.assessment.checks import listed, rates, table_totals
from checker.assessment.checks.context import CheckContext, Contradiction, Finding
from checker.assessment.checks.listed import sum_message
from checker.assessment.enumerations import Entry
from checker.assessment.groups import Group, Part, groups
from checker.assessment.model import CheckOutcome
from checker.assessment.outcomes import Domain, Level
from checker.reading import quote
from checker.reading.model import Report, Role

ID = "check.totals"

_ADVERSE = frozenset({"撤销", "变更", "确认违法", "责令履行", "纠错", "败诉", "未结", "不予受理"})


def run(context: CheckContext) -> Finding:
    """Fail on every total, part or rate that cannot be right; not applicable where nothing can be compared."""
    report = context.report
    tables = table_totals.compare(report)
    compared = int(tables is not None)
    wrong: list[Contradiction] = list(tables or ())
    for stretch in context.stretches:
        if stretch.role is Role.NEXT_YEAR:
            continue
        found = groups(stretch)
        results = [_group(group, report) for group in found]
        lists = listed.compare(stretch, report)
        compared += sum(bool(g.parts) for g in found) + sum(r is not None for r in lists)
        certain = [r for r in results if r is not None]
        certain += [r for r in lists if r] if not certain else []
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
    if (inner := _inner(group, report)) is not None:
        return inner
    candidates = _totals(group)
    lists = [top, group.parts] if top and len(top) < len(group.parts) else [group.parts]
    if all(_exceeds(parts, max(candidates)) for parts in lists):
        return _mismatch(said, lists[-1], "少于", span)
    if group.rough or group.open or not _exhaustive(group):
        return None
    readings = {reading for parts in lists for reading in _readings(parts, group.unknown)}
    if any(value in readings for value in candidates):
        return None
    named = top or group.parts
    return _mismatch(said, named, "不等于", (group.total.start, max(p.entry.end for p in named))) if total else None


def _inner(group: Group, report: Report) -> Contradiction | None:
    """“审结50件，其中维持40件、撤销12件”: outcomes that exclude each other, more than what they are part of."""
    for number, outer in enumerate(group.parts):
        if outer.nested or outer.level not in (Level.CLOSED, Level.RESULT):
            continue
        inner = list(takewhile(lambda p: p.nested, group.parts[number + 1 :]))
        if inner and not group.rough and _exceeds(inner, outer.entry.value):
            return _mismatch(_quote(outer, report), inner, "少于", (outer.entry.start, inner[-1].entry.end))
    return None


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
    if not parts and Domain.QUALITY in group.domains:
        # 其中优秀…、合格…、不合格… leave nothing over, unless a grade has a name unknown here and passes for the total
        parts = list(group.parts) if "其中" not in group.total.label else []
    if len(parts) < 2:
        return False
    names = {p.name for p in parts}
    if Domain.QUALITY not in group.domains and names <= _ADVERSE:
        return False  # what went wrong and what is pending: the rest goes without saying
    after_colon = parts[0].entry.mark == ":" and not group.total.tail
    if Domain.QUALITY in group.domains:
        return {"合格", "不合格"} <= names
    if Domain.SATISFACTION in group.domains:
        return {"满意", "不满意"} <= names and (after_colon or len(parts) > 2)
    return after_colon or any(p.rest or p.level is Level.PENDING for p in parts)


def _mismatch(said: str, parts: Sequence[Part], how: str, span: tuple[int, int]) -> Contradiction:
    return sum_message(said, [p.entry for p in parts], how), span


def _quote(part: Part, report: Report) -> str:
    return quote(report, part.entry.start, part.entry.end).strip()


def _number(entry: Entry) -> str:
    return f"{entry.label}{entry.figure.raw}{entry.figure.unit}"
