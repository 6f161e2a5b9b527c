"""An audit's page in a browser: sorted, filtered, drilled into, moved about in, printed, and looked at by axe-core."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from checker.output import audit_html
from tests.making.browser import Visit, browser
from tests.output import audits
from tests.output.test_audit_html import hostile

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 360, "height": 740}
ROWS = audits.rows(300)
SCORED = sorted((row for row in ROWS if row.percent is not None), key=lambda row: -(row.percent or 0))
Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages by name: a region's reports, a handful, many, one that is hostile, one with nothing in it."""
    folder = tmp_path_factory.mktemp("核查 1")
    found = {
        "region": audits.audit(ROWS, is_complete=False, copied=100),
        "few": audits.audit(audits.rows(5)),
        "many": audits.audit(audits.rows(5000)),
        "hostile": hostile(),
        "nothing": audits.audit([audits.failed(ROWS[0])]),
    }
    made = {name: folder / f"{name}.html" for name in found}
    for name, file in made.items():
        file.write_text(audit_html.render(found[name]), encoding="utf-8", newline="\n")
    return made


@pytest.fixture
def visit(running: Browser, files: dict[str, Path]) -> Iterator[Open]:
    """Opens a page by name; in the end no visit may have asked for anything or complained."""
    visits: list[Visit] = []

    def opened(name: str = "region", hash: str = "", **context: Any) -> Visit:
        visits.append(Visit(running, files[name], hash, **({"viewport": WIDE} | context)))
        return visits[-1]

    yield opened
    for each in visits:
        each.close()
    assert [request for each in visits for request in each.requests] == []
    assert [complaint for each in visits for complaint in each.complaints] == []


def ranked(page: Page) -> list[str]:
    """The names of the reports in sight in the ranking."""
    return page.locator("table.ranking tbody tr[data-row] th").all_inner_texts()


def shown(page: Page) -> int:
    return int(re.findall(r"\d+", page.locator(".filter output").inner_text())[0])


def test_a_heading_sorts(visit: Open) -> None:
    page = visit().page
    heading = page.locator("table.ranking th", has_text="总分")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert ranked(page)[0].startswith(SCORED[0].organisation)
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert ranked(page)[0].startswith(SCORED[-1].organisation)
    page.locator("table.ranking th", has_text="必备缺项").get_by_role("button").press("Enter")
    expect(page.locator("table.ranking th[aria-sort]")).to_have_text("必备缺项")
    most = max(SCORED, key=lambda row: row.lacking)
    expect(page.locator("table.ranking tbody tr[data-row] td:nth-child(7)").first).to_have_text(str(most.lacking))


def test_filters_narrow_ranking_and_heat_map_alike(visit: Open) -> None:
    page = visit().page
    wanted = [row for row in SCORED if row.region == audits.REGIONS[0] and row.year == 2023]
    page.locator("select[name=region]").select_option(label=audits.REGIONS[0])
    page.locator("select[name=year]").select_option(label="2023")
    expect(page.locator(".filter output")).to_have_text(f"显示{len(wanted)}份，共{len(SCORED)}份")
    assert [name.split("\n")[0] for name in ranked(page)] == [row.organisation for row in wanted]
    assert page.locator("table.heat tbody tr[data-row]").count() == len(wanted)
    page.get_by_role("searchbox").fill(wanted[0].organisation)
    expect(page.locator("table.ranking tbody tr[data-row]")).to_have_count(
        sum(row.organisation == wanted[0].organisation for row in wanted)
    )
    expect(page.locator("table.ranking tbody tr[data-row] td").first).to_have_text("1")
    page.get_by_role("button", name="清除筛选").click()
    assert shown(page) == len(SCORED)


def test_a_search_without_result_says_so(visit: Open) -> None:
    page = visit().page
    page.get_by_role("searchbox").fill("没有这样的单位")
    expect(page.get_by_role("status").last).to_have_text("没有符合条件的报告。")
    assert ranked(page) == []


def test_bars_lead_to_their_reports(visit: Open) -> None:
    page = visit().page
    gap = page.locator("#gaps a").first
    title, label = gap.inner_text(), page.locator("#gaps .figure").first.inner_text()
    gap.click()
    assert shown(page) == int(label.partition("份")[0])
    only = page.locator(".filter .only")
    expect(only).to_have_text(f"只看：缺“{title}” ×")
    only.click()
    assert shown(page) == len(SCORED)
    bar = page.locator(".histogram a").nth(3)
    count = int(re.findall(r"\d+", bar.get_attribute("title") or "")[-1])
    bar.click()
    assert shown(page) == count
    page.locator("#checks a").first.click()
    assert shown(page) == int(page.locator("#checks .figure").first.inner_text().partition("份")[0])


def test_a_grade_in_the_head_leads_to_its_reports(visit: Open) -> None:
    page = visit().page
    page.locator(".grades a").first.click()
    assert shown(page) == sum(row.grade == "良" for row in SCORED)


def test_a_line_opens_the_details_of_its_report(visit: Open) -> None:
    page = visit().page
    best = SCORED[0]
    button = page.locator("table.ranking .open").first
    button.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", level=2)).to_have_text(f"{best.organisation} {best.year}")
    lacking = [s for s in best.statuses if s not in ("met", "not-applicable")]
    assert dialog.locator(".sign").count() == len(lacking)
    expect(dialog.locator("a.go")).to_have_attribute("href", re.compile(r"^reports/\d+-"))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    page.locator("table.ranking tbody tr[data-row] td.grade").nth(1).click()
    expect(dialog.get_by_role("heading", level=2)).to_have_text(f"{SCORED[1].organisation} {SCORED[1].year}")


