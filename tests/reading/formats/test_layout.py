"""Printed pages: lines become the paragraphs and tables they were set from."""

from __future__ import annotations

from collections.abc import Iterable

from checker.reading.formats.content import Grid, Text
from checker.reading.formats.layout import Page, Piece, Ruling, arrange

EM, PITCH, LEFT, WIDTH = 16.0, 28.0, 80.0, 28
FULL = "各所队要把规范执法作为队伍建设的长期任务抓在手上落到实处并且年"
"""A line of 28 characters is cut from it."""


def line(text: str, row: float, indent: float = 0, size: float = EM) -> Piece:
    left = LEFT + indent * EM
    return Piece(text, left, left + size * len(text), 100 + row * PITCH, size)


def page(pieces: Iterable[Piece], number: int = 1, rulings: Iterable[Ruling] = ()) -> Page:
    return Page(number, 595, 842, tuple(pieces), tuple(rulings))


def full(indent: float = 0) -> str:
    return FULL[: WIDTH - int(indent)]


def body(row: float) -> list[Piece]:
    """Two paragraphs, of two lines each, in five rows."""
    return [
        line(full(2), row, 2),
        line("度考核。", row + 1),
        line(full(2), row + 2, 2),
        line(full(), row + 3),
        line("终总结。", row + 4),
    ]


def texts(*pages: Page) -> list[str]:
    return ["|".join(item.lines) for item in arrange(pages) if isinstance(item, Text)]


def grids(*pages: Page) -> list[Grid]:
    return [item for item in arrange(pages) if isinstance(item, Grid)]


def test_an_indented_line_starts_a_paragraph() -> None:
    assert texts(page(body(0))) == [f"{full(2)}|度考核。", f"{full(2)}|{full()}|终总结。"]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first = [*body(0), line(full(2), 5, 2), line("— 1 —", 9, 12)]
    items = arrange([page(first), page([line("年底验收。", 0), *body(1), line("— 2 —", 9, 12)], 2)])
    assert Text((full(2), "年底验收。"), 0, (1, 2)) in items
    assert not any("—" in text for item in items if isinstance(item, Text) for text in item.lines)


def test_running_heads_go_and_the_same_words_elsewhere_stay() -> None:
    head = Piece("某县公安局文件", LEFT, LEFT + 70, 50, 10)
    pages = [page([head, *body(0), line("某县公安局文件", 6, 2)], 1), *(page([head, *body(0)], n) for n in (2, 3))]
    assert [text for text in texts(*pages) if "文件" in text] == ["某县公安局文件"]


def test_what_a_browser_prints_around_a_page_goes() -> None:
    head = [
        Piece("2025/1/20 16:20", 20, 110, 40, 9),
        Piece("某县公安局2024年报告_某县人民政府门户网站_政务公开_法治", 160, 560, 40, 9),
    ]
    address = "https://www.example.gov.cn/zwgk/fzzf/2025/01/20/content_123456.html"
    foot = [Piece(address, 20, 320, 820, 9), Piece("1/2", 560, 580, 820, 9)]
    assert texts(page([*head, *body(0), *foot])) == texts(page(body(0)))


def test_the_lines_of_a_title_are_joined_if_the_first_is_full() -> None:
    title = "某某市公安局某某分局关于法治政府建设"
    pages = page([line(title, 0, 1, 22.5), line("情况的报告", 1.2, 10, 22.5), *body(3)])
    assert texts(pages)[0] == f"{title}|情况的报告"
    apart = page([line("某县公安局", 0, 10, 22.5), line("法治政府建设报告", 1.2, 8, 22.5), *body(3)])
    assert texts(apart)[:2] == ["某县公安局", "法治政府建设报告"]


def test_signature_and_date_stand_alone() -> None:
    pieces = [*body(0), line("某县公安局", 6, 20), line("2024年1月5日", 7, 19), line("附件目录在后", 8)]
    assert texts(page(pieces))[2:] == ["某县公安局", "2024年1月5日", "附件目录在后"]


