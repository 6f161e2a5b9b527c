"""The page in a browser: clicked, filtered, typed at, printed, and looked at by axe-core."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from checker.output import html
from tests.making.browser import Visit, browser
from tests.output import pages, sample

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 360, "height": 740}
Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages by name: one report with everything, several with errors, one that is hostile."""
    folder = tmp_path_factory.mktemp("网页 1")
    runs = {
        "one": pages.run(pages.document(pages.CONTRADICTION, hints=True)),
        "several": pages.run(*map(pages.document, (*pages.SEEDS[:2], pages.TABLES)), sample.FAILED),
        "hostile": sample.HOSTILE_RUN,
    }
    made = {name: folder / f"{name}.html" for name in runs}
    for name, file in made.items():
        file.write_text(html.render(runs[name]), encoding="utf-8", newline="\n")
    return made


@pytest.fixture
def visit(running: Browser, files: dict[str, Path]) -> Iterator[Open]:
    """Opens a page by name; in the end no visit may have asked for anything or complained."""
    visits: list[Visit] = []

    def opened(name: str = "one", hash: str = "", **context: Any) -> Visit:
        visits.append(Visit(running, files[name], hash, **({"viewport": WIDE} | context)))
        return visits[-1]

    yield opened
    for each in visits:
        each.close()
    assert [request for each in visits for request in each.requests] == []
    assert [complaint for each in visits for complaint in each.complaints] == []


def shown(page: Page, selector: str) -> int:
    """How many elements can be seen."""
    return int(page.locator(selector).evaluate_all("nodes => nodes.filter(node => node.checkVisibility()).length"))


def is_in_view(page: Page, selector: str) -> bool:
    script = """node => { const box = node.getBoundingClientRect(), list = node.closest('.list');
        const low = list && getComputedStyle(list).overflowY === 'auto'
            ? list.querySelector('.tools').getBoundingClientRect().bottom : 0;
        return box.top >= low - 1 && box.top < innerHeight }"""
    return bool(page.locator(selector).first.evaluate(script))


def test_a_quote_leads_to_its_words(visit: Open) -> None:
    page = visit().page
    quote = page.locator(".card[data-lacking] a.quote.plan").first
    number = quote.get_attribute("data-r")
    quote.click()
    mark = page.locator(f'a.mark[data-r~="{number}"]').first
    expect(mark).to_be_focused()
    expect(mark).to_have_class(re.compile("is-active"))
    assert is_in_view(page, f'a.mark[data-r~="{number}"]')
    assert page.locator(".card.is-current").count() == 1


def test_a_mark_leads_to_its_card_and_the_text_stays(visit: Open) -> None:
    page = visit().page
    mark = page.locator("a.mark.weak").first
    mark.scroll_into_view_if_needed()
    before = mark.bounding_box()
    card = page.locator(mark.get_attribute("href") or "")
    mark.click()
    expect(card).to_have_class(re.compile("is-current"))
    expect(card.locator("summary")).to_be_focused()
    assert is_in_view(page, ".card.is-current")
    assert mark.bounding_box() == before


def test_words_under_several_marks_let_one_choose(visit: Open) -> None:
    page = visit().page
    anchor = page.evaluate(
        """() => { const cards = mark => new Set(mark.dataset.r.split(' ').flatMap(number =>
            [...document.querySelectorAll(`a.quote[data-r="${number}"]`)].map(quote => quote.closest('.card'))));
            return [...document.querySelectorAll('a.mark')].find(mark => cards(mark).size > 2).id }"""
    )
    mark, chooser = page.locator(f"#{anchor}"), page.get_by_role("dialog")
    mark.click()
    expect(chooser).to_be_visible()
    expect(chooser.get_by_role("button").first).to_be_focused()
    assert chooser.locator("li").count() >= 3
    page.keyboard.press("Escape")
    expect(chooser).to_be_hidden()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    second = chooser.locator("li").nth(1)
    title = second.locator("span[lang]").evaluate("node => node.firstChild.data")
    second.get_by_role("button").click()
    expect(chooser).to_be_hidden()
    expect(page.locator(".card.is-current h5")).to_have_text(title)
    assert page.locator("a.mark.is-active").count() >= 1


