"""Patterns in plain words, for people who ask what a rule looks for."""

from __future__ import annotations

from checker.checklist.model import Finder, Place, Window
from checker.checklist.pattern import (
    GAP,
    TIMES,
    Adjacent,
    Choice,
    Concept,
    Conjunction,
    Figure,
    Literal,
    Node,
    Regex,
    Sequence,
    Title,
    walk,
)

WINDOW_NAMES = {
    Window.CLAUSE: "同一分句内",
    Window.SENTENCE: "同一句内",
    Window.NEXT: "本句或下一句内",
    Window.ITEM: "同一条目内",
    Window.PARAGRAPH: "同一段内",
    Window.SECTION: "同一部分内",
    Window.REPORT: "全文之内",
}
PLACE_NAMES = {
    Place.TITLE: "标题",
    Place.HEADING: "小标题",
    Place.FRONT: "开头",
    Place.MEASURES: "主要举措和成效",
    Place.FIRST_RESPONSIBLE: "第一责任人履职情况",
    Place.DEFICIENCIES: "存在的不足",
    Place.CAUSES: "原因分析",
    Place.NEXT_YEAR: "下一年度安排",
    Place.SIGN_OFF: "落款",
}
_TIME_NAMES = {
    "日期": "年月日",
    "年份": "任一年份",
    "本年": "报告年度",
    "来年": "报告年度以后的年份",
    "往年": "报告年度以前的年份",
}


def describe(thing: Finder | Node) -> str:
    """What ``thing`` looks for, in Chinese, as one sentence without a full stop."""
    if not isinstance(thing, Finder):
        return _words(thing)
    if thing.section is not None:
        return f"有“{PLACE_NAMES[thing.section]}”这样一个一级部分，且其下有内容"
    if thing.pattern is None:
        return thing.text
    said = [_words(thing.pattern)]
    if any(isinstance(n, Conjunction) for n in walk(thing.pattern)) or thing.window is not Window.SENTENCE:
        said.append(WINDOW_NAMES[thing.window])
    if thing.places:
        places = "、".join(f"“{PLACE_NAMES[p]}”" for p in Place if p in thing.places)
        said.append(f"只在{places}中查找")
    return "；".join(said)


def _words(node: Node) -> str:
    match node:
        case Literal(text):
            return f"“{text}”"
        case Concept(name):
            return f"“{name}”一类的词"
        case Figure(""):
            return "任意数字"
        case Figure(unit) if unit in TIMES:
            return _TIME_NAMES[unit]
        case Figure(unit):
            return f"以“{unit}”计的数字"
        case Regex(source):
            return f"符合 /{source}/ 的文字"
        case Adjacent(steps):
            return "紧接".join(_grouped(s) for s in steps)
        case Choice(options):
            return _choice(options)
        case Sequence(steps, near):
            said = [_grouped(steps[0])]
            for step, close in zip(steps[1:], near, strict=True):
                distance = f"其后{GAP}字内" if close else "其后同一句内"
                said.append(f"{distance}出现{_grouped(step)}")
            return "，".join(said)
        case Conjunction(wanted, vetoes):
            found = "、".join(_grouped(w) for w in wanted)
            said = [f"同时出现{found}" if len(wanted) > 1 else f"出现{found}"]
            said += [f"不得出现{_grouped(v)}" for v in vetoes]
            return "，".join(said)
        case Title(inner):
            return f"书名号内的{_grouped(inner)}"


def _choice(options: tuple[Node, ...]) -> str:
    """Literals close together as “聘请/外聘”, the rest after them."""
    texts = [o.text for o in options if isinstance(o, Literal)]
    said = [f"“{'/'.join(texts)}”"] if texts else []
    said += [_grouped(o) for o in options if not isinstance(o, Literal)]
    return "或".join(said)


def _grouped(node: Node) -> str:
    return f"（{_words(node)}）" if isinstance(node, Sequence | Conjunction) else _words(node)
