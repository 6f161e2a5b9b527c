"""Word files made from a seed's paragraphs, and one with everything that readers lose or let through."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.making.paragraphs import Paragraph

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
CAPTION = "表1 行政执法主要数据"
STATISTICS = (
    ("序号", "指标", "2023年", "2024年"),
    ("1", "行政处罚案件（起）", "1,024", "1,187"),
    ("2", "法治培训（场次）", "12", "17"),
    ("合计", None, "1,036", "1,204"),
)
_MARKS = (r"[一二三四五六七八九十]+、", r"[（(][一二三四五六七八九十]+[)）]", r"\d{1,2}[.．、](?!\d)")
_FACES = ("仿宋_GB2312", "黑体", "楷体_GB2312", "仿宋_GB2312")
_LIST = 77


def make(paragraphs: Sequence[Paragraph], style: str = "plain", statistics: bool = False) -> bytes:
    """A report as ``style`` has it: “plain” (only fonts), “styled” (heading styles) or “numbered” (automatic numbers).

    ``statistics``: with a caption and a table in front of the second heading of the first level.
    """
    document = docx.Document()
    if style == "numbered":
        add_numbering(document, OFFICIAL, _LIST)
    chapters = 0
    for paragraph in paragraphs:
        chapters += paragraph.level == 1
        if statistics and chapters == 2:
            statistics = False
            _add_statistics(document)
        added = document.add_paragraph()
        if style == "styled" and (paragraph.level or paragraph.kind == "title"):
            added.style = document.styles[f"Heading {paragraph.level}" if paragraph.level else "Title"]
        if paragraph.kind != "body":
            centre, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
            added.alignment = centre if paragraph.kind == "title" else right
        text = paragraph.text
        mark = next((n for n, pattern in enumerate(_MARKS, 1) if re.match(pattern, text)), 0)
        if style == "numbered" and mark and paragraph.kind == "body":
            text = re.sub(_MARKS[mark - 1], "", text, count=1)
            number(added, _LIST, mark - 1)
        # Word splits runs where the script changes.
        for piece in re.split(r"(\d+)", text):
            if piece:
                run = added.add_run(piece)
                run.font.size = Pt(16)
                run.font.name = face = "Times New Roman" if piece.isdigit() else _FACES[mark]
                properties: Any = run._element.rPr
                properties.rFonts.set(qn("w:eastAsia"), face)
    return save(document)


def save(document: Any) -> bytes:
    """The bytes of a document of python-docx."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def level(place: int, style: str, text: str, more: str = "") -> str:
    """The XML of one level of a list: its number format, its text and further elements (``w:suff`` is “nothing”)."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


OFFICIAL = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
)
"""The numbers of official documents: 一、 （一） 1. ①"""


def add_numbering(document: Any, levels: str, identifier: int, overrides: str = "", shared: int | None = None) -> None:
    """Adds the list ``identifier``; one with ``shared`` counts on with that list, but for ``overrides``."""
    numbering = document.part.numbering_part.element
    if shared is None:
        xml = f'<w:abstractNum {NAMESPACES} w:abstractNumId="{identifier}">{levels}</w:abstractNum>'
        numbering.insert(0, parse_xml(xml))
    abstract = f'<w:abstractNumId w:val="{identifier if shared is None else shared}"/>'
    numbering.append(parse_xml(f'<w:num {NAMESPACES} w:numId="{identifier}">{abstract}{overrides}</w:num>'))


def number(paragraph: Any, identifier: int, place: int) -> None:
    """Makes ``paragraph`` an item of the list ``identifier``, at the level ``place`` from 0."""
    xml = f'<w:numPr {NAMESPACES}><w:ilvl w:val="{place}"/><w:numId w:val="{identifier}"/></w:numPr>'
    paragraph._element.get_or_add_pPr().append(parse_xml(xml))


def of_body(xml: str) -> bytes:
    """A document whose body is ``xml``."""
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)
    return save(document)


def tricky() -> bytes:
    """What readers lose or let through; text that must be left out has “不读” in it."""
    box = "<w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent>"
    nested = "<w:tbl><w:tr>" + cell("内甲") + cell("内乙") + "</w:tr></w:tbl><w:p/>"
    document = docx.Document(
        io.BytesIO(
            of_body(
                paragraph("修订：<w:ins>插入</w:ins><w:del><w:r><w:delText>删除不读</w:delText></w:r></w:del>")
                + paragraph("移动：<w:moveFrom>移出不读</w:moveFrom><w:moveTo>移入</w:moveTo>")
                + f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('内容控件')}</w:sdtContent></w:sdt>"
                + paragraph(
                    "锚点<w:r><mc:AlternateContent>"
                    f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
                    f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
                    "</mc:AlternateContent></w:r>"
                )
                + paragraph("链接：<w:hyperlink>超链接</w:hyperlink>")
                + paragraph(
                    "隐藏：<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏不读</w:t></w:r>"
                    '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>不隐藏</w:t></w:r>'
                )
                + paragraph(
                    '域：<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE 不读</w:instrText>'
                    '</w:r><w:r><w:t>代码不读</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>域结果'
                    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
                )
                + paragraph('脚注<w:r><w:footnoteReference w:id="2"/></w:r>之后')
                + "<w:tbl><w:tr>"
                + cell("纵向合并", '<w:vMerge w:val="restart"/>')
                + cell("横向合并", '<w:gridSpan w:val="2"/>')
                + "</w:tr><w:tr>"
                + cell("", "<w:vMerge/>")
                + cell("外")
                + f"<w:tc>{nested}</w:tc>"
                + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
                + cell("前空一格")
                + cell("末")
                + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>"
                + cell("删除行不读")
                + "</w:tr></w:tbl>"
                + paragraph("表后")
            )
        )
    )
    section = document.sections[0]
    section.header.paragraphs[0].text = "页眉不读"
    section.footer.paragraphs[0].text = "— 1 不读 —"
    document.add_comment(document.paragraphs[-1].runs, text="批注不读", author="某某", initials="某")
    return with_part(
        save(document),
        "footnotes",
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p><w:r><w:t>脚注不读</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>",
    )


def paragraph(content: str, properties: str = "") -> str:
    """The XML of a paragraph; bare text in ``content`` becomes runs."""
    runs = re.sub(
        r"(^|<w:(?:ins|moveFrom|moveTo|hyperlink)>|</w:\w+>)([^<>]+)(?=<|$)", r"\1<w:r><w:t>\2</w:t></w:r>", content
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell(text: str, properties: str = "") -> str:
    """The XML of a table's cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def with_part(data: bytes, kind: str, xml: str) -> bytes:
    """The file with a further part, which its document refers to."""
    link = (
        f'<Relationship Id="x{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    )
    override = (
        f'<Override PartName="/word/{kind}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
    )

    def change(name: str, text: str) -> str:
        if name == "word/_rels/document.xml.rels":
            return text.replace("</Relationships>", f'{link} Target="{kind}.xml"/></Relationships>')
        return text.replace("</Types>", f"{override}</Types>") if name == "[Content_Types].xml" else text

    stream = io.BytesIO(rewritten(data, change))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(f"word/{kind}.xml", xml)
    return stream.getvalue()


def rewritten(data: bytes, change: Callable[[str, str], str]) -> bytes:
    """The package with every XML part as ``change(name, text)`` gives it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            blob = old.read(name)
            is_xml = name.endswith((".xml", ".rels"))
            new.writestr(name, change(name, blob.decode()).encode() if is_xml else blob)
    return stream.getvalue()


def strict(data: bytes) -> bytes:
    """The file as Word saves it in the strict form of Office Open XML."""

    def change(_: str, text: str) -> str:
        text = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        return text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    return rewritten(data, change)


def with_macros(data: bytes) -> bytes:
    """The file as .docm, with an empty project of macros."""

    def change(name: str, text: str) -> str:
        if name == "word/_rels/document.xml.rels":
            link = 'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.xml"'
            return text.replace("</Relationships>", f'<Relationship Id="macros" {link}/></Relationships>')
        return text.replace(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        )

    stream = io.BytesIO(rewritten(data, change))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.xml", "<empty/>")
    return stream.getvalue()


def as_template(data: bytes) -> bytes:
    """The file as .dotx."""
    return rewritten(
        data, lambda _, text: text.replace("wordprocessingml.document.main", "wordprocessingml.template.main")
    )


def with_dead_link(data: bytes) -> bytes:
    """The file with a link to a part that is not there, as some programs leave behind with a deleted picture."""
    link = 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="NULL"'
    return rewritten(
        data, lambda _, text: text.replace("</Relationships>", f'<Relationship Id="dead" {link}/></Relationships>')
    )


def spoilt(data: bytes, seed: int) -> bytes:
    """The package with bytes changed, put in and taken out: in one of its XML parts or, with odd seeds, anywhere."""
    chance = random.Random(seed)
    if seed % 2:
        return _spoilt(data, chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice([name for name in old.namelist() if name.endswith((".xml", ".rels"))])
        for name in old.namelist():
            new.writestr(name, _spoilt(old.read(name), chance) if name == chosen else old.read(name))
    return stream.getvalue()


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        place = chance.randrange(len(spoilt))
        spoilt[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    return bytes(spoilt)


def _add_statistics(document: Any) -> None:
    document.add_paragraph(CAPTION)
    table = document.add_table(rows=len(STATISTICS), cols=len(STATISTICS[0]))
    for row, texts in enumerate(STATISTICS):
        for column, text in enumerate(texts):
            if text is None:
                table.cell(row, column - 1).merge(table.cell(row, column))
            else:
                table.cell(row, column).text = text
