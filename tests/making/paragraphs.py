"""The true paragraphs of a seed report: what every format made from it must give back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from checker.reading import read_file

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = tuple(sorted(path.stem for path in SEEDS.glob("*.txt")))

_MARKS = (
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``kind``: title, body, or sign; ``level``: 1–3 for a heading that stands alone, else 0."""

    kind: str
    level: int
    text: str


def of_seed(name: str) -> tuple[Paragraph, ...]:
    """The paragraphs of the seed ``name`` (“huangzhong-2024”), hard wraps and page cuts joined, furniture left out."""
    report = read_file(SEEDS / f"{name}.txt")
    ends = report.sign_off[0] if report.sign_off else len(report.text)
    titled = report.title[1] if report.title else 0
    found = []
    for paragraph in report.paragraphs:
        first, last = report.offsets[paragraph.start], report.offsets[paragraph.end - 1]
        last += len(report.source[last + 1 :]) - len(report.source[last + 1 :].lstrip("”’」』）)"))
        text = re.sub(r"[\s\u3000]+", "", report.source[first : last + 1])
        kind = "title" if paragraph.start < titled else "sign" if paragraph.start >= ends else "body"
        level = next((n for n, mark in enumerate(_MARKS, 1) if mark.match(text)), 0)
        is_heading = kind == "body" and len(text) <= 45 and text[-1] not in "。；;："
        found.append(Paragraph(kind, level if is_heading else 0, text))
    return tuple(found)
