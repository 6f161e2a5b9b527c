"""Runs made by hand, so that the outputs can be tested without rules or reports."""

from __future__ import annotations

from checker.assessment.confidence import Review
from checker.assessment.model import (
    Assessment,
    CheckOutcome,
    CheckResult,
    DimensionScore,
    Document,
    DocumentError,
    ElementVerdict,
    Evidence,
    Hint,
    PartVerdict,
    ReportSummary,
    Run,
    Score,
    Status,
)
from checker.checklist.model import Basis, Label, Level, Modality
from checker.reading.model import Location

HOSTILE = "\x1b[31m红\x07\u202e倒序\u2066\u200b零宽\x9b2J\x7f|*加粗*_斜_<b>`代码`[链接](http://x.example)#号\r\n# 换行"


def evidence(quote: str, start: int = 0, modality: Modality = Modality.ASSERTED, page: int | None = None) -> Evidence:
    place = Location(page=page, paragraph=12, line=35, column=8, section="（二）落实行政执法“三项制度”")
    return Evidence(quote, place, modality, start, start + len(quote))


def hint(quote: str) -> Hint:
    return Hint(quote, evidence(quote).location)


def part(
    id: str,
    label: Label,
    *quotes: Evidence,
    nil: bool = False,
    conditional: bool = False,
    review: str = "",
    hint: Hint | None = None,
) -> PartVerdict:
    return PartVerdict(id, f"写明{id}的情况和数量", label, nil, conditional, quotes, review, hint)


def element(
    id: str,
    title: str,
    status: Status,
    parts: tuple[PartVerdict, ...],
    level: Level = Level.REQUIRED,
    gain: float = 0.0,
    basis: tuple[Basis, ...] = (),
) -> ElementVerdict:
    points = 2.0 if status is Status.MET else 0.0
    return ElementVerdict(
        id=id,
        title=title,
        dimension=id.partition(".")[0],
        level=level,
        weight=2.0,
        status=status,
        points=points,
        gain=gain,
        parts=parts,
        why=f"{title}是必须交代的。",
        advice=f"写明{title}：做了什么、做了几次、涉及多少件（2024年1月至12月，精确到1.5万件这样的数字）。",
        skeleton=f"本年度共开展{title}____次。",
        basis=basis,
    )


NEAREST = hint("以上报告，请审阅。")
OUTLINE = Basis(
    "法治政府建设与责任落实督察工作规定", "厅字〔2019〕28号", "第二十四条", "每年4月1日前公开", since=2019, until=None
)

ASSESSMENT = Assessment(
    report=ReportSummary("湟中区公安局2024年法治政府建设情况报告", "湟中区公安局", 2024, 6120),
    score=Score(41.333333333333336, 57.0, 72.51461988304094, "中"),
    dimensions=(
        DimensionScore("report", "报告规范与法定内容", 13.0, 16.0, 81.25),
        DimensionScore("legal-adviser", "法律顾问制度", 2.0, 6.0, 33.333333333333336),
        DimensionScore("review", "复议应诉", 0.0, 0.0, None),
    ),
    elements=(
        element(
            "report.title",
            "标题要素",
            Status.MET,
            (part("organisation", Label.YES, evidence("湟中区公安局", 2)),),
            basis=(OUTLINE,),
        ),
        element(
            "report.sign-off", "落款", Status.MISSING, (part("date", Label.NO, hint=NEAREST),), Level.RECOMMENDED, 1.8
        ),
        element("report.causes", "原因分析", Status.MISSING, (part("analysis", Label.NO),), gain=3.5),
        element(
            "legal-adviser.headcount",
            "法律顾问聘请情况",
            Status.PARTIAL,
            (
                part("system", Label.YES, evidence("现我局聘请1名法律顾问", 900), review=Review.CONTESTED),
                part("figure", Label.PLAN, evidence("下一步拟聘请2名法律顾问", 990, Modality.PLANNED)),
                part("participation", Label.NO, hint=hint("法律顾问列席案件讨论。")),
            ),
            gain=1.2,
        ),
        element(
            "three-systems.recording",
            "执法全过程记录",
            Status.WEAK,
            (part("equipment", Label.WEAK, evidence("执法记录仪配备不足", 1200, Modality.WEAK)),),
            gain=2.4,
        ),
        element(
            "rulemaking.normative-documents",
            "行政规范性文件管理",
            Status.MET,
            (
                part("review", Label.YES, evidence("经自查我局尚未制定规范性文件", 300, page=2), nil=True),
                part("record", Label.NO, conditional=True),
            ),
        ),
        element(
            "three-systems.publicity",
            "行政执法公示",
            Status.MET,
            (
                part("channel", Label.YES, evidence("上传“信用青海”平台，进行公示" * 4 + "，共发布信息291条", 500)),
                part("figure", Label.YES, evidence("共发布信息291条", 700)),
            ),
        ),
        element("services.enterprise-inspection", "规范涉企行政检查", Status.NOT_APPLICABLE, (part("m", Label.NO),)),
    ),
    checks=(
        CheckResult(
            "check.terms",
            "规范用语",
            "warning",
            CheckOutcome.FAIL,
            "“执法纪录仪”应为“执法记录仪”",
            (evidence("执法纪录仪"),),
        ),
        CheckResult(
            "check.totals", "数据勾稽", "error", CheckOutcome.FAIL, "总数12件，分项之和为11件", (evidence("共12件"),)
        ),
        CheckResult("check.year", "年度一致", "error", CheckOutcome.PASS, "", ()),
        CheckResult("check.deadline", "报送与公开时限", "warning", CheckOutcome.NOT_APPLICABLE, "无成文日期", ()),
    ),
    warnings=("没有识别到落款。",),
)

