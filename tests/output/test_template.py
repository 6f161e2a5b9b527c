"""The skeleton report: complete, in order, and worth full marks once it is filled in."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import docx
import pytest

from checker import assess, load_checklist, read_bytes
from checker.assessment.model import Assessment, CheckOutcome, Status
from checker.checklist.model import Checklist
from checker.checklist.template import OutlineSection, load_outline
from checker.output import template_docx, template_markdown
from checker.output.template import Heading, Sentences, Skeleton, compose, numeral
from tests.output.filled import ORGANISATION, YEAR, blanks, fill

WHEN = "2026-01-15T08:00:00+08:00"


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load_checklist()


@pytest.fixture(scope="module")
def skeleton(checklist: Checklist) -> Skeleton:
    return compose(checklist, load_outline(), ORGANISATION, YEAR)


def assessed(skeleton: Skeleton, suffix: str, checklist: Checklist) -> Assessment:
    data = template_docx.render(skeleton, WHEN) if suffix == ".docx" else template_markdown.render(skeleton).encode()
    return assess(read_bytes(data, f"报告{suffix}"), checklist)


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_a_filled_in_skeleton_scores_100_and_passes_every_check(
    suffix: str, skeleton: Skeleton, checklist: Checklist
) -> None:
    filled = fill(skeleton)
    assert (blanks(skeleton) > 150, blanks(filled)) == (True, 0)
    found = assessed(filled, suffix, checklist)
    assert [e.id for e in found.elements if e.status is not Status.MET] == []
    assert found.score.percent == 100
    assert [c.id for c in found.checks if c.outcome is CheckOutcome.FAIL] == []
    assert sum(c.outcome is CheckOutcome.PASS for c in found.checks) == len(found.checks)
    assert [p.id for e in found.elements for p in e.parts if p.review] == []
    assert (found.report.organisation, found.report.year) == (ORGANISATION, YEAR)


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_an_unfilled_skeleton_does_not_score_100(suffix: str, skeleton: Skeleton, checklist: Checklist) -> None:
    percent = assessed(skeleton, suffix, checklist).score.percent
    assert percent is not None
    assert percent < 90


def test_the_outline_places_every_element_once(checklist: Checklist) -> None:
    outline = load_outline()
    dimensions = {d.id: d for d in checklist.dimensions}
    placed = [outline.title, outline.sign_off]
    for section in everything(outline.sections):
        placed += [*section.elements, *(e.id for d in section.dimensions for e in dimensions[d].elements)]
    assert Counter(placed) == Counter(e.id for e in checklist.elements)


def everything(sections: Sequence[OutlineSection]) -> Iterator[OutlineSection]:
    for section in sections:
        yield section
        yield from everything(section.sections)


def test_headings_are_numbered_and_the_plan_is_for_the_next_year(skeleton: Skeleton) -> None:
    headings = [block for block in skeleton.body if isinstance(block, Heading)]
    chapters = [block.text for block in headings if block.level == 1]
    assert [text[0] for text in chapters] == ["一", "二", "三", "四"]
    assert chapters[0] == "一、2025年推进法治政府建设的主要举措和成效"
    assert "第一责任人" in chapters[1]
    assert chapters[3].startswith("四、2026年")
    assert headings[1].text.startswith("（一）")
    assert skeleton.title == "湟中区公安局2025年度法治政府建设情况报告"
    assert skeleton.sign_off == ("湟中区公安局", "2026年____月____日")


def test_nothing_is_filled_in_unasked(checklist: Checklist) -> None:
    skeleton = compose(checklist, load_outline())
    assert skeleton.title == "____公安局____年度法治政府建设情况报告"
    assert skeleton.sign_off == ("____公安局", "____年____月____日")


def test_a_profile_gets_what_it_asks_for_and_nothing_else(checklist: Checklist) -> None:
    kept = tuple(d for d in checklist.dimensions if d.id in ("report", "disputes"))
    other = replace(kept[1], id="patrol", title="巡逻防控", elements=(replace(kept[1].elements[0], id="patrol.x"),))
    skeleton = compose(replace(checklist, dimensions=(*kept, other)), load_outline(), ORGANISATION, YEAR)
    below = [b.text for b in skeleton.body if isinstance(b, Heading) and b.level == 2]
    assert below[:2] == ["（一）多元化解社会矛盾纠纷", "（二）巡逻防控"]
    about = [b.element.id for b in skeleton.body if isinstance(b, Sentences) and b.element]
    assert "patrol.x" in about
    assert "review.correction" not in about


def test_the_word_file_has_comments_and_the_same_bytes_every_time(skeleton: Skeleton) -> None:
    data = template_docx.render(skeleton, WHEN)
    assert data == template_docx.render(skeleton, WHEN)
    made = docx.Document(io.BytesIO(data))
    comments = [comment.text for comment in made.comments]
    assert any("法律顾问" in text and "建议：" in text and "依据：" in text for text in comments)
    assert len(comments) == len({b.element.id for b in skeleton.body if isinstance(b, Sentences) and b.element})
    assert [len(table.rows) for table in made.tables] == [2, 2, 2]
    section = made.sections[0]
    assert [round(m.mm) for m in (section.page_width, section.page_height)] == [210, 297]  # type: ignore[union-attr]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_chinese_numbers() -> None:
    assert [numeral(n) for n in (1, 10, 11, 20, 63)] == ["一", "十", "十一", "二十", "六十三"]
