"""Annotations and step summary of GitHub Actions."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checker.assessment.model import CheckOutcome, Document, Run, Status
from checker.checklist.model import Label, Level
from checker.gate.fail_on import FailOn
from checker.gate.model import Thresholds
from checker.output import github
from checker.output.lang import Lang
from tests.output import gated, sample

COMMAND = re.compile(r"::(error|warning|notice)(?: ([^:]*))?::(.*)")


def commands(run: Run = gated.RUN, lang: Lang = Lang.ZH) -> list[tuple[str, dict[str, str], str]]:
    """What the runner reads out of the output."""
    found = []
    for line in github.render(run, gated.gate(run), lang).splitlines():
        read = COMMAND.fullmatch(line)
        assert read, line
        properties = dict(entry.split("=", 1) for entry in (read[2] or "").split(",") if entry)
        found.append((read[1], {k: unescape(v) for k, v in properties.items()}, unescape(read[3])))
    return found


def unescape(text: str) -> str:
    for escaped, plain in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escaped, plain)
    return text


def many(errors: int, warnings: int = 0, notices: int = 0) -> Run:
    levels = [(Level.REQUIRED, errors), (Level.RECOMMENDED, warnings), (Level.OPTIONAL, notices)]
    elements = tuple(
        gated.element(f"{level.value}.e{n:02}", Status.MISSING, Label.NO, level=level)
        for level, count in levels
        for n in range(count)
    )
    document = gated.document()
    return sample.run(replace(document, assessment=replace(sample.ASSESSMENT, elements=elements, checks=())))


def test_a_finding_has_file_line_columns_and_title() -> None:
    level, properties, message = next(c for c in commands() if c[1].get("title") == "校核check.terms")
    column = gated.TEXT.split("\n")[4].index("执法纪录仪") + 1
    assert level == "warning"
    assert properties == {
        "file": "报告/某县 2024.txt", "line": "5", "endLine": "5", "col": str(column), "endColumn": str(column + 5),
        "title": "校核check.terms",
    }  # fmt: skip
    assert message == "“执法纪录仪”应为“执法记录仪” 建议：check.terms 的建议。"


def test_everything_is_escaped() -> None:
    run = sample.run(gated.document("100%,a:b\n::error::x.txt"))
    for _, properties, _ in commands(run):
        assert properties["file"] == "100%,a:b\n::error::x.txt"
    assert all(line.startswith("::") for line in github.render(run, gated.gate(run), Lang.ZH).splitlines())


def test_a_message_cannot_begin_a_command() -> None:
    document = gated.document()
    assert document.assessment
    (check, *_) = document.assessment.checks
    hostile = replace(check, message="一\r\n::set-output name=x::y 50%0A")
    document = replace(document, assessment=replace(document.assessment, checks=(hostile,)))
    run = sample.run(document)
    assert all(
        line.startswith(("::e", "::w", "::n")) for line in github.render(run, gated.gate(run), Lang.ZH).splitlines()
    )
    assert any("50%0A" in message for _, _, message in commands(run))


@pytest.mark.parametrize(
    ("counts", "shown", "hidden"),
    [
        ((3, 2, 1), (3, 2, 1), 0),
        ((10, 10, 10), (10, 10, 10), 0),
        ((11, 0, 0), (10, 0, 0), 1),
        ((12, 15, 3), (10, 10, 3), 7),
        ((40, 40, 40), (10, 10, 9), 91),
        ((0, 0, 11), (0, 0, 9), 2),
    ],
)
def test_at_most_ten_a_level_and_the_last_one_counts_the_rest(
    counts: tuple[int, int, int], shown: tuple[int, int, int], hidden: int
) -> None:
    found = commands(many(*counts))
    levels = [level for level, _, _ in found]
    rest = found[-1][2] == f"另有 {hidden} 项，见摘要" if hidden else False
    assert rest == bool(hidden)
    assert (levels.count("error"), levels.count("warning"), levels.count("notice") - rest) == shown
    assert max(levels.count(level) for level in set(levels)) <= github.PER_LEVEL
    assert len(found) <= github.IN_ALL
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)


def test_what_fails_the_gate_comes_first() -> None:
    run = many(12)
    assert run.documents[0].assessment
    check = gated.check("check.totals", "error", CheckOutcome.FAIL)
    run = sample.run(
        replace(run.documents[0], assessment=replace(run.documents[0].assessment, checks=(check,))),
    )
    only_checks = gated.gate(run, thresholds=Thresholds({}, frozenset({FailOn.CHECK_ERROR})))
    assert "校核check.totals" in github.render(run, only_checks, Lang.ZH).splitlines()[0]


def test_unreadable_documents_come_first_as_errors() -> None:
    level, properties, message = commands()[0]
    assert (level, properties["file"], properties["line"]) == ("error", "报告/扫描件.pdf", "1")
    assert "不是文本文件" in message


def test_what_is_excused_is_not_annotated() -> None:
    text = github.render(gated.RUN, gated.EXCUSED, Lang.ZH)
    assert "report.deficiencies" not in text
    assert "three-systems.recording" not in text


def test_errors_in_waivers_are_annotated() -> None:
    result = gated.gate(gated.RUN, gated.waiver("report.title"))
    assert any(line.startswith("::error title=豁免和基线::waivers.yaml:3") for line in
               github.render(gated.RUN, result, Lang.ZH).splitlines())  # fmt: skip


def test_columns_are_left_out_when_a_finding_runs_over_lines() -> None:
    document = gated.document()
    assert document.assessment
    assert document.report
    (check, *_) = document.assessment.checks
    long = gated.evidence(document.report, "行政执法监督有待加强。\n\n三、下一步")
    document = replace(document, assessment=replace(document.assessment, checks=(replace(check, evidence=(long,)),)))
    properties = next(p for _, p, _ in commands(sample.run(document)) if p["title"].startswith("校核"))
    assert (properties["line"], properties["endLine"]) == ("9", "11")
    assert "col" not in properties


def test_a_printed_page_is_named() -> None:
    (_, properties, message) = commands(sample.run(gated.printed()))[0]
    assert (properties["line"], properties["col"]) == ("1", "1")
    assert message.startswith("（第3页第5行）")


# the summary of the step


def summary(run: Run = gated.RUN, lang: Lang = Lang.ZH) -> str:
    return github.summary(run, gated.gate(run), lang)


def test_the_summary_has_verdict_thresholds_and_every_finding() -> None:
    text = github.summary(gated.RUN, gated.EXCUSED, Lang.ZH)
    assert text.startswith("## 门禁：未通过")
    assert "要求不低于" in text
    for rule in ("report.deficiencies", "check.terms", "legal-adviser.headcount", "services.hotline"):
        assert f"`{rule}`" in text
    assert "已豁免（该局暂不承担这项职责" in text
    assert "基线内：" in text
    assert "不是文本文件" in text


def test_the_summary_escapes_what_reports_say() -> None:
    text = summary(sample.HOSTILE_RUN)
    assert "<b>" not in text
    assert "[链接](" not in text
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)


def test_a_long_summary_is_cut_at_a_line_and_says_so() -> None:
    document = gated.document()
    copies = tuple(Document(f"{n:04}.txt", None, document.assessment, None, document.report) for n in range(1200))
    text = summary(sample.run(*copies))
    assert 900_000 < len(text.encode()) <= github.SUMMARY_BYTES
    assert re.fullmatch(r"摘要过长，另有 \d+ 行没有列出。", text.splitlines()[-1])


def test_english() -> None:
    assert github.render(many(11), gated.gate(many(11)), Lang.EN).splitlines()[-1].endswith("::1 more, see the summary")
    assert summary(lang=Lang.EN).startswith("## gate: not met")
