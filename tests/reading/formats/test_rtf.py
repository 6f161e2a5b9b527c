"""Rich Text files, in every way their characters are coded."""

from __future__ import annotations

import pytest

from checker.reading.formats import rtf
from checker.reading.formats.content import Content, Grid, Text
from checker.reading.model import ReadingError
from tests.making import docx as word
from tests.making import rtf as making
from tests.making.paragraphs import NAMES, of_seed
from tests.making.programs import converted


def texts(content: Content) -> list[str]:
    return ["".join(item.lines) for item in content.items if isinstance(item, Text)]


def read(source: str) -> Content:
    return rtf.read(making.coded(r"{\rtf1\ansi\ansicpg936\uc1 " + source + "}"))


@pytest.mark.parametrize("kind", ["936", "1252", "unicode"])
@pytest.mark.parametrize("seed", NAMES)
def test_every_paragraph_of_a_seed(seed: str, kind: str) -> None:
    paragraphs = of_seed(seed)
    content = rtf.read(making.make(paragraphs, kind, making.TABLE))
    found = [(item.lines, item.depth) for item in content.items if isinstance(item, Text)]
    assert found == [((paragraph.text,), paragraph.level) for paragraph in paragraphs]
    assert [item.rows for item in content.items if isinstance(item, Grid)] == [making.GRID]
    assert (content.format, content.reader, content.warnings) == ("rtf", "striprtf", ())


def test_what_libreoffice_writes() -> None:
    paragraphs = of_seed("huangzhong-2024")
    files = [word.make(paragraphs, style, statistics=True) for style in ("styled", "numbered")]
    for data in converted(files, ".docx", "rtf"):
        content = rtf.read(data)
        assert [text for text in texts(content) if text != word.CAPTION] == [p.text for p in paragraphs]
        assert [item.rows for item in content.items if isinstance(item, Grid)] == [word.STATISTICS]


def test_characters_beyond_the_common_ones() -> None:
    # A letter as the second byte, a name outside the first plane, a sign of a Western font, quotation marks.
    assert texts(read(r"朱镕基\u-10174?\u-8265?\'b7 \ldblquote x\rdblquote\par")) == ["朱镕基𠮷· “x”"]


def test_labels_are_kept_and_their_gap_is_not() -> None:
    source = r"{\listtext\f0 一、\tab}甲\par{\pntext 1\tab}乙\par\pard\ls1 丙\par"
    content = read(source)
    assert texts(content) == ["一、甲", "1\t乙", "丙"]
    assert content.warnings == ()


def test_numbers_without_labels_are_told() -> None:
    assert "自动编号未还原" in read(r"\pard\ls1 甲\par").warnings[0]


def test_what_is_not_shown_is_left_out() -> None:
    source = (
        r"{\header 页眉\par}{\*\bkmkstart x}{\v 隐藏}{\deleted 删去}{\pict 00ff}{\footnote 脚注}"
        r'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt 链接}}文\bin3 }}}字\par'
    )
    assert texts(read(source)) == ["链接文字"]


def test_a_row_whose_cells_are_merged_by_their_width() -> None:
    row = r"\trowd\cellx1000\cellx2000\cellx3000\intbl a\cell b\cell c\cell\row"
    content = read(row + r"\trowd\cellx2010\cellx3000\intbl d\cell e\cell\row\pard 表后\par")
    grid, after = content.items
    assert isinstance(grid, Grid)
    assert grid.rows == (("a", "b", "c"), ("d", None, "e"))
    assert isinstance(after, Text)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"text", "damaged"), (making.nested(100_000), "damaged"), (rb"{\rtf1 {\pict 00}\par}", "no-text")],
    ids=["other", "nested", "picture"],
)
def test_what_cannot_be_read(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as error:
        rtf.read(data)
    assert error.value.code == code


def test_of_a_file_without_end_the_beginning() -> None:
    content = rtf.read(rb"{\rtf1\ansi abc\par " + b"x" * 3_000_000)
    assert texts(content)[0] == "abc"
    assert "只读取了前面的部分" in content.warnings[0]
