"""A web page as a tree: from bytes to elements, without what a browser does not show."""

from __future__ import annotations

import codecs
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from checker.reading.model import ReadingError

Element = Any
"""An element of lxml."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,20})""", re.IGNORECASE
)
_HEAD = 8192
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_CHINESE = re.compile("[的是和在了为不一有人中大上对年局法公安警察行政执]")
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*(?:header|footer|comment|footnote|endnote)", re.IGNORECASE
)
_NAMES = (
    "head script style template noscript noframes iframe frame object embed applet svg math canvas audio video map"
    " select option textarea input button datalist marquee xml"
)
_UNSHOWN = frozenset(_NAMES.split())
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]{1,2}\s|--|[-–—](?=[^-–—]*(?:政府|公安|网|门户|局)[^-–—]*$))\s*")
_REPORT = re.compile("报告|总结|汇报|情况")


def decode(data: bytes, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a page and warnings; ``charset`` is what its file says, where the page itself is silent."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _lossy(data[len(bom) :], encoding)
    for start, encoding in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if data.lstrip(b" \r\n\t").startswith(start):
            return _lossy(data, encoding)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    # A page in UTF-8 with a few broken bytes is still one: those of GBK are broken everywhere.
    if data.decode("utf-8", "replace").count("\ufffd") * 500 < len(data):
        return _lossy(data, "utf-8")
    found = _DECLARED.search(data[:_HEAD])
    declared = _codec(found[1].decode("ascii", "replace") if found else charset)
    for encoding in (declared, "gb18030"):
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError:
            pass
    tried = [_lossy(data, encoding) for encoding in (declared, "utf-8", "gb18030")]
    return max(tried, key=lambda found: len(_CHINESE.findall(found[0])))


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return "gb18030"
    # Only these are ever meant: a page in Chinese that says Latin-1 says nothing.
    return name if name.startswith(("big5", "utf-16", "euc_", "shift")) else "gb18030"


def _lossy(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if not lost:
        return text, ()
    return text, (f"网页中有 {lost} 处字符无法识别，已用“\ufffd”代替；请核对原文件是否损坏。",)


def parse(text: str) -> Element | None:
    """The root element of the page; None for one without any.

    Raises ReadingError ``damaged`` where elements are nested so deeply that the rest would be lost.
    """
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    source = _CONTROLS.sub("", text).encode("utf-8")
    try:
        root = etree.fromstring(source, parser) if source.strip() else None
    except etree.ParserError:
        return None
    if any("depth" in str(entry.message).lower() for entry in parser.error_log):
        raise ReadingError("damaged", "网页的结构有错（层次过深），无法完整读取。", "请把正文复制到 Word 文档再试。")
    return root


def titles(page: Element) -> tuple[str, str]:
    """The title of the article as its metadata names it, and that of the page without the name of the site."""
    article = ""
    for meta in page.iter("meta"):
        name = str(meta.get("name") or meta.get("property") or "").lower()
        content = " ".join(str(meta.get("content") or "").split())
        if name == "articletitle" and content:
            article = content
        elif name == "og:title":
            article = article or content
    element = page.find(".//title")
    parts = [] if element is None else [part for part in _SITE.split(" ".join(element.text_content().split())) if part]
    return article, next((part for part in parts if _REPORT.search(part)), "")


def drop_hidden(page: Element) -> None:
    """Take out what no browser shows."""
    for element in list(page.iter(etree.Element)):
        if element.getparent() is None:
            continue
        if (
            element.tag in _UNSHOWN
            or element.get("hidden") is not None
            or _HIDDEN.search(element.get("style") or "") is not None
        ):
            drop(element)


def drop(element: Element) -> None:
    """Take ``element`` out of its tree, but not the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = _CONTROLS.sub("", (parent.text or "") + element.tail)
        else:
            before.tail = _CONTROLS.sub("", (before.tail or "") + element.tail)
    parent.remove(element)


def text_of(element: Element, most: int = 1 << 30) -> str:
    """All text in ``element``, without blanks; not much more than ``most`` characters of it."""
    texts: list[str] = []
    size = 0
    for text in element.itertext():
        texts.append("".join(text.split()))
        size += len(texts[-1])
        if size > most:
            break
    return "".join(texts)
