"""An audit's page: complete without a script, harmless, one file, small enough to be sent."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from checker.audit.completeness import Completeness, Doubled, Mismatch, Unread
from checker.audit.copying import Copying, Excerpt, Kind, Pair, Passage, Side, Unchanged
from checker.audit.manifest import Expected
from checker.audit.model import Origin
from checker.audit.stock import Phrase
from checker.audit.trends import trends
from checker.audit.whole import Audit
from checker.output import audit_html
from checker.output.lang import Lang
from tests.output import audits, pages
from tests.output.pages import every, words
from tests.output.sample import HOSTILE

ROWS = audits.rows(300)
LARGEST = 6_000_000


def made(audit: Audit, lang: Lang = Lang.ZH) -> pages.Node:
    return pages.parsed(audit_html.render(audit, lang))


def section(page: pages.Node, anchor: str) -> str:
    (found,) = page.xpath(f"//section[@id='{anchor}']")
    return words(found)


def payload(page: pages.Node) -> dict[str, Any]:
    (block,) = page.xpath("//script[@id='data']")
    loaded: dict[str, Any] = json.loads(block.text)
    return loaded


def test_the_head_says_how_it_went() -> None:
    page = made(audits.audit(ROWS))
    read = [row.percent for row in ROWS if row.percent is not None]
    (head,) = every(page, "head", "section")
    assert f"共300份报告，平均{sum(read) / len(read):.1f}分" in words(head)
    assert "读不出6份" in words(head)
    good = sum(row.grade == "良" for row in ROWS)
    assert f"良 {good}份低于“良”{len(read) - good}份" in words(head)


def test_the_ranking_lists_the_best_first_and_links_to_their_pages() -> None:
    page = made(audits.audit(ROWS))
    lines = page.xpath("//table[@class='ranking']/tbody/tr")
    best = sorted((row for row in ROWS if row.percent is not None), key=lambda row: -(row.percent or 0))
    assert [line.xpath("string(th/a)") for line in lines] == [row.organisation for row in best]
    assert [line.xpath("string(td[@class='figure score']/b)") for line in lines[:9]] == [
        f"{row.percent:.1f}" for row in best[:9]
    ]
    assert len(lines) == len(best)
    assert lines[0].xpath("th/a/@href")[0].startswith("reports/")


def test_reports_of_equal_score_share_a_place() -> None:
    rows = [replace(row, percent=percent) for row, percent in zip(ROWS, (80.0, 70.0, 80.0, 60.0), strict=False)]
    lines = made(audits.audit(rows)).xpath("//table[@class='ranking']/tbody/tr")
    assert [line.xpath("string(td[1])") for line in lines] == ["1", "1", "3", "4"]


def test_of_many_reports_the_first_five_hundred_stand_there_without_a_script() -> None:
    rows = [replace(row, name=f"{n}-{row.name}") for n in range(2) for row in ROWS]
    page = made(audits.audit(rows))
    assert len(page.xpath("//table[@class='ranking']/tbody/tr")) == 500
    assert "只列前500份，共588份" in section(page, "ranking")
    assert len(payload(page)["rows"]["name"]) == 588


def test_the_script_gets_every_report() -> None:
    page = made(audits.audit(ROWS))
    data = payload(page)
    by_name = {row.name: row for row in ROWS}
    for place, name in enumerate(data["rows"]["name"]):
        row = by_name[name]
        kinds = [data["statuses"][int(digit)][2] for digit in data["rows"]["statuses"][place]]
        assert kinds.count("缺失") == row.statuses.count("missing")
        assert data["rows"]["percent"][place] == round((row.percent or 0) * 10)
    assert [title for title, *_ in data["elements"]] == [element.title for element in audits.frame().elements]


def test_elements_most_often_missing_come_first() -> None:
    page = made(audits.audit(ROWS))
    read = [row for row in ROWS if row.error is None]
    lacking = {
        element.title: sum(row.statuses[place] in ("missing", "weak", "planned") for row in read)
        for place, element in enumerate(audits.frame().elements)
    }
    (gaps,) = page.xpath("//section[@id='gaps']")
    shown = [(line.xpath("string(a)"), words(line.xpath("span")[0])) for line in gaps.xpath(".//li[a]")]
    counts = [int(label.partition("份")[0]) for _, label in shown]
    assert counts == sorted(counts, reverse=True)
    assert all(lacking[title] == count for (title, _), count in zip(shown, counts, strict=True))
    assert len(shown) == sum(count > 0 for count in lacking.values())


def test_the_distribution_counts_every_scored_report() -> None:
    page = made(audits.audit(ROWS))
    labels = page.xpath("//ol[@class='histogram']//a/@title")
    assert sum(int(re.findall(r"\d+", label)[-1]) for label in labels) == 294


def test_dimensions_are_averaged_by_year_and_region() -> None:
    page = made(audits.audit(ROWS))
    (table,) = page.xpath("//section[@id='dimensions']//table")
    lines = {line.xpath("string(th)"): [words(cell) for cell in line.xpath("td")] for line in table.xpath("tbody/tr")}
    year = [row for row in ROWS if row.year == 2023 and row.percent is not None]
    first = [row.percents[0] for row in year if row.percents[0] is not None]
    assert lines["2023"][0] == str(len(year))
    assert lines["2023"][2] == f"{sum(first) / len(first):.1f}"
    assert {row.region for row in ROWS if row.region} <= set(lines)


def test_failures_say_why_and_what_to_do() -> None:
    failed = [
        audits.failed(ROWS[0]),
        audits.failed(ROWS[1], "no-text", "文档里没有文字。"),
        audits.failed(ROWS[2], "no-text", "扫描件没有文字。"),
    ]
    said = section(made(audits.audit([*failed, *ROWS[3:6]])), "failures")
    assert said.index("no-text 2份") < said.index("encrypted 1份")
    assert "取消密码" in said
    assert "扫描件没有文字。" in said
    assert ROWS[1].name in said


def test_completeness_lists_what_is_amiss() -> None:
    audit = audits.audit(ROWS, is_complete=False)
    assert audit.completeness is not None
    said = section(made(audit), "completeness")
    assert f"应报{audit.completeness.expected}份" in said
    assert "没有报送 2" in said
    assert "未报1县公安局" in said
    assert "不在名单上的文件 30" in said
    assert "文件不存在或读不出" in said


def test_copied_passages_stand_side_by_side_and_differences_are_marked() -> None:
    page = made(audits.audit(ROWS))
    (copying,) = page.xpath("//section[@id='copying']")
    (first, *_) = every(copying, "copied", "details")
    quotes = first.xpath(".//blockquote")
    assert [words(mark) for mark in quotes[0].xpath("mark")] == ["36", "一线"]
    assert [words(mark) for mark in quotes[1].xpath("mark")] == ["41", "基层"]
    assert words(quotes[0]) == audits.PASSAGE.left.text
    assert words(first.xpath("summary/span")[0]) == "62%"
    assert len(first.xpath(".//a[starts-with(@href, 'reports/')]")) == 2
    assert "坚持以习近平新时代中国特色社会主义思想为指导，" in words(copying)
    assert "没有变的数字：1200人次、36场" in words(made(audits.audit(ROWS, copied=100)))


def test_every_passage_counts_though_few_are_shown() -> None:
    audit = audits.audit(ROWS, copied=1)
    assert audit.copying is not None
    pair = replace(audit.copying.pairs[0], passages=(audits.PASSAGE,) * 40)
    said = section(made(replace(audit, copying=replace(audit.copying, pairs=(pair,)))), "copying")
    assert "40段" in said
    assert "另有32处没有列出" in said


def test_trends_show_the_years_of_a_body() -> None:
    audit = audits.audit(ROWS)
    page = made(audit)
    trend = max(audit.trends, key=lambda t: sum(len(step.jumps) for step in t.steps))
    (body, *_) = every(page, "body", "details")
    assert words(body.xpath("summary//b")[0]) == trend.organisation
    assert all(jump.why in words(body) for step in trend.steps for jump in step.jumps)
    titles = {element.id: element.title for element in audits.frame().elements}
    assert all(titles[id] in words(body) for step in trend.steps for id in step.won)
    assert f"{trend.points[0].percent:.1f} → {trend.points[-1].percent:.1f}" in words(body)


def test_what_was_not_looked_for_is_left_out() -> None:
    audit = replace(audits.audit(ROWS[:2]), copying=None, trends=())
    page = made(audit)
    assert page.xpath("//section[@id='completeness' or @id='copying' or @id='trends']") == []
    anchors = {link.get("href")[1:] for link in page.xpath("//nav//a")}
    assert anchors == set(page.xpath("//section[@tabindex]/@id"))


@pytest.mark.parametrize("rows", [(), (audits.failed(ROWS[0]),)], ids=["nothing", "only failures"])
def test_an_audit_without_a_score_says_so(rows: tuple[Any, ...]) -> None:
    page = made(audits.audit(rows))
    assert "没有一份可以评分" in words(page)
    assert page.xpath("//table[@class='ranking']") == []
    assert page.xpath("//script") == []


def test_a_report_without_a_score_has_no_place() -> None:
    row = replace(ROWS[0], percent=None, grade="", organisation="", year=None)
    lines = made(audits.audit([row, ROWS[1]])).xpath("//table[@class='ranking']/tbody/tr")
    assert words(lines[1]).startswith("—单位未识别")


def hostile() -> Audit:
    """Everything a report, a file name or a manifest says is hostile."""
    row = replace(
        ROWS[0],
        name=f"{HOSTILE}.txt",
        organisation=HOSTILE,
        region=HOSTILE,
        title=HOSTILE + "</script>",
        grade=HOSTILE,
        page=f"javascript:{HOSTILE}",
    )
    other = replace(row, year=2019, name=f"2{HOSTILE}")
    failed = audits.failed(replace(row, name=f"3{HOSTILE}"), HOSTILE, HOSTILE)
    expected = Expected(HOSTILE, Origin(HOSTILE, HOSTILE, 2024), 2)
    sides = Side(row.name, HOSTILE, 2024), Side(other.name, HOSTILE, 2019)
    excerpt = Excerpt(HOSTILE, ((0, 3), (10, 20)))
    pair = Pair(
        Kind.OTHER_BODY, *sides, 0.5, (Passage(excerpt, excerpt, 3),), (Unchanged(HOSTILE, HOSTILE, (HOSTILE,)),)
    )
    frame = audits.frame()
    rows = (row, other, failed)
    return Audit(
        frame=replace(frame, profile_title=HOSTILE, generated_at=HOSTILE),
        rows=rows,
        completeness=Completeness(
            expected=3,
            reported=1,
            missing=(expected,),
            unread=(Unread(expected, HOSTILE, HOSTILE, HOSTILE),),
            doubled=(Doubled(HOSTILE, 2024, (HOSTILE, HOSTILE)),),
            unclaimed=(HOSTILE,),
            mismatches=(Mismatch(2, HOSTILE, "year", HOSTILE, HOSTILE),),
        ),
        copying=Copying((pair,), (Phrase(HOSTILE, 3),), 0),
        trends=trends(rows, frame),
    )


@pytest.mark.parametrize("lang", list(Lang))
def test_hostile_words_stay_words(lang: Lang) -> None:
    source = audit_html.render(hostile(), lang)
    page = pages.parsed(source)
    own = pages.parsed(audit_html.render(audits.audit(ROWS, is_complete=False, copied=100), lang))
    tags = {node.tag for node in page.iter() if isinstance(node.tag, str)}
    assert tags <= {node.tag for node in own.iter() if isinstance(node.tag, str)}
    assert "<b>`代码`" not in source
    assert all(not link.startswith("javascript:") for link in page.xpath("//@href"))
    strange = {c for c in source if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n"}
    assert strange == set()
    assert "<" not in page.xpath("//script[@id='data']")[0].text
    assert not page.xpath("//@style | //@onclick | //@src")


def test_the_page_obeys_only_its_own_style_and_script() -> None:
    page = made(audits.audit(ROWS[:3]))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    for node in (page.xpath("//style")[0], page.xpath("//script[not(@type)]")[0]):
        digest = base64.b64encode(hashlib.sha256(node.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_in_english_the_words_are_english() -> None:
    page = made(audits.audit(ROWS, is_complete=False), Lang.EN)
    assert page.getroottree().getroot().get("lang") == "en"
    for node in page.xpath("//h2[not(@lang)] | //h3 | //nav//a | //section/p | //thead//th[not(@lang)] | //label"):
        if node.xpath("ancestor-or-self::*[@lang='zh-CN']") or node.getparent().get("class") == "about":
            continue
        assert not re.search("[\u4e00-\u9fff]", words(node).replace("公安机关", "")), words(node)


def test_five_thousand_reports_make_a_page_that_can_be_sent() -> None:
    source = audit_html.render(audits.audit(audits.rows(5000), is_complete=False, copied=900))
    assert len(source.encode()) < LARGEST


def test_the_same_audit_makes_the_same_page() -> None:
    assert audit_html.render(audits.audit(ROWS)) == audit_html.render(audits.audit(ROWS))
