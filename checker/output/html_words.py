"""The words of the page that no other output needs, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from checker.assessment.model import Status
from checker.output import messages
from checker.output.html_marks import Kind
from checker.output.lang import Lang

KINDS: Mapping[Lang, Mapping[Kind, str]] = {
    Lang.ZH: {
        Kind.CHECK: "校核",
        Kind.NO: "无",
        Kind.WEAK: "不足",
        Kind.PLAN: "计划",
        Kind.YES: "有",
        Kind.HINT: "最接近的一句",
    },
    Lang.EN: {
        Kind.CHECK: "check",
        Kind.NO: "no",
        Kind.WEAK: "weak",
        Kind.PLAN: "plan",
        Kind.YES: "yes",
        Kind.HINT: "nearest sentence",
    },
}
"""What a colour means; as wide as a legend."""

LEGEND: Mapping[Lang, Mapping[Kind, str]] = {
    Lang.ZH: {
        Kind.YES: "已写明",
        Kind.PLAN: "只有计划",
        Kind.WEAK: "只作为不足",
        Kind.NO: "不算数",
        Kind.CHECK: "前后矛盾或差错",
        Kind.HINT: "最接近的一句",
    },
    Lang.EN: {
        Kind.YES: "stated",
        Kind.PLAN: "only planned",
        Kind.WEAK: "only as a shortcoming",
        Kind.NO: "does not count",
        Kind.CHECK: "contradiction or slip",
        Kind.HINT: "nearest sentence",
    },
}

TAGS: Mapping[Status, str] = {
    Status.MET: "met",
    Status.PARTIAL: "partial",
    Status.PLANNED: "plan",
    Status.WEAK: "weak",
    Status.MISSING: "missing",
    Status.NOT_APPLICABLE: "none",
}
FILTERS: tuple[str, ...] = ("all", "missing", "partial", "plan", "weak", "review", "check", "met")
"""In the order of the chips; every one but “all” and “check” is a tag of elements."""

_TEXT: Mapping[str, tuple[str, str]] = {
    "filter-all": ("全部", "All"),
    "filter-missing": ("缺失", "Missing"),
    "filter-partial": ("部分", "Partial"),
    "filter-plan": ("计划", "Planned"),
    "filter-weak": ("不足", "Weak"),
    "filter-review": ("待复核", "To review"),
    "filter-check": ("校核", "Checks"),
    "filter-met": ("已具备", "Met"),
    "filter": ("筛选", "Filter"),
    "search": ("搜索正文和清单", "Search report and checklist"),
    "searched": ("清单 {cards} 项，正文 {places} 处", "{cards} in the checklist, {places} in the report"),
    "shown": ("显示 {cards} 项", "{cards} shown"),
    "nothing": ("没有符合条件的项目。", "Nothing matches."),
    "next": ("下一项", "Next"),
    "previous": ("上一项", "Previous"),
    "expand": ("全部展开", "Open all"),
    "collapse": ("全部收起", "Close all"),
    "print": ("打印", "Print"),
    "copy": ("复制", "Copy"),
    "copied": ("已复制", "Copied"),
    "not-copied": ("请手动复制", "Copy it by hand"),
    "close": ("关闭", "Close"),
    "back": ("回到清单：{title}", "Back to: {title}"),
    "here": ("这段文字用于 {count} 个要点", "These words count for {count} parts"),
    "checklist": ("核查清单", "Checklist"),
    "report": ("报告正文", "Report"),
    "views": ("显示", "Show"),
    "documents": ("报告", "Reports"),
    "overview": ("汇总", "Summary"),
    "skip-list": ("跳到核查清单", "Skip to the checklist"),
    "skip-text": ("跳到报告正文", "Skip to the report"),
    "legend": ("图例", "Legend"),
    "legend-print": (
        "方括号里的数字是清单中的序号，C 开头的是校核。",
        "Numbers in brackets are those of the checklist; C stands for a check.",
    ),
    "score": ("总分", "Score"),
    "statuses": ("要素状态", "Elements"),
    "status-count": ("{status} {count}", "{count} {status}"),
    "characters": ("{characters}字", "{characters} characters"),
    "read-as": ("{format}（{reader}）", "{format} ({reader})"),
    "plain-text": ("纯文本", "plain text"),
    "pages": ("{pages}页", "{pages} pages"),
    "page": ("第{page}页", "Page {page}"),
    "page-place": ("第{page}页第{paragraph}段", "page {page}, paragraph {paragraph}"),
    "paragraph-place": ("第{paragraph}段", "paragraph {paragraph}"),
    "why": ("为什么", "Why"),
    "points-of": ("{points}/{weight}分", "{points}/{weight}"),
    "dimension-points": ("{points}/{possible}", "{points}/{possible}"),
    "side": ("第{number}处", "Place {number}"),
    "checks": ("校核", "Checks"),
    "to-look-at": ("{count}处需核对", "{count} to look at"),
    "all-well": ("没有发现矛盾和差错", "no contradictions or slips found"),
    "passed": ("通过", "Passed"),
    "no-text": (
        "这次核查没有保留正文，请对照原文件查看位置。",
        "This run did not keep the text; look the places up in the file.",
    ),
    "keys": ("快捷键", "Keys"),
    "keys-on": ("启用快捷键", "Keys are on"),
    "key-next": (
        "下一项 / 上一项（焦点在清单或正文标记上时也可用 ↓ ↑）",
        "next / previous (↓ ↑ too on a card or mark)",
    ),
    "key-search": ("搜索", "search"),
    "key-escape": ("关闭弹窗，清除选中、搜索和筛选", "close, clear selection, search and filter"),
    "hint": ("最接近的一句", "Nearest sentence"),
    "since": ("自{year}年度报告起", "reports of {year} and later"),
    "until": ("至{year}年度报告止", "reports up to {year}"),
    "between": ("{since}—{until}年度报告", "reports of {since}–{until}"),
    "decided": ("人工认定", "Decided"),
    "decided-by": ("{by}：{why}（程序原判：{was}）", "{by}: {why} (the program said: {was})"),
    "profile": ("配置 {profile}", "profile {profile}"),
    "error": ("无法评估", "Cannot be assessed"),
    "what-to-do": ("怎么办", "What to do"),
    "code": ("错误代码", "Code"),
}


def word(lang: Lang, key: str, **values: object) -> str:
    """The word ``key`` in ``lang`` with ``values`` filled in: one of the page's, else one of all outputs.

    KeyError for an unknown key.
    """
    if key not in _TEXT:
        return messages.text(lang, key, **values)
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)
