"""Web pages saved as one file, by a browser and by Word."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Sequence

from tests.making import html
from tests.making.paragraphs import Paragraph

_PICTURE = base64.b64encode(bytes(range(256)) * 8).decode()


def make(paragraphs: Sequence[Paragraph], kind: str = "browser") -> bytes:
    """A file of “browser” (quoted-printable, no charset), “word” (GBK) or “unicode” (Word's UTF-16), both base64."""
    if kind == "browser":
        page = quopri.encodestring(html.cms(paragraphs)).replace(b"\n", b"\r\n")
        return _file(page, "text/html", "quoted-printable")
    charset = "gb2312" if kind == "word" else "unicode"
    page = html.word(paragraphs, charset="gb18030" if kind == "word" else "utf-16")
    return _file(base64.encodebytes(page), f'text/html; charset="{charset}"', "base64")


def framed(paragraphs: Sequence[Paragraph]) -> bytes:
    """A saved page in frames, with the text in the second part."""
    text = quopri.encodestring(html.cms(paragraphs)).replace(b"\n", b"\r\n")
    return _file(quopri.encodestring(html.frames()), "text/html", "quoted-printable", text)


def _file(page: bytes, kind: str, encoding: str, frame: bytes = b"") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E6=8A=A5=E5=91=8A?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Boundary"\r\n\r\n\r\n'
    )
    parts = [(kind, encoding, page), ("image/png", "base64", _PICTURE.encode())]
    if frame:
        parts.append(("text/html", "quoted-printable", frame))
    body = b"".join(
        f"------Boundary\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
        + data
        + b"\r\n"
        for kind, encoding, data in parts
    )
    return head.encode() + body + b"------Boundary--\r\n"
