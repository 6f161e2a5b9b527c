"""Files as they come: every encoding of the trade, and what is no text."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from checker.reading import ReadingError, read_bytes
from checker.reading.encoding import decode

SEED = (Path(__file__).parents[2] / "seeds" / "huangzhong-2024.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "data",
    [
        SEED.encode("utf-8"),
        codecs.BOM_UTF8 + SEED.encode("utf-8"),
        SEED.encode("gb18030"),
        SEED.encode("gbk", "ignore"),
        codecs.BOM_UTF16_LE + SEED.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SEED.encode("utf-16-be"),
        SEED.encode("utf-16-le"),
        SEED.encode("utf-16-be"),
        SEED.replace("\n", "\r\n").encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 BOM", "gb18030", "gbk", "utf-16-le BOM", "utf-16-be BOM", "utf-16-le", "utf-16-be", "crlf"],
)
def test_every_encoding_gives_the_same_report(data: bytes) -> None:
    report = read_bytes(data, "report.txt")
    assert report.organisation == "湟中区公安局"
    assert len(report.paragraphs) == 33
    assert report.warnings == ()


def test_big5_is_decoded_and_told_from_simplified_chinese() -> None:
    source = "某縣公安局2024年度法治政府建設情況報告\n" + "我局依法行政，規範執法，開展普法宣傳三十場次。\n" * 20
    assert decode(source.encode("big5")) == (source, ())
    with pytest.raises(ReadingError) as caught:
        read_bytes(source.encode("big5"), "a.txt")
    assert "繁体" in caught.value.message


def test_a_short_line_of_gbk_is_chinese() -> None:
    short = "某县公安局2024年法治政府建设情况报告\n一年来，我局坚持依法行政，规范执法，开展执法培训四期。"
    assert read_bytes(short.encode("gbk"), "a.txt").text.startswith("某县公安局2024年")


def test_damage_is_replaced_and_told() -> None:
    data = SEED.encode("utf-8")
    report = read_bytes(data[:3000] + b"\xff" + data[3000:], "a.txt")
    assert len(report.warnings) == 1
    assert "无法识别" in report.warnings[0]


def test_bytes_that_are_no_text_in_any_encoding_are_refused() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(bytes(range(256)) * 20, "report.txt")
    assert caught.value.code == "binary"
    assert "不是纯文本" in caught.value.message


def test_a_text_that_begins_with_bm_is_text() -> None:
    assert decode("BM 局\n".encode()) == ("BM 局\n", ())
