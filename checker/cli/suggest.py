"""What ``checker rules suggest`` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tabulate import tabulate

from checker._version import __version__
from checker.cli.messages import text
from checker.output.json_file import TOOL, dump
from checker.output.lang import Lang
from checker.output.textwidth import clean

if TYPE_CHECKING:
    from checker.checklist.model import Checklist, Finder
    from checker.proving.suggest import MissedPart, Quote, Suggestions, WrongFinder

SCHEMA = "fazhi-checker/rule-suggestions/1"
SHOWN = 8
"""How many phrases of a part the table shows; JSON has them all."""

_INDENT = "    "


def render_table(found: Suggestions, lang: Lang) -> str:
    """The missed parts with quotes and their best phrases, then the finders that fire wrongly with theirs."""
    missed = sum(len(m.quotes) for m in found.missed)
    blocks = [
        text(lang, "missed-parts", parts=len(found.missed), count=missed),
        *("\n".join(_missed(m, lang)) for m in found.missed),
        text(lang, "wrong-finders", count=len(found.wrong)),
        *("\n".join(_wrong(w, lang)) for w in found.wrong),
    ]
    return "\n\n".join(blocks) + "\n"


def render_json(found: Suggestions, checklist: Checklist) -> str:
    """Everything; lines count from 1, ``score`` is ``count`` × ``idf``."""
    return dump(
        {
            "schema": SCHEMA,
            "tool": {"name": TOOL, "version": __version__},
            "checklist": {"id": checklist.id, "version": checklist.version, "digest": checklist.digest},
            "missed": [_missed_data(m) for m in found.missed],
            "wrong": [_wrong_data(w) for w in found.wrong],
        }
    )


def _missed(missed: MissedPart, lang: Lang) -> Iterator[str]:
    yield text(lang, "missed-part", part=missed.part, where=missed.where, count=len(missed.quotes))
    yield from _quotes(missed.quotes, lang)
    rows = [(p.pattern, str(p.count), f"{p.idf:.1f}", f"{p.score:.1f}") for p in missed.phrases[:SHOWN]]
    if not rows:
        yield _INDENT + text(lang, "no-phrases")
        return
    headers = [text(lang, key) for key in ("phrase", "count", "rarity", "phrase-score")]
    made = tabulate(rows, headers, tablefmt="plain", disable_numparse=True, colalign=("left", *["right"] * 3))
    yield from (_INDENT + line for line in made.splitlines())


def _wrong(wrong: WrongFinder, lang: Lang) -> Iterator[str]:
    finder = wrong.finder
    yield text(lang, "wrong-finder", where=finder.where, part=wrong.part, count=len(wrong.quotes))
    yield _INDENT + text(lang, "named", name=text(lang, "pattern"), value=clean(_pattern(finder)))
    yield from _quotes(wrong.quotes, lang)


def _pattern(finder: Finder) -> str:
    return finder.text if finder.section is None else f"section: {finder.section}"


def _quotes(quotes: tuple[Quote, ...], lang: Lang) -> Iterator[str]:
    for quote in quotes:
        line = "" if quote.line is None else text(lang, "line", line=quote.line)
        yield _INDENT + text(lang, "named", name=clean(quote.report) + line, value=clean(quote.text))


def _missed_data(missed: MissedPart) -> dict[str, Any]:
    return {
        "part": missed.part,
        "file": missed.where.file,
        "line": missed.where.line,
        "quotes": [{"report": q.report, "quote": q.text} for q in missed.quotes],
        "phrases": [
            {"phrase": p.pattern, "count": p.count, "idf": round(p.idf, 4), "score": round(p.score, 4)}
            for p in missed.phrases
        ],
    }


def _wrong_data(wrong: WrongFinder) -> dict[str, Any]:
    return {
        "part": wrong.part,
        "file": wrong.finder.where.file,
        "line": wrong.finder.where.line,
        "pattern": _pattern(wrong.finder),
        "count": len(wrong.quotes),
        "quotes": [{"report": q.report, "quote": q.text, "line": q.line} for q in wrong.quotes],
    }
