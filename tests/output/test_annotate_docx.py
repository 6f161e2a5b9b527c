"""Comments in a Word file stand on the words they are about, and the text stays as it was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from checker import load_checklist, read_bytes
from checker.assessment import Assessor
from checker.assessment.model import CheckOutcome, CheckResult, Document, Evidence
from checker.checklist.model import Modality
from checker.output import annotate_docx
from checker.output.lang import Lang
from checker.output.notes import notes
from checker.reading import Sandbox, locate
from checker.reading.model import Report
from tests.making import docx as making
from tests.making.paragraphs import of_seed
from tests.making.programs import converted
from tests.output import sample

_SEEDS = ("huangzhong-2024", "qingyang-2022")
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)")


class Desk:
    """Reads and assesses, all in one worker process."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.assessor = Assessor(load_checklist())

    def read(self, data: bytes) -> Report:
        return read_bytes(data, "报告.docx", self.sandbox)

    def document(self, data: bytes) -> Document:
        report = self.read(data)
        return Document("报告.docx", "0" * 64, self.assessor.assess(report), None, report)

    def finding(self, data: bytes, words: Sequence[str]) -> Document:
        """A document with one finding of a check on each of ``words``."""
        report = self.read(data)
        checks = tuple(
            CheckResult(f"check.{n:03}", f"校核{n}", "error", CheckOutcome.FAIL, said, (passage(report, said),))
            for n, said in enumerate(words)
        )
        return replace(sample.assessed(checks=checks), report=report)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Sandbox() as sandbox:
        yield Desk(sandbox)


def commented(data: bytes) -> list[tuple[str, str]]:
    """Every comment's text with the words it stands on, in the order of the comments."""
    opened = docx.Document(io.BytesIO(data))
    found = []
    for comment in opened.comments:
        number, is_on, words = str(comment.comment_id), False, ""
        for element in opened.element.body.iter():
            if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == number:
                is_on = True
            elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == number:
                is_on = False
            elif is_on and element.tag == qn("w:t"):
                words += element.text or ""
        found.append((comment.text, words))
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("seed", _SEEDS)
@pytest.mark.parametrize("style", ["plain", "styled", "numbered"])
def test_comments_stand_on_the_right_words(seed: str, style: str, desk: Desk) -> None:
    data = making.make(of_seed(seed), style, statistics=True)
    about = desk.document(data)
    made = annotate_docx.annotate(data, about)
    found, expected = commented(made), notes(about)
    assert len(found) == len(expected) > 20
    assert about.report
    for (text, words), note in zip(found, expected, strict=True):
        wanted = squeezed(about.report.source[note.start : note.end])
        assert text == note.text
        # Automatic numbers are in no paragraph's text.
        if style == "numbered" and squeezed(words) != wanted:
            wanted = _NUMBER.sub("", wanted, count=1)
        assert squeezed(words) == wanted
    before, after = docx.Document(io.BytesIO(data)), docx.Document(io.BytesIO(made))
    assert [p.text for p in before.paragraphs] == [p.text for p in after.paragraphs]
    assert desk.read(made) == about.report
    assert annotate_docx.annotate(data, about) == made


def test_formatting_is_kept_where_runs_are_parted(desk: Desk) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    made = annotate_docx.annotate(data, desk.document(data))

    def formats(content: bytes) -> list[tuple[str, object, object]]:
        paragraphs = docx.Document(io.BytesIO(content)).paragraphs
        return [(c, r.font.name, r.font.size) for p in paragraphs for r in p.runs for c in r.text]

    assert formats(data) == formats(made)


@pytest.mark.parametrize("change", [making.strict, making.with_macros, making.as_template, making.with_dead_link])
def test_every_kind_of_word_file_is_annotated(change: Callable[[bytes], bytes], desk: Desk) -> None:
    data = change(making.make(of_seed(_SEEDS[0]), "numbered"))
    about = desk.document(data)
    made = annotate_docx.annotate(data, about)
    assert desk.read(made) == about.report
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        touched = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert all(old.read(name) == new.read(name) for name in old.namelist() if name not in touched)
        assert new.read("word/comments.xml").count(b"<w:comment ") == len(notes(about))


