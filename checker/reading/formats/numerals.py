"""The numerals that word processors number paragraphs with: 十一 · ⑪ · xi · 甲."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_SERIES = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_COUNTING = {"chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand"}
_DIGITAL = {"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"}
_LEGAL = {"chineseLegalSimplified", "ideographLegalTraditional"}
_HIGHEST = 9999


def write(number: int, style: str) -> str:
    """``number`` in the numerals that Office Open XML calls ``style`` (“chineseCounting”).

    A style that is not known, and a number that a style has no numeral for, is written in Arabic numerals.
    """
    if style == "none":
        return ""
    if not 0 < number <= _HIGHEST:
        return str(number)
    if style in _SERIES:
        return _SERIES[style][number - 1] if number <= len(_SERIES[style]) else str(number)
    if style == "chineseCounting" and number > 99:
        style = "ideographDigital"
    if style in _COUNTING:
        return _chinese(number, "low")
    if style in _LEGAL:
        return _chinese(number, "up")
    if style == "japaneseCounting":
        return _japanese(number)
    if style in _DIGITAL:
        return str(number).translate({ord("0") + digit: "〇一二三四五六七八九"[digit] for digit in range(10)})
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return str(number).translate({ord("0") + digit: chr(ord("０") + digit) for digit in range(10)})
    if style in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman"):
        return _roman(number).upper() if style == "upperRoman" else _roman(number)
    return f"{number:02}" if style == "decimalZero" else str(number)


def _chinese(number: int, mode: str) -> str:
    from cn2an import an2cn  # here and not above: its import is slow, and most files have no such numbering

    return str(an2cn(number, mode))


def _japanese(number: int) -> str:
    """百一 where Chinese has 一百零一: neither a zero nor a one before a power of ten."""
    return "".join(
        {"0": "", "1": unit or "一"}.get(digit, "〇一二三四五六七八九"[int(digit)] + unit)
        for digit, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True)
    )


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
