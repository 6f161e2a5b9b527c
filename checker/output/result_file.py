"""A result file read back: what json_file has written, proved against its schema before anything is taken from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from checker.assessment.model import (
    Assessment,
    CheckOutcome,
    CheckResult,
    Decided,
    DimensionScore,
    Document,
    DocumentError,
    ElementVerdict,
    Evidence,
    Hint,
    PartVerdict,
    ReportSummary,
    Run,
    Score,
    Status,
)
from checker.checklist.model import Basis, Label, Level, Modality
from checker.output.json_file import SCHEMA, schema
from checker.output.lang import Lang
from checker.reading.model import Location

if TYPE_CHECKING:
    from jsonschema import ValidationError

UNKNOWN = -1
"""``start`` and ``end`` of evidence that was read back: the file says where a quote stands, not its offsets."""

_OBJECT = re.compile(r'\s*\{\s*["}]')
_HEAD = 400
_TEXT: Mapping[str, tuple[str, str]] = {
    "not-json": (
        "不是完整的 JSON 文件（第{line}行第{column}列）",
        "this is no complete JSON file (line {line}, column {column})",
    ),
    "not-json-hint": ("请重新生成：checker score 报告 --format json", "make it anew: checker score FILE --format json"),
    "other": ("是“{schema}”，不是评估结果", "this is “{schema}”, not the result of an assessment"),
    "unnamed": ("不是本程序的评估结果", "this is not a result of this program"),
    "version": (
        "是“{schema}”，本程序只认得“{known}”",
        "this is “{schema}”; this program knows “{known}” only",
    ),
    "version-hint": ("请用同一版本的程序重新生成", "make it anew with this version of the program"),
    "at": ("{where}：{problem}", "{where}: {problem}"),
    "missing": ("缺少“{name}”", "“{name}” is missing"),
    "extra": ("多出不认识的内容", "there is more than should be"),
    "kind": ("内容的类型不对，应为 {wanted}", "should be {wanted}"),
    "choice": ("不能是“{value}”", "cannot be “{value}”"),
    "value": ("内容不对", "is not valid"),
    "time": ("不是时间：“{value}”", "is no time: “{value}”"),
}


class ResultError(Exception):
    """The file is no result; ``message`` says what is wrong, ``hint`` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def looks_like_result(data: bytes) -> bool:
    """Whether ``data`` is a JSON object rather than a report, by how it begins."""
    head = data[:_HEAD].decode(json.detect_encoding(data), "ignore")
    return bool(_OBJECT.match(head.removeprefix("\ufeff")))


def parse(data: bytes, lang: Lang = Lang.ZH) -> Run:
    """The run a result file holds.  Raises ResultError, in words of ``lang``.

    The text of the reports is not in it: ``Document.report`` is None, offsets of evidence are UNKNOWN.
    """
    loaded = _load(data, lang)
    _require_schema(loaded, lang)
    _validate(loaded, lang)
    checklist = loaded["checklist"]
    return Run(
        tool_version=loaded["tool"]["version"],
        checklist_id=checklist["id"],
        checklist_version=checklist["version"],
        checklist_digest=checklist["digest"],
        profile_id=checklist["profile"]["id"],
        profile_title=checklist["profile"]["title"],
        generated_at=loaded["generated_at"],
        documents=tuple(map(document_of, loaded["documents"])),
    )


def _load(data: bytes, lang: Lang) -> Any:
    def refuse(name: str) -> Any:
        raise ValueError(name)

    try:
        return json.loads(data, parse_constant=refuse)
    except json.JSONDecodeError as error:
        said = _say(lang, "not-json", line=error.lineno, column=error.colno)
    except (ValueError, RecursionError):
        said = _say(lang, "not-json", line=1, column=1)
    raise ResultError(said, _say(lang, "not-json-hint"))


def _require_schema(loaded: Any, lang: Lang) -> None:
    name = loaded.get("schema") if isinstance(loaded, dict) else None
    if name == SCHEMA:
        return
    if not isinstance(name, str):
        raise ResultError(_say(lang, "unnamed"), _say(lang, "not-json-hint"))
    if name.rpartition("/")[0] == SCHEMA.rpartition("/")[0]:
        raise ResultError(_say(lang, "version", schema=name, known=SCHEMA), _say(lang, "version-hint"))
    raise ResultError(_say(lang, "other", schema=name), _say(lang, "not-json-hint"))


