"""A comparison of two results as text for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from checker.assessment.changes import Changes
from checker.output.changes_chapters import chapters
from checker.output.changes_words import word
from checker.output.lang import Lang
from checker.output.markdown import escape
from checker.output.textwidth import wrap

MIN_WIDTH = 40
_GREEN, _RED, _BOLD = "32", "31", "1"


def render(changes: Changes, lang: Lang = Lang.ZH, width: int = 100, colour: bool = False) -> str:
    """``changes`` as text of at most ``width`` columns (40 at least), ANSI colours only when ``colour``."""
    width = max(MIN_WIDTH, width)

    def paint(line: str, code: str) -> str:
        return f"\x1b[{code}m{line}\x1b[0m" if colour else line

    def indented(text: str, first: str, rest: str) -> Iterator[str]:
        for number, line in enumerate(wrap(text, width - len(rest))):
            yield (rest if number else first) + line

    lines: list[str] = []
    for chapter in chapters(changes, lang):
        lines += [paint(line, _BOLD) for line in wrap(chapter.title, width)]
        lines += [line for text in chapter.lead for line in wrap(text, width)]
        for block in chapter.blocks:
            lines += ["", *(paint(line, _BOLD) for line in wrap(block.title, width))]
            for item in block.items:
                head = indented(item.head, f"  {item.mark} ", "    ")
                code = {"+": _GREEN, "-": _RED}.get(item.mark)
                lines += [paint(line, code) if code else line for line in head]
                lines += [line for text in item.lines for line in indented(text, "      ", "      ")]
        if chapter.closing:
            lines += ["", *(paint(line, _BOLD) for line in wrap(chapter.closing, width))]
        lines.append("")
    return "\n".join(lines)


def render_markdown(changes: Changes, lang: Lang = Lang.ZH) -> str:
    """``changes`` as GitHub-flavoured Markdown; nothing from a report becomes markup."""
    lines = [f"# {word(lang, 'changes-title')}", ""]
    for chapter in chapters(changes, lang):
        lines += [f"## {escape(chapter.title)}", ""]
        lines += [line for text in chapter.lead for line in (escape(text), "")]
        if chapter.closing:
            lines += [f"**{escape(chapter.closing)}**", ""]
        for block in chapter.blocks:
            lines += [f"### {escape(block.title)}", ""] if block.title else []
            for item in block.items:
                lines.append(f"- {escape(item.head)}")
                lines += [f"  - {escape(text)}" for text in item.lines]
            lines.append("")
    return "\n".join(lines)
