"""Which unit the figures of a table have, by the words of its header, its row labels and its caption."""

from __future__ import annotations

import re

_WORDS = (
    "名 位 人 人次 家 所 家次 户 户次 件 起 宗 案 例 桩 件次 笔 台 台次 部 套 具 只 支 台套 路 面 辆 艘 架 枚 把 枪 "
    "个百分点 条 项 份 卷 本 册 张 幅 则 篇 条次 次 场 期 回 场次 期次 轮 讲 个 批 批次 处 间 座 块 票 分 "
    "元 千克 公斤 克 吨 公里 平方米 天 工作日 小时 课时 学时 分钟"
)
MEASURES = tuple(_WORDS.split())
"""What reports count and measure in."""

_COUNTED = "|".join(sorted((*MEASURES, "日", "届"), key=lambda unit: (-len(unit), unit)))
_UNIT = f"(?:[千百]?[万亿]?(?:{_COUNTED})|[%‰万亿])"
_IN_BRACKETS = re.compile(rf"\((?:单位:)?({_UNIT})(?:[/、]{_UNIT})*\)$")
_CAPTION = re.compile(rf"(?:^|[^\u4e00-\u9fff]|计量|数据)单位:({_UNIT})(?=$|[/、,;)])")
_NUMBER_OF = re.compile("(?P<a>人次|场次)数?$|(?P<b>[人件起次场期份条家天户])数$|案(?P<c>件)数?$")
_NO_UNIT = re.compile("(?:率|比|比例|比重|幅度|[增降]幅|得分|评分|金额|日期|时间|时限|名次|排名|文号)$|^年[份度]$")
_CASES = re.compile("复议|诉讼|应诉|案件|收案")
_OUTCOMES = re.compile(
    "收[案到]|受理|立案|结案|办结|审结|在[审办]|维持|驳回|撤[销回]|变更|纠错|败诉|胜诉|违法|调解|终止|合计|总[计数]"
)
_NUMBER = r"[-+]?\d+(?:,\d{3})*(?:\.\d+)?"
_PLAIN_NUMBER = re.compile(f"{_NUMBER}[万亿]?")
_FIGURE = re.compile(rf"(?!20\d\d$){_NUMBER}[万亿]?[余多]?(?:{_UNIT})?")


def is_number(text: str) -> bool:
    """Whether ``text`` (normalised) is a number that lacks its unit."""
    return _PLAIN_NUMBER.fullmatch(text) is not None


def is_figure(text: str) -> bool:
    """Whether ``text`` (normalised) is a number, with a unit or without; a bare year is none."""
    return _FIGURE.fullmatch(text) is not None


def is_unit(text: str) -> bool:
    """Whether ``text`` is a unit and nothing else."""
    return re.fullmatch(_UNIT, text) is not None


def in_caption(text: str) -> str:
    """The first unit that the line above a table names (“单位：件/次”), empty when it names none."""
    found = _CAPTION.search(text)
    return found[1] if found else ""


def without_unit(text: str) -> str:
    """A header or label without the unit in brackets at its end."""
    return _IN_BRACKETS.sub("", text)


def of_cell(header: str, label: str, common: str, speaks_of_cases: bool) -> str:
    """The unit of the numbers under ``header`` in the row ``label``, empty when nothing tells.

    ``common`` is the one named for the whole table; without it, cases and what became of them are counted in 件.
    """
    for words in (header, label):
        if found := _IN_BRACKETS.search(words):
            return found[1]
    for words in (header, label):
        if _NO_UNIT.search(words):
            return common if common in ("%", "‰") else ""
        if found := _NUMBER_OF.search(words):
            return found["a"] or found["b"] or found["c"]
    if common or not speaks_of_cases:
        return common
    return "件" if any(p.search(words) for words in (header, label) for p in (_CASES, _OUTCOMES)) else ""


def speaks_of_cases(text: str) -> bool:
    """Whether the header or the labels of a table, run together, speak of reconsideration, litigation or cases."""
    return _CASES.search(text) is not None
