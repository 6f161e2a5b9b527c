"""Scans: pages drawn, then made grey, noisy and a little askew, and packed as JPEG."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.making import typeset
from tests.making.paragraphs import Paragraph
from tests.making.typeset import Line

_FOLDERS = (Path("/usr/share/fonts"), Path("/Library/Fonts"), Path("C:/Windows/Fonts"))
_FACES = {
    "title": ("NotoSerifCJK-Bold.ttc", "simsunb.ttf"),
    "heading": ("NotoSansCJK-Regular.ttc", "simhei.ttf"),
    "body": ("NotoSerifCJK-Regular.ttc", "simsun.ttc"),
}
_SIMPLIFIED = 2
"""The simplified Chinese face in Noto's collections."""


def has_fonts() -> bool:
    """Whether there is a Chinese font to draw with."""
    return all(_file(weight) for weight in _FACES)


def make(paragraphs: Sequence[Paragraph], *, dpi: int = 150, seed: int = 1) -> bytes:
    """A PDF of nothing but pictures."""
    first, *others = images(paragraphs, dpi=dpi, seed=seed)
    file = io.BytesIO()
    first.save(file, "PDF", resolution=dpi, save_all=True, append_images=others)
    return file.getvalue()


def images(paragraphs: Sequence[Paragraph], *, dpi: int = 150, seed: int = 1) -> list[Image.Image]:
    """The scanned pages."""
    random = np.random.default_rng(seed)
    return [_scanned(draw(sheet, dpi), random) for sheet in typeset.pages(paragraphs)]


def draw(sheet: Sequence[Line], dpi: int = 150) -> Image.Image:
    """A clean page."""
    scale = dpi / 25.4
    image = Image.new("L", (round(typeset.WIDTH * scale), round(typeset.HEIGHT * scale)), 255)
    pen = ImageDraw.Draw(image)
    for line in sheet:
        font = _font(line.weight, round(line.size * scale))
        for glyph in line.glyphs:
            pen.text((glyph.x * scale, line.baseline * scale), glyph.character, fill=0, font=font, anchor="ls")
    return image


def saved(image: Image.Image, format: str, **options: Any) -> bytes:
    """``image`` as a file of ``format`` (“PNG”)."""
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def _scanned(image: Image.Image, random: np.random.Generator) -> Image.Image:
    skew = float(random.uniform(-0.6, 0.6))
    image = image.rotate(skew, fillcolor=250, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(0.5))
    grey = np.asarray(image, dtype=np.float64)
    grey = grey * 0.9 + 12 + random.normal(0, 12, grey.shape)
    grey[random.random(grey.shape) < 0.0004] = 40
    image = Image.fromarray(np.clip(grey, 0, 255).astype("uint8"))
    return Image.open(io.BytesIO(saved(image, "JPEG", quality=55)))


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    file = _file(weight)
    if file is None:
        raise FileNotFoundError(_FACES[weight][0])
    return ImageFont.truetype(file, size, index=_SIMPLIFIED if file.name.startswith("Noto") else 0)


def _file(weight: str) -> Path | None:
    return next((file for folder in _FOLDERS for name in _FACES[weight] for file in folder.rglob(name)), None)
