"""Completeness: who has not reported, who has twice, what nobody expected, what does not fit the manifest."""

from __future__ import annotations

from checker.audit.completeness import Completeness, completeness
from checker.audit.manifest import Expected, load_manifest
from checker.audit.summary import Row
from tests.audit.rows import row, stated


def manifest(*lines: str) -> tuple[Expected, ...]:
    """Rows of path, organisation, year; lines count from 2."""
    return load_manifest("\n".join(["路径,单位,年度", *lines]).encode(), "名单.csv")


def found(lines: tuple[str, ...], *rows: Row) -> Completeness:
    return completeness(manifest(*lines), rows)


def test_everything_is_there() -> None:
    seen = found(("a.txt,甲县公安局,2024", ",乙县公安局,2024"), stated("a.txt"), stated("b.txt", "乙县公安局", 2024))
    assert seen == Completeness(2, 2, (), (), (), (), ())


def test_who_has_not_reported_and_which_file_is_nobodys() -> None:
    lines = (",甲县公安局,2024", ",乙县公安局,2024", ",丙县公安局,")
    seen = found(
        lines,
        stated("1.txt", "甲县公安局", 2023),
        stated("2.txt", "丁县公安局", 2024),
        stated("3.txt", "丙县公安局", 2020),
    )
    assert [(e.line, e.origin.organisation) for e in seen.missing] == [(2, "甲县公安局"), (3, "乙县公安局")]
    assert seen.unclaimed == ("1.txt", "2.txt")
    assert (seen.expected, seen.reported) == (3, 1)


def test_names_are_one_where_they_are_written_the_same() -> None:
    seen = found(
        (",甲县公安局,2024",), stated("1.txt", "甲县 公安局", 2024), stated("2.txt", "甲县公安局城关分局", 2024)
    )
    assert (seen.missing, seen.unclaimed) == ((), ("2.txt",))


def test_a_report_without_a_year_belongs_to_the_only_row_that_is_left() -> None:
    report = stated("1.txt", "甲县公安局")
    assert found((",甲县公安局,2024",), report).missing == ()
    seen = found((",甲县公安局,2023", ",甲县公安局,2024"), report)
    assert ([e.line for e in seen.missing], seen.unclaimed) == ([2, 3], ("1.txt",))
    seen = found((",甲县公安局,2023", ",甲县公安局,2024"), report, stated("2.txt", "甲县公安局", 2023))
    assert (seen.missing, seen.unclaimed) == ((), ())


def test_files_that_do_not_exist_or_cannot_be_read() -> None:
    seen = found(
        ("没有.txt,甲县公安局,2024", "坏.docx,乙县公安局,2024", "合集.zip,丙县公安局,2024"),
        row("坏.docx", error=("damaged", "文件已损坏。")),
        row("合集.zip/一.txt", "丙县公安局", 2024),
        row("合集.zip/二.txt", error=("empty", "文件是空的。")),
    )
    assert [(u.expected.line, u.name, u.code, u.message) for u in seen.unread] == [
        (2, "没有.txt", "not-found", "文件不存在。"),
        (3, "坏.docx", "damaged", "文件已损坏。"),
        (4, "合集.zip/二.txt", "empty", "文件是空的。"),
    ]
    assert (seen.missing, seen.unclaimed, seen.reported) == ((), (), 1)


def test_a_folder_claims_what_lies_in_it_and_nothing_else() -> None:
    seen = found(("甲县/,甲县公安局,",), row("甲县/a.txt"), row("甲县\\b.txt"), row("甲县二/c.txt"), row("甲县.txt"))
    assert seen.unclaimed == ("甲县二/c.txt", "甲县.txt")
    assert seen.reported == 1


def test_who_reported_twice() -> None:
    rows = (
        stated("a.txt", "甲县公安局", 2024),
        stated("b.txt", "甲县 公安局", 2024),
        stated("c.txt", "甲县公安局", 2023),
        row("d.txt", "甲县公安局", 2023, error=("damaged", "文件已损坏。")),
        stated("e.txt", "", 2024),
        stated("f.txt", "", 2024),
    )
    seen = found((",甲县公安局,2024",), *rows)
    assert [(d.organisation, d.year, d.names) for d in seen.doubled] == [("甲县公安局", 2024, ("a.txt", "b.txt"))]


def test_what_the_manifest_says_and_the_report_does_not() -> None:
    rows = (
        row("a.txt", "甲县公安局", 2024, stated_organisation="乙县公安局", stated_year=2023),
        row("b.txt", "青海省丙县公安局", 2024, stated_organisation="丙县公安局", stated_year=2024),
        row("c.txt", "丁县公安局", 2024),
    )
    seen = found(("a.txt,甲县公安局,2024", "b.txt,青海省丙县公安局,2024", "c.txt,丁县公安局,2024"), *rows)
    assert [(m.line, m.name, m.field, m.expected, m.stated) for m in seen.mismatches] == [
        (2, "a.txt", "organisation", "甲县公安局", "乙县公安局"),
        (2, "a.txt", "year", "2024", "2023"),
    ]
