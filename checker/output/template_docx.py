"""The skeleton report as a Word file in official layout; comments say what each paragraph must tell, and why."""

from __future__ import annotations

from docx.text.paragraph import Paragraph

from checker.checklist.model import Element
from checker.checklist.template import Statistics
from checker.output import messages
from checker.output.basis import cite
from checker.output.lang import Lang
from checker.output.messages import LEVELS
from checker.output.notes import AUTHORS
from checker.output.official import OfficialDocument, title_lines
from checker.output.template import Heading, Sentences, Skeleton

_LABEL, _NARROWEST, _WIDEST = 5.0, 3.5, 5.0
"""The width of the first column of a table, the least and the greatest of the others, in characters."""


def render(skeleton: Skeleton, when: str, lang: Lang = Lang.ZH) -> bytes:
    """``skeleton`` as .docx; ``when`` (ISO 8601) is the time in the file's properties.

    ``lang`` is that of the comments; the report itself is Chinese.
    """
    document = OfficialDocument(skeleton.title)
    document.title(*title_lines(skeleton.title))
    explained: set[str] = set()
    for block in skeleton.body:
        match block:
            case Heading():
                document.heading(block.text, block.level)
            case Sentences():
                paragraph = document.paragraph(block.text)
                if block.element is not None and block.element.id not in explained:
                    explained.add(block.element.id)
                    _explain(document, paragraph, block.element, lang)
            case Statistics():
                document.caption(block.caption)
                shares = [min(max(len(word) + 1.0, _NARROWEST), _WIDEST) for word in block.header[1:]]
                shares.insert(0, _LABEL)
                document.table(block.header, block.rows, shares)
    document.line("")
    for text in skeleton.sign_off:
        document.line(text, align_right=True, indent=4)
    return document.save(when)


def _explain(document: OfficialDocument, paragraph: Paragraph, element: Element, lang: Lang) -> None:
    named = f"{element.title}（{LEVELS[lang][element.level]}）"
    basis = messages.text(lang, "list-join").join(map(cite, element.basis)) or messages.text(lang, "practice")
    lines = [
        named,
        messages.text(lang, "named", name=messages.text(lang, "advice"), value=element.advice.strip()),
        messages.text(lang, "named", name=messages.text(lang, "basis"), value=basis),
    ]
    document.comment(paragraph, "\n".join(lines), AUTHORS[lang], "")
