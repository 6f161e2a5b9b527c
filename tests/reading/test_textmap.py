"""The normalised copy and its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading import normalise, parse_text, quote, source_span

TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("一二三〇○公安局法治，。；：、“”（）《》 　\n\r\t-—12.3%㈠①ⅣＡa…·•\u200b\ufeff"),
        st.characters(),
    ),
    max_size=120,
)


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("（一）加强“四个意识”，", "(一)加强四个意识,"),
        ("２０２４年１００％", "2024年100%"),
        ("㈠抓落实①", "(一)抓落实(1)"),
        ("①2名⑫❸3次", "(1)2名(12)(3)3次"),
        ("落实｡《办法》、", "落实。《办法》、"),
        ("2024 年 度 法 治 政府", "2024年度法治政府"),
        ("出台 15 项\n制度", "出台15项制度"),
        ("APP Store 上线 3 款", "APP Store上线3款"),
        ("警务2\n0次", "警务20次"),
        ("二○二二年、二〇二O年", "二〇二二年、二〇二〇年"),
        ("2020—2025年－－", "2020-2025年--"),
        ("⽅⾯・要•点", "方面·要·点"),
        ("零\u200b宽\ufeff字\u00ad符", "零宽字符"),
        ("等等……", "等等……"),
    ],
)
def test_normalise(original: str, folded: str) -> None:
    assert normalise(original) == folded


@given(TEXT)
def test_normalise_twice_is_normalise_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(TEXT)
def test_the_map_is_complete_and_never_goes_back(source: str) -> None:
    report = parse_text(source)
    assert len(report.offsets) == len(report.text) + 1
    assert list(report.offsets) == sorted(report.offsets)
    assert report.offsets[-1] == len(source)


@given(TEXT, st.data())
def test_a_quote_is_made_of_the_source(source: str, data: st.DataObject) -> None:
    report = parse_text(source)
    start = data.draw(st.integers(0, len(report.text)))
    end = data.draw(st.integers(start, len(report.text)))
    first, last = source_span(report, start, end)
    assert 0 <= first <= last <= len(source)
    original = iter(source)
    assert all(character in original for character in quote(report, start, end) if not character.isspace())


@given(TEXT)
def test_paragraphs_sentences_and_clauses_tile_the_text(source: str) -> None:
    report = parse_text(source)
    assert "\n".join(report.text[p.start : p.end] for p in report.paragraphs) == report.text
    for paragraph in report.paragraphs:
        inside = [s for s in report.sentences if s.paragraph == paragraph.number]
        assert [inside[0].start, *(s.end for s in inside)] == [*(s.start for s in inside), paragraph.end]
    for sentence in report.sentences:
        clauses = sentence.clauses
        assert [sentence.start, *(end for _, end in clauses)] == [*(start for start, _ in clauses), sentence.end]


def test_a_quote_keeps_what_the_copy_drops() -> None:
    source = "深入推进“阳光 警务”工作，\r\n共发布信息２９１条。"
    report = parse_text(source)
    start = report.text.index("推进")
    assert quote(report, start, report.text.index("工作") + 2) == "推进“阳光 警务”工作"
    figure = report.text.index("291")
    assert quote(report, figure, figure + 3) == "２９１"
