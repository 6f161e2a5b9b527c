"""Two audits compared: who is new, gone, better or worse, and what that comes to over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from checker.assessment.model import CheckOutcome, Status
from checker.audit.names import normalised
from checker.audit.past import Past, PastReport

LEAST = 0.05
"""Percentage points; scores are shown with one digit."""


@dataclass(frozen=True, slots=True)
class Change:
    """A report in both audits.  ``won``/``lost`` are ids of elements (met, not met any more).

    ``appeared``/``resolved`` are ids of checks (failed now, failed before); all in the order of the newer audit.
    """

    old: PastReport
    new: PastReport
    won: tuple[str, ...]
    lost: tuple[str, ...]
    appeared: tuple[str, ...]
    resolved: tuple[str, ...]

    @property
    def gain(self) -> float | None:
        """Percentage points of the score; None when one side has none."""
        if self.old.percent is None or self.new.percent is None:
            return None
        return self.new.percent - self.old.percent


@dataclass(frozen=True, slots=True)
class Count:
    """How many reports won and lost an element, or a check appeared in and was resolved in."""

    id: str
    title: str
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """``old_name`` and ``new_name`` are the folders', ``titles`` those of elements and checks by id.

    ``new`` and ``gone`` are in one audit only.  ``better``/``worse`` have another score, the largest change first.

    ``same`` have the same score, or none on one side.  ``elements`` (up: won) and ``checks`` (up: appeared) are those
    with any change, most changes first.
    """

    old_name: str
    new_name: str
    titles: Mapping[str, str]
    new: tuple[PastReport, ...]
    gone: tuple[PastReport, ...]
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    same: tuple[Change, ...]
    elements: tuple[Count, ...]
    checks: tuple[Count, ...]

    @property
    def common(self) -> int:
        """Reports in both audits."""
        return len(self.better) + len(self.worse) + len(self.same)


def compare(old: Past, new: Past) -> Comparison:
    """``new`` against ``old``: reports belong together by body and year, else by path."""
    pairs, fresh, gone = _pairs(old.reports, new.reports)
    changes = [_change(*pair) for pair in pairs]
    known = [(change, gain) for change in changes if (gain := change.gain) is not None]
    known.sort(key=lambda pair: -abs(pair[1]))
    moved = {id(change) for change, gain in known if abs(gain) >= LEAST}
    titles = {**new.titles, **{id: title for id, title in old.titles.items() if id not in new.titles}}
    return Comparison(
        old_name=old.name,
        new_name=new.name,
        titles=titles,
        new=tuple(fresh),
        gone=tuple(gone),
        better=tuple(change for change, gain in known if gain >= LEAST),
        worse=tuple(change for change, gain in known if gain <= -LEAST),
        same=tuple(change for change in changes if id(change) not in moved),
        elements=_counts([c.won for c in changes], [c.lost for c in changes], titles),
        checks=_counts([c.appeared for c in changes], [c.resolved for c in changes], titles),
    )


def _pairs(
    old: Sequence[PastReport], new: Sequence[PastReport]
) -> tuple[list[tuple[PastReport, PastReport]], list[PastReport], list[PastReport]]:
    """Pairs, what is left of the new, what is left of the old; several of one body and year are told by their paths."""
    left, partner = dict(enumerate(old)), dict[int, PastReport]()
    for key in (_body_and_path, _body, _path):
        theirs = _single(left, key)
        ours = _single({number: report for number, report in enumerate(new) if number not in partner}, key)
        for name, number in ours.items():
            if name in theirs and _may_be_one(left[theirs[name]], new[number]):
                partner[number] = left.pop(theirs[name])
    pairs = [(partner[number], report) for number, report in enumerate(new) if number in partner]
    fresh = [report for number, report in enumerate(new) if number not in partner]
    return pairs, fresh, list(left.values())


_Key = tuple[object, ...]


def _single(reports: Mapping[int, PastReport], key: Callable[[PastReport], _Key | None]) -> dict[_Key, int]:
    """The numbers of the reports by key, without keys that several have."""
    found: dict[_Key, list[int]] = {}
    for number, report in reports.items():
        if (name := key(report)) is not None:
            found.setdefault(name, []).append(number)
    return {name: numbers[0] for name, numbers in found.items() if len(numbers) == 1}


def _body_and_path(report: PastReport) -> _Key | None:
    body = _body(report)
    return None if body is None else (*body, *_path(report))


def _body(report: PastReport) -> _Key | None:
    body = normalised(report.organisation)
    return (body, report.year) if body and report.year is not None else None


def _path(report: PastReport) -> _Key:
    return (report.name.replace("\\", "/").removeprefix("./"),)


def _may_be_one(old: PastReport, new: PastReport) -> bool:
    """Whether nothing that is known of both says that they are of different bodies or years."""
    bodies = {normalised(report.organisation) for report in (old, new)} - {""}
    years = {report.year for report in (old, new)} - {None}
    return len(bodies) < 2 and len(years) < 2


def _change(old: PastReport, new: PastReport) -> Change:
    return Change(
        old=old,
        new=new,
        won=_met(new, old),
        lost=_met(old, new),
        appeared=_failing(new, old),
        resolved=_failing(old, new),
    )


def _met(report: PastReport, other: PastReport) -> tuple[str, ...]:
    """Elements met in ``report`` that apply in ``other`` and are not met there."""
    skipped = (None, Status.MET, Status.NOT_APPLICABLE)
    return tuple(i for i, s in report.statuses.items() if s == Status.MET and other.statuses.get(i) not in skipped)


def _failing(report: PastReport, other: PastReport) -> tuple[str, ...]:
    """Checks that fail in ``report`` and were made, and did not fail, in ``other``."""
    skipped = (None, CheckOutcome.FAIL)
    return tuple(
        i for i, o in report.outcomes.items() if o == CheckOutcome.FAIL and other.outcomes.get(i) not in skipped
    )


def _counts(
    up: Iterable[tuple[str, ...]], down: Iterable[tuple[str, ...]], titles: Mapping[str, str]
) -> tuple[Count, ...]:
    ups, downs = Counter(chain.from_iterable(up)), Counter(chain.from_iterable(down))
    found = [Count(id, title, ups[id], downs[id]) for id, title in titles.items() if ups[id] or downs[id]]
    return tuple(sorted(found, key=lambda count: -(count.up + count.down)))
