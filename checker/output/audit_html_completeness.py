"""What an audit's page shows of completeness: who has not reported, who twice, which file belongs to no one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.audit.completeness import Completeness
from checker.output.audit_html_views import SHOWN, share, stacked
from checker.output.audit_html_words import word
from checker.output.lang import Lang
from checker.output.textwidth import clean


@dataclass(frozen=True, slots=True)
class ListView:
    """A table: its headings, the first lines, how many more there are."""

    key: str
    title: str
    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    left: int

    @property
    def count(self) -> int:
        return len(self.lines) + self.left


@dataclass(frozen=True, slots=True)
class CompletenessView:
    """``parts`` is the bar: reported, unread, missing."""

    said: str
    parts: tuple[tuple[str, str], ...]
    lists: tuple[ListView, ...]


def completeness(found: Completeness, lang: Lang) -> CompletenessView:
    """``found`` for the page; a list with nothing in it is left out."""
    expected, reported, missing = found.expected, found.reported, len(found.missing)
    said = word(
        lang,
        "completeness-said",
        expected=expected,
        reported=reported,
        share=share(reported, expected),
        missing=missing,
    )
    counts = (reported, max(0, expected - reported - missing), missing)
    return CompletenessView(said, stacked(counts, expected), tuple(_lists(found, lang)))


def _lists(found: Completeness, lang: Lang) -> Iterator[ListView]:
    organisation, region, year = (word(lang, key) for key in ("organisation", "region", "report-year"))
    file, reason, line = (word(lang, key) for key in ("file", "reason", "manifest-line"))
    yield from _list(
        "missing",
        (organisation, region, year, line),
        [(e.origin.organisation, e.origin.region, _year(e.origin.year), str(e.line)) for e in found.missing],
        lang,
    )
    yield from _list(
        "unread",
        (file, organisation, reason, line),
        [(u.name, u.expected.origin.organisation, u.message, str(u.expected.line)) for u in found.unread],
        lang,
    )
    yield from _list(
        "doubled",
        (organisation, year, file),
        [(d.organisation, _year(d.year), "、".join(d.names)) for d in found.doubled],
        lang,
    )
    yield from _list("unclaimed", (file,), [(name,) for name in found.unclaimed], lang)
    yield from _list(
        "mismatches",
        (file, word(lang, "manifest-says"), word(lang, "report-says"), line),
        [(m.name, m.expected, m.stated, str(m.line)) for m in found.mismatches],
        lang,
    )


def _list(key: str, heads: tuple[str, ...], lines: Sequence[tuple[str, ...]], lang: Lang) -> Iterator[ListView]:
    if lines:
        shown = tuple(tuple(map(clean, cells)) for cells in lines[:SHOWN])
        yield ListView(key, word(lang, f"list-{key}"), heads, shown, len(lines) - len(shown))


def _year(year: int | None) -> str:
    return "" if year is None else str(year)
