"""check.deadline: the date of the sign-off against 1 March (submission) and 1 April (publication) of the next year."""

from __future__ import annotations

from datetime import date

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.checks.stated_year import stated_year
from checker.assessment.model import CheckOutcome
from checker.reading.dates import dates

ID = "check.deadline"


def run(context: CheckContext) -> Finding:
    """Fails when the report was signed after 1 March of the year after the one it is for."""
    report = context.report
    if report.sign_off is None:
        return Finding(CheckOutcome.NOT_APPLICABLE, "落款没有成文日期，无法核对报送时限。")
    year = stated_year(report)
    if year is None:
        return Finding(CheckOutcome.NOT_APPLICABLE, "标题和首段没有写明唯一的报告年度，无法核对报送时限。")
    found = dates(report.text, *report.sign_off)
    if len({day for _, _, day in found}) != 1:
        return Finding(CheckOutcome.NOT_APPLICABLE, "落款没有唯一、完整的成文日期，无法核对报送时限。")
    start, end, signed = found[0]
    span = (start, end)
    due = year.value + 1
    said = f"成文日期为{signed.year}年{signed.month}月{signed.day}日"
    if signed <= date(due, 3, 1):
        return Finding(CheckOutcome.PASS, f"{said}，不晚于{year.value}年度报告的报送时限{due}年3月1日。", (span,))
    missed = f"，也晚于公开时限{due}年4月1日" if signed > date(due, 4, 1) else ""
    return Finding(CheckOutcome.FAIL, f"{said}，晚于{year.value}年度报告的报送时限{due}年3月1日{missed}。", (span,))
