"""The line that sums up one report."""

from __future__ import annotations

from checker.assessment.model import Assessment
from checker.output import messages
from checker.output.groups import Groups, reviewed
from checker.output.lang import Lang


def closing(assessment: Assessment, groups: Groups, lang: Lang) -> str:
    """Score, grade, how many required elements are missing or incomplete, how many parts to review."""
    score = assessment.score
    if score.percent is None:
        return messages.text(lang, "closing-no-score")
    return messages.text(
        lang,
        "closing",
        percent=f"{score.percent:.1f}",
        grade=score.grade or "—",
        missing=groups.required_missing,
        incomplete=groups.required_incomplete,
        review=len(reviewed(assessment)),
    )
