"""Zips: what is in them, and what is refused before anything is unpacked."""

from __future__ import annotations

import pytest

from checker.reading import ReadingError, archive, members
from tests.making import zipped


def names(data: bytes) -> list[str]:
    return [member.name for member in members(data)]


def test_members_come_with_their_bytes_in_the_order_of_their_names() -> None:
    data = zipped.make({"b/报告.txt": b"B", "a.txt": b"A", "空文件夹/": b""})
    assert [(m.name, m.data, m.error) for m in members(data)] == [("a.txt", b"A", None), ("b/报告.txt", b"B", None)]


def test_names_of_chinese_windows_are_read() -> None:
    assert names(zipped.with_gbk_name("泾源县公安局报告.txt", b"x")) == ["泾源县公安局报告.txt"]


def test_what_systems_leave_behind_is_passed_over() -> None:
    litter = {"__MACOSX/._a.txt": b"x", "~$报告.docx": b"x", ".DS_Store": b"x", "Thumbs.db": b"x", "报告.txt": b"x"}
    assert names(zipped.make(litter)) == ["报告.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/绝对/路径.txt", "绝对/路径.txt"),
        ("C:\\报告\\a.txt", "报告/a.txt"),
        ("a\x1b[2Jb.txt", "a[2Jb.txt"),
        ("..", "未命名"),
    ],
)
def test_a_name_shows_no_way_out_of_the_archive(name: str, shown: str) -> None:
    assert archive.shown_name(name) == shown


def test_links_are_not_followed() -> None:
    assert names(zipped.with_link("link.txt", "/etc/passwd", {"报告.txt": b"x"})) == ["报告.txt"]


def test_an_archive_inside_is_opened_once() -> None:
    inner = zipped.make({"内.txt": b"x", "更深.zip": zipped.make({"深.txt": b"y"})})
    assert names(zipped.make({"外.zip": inner})) == ["外.zip/内.txt", "外.zip/更深.zip"]


def test_an_encrypted_member_is_told_and_the_others_are_read() -> None:
    (member,) = members(zipped.encrypted({"报告.txt": b"x"}))
    assert member.error is not None
    assert member.error.code == "encrypted"
    assert "密码" in member.error.message


@pytest.mark.parametrize(
    "data",
    [
        zipped.bomb(),
        zipped.make({f"{n}.txt": b"" for n in range(archive.MOST_MEMBERS + 1)}),
    ],
    ids=["ratio", "members"],
)
def test_what_unpacks_to_too_much_is_refused(data: bytes) -> None:
    for refuse in (archive.check, lambda found: list(members(found))):
        with pytest.raises(ReadingError) as caught:
            refuse(data)
        assert caught.value.code == "bomb"


def test_a_bomb_inside_does_not_keep_the_other_files_away() -> None:
    found = list(members(zipped.make({"a.zip": zipped.bomb("x.txt"), "b.txt": b"B"})))
    assert [(m.name, m.error and m.error.code) for m in found] == [("a.zip", "bomb"), ("b.txt", None)]


def test_a_lying_size_is_damage_not_a_crash() -> None:
    data = bytearray(zipped.make({"a.txt": b"hello" * 50}))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    (member,) = members(bytes(data))
    assert member.error is not None
    assert member.error.code == "damaged"


def test_a_broken_zip_is_damaged() -> None:
    with pytest.raises(ReadingError) as caught:
        list(members(zipped.make({"a.txt": b"x"})[:30]))
    assert caught.value.code == "damaged"
