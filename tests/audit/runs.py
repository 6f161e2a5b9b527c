"""Folders of past audits."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TITLES = {"a": "法律顾问", "b": "出庭应诉", "c": "普法", "x": "年度", "y": "合计"}


def assessed(
    path: str,
    organisation: str = "",
    year: int | None = None,
    percent: float | None = 70.0,
    elements: Mapping[str, str] | None = None,
    checks: Mapping[str, str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A document as it stands in a line, with what a comparison looks at."""
    return {
        "path": path,
        "status": "assessed",
        "report": {"organisation": organisation, "year": year},
        "score": {"percent": percent, "grade": None if percent is None else "中"},
        "elements": [{"id": id, "title": TITLES[id], "status": status} for id, status in (elements or {}).items()],
        "checks": [{"id": id, "title": TITLES[id], "result": result} for id, result in (checks or {}).items()],
        "origin": {"organisation": "", "region": "", "year": None},
    } | more


def failed(path: str, **origin: Any) -> dict[str, Any]:
    return {
        "path": path,
        "status": "error",
        "error": {"code": "damaged", "message": "文件已损坏。", "hint": ""},
        "origin": {"organisation": "", "region": "", "year": None} | origin,
    }


def folder(place: Path, documents: Sequence[Mapping[str, Any]]) -> Path:
    place.mkdir()
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    (place / "assessments.jsonl").write_text(lines, encoding="utf-8")
    return place
