"""OFD files: what their pages show is read, whichever program wrote them."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence

import pytest

from checker.reading.formats import scans
from checker.reading.formats.content import Content, Grid, Text
from checker.reading.formats.ofd import read
from checker.reading.model import ReadingError
from tests.making import ofd as making
from tests.making import paragraphs as seeds
from tests.making.paragraphs import Paragraph

LINE = "公安局法治政府建设情况"


def texts(content: Content) -> list[str]:
    return ["".join(item.lines) for item in content.items if isinstance(item, Text)]


def text_object(text: str, *, delta: str = "g 40 5", more: str = "", top: float = 40) -> str:
    return (
        f'<ofd:TextObject Size="5" Boundary="30 {top} 150 8" {more}>'
        f'<ofd:TextCode X="0" Y="5" DeltaX="{delta}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def of_page(content: str) -> Content:
    return read(making.package({"Doc_0/a.xml": making.page(content)}))


@pytest.mark.parametrize("make", [making.make, making.make_odd])
@pytest.mark.parametrize("name", seeds.NAMES)
def test_a_report_comes_back_paragraph_by_paragraph(name: str, make: Callable[[Sequence[Paragraph]], bytes]) -> None:
    true = seeds.of_seed(name)
    content = read(make(true))
    assert texts(content) == [one.text for one in true]
    assert (content.format, content.reader, content.warnings) == ("ofd", "ofd", ())


def test_every_line_has_its_page() -> None:
    content = read(making.make(seeds.of_seed("nanzheng-2022")))
    pages = [page for item in content.items for page in item.pages]
    assert pages == sorted(pages)
    assert set(pages) == {1, 2, 3, 4, 5}
    assert content.pages == 5
    assert all(len(item.pages) == len(item.lines) for item in content.items if isinstance(item, Text))


def test_pages_are_read_in_the_order_of_the_document() -> None:
    pages = {f"Doc_0/{name}.xml": making.page(text_object(name)) for name in ("以案释法", "执法监督", "普法宣传")}
    listed = making.package(pages, pages=["普法宣传.xml", "以案释法.xml", "执法监督.xml"])
    assert "".join(texts(read(listed))) == "普法宣传以案释法执法监督"


@pytest.mark.parametrize(
    ("delta", "text"),
    [
        ("5 5 5 5", "公安机关。"),
        ("g 4 5", "公安机关。"),
        ("G 2 5 g 2 5", "公安机关。"),
        ("g 999999999 5", "公安机关。"),
    ],
)
def test_steps_may_be_written_as_repeats(delta: str, text: str) -> None:
    content = of_page(text_object(text, delta=delta))
    assert texts(content) == [text]


def test_a_gap_between_words_is_a_blank_and_one_between_digits_is_none() -> None:
    assert texts(of_page(text_object("2024年AB", delta="2.5 2.5 2.5 2.5 5 2.5"))) == ["2024年AB"]
    assert texts(of_page(text_object("局长", delta="12"))) == ["局 长"]


def test_what_is_not_shown_is_not_read() -> None:
    hidden = text_object("隐藏的文字", more='Visible="false"', top=60)
    away = text_object("页外的文字", top=400)
    slanting = text_object("内部资料", more='CTM="0.7 0.7 -0.7 0.7 0 0"', top=80)
    assert texts(of_page(text_object(LINE) + hidden + away + slanting)) == [LINE]


def test_a_ruled_table_is_a_table() -> None:
    def stroke(left: float, top: float, right: float, bottom: float) -> str:
        data = f"M 0 0 L {right - left} {bottom - top}"
        box = f"{left} {top} {right - left} {bottom - top}"
        return f'<ofd:PathObject Boundary="{box}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'

    def cell(text: str, left: float, top: float) -> str:
        place = f'Size="5" Boundary="{left} {top} 40 8"'
        code = f'<ofd:TextCode X="0" Y="5" DeltaX="g 9 5">{text}</ofd:TextCode>'
        return f"<ofd:TextObject {place}>{code}</ofd:TextObject>"

    rules = "".join(stroke(30, y, 130, y) for y in (60, 70, 80)) + "".join(stroke(x, 60, x, 80) for x in (30, 80, 130))
    cells = cell("指标", 32, 61) + cell("件数", 82, 61) + cell("行政复议", 32, 71) + cell("五件", 82, 71)
    content = of_page(text_object(LINE) + rules + cells)
    assert content.items[1:] == (Grid((("指标", "件数"), ("行政复议", "五件")), (1, 1)),)


def test_a_picture_alone_wants_text_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "is_installed", lambda: False)
    with pytest.raises(ReadingError) as error:
        read(making.picture(b"any", "a.png"))
    assert error.value.code == "missing-extra"
    assert "fazhi-checker[ocr]" in error.value.hint


def rewritten(data: bytes, **parts: str) -> bytes:
    """The package with the XML of ``parts`` (by the stem of their names) replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, parts.get(stem, old.read(name)))
    return file.getvalue()


ONE = making.package({"Doc_0/a.xml": making.page(text_object(LINE))})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no zip", "damaged"),
        (making.truncated(seeds.of_seed("yiyuan-2024")), "damaged"),
        (making.encrypted(seeds.of_seed("yiyuan-2024")), "encrypted"),
        (making.package({"Doc_0/a.xml": making.page("")}), "no-text"),
        (making.package({}), "no-text"),
        (making.package({"Doc_0/a.xml": making.page(text_object(LINE))}, pages=["b.xml"]), "damaged"),
        (making.package({"Doc_0/a.xml": making.page(text_object(LINE))}, pages=["../../../a.xml"]), "damaged"),
        (making.package({"../a.xml": making.page(text_object(LINE))}), "damaged"),
        (rewritten(ONE, OFD="<OFD/>"), "damaged"),
        (rewritten(ONE, Document="<Document>"), "damaged"),
        (making.package({"Doc_0/a.xml": making.page(text_object(LINE))}, pages=["a.xml"] * 501), "too-large"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as error:
        read(data)
    assert error.value.code == code
    assert error.value.hint


def test_an_entity_reaches_no_file() -> None:
    page = making.page(text_object(LINE + "&x;"))
    inserted = page.replace("?>", '?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>', 1)
    assert texts(read(making.package({"Doc_0/a.xml": inserted}))) == [LINE]


def test_a_file_with_absurd_numbers_is_read_or_refused() -> None:
    rng = random.Random(33190)
    whole = [make(seeds.of_seed("yiyuan-2024")) for make in (making.make, making.make_odd)]
    assert {outcome(making.misnumbered(whole[n % 2], rng)) for n in range(100)} >= {"read", "damaged"}


def outcome(data: bytes) -> str:
    try:
        read(data)
    except ReadingError as error:
        return error.code
    return "read"
