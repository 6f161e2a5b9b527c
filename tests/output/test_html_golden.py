"""The pages of two seeds in outline, compared with tests/golden/: what is marked, and what the checklist says.

To accept a wanted change: UPDATE_GOLDEN=1 pytest tests/output/test_html_golden.py, then read the difference in git.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.output import pages
from tests.output.pages import every, page, words

GOLDEN = pages.ROOT / "tests" / "golden"
NAMES = ("nanzheng-2022", "yiyuan-2024")


def outline(made: pages.Node) -> Iterator[str]:
    """A line for every card and its parts, with the marks their quotes lead to; one for every paragraph."""
    yield words(every(made, "closing")[0])
    for group in every(made, "group"):
        yield f"\n{words(every(group, 'checks')[0]) if every(group, 'checks') else words(group.xpath('.//h4')[0])}"
        for card in every(group, "card"):
            yield f"  {words(card.xpath('./summary')[0])} [{card.get('data-tags')}]"
            yield from (f"    {line}" for line in parts(card))
    yield ""
    for block in made.xpath("//div[@class='paper']//*[@data-p]"):
        marks = [f"{mark.get('class').split()[1]}:{mark.get('id')[3:]}" for mark in every(block, "mark")]
        name = f"{block.get('data-p')} {block.tag} {block.get('class') or ''}"
        yield f"{name} {words(block)[:24]} {' '.join(marks)}".rstrip()


def parts(card: pages.Node) -> Iterator[str]:
    for part in every(card, "part"):
        targets = [link.get("href")[4:] for link in every(part, "quote", "a")]
        yield f"{words(every(part, 'label')[0])} {' '.join(targets)}".rstrip()
    for side in every(card, "sides"):
        yield " | ".join(f"{words(item)} {item.xpath('./a/@href')[0][4:]}" for item in side)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_as_accepted(name: str) -> None:
    made = "\n".join(outline(page(pages.document(pages.ROOT / "seeds" / f"{name}.txt")))) + "\n"
    path = GOLDEN / f"html-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")
