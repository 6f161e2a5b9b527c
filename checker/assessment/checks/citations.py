"""check.citations: titles in 《》 against the directory of official titles in citations.yaml.

Only what is nearly an official title is found fault with: one character off, characters swapped, a few missing or too
many in its middle, or other years than the document's.  Whatever else is not in the directory is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.checks.kept import Kept
from checker.assessment.checks.near_title import genre, is_slip
from checker.assessment.model import CheckOutcome
from checker.checklist.model import OfficialTitle
from checker.reading import normalise, quote

ID = "check.citations"

Years = tuple[int, int] | None

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_SPAN = re.compile(r"\(?(20\d\d)年?(?:-+|~|至|到)(20\d\d)年?\)?")
_REMARK = re.compile(r"\((?![一二三四五六七八九十]+\))[^()]*\)$")
_ISSUERS = re.compile(
    r"^(?:(?:中共中央|国务院|中共中央办公厅|国务院办公厅|中央办公厅|中办|国办|公安部|司法部|财政部|最高人民法院|最高人民检察院"
    r"|全国人民代表大会常务委员会|全国人大常委会|中央宣传部|中宣部|中央全面依法治国委员会(?:办公室)?)[、,和与]?)+(?=关于)"
)
_UNHEARD = re.compile(r"[的、,·〈〉<>\s]|中华人民共和国")
_OWN = re.compile(r"(?:制定|印发|出台|制发|下发|起草|编制|拟定|草拟|建立|修订完善)(?:并\w{2})?(?:了|出)?[^,。;]{0,8}$")
_NATIONAL = re.compile(r"公安部|国务院|中央|中办|国办|司法部|国家|最高|全国人大|新(?:修订|制定|出台|颁布)")


def run(context: CheckContext) -> Finding:
    """Fails when a title is nearly, but not quite, one of the directory."""
    if not context.checklist.titles:
        return Finding(CheckOutcome.NOT_APPLICABLE, "没有文件名录（citations.yaml），无法核对。")
    directory = _directory(context.checklist.titles)
    text = context.report.text
    cited = list(_TITLE.finditer(text))
    if not cited:
        return Finding(CheckOutcome.NOT_APPLICABLE, "文中没有书名号，无文件名称可供核对。")
    known = 0
    wrong: list[tuple[re.Match[str], str]] = []
    for found in cited:
        right = directory.right(found[1])
        known += right is not None
        if right and not _is_own(text, found.start()):
            wrong.append((found, right))
    if wrong:
        said = dict.fromkeys(f"{quote(context.report, *found.span())}应为《{right}》" for found, right in wrong)
        return Finding(CheckOutcome.FAIL, "；".join(said) + "。", tuple(found.span() for found, _ in wrong))
    if not known:
        return Finding(CheckOutcome.NOT_APPLICABLE, "书名号内没有名录中的文件，不作判断。")
    return Finding(CheckOutcome.PASS, "书名号内名录中的文件，名称与正式名称一致。")


class Directory:
    """Official titles, looked up as people write them: with or without issuer, 中华人民共和国, （试行）."""

    def __init__(self, titles: tuple[OfficialTitle, ...]) -> None:
        self._known: dict[str, dict[Years, str]] = {}
        for entry in titles:
            for name in (entry.title, *entry.short):
                core, years = _split(normalise(name))
                self._known.setdefault(core, {}).setdefault(years, name)
        self._by_genre: dict[str, list[str]] = defaultdict(list)
        for core in self._known:
            self._by_genre[genre(core)].append(core)

    def right(self, cited: str) -> str | None:
        """What ``cited`` (normalised, without 《》) should be; empty when it is right, None when it is unknown."""
        core, years = _split(cited)
        if core in self._known:
            return self._with_years(self._known[core], years)
        near = {official: self._known[official] for official in self._near(core, years)}
        if len(near) != 1:
            return None
        (issues,) = near.values()
        return issues[years] if years in issues else next(iter(issues.values()))

    def _with_years(self, issues: dict[Years, str], years: Years) -> str | None:
        spans = {span: name for span, name in issues.items() if span is not None}
        if years is None or not spans or years in spans:
            return ""
        if years[0] >= max(end for _, end in spans):
            return None  # the one that follows those in the directory
        return spans[max(spans, key=lambda span: (span[0] == years[0]) + (span[1] == years[1]))]

    def _near(self, core: str, years: Years) -> Iterator[str]:
        # A title of no genre may be one cut short.
        kind = genre(core)
        for official in self._by_genre.get(kind, ()) if kind else self._known:
            if years is not None and years not in self._known[official]:
                continue
            if is_slip(core, official, is_dated=years is not None):
                yield official


_directory = Kept(Directory)


def _split(title: str) -> tuple[str, Years]:
    """The words of a title that tell it from others, and the years it is for."""
    years: Years = None
    if found := _SPAN.search(title):
        years = int(found[1]), int(found[2])
        title = title[: found.start()] + title[found.end() :]
    while remark := _REMARK.search(title):
        title = title[: remark.start()]
    title = _ISSUERS.sub("", title)
    return _UNHEARD.sub("", title).removeprefix("关于"), years


def _is_own(text: str, start: int) -> bool:
    """Whether the document is introduced as one the organisation made itself (制定、印发《…》《…》)."""
    before = re.sub(r"《[^《》]*》[、和及]?", "", text[max(0, start - 120) : start])
    clause = re.split(r"[,。;\n]", before)[-1]
    return _OWN.search(clause) is not None and not _NATIONAL.search(clause)
