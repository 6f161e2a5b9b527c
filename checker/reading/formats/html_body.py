"""Where the article stands on a web page."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import readability
from lxml import etree

from checker.reading.formats import html_items, html_tools
from checker.reading.formats.html_page import Element, text_of
from checker.reading.noise import is_noise

# It tells a logger of pages it can make nothing of, which is told here by the result.
logging.getLogger("readability").setLevel(logging.CRITICAL + 1)

# The bodies of the systems public bodies publish with, the surest first.
_BODIES = (
    "#zoom",
    "#Zoom",
    "#UCAP-CONTENT",
    ".TRS_UEDITOR",
    ".TRS_Editor",
    ".trs_editor_view",
    ".trs_paper_default",
    "#js_content",
    "#vsb_content",
    "#vsb_content_2",
    "#vsb_newscontent",
    ".v_news_content",
    "#ozoom",
    "#zhengwen",
    "#articleContent",
    "#article_content",
    "#article-content",
    "#artibody",
    "#contentText",
    "#content-text",
    "#newsContent",
    "#news_content",
    "#infoContent",
    "#fontzoom",
    "#printContent",
    ".pages_content",
    ".ucap-content",
    ".conTxt",
    ".bt_content",
    ".bt-content",
    ".xxgk_content",
    ".gk_content",
    ".wp_articlecontent",
    ".article-content",
    ".article_content",
    ".articleContent",
    ".article_con",
    ".article-con",
    ".article-body",
    ".arti_content",
    ".content_text",
    ".content-text",
    ".text_content",
    ".text-content",
    ".news_content",
    ".news-content",
    ".newsContent",
    ".news_text",
    ".detail-content",
    ".detail_content",
    ".detailContent",
    ".detail_con",
    ".con_text",
    ".con_txt",
    ".txt_con",
    ".main-txt",
    ".main_text",
    ".wz_content",
    ".wzcon",
    ".zwcon",
    ".zw_content",
    ".zfxxgk_content",
    ".rich_media_content",
    ".nr_con",
    ".view",
)
_SHARE = 0.6
"""The part of the page's running text its body holds at least."""
_NAMED_TITLE = re.compile(r"title|(?:^|[\s_-])(?:bt|biaoti|tit|headline)(?:$|[\s_-])", re.IGNORECASE)
_LONGEST_TITLE, _LONGEST_ENDING = 100, 300
_HEADINGS = frozenset({"h1", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class Body:
    """The elements the article stands in, in reading order; none where the page has no running text."""

    elements: tuple[Element, ...]
    reader: str = "lxml"


def find(page: Element) -> Body:
    """Where the article stands in ``page``, from which the tools of the site are taken on the way."""
    found = page.find(".//body")
    root = page if found is None else found
    html_tools.drop_tools(root)
    measures = html_tools.measure(root)
    least = _SHARE * measures[root].prose
    if not least:
        return Body(())
    named = _named(root)
    for selector in _BODIES:
        elements = [element for element in named.get(selector, ()) if measures[element].prose >= 0.02 * least]
        if sum(measures[element].prose for element in elements) >= least:
            return Body(tuple(elements))
    element = _readable(root)
    if element is not None and measures[element].prose >= least:
        return Body((element, *_ending(element)), "readability-lxml")
    return Body((root,))


def title(page: Element, body: Element, titles: tuple[str, str]) -> Element | None:
    """The element in front of ``body`` that shows the title; ``titles`` are those of html_page.titles."""
    article, whole = ("".join(text.split()) for text in titles)
    around = set(body.iterancestors())
    best, best_rank = None, 0
    for element in page.iter(etree.Element):
        if element is body:
            break
        if element in around:
            continue
        text = text_of(element, _LONGEST_TITLE + 1)
        if not 4 <= len(text) <= _LONGEST_TITLE:
            continue
        is_named = element.tag in _HEADINGS or _NAMED_TITLE.search(html_tools.names(element)) is not None
        if text in (article, whole):
            rank = 4
        elif len(text) >= 8 and (text in whole or (article and (text in article or article in text))):
            rank = 3 if is_named else 2
        else:
            rank = 1 if is_named and not article and re.search("报告|总结|汇报", text) else 0
        # The nearest to the text, and the innermost of those that say the same.
        if rank and rank >= best_rank:
            best, best_rank = element, rank
    return best


def _named(root: Element) -> dict[str, list[Element]]:
    """The elements of ``root`` by selector, without those in an element of the same."""
    named: dict[str, list[Element]] = {}
    wanted = set(_BODIES)
    for element in root.iter(etree.Element):
        names = [f"#{element.get('id')}", *(f".{name}" for name in (element.get("class") or "").split())]
        for name in wanted.intersection(names):
            outer = named.setdefault(name, [])
            if not outer or outer[-1] not in set(element.iterancestors()):
                outer.append(element)
    return named


def _ending(element: Element) -> list[Element]:
    """What stands behind ``element`` and may be its signature and date: short, without links and tools of the site."""
    found: list[Element] = []
    size = 0
    for sibling in element.itersiblings(etree.Element):
        shown = html_items.lines(sibling)
        size += sum(map(len, shown))
        is_site = html_tools.is_foot(sibling) or sibling.tag == "a" or sibling.find(".//a") is not None
        if is_site or size > _LONGEST_ENDING or any(map(is_noise, shown)):
            break
        found.append(sibling)
    return found


def _readable(root: Element) -> Element | None:
    """The innermost element that holds what readability takes for the article.

    The element itself is read, not the copy readability gives: that lacks tables and lists it does not trust.
    """
    numbered = list(root.iter(etree.Element))
    for number, element in enumerate(numbered):
        element.set("data-number", str(number))
    try:
        summary = readability.Document(etree.tostring(root, encoding="unicode", method="html")).summary()
    except (readability.readability.Unparseable, etree.LxmlError, ValueError):
        return None
    held: dict[Element, int] = {}
    total = 0
    for number in {int(found) for found in re.findall(r'data-number="(\d+)"', summary)}:
        element = numbered[number]
        texts = (element.text, *(child.tail for child in element))
        weight = sum(len(text.strip()) for text in texts if text)
        total += weight
        for outer in (element, *element.iterancestors()):
            held[outer] = held.get(outer, 0) + weight
    enough = [element for element in numbered if held.get(element, 0) >= 0.95 * total > 0]
    return enough[-1] if enough else None
