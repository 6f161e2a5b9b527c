"""Pages that are pictures: their text by recognition (rapidocr), an extra that may not be installed."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from checker.reading.formats.layout import Page, Piece
from checker.reading.model import ReadingError

if TYPE_CHECKING:
    from PIL.Image import Image

_THREADS = 2
_LONGEST_SIDE = 1760
"""Pixels of an A4 page at 150 dots an inch; what is larger is made smaller before it is read."""
_WRONG, _LOW = 0.75, 0.9
"""Mean scores under which a page is tried turned, and under which its reader is warned."""

_WHITE = 0.2
"""Em a box is wider than its text."""
_LEAST = 0.6
"""Share of its height that a box's text is high at least."""
_NUMBER = re.compile(r"[-—–―－~～·.•=_一\s]{0,4}\d{1,4}[-—–―－~～·.•=_一\s]{0,4}")
_REMAINS = re.compile(r"[^\u4e00-\u9fff]{0,3}[一二三]?[^\u4e00-\u9fff]{0,6}[一二三]?")
"""What a page number is taken for: its dashes for 一, also = or 二; far from the text, it may be anything short."""
_OUT_OF_MEMORY = ("bad_alloc", "Failed to allocate")
"""How onnxruntime and OpenCV say so."""
_APART = 2.5
"""Em from the last line on to where nothing but the page number stands."""


@dataclass(frozen=True, slots=True)
class _Box:
    """One recognised line; ``corners`` in pixels from the top left one, clockwise."""

    text: str
    score: float
    corners: tuple[tuple[float, float], ...]

    @property
    def is_upright(self) -> bool:
        (left, _), (right, top), (_, bottom), _ = self.corners
        return len(self.text) < 2 or abs(right - left) >= abs(bottom - top)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is read on a picture that is ``width`` and ``height`` pixels large after ``quarters`` of a turn."""

    boxes: tuple[_Box, ...]
    width: int
    height: int
    quarters: int

    @property
    def is_sideways(self) -> bool:
        return self.quarters % 2 == 1

    @property
    def score(self) -> float:
        """How sure the characters are, 0 to 1; a line that stands on its end counts as wrong."""
        count = sum(len(box.text) for box in self.boxes)
        return sum(box.score * len(box.text) for box in self.boxes if box.is_upright) / count if count else 0.0


class Scans:
    """The recognised pages of one file, and what its reader must be told of them.  Needs ``is_installed()``."""

    def __init__(self) -> None:
        self._quarters = 0
        self._read: list[int] = []
        self._poor: list[int] = []
        self._skipped: list[int] = []

    def page(self, image: Image, number: int, width: float, height: float) -> Page | None:
        """The text on ``image``, a picture of page ``number``, in the unit of ``width`` and ``height``.

        A page scanned upside down or sideways is turned.  None where nothing is recognised.
        """
        found = self._recognise(image, number)
        if not found.boxes:
            return None
        if found.is_sideways:
            width, height = height, width
        return Page(number, width, height, _pieces(found.boxes, width / found.width, height / found.height))

    def pieces(self, image: Image, number: int) -> tuple[Piece, ...]:
        """The text on ``image``, a picture of page ``number``, in its own pixels once it is turned upright."""
        found = self._recognise(image, number)
        scale = (image.height if found.is_sideways else image.width) / found.width
        return _pieces(found.boxes, scale, scale)

    def _recognise(self, image: Image, number: int) -> _Found:
        found = _upright(image, self._quarters)
        if found.boxes:
            self._read.append(number)
            self._quarters = found.quarters  # the sheets of one pile lie alike
            if found.score < _LOW:
                self._poor.append(number)
        return found

    def skip(self, number: int) -> None:
        """Note that page ``number`` is a picture that could not be recognised: the extra is not installed."""
        self._skipped.append(number)

    @property
    def is_used(self) -> bool:
        """Whether any page was recognised."""
        return bool(self._read)

    @property
    def is_missed(self) -> bool:
        """Whether a page was skipped."""
        return bool(self._skipped)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Chinese sentences on what was, and what was not recognised."""
        found = []
        if self._read:
            found.append("文字由扫描件识别，请核对原件。")
        if self._poor:
            found.append(f"{_pages(self._poor)}不够清晰，识别结果可能有误。")
        if self._skipped:
            found.append(f"{_pages(self._skipped)}是图片，没有读取；需要时请安装文字识别组件。")
        return tuple(found)


def missing_extra() -> ReadingError:
    """The error for a scan where text recognition is not installed."""
    return ReadingError(
        "missing-extra",
        "这是扫描件（图片），需要文字识别组件。",
        '请安装：pip install "fazhi-checker[ocr]"；或先用其他软件识别成文字。',
    )