def test_details_lead_to_the_other_years(visit: Open) -> None:
    page = visit().page
    row = next(row for row in SCORED if sum(other.organisation == row.organisation for other in SCORED) == 3)
    page.get_by_role("searchbox").fill(row.organisation)
    expect(page.locator("table.ranking tbody tr[data-row]")).to_have_count(3)
    page.locator("table.ranking .open").first.click()
    dialog = page.get_by_role("dialog")
    others = dialog.locator("[data-open]")
    assert others.count() == 2
    year = others.first.inner_text()[:4]
    others.first.click()
    expect(dialog.get_by_role("heading", level=2)).to_have_text(f"{row.organisation} {year}")


def test_a_cell_of_the_heat_map_opens_its_element(visit: Open) -> None:
    page = visit().page
    cell = page.locator("table.heat td.missing").first
    cell.hover()
    said = page.locator("#readout").inner_text()
    assert said.endswith("：缺失")
    cell.click()
    dialog = page.get_by_role("dialog")
    chosen = dialog.locator(".is-chosen")
    expect(chosen).to_contain_text(said.split(" · ")[1].removesuffix("：缺失"))
    expect(chosen.locator("a")).to_have_attribute("href", re.compile(r"^reports/.+#d1-e\d+$"))


def test_the_heat_map_is_moved_about_in_with_the_keyboard(visit: Open) -> None:
    page = visit("many").page
    grid = page.get_by_role("grid")
    grid.focus()
    first = page.locator("#readout").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator("#readout").inner_text() != first
    for _ in range(60):
        page.keyboard.press("PageDown")
    page.keyboard.press("End")
    active = page.locator(f"#{grid.get_attribute('aria-activedescendant')}")
    expect(active).to_be_in_viewport()
    expect(active).to_have_class(re.compile("is-cursor"))
    assert page.locator("table.heat tbody tr[data-row]").count() < 120
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").locator(".is-chosen")).to_have_count(1)


def test_columns_and_names_stay_in_sight(visit: Open) -> None:
    page = visit("many", viewport=NARROW).page
    scroller = page.locator(".window.heat")
    scroller.scroll_into_view_if_needed()
    scroller.evaluate("node => { node.scrollTop = 30000; node.scrollLeft = 300 }")
    expect(page.locator("table.heat tr[data-row]").first).to_have_attribute("aria-rowindex", re.compile(r"^\d{4}$"))
    box = scroller.bounding_box()
    assert box is not None
    name = page.locator("table.heat tbody tr[data-row] th").nth(12).bounding_box()
    head = page.locator("table.heat thead").bounding_box()
    assert name is not None
    assert head is not None
    assert abs(name["x"] - box["x"]) < 4
    assert abs(head["y"] - box["y"]) < 4


def test_thousands_of_reports_are_all_within_reach(visit: Open) -> None:
    page = visit("many").page
    assert shown(page) == 4900
    assert page.locator("table.ranking tbody tr[data-row]").count() < 100
    page.locator(".window").first.evaluate("node => { node.scrollTop = node.scrollHeight }")
    expect(page.locator("table.ranking tr[aria-rowindex='4901']")).to_be_visible()
    page.get_by_role("searchbox").fill("2024.docx")
    expect(page.locator(".filter output")).not_to_contain_text("显示4900份")
    assert all("2024" in name for name in ranked(page))


def test_status_is_told_by_more_than_colour(visit: Open) -> None:
    page = visit().page
    for kind, sign in (("met", "√"), ("missing", "×"), ("partial", "△"), ("plan", "○"), ("weak", "!")):
        assert set(page.locator(f"table.heat td.{kind}").all_inner_texts()) == {sign}


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["360", "1440"])
@pytest.mark.parametrize("name", ["few", "region", "hostile", "nothing"])
def test_nothing_is_wider_than_the_screen(visit: Open, name: str, viewport: dict[str, int]) -> None:
    page = visit(name, viewport=viewport).page
    page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["360", "1440"])
def test_axe_finds_nothing(visit: Open, viewport: dict[str, int], scheme: str) -> None:
    opened = visit("few", viewport=viewport, color_scheme=scheme)
    assert opened.violations() == []
    opened.page.locator("table.ranking .open").first.click()
    assert opened.violations() == []


def test_axe_finds_nothing_in_the_lists(visit: Open) -> None:
    opened = visit()
    opened.page.locator("#gaps a").first.click()
    for part in ("#completeness", "#trends", "#copying", "#failures"):
        opened.page.evaluate("part => { document.querySelector(part + ' details').open = true }", part)
    assert opened.violations() == []


def test_without_scripts_everything_but_the_heat_map_can_be_read(visit: Open) -> None:
    page = visit(java_script_enabled=False).page
    assert page.locator("table.ranking tbody tr").count() == len(SCORED)
    expect(page.locator("#heat")).to_contain_text("matrix.csv")
    expect(page.locator(".filter")).to_be_hidden()
    expect(page.locator("#trends .body").first).to_be_visible()
    page.locator("#copying summary").first.click()
    expect(page.locator("#copying blockquote").first).to_be_visible()


def test_it_prints_on_a4_with_every_report(visit: Open) -> None:
    page = visit().page
    document = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    try:
        sheets = [document[number] for number in range(len(document))]
        sizes = {tuple(round(side) for side in sorted(sheet.get_size())) for sheet in sheets}
        said = re.sub(r"\s+", "", "".join(sheet.get_textpage().get_text_range() for sheet in sheets))
    finally:
        document.close()
    assert sizes == {(595, 842)}
    assert all(re.sub(r"\s+", "", row.organisation) in said for row in SCORED)
    assert "全部地区" not in said
    assert page.locator("table.ranking tbody tr[data-row]").count() < len(SCORED)
