"""What a format gives: paragraphs and tables in reading order, before anything is known of reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph, headings and title lines included.

    ``lines`` are the lines it is printed in, one for a format that breaks none; none holds a line break.
    ``depth`` is the outline level (1 the outermost) a heading style gives, 0 where there is none.
    ``pages`` holds the page of every line, from 1; empty where the format has no pages.
    """

    lines: tuple[str, ...]
    depth: int = 0
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of equally many cells, the paragraphs of a cell joined by line breaks.

    A cell merged downwards is repeated in every row; the columns a cell is merged across hold None behind its first.
    ``pages`` holds the page of every row, from 1; empty where the format has no pages.
    """

    rows: tuple[tuple[str | None, ...], ...]
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A file's content.

    ``format`` is what the file is (“docx”), ``reader`` what read it (“python-docx”), ``pages`` their number, None where
    the format has none.  ``title`` is the title the file's own metadata names (web pages), else empty.
    ``warnings`` are Chinese sentences for the reader of the result.
    """

    items: tuple[Text | Grid, ...]
    format: str
    reader: str
    pages: int | None = None
    title: str = ""
    warnings: tuple[str, ...] = ()


def to_data(content: Content) -> dict[str, Any]:
    """``content`` as plain data for JSON."""
    return {
        "items": [
            {"lines": item.lines, "depth": item.depth, "pages": item.pages}
            if isinstance(item, Text)
            else {"rows": item.rows, "pages": item.pages}
            for item in content.items
        ],
        "format": content.format,
        "reader": content.reader,
        "pages": content.pages,
        "title": content.title,
        "warnings": content.warnings,
    }


def from_data(data: Mapping[str, Any]) -> Content:
    """The content that ``to_data`` wrote."""
    return Content(
        items=tuple(_items(data["items"])),
        format=data["format"],
        reader=data["reader"],
        pages=data["pages"],
        title=data["title"],
        warnings=tuple(data["warnings"]),
    )


def _items(items: Iterable[Mapping[str, Any]]) -> Iterable[Text | Grid]:
    for item in items:
        pages = tuple(item["pages"])
        if "lines" in item:
            yield Text(tuple(item["lines"]), item["depth"], pages)
        else:
            yield Grid(tuple(map(tuple, item["rows"])), pages)