EMPTY = Assessment(
    report=ReportSummary("", "", None, 12),
    score=Score(0.0, 0.0, None, None),
    dimensions=(),
    elements=(),
    checks=(),
    warnings=(),
)

HOSTILE_ASSESSMENT = Assessment(
    report=ReportSummary(HOSTILE, HOSTILE, 2024, 100),
    score=Score(2.0, 2.0, 100.0, "优"),
    dimensions=(DimensionScore("report", "报告规范", 2.0, 2.0, 100.0),),
    elements=(
        element(
            "report.title",
            "标题要素",
            Status.MET,
            (part("organisation", Label.YES, evidence(HOSTILE), review=HOSTILE),),
        ),
        element(
            "report.causes",
            "原因分析",
            Status.WEAK,
            (part("analysis", Label.WEAK, evidence(HOSTILE), hint=hint(HOSTILE)),),
            gain=1.0,
        ),
    ),
    checks=(CheckResult("check.terms", "规范用语", "warning", CheckOutcome.FAIL, HOSTILE, (evidence(HOSTILE),)),),
    warnings=(HOSTILE,),
)

DOCUMENT = Document("报告/湟中-2024.txt", "0" * 64, ASSESSMENT, None)
FAILED = Document("报告/扫描件.pdf", None, None, DocumentError("binary", "不是文本文件", "请另存为 .txt 再试"))


def run(*documents: Document) -> Run:
    return Run(
        tool_version="0.1.0",
        checklist_id="fazhi-report",
        checklist_version="1",
        checklist_digest="a1b2c3d4e5f6" + "0" * 52,
        profile_id="public-security",
        profile_title="公安机关",
        generated_at="2025-01-15T08:00:00+08:00",
        documents=documents,
    )


SINGLE = run(DOCUMENT)
SEVERAL = run(DOCUMENT, Document("空.txt", "1" * 64, EMPTY, None), FAILED)
HOSTILE_RUN = run(Document(f"{HOSTILE}.txt", "2" * 64, HOSTILE_ASSESSMENT, None))


def assessed(*elements: ElementVerdict, checks: tuple[CheckResult, ...] = (), path: str = "报告.txt") -> Document:
    """A document of one dimension with these elements, all of them applicable."""
    points, possible = sum(e.points for e in elements), sum(e.weight for e in elements)
    percent = points / possible * 100 if possible else None
    grade = None if percent is None else "中"
    dimension = DimensionScore("report", "报告规范与法定内容", points, possible, percent)
    summary = ReportSummary("某局2024年法治政府建设情况报告", "某局", 2024, 3000)
    score = Score(points, possible, percent, grade)
    return Document(path, "3" * 64, Assessment(summary, score, (dimension,), elements, checks, ()), None)
