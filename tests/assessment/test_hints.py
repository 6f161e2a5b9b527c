"""Hints: the nearest sentence for what is not there, none where nothing is near."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.assessment import assess
from checker.assessment.hints import Hinter, Index
from checker.assessment.model import Assessment, PartVerdict
from checker.reading import parse_text

from .conftest import Rules

ROOT = Path(__file__).resolve().parents[2]
HEAD = "某县公安局2024年度法治政府建设情况报告\n2024年工作情况报告如下。\n一、主要举措和成效\n"
OTHER = "全年道路交通秩序良好。食堂更换桌椅12套，粉刷办公楼外墙。"
NEAR = "法律顾问的人选，比较了三家律师事务所。"
NEXT = "\n二、下一步工作打算\n"


@pytest.fixture
def one(rules: Rules) -> Rules:
    """One part, about the number of legal advisers, found by “聘请”."""
    rules.element("one", {"p": '["聘请"]'})
    rules.elements[0] = rules.elements[0].replace("text: 要点", "text: 写明外聘法律顾问的人数")
    return rules


def hinted(rules: Rules, text: str) -> Assessment:
    checklist, report = rules.checklist(), parse_text(text)
    return Hinter(checklist).add(assess(report, checklist), report)


def hinted_part(rules: Rules, text: str) -> PartVerdict:
    return hinted(rules, text).elements[0].parts[0]


def test_the_nearest_sentence_is_quoted_with_its_place(one: Rules) -> None:
    text = f"{HEAD}（一）完善法律顾问制度\n{OTHER}\n{OTHER}{NEAR}\n"
    part = hinted_part(one, text)
    assert part.label.value == "no"
    assert part.hint is not None
    assert part.hint.quote == NEAR
    assert part.hint.location.section.endswith("（一）完善法律顾问制度")
    assert text.splitlines()[part.hint.location.line - 1][part.hint.location.column - 1 :].startswith(NEAR)


def test_what_is_quoted_as_evidence_is_no_hint(one: Rules) -> None:
    part = hinted_part(one, f"{HEAD}{OTHER}{NEAR}{NEXT}下一步聘请法律顾问，明确法律顾问人数。\n")
    assert (part.label.value, part.evidence[0].quote[:5]) == ("plan", "下一步聘请")
    assert part.hint is not None
    assert part.hint.quote == NEAR


def test_of_equals_the_first_is_the_hint(one: Rules) -> None:
    part = hinted_part(one, f"{HEAD}{OTHER}{NEAR}\n{OTHER}{NEAR}\n")
    assert part.hint is not None
    assert part.hint.location.line == 4


@pytest.mark.parametrize("text", [f"{HEAD}{OTHER}\n", HEAD, "无", ""])
def test_nothing_near_is_no_hint(one: Rules, text: str) -> None:
    part = hinted_part(one, text)
    assert (part.label.value, part.hint) == ("no", None)


def test_what_is_there_gets_no_hint(one: Rules) -> None:
    part = hinted_part(one, f"{HEAD}聘请律师。{NEAR}{OTHER}\n")
    assert (part.label.value, part.hint) == ("yes", None)


def test_what_does_not_apply_gets_no_hint(one: Rules) -> None:
    one.elements[0] = one.elements[0].replace("    why:", "    since: 2025\n    why:")
    (element,) = hinted(one, f"{HEAD}{NEAR}{OTHER}\n").elements
    assert element.status.value == "not-applicable"
    assert element.parts[0].hint is None


def test_words_of_the_examples_lead_to_the_sentence(rules: Rules) -> None:
    rules.element("one", {"p": '["聘请"]'})
    rules.elements[0] = rules.elements[0].replace("yes: [一, 二, 三]", "yes: [律师事务所列席会商, 律师事务所, 三]")
    part = hinted_part(rules, f"{HEAD}{OTHER}{NEAR}\n")
    assert part.hint is not None
    assert part.hint.quote == NEAR


def test_hints_change_nothing_else(one: Rules) -> None:
    text = f"{HEAD}{NEAR}{OTHER}\n"
    plain, with_hints = one.assess(text), hinted(one, text)
    assert with_hints != plain
    parts = [p for e in with_hints.elements for p in e.parts]
    assert all(p.hint for p in parts)
    stripped = tuple(replace(e, parts=tuple(replace(p, hint=None) for p in e.parts)) for e in with_hints.elements)
    assert replace(with_hints, elements=stripped) == plain


def test_rare_words_and_short_texts_score_higher() -> None:
    index = Index([["顾问", "工作"], ["工作"], ["工作", "顾问", "案件", "民警"], ["案件"]])
    scores = index.scores({"顾问": 1.0, "工作": 1.0})
    assert scores[0] > scores[2] > scores[1] > scores[3] == 0.0
    assert max(scores) < 1.0


def test_the_tokenizer_leaves_no_cache_and_reads_none(tmp_path: Path) -> None:
    (tmp_path / "jieba.cache").write_bytes(b"not a cache")
    program = (
        "from pathlib import Path\n"
        "from checker.assessment.hints import Hinter\n"
        "from checker.checklist import load_checklist\n"
        "Hinter(load_checklist())"
    )
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path))}
    ran = subprocess.run(
        [sys.executable, "-W", "default", "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")
    assert [p.name for p in tmp_path.iterdir()] == ["jieba.cache"]
    assert (tmp_path / "jieba.cache").read_bytes() == b"not a cache"


def test_hints_do_not_depend_on_the_order_of_sets() -> None:
    program = (
        "import hashlib, sys\n"
        "from pathlib import Path\n"
        "from checker.assessment import assess\n"
        "from checker.assessment.hints import Hinter\n"
        "from checker.checklist import load_checklist\n"
        "from checker.reading import read_file\n"
        "checklist = load_checklist()\n"
        "report = read_file(Path('seeds/nanzheng-2022.txt'))\n"
        "print(hashlib.sha256(repr(Hinter(checklist).add(assess(report, checklist), report)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
