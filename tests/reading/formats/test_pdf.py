"""PDF files: the paragraphs a report was set from come back, and what cannot be read is said plainly."""

from __future__ import annotations

import random
import re

import pytest

from checker.reading.formats.content import Content, Grid, Text
from checker.reading.formats.layout import Piece
from checker.reading.formats.pdf import read
from checker.reading.model import ReadingError
from tests.making import paragraphs as seeds
from tests.making import pdf as making
from tests.making import printing
from tests.making.pdf import HEIGHT, WIDTH, draw, picture, ruling, text

SENTENCE = "全局民警严格规范公正文明执法，办案质量稳步提升。"
SENTENCES = [f"{number}.{SENTENCE}" for number in (1, 2, 3)]
HIDDEN = 3
TABLE = (
    ("序号", "指标", "2023年", "2024年"),
    ("1", "行政处罚案件（起）", "1,024", "1,187"),
    ("2", "由行政机关负责人出庭应诉的行政诉讼案件占比", "97%", "100%"),
    ("合计", "", "1,045", "1,209"),
)


def texts(content: Content) -> list[str]:
    return ["".join(item.lines) for item in content.items if isinstance(item, Text)]


def bare(found: list[str]) -> list[str]:
    return [re.sub(r"\s", "", one) for one in found]


def plain_page() -> list[str]:
    return [text(80, 700 - 28 * row, words) for row, words in enumerate(SENTENCES)]


def scan() -> list[str]:
    return [picture(0, 0, WIDTH, HEIGHT)]


@pytest.mark.parametrize("name", seeds.NAMES)
@pytest.mark.parametrize("head", ["", "某市公安局年度报告"])
def test_a_report_comes_back_paragraph_by_paragraph(name: str, head: str) -> None:
    true = seeds.of_seed(name)
    content = read(making.make(true, head=head))
    assert bare(texts(content)) == [one.text for one in true]
    assert content.format == "pdf"
    assert content.warnings == ()
    pages = [page for item in content.items for page in item.pages]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, content.pages)


def test_reports_that_an_office_program_printed_come_back() -> None:
    layouts = [
        printing.OFFICIAL,
        printing.Layout(left=31.8, right=31.8, top=25.4, bottom=25.4, size=12, title=18, pitch=20),
        printing.Layout(size=14, pitch=24, head="某市公安局 2024 年度报告", justified=False),
        printing.Layout(width=297, height=210, top=28, bottom=26, size=14, pitch=26),
        printing.Layout(size=15, indent=0, after=10, pitch=26),
    ]
    true = [(seeds.of_seed(name), layout) for layout in layouts for name in seeds.NAMES]
    for (one, layout), data in zip(true, printing.printed([printing.as_docx(*each) for each in true]), strict=True):
        assert bare(texts(read(data))) == [paragraph.text for paragraph in one], layout


def test_a_printed_table_over_the_end_of_a_page_is_one_grid() -> None:
    true = seeds.of_seed("huangzhong-2024")
    (data,) = printing.printed([printing.as_docx(true, table=TABLE, at=11)])
    content = read(data)
    (grid,) = [item for item in content.items if isinstance(item, Grid)]
    assert grid.rows == TABLE
    assert (grid.pages[0], grid.pages[-1]) == (2, 3)
    assert bare(texts(content)) == [one.text for one in true]


def test_a_drawn_table_is_a_grid() -> None:
    lines = [ruling(x, 500, x, 560) for x in (80, 180, 280)] + [ruling(80, y, 280, y) for y in (500, 530, 560)]
    words = [text(85, 540, "指标", 12), text(185, 540, "件数", 12), text(85, 510, "复议", 12), text(185, 510, "12", 12)]
    content = read(draw([[*plain_page(), *lines, *words]]))
    assert content.items[-1] == Grid((("指标", "件数"), ("复议", "12")), (1, 1))


def test_what_nobody_sees_and_watermarks_are_left_out() -> None:
    page = [*plain_page(), text(80, 500, "隐去的文字", mode=HIDDEN), text(200, 300, "内部草稿", 40, angle=45)]
    assert texts(read(draw([page]))) == SENTENCES


def test_blanks_the_file_has_are_kept_and_indents_of_blanks_are_not() -> None:
    page = [text(80, 700, "\u3000\u30002024 年度 rule of law"), text(80, 672, SENTENCE)]
    assert texts(read(draw([page])))[0] == "2024 年度 rule of law"


