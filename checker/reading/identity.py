"""Who reports, for which year, under which title, and how the report is signed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.reading.dates import DAY, MONTH, YEAR, year_of
from checker.reading.model import Rank
from checker.reading.textmap import Span

_YEAR = re.compile(rf"(?<!\d){YEAR}(?=年|度)|(?<!\d)20\d\d(?=[-./])")
_DATE = (
    rf"{YEAR}年{MONTH}月(?:{DAY}日)?"
    r"|20\d\d[-./]\d{1,2}[-./]\d{1,2}(?:\d\d:\d\d(?::\d\d)?)?"
)
_SIGNED_DATE = re.compile(rf"(?:日期|时间)?:?\(?({_DATE})\)?")
_BODY = r"(?:局|厅|处|队|所|站|委|办|办公室|委员会|领导小组|人民政府|法制部门)"
_SEAL = r"(?:\((?:盖章|公章|章)\))?"
_ORGANISATION_LINE = re.compile(rf"(?:(?:报告|填报)?单位:|落款:)?[\u4e00-\u9fffA-Za-z0-9·]{{2,28}}{_BODY}{_SEAL}")
_SIGN_OFF = re.compile(rf"({_ORGANISATION_LINE.pattern})?(?:{_SIGNED_DATE.pattern})?{_SEAL}")
_REMARK = re.compile(
    r"\((?:此件|联系人|联系).{0,60}\)|附件.{0,60}|(?:抄送|抄报|主送|分送|联系人|联系电话|联系方式|主题词):.{0,200}"
    rf"|[^。;]{{0,40}}(?:{_DATE})印发(?:,?共印?\d+份)?[。]?|\(?共印\d+份\)?"
)
"""What may follow the signature: remarks, the list of attachments, to whom and when copies were sent."""
_LISTED = re.compile(r"\d{1,2}[.、][^。;]{2,40}")
_ATTACHMENT = re.compile(r"附件[一二三四五六七八九十\d]{0,2}(?::.{0,40})?")
_POLICE = re.compile(
    r"(?:中共)?([\u4e00-\u9fff]{2,14}?公安(?:分局|局|厅|处)(?!长|党委)"
    r"(?:(?![^,。]{0,3}关于)[\u4e00-\u9fff]{2,10}?(?:分局|支队|大队|派出所))?"
    r"|(?:[\u4e00-\u9fff]{2,8}?)?公安[\u4e00-\u9fff]{1,6}?分局)"
)
_OTHER_BODY = re.compile(r"([\u4e00-\u9fff]{2,18}?(?:局|厅|委员会|人民政府|办公室))(?=20|二[〇零]|关于|$|\d)")
_GENERIC = re.compile(r"(?:我|本|市|县|区|旗|州|省|厅|各|全|该|上级|自治区|省厅和|市县)+公安")
_LEAD = re.compile(rf"(?:^|[,。:;\n])(?:{YEAR}年(?:度|以来|来)?,?)?")
_GENRE = re.compile(r"(?:报告|总结|汇报|自查情况|工作情况|情况说明|情况|述法)(?:\([^)]{1,20}\))?$")
_TOPIC = re.compile(r"法治|依法|法制|普法|执法|述法")
_NUMBER_LINE = re.compile(
    r"[\u4e00-\u9fff]{1,12}[〔\[(](?:20)?\d\d[〕\])]第?\d+号(?:签发人:.{2,10})?|\([^)]{1,20}\)|附件\d*:?"
)
_MARKED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]{1,3}[章节部]"
)
_SPECIFIC = re.compile(r"公安|20\d\d|二〇")
_TITLE_LINES = 15


@dataclass(frozen=True, slots=True)
class Identity:
    """``title_paragraphs`` counts the leading paragraphs up to the end of the title (0: none).

    ``body_end`` is the index of the first paragraph of the sign-off, or their number.
    """

    title: Span | None
    title_paragraphs: int
    sign_off: Span | None
    body_end: int
    organisation: str
    rank: Rank
    year: int | None


def identify(text: str, paragraphs: Sequence[Span], rows: Collection[int] = ()) -> Identity:
    """The identity of the report ``text``.  A single paragraph has neither title nor year.

    ``rows`` are the indices of the paragraphs that are rows of tables; some may stand above the title.
    """
    if len(paragraphs) < 2:
        return Identity(None, 0, None, len(paragraphs), _organisation(text[:200], ""), Rank.UNKNOWN, None)
    title, title_paragraphs = _title(text, paragraphs, rows)
    sign_off, body_end = _sign_off(text, paragraphs, title_paragraphs)
    heading = text[slice(*title)].replace("\n", "") if title else ""
    signed = text[slice(*sign_off)] if sign_off else ""
    opening = text[paragraphs[title_paragraphs][0] : paragraphs[min(title_paragraphs + 2, len(paragraphs) - 1)][1]]
    organisation = _organisation(heading, "$") or _organisation(signed, "$") or _organisation(opening, "")
    return Identity(
        title,
        title_paragraphs,
        sign_off,
        body_end,
        organisation,
        rank_of(organisation),
        _year(heading, opening, signed),
    )


def is_date(text: str) -> bool:
    """Whether the whole of ``text`` is a date."""
    return _SIGNED_DATE.fullmatch(text) is not None


def is_organisation(text: str) -> bool:
    """Whether the whole of ``text`` is, as far as its form tells, the name of a public body."""
    return _ORGANISATION_LINE.fullmatch(text) is not None


def is_document_number(text: str) -> bool:
    """Whether the whole of ``text`` is the number of an official document, a remark in brackets or “附件1”."""
    return _NUMBER_LINE.fullmatch(text) is not None


def year_in(text: str) -> int | None:
    """The first year named in ``text``, in Arabic or Chinese numerals."""
    found = _YEAR.search(text)
    return None if found is None else year_of(found[0])


def rank_of(organisation: str) -> Rank:
    """The rank the name of a bureau tells; a county-level city cannot be told from a prefecture."""
    if re.search(r"公安厅|^(?:北京|上海|天津|重庆)市公安局$", organisation):
        return Rank.PROVINCE
    if re.search(r"分局$|[县区旗]公安局|林区公安局|大队$|派出所$", organisation):
        return Rank.COUNTY
    if re.search(r"[市州盟]公安局|地区公安[局处]|支队$", organisation):
        return Rank.CITY
    return Rank.UNKNOWN


def _title(text: str, paragraphs: Sequence[Span], rows: Collection[int]) -> tuple[Span | None, int]:
    """The title and the number of paragraphs up to its end; a web column's name is none if a better one follows."""
    candidates: list[tuple[Span, int]] = []
    first = 0
    for number, (start, end) in enumerate(paragraphs[:_TITLE_LINES]):
        line = text[start:end]
        if len(line) > 60 or line[-1] in "。!?;" or _MARKED.match(line):
            if number not in rows:
                break
            first = number + 1
            continue
        if line[-1] in ",:":
            first = number + 1
            continue
        span = _title_ending(text, paragraphs, max(first, number - 3), number)
        if span:
            candidates.append((span, number + 1))
            first = number + 1
    if not candidates:
        return None, 0
    best = next((c for c in candidates if _SPECIFIC.search(text[slice(*c[0])])), candidates[0])
    # A saved web page repeats its title: what counts is the one above the text.
    return [c for c in candidates if text[slice(*c[0])] == text[slice(*best[0])]][-1]


