"""Jumps: changes from one year to the next that deserve a look, and why, in figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.assessment.outcomes import Domain
from checker.audit.statistics import STATISTICS, Statistic, values
from checker.audit.summary import Frame, Row

SCORE = 15.0
"""Percentage points of the whole score."""

DIMENSION = 40.0
"""Percentage points of a dimension; a small one loses as much with two or three elements."""

TIMES, LEAST_CASES = 3.0, 10.0
"""A number of cases that is so many times the other year's, with so many cases between them."""

DEFEATS = 3.0
"""More cases lost (撤销, 变更, 确认违法, 责令履行, 败诉)."""

RATE = 0.2
"""A share of 1 by which a rate moves."""

_DEFEATS: Mapping[Domain, tuple[str, ...]] = {
    Domain.RECONSIDERATION: ("撤销", "变更", "确认违法", "责令履行"),
    Domain.LITIGATION: ("败诉", "撤销", "变更", "确认违法", "责令履行"),
}
_TITLES: Mapping[Domain, str] = {
    Domain.RECONSIDERATION: "行政复议被纠正的案件",
    Domain.LITIGATION: "行政诉讼败诉的案件",
}
_COUNTED = ("total", "appearances")


@dataclass(frozen=True, slots=True)
class Jump:
    """``subject`` is score, the id of a dimension or of a statistic, or 〈domain〉.defeats.

    ``why`` is a Chinese sentence with both figures; ``later`` is None where the later report no longer says.
    """

    subject: str
    earlier: float
    later: float | None
    why: str


def jumps(before: tuple[int, Row], after: tuple[int, Row], frame: Frame) -> tuple[Jump, ...]:
    """What changed from ``before`` (a year and its report) to ``after`` by more than it should without a reason."""
    return (*_scores(before, after, frame), *_cases(before, after), *_defeats(before, after))


def _scores(before: tuple[int, Row], after: tuple[int, Row], frame: Frame) -> Iterator[Jump]:
    (earlier, old), (later, new) = before, after
    sides = [("score", "总分", old.percent, new.percent, SCORE)]
    sides += [
        (id, f"“{title}”得分", was, now, DIMENSION)
        for (id, title), was, now in zip(frame.dimensions, old.percents, new.percents, strict=True)
    ]
    for subject, title, was, now, limit in sides:
        if was is not None and now is not None and abs(now - was) >= limit:
            moved, what = ("升至", "提高") if now > was else ("降至", "下降")
            why = (
                f"{title}由{earlier}年的{was:.1f}{moved}{later}年的{now:.1f}，"
                f"{what}{abs(now - was):.1f}个百分点（达到{limit:.0f}个即提示），请核对两年报告的内容是否有实质变化。"
            )
            yield Jump(subject, was, now, why)


def _cases(before: tuple[int, Row], after: tuple[int, Row]) -> Iterator[Jump]:
    (earlier, old), (later, new) = before, after
    for statistic, was, now in zip(STATISTICS, values(old.cases), values(new.cases), strict=True):
        if was is None:
            continue
        if now is None:
            if statistic.field in (*_COUNTED, "appearance_rate") and not _is_moot(statistic, new):
                said = f"{earlier}年写明{statistic.title}{_shown(statistic, was)}，{later}年没有写，请核对是否遗漏。"
                yield Jump(statistic.id, was, None, said)
        elif statistic.is_rate:
            if abs(now - was) >= RATE - 1e-9:
                moved = "升至" if now > was else "降至"
                yield Jump(
                    statistic.id,
                    was,
                    now,
                    f"{statistic.title}由{earlier}年的{was:.1%}{moved}{later}年的{now:.1%}，"
                    f"变化{abs(now - was) * 100:.1f}个百分点（达到{RATE * 100:.0f}个即提示），请核对统计口径。",
                )
        elif statistic.field in _COUNTED and _is_leap(was, now):
            moved = "增至" if now > was else "降至"
            yield Jump(
                statistic.id,
                was,
                now,
                f"{statistic.title}由{earlier}年的{was:g}件{moved}{later}年的{now:g}件，"
                f"相差{abs(now - was):g}件且达到{TIMES:g}倍，请核对统计口径或说明原因。",
            )


def _defeats(before: tuple[int, Row], after: tuple[int, Row]) -> Iterator[Jump]:
    (earlier, old), (later, new) = before, after
    for domain, title in _TITLES.items():
        was, now = _defeated(domain, old), _defeated(domain, new)
        if was is not None and now is not None and now - was >= DEFEATS:
            why = (
                f"{title}由{earlier}年的{was:g}件增至{later}年的{now:g}件，"
                f"多{now - was:g}件（达到{DEFEATS:g}件即提示），请关注执法质量。"
            )
            yield Jump(f"{domain}.defeats", was, now, why)


def _defeated(domain: Domain, row: Row) -> float | None:
    """Cases lost, by the words the report uses; 0 where it says there were no cases, None where it does not say."""
    held = dict(zip(STATISTICS, values(row.cases), strict=True))
    told = [v for s, v in held.items() if s.domain is domain and s.outcome in _DEFEATS[domain] and v is not None]
    if told:
        # 败诉 contains the others where a report names both.
        lost = [v for s, v in held.items() if s.domain is domain and s.outcome == "败诉" and v is not None]
        return max(sum(told) - sum(lost), *lost) if lost else sum(told)
    return 0.0 if _is_nothing(domain, row) else None


def _is_moot(statistic: Statistic, row: Row) -> bool:
    """Whether there is nothing to say in ``row``: no cases, nobody appeared."""
    return statistic.field != "total" and _is_nothing(statistic.domain, row)


def _is_nothing(domain: Domain, row: Row) -> bool:
    return (row.cases.get(domain) or {}).get("total") == 0


def _is_leap(was: float, now: float) -> bool:
    return abs(now - was) >= LEAST_CASES and max(was, now) >= TIMES * min(was, now)


def _shown(statistic: Statistic, value: float) -> str:
    return f"{value:.1%}" if statistic.is_rate else f"{value:g}件"
