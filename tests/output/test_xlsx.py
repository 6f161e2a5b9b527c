"""The workbook as an office meets it: read back, opened in LibreOffice, and harmless whatever the report says."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker import assess, load_checklist, read_file
from checker.assessment.model import Decided, Document, Run, Status
from checker.checklist.model import Label
from checker.output import xlsx
from checker.output.lang import Lang
from checker.output.xlsx_text import LONGEST
from tests.making.programs import converted
from tests.output import sample

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

SEEDS = Path(__file__).parents[2] / "seeds"
LONG = "=HYPERLINK(" + "很长的一段话" * 3400
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", LONG, "http://x.example/", "mailto:a@b.example", "_x0041_")


def opened(run: Run, lang: Lang = Lang.ZH) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(run, lang)))


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows below the header, by the names in it."""
    top = sheet.print_title_rows or "$1:$1"
    header = int(re.findall(r"\d+", top)[0])
    names = [cell.value for cell in sheet[header]]
    return [dict(zip(names, values, strict=True)) for values in sheet.iter_rows(header + 1, values_only=True)]


def parts(sheet: Any) -> list[dict[str, Any]]:
    return [row for row in rows(sheet) if row["结论"]]


@pytest.fixture(scope="module")
def seed() -> Run:
    report = read_file(SEEDS / "huangzhong-2024.txt")
    return sample.run(Document("湟中-2024.txt", "0" * 64, assess(report, load_checklist()), None, report))


def test_the_sheets_are_those_of_an_office(seed: Run) -> None:
    assert opened(seed).sheetnames == ["评分表", "汇总", "校核", "复议诉讼与数据"]
    assert opened(sample.SINGLE).sheetnames == ["评分表", "汇总", "校核"]
    assert opened(sample.SINGLE, Lang.EN).sheetnames == ["Score sheet", "Summary", "Checks"]


def test_one_row_a_part_and_nothing_merged() -> None:
    sheet = opened(sample.SINGLE)["评分表"]
    table = parts(sheet)
    assert [(r["要素"], r["结论"]) for r in table] == [
        ("标题要素", "有"),
        ("落款", "无"),
        ("原因分析", "无"),
        ("法律顾问聘请情况", "有"),
        ("法律顾问聘请情况", "计划"),
        ("法律顾问聘请情况", "无"),
        ("执法全过程记录", "不足"),
        ("行政执法公示", "有"),
        ("行政执法公示", "有"),
        ("行政规范性文件管理", "有"),
        ("行政规范性文件管理", "无（不扣分）"),
        ("规范涉企行政检查", "不适用"),
    ]
    assert all(r["维度"] and r["级别"] and r["依据"] for r in table)
    assert not sheet.merged_cells.ranges
    assert table[0]["依据"] == "《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第二十四条"
    assert table[3]["佐证"] == "「现我局聘请1名法律顾问」"
    assert table[3]["位置"].startswith("第12段 第35行第8列")
    assert "只有一处写明" in table[3]["复核提示"]
    assert table[5]["佐证"] == "提示：最接近的一句「法律顾问列席案件讨论。」"
    assert table[3]["建议"] is None
    assert table[4]["建议"].startswith("写明法律顾问聘请情况")


def test_the_points_of_the_rows_add_up_to_the_score(seed: Run) -> None:
    (document,) = seed.documents
    assert document.assessment
    table = parts(opened(seed)["评分表"])
    assert sum(r["得分"] or 0 for r in table) == pytest.approx(document.assessment.score.points, abs=0.01)
    assert sum(r["满分"] or 0 for r in table) == pytest.approx(document.assessment.score.possible, abs=0.01)


