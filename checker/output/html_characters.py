"""Which characters of a report may stand on a page."""

from __future__ import annotations

import unicodedata

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Cn"})
_WIDE_BLANK = "\u3000"


def visible(text: str) -> str:
    """``text`` without characters that cannot be seen or that change the order of what is read."""
    return text.translate(_VISIBLE)


class _Visible(dict[int, str | None]):
    """A table for str.translate that fills itself."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        shown: str | None = character
        if character.isspace():
            shown = character if character == _WIDE_BLANK else " "
        elif unicodedata.category(character) in _UNSAFE or "\ufe00" <= character <= "\ufe0f":
            shown = None
        self[code] = shown
        return shown


_VISIBLE = _Visible()