def _validate(loaded: Any, lang: Lang) -> None:
    from jsonschema import Draft202012Validator

    error = next(iter(Draft202012Validator(schema()).iter_errors(loaded)), None)
    if error is not None:
        error = _innermost(error)
        said = _say(lang, "at", where=_where(error.absolute_path), problem=_problem(error, lang))
        raise ResultError(said, _say(lang, "not-json-hint"))
    try:
        datetime.fromisoformat(loaded["generated_at"])
    except ValueError:
        problem = _say(lang, "time", value=loaded["generated_at"])
        said = _say(lang, "at", where="generated_at", problem=problem)
        raise ResultError(said, _say(lang, "not-json-hint")) from None


def _innermost(error: ValidationError) -> ValidationError:
    """What is wrong inside the alternative that was meant: the one that goes wrong the deepest."""
    while error.context:
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.relative_schema_path[0], []).append(inner)
        meant = min(
            branches.values(), key=lambda found: (any(e.validator in ("const", "type") for e in found), len(found))
        )
        error = max(meant, key=lambda e: len(e.absolute_path))
    return error


def _where(path: Iterable[str | int]) -> str:
    """``documents[0].score``"""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".") or "."


def _problem(error: ValidationError, lang: Lang) -> str:
    wanted: Any = error.validator_value
    match error.validator:
        case "required":
            instance: Any = error.instance
            return _say(lang, "missing", name=next(name for name in wanted if name not in instance))
        case "additionalProperties":
            return _say(lang, "extra")
        case "type":
            return _say(lang, "kind", wanted=wanted if isinstance(wanted, str) else "/".join(wanted))
        case "enum" | "const":
            return _say(lang, "choice", value=str(error.instance)[:40])
        case _:
            return _say(lang, "value")


def _say(lang: Lang, key: str, **values: object) -> str:
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)


def document_of(data: Mapping[str, Any]) -> Document:
    """The document whose plain data ``json_file.document_data`` gave."""
    path, sha256, profile = data["path"], data["sha256"], data["profile"]
    if data["status"] == "error":
        return Document(path, sha256, None, DocumentError(**data["error"]), profile=profile)
    assessment = Assessment(
        report=ReportSummary(**data["report"]),
        score=Score(**data["score"]),
        dimensions=tuple(DimensionScore(**d) for d in data["dimensions"]),
        elements=tuple(map(_element, data["elements"])),
        checks=tuple(map(_check, data["checks"])),
        warnings=tuple(data["warnings"]),
    )
    return Document(path, sha256, assessment, None, profile=profile)


def _element(data: Mapping[str, Any]) -> ElementVerdict:
    return ElementVerdict(
        **{
            **data,
            "level": Level(data["level"]),
            "status": Status(data["status"]),
            "parts": tuple(map(_part, data["parts"])),
            "basis": tuple(Basis(**b) for b in data["basis"]),
        }
    )


def _part(data: Mapping[str, Any]) -> PartVerdict:
    hint, decided = data["hint"], data["decided"]
    return PartVerdict(
        **{
            **data,
            "label": Label(data["label"]),
            "evidence": tuple(map(_evidence, data["evidence"])),
            "hint": hint and Hint(hint["quote"], _location(hint)),
            "decided": decided and Decided(decided["by"], decided["why"], Label(decided["was"])),
        }
    )


def _check(data: Mapping[str, Any]) -> CheckResult:
    outcome, evidence = CheckOutcome(data["result"]), tuple(map(_evidence, data["evidence"]))
    return CheckResult(data["id"], data["title"], data["severity"], outcome, data["message"], evidence)


def _evidence(data: Mapping[str, Any]) -> Evidence:
    return Evidence(data["quote"], _location(data), Modality(data["modality"]), UNKNOWN, UNKNOWN)


def _location(data: Mapping[str, Any]) -> Location:
    return Location(data["page"], data["paragraph"], data["line"], data["column"], data["section"])
