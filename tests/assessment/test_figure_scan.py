"""What counts as a figure (catalogue.yaml, reading rules), its value and its comparator."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.assessment.figures import FigureScanner

SCANNER = FigureScanner(
    {
        "案件": ["件", "起", "宗"],
        "人": ["名", "人", "人次"],
        "率": ["%", "成"],
        "设备": ["台"],
        "次": ["期", "次", "场"],
        "信息": ["份", "条", "项"],
    }
)


@pytest.mark.parametrize(
    ("text", "unit", "value", "comparator"),
    [
        ("复议5件", "件", 5, "="),
        ("讲座共计十七期", "期", 17, "="),
        ("人均1.5台", "台", 1.5, "="),
        ("通过率100%", "%", 1.0, "="),
        ("通过率百分之九十八点五", "%", 0.985, "="),
        ("占七成", "成", 0.7, "="),
        ("公示9.8万条", "条", 98000, "="),
        ("受理1万2千件", "件", 12000, "="),
        ("发放2万500份", "份", 20500, "="),
        ("公示3,700条", "条", 3700, "="),
        ("发放2万余份", "份", 20000, "≥"),
        ("解答2000余人次", "人次", 2000, "≥"),
        ("近30%", "%", 0.3, "≲"),
        ("约400件", "件", 400, "≈"),
        ("不少于2次", "次", 2, "≥"),
        ("90%以上", "%", 0.9, "≥"),
        ("撤销一件", "件", 1, "="),
    ],
)
def test_figure(text: str, unit: str, value: float, comparator: str) -> None:
    [figure] = SCANNER.scan(text)
    assert (figure.unit, figure.comparator) == (unit, comparator)
    assert figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "多次召开",
        "定期通报",
        "每月考评",
        "第3次会议",
        "一次性告知",
        "逐件审查",
        "三项制度",
        "四项统一规定",
        "2024年",
        "一件事一次办",
    ],
)
def test_no_figure(text: str) -> None:
    assert SCANNER.scan(text) == []


@given(st.text(alphabet="一二十百千万亿零〇两0123456789,.%件起名约近余多以上成百分之第每", max_size=30))
def test_any_text_gives_ordered_figures_inside_it(text: str) -> None:
    figures = SCANNER.scan(text)
    assert all(0 <= f.start < f.end <= len(text) for f in figures)
    assert all(a.end <= b.start for a, b in pairwise(figures))
    for figure in figures:
        assert figure.value is None or figure.value >= 0
