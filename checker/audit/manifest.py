"""The manifest: who should have reported, where the file is, for which region and year."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from checker.audit.model import Origin
from checker.checklist.problem import ChecklistError, Problem, Where
from checker.checklist.yaml_loader import load_yaml

COLUMNS = {
    "path": ("path", "路径", "文件", "文件名"),
    "organisation": ("organisation", "organization", "单位", "单位名称"),
    "region": ("region", "地区", "区域"),
    "year": ("year", "年度", "年份"),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """A row: a report that is expected.  ``path`` is empty where none has been handed in."""

    path: str
    origin: Origin
    line: int


def load_manifest(source: bytes, file: str) -> tuple[Expected, ...]:
    """The rows of a manifest: CSV (a header row; Chinese or English names), or YAML (``reports: [{path: …}]``).

    Raises ChecklistError with every problem, each with its line.
    """
    if PurePath(file).suffix.lower() in (".yaml", ".yml"):
        document = load_yaml(source, file)
        rows: Any = document.data.get("reports")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ChecklistError(
                (Problem(Where(file, 1), "没有 reports 列表", "请写成 reports: [{path: …, organisation: …}]"),)
            )
        lines = [document.where("reports", index).line for index in range(len(rows))]
        return _expected([{str(k): "" if v is None else str(v) for k, v in row.items()} for row in rows], lines, file)
    table = list(csv.reader(io.StringIO(_decoded(source, file), newline="")))
    if not table:
        raise ChecklistError((Problem(Where(file, 1), "名单是空的", "第一行写列名：路径,单位,地区,年度"),))
    header = [cell.strip() for cell in table[0]]
    filled = [(number, row) for number, row in enumerate(table[1:], 2) if any(cell.strip() for cell in row)]
    return _expected([dict(zip(header, row, strict=False)) for _, row in filled], [n for n, _ in filled], file)


def _expected(rows: Sequence[dict[str, str]], lines: Sequence[int], file: str) -> tuple[Expected, ...]:
    problems: list[Problem] = []
    names = {alias: name for name, aliases in COLUMNS.items() for alias in aliases}
    unknown = sorted({key for row in rows for key in row if key.lower() not in names and key})
    if unknown:
        known = "、".join(aliases[0] for aliases in COLUMNS.values())
        problems.append(Problem(Where(file, 1), f"不认识的列：{'、'.join(unknown)}", f"可用的列：{known}"))
    found = []
    for row, line in zip(rows, lines, strict=True):
        cells = {names[key.lower()]: value.strip() for key, value in row.items() if key.lower() in names}
        year = cells.get("year", "").removesuffix("年度").removesuffix("年")
        if year and not (year.isdigit() and len(year) == 4):
            problems.append(Problem(Where(file, line), f"年度“{year}”不是四位数字", "请写成 2024"))
        if not cells.get("path") and not cells.get("organisation"):
            problems.append(Problem(Where(file, line), "既没有路径，也没有单位", "至少写一样"))
        origin = Origin(cells.get("organisation", ""), cells.get("region", ""), int(year) if year.isdigit() else None)
        found.append(Expected(cells.get("path", ""), origin, line))
    if problems:
        raise ChecklistError(tuple(problems))
    return tuple(found)


def _decoded(source: bytes, file: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return source.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ChecklistError((Problem(Where(file, 1), "文字编码不认识", "请另存为 UTF-8 的 CSV"),))
