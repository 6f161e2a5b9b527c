"""Word-97 files; those made by LibreOffice are left out where it is not installed."""

from __future__ import annotations

import shutil

import pytest

from checker.reading.formats import doc
from checker.reading.formats.content import Content, Grid, Text
from checker.reading.model import ReadingError
from tests.making import doc as making
from tests.making import docx as word
from tests.making.paragraphs import NAMES, of_seed
from tests.making.programs import soffice


def texts(content: Content) -> list[str]:
    shown = ["".join(item.lines) for item in content.items if isinstance(item, Text)]
    return [text for text in shown if text != word.CAPTION]


@pytest.fixture(scope="module")
def files() -> dict[tuple[str, str], bytes]:
    """A Word-97 file by seed and style, all made in one go."""
    soffice()
    keys = [(seed, style) for seed in NAMES for style in ("plain", "styled", "numbered")]
    made = making.from_docx(tuple(word.make(of_seed(seed), style, statistics=True) for seed, style in keys))
    return dict(zip(keys, made, strict=True))


@pytest.mark.parametrize("style", ["plain", "styled"])
@pytest.mark.parametrize("seed", NAMES)
def test_every_paragraph_of_a_seed(files: dict[tuple[str, str], bytes], seed: str, style: str) -> None:
    paragraphs = of_seed(seed)
    content = doc.read(files[seed, style])
    assert texts(content) == [paragraph.text for paragraph in paragraphs]
    assert [item.rows for item in content.items if isinstance(item, Grid)] == [word.STATISTICS]
    assert (content.format, content.reader, content.warnings) == ("doc", "office-oxide", ())
    if style == "styled":
        depths = {"".join(item.lines): item.depth for item in content.items if isinstance(item, Text)}
        assert [depths[p.text] for p in paragraphs if p.level] == [p.level for p in paragraphs if p.level]


def test_automatic_numbers_by_way_of_libreoffice(files: dict[tuple[str, str], bytes]) -> None:
    content = doc.read(files["huangzhong-2024", "numbered"])
    assert texts(content) == [paragraph.text for paragraph in of_seed("huangzhong-2024")]
    assert (content.format, content.reader, content.warnings) == ("doc", "soffice", ())


def test_automatic_numbers_without_libreoffice(
    files: dict[tuple[str, str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    content = doc.read(files["huangzhong-2024", "numbered"])
    assert "主要举措和成效" in texts(content)
    assert content.reader == "office-oxide"
    assert "装有 LibreOffice 时可以还原" in content.warnings[0]


def test_a_password(files: dict[tuple[str, str], bytes]) -> None:
    with pytest.raises(ReadingError, match="密码") as error:
        doc.read(making.encrypted(files[NAMES[0], "plain"]))
    assert error.value.code == "encrypted"


def test_half_a_file(files: dict[tuple[str, str], bytes]) -> None:
    data = files[NAMES[0], "plain"]
    with pytest.raises(ReadingError) as error:
        doc.read(data[: len(data) // 2])
    assert error.value.code == "damaged"


@pytest.mark.parametrize(
    ("streams", "code", "named"),
    [
        (("EncryptedPackage", "EncryptionInfo"), "encrypted", "密码"),
        (("Workbook",), "unsupported", "表格"),
        (("PowerPoint Document",), "unsupported", "演示"),
        (("Other",), "unsupported", "别的程序"),
    ],
)
def test_files_of_other_programs(streams: tuple[str, ...], code: str, named: str) -> None:
    with pytest.raises(ReadingError, match=named) as error:
        doc.read(making.container(*streams))
    assert error.value.code == code
    assert error.value.hint


def test_what_is_no_container(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(ReadingError) as error:
        doc.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert error.value.code == "damaged"


def test_a_table_of_many_columns_stays_one() -> None:
    soffice()
    rows = [[f"列{number}" for number in range(9)], *([str(row * number) for number in range(9)] for row in (1, 2))]
    table = "".join(f"<w:tr>{''.join(map(word.cell, row))}</w:tr>" for row in rows)
    body = word.paragraph("某县公安局2024年法治政府建设情况报告") + f"<w:tbl>{table}</w:tbl>" + word.paragraph("以上。")
    [data] = making.from_docx((word.of_body(body),))
    assert [item.rows for item in doc.read(data).items if isinstance(item, Grid)] == [tuple(map(tuple, rows))]
