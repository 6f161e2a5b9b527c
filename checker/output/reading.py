"""What reading sees of one report, for people who wonder about a verdict: as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tabulate import tabulate

from checker.output.json_file import TOOL, dump
from checker.output.lang import Lang
from checker.output.sentences import english
from checker.output.textwidth import clean, wrap
from checker.reading import locate, quote
from checker.reading.model import Paragraph, Rank, Report, Role, Section, Table

SCHEMA = "fazhi-checker/reading/1"

_TEXT: Mapping[str, tuple[str, str]] = {
    "title": ("标题", "Title"),
    "organisation": ("单位", "Organisation"),
    "year": ("年度", "Year"),
    "file": ("文件", "File"),
    "size": ("内容", "Content"),
    "signed": ("落款", "Signed"),
    "unknown": ("（未识别）", "(not found)"),
    "read-as": ("{format}（{reader}）{pages}", "{format} ({reader}){pages}"),
    "pages": ("，{pages}页", ", {pages} pages"),
    "counts": (
        "{paragraphs} 段，{sentences} 句，{tables} 个表格，{characters} 字",
        "{paragraphs} paragraphs, {sentences} sentences, {tables} tables, {characters} characters",
    ),
    "notes": ("提示", "Notes"),
    "sections": ("章节", "Sections"),
    "no-sections": ("没有识别到标题层级", "no headings found"),
    "text": ("正文", "Text"),
    "paragraph": ("第{number}段", "paragraph {number}"),
    "page": ("第{page}页 第{number}段", "page {page}, paragraph {number}"),
    "table": ("表格{number}", "Table {number}"),
    "named": ("{name}：{value}", "{name}: {value}"),
}
_ROLES: Mapping[Role, str] = {
    Role.FRONT: "开头",
    Role.MEASURES: "工作情况",
    Role.FIRST_RESPONSIBLE: "第一责任人履职",
    Role.DEFICIENCIES: "存在不足",
    Role.CAUSES: "原因",
    Role.NEXT_YEAR: "下一步",
    Role.SIGN_OFF: "落款",
}
_RANKS: Mapping[Rank, tuple[str, str]] = {
    Rank.PROVINCE: ("（省级）", " (province)"),
    Rank.CITY: ("（市级）", " (city)"),
    Rank.COUNTY: ("（县级）", " (county)"),
    Rank.UNKNOWN: ("", ""),
}


def render_text(report: Report, lang: Lang, width: int) -> str:
    """Who and what, the tree of sections with their roles, every paragraph with its number, the tables."""
    return "\n".join(_lines(report, lang, width)) + "\n"


def render_json(report: Report, digest: str, version: str) -> str:
    """The same as data.  Positions count from 1; ``section`` is the index of a section, 0 the report itself."""
    sections = _section_of(report)
    return dump(
        {
            "schema": SCHEMA,
            "tool": {"name": TOOL, "version": version},
            "sha256": digest,
            "format": report.origin.format,
            "reader": report.origin.reader,
            "pages": report.origin.pages,
            "title": _quoted(report, report.title),
            "organisation": report.organisation,
            "rank": report.rank.value,
            "year": report.year,
            "sign_off": _quoted(report, report.sign_off),
            "warnings": list(report.warnings),
            "sections": [_section(report, section) for section in report.sections],
            "paragraphs": [
                {**_place(report, p), "section": sections[p.number], "text": quote(report, p.start, p.end)}
                for p in report.paragraphs
            ],
            "tables": [
                {"header": list(table.header), "rows": [list(row.cells) for row in table.rows]}
                for table in report.tables
            ],
        }
    )


def _lines(report: Report, lang: Lang, width: int) -> Iterator[str]:
    origin = report.origin
    pages = "" if origin.pages is None else _text(lang, "pages", pages=origin.pages)
    counts = _text(
        lang,
        "counts",
        paragraphs=len(report.paragraphs),
        sentences=len(report.sentences),
        tables=len(report.tables),
        characters=len("".join(report.source.split())),
    )
    unknown = _text(lang, "unknown")
    rank = _RANKS[report.rank][lang is not Lang.ZH]
    facts = {
        "file": _text(lang, "read-as", format=origin.format, reader=origin.reader, pages=pages),
        "title": _quoted(report, report.title) or unknown,
        "organisation": f"{report.organisation}{rank}" if report.organisation else unknown,
        "year": str(report.year or unknown),
        "signed": _quoted(report, report.sign_off) or unknown,
        "size": counts,
    }
    for key, value in facts.items():
        yield _text(lang, "named", name=_text(lang, key), value=clean(value))
    for warning in report.warnings:
        yield _text(lang, "named", name=_text(lang, "notes"), value=clean(english(lang, warning)))
    yield ""
    yield _text(lang, "sections")
    for section in report.sections[1:]:
        yield f"{'  ' * section.level}{clean(section.title)} [{_role(lang, section.role)}]"
    if len(report.sections) == 1:
        yield f"  {_text(lang, 'no-sections')}"
    yield ""
    yield _text(lang, "text")
    for paragraph in report.paragraphs:
        at = locate(report, paragraph.start, paragraph.end)
        yield _text(lang, "page" if at.page else "paragraph", page=at.page, number=paragraph.number)
        yield from (f"  {line}" for line in wrap(clean(quote(report, paragraph.start, paragraph.end)), width - 2))
    for number, table in enumerate(report.tables, 1):
        yield ""
        yield _text(lang, "table", number=number)
        yield _tabulated(table)


def _tabulated(table: Table) -> str:
    rows = [[clean(cell) for cell in row.cells] for row in table.rows]
    header = [clean(word) for word in table.header]
    return tabulate(rows, headers=header, tablefmt="simple", disable_numparse=True)


def _section(report: Report, section: Section) -> dict[str, Any]:
    return {
        "index": section.index,
        "parent": section.parent,
        "level": section.level,
        "title": section.title,
        "role": section.role.value,
        "paragraph": locate(report, section.start, section.start).paragraph,
    }


def _section_of(report: Report) -> dict[int, int]:
    """The index of the innermost section of every paragraph, by the paragraph's number."""
    return {sentence.paragraph: sentence.section for sentence in report.sentences}


def _place(report: Report, paragraph: Paragraph) -> dict[str, int | None]:
    at = locate(report, paragraph.start, paragraph.end)
    return {"number": paragraph.number, "page": at.page, "line": at.line}


def _quoted(report: Report, span: tuple[int, int] | None) -> str:
    return quote(report, *span) if span else ""


def _role(lang: Lang, role: Role) -> str:
    return _ROLES[role] if lang is Lang.ZH else role.value


def _text(lang: Lang, key: str, **values: object) -> str:
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)
