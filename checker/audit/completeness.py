"""Completeness: who should have reported, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.audit.manifest import Expected
from checker.audit.names import normalised
from checker.audit.summary import Row


@dataclass(frozen=True, slots=True)
class Unread:
    """A file the manifest names that does not exist or could not be read; ``code`` and ``message`` say why.

    ``name`` is the file's, which lies inside the expected path where that is a zip or a folder.
    """

    expected: Expected
    name: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Doubled:
    """Several reports of one body for one year; the year may be unknown."""

    organisation: str
    year: int | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The manifest's ``expected`` is not what the report ``name`` says of itself; ``field``: organisation or year."""

    line: int
    name: str
    field: str
    expected: str
    stated: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """``expected`` rows of the manifest, for ``reported`` of which a report was read.

    ``missing`` has no file at all; ``unclaimed`` names files the manifest does not know.
    """

    expected: int
    reported: int
    missing: tuple[Expected, ...]
    unread: tuple[Unread, ...]
    doubled: tuple[Doubled, ...]
    unclaimed: tuple[str, ...]
    mismatches: tuple[Mismatch, ...]


def completeness(expected: Sequence[Expected], rows: Sequence[Row]) -> Completeness:
    """What of ``expected`` is among ``rows``; paths have to be written as in the names of the rows.

    A path claims the file, and all files in it where it is a zip or a folder.  A body without a path claims reports
    that state its name and the year, of those that no path claims.
    """
    claimed = _by_path(expected, rows)
    taken = {row.name for found in claimed.values() for row in found}
    claimed |= _by_statement([e for e in expected if not e.path], [row for row in rows if row.name not in taken])
    known = {row.name for found in claimed.values() for row in found}
    return Completeness(
        expected=len(expected),
        reported=sum(any(row.error is None for row in claimed[each.line]) for each in expected),
        missing=tuple(each for each in expected if not each.path and not claimed[each.line]),
        unread=tuple(unread for each in expected if each.path for unread in _unread(each, claimed[each.line])),
        doubled=tuple(_doubled(rows)),
        unclaimed=tuple(row.name for row in rows if row.name not in known),
        mismatches=tuple(m for each in expected for row in claimed[each.line] for m in _mismatches(each, row)),
    )


def _by_path(expected: Sequence[Expected], rows: Sequence[Row]) -> dict[int, list[Row]]:
    """The rows each path claims, by its line."""
    places: dict[str, list[Row]] = {}
    for row in rows:
        name = _slashed(row.name)
        ends = [place for place, character in enumerate(name) if character == "/"]
        for end in [*ends, len(name)]:
            places.setdefault(name[:end], []).append(row)
    return {each.line: list(places.get(_slashed(each.path).rstrip("/"), ())) for each in expected if each.path}


def _by_statement(expected: Sequence[Expected], rows: Sequence[Row]) -> dict[int, list[Row]]:
    """The rows that state the body and the year of an expected row, by its line.

    A report that states no year belongs to the only row of its body that is left.
    """
    stated: dict[str, list[Row]] = {}
    for row in rows:
        if row.stated_organisation:
            stated.setdefault(normalised(row.stated_organisation), []).append(row)
    claimed: dict[int, list[Row]] = {}
    for each in expected:
        found = stated.get(normalised(each.origin.organisation), [])
        claimed[each.line] = [row for row in found if each.origin.year in (None, row.stated_year)]
    left: dict[str, list[Expected]] = {}
    for each in expected:
        if not claimed[each.line]:
            left.setdefault(normalised(each.origin.organisation), []).append(each)
    for body, open_rows in left.items():
        if len(open_rows) == 1:
            claimed[open_rows[0].line] = [row for row in stated.get(body, []) if row.stated_year is None]
    return claimed


def _unread(expected: Expected, found: Sequence[Row]) -> Iterator[Unread]:
    if not found:
        yield Unread(expected, expected.path, "not-found", "文件不存在。")
    for row in found:
        if row.error is not None:
            yield Unread(expected, row.name, *row.error)


def _doubled(rows: Sequence[Row]) -> Iterator[Doubled]:
    reports: dict[tuple[str, int | None], list[Row]] = {}
    for row in rows:
        if row.error is None and row.organisation:
            reports.setdefault((normalised(row.organisation), row.year), []).append(row)
    for (_, year), found in reports.items():
        if len(found) > 1:
            yield Doubled(found[0].organisation, year, tuple(row.name for row in found))


def _mismatches(expected: Expected, row: Row) -> Iterator[Mismatch]:
    wanted, stated = normalised(expected.origin.organisation), normalised(row.stated_organisation)
    # 黄冈市公安局 and 湖北省黄冈市公安局 are one name, with more or less of where it is.
    if wanted and stated and not wanted.endswith(stated) and not stated.endswith(wanted):
        yield Mismatch(expected.line, row.name, "organisation", expected.origin.organisation, row.stated_organisation)
    years = expected.origin.year, row.stated_year
    if None not in years and years[0] != years[1]:
        yield Mismatch(expected.line, row.name, "year", str(years[0]), str(years[1]))


def _slashed(path: str) -> str:
    return path.replace("\\", "/").removeprefix("./")
