"""What reading produces: one report as text, structure and places.

Two coordinate systems, never mixed:

* *source offsets* index ``Report.source``, the decoded file, untouched;
* *text offsets* index ``Report.text``, the normalised copy in which everything is matched.

``Report.offsets`` leads from the second to the first, so a quote is always the original wording.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a section is for; inherited by every sentence in it."""

    FRONT = "front"
    MEASURES = "measures"
    FIRST_RESPONSIBLE = "first-responsible"
    DEFICIENCIES = "deficiencies"
    CAUSES = "causes"
    NEXT_YEAR = "next-year"
    SIGN_OFF = "sign-off"


class Rank(StrEnum):
    """Where a bureau stands in the hierarchy; decides who is its superior (市局 is one for a 分局)."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.  Level 1 is the outermost; level 0 is the report itself.

    ``start``/``end`` (text offsets) span heading and content, subsections included;
    ``heading_start``/``heading_end`` the heading alone (equal for level 0, which has none).
    """

    index: int
    parent: int
    level: int
    title: str
    role: Role
    heading_start: int
    heading_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the source, its hard wraps joined.  ``number`` counts from 1 over the whole report."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch up to 。！？； or the next “一是/二是” mark; never longer than its paragraph.

    ``clauses`` are text-offset pairs, cut at ，and ：  They tile the sentence.
    ``paragraph`` is the paragraph's number (from 1), ``section`` the section's index.
    ``item`` numbers the “一是…二是…” item (or the paragraph, where there are none) it belongs to.
    """

    index: int
    start: int
    end: int
    paragraph: int
    section: int
    item: int
    role: Role
    is_heading: bool
    clauses: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the source, all numbers from 1.  ``page`` is None where the format has no pages."""

    page: int | None
    paragraph: int
    line: int
    column: int
    section: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, normalised, and the text offsets of the sentence it became."""

    cells: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the words above each column (empty where there are none) and the rows below them, in order."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a report was read from.

    ``format`` is what the file is (“docx”), ``reader`` what read it (“python-docx”), ``pages`` the number of its pages,
    None where the format has none.
    """

    format: str
    reader: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """One report, read.  ``sections[0]`` is the report itself; sentences stand in text order.

    ``page_starts`` are the source offsets where its pages begin; empty where the format has none.  ``is_printed`` tells
    that lines are those of the printed page, so that they are counted on it.
    """

    source: str
    text: str
    offsets: array[int]
    line_starts: array[int]
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    page_starts: array[int]
    is_printed: bool
    origin: Origin
    title: tuple[int, int] | None
    sign_off: tuple[int, int] | None
    organisation: str
    rank: Rank
    year: int | None
    warnings: tuple[str, ...]


class ReadingError(Exception):
    """The input cannot be read as a report.  ``code`` is stable; message and hint are for people."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
