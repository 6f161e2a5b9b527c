"""A table of contents names the headings before they come; it is no part of the report."""

from __future__ import annotations

import pytest

from checker.reading import Report, parse_text

BODY = """某某县公安局2024年度法治政府建设情况报告
某某县公安局坚持依法行政。
一、主要工作
（一）抓学习，强根基
局党委专题学习6次。
二、存在的问题
短板是人手少。
三、2025年工作安排
继续努力。
"""
HEADINGS = ("一、主要工作", "（一）抓学习，强根基", "二、存在的问题", "三、2025年工作安排")


def shape(report: Report) -> tuple[list[str], list[str], str]:
    told = [report.text[s.start : s.end] for s in report.sentences]
    title = report.text[slice(*report.title)] if report.title else ""
    return [s.title for s in report.sections], told, title


@pytest.mark.parametrize(
    "entries",
    [
        "目　录\n" + "".join(f"{heading}\t{page}\n" for page, heading in enumerate(HEADINGS, 1)),
        "目录\n" + "".join(f"　　{heading}\n" for heading in HEADINGS),
        "".join(f"{heading}…………………{page}\n" for page, heading in enumerate(HEADINGS, 1)),
        "目 录\n" + "".join(f"{heading} ........ - {page} -\n" for page, heading in enumerate(HEADINGS, 1)),
    ],
)
def test_a_table_of_contents_is_left_out(entries: str) -> None:
    assert shape(parse_text(entries + BODY)) == shape(parse_text(BODY))


def test_figures_at_the_end_of_lines_are_no_table_of_contents() -> None:
    text = BODY.replace("局党委专题学习6次。", "培训班 17\n培训班开班 17\n宣传 268")
    assert "培训班17" in parse_text(text).text.replace(" ", "")


def test_a_heading_that_speaks_of_a_catalogue_stays() -> None:
    assert "权责清单目录" in parse_text(BODY.replace("抓学习，强根基", "权责清单目录")).text