@pytest.mark.parametrize(("rotate", "angle"), [(0, 0), (90, 90), (270, 270)])
def test_turned_pages_are_read(rotate: int, angle: int) -> None:
    places = {0: (80, 500), 90: (200, 50), 270: (200, 790)}
    step = {0: (0, -28), 90: (28, 0), 270: (-28, 0)}[angle]
    start = places[angle]
    page = [
        text(start[0] + row * step[0], start[1] + row * step[1], words, angle=angle)
        for row, words in enumerate(SENTENCES)
    ]
    assert texts(read(draw([page], rotate=rotate))) == SENTENCES


def test_bookmarks_tell_the_depth_of_headings() -> None:
    page = [text(112, 700, "一、主要做法"), text(112, 672, SENTENCE), text(112, 644, "二、存在不足")]
    content = read(draw([page], bookmarks=["一、主要做法", "二、存在不足"]))
    assert [item.depth for item in content.items if isinstance(item, Text)] == [1, 0, 1]


def test_pages_that_are_pictures_are_named() -> None:
    content = read(draw([plain_page(), scan(), plain_page(), scan(), scan()]))
    assert texts(content) == SENTENCES * 2
    assert "第 2、4—5 页是图片" in content.warnings[0]


def test_a_last_page_of_a_few_words_is_no_picture() -> None:
    content = read(draw([plain_page(), [text(300, 700, "2024年1月5日"), picture(300, 600, 110, 110)]]))
    assert texts(content)[-1] == "2024年1月5日"
    assert content.warnings == ()


def test_a_picture_is_read_by_whoever_can() -> None:
    seen = []

    def recognise(bitmap: object, number: int) -> list[Piece]:
        width = bitmap.width  # type: ignore[attr-defined]
        seen.append((number, width))
        return [Piece("识别出的文字。", width * 0.2, width * 0.5, 400, 44)]

    content = read(draw([plain_page(), scan()]), recognise)
    assert texts(content) == [*SENTENCES, "识别出的文字。"]
    assert content.items[-1].pages == (2,)
    assert seen == [(2, 1653)]


def test_the_words_a_scanner_laid_under_a_picture_are_read_with_a_warning() -> None:
    content = read(draw([[*scan(), text(80, 700, SENTENCE, mode=HIDDEN)]]))
    assert texts(content) == [SENTENCE]
    assert "核对原件" in content.warnings[0]


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    read(draw([plain_page(), plain_page()]), progress=lambda page, count: told.append((page, count)))
    assert told == [(1, 2), (2, 2)]


def test_a_file_only_locked_against_changes_is_read() -> None:
    assert texts(read(draw([plain_page()], password=""))) == SENTENCES


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (draw([plain_page()], password="secret"), "encrypted"),
        (draw([scan()]), "missing-extra"),
        (draw([[]]), "no-text"),
        (draw([[text(80, 700, "\ue001\ue002\ue003" * 8)]]), "missing-extra"),
        (draw([["q Q"]] * 501), "too-large"),
        (draw([plain_page()])[:600], "damaged"),
        (b"%PDF-1.7\n" + random.Random(1).randbytes(5000), "damaged"),
        (b"", "damaged"),
    ],
    ids=["password", "scan", "blank", "unmapped", "long", "truncated", "garbage", "empty"],
)
def test_what_cannot_be_read_is_said(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as error:
        read(data)
    assert error.value.code == code
    assert error.value.hint


def test_the_pages_before_a_cut_are_read_with_a_warning() -> None:
    whole = draw([plain_page(), plain_page()])
    content = read(whole[: whole.rindex(b"startxref")])
    assert texts(content) == SENTENCES * 2
    assert "不完整" in content.warnings[0]


def test_a_page_larger_than_any_sheet_is_read() -> None:
    page = [text(80, 19_000 - 28 * row, words) for row, words in enumerate(SENTENCES)]
    assert texts(read(draw([page], width=20_000, height=20_000))) == SENTENCES


def test_spoilt_files_fail_plainly_or_are_read() -> None:
    chance = random.Random(7)
    source = making.make(seeds.of_seed("yiyuan-2024"))
    for _ in range(60):
        data = bytearray(source)
        for _ in range(chance.choice((1, 10, 100))):
            place = chance.randrange(len(data))
            data[place : place + chance.randrange(4)] = chance.randbytes(chance.randrange(4))
        try:
            assert read(bytes(data)).format == "pdf"
        except ReadingError as error:
            assert error.code in {"damaged", "encrypted", "no-text", "too-large"}  # noqa: PT017
