"""Which notes are written, in which words, and where what is missing belongs."""

from __future__ import annotations

from checker.assessment.confidence import Review
from checker.assessment.evidence import evidence
from checker.assessment.model import CheckOutcome, CheckResult, Document, ElementVerdict, Evidence, Status
from checker.checklist.model import Label, Modality
from checker.output.lang import Lang
from checker.output.notes import Note, notes
from checker.reading.model import Report
from checker.reading.reader import parse_text
from tests.output import sample

TEXT = """某县公安局2024年度法治政府建设情况报告
一、主要举措和成效
（一）健全法律顾问制度
现我局聘请1名法律顾问。下一步拟聘请2名法律顾问。
（二）规范执法
全年共办结案件12件，其中维持5件、撤销6件。
二、存在的不足
执法记录仪配备不足。
三、下一步工作打算
将加强培训。
某县公安局
2025年1月15日
"""


def written(report: Report, *elements: ElementVerdict, checks: tuple[CheckResult, ...] = (), lang: Lang = Lang.ZH):
    found = sample.assessed(*elements, checks=checks)
    return notes(Document(found.path, found.sha256, found.assessment, None, report), lang)


def at(report: Report, words: str, modality: Modality = Modality.ASSERTED) -> Evidence:
    start = report.text.index(words)
    return evidence(report, start, start + len(words), modality)


def on(note: Note) -> str:
    return TEXT[note.start : note.end]


def test_what_is_missing_stands_on_the_heading_it_belongs_to() -> None:
    report = parse_text(TEXT)
    ids = {
        "report.next-year": "三、下一步工作打算",
        "report.causes": "二、存在的不足",
        "report.deficiencies": "二、存在的不足",
        "report.sign-off": "某县公安局\n2025年1月15日",
        "report.first-responsible": "某县公安局2024年度法治政府建设情况报告",
        "review.total": "某县公安局2024年度法治政府建设情况报告",
        "legal-adviser.lawyers": "（一）健全法律顾问制度",
    }
    missing = [
        sample.element(id, id, Status.MISSING, (sample.part("x", Label.NO),), basis=(sample.OUTLINE,)) for id in ids
    ]
    met = sample.element(
        "legal-adviser.system", "法律顾问", Status.MET, (sample.part("x", Label.YES, at(report, "聘请1名法律顾问")),)
    )
    found = written(report, *missing, met)
    assert {note.text.split("\n")[0].split("：")[1].split("（")[0]: on(note) for note in found} == ids
    assert all(note.is_missing for note in found)
    first = found[0].text.split("\n")
    assert first[0].startswith("缺失：")
    assert first[1].startswith("建议：")
    assert first[2].startswith("参考写法：本年度共开展")
    assert first[3] == "依据：《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第二十四条"


def test_plans_and_weak_passages_bear_what_is_lacking() -> None:
    report = parse_text(TEXT)
    adviser = sample.element(
        "legal-adviser.headcount",
        "法律顾问",
        Status.PARTIAL,
        (
            sample.part("yes", Label.YES, at(report, "聘请1名法律顾问")),
            sample.part("plan", Label.PLAN, at(report, "拟聘请2名法律顾问", Modality.PLANNED)),
            sample.part("no", Label.NO),
        ),
    )
    recorder = sample.element(
        "three-systems.recording",
        "全过程记录",
        Status.WEAK,
        (sample.part("weak", Label.WEAK, at(report, "执法记录仪配备不足", Modality.WEAK)),),
    )
    found = written(report, adviser, recorder)
    assert [on(note) for note in found] == ["拟聘请2名法律顾问", "执法记录仪配备不足"]
    assert [note.status for note in found] == [Status.PARTIAL, Status.WEAK]
    assert "计划：写明plan的情况和数量\n无：写明no的情况和数量" in found[0].text


def test_an_element_that_only_lacks_stands_on_what_is_there() -> None:
    report = parse_text(TEXT)
    parts = (sample.part("yes", Label.YES, at(report, "聘请1名法律顾问")), sample.part("no", Label.NO))
    (note,) = written(report, sample.element("legal-adviser.headcount", "法律顾问", Status.PARTIAL, parts))
    assert on(note) == "聘请1名法律顾问"


def test_both_sides_of_a_contradiction_name_each_other() -> None:
    report = parse_text(TEXT)
    places = (at(report, "12件"), at(report, "维持5件"))
    check = CheckResult("check.totals", "数据勾稽", "error", CheckOutcome.FAIL, "总数12件，分项之和11件", places)
    passed = CheckResult("check.year", "年度一致", "error", CheckOutcome.PASS, "", (at(report, "撤销6件"),))
    found = written(report, checks=(check, passed))
    assert [on(note) for note in found] == ["12件", "维持5件"]
    assert all(note.text.startswith("数据勾稽（错误）\n总数12件，分项之和11件\n") for note in found)
    assert found[0].text.endswith("「维持5件」 第6段 第6行第14列")
    assert found[1].text.endswith("「12件」 第6段 第6行第8列")


def test_what_needs_review_is_told_with_its_reason() -> None:
    report = parse_text(TEXT)
    part = sample.part("x", Label.YES, at(report, "聘请1名法律顾问"), review=Review.BARE)
    element = sample.element("legal-adviser.system", "法律顾问", Status.MET, (part,))
    (note,) = written(report, element)
    assert on(note) == "聘请1名法律顾问"
    assert "待复核：只提到名称" in note.text
    (note,) = written(report, element, lang=Lang.EN)
    assert "only named" in note.text


def test_without_a_report_there_is_nothing_to_write_on() -> None:
    assert notes(sample.DOCUMENT) == ()
    assert notes(sample.FAILED) == ()
