"""Audits to look at: the rows of real reports, and as many more as asked for, varied from them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from checker import Assessor, load_checklist, read_file
from checker.assessment.model import Document
from checker.audit import summary
from checker.audit.completeness import Completeness, completeness
from checker.audit.copying import Copying, Excerpt, Kind, Pair, Passage, Side, Unchanged
from checker.audit.manifest import Expected
from checker.audit.model import Entry, Origin, Record
from checker.audit.stock import Phrase
from checker.audit.summary import Frame, Row
from checker.audit.trends import trends
from checker.audit.whole import Audit
from checker.output import json_file

ROOT = Path(__file__).parents[2]
REPORTS = (*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "corpus").glob("*.txt")))
REGIONS = tuple(
    f"{name}市" for name in ("青川", "洛阳", "泽州", "江宁", "海东", "汉中", "固原", "岳西", "云台", "临河")
)
_PLACES = "安宁河泉山临清平阳昌和兴永福泰武文德城江新石龙金水林丰东西南北"
_WORTH = {"met": 1.0, "partial": 0.5}
_GRADES = ((90, "优"), (75, "良"), (60, "中"), (0, "差"))
_LEFT = "我局组织民警开展“开门评案”36场，把典型案件摆到桌面上，让一线民警面对面查问题、说道理。"
_RIGHT = "我局组织民警开展“开门评案”41场，把典型案件摆到桌面上，让基层民警面对面查问题、说道理。"
_SPANS = tuple((_LEFT.index(words), _LEFT.index(words) + len(words)) for words in ("36", "一线"))
PASSAGE = Passage(Excerpt(_LEFT, _SPANS), Excerpt(_RIGHT, _SPANS), 37)
FIGURES = "开展法治宣传活动36场，受教育群众1200人次。"


@cache
def frame() -> Frame:
    return summary.frame(load_checklist(), "0.1.0", "2026-03-02T09:00:00+08:00")


@cache
def real() -> tuple[Row, ...]:
    """The rows of the seeds and of the reports of the corpus."""
    assessor = Assessor(load_checklist())
    found = []
    for number, path in enumerate(REPORTS, 1):
        report = read_file(path)
        document = Document(path.name, "0" * 64, assessor.assess(report), None, report)
        record = Record(json_file.document_data(document), {}, ())
        entry = Entry(path.name, Origin(), record)
        found.append(summary.row(entry, f"{number:064x}", f"reports/{path.stem}.html"))
    return tuple(found)


def rows(count: int, seed: int = 7) -> tuple[Row, ...]:
    """``count`` rows: every organisation has three years, one file in fifty cannot be read, ten in all stay real."""
    chance = random.Random(seed)
    made: list[Row] = list(real()[: min(10, count)])
    while len(made) < count:
        organisation = "".join(chance.sample(_PLACES, 2)) + chance.choice(("县公安局", "市公安局", "区公安分局"))
        region, kept, care = chance.choice(REGIONS), chance.choice(real()), chance.uniform(-0.5, 0.75)
        for year in (2022, 2023, 2024):
            if len(made) < count:
                number = len(made) + 1
                base = replace(
                    kept,
                    key=f"{number:064x}",
                    organisation=organisation,
                    stated_organisation=organisation,
                    region=region,
                    year=year,
                    stated_year=year,
                )
                made.append(_varied(base, number, care + (year - 2022) * 0.06, chance))
    return tuple(sorted(made, key=lambda row: row.name))


def audit(rows: Sequence[Row], is_complete: bool = True, copied: int = 4) -> Audit:
    """An audit over ``rows`` with a manifest, unless ``is_complete``, in which some are amiss, and planted copying."""
    return Audit(
        frame(),
        tuple(rows),
        None if is_complete else _completeness(rows),
        _copying(rows, copied),
        trends(rows, frame()),
    )


def _completeness(rows: Sequence[Row]) -> Completeness:
    """Of the rows one in ten is not in the manifest; two more bodies have handed in nothing."""
    listed = [row for number, row in enumerate(rows) if number % 10 != 9]
    expected = [
        Expected(row.name, Origin(row.organisation, row.region, row.year), line) for line, row in enumerate(listed, 2)
    ]
    missing = [Expected("", Origin(f"未报{n}县公安局", REGIONS[n], 2024), len(listed) + 2 + n) for n in range(2)]
    return completeness([*expected, *missing], rows)


def _copying(rows: Sequence[Row], count: int) -> Copying:
    read = [row for row in rows if row.error is None]
    pairs = []
    for number, (one, other) in enumerate(pairwise(read)):
        if number >= count:
            break
        kind = Kind.EARLIER_YEAR if one.organisation == other.organisation else Kind.OTHER_BODY
        unchanged = (Unchanged(FIGURES, FIGURES, ("1200人次", "36场")),) if kind is Kind.EARLIER_YEAR else ()
        left, right = (Side(row.name, row.organisation, row.year) for row in (one, other))
        pairs.append(Pair(kind, left, right, 0.62 - number / (2 * count), (PASSAGE,) * (1 + number % 3), unchanged))
    return Copying(tuple(pairs), (Phrase("坚持以习近平新时代中国特色社会主义思想为指导，", 120),), 3)


def _varied(row: Row, number: int, care: float, chance: random.Random) -> Row:
    name = f"{row.region}/{row.organisation}-{row.year}.docx"
    if number % 50 == 0:
        return failed(replace(row, name=name))
    better = ("met", "met", "partial") if care > 0 else ("missing", "missing", "partial", "weak", "planned")
    statuses = tuple(chance.choice(better) if chance.random() < abs(care) else s for s in row.statuses)
    infos = frame().elements
    points = tuple(
        p if new == old else info.weight * _WORTH.get(new, 0.0)
        for new, old, p, info in zip(statuses, row.statuses, row.points, infos, strict=True)
    )
    percents = tuple(
        _percent([i for i, e in enumerate(infos) if e.dimension == d], statuses, points) for d, _ in frame().dimensions
    )
    percent = _percent(range(len(infos)), statuses, points)
    return replace(
        row,
        name=name,
        title=f"{row.organisation}{row.year}年度法治政府建设情况报告",
        percent=percent,
        grade=next(grade for least, grade in _GRADES if (percent or 0) >= least),
        percents=percents,
        statuses=statuses,
        points=points,
        outcomes=tuple(chance.choices((o, "fail"), (9, 1))[0] for o in row.outcomes),
        lacking=sum(
            s not in ("met", "not-applicable") for s, e in zip(statuses, infos, strict=True) if e.level == "required"
        ),
        page=f"reports/{number:05d}-{row.organisation}-{row.year}.html",
    )


def failed(row: Row, code: str = "encrypted", message: str = "文件有密码，打不开。") -> Row:
    """``row`` as if its file could not have been read."""
    return replace(
        row, title="", characters=0, pages=None, percent=None, grade="", percents=(), statuses=(), points=(),
        outcomes=(), lacking=0, to_review=0, cases={}, warnings=(), error=(code, message), page="",
    )  # fmt: skip


def _percent(places: Sequence[int], statuses: Sequence[str], points: Sequence[float]) -> float | None:
    infos = frame().elements
    asked = [place for place in places if statuses[place] != "not-applicable"]
    possible = sum(infos[place].weight for place in asked)
    return sum(points[place] for place in asked) / possible * 100 if possible else None