def test_every_dimension_has_a_row_with_its_score_and_folds() -> None:
    sheet = opened(sample.SINGLE)["评分表"]
    bands = [r for r in rows(sheet) if r["要点"] and r["要点"].startswith("小计")]
    assert [(r["维度"], r["要点"]) for r in bands] == [
        ("报告规范与法定内容", "小计 13.0 / 16.0 分（81.2%）"),
        ("法律顾问制度", "小计 2.0 / 6.0 分（33.3%）"),
        ("复议应诉", "小计 0.0 / 0.0 分（不适用）"),
    ]
    levels = {sheet.row_dimensions[n].outlineLevel for n in range(5, 8)}
    assert levels == {1}
    assert sheet.row_dimensions[4].outlineLevel == 0


def test_verdicts_have_colours_and_words() -> None:
    sheet = opened(sample.SINGLE)["评分表"]
    colours = {cell.value: cell.fill.fgColor.rgb for (cell,) in sheet["E5:E40"] if cell.value}
    assert set(colours) == {"有", "无", "计划", "不足", "不适用", "无（不扣分）"}
    assert len({colours[v] for v in ("有", "无", "计划", "不足", "不适用")}) == 5


def test_it_can_be_filtered_scrolled_and_marked() -> None:
    book = opened(sample.SINGLE)
    sheet = book["评分表"]
    last = sheet.max_row
    assert sheet.auto_filter.ref == f"A3:N{last}"
    assert sheet.freeze_panes == "C4"
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == (f"M4:M{last}", '"同意,改判,需核实"')
    assert [c.value for c in sheet[3]][12:] == ["复核意见", "复核说明"]
    assert book["校核"].data_validations.dataValidation


def test_it_prints_on_a4_across_with_header_and_page_numbers() -> None:
    for name in ("评分表", "校核"):
        sheet = opened(sample.SINGLE)[name]
        assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
        assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_the_summary_says_what_score_and_provenance() -> None:
    sheet = opened(sample.SINGLE)["汇总"]
    said = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert said["单位"][0] == "湟中区公安局"
    assert said["总分"][0] == 72.5
    assert said["报告规范与法定内容"][:3] == (13, 16, 0.8125)
    assert said["缺失"] == (1, 1, 0, 2)
    assert said["不通过"][0] == 2
    assert any(text.startswith("总分 72.5（中） · 必备要素缺失 1 项") for text in said)
    assert any("a1b2c3d4e5f6" in text and "2025-01-15T08:00:00+08:00" in text for text in said)
    assert "没有识别到落款。" in said
    assert sheet.conditional_formatting


def test_checks_show_the_failed_ones_first_with_their_quotes() -> None:
    table = rows(opened(sample.SINGLE)["校核"])
    assert [(r["校核"], r["结果"]) for r in table] == [
        ("数据勾稽", "不通过"),
        ("规范用语", "不通过"),
        ("年度一致", "通过"),
        ("报送与公开时限", "不适用"),
    ]
    assert table[0]["原文一"] == "「共12件」"
    assert table[0]["位置一"].startswith("第12段")


def test_figures_and_cases_are_numbers(seed: Run) -> None:
    sheet = opened(seed)["复议诉讼与数据"]
    table = [r for r in rows(sheet) if r["状态"]]
    cases = {(r["类别"], r["内容"]): (r["状态"], r["数值"]) for r in table if r["类别"] != "数据"}
    assert cases["行政复议", "总数"] == ("有数", 5)
    assert cases["行政复议", "撤销"] == ("未提及", None)
    figures = [r for r in table if r["类别"] == "数据"]
    assert len(figures) > 20
    assert all(isinstance(r["数值"], int | float) and r["原句"] and r["位置"] for r in figures)


def test_several_documents_have_a_file_column_and_a_ranking() -> None:
    book = opened(sample.SEVERAL)
    sheet = book["评分表"]
    assert {r["文件"] for r in rows(sheet)} == {"报告/湟中-2024.txt", "空.txt", "报告/扫描件.pdf"}
    failed = next(r for r in rows(sheet) if r["文件"] == "报告/扫描件.pdf")
    assert failed["维度"] == "无法评估：不是文本文件 请另存为 .txt 再试"
    ranking = [values[:6] for values in book["汇总"].iter_rows(4, values_only=True)]
    assert ranking[0] == (1, "报告/湟中-2024.txt", "湟中区公安局", 2024, 0.725146, "中")
    assert ranking[1] == ("—", "空.txt", "未识别", "未识别", "不适用", "—")
    assert any(row[0] == "报告/扫描件.pdf：不是文本文件 请另存为 .txt 再试" for row in ranking)