@cache
def is_installed() -> bool:
    """Whether text can be recognised here."""
    try:
        import onnxruntime  # noqa: F401
        import PIL  # noqa: F401
        import rapidocr  # noqa: F401
    except ImportError:
        return False
    return True


@cache
def _engine() -> Any:
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    (detector,) = models.glob("*_det_*.onnx")
    (recogniser,) = models.glob("*_rec_*.onnx")
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            # It turns lines full of “” upside down.
            "Global.use_cls": False,
            "Global.max_side_len": _LONGEST_SIDE,
            # Named, so that a missing one is not downloaded.
            "Det.model_path": str(detector),
            "Rec.model_path": str(recogniser),
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _upright(image: Image, guess: int) -> _Found:
    """What is read on ``image``, made smaller if need be and turned so that it reads best: ``guess`` is tried first."""
    image = image.convert("RGB")
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    best = _recognised(image, guess)
    if not best.boxes or best.score >= _WRONG:
        return best
    upright = sum(len(box.text) for box in best.boxes if box.is_upright)
    is_sideways = 2 * upright < sum(len(box.text) for box in best.boxes)
    for more in (1, 3) if is_sideways else (2, 1, 3):
        best = max(best, _recognised(image, (guess + more) % 4), key=lambda found: found.score)
        if best.score >= _LOW:
            break
    return best


def _recognised(image: Image, quarters: int) -> _Found:
    import numpy

    turned = image.rotate(90 * quarters, expand=True)
    try:
        found = _engine()(numpy.asarray(turned)[:, :, ::-1].copy())
    except MemoryError:
        raise
    except Exception as error:
        if any(sign in str(error) for sign in _OUT_OF_MEMORY):
            raise MemoryError from error
        raise ReadingError(
            "missing-extra",
            "文字识别组件不能正常运行。",
            '请重新安装：pip install --force-reinstall "fazhi-checker[ocr]"；或先用其他软件识别成文字。',
        ) from error
    lines = zip(found.boxes, found.txts, found.scores, strict=True) if found.txts else ()
    boxes = tuple(
        _Box(text.strip(), float(score), tuple((float(x), float(y)) for x, y in corners))
        for corners, text, score in lines
        if text.strip()
    )
    return _Found(boxes, turned.width, turned.height, quarters)


def _pieces(boxes: Sequence[_Box], across: float, down: float) -> tuple[Piece, ...]:
    """``boxes`` as pieces, the page's slant and number taken out; ``across`` and ``down`` are the units in a pixel."""
    slants = [math.atan2(right[1] - left[1], right[0] - left[0]) for box in boxes for left, right in _long_edges(box)]
    slant = median(slants) if slants else 0.0
    cosine, sine = math.cos(slant), math.sin(slant)
    found = []
    for box in boxes:
        xs = [x * cosine + y * sine for x, y in box.corners]
        ys = [y * cosine - x * sine for x, y in box.corners]
        left, right = (xs[0] + xs[3]) / 2 * across, (xs[1] + xs[2]) / 2 * across
        height = (ys[2] + ys[3] - ys[0] - ys[1]) / 2 * down
        # The shorter a line, the more white its box has above and below: its width tells the size better.
        size = min(max((right - left) / (_wide(box.text) + _WHITE), _LEAST * height), height)
        found.append(Piece(box.text, left, right, sum(ys) / 4 * down + size / 2, size))
    return tuple(_without_number(found))


def _wide(text: str) -> float:
    """The width of ``text`` in em."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.5 for character in text)


def _without_number(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` without the page number at the bottom, whose dashes are taken for 一."""
    if not pieces:
        return []
    lowest = max(pieces, key=lambda piece: piece.baseline)
    foot = [piece for piece in pieces if piece.baseline > lowest.baseline - 0.6 * lowest.size]
    text = "".join(piece.text for piece in sorted(foot, key=lambda piece: piece.left))
    rest = [piece for piece in pieces if piece not in foot]
    if not rest:
        return list(pieces)
    distance = lowest.baseline - max(piece.baseline for piece in rest)
    is_far = distance > _APART * median(piece.size for piece in rest)
    return rest if _NUMBER.fullmatch(text) or (is_far and _REMAINS.fullmatch(text)) else list(pieces)


def _long_edges(box: _Box) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The lower edge of a box long enough to tell the slant of the page."""
    return [(box.corners[3], box.corners[2])] if len(box.text) > 8 and box.is_upright else []


def _pages(numbers: Sequence[int]) -> str:
    return f"第 {'、'.join(map(str, numbers))} 页"