def test_filters_show_what_they_say(visit: Open) -> None:
    page = visit().page
    everything = shown(page, ".card")
    for name in ("missing", "partial", "plan", "weak", "review", "check", "met"):
        chip = page.locator(f".chip.{name}")
        chip.click()
        assert shown(page, ".card") == int(chip.locator("b").inner_text())
        assert all(
            name in (card.get_attribute("data-tags") or "") for card in page.locator(".card:not([hidden])").all()
        )
    page.locator(".chip.plan").click()
    bright = page.locator("a.mark:not(.is-dim)")
    assert 0 < bright.count() < page.locator("a.mark").count()
    expect(page.get_by_role("status")).to_have_text(f"显示 {shown(page, '.card')} 项")
    page.keyboard.press("Escape")
    assert shown(page, ".card") == everything
    assert page.locator("a.mark.is-dim").count() == 0


def test_a_search_finds_words_in_checklist_and_text(visit: Open) -> None:
    page = visit().page
    page.keyboard.press("/")
    page.keyboard.insert_text("行政复议案件")
    count = re.fullmatch(r"清单 (\d+) 项，正文 (\d+) 处", page.locator(".found").inner_text())
    assert count is not None
    report = pages.document(pages.CONTRADICTION).report
    assert report is not None
    assert int(count[2]) == report.text.count("行政复议案件") > 1
    found = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
    assert found == ["行政复议案件"] * int(count[2])
    cards = page.locator(".card:not([hidden])")
    assert cards.count() == int(count[1])
    assert all("行政复议案件" in (text or "") for text in cards.all_text_contents())
    page.locator("input[type=search]").fill("没有这样的话")
    expect(page.locator(".list .nothing")).to_be_visible()
    page.keyboard.press("Escape")
    assert page.locator("input[type=search]").input_value() == ""
    assert page.evaluate("CSS.highlights.has('found')") is False


def test_the_keyboard_leads_from_finding_to_finding(visit: Open) -> None:
    page = visit().page
    page.locator(".chip.missing").click()
    titles = page.locator(".card:not([hidden]) h5").all_inner_texts()
    current = page.locator(".card.is-current h5")
    page.keyboard.press("j")
    expect(current).to_have_text(titles[0])
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    expect(current).to_have_text(titles[2])
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    expect(current).to_have_text(titles[0])
    expect(page.locator(".card.is-current summary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".is-current")).to_have_count(0)
    expect(page.locator(".chip.all input")).to_be_checked()


def test_in_the_text_the_keys_lead_from_mark_to_mark(visit: Open) -> None:
    page = visit().page
    marks = page.locator("a.mark:not([tabindex])")
    marks.first.focus()
    page.keyboard.press("j")
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(marks.first).to_be_focused()


def test_the_letters_can_be_switched_off(visit: Open) -> None:
    page = visit().page
    page.locator(".keys summary").click()
    page.locator(".keys input").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".is-current")).to_have_count(0)


def test_the_first_stop_of_the_keyboard_skips_to_the_checklist(visit: Open) -> None:
    page = visit().page
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("跳到核查清单")
    assert (focused.bounding_box() or {"x": -1})["x"] >= 0
    assert focused.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


def test_a_skeleton_is_copied(visit: Open) -> None:
    opened = visit(permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    button = page.locator('.missing [data-do="copy"]').first
    skeleton = page.locator(".missing .skeleton q").first.text_content()
    button.click()
    expect(button).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == skeleton


def test_on_a_narrow_screen_checklist_and_text_take_turns(visit: Open) -> None:
    page = visit(viewport=NARROW, has_touch=True, is_mobile=True).page
    checklist, text = page.locator(".pane.list"), page.locator(".pane.text")
    expect(text).to_be_hidden()
    quote = page.locator(".card[data-lacking] a.quote.plan").first
    quote.tap()
    expect(checklist).to_be_hidden()
    assert is_in_view(page, "a.mark.is-active")
    page.locator("#back").tap()
    expect(text).to_be_hidden()
    expect(quote).to_be_in_viewport()
    page.get_by_role("button", name="报告正文").tap()
    expect(text).to_be_visible()


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["360", "1440"])
@pytest.mark.parametrize("name", ["one", "several", "hostile"])
def test_nothing_is_wider_than_the_screen(visit: Open, name: str, viewport: dict[str, int]) -> None:
    page = visit(name, viewport=viewport).page
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_several_documents_are_shown_one_at_a_time(visit: Open) -> None:
    page = visit("several").page
    assert shown(page, ".view") == 1
    page.locator(".overview a").nth(1).click()
    expect(page.locator("#d2")).to_be_visible()
    expect(page.locator("#overview")).to_be_hidden()
    expect(page.locator(".switch a[aria-current]")).to_have_attribute("href", "#d2")
    page.locator(".switch a").last.click()
    expect(page.locator("#d4")).to_contain_text("不是文本文件")
    page.go_back()
    expect(page.locator("#d2")).to_be_visible()


