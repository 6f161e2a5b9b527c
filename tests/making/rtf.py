"""Rich Text files, written as Word, WPS and LibreOffice code their characters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.making.paragraphs import Paragraph

_FONTS = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134 SimSun;}}"
_STYLES = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}{\s3\outlinelevel2 heading 3;}}"
TABLE = (
    r"{\trowd\clvmgf\cellx2000\cellx6000\pard\intbl @指标@\cell @年度@\cell\row}"
    r"{\trowd\clvmrg\cellx2000\cellx4000\cellx6000\pard\intbl\cell @2023年@\cell @2024年@\cell\row}"
    r"{\trowd\cellx2000\cellx4000\cellx6000\pard\intbl @行政处罚案件@\par @（起）@\cell 1,024\cell 1,187\cell\row}"
    r"\pard "
)
GRID = (("指标", "年度", None), ("指标", "2023年", "2024年"), ("行政处罚案件\n（起）", "1,024", "1,187"))


def make(paragraphs: Sequence[Paragraph], kind: str = "936", table: str = "") -> bytes:
    """A file whose bytes the code page tells (“936”), only the font (“1252”), or without bytes (“unicode”)."""
    page = "936" if kind == "936" else "1252"
    body = []
    for paragraph in paragraphs:
        style = f"\\s{paragraph.level}" if paragraph.level else "\\s0"
        body.append(f"{{\\pard\\plain{style}\\fi640\\f1\\fs32 @{_escaped(paragraph.text)}@\\par}}\n")
    head = f"{{\\rtf1\\ansi\\ansicpg{page}\\deff0\\uc1{_FONTS}{_STYLES}{{\\info{{\\title x}}}}"
    head += r"{\header\pard @页眉上的字@\par}{\footer\pard\'a1\'aa 1 \'a1\'aa\par}"
    return coded(head + "".join(body) + table + "}", _unicode if kind == "unicode" else gbk)


def coded(source: str, code: Callable[[str], str] | None = None) -> bytes:
    """``source`` with the characters that are not ASCII written by ``code`` (gbk), and the signs @ left out."""
    return "".join(
        character if character.isascii() else (code or gbk)(character) for character in source.replace("@", "")
    ).encode("ascii")


def gbk(character: str) -> str:
    """A character as bytes of GBK, a letter among them as itself, or as its number where GBK lacks it."""
    try:
        data = character.encode("gbk")
    except UnicodeEncodeError:
        return _unicode(character)
    return "".join(chr(byte) if chr(byte).isalpha() and byte < 0x80 else f"\\'{byte:02x}" for byte in data)


def _unicode(text: str) -> str:
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)]
    return "".join(f"\\u{number}?" for number in numbers)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")


def nested(depth: int) -> bytes:
    """Groups in groups, as no program writes them."""
    return b"{\\rtf1\\ansi " + b"{" * depth + b"x" + b"}" * depth + b"}"
