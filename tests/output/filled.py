"""Words and figures for every blank of the skeleton report, as a bureau would write them: its figures agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.checklist.template import Statistics
from checker.output.template import BLANK, Heading, Sentences, Skeleton

ORGANISATION, YEAR = "湟中区公安局", 2025

WORDS: Mapping[str, str] = {
    "report.measures": "执法规范化 执法监督 6 法治宣传 86 明显",
    "leadership.study": "12 3",
    "leadership.body": "张某某",
    "leadership.meetings": "6 4 办案区升级改造",
    "leadership.cadre-learning": "18 5",
    "leadership.plan": "32",
    "leadership.appraisal": "15",
    "services.streamlining": "96 21,300 8",
    "services.business-environment": "210 37 860",
    "services.enterprise-inspection": "145 9",
    "services.power-list": "326 区政府门户网站",
    "rulemaking.normative-documents": "2 2 11 7 3 1",
    "rulemaking.internal": "涉案财物管理 接处警 6",
    "decision.procedure": "城区道路限行 42 1 1",
    "decision.catalogue": "2 区政府门户网站",
    "legal-adviser.system": "某某",
    "legal-adviser.headcount": "2 青海某某",
    "legal-adviser.participation": "3 15 9",
    "legal-adviser.government-lawyers": "4 23",
    "three-systems.overall": "派出所、交警大队",
    "three-systems.publicity": "区政府门户 2,916",
    "three-systems.recording": "285 100 办案民警 督察大队",
    "three-systems.legal-review": "强制隔离戒毒 64 100",
    "case-area.four-musts": "1,286",
    "case-area.direct-entry": "1,286",
    "case-area.search": "1,286",
    "case-area.guard": "24",
    "case-area.recording": "180",
    "case-area.centre": "1 48 35",
    "enforcement.quality-review": "420 130 285 5",
    "enforcement.committee": "12 26",
    "enforcement.case-supervision": "960 31 74",
    "enforcement.accountability": "3 4",
    "enforcement.case-intake": "12 8,430 65",
    "enforcement.property": "1 1,150",
    "enforcement.online-casework": "2,064",
    "enforcement.qualification": "98.5 7 3",
    "enforcement.training": "16 1,240",
    "enforcement.case-audit": "1,870 2,215 99.2",
    "enforcement.coordination": "4 6",
    "enforcement.discretion": "22 118",
    "enforcement.fast-track": "356 5",
    "review.reconsideration-total": "10",
    "review.reconsideration-outcomes": "5 1 1 1 1 1",
    "review.litigation-total": "9 6 3",
    "review.litigation-outcomes": "3 1 2 1 1 1",
    "review.leader-appearance": "8 8 100",
    "review.response": "10 9",
    "review.correction": "4 2",
    "review.settlement": "1 2",
    "law-popularisation.responsibility": "28 14",
    "law-popularisation.activities": "86 23,000 3,150 41,000",
    "law-popularisation.case-based": "区融媒体中心 18 3 96",
    "law-popularisation.new-media": "湟中公安 410 36 52",
    "openness.policing": "3,340 5,120",
    "openness.external-supervision": "3 7 5 4 63",
    "disputes.mediation": "5 老马 1,420 1,378 97.0",
    "report.first-responsible": "张某某 6 4 办案区改造等重点任务9项",
    "report.deficiencies": "执法音像资料归档 法制员业务能力",
    "report.causes": "个别单位对程序 法制部门 常态化监督",
    "report.next-year": "归档不及时等 案卷评查 法制员选任制度 执法质量进入全市前列",
    "report.sign-off": "1 15",
}
"""What stands in the blanks of an element's skeleton, by its id, parted by blanks."""

CELLS: Mapping[str, str] = {
    "行政执法主要数据（单位：件）": "1,530 412 96 238",
    "行政复议案件情况（单位：件）": "10 5 1 1 0 1 1 1",
    "行政诉讼案件情况（单位：件）": "9 3 1 2 1 1 1",
}
"""What stands in the blanks of a table, by its caption."""


def fill(skeleton: Skeleton) -> Skeleton:
    """``skeleton`` without blanks.  Fails on one that has more or fewer than there are words for."""
    words: dict[str, Iterator[str]] = {}

    def said(key: str, text: str, source: Mapping[str, str]) -> str:
        given = words.setdefault(key, iter(source[key].split())) if BLANK in text else iter(())
        first, *others = text.split(BLANK)
        return first + "".join(next(given) + piece for piece in others)

    body: list[Heading | Sentences | Statistics] = []
    for block in skeleton.body:
        match block:
            case Sentences(text, element) if element is not None:
                body.append(replace(block, text=said(element.id, text, WORDS)))
            case Statistics(caption, _, rows):
                filled = tuple(tuple(said(caption, cell, CELLS) for cell in row) for row in rows)
                body.append(replace(block, rows=filled))
            case _:
                body.append(block)
    sign_off = tuple(said("report.sign-off", line, WORDS) for line in skeleton.sign_off)
    left = {key: list(rest) for key, rest in words.items()}
    assert not any(left.values()), left
    return replace(skeleton, body=tuple(body), sign_off=sign_off)


def blanks(skeleton: Skeleton) -> int:
    """How many blanks are left in ``skeleton``."""
    texts: list[Sequence[str]] = [[skeleton.title], skeleton.sign_off]
    for block in skeleton.body:
        texts += block.rows if isinstance(block, Statistics) else [[block.text]]
    return sum(text.count(BLANK) for line in texts for text in line)
