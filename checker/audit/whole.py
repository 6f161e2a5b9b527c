"""What an audit says as a whole: the rows, who is missing, who copied, how bodies changed over the years."""

from __future__ import annotations

from dataclasses import dataclass

from checker.audit.completeness import Completeness
from checker.audit.copying import Copying
from checker.audit.summary import Frame, Row
from checker.audit.trends import Trend


@dataclass(frozen=True, slots=True)
class Audit:
    """``completeness`` is None without a manifest, ``copying`` where it was not looked for."""

    frame: Frame
    rows: tuple[Row, ...]
    completeness: Completeness | None
    copying: Copying | None
    trends: tuple[Trend, ...]