def passage(report: Report, words: str) -> Evidence:
    start = report.source.index(words)
    return Evidence(words, locate(report, 0, 0), Modality.ASSERTED, start, start + len(words))


def tricky_report() -> bytes:
    """A file with everything that hides its words, under a title so that it is a report."""
    title = making.paragraph("某县公安局2024年法治政府建设情况报告") + making.paragraph("全年办结案件12件。")
    return making.rewritten(making.tricky(), lambda _, text: text.replace("<w:body>", f"<w:body>{title}"))


def test_tables_links_changes_and_fields_are_no_obstacle(desk: Desk) -> None:
    words = ["插入", "移入", "内容控件", "锚点", "超链", "不隐藏", "域结果", "纵向合并", "前空", "末", "表后"]
    data = tricky_report()
    about = desk.finding(data, words)
    made = annotate_docx.annotate(data, about)
    found = {text.split("\n")[1]: on for text, on in commented(made) if text.startswith("校核")}
    assert found == {word: word for word in words}
    assert desk.read(made) == about.report


def test_a_passage_in_a_text_box_is_quoted_on_the_paragraph_that_holds_it(desk: Desk) -> None:
    data = tricky_report()
    made = annotate_docx.annotate(data, desk.finding(data, ["文本框"]))
    ((text, on),) = [(text, on) for text, on in commented(made) if "文本框" in text]
    assert text.startswith("「文本框」\n校核0")
    assert on.startswith("锚点")


def test_a_passage_that_is_not_in_the_file_is_not_lost(desk: Desk) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    about = desk.finding(data, ["涉案财物管理"])
    other = making.make([p for p in of_seed(_SEEDS[0]) if "涉案财物" not in p.text])
    ((text, on),) = commented(annotate_docx.annotate(other, about))
    assert text.startswith("「涉案财物管理」\n校核0")
    assert on


def test_comments_that_are_there_stay(desk: Desk) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    about = desk.document(data)
    once = annotate_docx.annotate(data, about)
    twice = annotate_docx.annotate(once, about, Lang.EN)
    assert commented(twice)[: len(notes(about))] == commented(once)
    assert len(commented(twice)) == 2 * len(commented(once))
    opened = docx.Document(io.BytesIO(twice))
    assert len({comment.comment_id for comment in opened.comments}) == len(commented(twice))


def test_a_very_long_paragraph_and_steering_characters_do_no_harm(desk: Desk) -> None:
    long = "全年办结案件12件，" * 2_500
    data = making.of_body(
        making.paragraph("某县公安局2024年法治政府建设情况报告") + making.paragraph(f"{long}维持5件。")
    )
    about = desk.finding(data, ["维持5件"])
    assert about.assessment
    check = replace(about.assessment.checks[0], message=sample.HOSTILE)
    about = replace(about, assessment=replace(about.assessment, checks=(check,)))
    ((text, on),) = commented(annotate_docx.annotate(data, about))
    assert on == "维持5件"
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e\u2066]", text)


def test_nothing_to_say_leaves_the_file_alone(desk: Desk) -> None:
    data = making.make(of_seed(_SEEDS[0]))
    assert annotate_docx.annotate(data, desk.finding(data, [])) is data


def test_libreoffice_reads_every_comment(desk: Desk) -> None:
    data = making.make(of_seed(_SEEDS[0]), "numbered", statistics=True)
    about = desk.document(data)
    (made,) = converted([annotate_docx.annotate(data, about)], ".docx", "fodt")
    assert made.count(b"<office:annotation ") == made.count(b"<office:annotation-end ") == len(notes(about))
