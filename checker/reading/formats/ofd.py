"""OFD, the fixed-layout format of Chinese offices (GB/T 33190): its pages, taken apart by a reader of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from checker.reading.formats import ocr, scans
from checker.reading.formats.content import Content
from checker.reading.formats.layout import Page, Piece, arrange
from checker.reading.formats.ofd_package import Package, damaged, find, local
from checker.reading.formats.ofd_text import box, numbers, pieces, rulings
from checker.reading.model import ReadingError

_MOST_PAGES = 500
_FEW = 20
"""Characters every page has at least, but one that is a picture."""
_PICTURE = 0.4
"""Share of its page that the picture of a page covers at least."""
_A4 = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class _Source:
    """A page as the file has it: ``layers`` (templates and its own) from back to front, ``resources`` by path."""

    layers: tuple[etree._Element, ...]
    width: float
    height: float
    resources: tuple[str, ...]


def read(data: bytes, progress: Callable[[int, int], None] | None = None) -> Content:
    """The content of the OFD file ``data``; pages that are pictures are recognised where that is installed.

    ``progress`` is told the page that was read, from 1, and their number.
    Raises ReadingError: ``damaged``, ``encrypted``, ``too-large``, ``no-text``, ``missing-extra``.
    """
    package = Package(data)
    sources = [source for path in _documents(package) for source in _sources(package, path)]
    if len(sources) > _MOST_PAGES:
        raise ReadingError(
            "too-large", f"文件有 {len(sources)} 页，超过 {_MOST_PAGES} 页上限，未读取。", "请只保留报告正文后再试。"
        )
    recognised = scans.Scans()
    pages = []
    for number, source in enumerate(sources, 1):
        pages.append(_page(package, source, number, recognised))
        if progress:
            progress(number, len(sources))
    items = arrange(pages)
    if not items and recognised.is_missed:
        raise scans.missing_extra()
    if not items:
        raise ReadingError(
            "no-text",
            "OFD 文件里没有文字（可能只有图片或图形）。",
            "请用 OFD 阅读器另存为 PDF 后再试，或先用其他软件识别成文字。",
        )
    return Content(items, "ofd", "rapidocr" if recognised.is_used else "ofd", len(pages), warnings=recognised.warnings)


def _documents(package: Package) -> list[str]:
    """The paths of the package's documents; nearly always one."""
    root = package.xml(package.locate("/OFD.xml", ""))
    paths = [package.locate(element.text, "") for element in find(root, "DocBody", "DocRoot")]
    if not paths:
        raise damaged()
    return list(dict.fromkeys(paths))


def _sources(package: Package, path: str) -> Iterator[_Source]:
    """The pages of the document ``path``, in order."""
    document = package.xml(path)
    templates = {element.get("ID"): element.get("BaseLoc") for element in find(document, "CommonData", "TemplatePage")}
    common = _resources(package, document, path, ("CommonData", "PublicRes"), ("CommonData", "DocumentRes"))
    area = _size(document, "CommonData", "PageArea") or _A4
    for element in find(document, "Pages", "Page"):
        own = package.locate(element.get("BaseLoc"), path)
        page = package.xml(own)
        behind: list[etree._Element] = []
        before: list[etree._Element] = []
        for template in find(page, "Template"):
            if template.get("TemplateID") in templates:
                layer = package.xml(package.locate(templates[template.get("TemplateID")], path))
                (before if template.get("ZOrder") == "Foreground" else behind).append(layer)
        width, height = _size(page, "Area") or area
        resources = (*common, *_resources(package, page, own, ("PageRes",)))
        yield _Source((*behind, page, *before), width, height, resources)


def _resources(package: Package, element: etree._Element, base: str, *ways: tuple[str, ...]) -> tuple[str, ...]:
    """The paths of the resource lists named below ``element`` that are there: a text can do without its fonts."""
    found = []
    for way in ways:
        for named in find(element, *way):
            try:
                found.append(package.locate(named.text, base))
            except ReadingError:
                continue
    return tuple(found)


def _size(element: etree._Element, *way: str) -> tuple[float, float] | None:
    """Width and height in the area that ``way`` leads to, in millimetres."""
    for area in find(element, *way, "PhysicalBox"):
        values = numbers(area.text)
        if len(values) == 4 and min(values[2:]) > 0:
            return values[2], values[3]
    return None


def _page(package: Package, source: _Source, number: int, recognised: scans.Scans) -> Page:
    found = tuple(piece for layer in source.layers for piece in pieces(layer) if _is_on(source, piece))
    lines = tuple(ruling for layer in source.layers for ruling in rulings(layer))
    if sum(len(piece.text) for piece in found) < _FEW and (scan := _picture(package, source)):
        if not scans.is_installed():
            recognised.skip(number)
        elif (image := ocr.first(scan)) and (read := recognised.page(image, number, source.width, source.height)):
            return read
    return Page(number, source.width, source.height, found, lines)


def _is_on(source: _Source, piece: Piece) -> bool:
    """Whether ``piece`` is printed on the page, and at a size that can be."""
    middle = (piece.left + piece.right) / 2
    return 0 <= middle <= source.width and 0 <= piece.baseline - piece.size / 2 <= source.height and piece.size > 0.1


def _picture(package: Package, source: _Source) -> bytes | None:
    """The file of the largest picture on a page, if that is a picture of the page."""
    largest = max(
        (element for layer in source.layers for element in layer.iter() if local(element) == "ImageObject"),
        key=_area,
        default=None,
    )
    if largest is None or _area(largest) < _PICTURE * source.width * source.height:
        return None
    for path in source.resources:
        resources = package.xml(path)
        base = f"{path.rpartition('/')[0]}/{resources.get('BaseLoc', '')}/"
        for media in find(resources, "MultiMedias", "MultiMedia"):
            if media.get("ID") == largest.get("ResourceID"):
                for file in find(media, "MediaFile"):
                    return package.part(package.locate(file.text, base))
    return None


def _area(element: etree._Element) -> float:
    _, _, width, height = box(element)
    return width * height
