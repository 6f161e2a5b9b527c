"""Styles, fonts and page of official documents (GB/T 9704)."""

from __future__ import annotations

import math
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

SIZE, PITCH = 16, 28.95
"""Points: 3号, and the height of a line of which 22 fill a page."""
WIDTH = 210 - 28 - 26
"""Millimetres a line has."""
TABLE_STYLE = "Table Text"
BLACK = "黑体"
_TITLE_SIZE, _TABLE_SIZE, _FOOT_SIZE = 22, 12, 14
_CHARACTERS = 28
_BODY, _KAI, _TITLE, _SONG = "仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "宋体"
_LATIN = "Times New Roman"
_OTHER_NAMES = {
    _BODY: "仿宋,FangSong,STFangsong,Noto Serif CJK SC",
    _KAI: "楷体,KaiTi,STKaiti,Noto Serif CJK SC",
    _TITLE: "方正小标宋_GBK,小标宋体,宋体,SimSun,Noto Serif CJK SC",
    BLACK: "SimHei,STHeiti,Noto Sans CJK SC",
    _SONG: "SimSun,STSong,Noto Serif CJK SC",
}
"""What stands in for a font where it is not installed."""
_RIGHT, _CENTRE, _LEFT = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


def lay_out(document: WordDocument) -> None:
    """Gives a new document of python-docx the styles Normal, Title, Heading 1–3 and Table Text, and its page."""
    _set_styles(document)
    _set_page(document)
    _name_fonts(document)


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    normal = styles["Normal"]
    _set_font(normal, _BODY, SIZE)
    body = normal.paragraph_format
    body.space_before = body.space_after = Pt(0)
    body.line_spacing_rule, body.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(PITCH)
    body.first_line_indent, body.widow_control = Pt(2 * SIZE), False
    body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _indent_by_characters(normal, 200)
    for level, font in ((1, BLACK), (2, _KAI), (3, _BODY)):
        heading = styles[f"Heading {level}"]
        _set_font(heading, font, SIZE, bold=level == 3)
        heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(0)
        heading.paragraph_format.keep_with_next = True
    title = styles["Title"]
    _set_font(title, _TITLE, _TITLE_SIZE)
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    shape = title.paragraph_format
    shape.alignment, shape.first_line_indent, shape.space_after = _CENTRE, Pt(0), Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(36)
    _indent_by_characters(title, 0)
    _free_of_grid(title)
    table = styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    table.base_style = normal
    _set_font(table, _BODY, _TABLE_SIZE)
    cell = table.paragraph_format
    cell.first_line_indent, cell.line_spacing = Pt(0), Pt(18)
    _indent_by_characters(table, 0)
    _free_of_grid(table)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    grid = OxmlElement("w:docGrid")
    # Not a grid of characters: where they are a trace wider than it, LibreOffice gives them two places each.
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(20 * PITCH)))
    section._sectPr.append(grid)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, is_right in ((section.footer, True), (section.even_page_footer, False)):
        _number_pages(footer.paragraphs[0], is_right)


def _number_pages(paragraph: Paragraph, is_right: bool) -> None:
    """“— 1 —”, one character away from the outer edge."""
    shape = paragraph.paragraph_format
    shape.alignment = _RIGHT if is_right else _LEFT
    shape.first_line_indent = Pt(0)
    setattr(shape, "right_indent" if is_right else "left_indent", Pt(_FOOT_SIZE))
    for text in ("— ", "", " —"):
        run = paragraph.add_run(text)
        run.font.size = Pt(_FOOT_SIZE)
        set_fonts(run._element.get_or_add_rPr(), _SONG, _SONG)
        if not text:
            run._element.append(_field("begin"))
            run._element.append(parse_xml(f"<w:instrText {nsdecls('w')} xml:space='preserve'> PAGE </w:instrText>"))
            run._element.append(_field("end"))


def _field(kind: str) -> Any:
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element


def _set_font(style: Any, font: str, size: float, bold: bool = False) -> None:
    """The font of a style, nothing left of what the style had before (colours, theme fonts)."""
    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    set_fonts(properties, font)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor(0, 0, 0)
    if size == SIZE:
        # 28 characters of 16 points are a trace wider than the line.
        narrower = math.floor(20 * (Mm(WIDTH).pt / _CHARACTERS - size))
        spacing = parse_xml(f'<w:spacing {nsdecls("w")} w:val="{narrower}"/>')
        properties.find(qn("w:color")).addnext(spacing)
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US" w:eastAsia="zh-CN"/>'))


def set_fonts(properties: Any, font: str, latin: str = _LATIN) -> None:
    """Puts ``font`` for Chinese and ``latin`` into the run properties ``properties``."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    names = f'w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}" w:eastAsia="{font}"'
    properties.insert(0, parse_xml(f'<w:rFonts {nsdecls("w")} {names} w:hint="eastAsia"/>'))


def _indent_by_characters(style: Any, hundredths: int) -> None:
    """Word then keeps the indent at that many characters whatever the size."""
    style.element.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), str(hundredths))


def _free_of_grid(style: Any) -> None:
    """Lines that are not 22 a page stay as far apart as the style says."""
    spacing = style.element.get_or_add_pPr().find(qn("w:spacing"))
    spacing.addprevious(parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>'))


def _name_fonts(document: WordDocument) -> None:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in _OTHER_NAMES.items()
    )
    part = next(p for p in document.part.package.iter_parts() if str(p.partname) == "/word/fontTable.xml")
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    part._blob = f"{head}<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()
