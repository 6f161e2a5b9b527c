"""Hints: the nearest sentence for what is not there, none where nothing is near."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.assessment import assess
from checker.assessment.hints import Hinter, Index
from checker.assessment.model import Assessment, PartVerdict
from checker.checklist import load_checklist
from checker.reading import parse_text

ROOT = Path(__file__).resolve().parents[2]
CHECKLIST = load_checklist()
HINTER = Hinter(CHECKLIST)
HEAD = "某县公安局2024年度法治政府建设情况报告\n\n一、主要举措和成效\n\n"
TEXT = HEAD + (
    "（一）聘请法律顾问\n\n"
    "全年道路交通秩序良好，社会治安平稳。法律顾问的人选，局里比较了三家律师事务所。"
    "食堂更换桌椅12套，粉刷办公楼外墙。\n\n"
    "二、下一步工作打算\n\n"
    "下一步拟聘请2名法律顾问。律师事务所的法律顾问值得期待。\n"
)


def hinted(text: str) -> Assessment:
    report = parse_text(text)
    return HINTER.add(assess(report, CHECKLIST), report)


def parts(assessment: Assessment) -> dict[str, PartVerdict]:
    return {f"{e.id}/{p.id}": p for e in assessment.elements for p in e.parts}


def test_the_nearest_sentence_is_quoted_with_its_place() -> None:
    part = parts(hinted(TEXT.replace("下一步拟聘请2名法律顾问。", "")))["legal-adviser.headcount/figure"]
    assert part.label.value == "no"
    assert part.hint is not None
    assert part.hint.quote == "法律顾问的人选，局里比较了三家律师事务所。"
    assert part.hint.location.section == "（一）聘请法律顾问"
    assert TEXT.splitlines()[part.hint.location.line - 1][part.hint.location.column - 1 :].startswith(part.hint.quote)


def test_what_is_quoted_as_evidence_is_no_hint() -> None:
    part = parts(hinted(TEXT))["legal-adviser.headcount/figure"]
    assert (part.label.value, part.evidence[0].quote) == ("plan", "下一步拟聘请2名法律顾问")
    assert part.hint is not None
    assert "拟聘请" not in part.hint.quote


def test_nothing_near_is_no_hint() -> None:
    found = parts(hinted(HEAD + "食堂更换桌椅12套，粉刷办公楼外墙。全年道路交通秩序良好。\n"))
    assert found["legal-adviser.headcount/figure"].label.value == "no"
    assert found["legal-adviser.headcount/figure"].hint is None


def test_only_what_is_not_there_gets_hints_and_labels_stay() -> None:
    text = (ROOT / "seeds" / "yiyuan-2024.txt").read_text(encoding="utf-8")
    plain, with_hints = assess(parse_text(text), CHECKLIST), hinted(text)
    assert with_hints.score == plain.score
    assert [p.label for p in parts(with_hints).values()] == [p.label for p in parts(plain).values()]
    given = [p.label.value for p in parts(with_hints).values() if p.hint]
    assert given
    assert "yes" not in given
    shelved = [e for e in with_hints.elements if e.status.value == "not-applicable"]
    assert shelved
    assert not any(p.hint for e in shelved for p in e.parts)


@pytest.mark.parametrize("text", [HEAD, "无", "一、主要举措和成效\n"])
def test_a_report_without_sentences_has_no_hints(text: str) -> None:
    assert not any(p.hint for p in parts(hinted(text)).values())


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
