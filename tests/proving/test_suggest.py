"""What a rule author is told about missed quotes and finders that fire wrongly."""

from __future__ import annotations

import logging
import math
import subprocess
import sys
from pathlib import Path

import pytest

from checker.checklist import Checklist, Label, load_checklist
from checker.proving.accuracy import Gold, GoldLabel
from checker.proving.phrases import PhraseReader
from checker.proving.suggest import Suggestions, suggest
from checker.reading import parse_text
from checker.reading.model import Report

SMALL = Path(__file__).parents[1] / "cli" / "rules"
FIGURE, HELD = "adviser.headcount/figure", "report.training/held"


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load_checklist(SMALL, "small")


def report(*sentences: str) -> Report:
    return parse_text(f"某县公安局2024年度法治政府建设情况报告\n2024年情况如下。\n一、主要做法\n{''.join(sentences)}\n")


def gold(name: str, **labels: tuple[str, str]) -> Gold:
    keys = {"figure": FIGURE, "held": HELD}
    return Gold(name, {keys[k]: GoldLabel(Label(label), quote) for k, (label, quote) in labels.items()})


def found(checklist: Checklist, *pairs: tuple[Gold, Report]) -> Suggestions:
    return suggest(pairs, checklist)


def test_phrases_of_missed_quotes_come_most_frequent_and_rarest_first(checklist: Checklist) -> None:
    first, second = "组织业务轮训三次。", "分批轮训民警。"
    one = (gold("a", held=("yes", first)), report(first, "民警严格执法。", "民警参加值班。"))
    two = (gold("b", held=("plan", second)), report(second, "民警下社区。"))
    [missed] = found(checklist, one, two).missed
    assert (missed.part, missed.where.file) == (HELD, "rules/report.yaml")
    assert [(q.report, q.text) for q in missed.quotes] == [("a", first), ("b", second)]
    best, *others = missed.phrases
    assert (best.pattern, best.count) == ("轮训", 2)
    sentences = sum(len(r.sentences) for _, r in (one, two))
    assert best.idf == pytest.approx(math.log((1 + sentences) / (1 + 2)))
    assert best.score == pytest.approx(2 * best.idf)
    scores = [p.score for p in missed.phrases]
    assert scores == sorted(scores, reverse=True)
    by_pattern = {p.pattern: p for p in others}
    assert by_pattern["民警"].idf < by_pattern["分批"].idf


def test_words_a_pattern_or_one_of_its_concepts_has_are_left_out(checklist: Checklist) -> None:
    quote = "引进法律参谋三名。"
    [missed] = found(checklist, (gold("a", figure=("yes", quote)), report(quote))).missed
    patterns = [p.pattern for p in missed.phrases]
    assert "引进" in patterns
    assert not {"法律", "参谋", "法律参谋"} & set(patterns)


def test_a_quote_whose_words_are_all_known_has_no_phrases(checklist: Checklist) -> None:
    quote = "法律顾问聘请。"
    [missed] = found(checklist, (gold("a", figure=("yes", quote)), report(quote))).missed
    assert missed.phrases == ()


def test_a_finder_that_fires_where_the_labels_say_no(checklist: Checklist) -> None:
    sentence = "开展执法培训5次。"
    pairs = [(gold(name, held=("no", "")), report(sentence)) for name in ("a", "b")]
    suggestions = found(checklist, *pairs, (gold("c", figure=("no", "")), report("聘请1名法律顾问。")))
    assert [(w.part, len(w.quotes)) for w in suggestions.wrong] == [(HELD, 2), (FIGURE, 1)]
    wrong = suggestions.wrong[0]
    assert wrong.finder.text == "开展|组织 … 执法培训"
    assert str(wrong.finder.where).startswith("rules/report.yaml:")
    assert [(q.report, q.text, q.line) for q in wrong.quotes] == [
        ("a", "开展执法培训5次", 4),
        ("b", "开展执法培训5次", 4),
    ]


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("yes", "开展执法培训5次。"),  # right
        ("no", "下一步开展执法培训。"),  # not borne by a yes
        ("yes", "下一步开展执法培训。已组织执法培训。"),
        ("no", "消防演练。"),
    ],
)
def test_nothing_to_say(checklist: Checklist, label: str, sentence: str) -> None:
    assert found(checklist, (gold("a", held=(label, sentence)), report(sentence))) == Suggestions((), ())


def test_pairs_stand_together_and_stop_marks_part_them() -> None:
    phrases = {p.pattern: p for p in PhraseReader().phrases("聘请 2 名律师，参与案件的审核")}
    assert {"聘请", "律师", "聘请 … 律师", "参与案件", "案件 … 审核"} <= phrases.keys()
    assert not [p for p in phrases if "律师" in p and "参与" in p]
    assert phrases["案件 … 审核"].stands_in("案件先行审核")
    assert not phrases["案件 … 审核"].stands_in("审核案件")
    assert not phrases["参与案件"].stands_in("参与了案件")


def test_the_dictionary_is_read_in_silence_and_leaves_no_cache(tmp_path: Path) -> None:
    program = (
        "from checker.proving.phrases import PhraseReader; print(*(p.pattern for p in PhraseReader().phrases('律师')))"
    )
    made = subprocess.run(
        [sys.executable, "-c", program], env={"TMPDIR": str(tmp_path)}, capture_output=True, encoding="utf-8"
    )
    assert (made.stdout.strip(), made.stderr) == ("律师", "")
    assert list(tmp_path.iterdir()) == []
    assert logging.getLogger("jieba").level != logging.DEBUG
