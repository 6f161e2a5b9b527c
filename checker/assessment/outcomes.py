"""What may become of what is counted: of cases (维持, 撤销 …), of reviewed files (合格 …), of people asked (满意 …)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum


class Domain(StrEnum):
    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"
    QUALITY = "quality"
    SATISFACTION = "satisfaction"


class Level(StrEnum):
    """How outcomes lie over each other: 审结 contains 胜诉, which contains 驳回; 合格 may contain 优秀."""

    PENDING = "pending"
    DETAIL = "detail"
    RESULT = "result"
    CLOSED = "closed"
    TOP = "top"


PENDING = re.compile(
    r"正在(?:审|办|复议|处理)|[尚仍]在(?:审|办)|在审|审理中|审查中|办理中"
    r"|未(?:审|办)?[结毕]|未作出|未判|未宣判|待[审判]|中止|[尚暂]未"
)
_CASE_OUTCOMES = (
    ("未结", Level.PENDING, PENDING.pattern),
    ("不予受理", Level.DETAIL, r"不予(?:受理|立案)"),
    ("维持", Level.DETAIL, "维持"),
    ("终止", Level.DETAIL, r"终[止结]|撤诉|撤回|撤销(?:复议|行政复议)?申请|调解|和解"),
    ("撤销", Level.DETAIL, "撤销"),
    ("变更", Level.DETAIL, "变更"),
    ("确认违法", Level.DETAIL, r"确认[^,]{0,4}(?:违法|无效)"),
    ("责令履行", Level.DETAIL, r"(?:责令|限期)[^,]{0,4}(?:履行|重作|重新)"),
    ("驳回", Level.DETAIL, "驳回"),
    ("纠错", Level.RESULT, "纠错"),
    ("胜诉", Level.RESULT, "胜诉"),
    ("败诉", Level.RESULT, "败诉"),
    ("审结", Level.CLOSED, r"审结|办结|结案|已结|作出(?:复议)?决定|作出判决"),
)
_GRADES = (
    ("不合格", Level.DETAIL, r"不合格|不达标|不及格"),
    ("基本合格", Level.TOP, r"基本合格|良好|瑕疵|较好"),
    ("优秀", Level.TOP, r"优秀|优质|优良|优等|上等"),
    ("合格", Level.DETAIL, r"合格|达标|及格"),
)
_ANSWERS = (
    ("不满意", Level.DETAIL, r"不(?:太)?满意|差评"),
    ("基本满意", Level.TOP, r"(?:基本|比较|较)满意|较为满意|一般|中评"),
    ("非常满意", Level.TOP, r"(?:非常|很|十分)满意"),
    ("满意", Level.DETAIL, r"满意|好评"),
)
_OUTCOMES = {
    domain: tuple((name, level, re.compile(pattern)) for name, level, pattern in rows)
    for domain, rows in {
        Domain.RECONSIDERATION: _CASE_OUTCOMES,
        Domain.LITIGATION: _CASE_OUTCOMES,
        Domain.QUALITY: _GRADES,
        Domain.SATISFACTION: _ANSWERS,
    }.items()
}


def outcome_of(domains: Iterable[Domain], words: str) -> tuple[str, Level] | None:
    """Name and level of the first outcome that ``words`` speak of; None when they speak of none."""
    for domain in sorted(domains):
        for name, level, pattern in _OUTCOMES[domain]:
            if pattern.search(words):
                return name, level
    return None
