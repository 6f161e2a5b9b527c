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


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"PK\x03\x04" + b"\0" * 20 + b"word/document.xml", "Word"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, ".doc"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 10, "PNG"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 10, "JPG"),
        (b"GIF89a" + b"\0" * 10, "GIF"),
        (b"{\\rtf1\\ansi", " RTF"),
        (b"PK\x05\x06" + b"\0" * 18, "压缩包"),
        (b"RIFF\x24\x10\0\0WEBPVP8 " + b"\0" * 20, "图片"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 20, "图片"),
        (b"BM\x36\x10\x0e\0" + b"\xff" * 20, "图片"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "网页"),
        (bytes(range(256)) * 20, "不是纯文本"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, wanted: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, "report.txt")
    assert caught.value.code == "binary"
    assert wanted in caught.value.message
    assert ".txt" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "wanted"),
    [(b"\x89PNG\r\n", "识别"), (b"Rar!", "解压"), (b"<html>", "浏览器"), (b"%PDF-1.7", "另存为")],
)
def test_what_to_do_depends_on_the_kind(data: bytes, wanted: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, "report.txt")
    assert wanted in caught.value.hint


def test_a_text_that_begins_with_bm_is_text() -> None:
    assert decode("BM 局\n".encode()) == ("BM 局\n", ())
