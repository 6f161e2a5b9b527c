"""The review memo: all a drafter needs, in official layout, the same bytes every time."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from checker.assessment.model import Run, Status
from checker.checklist.model import Label
from checker.output import memo
from checker.output.lang import Lang
from checker.output.official import title_lines
from tests.making.programs import converted
from tests.output import sample

GOLDEN = Path(__file__).parents[1] / "golden"


def opened(run: Run, lang: Lang = Lang.ZH) -> WordDocument:
    return docx.Document(io.BytesIO(memo.render(run, lang)))


def text(document: WordDocument) -> str:
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("name", "run", "lang"),
    [("memo.txt", sample.SEVERAL, Lang.ZH), ("memo-en.txt", sample.SINGLE, Lang.EN)],
)
def test_the_words_are_as_accepted(name: str, run: Run, lang: Lang) -> None:
    made = text(opened(run, lang))
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


def test_what_is_missing_comes_with_all_that_is_needed_to_write_it() -> None:
    made = text(opened(sample.SINGLE))
    missing = made[made.index("二、缺失内容") : made.index("三、不完整内容")]
    assert missing.index("原因分析（必备，缺失，补齐可增3.5分）") < missing.index("落款（建议，缺失，补齐可增1.8分）")
    assert re.findall("理由：|依据：|建议：|参考写法：", missing) == ["理由：", "依据：", "建议：", "参考写法："] * 2


def test_both_sides_of_a_contradiction_are_quoted() -> None:
    made = text(opened(sample.SINGLE))
    assert "数据勾稽（错误）\n总数12件，分项之和为11件。\n第1处：「共12件」（第12段 第35行第8列" in made


def test_the_layout_is_that_of_official_documents() -> None:
    document = opened(sample.SINGLE)
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(size.mm) for size in (*sizes, section.left_margin, section.right_margin) if size] == [
        *(210, 297, 37, 35),
        *(28, 26),
    ]
    normal, title = document.styles["Normal"], document.styles["Title"]
    assert (normal.font.size.pt, title.font.size.pt) == (16, 22)
    assert 28 <= normal.paragraph_format.line_spacing.pt <= 29
    fonts = [
        document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Normal", "Title", "Heading 1", "Heading 2")
    ]
    assert fonts == ["仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"]
    footers = (section.footer, section.even_page_footer)
    assert [footer.paragraphs[0].text for footer in footers] == ["—  —", "—  —"]
    assert [footer.paragraphs[0].alignment for footer in footers] == [2, 0]


def test_every_document_has_a_memo_on_pages_of_its_own() -> None:
    document = opened(sample.SEVERAL)
    starts = [section._sectPr.findall(qn("w:pgNumType")) for section in document.sections]
    assert [[start.get(qn("w:start")) for start in each] for each in starts] == [[], ["1"], ["1"]]
    assert sum(p.text == "审查意见书" or p.text.endswith("\n审查意见书") for p in document.paragraphs) == 3
    assert "无法评估：不是文本文件" in text(document)
    assert text(document).count("审查单位（盖章）") == 3


def test_the_same_run_gives_the_same_bytes_and_no_other_time() -> None:
    data = memo.render(sample.SINGLE)
    assert data == memo.render(sample.SINGLE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    created = docx.Document(io.BytesIO(data)).core_properties.created
    assert created is not None
    assert created.isoformat() == "2025-01-15T00:00:00+00:00"


def test_a_hostile_report_stays_text() -> None:
    data = memo.render(sample.HOSTILE_RUN)
    made = text(docx.Document(io.BytesIO(data)))
    assert "<b>" in made
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", made)


def test_a_very_long_quote_is_cut() -> None:
    part = sample.part("x", Label.WEAK, sample.evidence("执法记录仪配备不足，" * 2_000))
    element = sample.element("three-systems.recording", "记录", Status.WEAK, (part,), gain=1.0)
    made = text(opened(sample.run(sample.assessed(element))))
    assert "执法记录仪配备不足" in made
    assert max(map(len, made.splitlines())) < 400


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("某县公安局2024年法治政府建设情况报告", ("某县公安局", "2024年法治政府建设情况报告")),
        ("某局2024年法治政府建设报告", ("某局2024年法治政府建设报告",)),
        ("____公安局____年度法治政府建设情况报告", ("____公安局", "____年度法治政府建设情况报告")),
        ("甲" * 45, ("甲" * 19, "甲" * 19, "甲" * 7)),
    ],
)
def test_titles_are_parted_between_phrases(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines


def test_libreoffice_prints_it_with_chinese_page_numbers() -> None:
    from checker.reading.formats.pdf import read

    (data,) = converted([memo.render(sample.SINGLE)], ".docx", "pdf")
    assert (read(data).pages or 0) >= 3
