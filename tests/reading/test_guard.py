"""What is refused, with which code, and what is let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.reading import ReadingError, read_bytes, read_file

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
NOVEL = (
    "第三章 雨夜\n\n老张推开门，雨水顺着帽檐滴下来。他是县公安局的老民警了，办过的案件自己也记不清有多少。\n"
    "“你又没带伞。”妻子接过湿透的外套，叹了口气。窗外的梧桐树在风里摇晃，远处传来一两声狗叫。\n"
    "他想起三十年前的那个夜晚，也是这样的雨，也是这样的灯光。那时他还年轻，什么都不怕。\n"
) * 8
SHORT = (
    "某某县公安局2023年度法治政府建设情况报告\n"
    "2023年，我局坚持依法行政，全年开展执法培训4期，审核案件120起，行政复议2起均维持。"
    "聘请法律顾问1名，开展普法宣传30场次。存在的问题是执法不够规范。下一步将加强执法监督。\n某某县公安局\n2024年1月5日\n"
)


def code_of(text: str) -> str:
    with pytest.raises(ReadingError) as caught:
        read_bytes(text.encode(), "a.txt")
    assert caught.value.message.endswith("。")
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_real_reports_are_read(path: Path) -> None:
    assert read_file(path).sentences


def test_a_very_short_report_is_read() -> None:
    report = read_bytes(SHORT.encode(), "a.txt")
    assert (report.organisation, report.year) == ("某某县公安局", 2023)


def test_a_report_without_title_is_read() -> None:
    assert read_bytes((SEEDS[0].read_text(encoding="utf-8").split("\n", 5)[5]).encode(), "a.txt").title is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("\n \u3000\t\r\n", "blank"),
        (NOVEL, "not-a-report"),
        ("The annual report on the rule of law in the county police bureau.\n" * 40, "not-a-report"),
        (
            "某县2024年政府信息公开工作年度报告\n" + "本年度依法公开行政执法信息，加强监督，推进政务服务。" * 20,
            "not-a-report",
        ),
        (
            "关于印发2024年法治政府建设工作要点\n" + "依法行政，规范执法，加强普法，落实法治建设责任。" * 20,
            "not-a-report",
        ),
        (
            "中华人民共和国某法\n" + "".join(f"第{n}条　公安机关依法行政，规范执法。\n" for n in "一二三四五六七"),
            "not-a-report",
        ),
        ("一二三四五六七八九十" * 300, "not-a-report"),
    ],
    ids=["empty", "blank", "novel", "english", "disclosure", "plan", "law", "numbers"],
)
def test_what_is_refused(text: str, code: str) -> None:
    assert code_of(text) == code


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.code == "too-large"
    assert "50.0 MB" in caught.value.message


def test_more_text_than_any_report_has_is_refused() -> None:
    assert code_of(SHORT * 4000) == "too-large"
    assert read_bytes((SHORT * 100).encode(), "a.txt").organisation == "某某县公安局"


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.txt", "not-found"), (tmp_path, "directory")):
        with pytest.raises(ReadingError) as caught:
            read_file(path)
        assert caught.value.code == code


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(SHORT, encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything, whatever the mode
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.code == "permission"


def test_a_text_with_blanks_between_its_characters_is_one_of_a_police_bureau() -> None:
    assert read_bytes(" ".join(SHORT).encode(), "a.txt").warnings == ()
