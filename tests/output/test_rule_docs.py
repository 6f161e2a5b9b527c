"""The catalogue page, of the rules that come along and of a small set made up for the purpose."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.checklist import Checklist, Element, load_checklist
from checker.checklist.model import Modality, Place
from checker.cli.main import app
from checker.output.rule_docs import render

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def small() -> Checklist:
    return load_checklist(ROOT / "tests" / "cli" / "rules", "small")


@pytest.fixture(scope="module")
def page() -> str:
    return render(load_checklist())


def with_element(checklist: Checklist, **changes: object) -> Checklist:
    """``checklist`` with its first element changed."""
    first, *others = checklist.dimensions
    element: Element = replace(first.elements[0], **changes)  # type: ignore[arg-type]
    return replace(checklist, dimensions=(replace(first, elements=(element,)), *others))


def test_the_page_in_the_repository_is_what_the_command_writes() -> None:
    result = CliRunner().invoke(app, ["rules", "docs"])
    assert result.exit_code == 0
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == result.stdout, "run: make docs"


def test_every_entry_of_the_contents_leads_somewhere(page: str) -> None:
    links, anchors = re.findall(r"\]\(#([^)]+)\)", page), re.findall(r'<a id="([^"]+)"', page)
    assert links
    assert links == anchors


def test_everything_in_the_checklist_is_on_the_page(page: str) -> None:
    checklist = load_checklist()
    elements = [e for d in checklist.dimensions for e in d.elements]
    assert [e.id for e in elements if f"`{e.id}`" not in page] == []
    assert page.count("#### 要点：") == sum(len(e.parts) for e in elements)
    assert page.count("**依据**") == page.count("**建议**：") - len(checklist.checks) == len(elements)
    assert page.count("\n| `") == len(checklist.cues)


def test_an_element_in_full(small: Checklist) -> None:
    lines = render(small).splitlines()
    for line in (
        "清单 `small` 1，试验方案：2 个维度，2 个要素，2 个要点，0 项校核。",
        "  - [法律顾问聘请情况](#adviser.headcount)（必备，2分）",
        "`adviser.headcount`；必备，2分；自2019年度报告起适用",
        "**理由**：法律顾问是否聘到位，看人数。",
        "- 《关于推行法律顾问制度和公职律师公司律师制度的意见》（中办发〔2016〕30号）"
        "：县级以上党政机关普遍设立法律顾问（自2016年度报告起适用）",
        "#### 要点：写明聘请法律顾问的人数",
        "- “聘请”，其后16字内出现以“人”计的数字，其后16字内出现“法律顾问”一类的词",
        "- 有：现我局聘请1名法律顾问。",
        "- 计划：下一步聘请2名法律顾问。",
        "- 无：聘请厨师2名。",
        "**建议**：写明聘请法律顾问的人数。",
        r"**参考写法**：聘请\_\_\_\_名法律顾问。",
        "| `intend` | 计划 | “拟聘/下一步” | 其后，同一句内 | — | — | 下一步【聘请】法律顾问。 | 【聘请】法律顾问。 |",
    ):
        assert line in lines


def test_an_element_without_basis_says_so(small: Checklist) -> None:
    assert "**依据**：实务要求：暂无经核实的法律依据" in render(small).splitlines()


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (None, None, "各年度报告均适用"),
        (2016, 2025, "适用于2016至2025年度报告"),
        (None, 2025, "适用至2025年度报告"),
    ],
)
def test_the_years_of_a_basis(small: Checklist, since: int | None, until: int | None, said: str) -> None:
    (basis,) = small.dimensions[0].elements[0].basis
    changed = with_element(small, basis=(replace(basis, since=since, until=until),))
    assert f"普遍设立法律顾问（{said}）" in render(changed)


def test_what_is_said_about_truthful_none(small: Checklist) -> None:
    (part,) = small.dimensions[0].elements[0].parts
    parts = (replace(part, nil=part.find, conditional=True, ignore=frozenset({Modality.OTHER})),)
    made = render(with_element(small, nil_ok=True, moot_if_nil="report.training", parts=parts))
    assert "；如实说明“无”也算写明；如已说明“执法培训”为无，则不适用\n" in made
    assert "如实说明“无”的识别方式：\n\n- “聘请”" in made
    assert "#### 要点：写明聘请法律顾问的人数（视情况要求，未写不扣分）\n" in made
    assert "语气为“他单位所为”也算。" in made


def test_examples_are_three_one_and_two_with_their_place(small: Checklist) -> None:
    (part,) = small.dimensions[0].elements[0].parts
    first = part.examples[0]
    later = replace(first, text="再聘1名。", year=2021, place=Place.NEXT_YEAR)
    whole = replace(first, text="某县公安局报告\n一、做法\n聘请1名法律顾问。")
    made = render(with_element(small, parts=(replace(part, examples=(later, whole, *part.examples * 2)),)))
    section = made[: made.index("### 执法培训")]
    assert [section.count(f"\n- {label}：") for label in ("有", "计划", "无")] == [3, 1, 2]
    assert "- 有：再聘1名。（在“下一年度安排”部分，报告年度2021）\n" in made
    assert "- 有：某县公安局报告 / 一、做法 / 聘请1名法律顾问。\n" in made


def test_nothing_in_a_rule_is_taken_for_markup(small: Checklist) -> None:
    made = render(with_element(small, title="<b>[一](#x)|二</b>", advice="*写明*"))
    assert r"### \<b\>\[一\](\#x)\|二\</b\>" in made
    assert r"**建议**：\*写明\*" in made
