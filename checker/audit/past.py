"""An audit of the past: what its folder says, report by report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any

FILE = "assessments.jsonl"


@dataclass(frozen=True, slots=True)
class PastReport:
    """One report; ``statuses`` by element and ``outcomes`` by check are empty for one that was not assessed."""

    name: str
    organisation: str
    region: str
    year: int | None
    percent: float | None
    grade: str
    statuses: Mapping[str, str]
    outcomes: Mapping[str, str]
    is_assessed: bool


@dataclass(frozen=True, slots=True)
class Past:
    """An audit by the name of its folder; ``titles`` of elements and checks by id, in the order of the checklist."""

    name: str
    reports: tuple[PastReport, ...]
    titles: Mapping[str, str]


class PastError(Exception):
    """A folder that cannot be used.  ``code``: no-folder, no-audit, unreadable or broken-line (then with ``line``)."""

    def __init__(self, code: str, file: str, line: int | None, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.file = file
        self.line = line
        self.message = message
        self.hint = hint


def read_past(folder: Path) -> Past:
    """The audit in ``folder``.  Raises PastError."""
    if not folder.is_dir():
        raise PastError("no-folder", str(folder), None, "没有这个文件夹。", "请写出一次批量核查的结果文件夹。")
    file = folder / FILE
    if not file.is_file():
        said = f"这不是批量核查的结果文件夹：里面没有 {FILE}。"
        raise PastError("no-audit", str(folder), None, said, "请先用 checker audit 生成结果，再写出它的文件夹。")
    reports: list[PastReport] = []
    titles: dict[str, str] = {}
    try:
        with file.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                reports.append(_report(line, number, str(file), titles))
    except OSError as error:
        said = f"无法读取：{error.strerror or error}。"
        raise PastError("unreadable", str(file), None, said, "请检查文件权限，并确认没有被其他程序占用。") from error
    return Past(folder.resolve().name, tuple(reports), titles)


def _report(line: bytes, number: int, file: str, titles: dict[str, str]) -> PastReport:
    try:
        # RecursionError: brackets within brackets without end.
        return _read(json.loads(line), titles)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        said = f"第{number}行不是一份完整的评估结果。"
        hint = "文件可能被改动过，或核查没有做完；请重新运行 checker audit。"
        raise PastError("broken-line", file, number, said, hint) from error


def _read(data: Any, titles: dict[str, str]) -> PastReport:
    if data["status"] not in ("assessed", "error"):
        raise ValueError("neither assessed nor an error")
    is_assessed = data["status"] == "assessed"
    origin, report = data.get("origin") or {}, data.get("report") or {}
    score = data["score"] if is_assessed else {}
    year = origin.get("year") if origin.get("year") is not None else report.get("year")
    elements, checks = (data["elements"], data["checks"]) if is_assessed else ((), ())
    for each in (*elements, *checks):
        titles.setdefault(intern(each["id"]), str(each["title"]))
    return PastReport(
        name=_text(data["path"]),
        organisation=_text(origin.get("organisation") or report.get("organisation") or ""),
        region=_text(origin.get("region") or ""),
        year=None if year is None else int(year),
        percent=None if score.get("percent") is None else float(score["percent"]),
        grade=_text(score.get("grade") or ""),
        statuses={intern(each["id"]): intern(each["status"]) for each in elements},
        outcomes={intern(each["id"]): intern(each["result"]) for each in checks},
        is_assessed=is_assessed,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
