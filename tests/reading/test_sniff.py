"""A file is what its content says, whatever its name."""

from __future__ import annotations

import pytest

from checker.reading import Kind, ReadingError, kind_of
from tests.making import zipped

DOCX = zipped.make({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})
ODT = zipped.make({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("某县公安局2024年法治政府建设情况报告".encode(), Kind.TEXT),
        ("某县公安局".encode("gb18030"), Kind.TEXT),
        (b"# Report\n<div>not a page</div>\n", Kind.TEXT),
        ("5<6，页面<p>标签</p>".encode(), Kind.TEXT),
        (DOCX, Kind.DOCX),
        (ODT, Kind.ODT),
        (zipped.make({"OFD.xml": b"<OFD/>", "Doc_0/Document.xml": b"<x/>"}), Kind.OFD),
        (zipped.make({"/OFD.XML": b"<OFD/>"}), Kind.OFD),
        (zipped.make({"报告/某局.txt": b"x"}), Kind.ZIP),
        (zipped.make({}), Kind.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, Kind.DOC),
        (b"{\\rtf1\\ansi", Kind.RTF),
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\r\n\r\nsome proxy said something\r\n%PDF-1.4\n", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0", Kind.IMAGE),
        (b"RIFF\x24\x10\0\0WEBPVP8 ", Kind.IMAGE),
        (b"<!DOCTYPE html><html>", Kind.HTML),
        (b"\xef\xbb\xbf  <!-- saved from url -->\n<HTML><head>", Kind.HTML),
        ("<html><body>".encode("utf-16"), Kind.HTML),
        (b"<div><p>a</p><p>b</p><p>c</p><p>d</p></div>", Kind.HTML),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x",
            Kind.MHTML,
        ),
    ],
)
def test_the_kind_is_read_off_the_content(data: bytes, wanted: Kind) -> None:
    assert kind_of(data) is wanted


@pytest.mark.parametrize(
    ("data", "name", "hint"),
    [
        (zipped.make({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "xlsx", "报告正文"),
        (zipped.make({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "pptx", "报告正文"),
        (
            zipped.make({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}),
            "OpenDocument",
            "报告正文",
        ),
        (b"Rar!\x1a\x07\x00", "RAR", "解压"),
        (b"7z\xbc\xaf\x27\x1c", "7z", "解压"),
        (b"\x1f\x8b\x08", "gzip", "解压"),
        (b"MZ\x90\x00", "程序", "选对"),
        (b"\0\0\0\x18ftypheic", "图片或音视频", "选对"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>', "Word 2003", "docx"),
    ],
)
def test_what_is_never_a_report_is_named_with_what_to_do(data: bytes, name: str, hint: str) -> None:
    with pytest.raises(ReadingError) as caught:
        kind_of(data)
    assert caught.value.code == "binary"
    assert name in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("data", [DOCX[: len(DOCX) // 2], DOCX[:40], b"PK\x03\x04" + b"\xff" * 200])
def test_a_package_cut_short_is_damaged(data: bytes) -> None:
    with pytest.raises(ReadingError) as caught:
        kind_of(data)
    assert caught.value.code == "damaged"
