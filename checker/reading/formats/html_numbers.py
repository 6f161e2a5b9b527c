"""The numbers a browser puts before the items of a list, which the page itself does not hold."""

from __future__ import annotations

import re

from checker.reading.formats.html_page import Element

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_KINDS = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# The lists of the editor most of these systems have (UEditor), told by a class.
_EDITOR = {
    "custom_num": "{0}.",
    "custom_num1": "{0})",
    "custom_num2": "({0})",
    "custom_cn": "{1}、",
    "custom_cn1": "{1})",
    "custom_cn2": "({1})",
}
_OWN_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))"
)


class Numbers:
    """Counts the items of the ordered lists of one page, in reading order."""

    def __init__(self) -> None:
        self._last: dict[Element, int] = {}

    def label(self, item: Element) -> str:
        """The number before ``item`` with its mark (“1.”), empty where none is shown or the text has its own."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        number = _whole(item.get("value"), self._next(parent))
        self._last[parent] = number
        if _OWN_NUMBER.match("".join(item.itertext())):
            return ""
        for name in (parent.get("class") or "").split():
            if name in _EDITOR:
                return _EDITOR[name].format(number, chinese(number))
        return _mark(_kind(item, parent), number)

    def _next(self, parent: Element) -> int:
        is_reversed = parent.get("reversed") is not None
        if parent in self._last:
            return self._last[parent] + (-1 if is_reversed else 1)
        items = sum(child.tag == "li" for child in parent)
        return _whole(parent.get("start"), items if is_reversed else 1)


def chinese(number: int) -> str:
    """``number`` (1–99, else in figures) as Chinese lists count: 一, 十, 二十一."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _kind(item: Element, parent: Element) -> str:
    for element in (item, parent):
        styled = _STYLE.search(element.get("style") or "")
        if styled:
            return str(styled[1]).strip().lower()
        given = element.get("type")
        if given:
            return _KINDS.get(given, str(given).lower())
    return "decimal"


def _mark(kind: str, number: int) -> str:
    if "none" in kind.split():
        return ""
    if any(name in kind for name in ("cjk", "chinese", "japanese", "hiragana")):
        return chinese(number) + "、"
    if "alpha" in kind or "latin" in kind:
        letter = chr(ord("a") + (number - 1) % 26)
        return (letter.upper() if "upper" in kind else letter) + "."
    if "roman" in kind:
        letters = _roman(number)
        return (letters.upper() if "upper" in kind else letters) + "."
    return "" if kind in ("disc", "circle", "square") else f"{number}."


def _roman(number: int) -> str:
    if not 0 < number < 400:
        return str(number)
    letters = ""
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters += letter * count
    return letters


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text.strip()) else otherwise
