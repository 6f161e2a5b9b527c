"""What a file is, by its content: a name may say anything."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from checker.reading.model import ReadingError


class Kind(StrEnum):
    """What can be read; the value is the name of its format."""

    TEXT = "text"
    DOCX = "docx"
    ODT = "odt"
    OFD = "ofd"
    DOC = "doc"
    RTF = "rtf"
    PDF = "pdf"
    HTML = "html"
    MHTML = "mhtml"
    IMAGE = "image"
    ZIP = "zip"


_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOC),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
)
_REFUSED = (
    (b"Rar!", "压缩包（RAR）"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包（7z）"),
    (b"\x1f\x8b", "压缩包（gzip）"),
    (b"\x7fELF", "程序文件"),
    (b"MZ\x90\x00", "程序文件"),
)
_HINTS = {
    "压": "请先解压，再选其中的报告；也可以重新压缩为 zip。",
    "图": "请确认选对了文件；扫描的报告请用 PDF、PNG 或 JPG。",
    "程": "请确认选对了文件；报告应是 Word、WPS、PDF、OFD、网页或纯文本。",
    "W": "请用 Word 打开，另存为 .docx 后再试。",
    "演": "请选报告正文（Word、WPS、PDF、OFD、网页或纯文本）；表格、演示文稿不核查。",
    "表": "请选报告正文（Word、WPS、PDF、OFD、网页或纯文本）；表格、演示文稿不核查。",
}
_IMAGES = re.compile(rb"RIFF....WEBP|BM.{4}\0\0\0\0", re.DOTALL)
_MEDIA = re.compile(rb"RIFF....(?:WAVE|AVI )|....ftyp|BM.{0,14}\0", re.DOTALL)
_LEAD = rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
_HTML = re.compile(_LEAD + rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(_LEAD + rb"<(?:div|table|p|article|section|h[1-6]|span|center)\b", re.IGNORECASE | re.DOTALL)
_CLOSING = re.compile(rb"</(?:div|table|p|article|section|span|td)>", re.IGNORECASE)
_MIME = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*(?:multipart/related|text/html)", re.I)
_WORD_XML = re.compile(rb"\s*<\?xml[^>]*>\s*<\?mso-application\s+progid=.Word")
_OFFICE_PARTS = (("word/", Kind.DOCX), ("ofd.xml", Kind.OFD))
_OTHER_OFFICE = (("xl/", "表格（.xlsx）"), ("ppt/", "演示文稿（.pptx）"))
_SAMPLE = 65536
_FEW = 3


def kind_of(data: bytes) -> Kind:
    """What ``data`` is; TEXT for what nothing tells (encoding.decode finds out whether it is text).

    Raises ReadingError: ``binary`` for a kind of file that is never a report, ``damaged`` for a broken zip,
    ``encrypted`` for one that wants a password.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    for signature, name in _REFUSED:
        if data.startswith(signature):
            raise _refusal(name)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if _IMAGES.match(data):
        return Kind.IMAGE
    if _MEDIA.match(data):
        raise _refusal("图片或音视频")
    return _text(data[:_SAMPLE])


def _text(head: bytes) -> Kind:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _WORD_XML.match(head):
        raise _refusal("Word 2003 的 XML 文档")
    if _HTML.match(head) or (_FRAGMENT.match(head) and len(_CLOSING.findall(head)) > _FEW):
        return Kind.HTML
    return Kind.MHTML if _MIME.match(head[:8192]) and b"ersion:" in head[:8192] else Kind.TEXT


def _zipped(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            names = [member.filename.lower().lstrip("/") for member in members]
            if any(name.endswith("content.xml") for name in names) and "mimetype" in names:
                first = package.read(members[names.index("mimetype")])[:80] if _is_open(members[0]) else b""
                if first.startswith(b"application/vnd.oasis.opendocument"):
                    if b"opendocument.text" in first:
                        return Kind.ODT
                    raise _refusal("表格或演示文稿（OpenDocument）")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ReadingError(
            "damaged",
            "文件已损坏或不完整（Word、WPS、OFD 文档和压缩包都是 zip 格式，这个 zip 打不开）。",
            "请重新下载或向报送单位重新索取；能用 Word 或 WPS 打开的，另存一份再试。",
        ) from error
    for part, kind in _OFFICE_PARTS:
        if any(name.startswith(part) for name in names):
            return kind
    for part, name in _OTHER_OFFICE:
        if any(member.startswith(part) for member in names) and "[content_types].xml" in names:
            raise _refusal(name)
    return Kind.ZIP


def _is_open(member: zipfile.ZipInfo) -> bool:
    return not member.flag_bits & 1 and member.file_size < _SAMPLE


def _refusal(name: str) -> ReadingError:
    return ReadingError("binary", f"这不是报告能用的格式，看起来是{name}。", _HINTS[name[0]])