def test_without_indents_headings_gaps_and_short_ends_tell_the_paragraphs() -> None:
    pieces = [
        line("一、主要做法", 0),
        line(full(), 1),
        line("年度考核。", 2),
        line(full(), 3),
        line("年终总结，一是", 4),
        line(full(), 5.6),
        line(full(), 6.6),
        line("收尾。", 7.6),
    ]
    assert texts(page(pieces)) == [
        "一、主要做法",
        f"{full()}|年度考核。",
        f"{full()}|年终总结，一是",
        f"{full()}|{full()}|收尾。",
    ]


def test_the_caption_of_a_table_stands_alone_under_a_full_line() -> None:
    lines = [line(full()[:-1] + "。", 0), line("表一　培训情况", 1), *(line(full(), row) for row in range(2, 6))]
    assert texts(page(lines))[0] == full()[:-1] + "。"


def test_counted_items_within_a_paragraph_never_start_one() -> None:
    ended = full(2)[:-1] + "。"
    pieces = [line(ended, 0, 2), line("二是" + full()[2:], 1), line("收尾。", 2), *body(3)]
    assert texts(page(pieces))[0] == f"{ended}|二是{full()[2:]}|收尾。"


def test_the_margin_is_found_where_most_paragraphs_have_one_line() -> None:
    pieces = [line(f"{n}.{full(2)[:-3]}；", n, 2) for n in range(1, 9)]
    pieces += [line(full(2), 9, 2), line("办结。", 10), line(full(2), 11, 2), line("归档。", 12)]
    assert texts(page(pieces))[8:] == [f"{full(2)}|办结。", f"{full(2)}|归档。"]


def test_blanks_come_back_between_words_and_not_between_figures_and_han() -> None:
    pieces = [
        Piece("执法", 80, 112, 100, 16),
        Piece("25", 115, 131, 100, 16),
        Piece("件", 134, 150, 100, 16),
        Piece("rule", 160, 190, 100, 16),
        Piece("of", 196, 212, 100, 16),
    ]
    assert texts(page(pieces)) == ["执法25件rule of"]


def test_a_raised_figure_stays_in_its_line() -> None:
    pieces = [Piece("场地50m", 80, 140, 100, 16), Piece("2", 140, 145, 94, 9), Piece("建成。", 145, 193, 100, 16)]
    assert texts(page(pieces)) == ["场地50m2建成。"]


def test_footnotes_and_the_figures_that_refer_to_them_go() -> None:
    def noted(mark: str) -> list[str]:
        head = line("全年办理行政复议案件46件", 0, 2)
        raised = [Piece(mark, head.right, head.right + 5, head.baseline - 6, 9)] if mark else []
        rest = Piece("，均已办结。", head.right + 5, head.right + 5 + 6 * EM, head.baseline, EM)
        notes = [line("1 数据截至当年12月31日，由法制大队统计并经", 18, 0, 10), line("复核。", 18.6, 0, 10)]
        return texts(page([head, *raised, rest, *body(1), *notes, line("— 1 —", 21, 12)]))

    assert noted("1") == ["全年办理行政复议案件46件，均已办结。", *texts(page(body(1)))]
    assert "法制大队" in "".join(noted(""))


def test_two_columns_are_read_one_after_the_other() -> None:
    def column(left: float, words: str) -> list[Piece]:
        rows = [words + FULL[: 14 - len(words)]] * 9 + ["收尾。"]
        return [Piece(text, left, left + 14 * len(text), 100 + 20 * row, 14) for row, text in enumerate(rows)]

    found = texts(page([*column(60, "甲栏"), *column(320, "乙栏")]))
    assert len(found) == 2
    assert found[0].startswith("甲栏")
    assert "乙" not in found[0]
    assert "甲" not in found[1]


