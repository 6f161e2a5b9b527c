"""A result file read back is the run it was written from; anything else is refused in plain words."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

from checker.assessment.model import Decided, Run, Status
from checker.checklist.model import Label
from checker.output import json_file, result_file
from checker.output.lang import Lang
from checker.output.result_file import ResultError
from tests.output import sample


def decided() -> Run:
    part = sample.part("date", Label.YES)
    chosen = dataclasses.replace(part, decided=Decided("李某", "附件有", Label.NO))
    return sample.run(sample.assessed(sample.element("report.sign-off", "落款", Status.MET, (chosen,))))


@pytest.mark.parametrize(
    "run",
    [sample.SINGLE, sample.SEVERAL, sample.HOSTILE_RUN, sample.run(), decided()],
    ids=["single", "several", "hostile", "empty", "decided"],
)
def test_what_was_written_is_read_back(run: Run) -> None:
    written = json_file.render(run)
    assert json_file.render(result_file.parse(written.encode())) == written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_a_shell_makes_of_it_can_be_read(encoding: str) -> None:
    data = json_file.render(sample.SINGLE).encode(encoding)
    assert result_file.looks_like_result(data)
    assert result_file.parse(data).documents[0].path == sample.DOCUMENT.path


@pytest.mark.parametrize(
    "data", [b"", b"{\\rtf1 x}", b"{", "{一}、总体情况".encode(), "某局报告".encode("gb18030"), b"[1]"]
)
def test_a_report_is_no_result(data: bytes) -> None:
    assert not result_file.looks_like_result(data)


Change = Callable[[Any], object]
WRONG: list[tuple[Change, str]] = [
    (lambda d: d["documents"][0]["score"].update(percent=101), "documents[0].score.percent：内容不对"),
    (lambda d: d["documents"][0].pop("score"), "documents[0]：缺少“score”"),
    (lambda d: d["documents"][2].pop("error"), "documents[2]：缺少“error”"),
    (lambda d: d["documents"][0]["elements"][1].update(status="ok"), "documents[0].elements[1].status：不能是“ok”"),
    (lambda d: d["documents"][0].update(more=1), "documents[0]：多出不认识的内容"),
    (
        lambda d: d["documents"][0]["elements"][0]["parts"][0].update(hint=5),
        "documents[0].elements[0].parts[0].hint：内容的类型不对，应为 object",
    ),
    (lambda d: d.update(generated_at="gestern"), "generated_at：不是时间：“gestern”"),
    (lambda d: d.update(schema="fazhi-checker/facts/1"), "是“fazhi-checker/facts/1”，不是评估结果"),
    (
        lambda d: d.update(schema="fazhi-checker/assessment-run/9"),
        "是“fazhi-checker/assessment-run/9”，本程序只认得“fazhi-checker/assessment-run/1”",
    ),
    (lambda d: d.pop("schema"), "不是本程序的评估结果"),
]


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[message for _, message in WRONG])
def test_what_is_wrong_is_said_with_its_place(change: Change, message: str) -> None:
    data = json.loads(json_file.render(sample.SEVERAL))
    change(data)
    with pytest.raises(ResultError) as caught:
        result_file.parse(json.dumps(data).encode())
    assert caught.value.message == message
    assert caught.value.hint


@pytest.mark.parametrize(
    "data", [b'{"a": 1', b'{"a": NaN}', b'{"a": "\xff"}', b'{"a":' * 100_000], ids=["cut", "nan", "bytes", "deep"]
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(ResultError, match="不是完整的 JSON 文件"):
        result_file.parse(data)


def test_english_on_demand() -> None:
    with pytest.raises(ResultError) as caught:
        result_file.parse(b"{}", Lang.EN)
    assert (caught.value.message + caught.value.hint).isascii()
