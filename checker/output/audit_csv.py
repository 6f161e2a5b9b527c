"""The matrix of an audit: a row a report, a column an element, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checker.audit.summary import Row
from checker.audit.whole import Audit
from checker.output.csv_file import harmless

HEAD = ("file", "organisation", "region", "year", "percent", "grade", "required_lacking", "to_review", "error")


def render(audit: Audit) -> str:
    """Scores, then the percentages of the dimensions, the statuses of the elements and the results of the checks.

    It begins with a byte order mark: spreadsheets take it for UTF-8 then.
    """
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    frame = audit.frame
    ids = [*(id_ for id_, _ in frame.dimensions), *(e.id for e in frame.elements), *(id_ for id_, _ in frame.checks)]
    writer.writerow([*HEAD, *ids])
    for row in audit.rows:
        writer.writerow([harmless(cell) for cell in _cells(row, len(ids))])
    return "\ufeff" + target.getvalue()


def _cells(row: Row, size: int) -> Iterator[str]:
    yield from (row.name, row.organisation, row.region, "" if row.year is None else str(row.year))
    yield from (_percent(row.percent), row.grade)
    yield from ("", "") if row.error else (str(row.lacking), str(row.to_review))
    yield row.error[0] if row.error else ""
    if row.error:
        yield from [""] * size
    else:
        yield from (*map(_percent, row.percents), *row.statuses, *row.outcomes)


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
