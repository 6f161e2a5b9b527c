"""Word files (.docx, .docm, .dotx), strict or transitional."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from lxml import etree

from checker.reading.formats.content import Content
from checker.reading.formats.numbering import Numbering
from checker.reading.formats.word_body import Body
from checker.reading.formats.word_xml import PARSER, Element, Styles, name_of
from checker.reading.model import ReadingError

_DAMAGED = (
    "damaged",
    "文件已损坏，无法作为 Word 文档读取。",
    "请用 Word 或 WPS 打开该文件，另存为 .docx 后再试；如果打不开，请向提供者重新索取。",
)
_ENCRYPTED = (
    "encrypted",
    "文档已加密，需要密码才能打开。",
    "请用 Word 或 WPS 打开，取消密码后另存再试。",
)
_OTHER = ("unsupported", "这不是 Word 文档。", "请检查文件：它可能是改了扩展名的表格或演示文稿。")
_NO_TEXT = (
    "no-text",
    "文档里没有可读取的文字。",
    "如果内容是图片或扫描件，请先做文字识别（OCR），或改用带文字的电子版。",
)
_WARNINGS = {
    "altChunk": "文档中嵌入了另一个文件（altChunk），其内容未读取；请用 Word 打开并另存后再试。",
    "subDoc": "这是主控文档，子文档的内容未读取；请把子文档一并合并后再试。",
}
_CHANGES = {"ins", "del", "moveFrom", "moveTo"}
_CHANGED = "文档含有修订标记，已按接受全部修订后的文字读取。"
_MACROS = "文档带有宏，已忽略。"


def read(data: bytes) -> Content:
    """The content of the Word file ``data``, all tracked changes accepted.

    Raises ReadingError: ``damaged``, ``encrypted``, ``no-text``, ``unsupported``.
    """
    try:
        package = _open(data)
        main = _related(package.rels, "officeDocument")
        root = _root(main)
    except (MemoryError, ReadingError):
        raise
    except Exception as error:  # python-docx lets many kinds escape
        raise ReadingError(*_DAMAGED) from error
    if root is None or main is None:
        raise ReadingError(*_DAMAGED)
    if name_of(root) != "document":
        raise ReadingError(*_OTHER)
    styles = Styles(_optional(main, "styles"))
    body = Body(root, styles, Numbering(_optional(main, "numbering"), styles))
    try:
        items = tuple(body.items())
    except RecursionError:
        raise ReadingError(*_DAMAGED) from None
    warnings = _warnings(main, root)
    if not items:
        raise ReadingError(*_NO_TEXT)
    return Content(items, "docx", "python-docx", body.page if body.has_pages else None, "", warnings)


def _open(data: bytes) -> OpcPackage:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if any(member.flag_bits & 1 for member in archive.infolist()):
            raise ReadingError(*_ENCRYPTED)
    try:
        return OpcPackage.open(io.BytesIO(data))
    except KeyError:
        # Word does not mind links to parts that are not there (“word/NULL”); python-docx does.
        return OpcPackage.open(io.BytesIO(_without_dead_links(data)))


def _without_dead_links(data: bytes) -> bytes:
    """The package without the links between its parts that lead nowhere, its member names with ``/``."""
    repaired = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(repaired, "w") as copy:
        names = {member: member.filename.replace("\\", "/") for member in archive.infolist()}
        for member, name in names.items():
            blob = archive.read(member)
            if name.endswith(".rels"):
                root = etree.fromstring(blob, PARSER)
                folder = posixpath.dirname(posixpath.dirname(name))
                for link in list(root):
                    target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
                    if link.get("TargetMode") != "External" and target[1:] not in names.values():
                        root.remove(link)
                blob = etree.tostring(root)
            copy.writestr(name, blob)
    return repaired.getvalue()


def _related(links: Mapping[str, Any], kind: str) -> Part | None:
    """The part that a link of ``kind`` leads to; only the end of a kind's name is the same in strict files."""
    found = (x.target_part for x in links.values() if not x.is_external and str(x.reltype).endswith(f"/{kind}"))
    return next(found, None)


def _root(part: Part | None) -> Element | None:
    if isinstance(part, XmlPart):
        return part.element
    return None if part is None else etree.fromstring(part.blob, PARSER)


def _optional(main: Part, kind: str) -> Element | None:
    """The root of a part without which the text can still be read."""
    try:
        return _root(_related(main.rels, kind))
    except etree.XMLSyntaxError:
        return None


def _warnings(main: Part, root: Element) -> tuple[str, ...]:
    names = {name_of(element) for element in root.iter()}
    found = [_MACROS] if _related(main.rels, "vbaProject") is not None else []
    found += [_CHANGED] if names & _CHANGES else []
    return (*found, *(text for name, text in _WARNINGS.items() if name in names))
