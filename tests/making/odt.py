"""OpenDocument texts made from a seed's paragraphs, and one with everything that readers lose or let through."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.making.paragraphs import Paragraph

CAPTION = "表1 行政执法主要数据"
STATISTICS = (
    ("序号", "指标", "2023年", "2024年"),
    ("1", "行政处罚案件（起）", "1,024", "1,187"),
    ("2", "法治培训（场次）", "12", "17"),
    ("合计", None, "1,036", "1,204"),
)
_MARKS = (r"[一二三四五六七八九十]+、", r"[（(][一二三四五六七八九十]+[)）]", r"\d{1,2}[.．、](?!\d)")
_NAMESPACES = (
    "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
_STYLES = (
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Centred" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="center"/></style:style>'
    '<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="Official">'
    '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..."'
    ' style:num-prefix="（" style:num-suffix="）"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="."/>'
    "</text:list-style>"
)


def make(paragraphs: Sequence[Paragraph], style: str = "plain", statistics: bool = False) -> bytes:
    """A report as ``style`` has it: “plain”, “styled” (headings) or “numbered” (automatic numbers).

    ``statistics``: with a caption and a table in front of the second heading of the first level.
    """
    parts = []
    chapters = 0
    for paragraph in paragraphs:
        chapters += paragraph.level == 1
        if statistics and chapters == 2:
            statistics = False
            parts.append(f"<text:p>{CAPTION}</text:p>{_table()}")
        text = paragraph.text
        mark = next((n for n, pattern in enumerate(_MARKS, 1) if re.match(pattern, text)), 0)
        if style == "numbered" and mark and paragraph.kind == "body":
            text = re.sub(_MARKS[mark - 1], "", text, count=1)
            parts.append(item(f"<text:p>{_spans(text)}</text:p>", mark))
        elif style == "styled" and paragraph.level:
            parts.append(f'<text:h text:outline-level="{paragraph.level}">{_spans(text)}</text:h>')
        else:
            name = ' text:style-name="Centred"' if paragraph.kind == "title" else ""
            parts.append(f"<text:p{name}>{_spans(text)}</text:p>")
    return of_text("".join(parts))


def item(xml: str, level: int, attributes: str = 'text:continue-numbering="true"') -> str:
    """``xml`` as the next item, at ``level`` (from 1), of a list that goes on with the one before."""
    for _ in range(level):
        xml = f"<text:list><text:list-item>{xml}</text:list-item></text:list>"
    return xml.replace("<text:list>", f'<text:list text:style-name="Official" {attributes}>', 1)


def of_text(xml: str, kind: str = "text", manifest: str = "", styles: str = "") -> bytes:
    """A document whose body is ``xml``, with further ``styles`` and further entries of its manifest."""
    content = (
        f"<office:document-content{_NAMESPACES}><office:automatic-styles>{_STYLES}{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{xml}</office:{kind}></office:body></office:document-content>"
    )
    page = "<style:header><text:p>页眉不读</text:p></style:header><style:footer><text:p>不读</text:p></style:footer>"
    media = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", media), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", media, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr(
            "styles.xml",
            f'<office:document-styles{_NAMESPACES}><office:master-styles><style:master-page style:name="Standard">'
            f"{page}</style:master-page></office:master-styles></office:document-styles>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{namespace}" manifest:version="1.3">{entries}{manifest}'
            "</manifest:manifest>",
        )
    return stream.getvalue()


def tricky() -> bytes:
    """What readers lose or let through; text that must be left out has “不读” in it."""
    return of_text(
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
        "<dc:creator>不读</dc:creator></office:change-info><text:p>删除不读</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>修订<text:change text:change-id="c1"/>之后</text:p>'
        '<text:p>空格<text:s text:c="2"/>制表<text:tab/>末尾</text:p>'
        "<text:p>第一句。<text:line-break/>第二句。</text:p>"
        "<text:p>批注<office:annotation><text:p>批注不读</text:p></office:annotation>之后</text:p>"
        '<text:p>脚注<text:note text:note-class="footnote"><text:note-citation>1不读</text:note-citation>'
        "<text:note-body><text:p>脚注不读</text:p></text:note-body></text:note>之后</text:p>"
        '<text:p>隐藏<text:span text:style-name="Hidden">隐藏不读</text:span>之后</text:p>'
        "<text:p>锚点<draw:frame><draw:text-box><text:p>文本框</text:p></draw:text-box></draw:frame></text:p>"
        '<table:table><table:table-column table:number-columns-repeated="3"/>'
        "<table:table-header-rows><table:table-row>"
        + _cell("纵向合并", ' table:number-rows-spanned="2"')
        + _cell("横向合并", ' table:number-columns-spanned="2"')
        + "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        "<table:covered-table-cell/>"
        + _cell("重复", ' table:number-columns-repeated="2"')
        + "</table:table-row></table:table><text:p>表后</text:p>"
    )


def _spans(text: str) -> str:
    return "".join(f"<text:span>{escape(piece)}</text:span>" for piece in re.split(r"(\d+)", text) if piece)


def _cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell{attributes}><text:p>{text}</text:p></table:table-cell>"


def _table() -> str:
    rows = ""
    for texts in STATISTICS:
        is_merged = [following is None for following in (*texts[1:], "")]
        rows += "<table:table-row>"
        for text, merged in zip(texts, is_merged, strict=True):
            spanned = ' table:number-columns-spanned="2"' if merged else ""
            rows += "<table:covered-table-cell/>" if text is None else _cell(text, spanned)
        rows += "</table:table-row>"
    return f'<table:table><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'
