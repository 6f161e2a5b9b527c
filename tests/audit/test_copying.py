"""Copying is found whatever was changed to hide it, and not where there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

import pytest

from checker.audit import alignment
from checker.audit.copying import Kind, Pair
from checker.audit.prose import prose
from checker.audit.stock import Stock, threshold
from checker.audit.summary import Row
from tests.audit.rows import find, real_reports, row

SLOGANS = (
    "一年来,我局坚持以习近平新时代中国特色社会主义思想为指导,深入学习贯彻习近平法治思想,全面贯彻党的二十大精神,"
    "深刻领悟两个确立的决定性意义,增强四个意识、坚定四个自信、做到两个维护,扎实推进法治政府建设各项工作。"
)
ORIGINAL = (
    "我局在湟中区鲁沙尔镇设立执法监督管理中心,由2名法制民警全天值守,对办案区讯问录像逐案回看,全年发现瑕疵问题37个,"
    "已全部督促整改。湟中区公安局党委会每季度听取一次中心运行情况汇报,对反复出现的4类问题约谈了3个派出所负责人。"
)
COPY = (
    "我局在大通县桥头镇设立执法监督管理中心,由5名法制民警全天值守,对办案区讯问录像逐案回看,全年发现瑕疵问题112个,"
    "已全部督促整改。大通县公安局党委会每季度听取一次中心运行情况汇报,对反复出现的九类问题约谈了12个派出所负责人。"
)
SEEDS = ("huangzhong-2024", "nanzheng-2022", "yiyuan-2024")

Reports = list[tuple[Row, tuple[str, ...]]]


def real(*names: str) -> Reports:
    return [(each, said) for each, said in real_reports() if each.name in names]


def body(name: str, organisation: str, year: int, *paragraphs: str, of: str) -> tuple[Row, tuple[str, ...]]:
    """A report with the prose of the real report ``of`` and ``paragraphs`` in its midst."""
    ((_, said),) = real(of)
    return row(name, organisation, year), (*said[:4], *paragraphs, *said[4:])


def only(pairs: Sequence[Pair]) -> Pair:
    (pair,) = pairs
    return pair


def marked(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_a_paragraph_with_other_names_and_numbers_is_found_with_what_was_changed() -> None:
    reports = [
        body("a", "湟中区公安局", 2024, ORIGINAL, of="huangzhong-2024"),
        body("b", "大通县公安局", 2024, COPY, of="nanzheng-2022"),
        *real("yiyuan-2024", "u05"),
    ]
    pair = only(find(reports).pairs)
    assert (pair.kind, pair.left.name, pair.right.name) == (Kind.OTHER_BODY, "a", "b")
    assert (pair.left.organisation, pair.right.organisation, pair.right.year) == ("湟中区公安局", "大通县公安局", 2024)
    (passage,) = pair.passages
    assert (passage.left.text, passage.right.text) == (ORIGINAL, COPY)
    assert {"37", "湟中区鲁沙尔"} <= set(marked(passage.left.text, passage.left.spans))
    assert "112" in marked(passage.right.text, passage.right.spans)
    kept = "".join(re.split("\0", mask(passage.left.text, passage.left.spans)))
    assert kept == mask(passage.right.text, passage.right.spans).replace("\0", "")
    assert 0.02 < pair.share < 0.12
    assert pair.unchanged_figures == ()


def mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + "\0" + text[end:]
    return text


def test_one_paragraph_of_two_reports_is_found_though_nothing_can_be_stock() -> None:
    reports = [
        body("a", "湟中区公安局", 2024, ORIGINAL, of="huangzhong-2024"),
        body("b", "大通县公安局", 2024, COPY, of="u05"),
    ]
    assert only(find(reports).pairs).passages[0].left.text == ORIGINAL


def test_sentences_in_another_order_are_found() -> None:
    first, second = [f"{part}。" for part in COPY.split("。") if part]
    reports = [
        body("a", "湟中区公安局", 2024, ORIGINAL, of="huangzhong-2024"),
        body("b", "大通县公安局", 2024, second + first, of="nanzheng-2022"),
    ]
    pair = only(find(reports).pairs)
    assert "".join(passage.left.text for passage in pair.passages) == ORIGINAL


def test_paragraphs_in_another_order_are_found() -> None:
    ((_, said),) = real("u05")
    reports = [(row("a", "甲水县公安局", 2024), said), (row("b", "乙山县公安局", 2024), said[::-1])]
    pair = only(find(reports).pairs)
    assert pair.share > 0.9


def test_a_paragraph_pasted_into_a_longer_one_is_found() -> None:
    ((_, said),) = real("u08")
    long = "".join(said[:3]) + COPY + "".join(said[3:6])
    reports = [
        body("a", "湟中区公安局", 2024, ORIGINAL, of="huangzhong-2024"),
        (row("b", "大通县公安局", 2024), (long, *said[6:])),
    ]
    assert only(find(reports).pairs).passages[0].right.text == COPY


def test_what_was_put_between_is_left_out_and_told() -> None:
    first, second = [f"{part}。" for part in COPY.split("。") if part]
    own = "今年我们另外购置了记录仪和采集站,并请专家到基层讲课。"
    reports = [
        body("a", "湟中区公安局", 2024, ORIGINAL, of="huangzhong-2024"),
        body("b", "大通县公安局", 2024, first + own + second, of="nanzheng-2022"),
    ]
    (passage,) = only(find(reports).pairs).passages
    assert passage.right.text == f"{first}…{second}"
    assert passage.left.text == ORIGINAL


@pytest.mark.parametrize("name", ["u05", "u18"])  # long paragraphs and short ones
def test_last_years_report_with_another_year_is_found(name: str) -> None:
    ((_, said),) = real(name)
    later = tuple(re.sub(r"202(\d)年", lambda m: f"202{(int(m[1]) + 1) % 10}年", p) for p in said)
    reports = [
        *real("u08", "yiyuan-2024"),
        (row("new", "甲水县公安局", 2025), later),
        (row("old", "甲水县公安局", 2024), said),
    ]
    pair = only(find(reports).pairs)
    assert (pair.kind, pair.left.year, pair.right.year) == (Kind.EARLIER_YEAR, 2024, 2025)
    assert pair.share == 1.0
    assert pair.unchanged_figures


def test_figures_that_stay_as_they_were_are_listed_apart() -> None:
    old = (
        "2023年,我局开展法治培训12场次、380人次。",
        "全年办理行政复议案件5件。",
        "聘请1名法律顾问,24小时值班,出警率100%。",
    )
    new = (
        "2024年,我局开展法治培训12场次、380人次。",
        "全年办理行政复议案件6件。",
        "聘请1名法律顾问,24小时值班,出警率100%。",
    )
    reports = [
        (row("old", "甲水县公安局", 2023), (*real("u08")[0][1], *old)),
        (row("new", "甲水县公安局", 2024), (*real("u05")[0][1], *new)),
    ]
    pair = only(find(reports).pairs)
    assert (pair.share, pair.passages) == (0.0, ())
    (unchanged,) = pair.unchanged_figures
    assert (unchanged.earlier, unchanged.later) == (old[0], new[0])
    assert unchanged.figures == ("12场次", "380人次")


def test_two_reports_of_one_body_for_one_year_are_drafts() -> None:
    ((_, said),) = real("u05")
    assert find([(row("a", "甲水县公安局", 2024), said), (row("b", "甲水县公安局", 2024), said)]).pairs == ()
    assert find([(row("a", "甲水县公安局", None), said), (row("b", "甲水县公安局", 2024), said)]).pairs == ()


def test_bodies_without_a_name_are_told_by_their_files() -> None:
    ((_, said),) = real("u05")
    pair = only(find([(row("a"), said), (row("b"), said)]).pairs)
    assert (pair.kind, pair.share) == (Kind.OTHER_BODY, 1.0)


def test_a_file_that_could_not_be_read_is_not_compared() -> None:
    ((_, said),) = real("u05")
    assert find([(row("a", error=("damaged", "文件已损坏。")), ()), (row("b"), said)]).pairs == ()


def test_the_real_reports_are_not_copied_from_each_other() -> None:
    assert len(real_reports()) >= 29
    assert find(real_reports()).pairs == ()


def test_nor_are_any_two_of_them_with_no_corpus_around() -> None:
    nothing = Stock({})
    said = {each.name: paragraphs for each, paragraphs in real_reports()}
    texts = [alignment.text(prose(each, lambda r: said[r.name]), nothing) for each, _ in real_reports()]
    assert [p for one, other in combinations(texts, 2) for p in alignment.align(one, other)[1]] == []


@pytest.mark.parametrize("count", [3, 5, 9, 29])
def test_slogans_of_all_are_stock_and_not_copying(count: int) -> None:
    reports = [(each, (SLOGANS, *said)) for each, said in real_reports()[:count]]
    found = find(reports)
    assert found.pairs == ()
    said = [phrase for phrase in found.stock if "以习近平新时代中国特色社会主义思想为指导" in phrase.text]
    assert said
    assert said[0].bodies == len({each.organisation for each, _ in reports})


def test_three_who_copied_are_found_among_many() -> None:
    bodies = ("甲水县公安局", "乙山县公安局", "丙河县公安局")
    reports = [
        body(f"c{number}", name, 2024, ORIGINAL, of=of)
        for number, (name, of) in enumerate(zip(bodies, SEEDS, strict=True))
    ]
    rest = [each for each in real_reports() if each[0].name not in SEEDS]
    pairs = find([*reports, *rest]).pairs
    assert sorted((p.left.name, p.right.name) for p in pairs) == [("c0", "c1"), ("c0", "c2"), ("c1", "c2")]


def test_the_order_of_the_reports_makes_no_difference() -> None:
    reports = [
        body("a", "湟中区公安局", 2024, ORIGINAL, of="huangzhong-2024"),
        body("b", "大通县公安局", 2024, COPY, of="nanzheng-2022"),
        *real("u05", "u08", "u18"),
    ]
    assert find(reports) == find(reports[::-1])


def test_a_passage_of_most_bodies_is_a_template() -> None:
    assert [threshold(bodies) for bodies in (1, 2, 3, 5, 9, 25, 30, 100, 250, 10_000)] == [
        3, 3, 3, 3, 5, 5, 6, 20, 50, 50,
    ]  # fmt: skip
