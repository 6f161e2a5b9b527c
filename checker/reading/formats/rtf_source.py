"""The source of a Rich Text file, rewritten so that a plain converter keeps what paragraphs and tables are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from checker.reading.formats import rtf_bytes
from checker.reading.formats import rtf_marks as marks
from checker.reading.model import ReadingError

_DEEPEST = 1_000
"""Groups in groups; Word stays under a hundred."""
_LONGEST, _MOST_WORDS = 1_000_000, 2_000_000
"""Bytes of text, and control words; more than any report has, so that the rest need not be read."""

_TOKEN = re.compile(
    rb"\\bin(-?\d{1,9}) ?|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}]+)|\\"
)
_STYLE = re.compile(rb"heading ([1-9])\s*;", re.IGNORECASE)
_UNPRINTED = bytes(range(32)) + b"\x7f"
_SIGNS = frozenset(b"emdash endash emspace enspace qmspace bullet lquote rquote ldblquote rdblquote".split())
_LABELS = (b"listtext", b"pntext")
_SHOWN_INSIDE = (b"shptxt", b"fldrslt")
# What has no text of the report: fonts, styles, pictures, what is printed on every page, notes, the codes of fields.
_LEFT_OUT = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable info pict object header headerl headerr headerf footer"
    b" footerl footerr footerf footnote annotation fldinst datafield themedata colorschememapping datastore xmlnstbl"
    b" generator bkmkstart bkmkend shpinst rsidtbl latentstyles revtbl filetbl atnid atnauthor upr sp".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """``text`` is the source rewritten; ``values`` are what its marks EDGE (twips) and DEPTH stand for, in order.

    ``has_numbers`` and ``has_labels`` tell of paragraphs that are numbered and of their numbers as text; ``is_cut``
    of a file so long that its end was not read.
    """

    text: str
    values: tuple[int, ...]
    has_numbers: bool
    has_labels: bool
    is_cut: bool


@dataclass(frozen=True, slots=True)
class _Group:
    is_kept: bool = True
    is_braced: bool = True
    is_hidden: bool = False
    is_label: bool = False
    is_style: bool = False
    replaced: int = 1


class Rewriter:
    """One pass over ``data``."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._is_chinese = rtf_bytes.is_chinese(data)
        self._out = bytearray()
        self._run = bytearray()
        self._stack: list[_Group] = []
        self._group = _Group()
        self._is_first = self._is_starred = False
        self._skip = 0
        self._size = 0
        self._style = 0
        self._depths: dict[int, int] = {}
        self._values: list[int] = []
        self._has_numbers = self._has_labels = False

    def rewrite(self) -> Source:
        """The source without what is not shown.  Raises ReadingError ``damaged`` for groups nested beyond reason."""
        position = words = 0
        while match := _TOKEN.match(self._data, position):
            words += 1
            if self._size > _LONGEST or words > _MOST_WORDS:
                break
            position = match.end()
            binary, word, number, byte, symbol, brace, text = match.groups()
            if text is not None:
                self._text(text)
            elif byte is not None:
                self._byte(int(byte, 16))
            elif word is not None:
                self._word(word, None if number is None else int(number))
            elif brace == b"{":
                self._open()
            elif brace:
                self._close()
                if not self._stack:
                    break
            elif symbol is not None:
                self._symbol(symbol)
            elif binary is not None:
                position += max(0, int(binary))
        self._end_run()
        head = b"{\\rtf1\\ansi\\ansicpg936 " if self._is_chinese else b"{\\rtf1\\ansi" + rtf_bytes.fonts(self._data)
        return Source(
            (head + bytes(self._out) + b"}").decode("latin-1"),
            tuple(self._values),
            self._has_numbers,
            self._has_labels,
            self._size > _LONGEST or words > _MOST_WORDS,
        )

    def _open(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise ReadingError(
                "damaged", "文件已损坏，无法作为 RTF 文档读取。", "请用 Word 或 WPS 打开，另存为 .docx 后再试。"
            )
        self._end_run()
        self._stack.append(self._group)
        if self._group.is_kept and len(self._stack) > 1:
            self._out += b"{"
        self._group = replace(self._group, is_braced=self._group.is_kept and len(self._stack) > 1)
        self._is_first, self._is_starred, self._skip = True, False, 0

    def _close(self) -> None:
        self._end_run()
        if self._group.is_braced and self._stack:
            self._out += b"}"
        self._group = self._stack.pop() if self._stack else self._group
        self._is_first, self._skip = False, 0

    def _word(self, word: bytes, number: int | None) -> None:
        is_first, self._is_first, self._skip = self._is_first, False, 0
        if is_first:
            self._destination(word)
        if self._group.is_style:
            self._style_word(word, number)
        if word == b"uc":
            self._group = replace(self._group, replaced=max(0, min(number or 0, 8)))
        elif word in (b"v", b"deleted", b"plain"):
            self._group = replace(self._group, is_hidden=word != b"plain" and number != 0)
        if not self._group.is_kept:
            return
        if word == b"u":
            self._unicode(number or 0)
        elif word in marks.OF_WORDS:
            self._mark(marks.OF_WORDS[word])
        elif word == b"cellx":
            self._mark(marks.EDGE, number or 0)
        elif word == b"outlinelevel":
            self._mark(marks.DEPTH, (number or 0) + 1 if 0 <= (number or 0) < 9 else 0)
        elif word == b"s":
            self._mark(marks.DEPTH, self._depths.get(number or 0, 0))
        elif word == b"ls":
            self._has_numbers |= bool(number)
        elif word == b"tab":
            # The gap between a number and its paragraph is no text, unless nothing else parts them.
            self._put(b"" if self._group.is_label and not self._out[-1:].isalnum() else b"\\tab ")
        elif word in _SIGNS or (word == b"f" and not self._is_chinese):
            self._put(b"\\%s%s " % (word, b"" if number is None else b"%d" % number))

    def _destination(self, word: bytes) -> None:
        group = self._group
        if word in _LABELS:
            self._group = replace(group, is_label=True)
            self._has_labels |= group.is_kept
        elif word in _SHOWN_INSIDE:
            self._group = replace(group, is_kept=word == b"shptxt" or group.is_kept)
        elif word in _LEFT_OUT or self._is_starred:
            self._group = replace(group, is_kept=False, is_style=word == b"stylesheet")

    def _style_word(self, word: bytes, number: int | None) -> None:
        if word in (b"s", b"cs", b"ds", b"ts"):
            self._style = number or 0 if word == b"s" else -1
        elif word == b"outlinelevel" and number is not None and 0 <= number < 9:
            self._depths[self._style] = number + 1

    def _symbol(self, symbol: bytes) -> None:
        self._skip = 0
        if symbol == b"*":
            self._is_starred = True
            return
        self._is_first = False
        if not self._group.is_kept:
            return
        if symbol in b"\r\n":
            self._mark(marks.PARAGRAPH)
        elif symbol in b"~_{}\\":
            self._put(b"\\" + symbol)

    def _text(self, text: bytes) -> None:
        if self._group.is_style and (found := _STYLE.search(text)):
            self._depths[self._style] = int(found[1])
        if not self._group.is_kept:
            return
        text = text[: _LONGEST + 1].translate(None, _UNPRINTED)
        if not text:
            return
        self._is_first = False
        skipped, self._skip = min(self._skip, len(text)), max(0, self._skip - len(text))
        text = text[skipped:]
        # The second half of a character of GBK may be a letter.
        if (
            self._run
            and text
            and text[0] < 0x80
            and rtf_bytes.gbk(self._run) is None
            and rtf_bytes.gbk(self._run + text[:1]) is not None
        ):
            self._run += text[:1]
            text = text[1:]
        for part in re.split(rb"([\x80-\xff]+)", text):
            if part[:1] >= b"\x80":
                self._run += part
                self._size += len(part)
            elif part:
                self._put(part)

    def _byte(self, byte: int) -> None:
        self._is_first = False
        if self._skip:
            self._skip -= 1
        elif self._group.is_kept:
            self._run.append(byte)
            self._size += 1

    def _unicode(self, number: int) -> None:
        number %= 0x10000
        if number >= 32:
            self._put(b"{\\uc0\\u%d}" % number)
        self._skip = self._group.replaced

    def _mark(self, mark: str, *values: int) -> None:
        self._end_run()
        self._out += b"{\\uc0\\u%d}" % ord(mark)
        self._values += values
        self._size += 2

    def _put(self, text: bytes) -> None:
        self._end_run()
        if not self._group.is_hidden:
            self._out += text
            self._size += len(text)

    def _end_run(self) -> None:
        run = bytes(self._run)
        self._run.clear()
        if not run or self._group.is_hidden:
            return
        if self._is_chinese and rtf_bytes.gbk(run) is None:
            # A single “·” of a Western font in a Chinese file.
            western = run.decode("cp1252", "replace") if len(run) < 3 else run.decode("gb18030", "replace")
            self._out += b"".join(b"{\\uc0\\u%d}" % min(ord(character), 0xFFFD) for character in western)
        else:
            self._out += b"".join(b"\\'%02x" % byte for byte in run)
