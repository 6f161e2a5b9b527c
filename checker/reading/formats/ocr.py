"""Scans: .png, .jpg, .tif (of several pages), .bmp, .webp, .gif and PDFs of pictures, by text recognition."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.reading.formats import pdf, scans
from checker.reading.formats.content import Content
from checker.reading.formats.layout import arrange
from checker.reading.model import ReadingError

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_FORMATS = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg", "TIFF": "tif", "BMP": "bmp", "WEBP": "webp", "GIF": "gif"}
_MOST_PAGES = 500
_LARGEST = 100_000_000
"""Pixels; an A3 sheet at 600 dots an inch has 70 million."""


def read(data: bytes, progress: Callable[[int, int], None] | None = None) -> Content:
    """The text on the picture(s) in ``data``.

    ``progress`` is told the page that was read, from 1, and their number.
    Raises ReadingError: ``damaged``, ``too-large``, ``no-text``, ``missing-extra``.
    """
    if not scans.is_installed():
        raise scans.missing_extra()
    found = scans.Scans()
    pages = []
    file = _opened(data)
    count = getattr(file, "n_frames", 1) if file.format == "TIFF" else 1
    if count > _MOST_PAGES:
        raise ReadingError(
            "too-large", f"图片有 {count} 页，超过 {_MOST_PAGES} 页上限，未读取。", "请只保留报告正文后再试。"
        )
    for number, image in enumerate(_frames(file, count), 1):
        if page := found.page(image, number, image.width, image.height):
            pages.append(page)
        if progress:
            progress(number, count)
    items = arrange(pages)
    if not items:
        raise ReadingError(
            "no-text", "图片里没有识别出文字。", "请确认图片是报告正文；或重新扫描（150 dpi 以上）后再试。"
        )
    return Content(items, _FORMATS[file.format or "PNG"], "rapidocr", count, warnings=found.warnings)


def read_pdf(data: bytes, progress: Callable[[int, int], None] | None = None) -> Content:
    """The content of the PDF file ``data``, pages that are pictures recognised where that is installed.

    Raises ReadingError as pdf.read does.
    """
    if not scans.is_installed():
        return pdf.read(data, None, progress)
    found = scans.Scans()
    content = pdf.read(data, lambda bitmap, number: found.pieces(bitmap.to_pil(), number), progress)
    if not found.is_used:
        return content
    return replace(content, reader="rapidocr", warnings=(*found.warnings, *content.warnings))


def first(data: bytes) -> Image | None:
    """The (first) picture in ``data``; None where it is of a kind that cannot be read, or broken."""
    try:
        return next(_frames(_opened(data), 1), None)
    except ReadingError:
        return None


def _opened(data: bytes) -> ImageFile:
    from PIL import Image

    Image.init()
    with _whole():
        file = Image.open(io.BytesIO(data), formats=[name for name in _FORMATS if name in Image.OPEN])
    if file.width * file.height > _LARGEST:
        raise ReadingError(
            "too-large",
            f"图片过大（{file.width}×{file.height} 像素），未读取。",
            "请用 150 至 300 dpi 重新扫描，或缩小图片后再试。",
        )
    return file


def _frames(file: ImageFile, count: int) -> Iterator[Image]:
    """The first ``count`` pictures of ``file``, the right way up as the camera noted it, on white."""
    from PIL import Image, ImageOps

    for number in range(count):
        with _whole():
            if count > 1:
                file.seek(number)
            if file.width * file.height > _LARGEST:
                raise _damaged()
            image = ImageOps.exif_transpose(file)
            if image.mode.startswith("I"):  # 16 bits a pixel
                image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
            if image.has_transparency_data:
                image = image.convert("RGBA")
                image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
            image = image.convert("RGB")
        yield image


@contextmanager
def _whole() -> Iterator[None]:
    """Every failure inside is that of a broken file: Pillow's decoders raise what they like."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (ReadingError, MemoryError):
        raise
    except Exception:
        raise _damaged() from None


def _damaged() -> ReadingError:
    return ReadingError("damaged", "图片已损坏，无法读取。", "请重新扫描或导出为 PNG、JPG 图片后再试。")
