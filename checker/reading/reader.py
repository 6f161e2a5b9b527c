"""The way from a file, its bytes or its text to a Report."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from checker.reading import archive, encoding, guard, headings, identity, lines, sentences, structure, textmap
from checker.reading.manuscript import Manuscript, lay_out
from checker.reading.model import Origin, Paragraph, ReadingError, Report, Row, Table
from checker.reading.places import wording
from checker.reading.sandbox import Sandbox
from checker.reading.sniff import Kind, kind_of
from checker.reading.sources import read_path

_TEXT = Origin("text", "text", None)
_PACKAGES = frozenset({Kind.DOCX, Kind.ODT, Kind.OFD})

_FULL_STOP = re.compile(r"(?<=[\u4e00-\u9fff%)])\.(?=[\u4e00-\u9fff《\n]|$)")
"""A half-width stop that ends a Chinese sentence; folded like all half-width punctuation."""


def read_file(path: Path, sandbox: Sandbox | None = None) -> Report:
    """The report in the file ``path``.

    Raises ReadingError: ``not-found``, ``directory``, ``permission``, ``unreadable``, and what read_bytes raises.
    """
    return read_bytes(read_path(path), path.name, sandbox)


def read_bytes(data: bytes, name: str, sandbox: Sandbox | None = None) -> Report:
    """The report in the content ``data`` of a file called ``name`` (only its ending matters: .md).

    Everything but plain text is parsed in the worker process of ``sandbox``, or of one for this file alone.
    Raises ReadingError: ``empty``, ``too-large``, ``binary``, ``undecodable``, ``blank``, ``not-a-report``, ``archive``
    (a zip: read its ``members``), and what the formats say: ``damaged``, ``encrypted``, ``bomb``, ``no-text``,
    ``unsupported``, ``missing-extra``, ``timeout``, ``memory``, ``crash``.
    """
    guard.check_size(len(data))
    kind = kind_of(data)
    if kind is Kind.ZIP:
        raise ReadingError("archive", "这是压缩包，里面可能有几份文件。", "请解压后选其中的报告。")
    if kind is Kind.TEXT:
        guard.check_text_size(len(data))
        source, warnings = encoding.decode(data)
        manuscript, origin = Manuscript(source, None, array("i")), _TEXT
    else:
        if kind in _PACKAGES:
            archive.check(data)
        if sandbox is None:
            with Sandbox() as own:
                content = own.convert(kind, data)
        else:
            content = sandbox.convert(kind, data)
        manuscript, warnings = lay_out(content), content.warnings
        origin = Origin(content.format, content.reader, content.pages)
    guard.check_text(manuscript.source)
    if "公安" not in manuscript.source and "公安" not in textmap.normalise(manuscript.source):
        warnings = (*warnings, "全文没有“公安”二字：清单是为公安机关的报告编写的，得分仅供参考。")
    return _parse(manuscript, name.lower().endswith((".md", ".markdown")), warnings, origin)


def parse_text(source: str) -> Report:
    """The structure of ``source``, whatever it is: a whole report or one sentence of it."""
    return _parse(Manuscript(source, None, array("i")), False, (), _TEXT)


def _parse(manuscript: Manuscript, markdown: bool, warnings: tuple[str, ...], origin: Origin) -> Report:
    source = manuscript.source
    starts = lines.line_starts(source)
    blocks = lines.blocks(source, starts, markdown, manuscript.markup)
    text, offsets, paragraphs, kept = textmap.build(source, (block.spans for block in blocks))
    blocks = [blocks[number] for number in kept]
    text = _FULL_STOP.sub("。", text)
    who = identity.identify(text, paragraphs, [number for number, block in enumerate(blocks) if block.row])
    found = headings.find(
        text,
        paragraphs,
        [source[offsets[start]] for start, _ in paragraphs],
        blocks,
        who.title_paragraphs,
        who.body_end,
        who.year,
    )
    sections = structure.sections(found, paragraphs, who, partial(wording, source, offsets, starts))
    return Report(
        source=source,
        text=text,
        offsets=offsets,
        line_starts=starts,
        paragraphs=tuple(Paragraph(number, start, end) for number, (start, end) in enumerate(paragraphs, 1)),
        sections=sections,
        sentences=structure.sentences(text, paragraphs, sections, who, sentences.quotations(source, offsets)),
        tables=tuple(_tables(blocks, paragraphs)),
        page_starts=manuscript.page_starts,
        is_printed=manuscript.markup is not None and manuscript.markup.paragraphs is not None,
        origin=origin,
        title=who.title,
        sign_off=who.sign_off,
        organisation=who.organisation,
        rank=who.rank,
        year=who.year,
        warnings=warnings,
    )


def _tables(blocks: Sequence[lines.Block], paragraphs: Sequence[textmap.Span]) -> Iterator[Table]:
    rows = [(block.row, span) for block, span in zip(blocks, paragraphs, strict=True) if block.row]
    for _, group in groupby(rows, key=lambda row: id(row[0].table)):
        members = list(group)
        found = tuple(Row(tuple(cell.text for cell in row.cells), *span) for row, span in members)
        yield Table(members[0][0].table.header, found)
