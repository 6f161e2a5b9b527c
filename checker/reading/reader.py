"""The way from a file, its bytes or its text to a Report."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from checker.reading import encoding, guard, headings, identity, lines, sentences, structure, textmap
from checker.reading.model import Paragraph, ReadingError, Report
from checker.reading.places import wording

_FULL_STOP = re.compile(r"(?<=[\u4e00-\u9fff%)])\.(?=[\u4e00-\u9fff《\n]|$)")
"""A half-width stop that ends a Chinese sentence; folded like all half-width punctuation."""


def read_file(path: Path) -> Report:
    """The report in the file ``path``.

    Raises ReadingError: ``not-found``, ``directory``, ``permission``, and what read_bytes raises.
    """
    try:
        if path.is_dir():
            raise ReadingError(
                "directory", "这是一个文件夹，不是文件。", "请指定文件夹里的报告文件，或用批量核查命令。"
            )
        guard.check_size(path.stat().st_size)
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadingError("not-found", "找不到文件。", "请检查路径和文件名（包括扩展名）是否写对。") from None
    except PermissionError:
        raise ReadingError(
            "permission", "没有读取这个文件的权限。", "请检查文件权限，或先复制到自己的文件夹再试。"
        ) from None
    except OSError as error:
        raise ReadingError(
            "not-found", f"无法打开文件：{error.strerror}。", "请检查路径是否正确、文件是否可用。"
        ) from None
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Report:
    """The report in the content ``data`` of a file called ``name`` (only its ending matters: .md).

    Raises ReadingError: ``empty``, ``too-large``, ``binary``, ``undecodable``, ``blank``, ``not-a-report``.
    """
    guard.check_size(len(data))
    source, warnings = encoding.decode(data)
    guard.check_text(source)
    if "公安" not in source:
        warnings = (*warnings, "全文没有“公安”二字：清单是为公安机关的报告编写的，得分仅供参考。")
    return _parse(source, name.lower().endswith((".md", ".markdown")), warnings)


def parse_text(source: str) -> Report:
    """The structure of ``source``, whatever it is: a whole report or one sentence of it."""
    return _parse(source, False, ())


def _parse(source: str, markdown: bool, warnings: tuple[str, ...]) -> Report:
    starts = lines.line_starts(source)
    blocks = lines.blocks(source, starts, markdown)
    text, offsets, paragraphs, kept = textmap.build(source, (block.spans for block in blocks))
    text = _FULL_STOP.sub("。", text)
    who = identity.identify(text, paragraphs)
    found = headings.find(
        text,
        paragraphs,
        [source[offsets[start]] for start, _ in paragraphs],
        [blocks[number] for number in kept],
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
        title=who.title,
        sign_off=who.sign_off,
        organisation=who.organisation,
        rank=who.rank,
        year=who.year,
        warnings=warnings,
    )
