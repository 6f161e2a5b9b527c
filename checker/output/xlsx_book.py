"""A workbook and its sheets: one look, one way to write a cell, one way to print."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from checker.output.lang import Lang
from checker.output.textwidth import display_width
from checker.output.xlsx_looks import BARE, Props
from checker.output.xlsx_text import LONGEST, fitting, harmless, longest_word
from checker.output.xlsx_words import word

Value = str | int | float | None

_FONT = "宋体"
_BASE: Props = {
    **{"font_name": _FONT, "font_size": 10, "valign": "vcenter", "align": "left", "text_wrap": True},
    **{"border": 1, "border_color": "#BFBFBF"},
}
_HEADER: Props = {"bg_color": "#1F3864", "font_color": "#FFFFFF", "bold": True, "align": "center"}
_TITLE: Props = {**BARE, "font_size": 16, "bold": True}
_SUBTITLE: Props = {**BARE, "font_size": 10, "font_color": "#404040"}
_A4 = 9
_TALLEST = 409.0
_DIGIT = 5.25  # points a character of a column's width takes
_PITCH = 1.4  # height of a line by size of its letters


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` of its word, ``width`` in characters, ``look`` of its cells."""

    key: str
    width: float
    look: Props


class Book:
    """A workbook in memory.  The same contents give the same bytes."""

    def __init__(self, lang: Lang, title: str, author: str, generated_at: str, is_large: bool = False) -> None:
        """``generated_at``: ISO 8601 with zone.  Of a large one only the row that is written is held in memory."""
        self.lang = lang
        self._file = io.BytesIO()
        options = {
            "in_memory": not is_large,
            "constant_memory": is_large,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book: Any = xlsxwriter.Workbook(self._file, options)
        created = datetime.fromisoformat(generated_at)
        # The file says UTC whatever is passed.
        created = created.astimezone(UTC).replace(tzinfo=None) if created.tzinfo else created
        self._book.set_properties({"title": title, "author": author, "created": created})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def sheet(self, key: str, columns: Sequence[Column]) -> Sheet:
        """A new sheet, named by the word ``key``, with ``columns``."""
        return Sheet(self, self._book.add_worksheet(word(self.lang, key)), columns)

    def look(self, *props: Props) -> Any:
        """The format with ``props``, later ones before earlier ones."""
        merged = {k: v for p in (_BASE, *props) for k, v in p.items()}
        key = tuple(sorted(merged.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(merged)
        return self._formats[key]

    def letters(self, props: Props) -> Any:
        """The format of letters inside a cell."""
        key = tuple(sorted({"letters": True, **props}.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"font_name": _FONT, "font_size": 9, **props})
        return self._formats[key]

    def data(self) -> bytes:
        """The file.  Nothing can be added afterwards."""
        self._book.close()
        return self._file.getvalue()


class Sheet:
    """Rows from the top down.  ``line`` is the next free one, from 0."""

    def __init__(self, book: Book, sheet: Any, columns: Sequence[Column]) -> None:
        self.book = book
        self.columns = columns
        self.line = 0
        self.raw = sheet
        self._header = 0
        self._looks: dict[int, Any] = {}
        for number, column in enumerate(columns):
            sheet.set_column(number, number, max(column.width, 1.2 * longest_word(word(book.lang, column.key)) + 1))
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.55)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer(f"&C{word(book.lang, 'footer')}")
        sheet.outline_settings(True, False)  # a group's own row stands above it

    def on_one_page(self) -> None:
        """Print the sheet upright, on one page."""
        self.raw.set_portrait()
        self.raw.fit_to_pages(1, 1)

    def title(self, title: str, subtitle: str = "") -> None:
        """The sheet's heading, and a line below it."""
        self.raw.set_row(self.line, 28)
        self._write(0, title, _TITLE)
        self.line += 1
        if subtitle:
            self.raw.set_row(self.line, 18)
            self._write(0, subtitle, _SUBTITLE)
            self.line += 1

    def header(
        self, names: Iterable[str] | None = None, looks: Mapping[int, Props] | None = None, height: float | None = None
    ) -> None:
        """The names of the columns, those of ``columns`` unless given; ``looks`` by column; ``height``: points."""
        self._header = self.line
        shown = list(names or [word(self.book.lang, c.key) for c in self.columns])
        tallest = max(24.0, *(_height(n, c) for n, c in zip(shown, self.columns, strict=False)))
        self.raw.set_row(self.line, min(height or tallest, _TALLEST))
        for number, name in enumerate(shown):
            self._write(number, name, _HEADER, (looks or {}).get(number, {}))
        self.line += 1

    def row(self, cells: Sequence[Value], looks: Mapping[int, Props] | None = None, level: int = 0) -> None:
        """One value a column; ``looks`` by column number add to the column's.  ``level``: depth in the outline."""
        pairs = list(zip(cells, self.columns, strict=False))
        height = max(_height(cell, column) for cell, column in pairs)
        self.raw.set_row(self.line, min(height, _TALLEST), None, {"level": level})
        for number, (cell, _) in enumerate(pairs):
            self.put(number, cell, self._look(number, (looks or {}).get(number)))
        self.line += 1

    def put(self, column: int, value: Value, look: Any) -> None:
        """One cell of the next row, with a format; ``line`` is the caller's to move."""
        if value is None or value == "":
            self.raw.write_blank(self.line, column, None, look)
        elif isinstance(value, str):
            self.raw.write_string(self.line, column, fitting(value), look)
        else:
            self.raw.write_number(self.line, column, value, look)

    def rich(self, column: int, pieces: Sequence[tuple[str, Props]]) -> None:
        """Writes a cell of the last row anew, with pieces of its text in looks of their own."""
        kept = [(harmless(text), look) for text, look in pieces]
        parts: list[Any] = []
        for text, look in kept:
            if text:
                parts += [self.book.letters(look), text]
        if sum(len(text.encode("utf-16-le")) for text, _ in kept) <= 2 * LONGEST and len(parts) > 2:
            self.raw.write_rich_string(self.line - 1, column, *parts, self._look(column, None))

    def band(self, cells: Mapping[int, Value], look: Props, level: int = 0) -> None:
        """A row in one colour over all columns; a text flows over the empty cells to its right, or shrinks."""
        self.raw.set_row(self.line, 20, None, {"level": level})
        for number in range(len(self.columns)):
            is_tight = cells.get(number) is not None and cells.get(number + 1) is not None
            self._write(number, cells.get(number), look, {"shrink": True} if is_tight else {})
        self.line += 1

    def note(self, text: str, *look: Props) -> None:
        """A line of text without a frame."""
        self._write(0, text, BARE, *look)
        self.line += 1

    def pair(self, name: str, value: Value) -> None:
        """A name and its value; a long text flows over the empty cells to its right."""
        self._write(0, name, {"bg_color": "#F2F2F2"})
        for number in range(1, len(self.columns)):
            self._write(number, value if number == 1 else None, {**BARE, "bottom": 1})
        self.line += 1

    def skip(self) -> None:
        """An empty line."""
        self.line += 1

    def freeze(self, columns: int) -> None:
        """Keep everything down to the header and ``columns`` in sight; repeat the header on every printed page."""
        self.raw.freeze_panes(self._header + 1, columns)
        self.raw.repeat_rows(self._header)

    def filter(self) -> None:
        """Buttons in the header that filter and sort what stands below it."""
        last = max(self.line - 1, self._header)
        self.raw.autofilter(self._header, 0, last, len(self.columns) - 1)

    def opinions(self, column: int) -> None:
        """A drop-down for the reviewer's opinion in every row below the header."""
        if self.line - 1 <= self._header:
            return
        lang = self.book.lang
        rule = {
            "validate": "list",
            "source": [word(lang, key) for key in ("agree", "change", "verify")],
            "input_title": word(lang, "opinion-title"),
            "input_message": word(lang, "opinion-help"),
            "error_type": "warning",
        }
        self.raw.data_validation(self._header + 1, column, self.line - 1, column, rule)

    def bars(self, column: int, first: int) -> None:
        """Bars of 0 to 1 in ``column`` from line ``first`` to the last one."""
        rule = {
            **{"type": "data_bar", "min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1},
            **{"bar_color": "#8FB4DE", "bar_solid": True, "data_bar_2010": True},
        }
        self.raw.conditional_format(first, column, self.line - 1, column, rule)

    def shades(self, columns: tuple[int, int], first: int) -> None:
        """Red for 0, white for 0.75, green for 1 in ``columns`` from line ``first`` to the last one."""
        rule = {
            **{"type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num"},
            **{"min_value": 0, "mid_value": 0.75, "max_value": 1},
            **{"min_color": "#F4B6AF", "mid_color": "#FFFFFF", "max_color": "#B7DBA3"},
        }
        self.raw.conditional_format(first, columns[0], self.line - 1, columns[1], rule)

    def _look(self, column: int, more: Props | None) -> Any:
        if more:
            return self.book.look(self.columns[column].look, more)
        if column not in self._looks:
            self._looks[column] = self.book.look(self.columns[column].look)
        return self._looks[column]

    def _write(self, column: int, value: Value, *looks: Props) -> None:
        self.put(column, value, self.book.look(*looks))


def _height(value: Value, column: Column) -> float:
    """Points a cell needs: LibreOffice and WPS do not fit rows to their text when they open a file."""
    size = column.look.get("font_size", _BASE["font_size"])
    points = float(size) if isinstance(size, int | float) else 10.0
    room = max(2, int(column.width * _DIGIT / (points / 2)) - 2)
    text = str("" if value is None else value)
    if 2 * len(text) <= room and "\n" not in text:
        return points * _PITCH + 6
    lines = text.split("\n")
    return sum(max(1, -(-display_width(line) // room)) for line in lines) * points * _PITCH + 6
