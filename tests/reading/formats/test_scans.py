"""Scans: pages that are pictures are read where text recognition is installed; where it is not, this is said."""

from __future__ import annotations

import os
import re
from difflib import SequenceMatcher
from importlib import import_module
from operator import eq
from typing import Any

import pytest

from checker import Assessor, load_checklist
from checker.reading import read_bytes, read_file
from checker.reading.formats import ocr, ofd, scans
from checker.reading.formats.content import Content, Text
from checker.reading.model import ReadingError, Report
from tests.making import ofd as packing
from tests.making import paragraphs as seeds
from tests.making.paragraphs import SEEDS

# Recognition is an extra; `make test-all` installs it and asks for these tests, which then may not be left out.
if not os.environ.get("TEST_ALL") and not scans.is_installed():
    pytest.skip("text recognition is not installed: make test-all", allow_module_level=True)
making = import_module("tests.making.scan")
pytestmark = pytest.mark.ocr

READ = seeds.NAMES
WARNING = "文字由扫描件识别，请核对原件。"


def folded(text: str) -> str:
    return re.sub(r"\s", "", text).translate(str.maketrans("，。：；（）！？％“”‘’", ",.:;()!?%\"\"''"))


def texts(content: Content) -> list[str]:
    return [folded("".join(item.lines)) for item in content.items if isinstance(item, Text)]


@pytest.fixture(scope="module", params=READ)
def scan(request: pytest.FixtureRequest) -> tuple[str, Content, list[tuple[int, int]]]:
    """A seed, what its scan gives, and what was told of the progress."""
    told: list[tuple[int, int]] = []
    data = making.make(seeds.of_seed(request.param))
    return request.param, ocr.read_pdf(data, lambda page, pages: told.append((page, pages))), told


def test_a_scanned_report_comes_back_paragraph_by_paragraph(scan: tuple[str, Content, list[tuple[int, int]]]) -> None:
    name, content, told = scan
    assert (content.format, content.reader, content.warnings) == ("pdf", "rapidocr", (WARNING,))
    assert told == [(page, content.pages) for page in range(1, (content.pages or 0) + 1)]
    true, found = [folded(one.text) for one in seeds.of_seed(name)], texts(content)
    assert len(found) == len(true)
    alike = [SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in zip(true, found, strict=True)]
    assert min(alike) >= 0.95
    assert numbers(found) == numbers(true)


def numbers(paragraphs: list[str]) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?%?", "\n".join(paragraphs))


def test_the_verdicts_on_a_scan_are_those_on_the_text(scan: tuple[str, Content, list[tuple[int, int]]]) -> None:
    name, content, _ = scan
    assessor = Assessor(load_checklist())

    def labels(report: Report) -> list[str]:
        return [
            f"{verdict.id}/{part.id} {part.label}"
            for verdict in assessor.assess(report).elements
            for part in verdict.parts
        ]

    text = "\n".join("".join(item.lines) for item in content.items if isinstance(item, Text))
    read, scanned = labels(read_file(SEEDS / f"{name}.txt")), labels(read_bytes(text.encode(), f"{name}.txt"))
    assert len(read) == len(scanned) == 100
    assert sum(map(eq, read, scanned)) >= 98


@pytest.mark.parametrize("turn", [90, 180])
def test_a_page_that_lies_turned_is_read(turn: int) -> None:
    true = seeds.of_seed("nanzheng-2022")[:3]
    (page,) = making.images(true)
    turned = page.crop((0, 150, page.width, 900)).rotate(turn, expand=True)
    content = ocr.read(making.saved(turned, "PNG"))
    assert texts(content) == [folded(one.text) for one in true]
    assert (content.format, content.pages, content.warnings) == ("png", 1, (WARNING,))


@pytest.fixture(scope="module")
def title() -> Any:
    """A picture of two lines: the title of a report."""
    (page,) = making.images(seeds.of_seed("nanzheng-2022")[:1])
    return page.crop((0, 150, page.width, 500))


TITLE = folded(seeds.of_seed("nanzheng-2022")[0].text)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_pictures_of_every_usual_format_are_read(title: Any, format: str) -> None:
    content = ocr.read(making.saved(title, format))
    assert "".join(texts(content)) == TITLE
    assert content.format == {"JPEG": "jpg", "TIFF": "tif"}.get(format, format.lower())


def test_every_page_of_a_tiff_is_read(title: Any) -> None:
    empty = title.point(lambda _: 255)
    content = ocr.read(making.saved(empty, "TIFF", save_all=True, append_images=[title, empty]))
    assert ("".join(texts(content)), content.pages) == (TITLE, 3)
    assert {page for item in content.items for page in item.pages} == {2}


@pytest.mark.parametrize("mode", ["1", "P", "LA", "I;16", "CMYK"])
def test_pictures_of_every_kind_of_colour_are_read(title: Any, mode: str) -> None:
    if mode == "I;16":
        picture = title.convert("I").point(lambda value: value * 256).convert("I;16")
    else:
        picture = title.convert("L").convert(mode)
    assert "".join(texts(ocr.read(making.saved(picture, "TIFF" if mode == "CMYK" else "PNG")))) == TITLE


def test_an_ofd_page_that_is_a_picture_is_read(title: Any) -> None:
    content = ofd.read(packing.picture(making.saved(title, "JPEG"), "Page.jpg"))
    assert ("".join(texts(content)), content.format, content.reader) == (TITLE, "ofd", "rapidocr")
    assert content.warnings == (WARNING,)


def test_a_page_hard_to_read_is_named(title: Any) -> None:
    blurred = title.resize((title.width // 8, title.height // 8)).resize(title.size)
    content = ocr.read(making.saved(blurred, "PNG"))
    assert content.warnings == (WARNING, "第 1 页不够清晰，识别结果可能有误。")


def test_a_picture_without_text_is_refused(title: Any) -> None:
    for picture in (title.point(lambda _: 255), title.point(lambda _: 0).convert("LA")):
        assert refusal(making.saved(picture, "PNG")) == "no-text"


def test_what_is_no_picture_is_refused(title: Any) -> None:
    whole = making.saved(title, "PNG")
    assert refusal(whole[: len(whole) // 2]) == "damaged"
    assert refusal(b"\x89PNG") == "damaged"
    assert refusal(making.saved(title.resize((20_000, 6_000)).convert("1"), "PNG")) == "too-large"


def test_without_text_recognition_its_installation_is_advised(title: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "is_installed", lambda: False)
    assert refusal(making.saved(title, "PNG")) == "missing-extra"


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as error:
        ocr.read(data)
    assert error.value.hint
    return error.value.code
