"""What a section or a sentence is for, by the wording of its heading, else by how it opens."""

from __future__ import annotations

import re

from checker.reading.dates import YEAR
from checker.reading.identity import year_in
from checker.reading.model import Role

_LACK = "(?:问题|不足|短板|弱项|差距|困难|欠账|薄弱环节|薄弱)"
_JOIN = "(?:与|和|及其|及|以及|、|的|暨)"
_DEFICIENCIES = re.compile(
    rf"存在.{{0,8}}{_LACK}"
    r"|(?:不足|短板|弱项|差距|欠账|薄弱环节)(?:之处)?(?:与|和|及|以及|、|方面|$|[:(])"
    rf"|^(?:当前|目前|主要|突出|工作中?|现阶段|面临|的|法治|建设|法治政府建设)*{_LACK}(?:之处)?(?:{_JOIN}|$)"
    rf"|{_LACK}{_JOIN}(?:{_LACK}|建议|对策|挑战)"
)
_SELF_CRITICAL = re.compile(
    rf"(?:正视|直面|检视|反思|检讨|自我剖析|查摆|深挖|认清|看清).{{0,8}}(?:{_LACK}|毛病|不足)"
    r"|(?:还|都|毛病|不足|短板|弱|欠|缺|差)(?:出)?在(?:哪|何处)|哪里(?:不足|还差|不够)|毛病|欠缺|还差什么|哪些不足"
    r"|(?:没有?|未能?|还没)(?:做|干|抓|办|管)(?:好|实|细|到位)|(?:做|干|抓|办|管|落实)得?(?:还)?(?:不够|不好|不实|不细|不到位)"
    r"|不够的地方|不到位的地方|没(?:到位|跟上)的"
)
"""Late headings on the first level that name the bureau's own shortcomings without one of the usual phrases."""
_REMEDY = re.compile(
    "(?:解决|整治|整改|治理|补齐|破解|化解|攻坚|聚焦|着力|针对|消除|查摆|排查|纠正|弥补|坚持|克服|攻克|紧盯|瞄准|直面|找准|补短|整顿)"
    rf".{{0,10}}{_LACK}|{_LACK}的?(?:专项|整改|整治|清零|导向|治理|解决|清单|台账)"
)
_CAUSES = re.compile(rf"{_LACK}(?:产生|存在|形成)?的(?:主要)?(?:原因|成因|根源)|(?:原因|成因|根源)(?:分析|剖析)?$")
_BOTH = re.compile(rf"{_LACK}(?:之处)?(?:与|和|及|以及|、|暨).{{0,4}}(?:原因|成因|根源)")
_NEXT = re.compile(
    "下一?步|下一?年度?(?!度?度)|明年|来年|今后|努力方向|打算|下一?阶段|下一个?年度|未来|新的?一年|新年度|后续(?:工作|打算|计划|举措|安排)|工作展望|展望$"
)
_PLAN = re.compile("安排|打算|计划|思路|重点|部署|举措|任务|工作|目标|展望")
_LATE_PLAN = re.compile(
    "(?:计划|工作|主要|总体)安排|工作(?:计划|思路|重点)|计划打算|安排部署|改进措施|对策建议|意见建议"
)
_DONE = re.compile("(?:完成|落实|执行|推进|进展|开展|履行|整改)情况|回顾|总结|成效")
_FIRST = re.compile("第一责任人|(?:主要负责人|党政主要).{0,12}(?:履行|履职).{0,12}(?:职责|情况)")
_MARK = re.compile(
    r"^(?:第?[一二三四五六七八九十百]{1,3}[、.,章节]|\([一二三四五六七八九十\d]{1,3}\)[、.]?|\d{1,2}(?:\.\d{1,2})*[、.]?(?![\d年]))"
)

