"""复议 and 诉讼 as small tables: how many cases, what became of them, who appeared in court.

A number that is 0, one that is not mentioned and one that cannot be there are three different things.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.assessment.enumerations import CASES, Entry, Stretch
from checker.assessment.groups import Group, groups
from checker.assessment.outcomes import Domain, Level
from checker.reading.model import Report, Role

OUTCOMES: Mapping[Domain, tuple[str, ...]] = {
    Domain.RECONSIDERATION: ("维持", "驳回", "撤销", "变更", "确认违法", "责令履行", "终止", "不予受理"),
    Domain.LITIGATION: ("胜诉", "维持", "驳回", "终止", "败诉", "撤销", "变更", "确认违法", "责令履行"),
}
"""The outcomes of a table, in its order.  终止: also 撤回, 撤诉, 调解 and 和解."""

_APPEARANCE = re.compile(r"出庭|到庭|应诉席")
_APPEARANCE_RATE = re.compile(r"(?:出庭|出庭应诉|到庭)率(?:为|达到?|是)?$")
_NONE = re.compile(
    r"(?:没有|未|无|零)(?:发生|收到|出现|被)?(?:过)?(?:一[起件])?(?:被(?:申请|提起))?(?:行政)?(?P<what>复议和?、?(?:行政)?诉讼|复议|诉讼|应诉)"
    r"(?:案件|申请)?(?=[,。;]|$|发生)"
)
_FOREIGN = re.compile(r"法院|全国|全省|司法局|政府")


class State(StrEnum):
    """Whether a number was given."""

    GIVEN = "given"
    NOT_MENTIONED = "not-mentioned"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Cell:
    """``value`` is a number exactly when ``state`` is GIVEN; 0 is one.  A rate is a share of 1."""

    state: State
    value: float | None = None


@dataclass(frozen=True, slots=True)
class CaseTable:
    """The cases of ``domain``: how many, what became of them, who appeared in court."""

    domain: Domain
    total: Cell
    outcomes: Mapping[str, Cell]
    pending: Cell
    appearances: Cell
    appearance_rate: Cell


def read_cases(found: Sequence[Stretch], report: Report) -> tuple[CaseTable, ...]:
    """The tables of 复议 and 诉讼, in that order, from all stretches of ``report``; plans are left out."""
    told = [s for s in found if s.role is not Role.NEXT_YEAR]
    grouped = [g for s in told for g in groups(s)]
    return tuple(_table(domain, grouped, told, report) for domain in OUTCOMES)


def _table(domain: Domain, grouped: Sequence[Group], told: Sequence[Stretch], report: Report) -> CaseTable:
    mine = [g for g in grouped if g.domains == {domain} and _own(g.total, report)]
    group = max(mine, key=lambda g: (len(g.parts), bool(g.every)), default=None)
    nothing = group is None and _none(domain, report)
    applies_to_court = domain is Domain.LITIGATION
    if nothing or (group is not None and group.total.value == 0):
        moot = Cell(State.NOT_APPLICABLE)
        return CaseTable(domain, _given(0.0), dict.fromkeys(OUTCOMES[domain], moot), moot, moot, moot)
    missing = Cell(State.NOT_MENTIONED)
    outcomes = {name: _outcome(name, group) for name in OUTCOMES[domain]}
    pending = [p.entry.value for p in group.parts if p.level is Level.PENDING] if group else []
    return CaseTable(
        domain=domain,
        total=_given(group.total.value) if group else missing,
        outcomes=outcomes,
        pending=_given(sum(pending)) if pending else missing,
        appearances=_appearances(told, report) if applies_to_court else Cell(State.NOT_APPLICABLE),
        appearance_rate=_appearance_rate(told, report) if applies_to_court else Cell(State.NOT_APPLICABLE),
    )


def _given(value: float) -> Cell:
    return Cell(State.GIVEN, value)


def _outcome(name: str, group: Group | None) -> Cell:
    if group is None:
        return Cell(State.NOT_MENTIONED)
    values = [p.entry.value for p in group.parts if p.name == name]
    if values:
        return _given(sum(values))
    if group.every:
        if name == ("终止" if group.every == "撤诉" else group.every):
            return _given(group.total.value)
        # 均维持 leaves nothing else, but is itself a case won.
        return Cell(State.NOT_MENTIONED) if name == "胜诉" else _given(0.0)
    return _given(0.0) if name in group.nil else Cell(State.NOT_MENTIONED)


def _own(entry: Entry, report: Report) -> bool:
    """Whether a total is the bureau's own and of the report's year."""
    return not _FOREIGN.search(entry.label) and "其中" not in entry.label and entry.year(report.year) == report.year


def _none(domain: Domain, report: Report) -> bool:
    """Whether the report says that there were no such cases."""
    wanted = "复议" if domain is Domain.RECONSIDERATION else "诉讼"
    for sentence in report.sentences:
        if sentence.role in (Role.NEXT_YEAR, Role.DEFICIENCIES):
            continue
        text = report.text[sentence.start : sentence.end]
        if any(wanted in found["what"].replace("应诉", "诉讼") for found in _NONE.finditer(text)):
            return True
    return False


def _appearances(told: Sequence[Stretch], report: Report) -> Cell:
    for entry in (e for s in told for e in s.entries):
        counted = entry.figure.unit in CASES | {"次", "人次", "场", "场次"} and _APPEARANCE.search(entry.words)
        if counted and not _FOREIGN.search(entry.label):
            return _given(entry.value)
    return Cell(State.NOT_MENTIONED)


def _appearance_rate(told: Sequence[Stretch], report: Report) -> Cell:
    for entry in (e for s in told for e in s.entries):
        if entry.figure.unit == "%" and _APPEARANCE_RATE.search(entry.label) and _own(entry, report):
            return _given(entry.value)
    return Cell(State.NOT_MENTIONED)
