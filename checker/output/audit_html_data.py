"""The rows of an audit for the page's script: columns of short values, thousands of rows in little space."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from checker.assessment.model import CheckOutcome, Status
from checker.audit.summary import Frame, Row
from checker.output import messages
from checker.output.audit_html_views import relative
from checker.output.audit_html_words import SIGNS, raw
from checker.output.html_words import TAGS
from checker.output.lang import Lang
from checker.output.textwidth import clean

_WORDS = (
    "details-of", "open-page", "only", "only-lacking", "only-failing", "only-bin", "shown-reports", "nothing-shown",
    "heat-cell", "lacking-elements", "complete", "checks-failed", "other-reports", "no-region", "no-year", "lacking",
    "to-review", "failed-checks",
)  # fmt: skip
_STATUSES = {status: str(place) for place, status in enumerate(Status)}
_OUTCOMES = {outcome: str(place) for place, outcome in enumerate(CheckOutcome)}
_TENTHS = 10


def payload(frame: Frame, rows: Sequence[Row], grades: Sequence[str], lang: Lang) -> Markup:
    """``rows`` and all that explains them as JSON for a script block.

    A row's statuses and outcomes are a digit each, its percentages whole tenths (-1: none); regions and grades are
    numbers of their lists, which begin with 1 (0: none).  Nothing in it can end the block.
    """
    regions = sorted({clean(row.region) for row in rows} - {""})
    region_of = {name: place for place, name in enumerate(regions, 1)}
    grade_of = {name: place for place, name in enumerate(grades, 1)}
    data: dict[str, Any] = {
        "words": {key: raw(lang, key) for key in _WORDS},
        "unknown": messages.text(lang, "unknown-organisation"),
        "statuses": [[TAGS[s], SIGNS[s], messages.STATUSES[lang][s]] for s in Status],
        "dimensions": [clean(title) for _, title in frame.dimensions],
        "elements": _elements(frame),
        "checks": [clean(title) for _, title in frame.checks],
        "regions": regions,
        "grades": list(map(clean, grades)),
        "rows": {
            "name": [clean(row.name) for row in rows],
            "organisation": [clean(row.organisation) for row in rows],
            "title": [clean(row.title) for row in rows],
            "page": [relative(row.page) for row in rows],
            "region": [region_of.get(clean(row.region), 0) for row in rows],
            "year": [row.year or 0 for row in rows],
            "percent": [_tenths(row.percent) for row in rows],
            "grade": [grade_of.get(row.grade, 0) for row in rows],
            "percents": [list(map(_tenths, row.percents)) for row in rows],
            "statuses": ["".join(_STATUSES[Status(s)] for s in row.statuses) for row in rows],
            "outcomes": ["".join(_OUTCOMES[CheckOutcome(o)] for o in row.outcomes) for row in rows],
            "lacking": [row.lacking for row in rows],
            "review": [row.to_review for row in rows],
        },
    }
    return script_json(data)


def script_json(data: Any) -> Markup:
    """``data`` as JSON that may stand in a script block: no character of it means anything to HTML."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(_HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", written))


_HARMFUL = re.compile("[<>&\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def _elements(frame: Frame) -> list[list[Any]]:
    places = {id_: place for place, (id_, _) in enumerate(frame.dimensions)}
    return [[clean(e.title), places[e.dimension], int(e.level == "required")] for e in frame.elements]


def _tenths(percent: float | None) -> int:
    return -1 if percent is None else round(percent * _TENTHS)
