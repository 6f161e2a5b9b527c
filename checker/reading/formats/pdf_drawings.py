"""What is drawn on a page of a PDF beside its text: ruled lines and pictures."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from checker.reading.formats.printed import Ruling

_MOST_OBJECTS, _MOST_SEGMENTS = 20_000, 1_000
_PICTURE, _OUTLINES = 0.25, 100
"""Share of the page that pictures cover, or number of curved shapes, from which on they fill it."""
_THIN, _SHORT = 3.0, 5.0
"""Points a ruled line is thick at most, and long at least."""


@dataclass(frozen=True, slots=True)
class View:
    """Turns user space so that text of direction ``(cos, sin)`` runs to the right and y grows downwards."""

    cos: float
    sin: float
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, box: tuple[float, float, float, float], cos: float, sin: float) -> View:
        corners = [(x * cos + y * sin, x * sin - y * cos) for x in box[::2] for y in box[1::2]]
        (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*corners, strict=True))
        return cls(cos, sin, left, top, right - left, bottom - top)

    def place(self, x: float, y: float) -> tuple[float, float]:
        return x * self.cos + y * self.sin - self.left, x * self.sin - y * self.cos - self.top

    def shows(self, x: float, y: float) -> bool:
        """Whether a place is on the page; NaN is not."""
        return 0 <= x <= self.width and 0 <= y <= self.height


def drawn(page: pdfium.PdfPage, view: View) -> tuple[list[Ruling], bool]:
    """The rulings of ``page``, and whether pictures or drawn shapes fill it."""
    rulings: list[Ruling] = []
    pictured, curves = 0.0, 0
    for shape in islice(page.get_objects(max_depth=3), _MOST_OBJECTS):
        if shape.type in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            left, bottom, right, top = shape.get_bounds()
            pictured += max(0.0, right - left) * max(0.0, top - bottom)
        elif shape.type == raw.FPDF_PAGEOBJ_PATH:
            points, is_curved = _outline(shape)
            curves += is_curved
            if shape.level == 0 and not is_curved:
                rulings += _rulings([view.place(*point) for point in points])
    is_filled = pictured > _PICTURE * view.width * view.height or curves > _OUTLINES
    return rulings, is_filled


def _outline(shape: pdfium.PdfObject) -> tuple[list[tuple[float, float]], bool]:
    """The corners of a path on the page, a move repeated by NaN, and whether it is curved."""
    matrix = shape.get_matrix()
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    first = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(shape), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return [], True
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            points.append((math.nan, math.nan))
            first = point
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(first)
    return points, False


def _rulings(points: list[tuple[float, float]]) -> Iterator[Ruling]:
    """The straight lines along ``points``; the long sides of a thin rectangle are one."""
    known = [point for point in points if math.isfinite(point[0]) and math.isfinite(point[1])]
    if not known:
        return
    across, along = zip(*known, strict=True)
    left, right, top, bottom = min(across), max(across), min(along), max(along)
    if min(right - left, bottom - top) < _THIN:
        if max(right - left, bottom - top) > _SHORT:
            yield Ruling(left, top, right, bottom)
        return
    for (x, y), (to_x, to_y) in pairwise(points):
        if min(abs(to_x - x), abs(to_y - y)) < 0.5 and max(abs(to_x - x), abs(to_y - y)) > _SHORT:
            yield Ruling(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
