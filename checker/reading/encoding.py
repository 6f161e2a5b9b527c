"""From bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from checker.reading.model import ReadingError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))
_COMMON = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffefA-Za-z0-9\s.,;:()%“”‘’—…·-]")
_CHINESE = re.compile(r"[的是和在了为不一有人中大上对年局法公安警察行政执]")
_SAMPLE = 65536


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of ``data`` and warnings about what could not be decoded.

    Raises ReadingError: ``binary`` when it is no plain text, ``undecodable`` when no encoding fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_lossy(data[len(bom) :], encoding)
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), ()
        except UnicodeDecodeError:
            pass
    wide = _utf16(data)
    if wide:
        return _decode_lossy(data, wide)
    if data.count(0) * 1000 > len(data) or _control_share(data) > 0.01:
        raise ReadingError(
            "binary",
            "这不是纯文本文件：里面有大量无法显示的字节。",
            "请确认选对了文件；如果是 Word、WPS 等文档，请另存为“纯文本（.txt）”后再试。",
        )
    return _decode_legacy(data)


def _utf16(data: bytes) -> str:
    """The UTF-16 flavour that makes ``data`` read like a text, empty when none does."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    best, best_share = "", 0.85
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) - len(sample) % 2].decode(encoding, "replace")
        if not text or "\0" in text:
            continue
        share = len(_COMMON.findall(text)) / len(text)
        # Bytes of GBK read as UTF-16 can be Han too, but not these.
        if share > best_share and (b"\0" in sample or len(_CHINESE.findall(text)) / len(text) > 0.03):
            best, best_share = encoding, share
    return best


def _control_share(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return 1 - len(sample.translate(None, _CONTROLS)) / max(1, len(sample))


def _decode_legacy(data: bytes) -> tuple[str, tuple[str, ...]]:
    # A few broken bytes do not make another encoding of a UTF-8 file.
    if _losses(data, "utf-8") * 200 < len(data[:_SAMPLE]):
        return _decode_lossy(data, "utf-8")
    import chardet  # only here: most files are UTF-8, and it takes longer to load than they to read

    guess = str(chardet.detect(data[:_SAMPLE]).get("encoding") or "").lower()
    is_big5 = guess.startswith(("big5", "cp950"))
    encoding = "big5hkscs" if is_big5 else "hz" if guess.startswith("hz") else "gb18030"
    return _decode_lossy(data, encoding)


def _losses(data: bytes, encoding: str) -> int:
    return data[:_SAMPLE].decode(encoding, "replace").count("\ufffd")


def _decode_lossy(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if not lost:
        return text, ()
    if lost > 0.05 * len(text):
        raise ReadingError(
            "undecodable",
            "无法识别文件的文字编码，文件可能已损坏。",
            "请用记事本或 WPS 打开，确认显示正常后另存为 UTF-8 编码的纯文本（.txt）。",
        )
    return text, (f"文件中有 {lost} 处字符无法识别，已用“\ufffd”代替；请核对原文件是否损坏。",)
