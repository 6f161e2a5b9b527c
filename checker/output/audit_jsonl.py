"""The assessments of an audit, one JSON document a line: as in the result file, with what the manifest says."""

from __future__ import annotations

import json

from checker.audit.model import Entry


def line(entry: Entry) -> str:
    """One document with its end of line."""
    # A name in another encoding than the system's has halves of characters in it, which are no JSON.
    path = entry.name.encode("utf-8", "replace").decode("utf-8")
    origin = {"organisation": entry.origin.organisation, "region": entry.origin.region, "year": entry.origin.year}
    data = {**entry.record.document, "path": path, "origin": origin}
    return json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"