_ITEM = r"(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,2}[、是]|\d{1,2}[.、])?"
_OPENS_NEXT = re.compile(
    rf"{_ITEM}(?:(?:下一?步|下一?阶段|展望未来)(?!骤|操作|审核|审批|处理)"
    r"|(?:今后|明年|来年|新的一年|下一?年度?)(?:里|中|一?段时[期间]|的?工作中)?(?=[,:将我公全市县区分局要继是工拟]))"
)
_OPENS_YEAR = re.compile(rf"{_ITEM}{YEAR}年,?[^。;]{{0,24}}(?:将|要|拟|计划)")
_OPENS_DEFICIENCIES = re.compile(
    rf"{_ITEM}(?:(?:主要)?存在的?(?:主要|突出)?(?:问题|不足|困难|短板)"
    rf"|(?:同时|当然|但是?|不过|然而|虽然?|尽管|一年来|回顾|对照|我们|我局|在看到|在肯定|总结)[^。;]*"
    rf"(?:仍|还|也|依然|尚|清醒|存在|有)[^。;]{{0,16}}{_LACK}"
    rf"|(?:工作中|当前|目前)?,?(?:仍|还|也|依然)(?:然|旧)?(?:存在|有)[^。;]{{0,12}}{_LACK})"
)
_OPENS_CAUSES = re.compile(
    r"(?:[^,:。]{0,10}(?:根子|根源|症结|主要原因|原因主要|原因在于|原因是|原因有)|究其原因|追根溯源|分析(?:其)?原因|剖析原因|主观上|从主观|主观原因|深究起来)"
)
_CLOSING = re.compile(r"(?:^|[,;])(?:今后|下一?步|下一?阶段|来年|明年|新的一年)[^。;]{0,16}(?:将|要|继续|会)")
_CONTINUES = re.compile(r"[二三四五六七八九十]{1,2}[是要、]|\([二三四五六七八九十]{1,2}\)|其[二三四五]")


def heading_role(title: str, year: int | None, is_late: bool) -> Role | None:
    """The role the wording of a heading tells; None when it tells none.

    ``is_late``: it stands on the first level in the second half of the report, where a plan is one for next year.
    """
    wording = _MARK.sub("", title)
    has_remedy = _REMEDY.search(wording) is not None
    if not has_remedy:
        if _CAUSES.search(wording) and not _BOTH.search(wording):
            return Role.CAUSES
        if _DEFICIENCIES.search(wording) or _BOTH.search(wording):
            return Role.DEFICIENCIES
    if is_late and _SELF_CRITICAL.search(wording) and not _NEXT.search(wording):
        return Role.DEFICIENCIES
    if _is_next(wording, year, is_late):
        return Role.NEXT_YEAR
    return Role.FIRST_RESPONSIBLE if _FIRST.search(wording) else None


def _is_next(wording: str, year: int | None, is_late: bool) -> bool:
    if _NEXT.search(wording):
        return not (_DONE.search(wording) and not is_late)
    if _DONE.search(wording):
        return False
    named = year_in(wording)
    if named is not None and year is not None and named > year:
        return is_late or _PLAN.search(wording) is not None
    return is_late and _LATE_PLAN.search(wording) is not None


def inherited(parent: Role, own: Role | None, is_mixed: bool) -> Role:
    """The role of a subsection: its own where that can stand under ``parent``, else the parent's.

    ``is_mixed``: a heading above speaks of next year's work as well (“存在的问题和下一步打算”).
    """
    if own is None:
        return parent
    match parent:
        case Role.NEXT_YEAR:
            return own if is_mixed and own is not Role.FIRST_RESPONSIBLE else parent
        case Role.DEFICIENCIES | Role.CAUSES:
            return parent if own is Role.FIRST_RESPONSIBLE else own
        case _:
            return own


def is_mixed(title: str) -> bool:
    """Whether a heading joins shortcomings and next year's work."""
    return _NEXT.search(title) is not None and re.search(_LACK, title) is not None


def opening_role(sentence: str, role: Role, year: int | None, is_late: bool, is_closing: bool) -> Role | None:
    """The role a sentence of a section of ``role`` opens by its own words, None when it opens none.

    ``is_late``: in the second half of a report; ``is_closing``: in its last paragraphs.
    """
    if role in (Role.NEXT_YEAR, Role.FRONT, Role.SIGN_OFF):
        return None
    if _OPENS_NEXT.match(sentence) or (is_closing and _CLOSING.search(sentence)):
        return Role.NEXT_YEAR
    dated = _OPENS_YEAR.match(sentence)
    if dated and year is not None and is_late and (year_in(dated[0]) or 0) > year:
        return Role.NEXT_YEAR
    if role in (Role.DEFICIENCIES, Role.CAUSES):
        return Role.CAUSES if _OPENS_CAUSES.match(sentence) else None
    return Role.DEFICIENCIES if is_late and _OPENS_DEFICIENCIES.match(sentence) else None


def goes_on(previous: str, paragraph: str) -> bool:
    """Whether a role that sentences of the ``previous`` paragraph opened holds in this one too."""
    return previous.endswith(":") or _CONTINUES.match(paragraph) is not None
