"""The page: complete, harmless, and every mark on the words it means."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from checker.assessment.model import Decided, Document, Run
from checker.checklist.model import Label
from checker.output import html
from checker.output.lang import Lang
from checker.reading import parse_text, quote
from tests.output import pages, sample
from tests.output.pages import SEEDS, every, page, words

SEED = SEEDS[0]
LARGEST = 400_000
CARDS = [*SEEDS, pages.CONTRADICTION, pages.TABLES]


def bare(text: str) -> str:
    """``text`` without blanks: lines of a paragraph are joined, whatever stands between them."""
    return re.sub(r"\s+", "", text)


def marks_of(made: pages.Node, quote: pages.Node) -> list[pages.Node]:
    """The marks in the text that a quote of the checklist leads to."""
    return [mark for mark in every(made, "mark", "a") if quote.get("data-r") in mark.get("data-r").split()]


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_the_text_is_the_report_word_by_word(path: Path) -> None:
    report = pages.document(path).report
    assert report is not None
    shown = {node.get("data-p"): node for node in page(pages.document(path)).xpath("//*[@data-p]")}
    rows = {row.start for table in report.tables for row in table.rows}
    title = report.title or (0, 0)
    for paragraph in report.paragraphs:
        if paragraph.start in rows or title[0] < paragraph.start < title[1]:
            continue
        start, end = title if paragraph.start == title[0] and report.title else (paragraph.start, paragraph.end)
        said = bare(quote(report, start, end)).strip("“”")
        assert bare(shown[str(paragraph.number)].text_content()).strip("“”") == said


def test_quotation_marks_at_the_ends_of_a_paragraph_stay() -> None:
    report = parse_text("某公安局2024年法治政府建设情况报告\n“枫桥经验”写得好，落实了“四个一律”\n再写一段，说明情况。")
    made = page(pages.assessed(report, "a.txt"))
    assert "“枫桥经验”写得好，落实了“四个一律”" in [words(p) for p in every(made, "paragraph")]


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_every_quote_leads_to_its_words(path: Path) -> None:
    document = pages.document(path)
    made = page(document)
    quotes = made.xpath("//a[contains(@class, 'quote')][@data-r]")
    assert quotes
    for link in quotes:
        marks = marks_of(made, link)
        assert link.get("href") == f"#{marks[0].get('id')}"
        if marks[0].xpath("ancestor::table"):  # a quote from a table holds tabs and cells that are struck out
            continue
        marked = "".join(bare(mark.text_content()) for mark in marks)
        shown = bare(words(link)).removeprefix("「").removesuffix("」")
        head, _, tail = shown.partition("…")
        assert marked.startswith(head.lstrip("“"))
        assert not tail or marked.rstrip("”").endswith(tail.rstrip("”"))


def test_every_mark_leads_to_a_card() -> None:
    made = page(pages.document(pages.CONTRADICTION))
    cards = {card.get("id") for card in every(made, "card")}
    marks = every(made, "mark", "a")
    assert marks
    assert {mark.get("href")[1:] for mark in marks} <= cards


def test_ids_are_unique_and_links_have_targets() -> None:
    made = page(*(pages.document(path) for path in SEEDS[:2]), sample.FAILED)
    ids = [node.get("id") for node in made.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    links = [node.get("href") for node in made.xpath("//body//a")]
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= set(ids)


def test_words_under_several_marks_show_the_gravest() -> None:
    made = page(pages.document(pages.CONTRADICTION))
    document = pages.document(pages.CONTRADICTION)
    assert document.assessment is not None
    sides = [e for c in document.assessment.checks for e in c.evidence if c.outcome == "fail"]
    marked = "".join(words(mark) for mark in every(made, "mark", "a") if "check" in mark.get("class").split())
    for side in sides:
        assert bare(side.quote) in bare(marked)
    both = [m for m in every(made, "mark", "a") if len(m.get("data-r").split()) > 1]
    assert both
    assert any("校核：" in m.get("title") and "有：" in m.get("title") for m in both)


def test_both_sides_of_a_contradiction_are_shown() -> None:
    made = page(pages.document(pages.CONTRADICTION))
    check = next(card for card in every(made, "check", "details") if len(every(card, "quote")) == 2)
    first, second = every(check, "sides", "ol")[0]
    assert words(first).startswith("第1处")
    assert words(second).startswith("第2处")


def test_what_is_missing_says_what_to_do() -> None:
    document = pages.document(SEED)
    assert document.assessment is not None
    made = page(document)
    for element in document.assessment.elements:
        if element.status != "missing":
            continue
        card = next(c for c in every(made, "missing", "details") if element.id in words(c))
        text = words(card)
        assert f"+{element.gain:.1f}分" in text
        assert element.why in text
        assert element.advice in text
        assert bare(element.skeleton) in bare(text)
        assert (element.basis[0].document if element.basis else "实务要求：暂无经核实的法律依据") in text


def test_tables_stay_tables_and_marks_stand_in_their_cells() -> None:
    document = pages.document(pages.TABLES)
    assert document.report is not None
    tables = page(document).xpath("//div[@class='paper']//table")
    assert len(tables) == len(document.report.tables)
    for shown, table in zip(tables, document.report.tables, strict=True):
        assert [words(cell) for cell in shown.xpath(".//th")] == list(table.header)
        rows = [[bare(cell.text_content()) for cell in row] for row in shown.xpath(".//tbody/tr")]
        assert [len(row) for row in rows] == [len(row.cells) for row in table.rows]
    marked = [words(mark) for table in tables for mark in every(table, "mark")]
    assert "1,260" in marked


def test_a_row_that_cannot_be_parted_is_shown_all_the_same() -> None:
    text = "某公安局2024年法治政府建设情况报告\n一、情况\n项目\t2024年\n处罚\t12\n复议\t3\n以上是全部情况，请审阅。"
    report = parse_text(text)
    (table,) = report.tables
    odd = replace(table, rows=tuple(replace(row, cells=(*row.cells, "另")) for row in table.rows))
    made = page(pages.assessed(replace(report, tables=(odd,)), "a.txt"))
    assert [[words(cell) for cell in row] for row in made.xpath("//tbody/tr")] == [
        ["处罚", "12", "另"],
        ["复议", "3", "另"],
    ]


def test_pages_are_marked_where_they_begin() -> None:
    document = pages.document(SEED)
    assert document.report is not None
    source = document.report.source
    inside = source.index("2024年度，由局党委委员带头")
    between = source.index("一、主要举措和成效")
    report = replace(document.report, page_starts=array("i", [0, between, inside]))
    made = page(replace(document, report=report))
    first, second = every(made, "page", "*")
    assert (first.tag, words(first), words(first.getnext())) == ("div", "第2页", "一、主要举措和成效")
    assert (second.tag, words(second)) == ("span", "第3页")
    assert bare(second.getparent().text_content()).index("第3页2024年度") > 0


def test_hints_and_reviews_and_decisions_are_told() -> None:
    text = words(page(sample.DOCUMENT))
    assert "最接近的一句 「法律顾问列席案件讨论。」" in text
    assert "只有一处写明，另处的说法不同" in text
    causes = sample.ASSESSMENT.elements[2]
    part = replace(causes.parts[0], label=Label.YES, decided=Decided("王某", "另文报送", Label.NO))
    assessment = replace(sample.ASSESSMENT, elements=(replace(causes, parts=(part,)),))
    decided = replace(sample.DOCUMENT, assessment=assessment)
    assert "人工认定 王某：另文报送（程序原判：无）" in words(page(decided))


def test_a_hint_is_marked_where_it_stands() -> None:
    document = pages.document(pages.CONTRADICTION, hints=True)
    made = page(document)
    hints = [link for link in every(made, "hint", "a") if "quote" in link.get("class")]
    assert hints
    for link in hints:
        marks = marks_of(made, link)
        shown = bare(words(link)).strip("「」").partition("…")[0]
        assert bare("".join(mark.text_content() for mark in marks)).startswith(shown)


def test_a_run_that_kept_no_text_still_has_its_checklist() -> None:
    made = page(sample.DOCUMENT)
    assert "没有保留正文" in words(made)
    assert not every(made, "quote", "a")
    assert not every(made, "legend") + every(made, "tabs")
    assert len(every(made, "quote", "span")) > 3


def test_the_head_says_what_was_read_and_how_good_it_is() -> None:
    document = pages.document(SEEDS[2])
    assert document.assessment is not None
    summary = replace(document.assessment.report, format="pdf", reader="pypdfium2", pages=7)
    odd = replace(document, assessment=replace(document.assessment, report=summary, warnings=("第3页没有文字。",)))
    text = words(every(page(odd), "summary", "div")[0])
    for said in (
        "总分",
        "汉中市公安局南郑分局",
        "2022年",
        "7页",
        "pdf（pypdfium2）",
        "第3页没有文字。",
        "必备要素缺失",
    ):
        assert said in text
    assert "a1b2c3d4e5f6" in words(every(page(odd), "foot", "footer")[0])


def test_several_documents_have_a_summary_and_errors_their_reason() -> None:
    made = page(*sample.SEVERAL.documents)
    overview = made.get_element_by_id("overview")
    assert len(overview.xpath(".//tbody/tr")) == 3
    assert "不是文本文件" in words(made.get_element_by_id("d3"))
    assert "请另存为 .txt 再试" in words(made.get_element_by_id("d3"))
    assert "没有可评估的要素，不评分" in words(made.get_element_by_id("d2"))


def test_it_speaks_english() -> None:
    made = page(pages.document(SEED), lang=Lang.EN)
    assert made.get("lang") == "en"
    text = words(made.get_element_by_id("d1-list"))
    for said in ("Missing", "partial", "Advice", "Practice: no verified legal basis yet"):
        assert said in text
    assert not re.search("筛选|缺失|建议：|第[0-9]+段", text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_page_of_a_seed_is_small(path: Path) -> None:
    assert len(html.render(pages.run(pages.document(path))).encode()) < LARGEST


def test_only_its_own_style_and_script_are_obeyed() -> None:
    made = page(pages.document(SEED))
    (policy,) = made.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    for tag in ("style", "script"):
        (content,) = made.xpath(f"//{tag}/text()")
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert made.xpath("//@style | //@onclick | //@src") == []


def hostile_report() -> Document:
    lines = [
        "某<script>alert(1)</script>县公安局2024年法治政府建设情况报告",
        "一、<img src=http://x.example/a onerror=alert(1)>工作情况",
        '=HYPERLINK("http://x.example")，+1，-1，@SUM(1)。' + sample.HOSTILE.replace("\r\n", ""),
        "聘请2名法律顾问</p></div><style>*{display:none}</style>\x00\x07\u202e，"
        "\u2066审查合同31份\u200b。{{ 7*7 }}{% raw %}",
        "全年" + "开展执法检查，整改问题；" * 1700 + "完成。",
        "二、下一步打算",
        "继续&amp;努力&lt;b&gt;。",
    ]
    return pages.assessed(parse_text("\n".join(lines)), f"{sample.HOSTILE}.txt", hints=True)


@pytest.mark.parametrize("run", [sample.HOSTILE_RUN, pages.run(hostile_report())], ids=["assessment", "report"])
def test_nothing_of_a_report_becomes_markup(run: Run) -> None:
    made = html.render(run)
    parsed = pages.parsed(made)
    assert len(parsed.xpath("//script")) == len(parsed.xpath("//style")) == 1
    assert parsed.xpath("//img | //b[.='`代码`'] | //iframe | //object | //*[@onerror]") == []
    assert {c for c in made if unicodedata.category(c) in ("Cc", "Cf", "Cs")} == {"\n"}
    text = words(parsed)
    assert "<b>" in text
    made.encode()


def test_a_hostile_text_is_shown_as_it_is_written() -> None:
    text = words(page(hostile_report()))
    assert "某<script>alert(1)</script>县公安局" in text
    assert "<img src=http://x.example/a onerror=alert(1)>" in text
    assert "</p></div><style>*{display:none}</style>，审查合同31份。{{ 7*7 }}{% raw %}" in text
    assert "继续&amp;努力&lt;b&gt;。" in text
    assert text.count("开展执法检查，整改问题；") >= 1700
