"""The statistics of 复议 and 诉讼 that are put side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.assessment.cases import OUTCOMES
from checker.assessment.outcomes import Domain

Values = tuple[float | None, ...]
"""In the order of STATISTICS; None where a report does not say or the matter cannot be."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """``title`` is Chinese; a rate is a share of 1, everything else a count.  ``outcome`` names one of the table's."""

    id: str
    title: str
    domain: Domain
    field: str
    outcome: str = ""

    @property
    def is_rate(self) -> bool:
        return self.field == "appearance_rate"


_TITLES: Mapping[Domain, str] = {Domain.RECONSIDERATION: "行政复议", Domain.LITIGATION: "行政诉讼"}


def _of(domain: Domain) -> tuple[Statistic, ...]:
    title = _TITLES[domain]
    return (
        Statistic(f"{domain}.total", f"{title}案件", domain, "total"),
        *(Statistic(f"{domain}.{name}", f"{title}{name}", domain, "outcomes", name) for name in OUTCOMES[domain]),
        Statistic(f"{domain}.pending", f"{title}尚未审结", domain, "pending"),
    )


STATISTICS: tuple[Statistic, ...] = (
    *_of(Domain.RECONSIDERATION),
    *_of(Domain.LITIGATION),
    Statistic("litigation.appearances", "负责人出庭应诉", Domain.LITIGATION, "appearances"),
    Statistic("litigation.appearance_rate", "负责人出庭应诉率", Domain.LITIGATION, "appearance_rate"),
)


def values(cases: Mapping[str, Any]) -> Values:
    """The values of a row's ``cases``."""
    return tuple(_value(statistic, cases.get(statistic.domain) or {}) for statistic in STATISTICS)


def _value(statistic: Statistic, table: Mapping[str, Any]) -> float | None:
    held = table.get(statistic.field)
    value = (held or {}).get(statistic.outcome) if statistic.outcome else held
    return None if value is None else float(value)
