"""PDF files drawn line by line; nothing need be installed for it, not even a font."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence

from tests.making import typeset
from tests.making.paragraphs import Paragraph

WIDTH, HEIGHT = 595.0, 842.0
LEFT = typeset.LEFT * 72 / 25.4
_FONTS = """/F1 <</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font
/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000
/W[1 5 500 7 95 500 814 939 500]
/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]
/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>]>>"""
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_MILLIMETRE = 72 / 25.4


def text(
    x: float, y: float, words: str, size: float = 16, *, mode: int = 0, angle: float = 0, spread: float = 0
) -> str:
    """The drawing of ``words`` on the baseline ``y`` (from below), turned by ``angle``; ``mode`` 3 is invisible.

    ``spread`` is the white added behind every character.
    """
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    turned = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f}"
    codes = words.encode("utf-16-be").hex()
    return f"BT /F1 {size:.2f} Tf {mode} Tr {spread:.3f} Tc {turned} {x:.2f} {y:.2f} Tm <{codes}> Tj ET"


def ruling(x: float, y: float, to_x: float, to_y: float) -> str:
    """The drawing of a straight line."""
    return f"0.5 w {x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S"


def picture(x: float, y: float, width: float, height: float) -> str:
    """The drawing of a grey picture."""
    return f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q"


def extent(words: str, size: float) -> float:
    """The width of ``words`` in points."""
    return size * sum(0.5 if letter.isascii() and letter != "%" else 1.0 for letter in words)


def draw(
    pages: Sequence[Sequence[str]],
    width: float = WIDTH,
    height: float = HEIGHT,
    *,
    rotate: int = 0,
    password: str | None = None,
    bookmarks: Sequence[str] = (),
) -> bytes:
    """A PDF of ``pages``, each a sequence of drawings.

    ``password`` asks for itself on opening; an empty one only forbids changes.  ``bookmarks`` are of one level.
    """
    outline = f"/Outlines {3 + 2 * len(pages)} 0 R" if bookmarks else ""
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [f"<</Type/Catalog/Pages 2 0 R{outline}>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    streams: dict[int, bytes] = {}
    for drawings in pages:
        box = f"/MediaBox[0 0 {width} {height}]/Rotate {rotate}"
        objects.append(
            f"<</Type/Page/Parent 2 0 R{box}/Resources<</Font<<{_FONTS}>>>>/Contents {len(objects) + 2} 0 R>>"
        )
        streams[len(objects) + 1] = "\n".join(drawings).encode()
        objects.append("")
    objects += _outline(bookmarks, len(objects) + 1) if bookmarks else []
    security, key = "", b""
    if password is not None:
        key, dictionary = _locked(password)
        objects.append(dictionary)
        security = f"/Encrypt {len(objects)} 0 R/ID[<00><00>]"
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        data = body.encode()
        if number in streams:
            stream = _rc4(_object_key(key, number), streams[number]) if key else streams[number]
            data = b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream)
        file += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{security}>>\nstartxref\n{start}\n%%EOF\n"
    return bytes(file + trailer.encode())


def make(paragraphs: Sequence[Paragraph], *, head: str = "") -> bytes:
    """``paragraphs`` in the official layout, with page numbers and, if given, a running ``head``."""
    pages = []
    for lines in typeset.pages(paragraphs):
        above = [text(LEFT, HEIGHT - 60, head, 10)] if head else []
        pages.append(above + [_set(line) for line in lines])
    return draw(pages)


def _set(line: typeset.Line) -> str:
    first, *others = line.glyphs
    size = line.size * _MILLIMETRE
    words = "".join(glyph.character for glyph in line.glyphs)
    spread = (others[0].x - first.x) * _MILLIMETRE - extent(words[0], size) if others else 0.0
    return text(first.x * _MILLIMETRE, HEIGHT - line.baseline * _MILLIMETRE, words, size, spread=spread)


def _outline(titles: Sequence[str], first: int) -> list[str]:
    found = [f"<</Type/Outlines/First {first + 1} 0 R/Last {first + len(titles)} 0 R/Count {len(titles)}>>"]
    for number, title in enumerate(titles, first + 1):
        following = f"/Next {number + 1} 0 R" if number < first + len(titles) else ""
        found.append(f"<</Title<feff{title.encode('utf-16-be').hex()}>/Parent {first} 0 R{following}>>")
    return found


def _locked(password: str) -> tuple[bytes, str]:
    """The key and the dictionary of the oldest encryption, whose owner's password is “owner”."""
    user = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5((b"owner" + _PADDING)[:32]).digest()[:5], user)
    rights = -44
    key = hashlib.md5(user + owner + rights.to_bytes(4, "little", signed=True) + b"\0").digest()[:5]
    entry = f"/O<{owner.hex()}>/U<{_rc4(key, _PADDING).hex()}>/P {rights}"
    return key, f"<</Filter/Standard/V 1/R 2{entry}>>"


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, other = list(range(256)), 0
    for number in range(256):
        other = (other + state[number] + key[number % len(key)]) % 256
        state[number], state[other] = state[other], state[number]
    found, one, other = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        found.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(found)