def test_an_address_leads_into_a_document(visit: Open) -> None:
    page = visit("several", "#d3-e9").page
    expect(page.locator("#d3")).to_be_visible()
    expect(page.locator("#d3-e9")).to_have_attribute("open", "")
    assert is_in_view(page, "#d3-e9")


def test_without_scripts_everything_can_be_read(visit: Open) -> None:
    page = visit("several", java_script_enabled=False).page
    assert shown(page, ".view") == 5
    assert shown(page, ".card .body") == page.locator(".card").count()
    assert shown(page, ".paper") == 3
    assert shown(page, "button, .filters, input") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["360", "1440"])
def test_axe_finds_nothing(visit: Open, viewport: dict[str, int], scheme: str) -> None:
    opened = visit(viewport=viewport, color_scheme=scheme)
    assert opened.violations() == []
    if viewport is NARROW:
        opened.page.get_by_role("button", name="报告正文").click()
    else:
        opened.page.locator(".chip.plan").click()
        opened.page.locator("a.mark.check").first.click()
    assert opened.violations() == []


@pytest.mark.parametrize(
    ("place", "viewport", "scheme"), [("", NARROW, "dark"), ("#d3", WIDE, "light"), ("#d4", WIDE, "dark")]
)
def test_axe_finds_nothing_in_several(visit: Open, place: str, viewport: dict[str, int], scheme: str) -> None:
    assert visit("several", place, viewport=viewport, color_scheme=scheme).violations() == []


def test_the_policy_forbids_every_request(visit: Open) -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Server)
    Thread(target=server.serve_forever, daemon=True).start()
    opened = visit()
    opened.page.evaluate(
        """base => new Promise(done => { let left = 3; const count = () => { left -= 1; left || done() };
            document.addEventListener('securitypolicyviolation', count);
            new Image().src = base + '/image';
            fetch(base + '/fetch').catch(() => {});
            const script = document.createElement('script');
            script.textContent = 'window.injected = 1';
            document.body.append(script) })""",
        f"http://127.0.0.1:{server.server_port}",
    )
    server.shutdown()
    server.server_close()
    assert asked == []
    assert opened.page.evaluate("window.injected") is None
    opened.requests.clear()
    opened.complaints.clear()


def printed(page: Page) -> list[str]:
    """The text of every page of the PDF it prints to, blanks left out; the paper is A4."""
    document = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    try:
        sheets = [document[number] for number in range(len(document))]
        assert {tuple(round(side) for side in sheet.get_size()) for sheet in sheets} == {(595, 842)}
        return [re.sub(r"\s+", "", sheet.get_textpage().get_text_range()) for sheet in sheets]
    finally:
        document.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_it_prints_the_score_sheet_first_and_then_the_text(visit: Open, scripts: bool) -> None:
    sheets = printed(visit(java_script_enabled=scripts).page)
    document = pages.document(pages.CONTRADICTION)
    assert document.assessment is not None
    assert document.report is not None
    for element in document.assessment.elements:
        assert re.sub(r"\s+", "", element.title) in sheets[0]
    start = next(number for number, sheet in enumerate(sheets) if "报告正文" in sheet)
    before, after = "".join(sheets[1:start]), "".join(sheets[start:])
    assert "第1处「行政复议案件24件」" in before
    assert "行政复议案件24件[C1]" in after
    lacking = [e for e in document.assessment.elements if e.status == "missing"]
    assert lacking
    assert all(re.sub(r"\s+", "", e.advice)[:12] in before for e in lacking)
    assert "下一项" not in "".join(sheets)
    assert "搜索" not in "".join(sheets)


def test_the_summary_of_several_documents_prints_them_all(visit: Open) -> None:
    page = visit("several").page
    everything = "".join(printed(page))
    assert all(name in everything for name in ("湟中区公安局", "泾源县公安局", "澄陵市公安局", "不是文本文件"))
    page.locator(".overview a").first.click()
    first = "".join(printed(page))
    assert "湟中区公安局" in first
    assert "泾源县公安局" not in first.split("湟中区公安局", 1)[1]