def _title_ending(text: str, paragraphs: Sequence[Span], first: int, last: int) -> Span | None:
    """The shortest run of the lines ``first`` … ``last`` that ends with ``last`` and reads like a title."""
    end = paragraphs[last][1]
    for begin in range(last, first - 1, -1):
        joined = text[paragraphs[begin][0] : end].replace("\n", "")
        if len(joined) > 80 or is_document_number(text[slice(*paragraphs[begin])]):
            return None
        if _GENRE.search(joined) and _TOPIC.search(joined):
            while begin > first and _belongs_to_title(text[slice(*paragraphs[begin - 1])], joined):
                begin -= 1
            return paragraphs[begin][0], end
    return None


def _belongs_to_title(line: str, title: str) -> bool:
    if is_document_number(line) or is_date(line):
        return False
    if title.startswith(line) or len(line) > 40 or re.search(r"[。;!?,:>|/]", line):
        return False
    return is_organisation(line) or line.endswith("关于") or (line.endswith(("年", "年度")) and "公安" in line)


def _sign_off(text: str, paragraphs: Sequence[Span], title_paragraphs: int) -> tuple[Span | None, int]:
    """The organisation and date lines at the end; remarks may follow them, or whole attachments."""
    lines = [text[start:end] for start, end in paragraphs]
    first = title_paragraphs + 1
    last = _remarks(lines, first)
    begin = _signature(lines, first, last)
    if begin == last:
        attached = (n for n in range(len(lines) - 1, first, -1) if _ATTACHMENT.fullmatch(lines[n]))
        # Only a date tells a signature in the middle from a name that stands alone in the text.
        last = next((n for n in attached if is_date(lines[n - 1]) and _signature(lines, first, n) < n), 0)
        begin = _signature(lines, first, last)
    if begin >= last:
        return None, len(paragraphs)
    return (paragraphs[begin][0], paragraphs[last - 1][1]), begin


def _remarks(lines: Sequence[str], first: int) -> int:
    """The index behind the last of ``lines`` that is no remark."""
    last = len(lines)
    while last > first:
        place = last - 1
        while place > first and _LISTED.fullmatch(lines[place]):
            place -= 1
        is_listed = place < last - 1
        if not _REMARK.fullmatch(lines[place]) or (is_listed and not lines[place].startswith("附件")):
            break
        last = place
    return last


def _signature(lines: Sequence[str], first: int, last: int) -> int:
    """The index of the first line of the signature that ends before ``last``; ``last`` where there is none."""
    begin = last
    while begin > first and last - begin < 3 and _is_signature(lines[begin - 1]):
        begin -= 1
    return begin


def _is_signature(line: str) -> bool:
    return len(line) <= 45 and _SIGN_OFF.fullmatch(line) is not None


def _organisation(text: str, end: str) -> str:
    """The name of the reporting body in ``text``; with ``end``, also of one that is no police body."""
    for lead in _LEAD.finditer(text[:400]):
        found = _POLICE.match(text, lead.end())
        if found and not _GENERIC.match(found[1]):
            return found[1]
    if end:
        for line in text.split("\n"):
            if other := _OTHER_BODY.match(line):
                return other[1]
    return ""


def _year(title: str, opening: str, signed: str) -> int | None:
    named = year_in(title)
    if named is not None:
        return named
    if _YEAR.match(opening):
        return year_in(opening)
    dated = year_in(signed)
    return dated - 1 if dated is not None else None
