"""The assessments of an audit, one JSON document a line: as in the result file, with what the manifest says."""

from __future__ import annotations

import json
import re

from checker.audit.model import Entry

_HALVES = re.compile("[\ud800-\udfff]")


def line(entry: Entry) -> str:
    """One document with its end of line."""
    origin = {"organisation": entry.origin.organisation, "region": entry.origin.region, "year": entry.origin.year}
    data = {**entry.record.document, "path": entry.name, "origin": origin}
    written = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # A name in another encoding than the system's has halves of characters in it, which are no JSON.
    return _HALVES.sub("?", written) + "\n"
