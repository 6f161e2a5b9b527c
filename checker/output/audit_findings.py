"""The findings of an audit as a table of columns, for analysis: a row a part and a row a check of every report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.audit.model import Data, Entry

if TYPE_CHECKING:
    import pyarrow

SCHEMA = "fazhi-checker/findings/1"
_BATCH = 50_000
_ALWAYS = ("path", "kind")


@dataclass(frozen=True, slots=True)
class Column:
    """``type``: string, integer, number or boolean; every column may be empty but the first two."""

    name: str
    type: str
    description: str


COLUMNS = (
    Column("path", "string", "文件"),
    Column("kind", "string", "part 要点，check 校核，error 读不出来"),
    Column("organisation", "string", "单位"),
    Column("region", "string", "地区（名单所写）"),
    Column("year", "integer", "年度"),
    Column("percent", "number", "报告总分"),
    Column("dimension", "string", "维度编号"),
    Column("element", "string", "要素编号"),
    Column("part", "string", "要点编号"),
    Column("level", "string", "required、recommended、optional"),
    Column("weight", "number", "要素分值"),
    Column("status", "string", "要素状态"),
    Column("label", "string", "要点结论：yes、plan、weak、no"),
    Column("conditional", "boolean", "视情况要求的要点"),
    Column("review", "string", "待复核的原因"),
    Column("check", "string", "校核编号"),
    Column("result", "string", "校核结果：pass、fail、not-applicable"),
    Column("message", "string", "校核或错误的说明"),
    Column("quote", "string", "第一处佐证的原文"),
    Column("page", "integer", "第一处佐证的页"),
    Column("paragraph", "integer", "第一处佐证的段"),
    Column("line", "integer", "第一处佐证的行"),
)

_EMPTY: Data = dict.fromkeys(column.name for column in COLUMNS)


def schema() -> dict[str, Any]:
    """The JSON Schema of a row of findings."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:fazhi-checker:findings:1",
        "title": "批量核查明细（findings.parquet 的一行）",
        "type": "object",
        "properties": {
            c.name: {"type": c.type if c.name in _ALWAYS else [c.type, "null"], "description": c.description}
            for c in COLUMNS
        },
        "required": [column.name for column in COLUMNS],
        "additionalProperties": False,
    }


def rows(entry: Entry) -> Iterator[Data]:
    """The rows of one report, with every column."""
    document = entry.record.document
    common = {
        "path": entry.name.encode("utf-8", "replace").decode("utf-8"),
        "organisation": entry.organisation,
        "region": entry.origin.region,
        "year": entry.year,
        "percent": (document.get("score") or {}).get("percent"),
    }
    if document["status"] == "error":
        yield _row(common, kind="error", result=document["error"]["code"], message=document["error"]["message"])
        return
    for element in document["elements"]:
        for part in element["parts"]:
            yield _row(
                common,
                kind="part",
                dimension=element["dimension"],
                element=element["id"],
                part=part["id"],
                level=element["level"],
                weight=element["weight"],
                status=element["status"],
                label=part["label"],
                conditional=part["conditional"],
                review=part["review"],
                **_place(part["evidence"]),
            )
    for check in document["checks"]:
        yield _row(
            common,
            kind="check",
            check=check["id"],
            result=check["result"],
            message=check["message"],
            **_place(check["evidence"]),
        )


def write_parquet(entries: Iterable[Entry], file: Path) -> int:
    """Writes the rows of ``entries`` to ``file``, some thousand at a time; returns their number.

    Raises ImportError without pyarrow (extra “parquet”).
    """
    import pyarrow as arrow
    from pyarrow import parquet

    types = {"string": arrow.string(), "integer": arrow.int32(), "number": arrow.float64(), "boolean": arrow.bool_()}
    columns = arrow.schema([(c.name, types[c.type]) for c in COLUMNS], metadata={"schema": SCHEMA})
    count = 0
    with parquet.ParquetWriter(file, columns, compression="zstd") as writer:
        batch: list[Data] = []
        for entry in entries:
            batch += rows(entry)
            if len(batch) >= _BATCH:
                count += _flush(writer, batch, columns)
        count += _flush(writer, batch, columns)
    return count


def _flush(writer: Any, batch: list[Data], columns: pyarrow.Schema) -> int:
    import pyarrow as arrow

    size = len(batch)
    if size:
        # By column, as every row has all of them in their order: from_pylist takes twice as long.
        values = zip(*(row.values() for row in batch), strict=True)
        arrays = [arrow.array(each, field.type) for each, field in zip(values, columns, strict=True)]
        writer.write_table(arrow.Table.from_arrays(arrays, schema=columns))
        batch.clear()
    return size


def _row(common: Data, **own: Any) -> Data:
    return _EMPTY | common | own


def _place(evidence: list[Data]) -> Data:
    return {key: evidence[0][key] for key in ("quote", "page", "paragraph", "line")} if evidence else {}
