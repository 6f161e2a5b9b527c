"""check.deadline: the date of the sign-off against 1 March (submission) and 1 April (publication) of the next year."""

from __future__ import annotations

import re
from datetime import date

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.checks.stated_year import DIGITS, NUMERALS, stated_year
from checker.assessment.model import CheckOutcome

ID = "check.deadline"

_MONTH = rf"(?:\d{{1,2}}|[{NUMERALS}十]{{1,3}})"
_DATE = re.compile(
    rf"(20\d\d|二[{NUMERALS}]{{3}})年({_MONTH})月(\d{{1,2}}|[{NUMERALS}十廿卅]{{1,3}})日?"
    r"|(20\d\d)[-./](\d{1,2})[-./](\d{1,2})"
)


def run(context: CheckContext) -> Finding:
    """Fails when the report was signed after 1 March of the year after the one it is for."""
    report = context.report
    if report.sign_off is None:
        return Finding(CheckOutcome.NOT_APPLICABLE, "落款没有成文日期，无法核对报送时限。")
    year = stated_year(report)
    if year is None:
        return Finding(CheckOutcome.NOT_APPLICABLE, "标题和首段没有写明唯一的报告年度，无法核对报送时限。")
    found = [(d, m.span()) for m in _DATE.finditer(report.text, *report.sign_off) if (d := _date(m)) is not None]
    if len({d for d, _ in found}) != 1:
        return Finding(CheckOutcome.NOT_APPLICABLE, "落款没有唯一、完整的成文日期，无法核对报送时限。")
    signed, span = found[0]
    due = year.value + 1
    said = f"成文日期为{signed.year}年{signed.month}月{signed.day}日"
    if signed <= date(due, 3, 1):
        return Finding(CheckOutcome.PASS, f"{said}，不晚于{year.value}年度报告的报送时限{due}年3月1日。", (span,))
    missed = f"，也晚于公开时限{due}年4月1日" if signed > date(due, 4, 1) else ""
    return Finding(CheckOutcome.FAIL, f"{said}，晚于{year.value}年度报告的报送时限{due}年3月1日{missed}。", (span,))


def _date(found: re.Match[str]) -> date | None:
    year, month, day = (found[i] or found[i + 3] for i in (1, 2, 3))
    try:
        return date(int(year.translate(DIGITS)), _small(month), _small(day))
    except ValueError:
        return None


def _small(numeral: str) -> int:
    """A month or day in any numerals: 12, 十二, 二十五, 廿五, 一五."""
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(numeral.translate(DIGITS))
    return int((tens or "一").translate(DIGITS)) * 10 + (int(ones.translate(DIGITS)) if ones else 0)