@pytest.mark.parametrize("run", [sample.run(), sample.run(sample.FAILED)], ids=["none", "failed"])
def test_a_run_without_assessments_is_a_workbook_too(run: Run) -> None:
    assert opened(run).sheetnames == ["评分表", "汇总", "校核"]


def test_a_decision_of_a_person_is_filled_in() -> None:
    decided = dataclasses.replace(sample.part("date", Label.YES), decided=Decided("李某", "附件有", Label.NO))
    element = sample.element("report.sign-off", "落款", Status.MET, (decided,))
    (row,) = parts(opened(sample.run(sample.assessed(element)))["评分表"])
    assert (row["复核意见"], row["复核说明"]) == ("改判", "李某：附件有")
    assert row["复核提示"] == "人工改判，程序原判“无”"


def test_the_same_run_gives_the_same_bytes(seed: Run) -> None:
    assert xlsx.render(seed) == xlsx.render(seed)
    assert opened(seed).properties.created.isoformat() == "2025-01-15T00:00:00"


# hostile reports


def hostile() -> Run:
    quotes = tuple(sample.evidence(text, number) for number, text in enumerate(FORMULAS))
    element = sample.element("report.title", LONG, Status.MET, tuple(sample.part("p", Label.YES, q) for q in quotes))
    return sample.run(*sample.HOSTILE_RUN.documents, sample.assessed(element, path="=cmd|'/c calc'!A1"))


@pytest.mark.parametrize("run", [hostile(), sample.HOSTILE_RUN], ids=["formulas", "controls"])
def test_nothing_from_a_report_is_a_formula_a_link_or_a_control_character(run: Run) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx.render(run))) as package:
        files = {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}
    sheets = [text for name, text in files.items() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not [text for text in sheets if "<f>" in text or "<f " in text or "hyperlink" in text]
    assert not [name for name in files if "_rels/sheet" in name]
    whole = "".join(files.values())
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202e\u2066]|_x00(?!5F_)", whole.replace("_x005F_x0041_", "")
    )


def test_long_texts_fit_into_a_cell() -> None:
    cells = [
        c for sheet in opened(hostile()) for row in sheet.iter_rows(values_only=True) for c in row if isinstance(c, str)
    ]
    assert max(len(c.encode("utf-16-le")) // 2 for c in cells) <= LONGEST
    assert any(c.startswith("=HYPERLINK(") for c in cells)


# LibreOffice


def test_libreoffice_opens_it_and_sees_the_same_rows(seed: Run) -> None:
    data = xlsx.render(seed)
    (made,) = converted([data], ".xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")
    seen = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    sheet = opened(seed)["评分表"]
    wanted = [[str(c or "") for c in values[:5]] for values in sheet.iter_rows(values_only=True)]
    assert [row[:5] for row in seen] == wanted


def test_libreoffice_prints_every_sheet(seed: Run) -> None:
    import pypdfium2

    for run in (seed, hostile()):
        (made,) = converted([xlsx.render(run)], ".xlsx", "pdf")
        pdf = pypdfium2.PdfDocument(made)
        pages = [page.get_textpage().get_text_range() for page in pdf]
        sizes = [tuple(map(round, page.get_size())) for page in pdf]
        pdf.close()
        assert set(sizes) <= {(842, 595), (595, 842)}
        assert "评分表" in pages[0]
        assert f"第 1 页，共 {len(pages)} 页" in " ".join(pages[0].split())
        headed = [page for page in pages if "复核意见" in page]
        assert len(headed) > 1
