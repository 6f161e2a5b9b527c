"""The bytes of a Rich Text file that are no ASCII: of which code page they are."""

from __future__ import annotations

import re

_RUN = re.compile(rb"(?:\\'[0-9a-fA-F]{2}[\r\n]*){2,}|[\x80-\xff]{2,}")
_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_OTHER_SCRIPTS = (b"932", b"949", b"950")
_HEAD = 200_000


def is_chinese(data: bytes) -> bool:
    """Whether the bytes of ``data`` are GBK: they tell it better than what the file says of them."""
    found = _PAGE.search(data[:4096])
    if found and found[1] in _OTHER_SCRIPTS:
        return b"\\fcharset134" in data[:_HEAD]
    runs = [
        bytes.fromhex(re.sub(rb"[\\'\r\n]", b"", run).decode()) if run[:1] == b"\\" else run
        for run in _RUN.findall(data, 0, 1 << 20)
    ]
    fitting = sum(gbk(run) is not None for run in runs)
    return 2 * fitting >= len(runs) if runs else bool(found and found[1] in (b"936", b"54936"))


def gbk(run: bytes | bytearray) -> str | None:
    """``run`` as text, None where it is no GBK."""
    try:
        return run.decode("gbk")
    except UnicodeDecodeError:
        return None


def fonts(data: bytes) -> bytes:
    """The fonts and their character sets alone, in the form the converter looks for."""
    found = re.findall(rb"\{\\f(\d{1,5})(?:\\(?!fcharset)[a-z]+-?\d* ?){0,8}\\fcharset(\d{1,3})", data[:_HEAD])
    return b"{\\fonttbl%s}" % b"".join(b"{\\f%s\\fnil\\fcharset%s x;}" % font for font in found[:500])