def test_a_mark_that_hangs_over_the_edge_of_a_column_parts_no_columns() -> None:
    def column(left: float, words: str) -> list[Piece]:
        texts = [words + FULL[: 14 - len(words)] + "，" * (row == 4) for row in range(9)] + ["收尾。"]
        return [Piece(text, left, left + 14 * len(text), 100 + 20 * row, 14) for row, text in enumerate(texts)]

    found = texts(page([*column(60, "甲栏"), *column(271, "乙栏")]))
    assert [text[:2] for text in found] == ["甲栏", "乙栏"]
    assert "乙" not in found[0]


COLUMNS, ROWS = (80.0, 130.0, 330.0, 430.0), (100.0, 130.0, 180.0, 210.0)


def net(rows: tuple[float, ...] = ROWS) -> list[Ruling]:
    upright = [Ruling(x, rows[0], x, rows[-1]) for x in COLUMNS]
    return [*upright, *(Ruling(COLUMNS[0], y, COLUMNS[-1], y) for y in rows)]


def cells(number: int = 1) -> list[Piece]:
    return [
        Piece("序号", 85, 109, 120, 12),
        Piece("指标", 135, 159, 120, 12),
        Piece("件数", 335, 359, 120, 12),
        Piece(str(number), 85, 91, 160, 12),
        Piece("由行政机关负责人出庭应诉的行政", 135, 315, 150, 12),
        Piece("诉讼案件", 135, 183, 168, 12),
        Piece("1,024", 335, 365, 160, 12),
        Piece("合计", 85, 109, 200, 12),
        Piece("1,024", 335, 365, 200, 12),
    ]


def test_ruled_cells_are_a_table() -> None:
    (grid,) = grids(page([*cells(), line("表后文字。", 8, 2)], rulings=net()))
    assert grid.rows == (
        ("序号", "指标", "件数"),
        ("1", "由行政机关负责人出庭应诉的行政诉讼案件", "1,024"),
        ("合计", "", "1,024"),
    )
    assert grid.pages == (1, 1, 1)


def test_merged_cells_are_repeated_downwards_and_none_across() -> None:
    across = [Ruling(80, 180, 80, 210), Ruling(330, 180, 330, 210), Ruling(430, 180, 430, 210)]
    upright = [Ruling(x, 100, x, 180) for x in COLUMNS]
    level = [Ruling(80, y, 430, y) for y in (100, 180, 210)] + [Ruling(130, 130, 430, 130)]
    pieces = [
        Piece("类别", 85, 109, 145, 12),
        Piece("复议", 135, 159, 120, 12),
        Piece("9", 335, 341, 120, 12),
        Piece("应诉", 135, 159, 160, 12),
        Piece("5", 335, 341, 160, 12),
        Piece("合计", 85, 109, 200, 12),
        Piece("14", 335, 347, 200, 12),
    ]
    (grid,) = grids(page(pieces, rulings=[*across, *upright, *level]))
    assert grid.rows == (("类别", "复议", "9"), ("类别", "应诉", "5"), ("合计", None, "14"))


def test_a_table_over_the_end_of_a_page_is_one_and_has_its_header_once() -> None:
    (grid,) = grids(page(cells(), rulings=net()), page(cells(2), 2, net()))
    assert [row[0] for row in grid.rows] == ["序号", "1", "合计", "2", "合计"]
    assert grid.pages == (1, 1, 1, 2, 2)


def test_columns_without_rulings_are_a_table() -> None:
    assert grids(page([*body(9), *cells()]))[0].rows == (
        ("序号", "指标", "件数"),
        ("1", "由行政机关负责人出庭应诉的行政诉讼案件", "1,024"),
        ("合计", "", "1,024"),
    )


def test_a_list_of_contents_is_no_table() -> None:
    rows = [Piece("一、主要做法" + "…" * 10, 80, 336, 100 + 28 * n, 16) for n in range(4)]
    numbers = [Piece(str(n), 400, 408, 100 + 28 * n, 16) for n in range(4)]
    assert not grids(page([*rows, *numbers]))


def test_nothing_printed_is_nothing_read() -> None:
    assert arrange([page([])]) == ()
    assert arrange([]) == ()
