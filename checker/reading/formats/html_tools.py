"""The tools of a site in and around its articles: menus, buttons, lists of other pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from checker.reading.formats.html_page import Element, drop, text_of

_RUN = 20
"""Characters; what is at least as long, and no link, is running text."""

_SITE_TAGS = frozenset({"nav", "footer", "aside"})
_TOOLS = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|crumbs?|bread|position|location|dqwz|weizhi|b?d?share\w*"
    r"|social-share|ewm|erweima|qr|qrcode|print(?:er)?|dayin|updown|prev(?:ious)?|next|pre_?next|related?|xgxx|xgwz"
    r"|xgyd|recommend|toolbar|fontsize|comments?|pagination|pager|friend(?:link)?s?|links?|wza|sidebar|side|left-side"
    r"|right-side|hot|foot\w*|copyright|banquan|zrbj|closewin)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FOOT = re.compile(r"(?:^|[\s_-])(?:foot\w*|bottom|copy\w*|dibu|banquan)(?:$|[\s_-])", re.IGNORECASE)
_LISTS = frozenset({"ul", "ol", "table", "tr", "td", "div", "dl", "p", "section"})
_LONGEST_TOOL = 200
_LONGEST_METADATA = 600
_METADATA = re.compile(
    "索引号|主题分类|主题词|发文机关|发布机构|公开方式|公开形式|体裁分类|信息分类|有效性|发文字号|文号|文件编号"
    "|(?:发布|发文|成文|公开|生成|更新)(?:时间|日期)|公开类别|信息来源|公开范围|效力状态|信息名称|内容概述"
)


@dataclass(slots=True)
class Measure:
    """Characters in an element: all, those of running text, those of links; and the number of links."""

    all: int = 0
    prose: int = 0
    linked: int = 0
    links: int = 0


def drop_tools(root: Element) -> None:
    """Take the tools of the site out of ``root``."""
    for element, size in measure(root).items():
        if element is not root and _is_tool(element, size):
            drop(element)


def _is_tool(element: Element, size: Measure) -> bool:
    if size.prose >= _LONGEST_TOOL:
        return False
    if size.links > 3 and size.linked > 0.6 * size.all and element.tag in _LISTS:
        return True
    if element.tag in ("table", "dl") and size.all < _LONGEST_METADATA:
        return len(set(_METADATA.findall(text_of(element)))) >= 3
    if element.tag not in _SITE_TAGS and not _TOOLS.search(names(element)):
        return False
    return element.tag != "form" and element.find(".//h1") is None


def is_foot(element: Element) -> bool:
    """Whether ``element`` is the foot of the page."""
    return element.tag == "footer" or _FOOT.search(names(element)) is not None


def names(element: Element) -> str:
    """The names a page gives ``element``."""
    return f"{element.get('id') or ''} {element.get('class') or ''}"


def measure(root: Element) -> dict[Element, Measure]:
    """What every element in ``root`` holds, in reading order."""
    measures = {element: Measure() for element in root.iter(etree.Element)}
    for element, size in reversed(measures.items()):
        is_link = element.tag == "a"
        texts = [text for text in (element.text, *(child.tail for child in element)) if text]
        lengths = [len("".join(text.split())) for text in texts]
        size.all += sum(lengths)
        size.links += is_link
        if is_link:
            size.linked, size.prose = size.all, 0
        else:
            size.prose += sum(length for length in lengths if length >= _RUN)
        if element is not root and (outer := measures.get(element.getparent())) is not None:
            outer.all += size.all
            outer.prose += size.prose
            outer.linked += size.linked
            outer.links += size.links
    return measures
