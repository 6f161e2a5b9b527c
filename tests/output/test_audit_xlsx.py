"""The workbook of an audit as an office meets it: read back, opened in LibreOffice, harmless, the same every time."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from checker.audit.copying import Copying, Excerpt, Kind, Pair, Passage, Side
from checker.audit.whole import Audit
from checker.output import audit_xlsx
from checker.output.lang import Lang
from checker.output.xlsx_text import LONGEST
from tests.making.programs import converted
from tests.output import audits, sample

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

SHEETS = ["排名", "矩阵", "常见缺项", "统计", "校核", "错误", "报送情况", "雷同", "历年"]
CASES = {
    "reconsideration": {"total": 7.0, "pending": None, "outcomes": {"维持": 5.0, "撤销": 2.0}},
    "litigation": {"total": 3.0, "appearances": 2.0, "appearance_rate": 0.5, "outcomes": {"胜诉": 3.0}},
}
FORMULA = '=HYPERLINK("http://x.example")'


@pytest.fixture(scope="module")
def audit() -> Audit:
    found = audits.audit(audits.rows(60), False)
    return replace(found, rows=(replace(found.rows[0], cases=CASES), *found.rows[1:]))


@pytest.fixture(scope="module")
def book(audit: Audit) -> Any:
    return opened(audit)


def opened(audit: Audit, lang: Lang = Lang.ZH, **options: object) -> Any:
    return openpyxl.load_workbook(io.BytesIO(audit_xlsx.render(audit, lang)), **options)


def table(sheet: Any, first: str) -> list[dict[str, Any]]:
    """The rows below the header that begins with ``first``, up to an empty or unframed one."""
    header = next(n for n, row in enumerate(sheet.iter_rows(values_only=True), 1) if row[0] == first)
    names = [cell.value for cell in sheet[header]]
    found = []
    for row in sheet.iter_rows(header + 1):
        if not row[1].has_style or row[1].border.left.style is None:
            break
        found.append(dict(zip(names, (cell.value for cell in row), strict=True)))
    return found


def test_the_sheets(book: Any, audit: Audit) -> None:
    assert book.sheetnames == SHEETS
    assert opened(replace(audit, completeness=None, copying=None)).sheetnames == [*SHEETS[:6], "历年"]
    assert "Ranking" in opened(audit, Lang.EN).sheetnames


def test_the_ranking_is_by_score_with_every_dimension(book: Any, audit: Audit) -> None:
    ranked = table(book["排名"], "名次")
    assessed = [row for row in audit.rows if row.error is None]
    assert len(ranked) == len(assessed) == 59
    shares = [row["得分率"] for row in ranked]
    assert shares == sorted(shares, reverse=True)
    assert ranked[0]["名次"] == 1
    best = max(assessed, key=lambda row: row.percent or 0)
    top = ranked[0]
    assert (top["单位"], top["年度"], top["必备缺项"], top["文件"]) == (
        best.organisation,
        best.year,
        best.lacking,
        best.name,
    )
    titles = [title for _, title in audit.frame.dimensions]
    assert [top[title] for title in titles] == [round((percent or 0) / 100, 6) for percent in best.percents]
    rules = [rule.type for ranges in book["排名"].conditional_formatting for rule in ranges.rules]
    assert set(rules) == {"dataBar", "colorScale"}


def test_equal_scores_share_their_place(audit: Audit) -> None:
    rows = tuple(replace(row, percent=80.0 if n else 90.0) for n, row in enumerate(audit.rows[:3]))
    ranked = table(opened(replace(audit, rows=rows))["排名"], "名次")
    assert [row["名次"] for row in ranked] == [1, 2, 2]


def test_a_report_without_a_score_has_no_place(audit: Audit) -> None:
    rows = (replace(audit.rows[0], percent=None, grade="", organisation="", year=None),)
    (row,) = table(opened(replace(audit, rows=rows))["排名"], "名次")
    assert (row["名次"], row["单位"], row["年度"], row["得分率"]) == ("—", "未识别", "未识别", "不适用")


def test_the_matrix_has_a_sign_and_a_colour_for_every_status(book: Any, audit: Audit) -> None:
    sheet = book["矩阵"]
    titles = [element.title for element in audit.frame.elements]
    matrix = {row["文件"]: row for row in table(sheet, "单位")}
    signs = {"met": "√", "partial": "△", "planned": "○", "weak": "!", "missing": "×", "not-applicable": "–"}
    for row in audit.rows:
        if row.error is None:
            assert [matrix[row.name][title] for title in titles] == [signs[status] for status in row.statuses]
    colours: dict[str, set[str]] = {sign: set() for sign in signs.values()}
    for line in sheet.iter_rows(5):
        for cell in line[4 : 4 + len(titles)]:
            colours[cell.value].add(cell.fill.fgColor.rgb)
    assert [len(found) for found in colours.values()] == [1] * 6
    assert len(set().union(*colours.values())) == 6
    assert sheet.freeze_panes == "E5"
    assert sheet["A2"].value.split("；")[0] == "√ 具备"
    assert [cell.value for cell in sheet[3] if cell.value] == [title for _, title in audit.frame.dimensions]


def test_gaps_count_what_is_lacking_of_what_applies(book: Any, audit: Audit) -> None:
    gaps = table(book["常见缺项"], "维度")
    assert len(gaps) == len(audit.frame.elements)
    shares = [row["不具备占比"] for row in gaps]
    assert shares == sorted(shares, reverse=True)
    place = 7
    counts = Counter(row.statuses[place] for row in audit.rows if row.error is None)
    row = next(row for row in gaps if row["要素"] == audit.frame.elements[place].title)
    assert row["适用（份）"] == counts.total() - counts["not-applicable"]
    assert (row["缺失"], row["部分具备"], row["仅有计划"]) == (counts["missing"], counts["partial"], counts["planned"])
    assert row["不具备（份）"] == row["适用（份）"] - counts["met"]
    assert row["缺失占比"] == pytest.approx(counts["missing"] / row["适用（份）"], abs=1e-6)


def test_statistics_are_numbers_with_their_sums(book: Any, audit: Audit) -> None:
    sheet = book["统计"]
    found = table(sheet, "单位")
    assert len(found) == 59
    names = list(found[0])
    above = {row[0]: dict(zip(names, row, strict=True)) for row in sheet.iter_rows(max_row=4, values_only=True)}
    sums, stated = above["合计"], above["写明的份数"]
    assert (sums["行政复议案件"], sums["行政诉讼胜诉"], sums["负责人出庭应诉率"]) == (7, 3, None)
    assert (stated["行政复议案件"], stated["行政复议尚未审结"]) == (1, 0)
    row = next(row for row in found if row["文件"] == audit.rows[0].name)
    assert (row["行政复议撤销"], row["行政复议尚未审结"], row["负责人出庭应诉率"]) == (2, None, 0.5)


def test_checks_are_counted_and_the_reports_that_fail_named(book: Any, audit: Audit) -> None:
    sheet = book["校核"]
    counted = table(sheet, "校核")
    assessed = [row for row in audit.rows if row.error is None]
    assert [row["不通过（份）"] for row in counted] == [
        sum(row.outcomes[place] == "fail" for row in assessed) for place in range(len(audit.frame.checks))
    ]
    failing = table(sheet, "单位")
    assert len(failing) == sum("fail" in row.outcomes for row in assessed)
    assert all(len(row["没有通过的校核"].split("、")) == row["问题数"] for row in failing)


def test_errors_say_why_and_what_to_do(book: Any, audit: Audit) -> None:
    (failed,) = [row for row in audit.rows if row.error]
    (row,) = table(book["错误"], "文件")
    assert (row["文件"], row["代码"], row["原因"]) == (failed.name, "encrypted", "文件有密码，打不开。")
    assert row["处理办法"]


def test_completeness_lists_all_that_is_amiss(book: Any, audit: Audit) -> None:
    assert audit.completeness
    found = table(book["报送情况"], "情况")
    kinds = Counter(row["情况"] for row in found)
    assert kinds["没有报送"] == len(audit.completeness.missing) == 2
    assert kinds["不在名单上"] == len(audit.completeness.unclaimed)
    assert kinds["不存在或读不出"] == len(audit.completeness.unread) == 1
    assert found[0]["单位"].startswith("未报")
    assert [cell.value for cell in book["报送情况"][2]][:2] == ["应报", audit.completeness.expected]


def test_a_passage_a_row_with_what_differs_in_red(audit: Audit) -> None:
    assert audit.copying
    sheet = opened(audit, rich_text=True)["雷同"]
    found = table(sheet, "类别")
    passages = sum(len(pair.passages) for pair in audit.copying.pairs)
    unchanged = sum(len(pair.unchanged_figures) for pair in audit.copying.pairs)
    assert len(found) == passages + unchanged
    assert found[0]["相同比例"] == pytest.approx(audit.copying.pairs[0].share)
    text = found[0]["原文甲"]
    assert str(text) == audits.PASSAGE.left.text
    red = [str(piece) for piece in text if getattr(piece, "font", None) and piece.font.color.rgb == "FFC00000"]
    assert red == ["36", "一线"]
    last = [row[0] for row in sheet.iter_rows(values_only=True) if row[0]]
    assert last[-1] == "坚持以习近平新时代中国特色社会主义思想为指导，（120）"


def test_a_passage_too_long_for_a_cell_is_cut(audit: Audit) -> None:
    long = Excerpt("长" * (LONGEST + 9), ((0, 5),))
    pair = Pair(Kind.OTHER_BODY, Side("a", "甲", 2024), Side("b", "乙", 2024), 0.5, (Passage(long, long, 9),), ())
    (row,) = table(opened(replace(audit, copying=Copying((pair,), (), 0)))["雷同"], "类别")
    assert len(row["原文甲"]) == LONGEST


def test_trends_have_a_row_a_year(book: Any, audit: Audit) -> None:
    found = table(book["历年"], "单位")
    assert len(found) == sum(len(trend.points) for trend in audit.trends)
    trend = audit.trends[0]
    rows = [row for row in found if row["单位"] == trend.organisation]
    assert [row["年度"] for row in rows] == [point.year for point in trend.points]
    assert rows[0]["比上年"] is None
    moved = (trend.points[1].percent or 0) - (trend.points[0].percent or 0)
    assert rows[1]["比上年"] == pytest.approx(moved, abs=0.06)
    titles = {element.id: element.title for element in audit.frame.elements}
    assert (rows[1]["新具备的要素"] or "") == "、".join(titles[id] for id in trend.steps[0].won)


def test_every_table_can_be_filtered_and_scrolled(book: Any) -> None:
    for sheet in book:
        assert sheet.auto_filter.ref, sheet.title
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_title_rows, sheet.title


def test_the_same_audit_gives_the_same_bytes(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    assert audit_xlsx.render(audit) == audit_xlsx.render(audit)
    monkeypatch.setattr(audit_xlsx, "LARGE", 1)
    assert audit_xlsx.render(audit) == audit_xlsx.render(audit)


def test_a_large_one_says_the_same(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> list[list[tuple[Any, ...]]]:
        return [list(sheet.iter_rows(values_only=True)) for sheet in opened(audit)]

    small = said()
    monkeypatch.setattr(audit_xlsx, "LARGE", 1)
    assert said() == small


def test_what_is_left_out_is_told(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_xlsx, "MOST_ROWS", 10)
    sheet = opened(audit)["排名"]
    assert len(table(sheet, "名次")) == 10
    assert any("前10份，共59份" in str(row[0]) for row in sheet.iter_rows(values_only=True))


def test_nothing_at_all_is_a_workbook_too() -> None:
    assert opened(audits.audit(())).sheetnames == [*SHEETS[:6], "雷同", "历年"]


@pytest.mark.parametrize("is_large", [False, True])
def test_no_report_can_harm(is_large: bool, audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_xlsx, "LARGE", 1 if is_large else 10**6)
    hostile = FORMULA + sample.HOSTILE
    side = Side(hostile, hostile, 2024)
    passage = Passage(Excerpt(hostile, ((0, 3),)), Excerpt(FORMULA, ()), 20)
    pair = Pair(Kind.OTHER_BODY, side, side, 0.9, (passage,), ())
    rows = tuple(replace(row, name=hostile, organisation=hostile, region=FORMULA) for row in audit.rows)
    book = opened(replace(audit, rows=rows, copying=Copying((pair,), (), 0)))
    assert not any(cell.data_type == "f" or cell.hyperlink for sheet in book for row in sheet for cell in row)
    texts = [cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]
    assert any(text.startswith(FORMULA) for text in texts)
    assert not [text for text in texts if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]", text)]


@pytest.mark.parametrize("is_large", [False, True])
def test_libreoffice_opens_it(is_large: bool, audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_xlsx, "LARGE", 1 if is_large else 10**6)
    (made,) = converted([audit_xlsx.render(audit)], ".xlsx", "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == SHEETS
    ours = opened(audit)
    for sheet in book:
        wanted = [tuple(row[:3]) for row in ours[sheet.title].iter_rows(values_only=True)]
        assert [tuple(row[:3]) for row in sheet.iter_rows(values_only=True)][: len(wanted)] == wanted
