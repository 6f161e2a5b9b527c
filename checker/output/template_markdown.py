"""The skeleton report as Markdown, to be filled in with any editor."""

from __future__ import annotations

from checker.checklist.template import Statistics
from checker.output.markdown import escape
from checker.output.template import BLANK, Heading, Sentences, Skeleton

_BLANK = "＿" * len(BLANK)
"""Ordinary underscores would make what stands between two blanks bold."""


def render(skeleton: Skeleton) -> str:
    """``skeleton`` as Markdown; blanks are full-width underscores."""
    lines = [f"# {_text(skeleton.title)}", ""]
    for block in skeleton.body:
        match block:
            case Heading():
                lines += [f"{'#' * (block.level + 1)} {_text(block.text)}", ""]
            case Sentences():
                lines += [_text(block.text), ""]
            case Statistics():
                rows = [block.header, ["---"] * len(block.header), *block.rows]
                lines += [_text(block.caption), "", *(f"| {' | '.join(map(_text, row))} |" for row in rows), ""]
    lines += [line for text in skeleton.sign_off for line in (_text(text), "")]
    return "\n".join(lines)


def _text(text: str) -> str:
    return text if text == "---" else escape(text.replace(BLANK, _BLANK))
