"""Confidence: what a “yes” rests on, and whether a person should look at it again.  It never changes a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from checker.assessment.match import Match
from checker.assessment.matching import Matching
from checker.assessment.mentions import Mention
from checker.checklist.model import Modality, Part
from checker.reading.model import Role


class Review(StrEnum):
    """Why a verdict should be looked at, gravest first; the value is what the reader is told."""

    HEADING = "只在标题中提到，正文没有写"
    SPLIT = "依据不在同一句，不一定说的是同一件事"
    CONTESTED = "只有一处写明，另处的说法不同（计划、不足、他单位所为等）"
    LESSON = "可能只是培训内容，不一定是已开展的工作"
    BARE = "只提到名称，没有写做了什么"
    HEDGED = "措辞有保留（初步、正在、试点等），是否已做到请核对"


# These words are no rules: no label hangs on them, so they are no part of the checklist and of its digest.
_LESSON = re.compile("培训|轮训|教学|授课|课程|实务|写作")
_HEDGE = re.compile("初步|逐步|探索|正在|尝试|试点|着手|基本(?:上|建[成立]|形成|实现|完成|落实|做到|达到)")
_ACT = re.compile(
    "[了已均都]|开展|建[立成]|健全|完善|落实|[制修]订|制定|印发|下发|出台|[成设]立|组织|召开|实[施行]|推[行进]|执行|配[备发]|审[核查]"
    "|检查|公[示开布]|发布|聘|签|调整|纳入|进行|举办|运用|使用|启用|办理|受理|移交|调解|完成|参[加与]|设有|[适采]用|办"
)
_TEXT = frozenset({Role.MEASURES, Role.FIRST_RESPONSIBLE})


def review(part: Part, mentions: Sequence[Mention], matching: Matching) -> Review | None:
    """Why the “yes” that ``mentions`` of ``part`` give it needs another look; None if it does not, or is no “yes”."""
    bearing = [m for m in mentions if m.modality is Modality.ASSERTED]
    if not bearing:
        return None
    if all(m.in_heading for m in bearing):
        return Review.HEADING
    if all(_sentences(m.match, matching) > 1 for m in bearing):
        return Review.SPLIT
    if len(bearing) == 1 and len(mentions) > 1:
        return Review.CONTESTED
    if not _LESSON.search(part.text) and all(_LESSON.search(_clauses(m.match, matching)) for m in bearing):
        return Review.LESSON
    if len(bearing) == 1 and _is_bare(bearing[0], matching):
        return Review.BARE
    return Review.HEDGED if all(_HEDGE.search(_clauses(m.match, matching)) for m in bearing) else None


def _sentences(match: Match, matching: Matching) -> int:
    return len({matching.sentence_at(start) for start, _ in match.pieces})


def _clauses(match: Match, matching: Matching) -> str:
    """The text of the clauses in which the pieces of ``match`` stand."""
    spans = {matching.clause_at(start) for start, _ in match.pieces}
    return "".join(matching.report.text[start:end] for start, end in sorted(spans))


def _is_bare(mention: Mention, matching: Matching) -> bool:
    """Whether it is one name in running text, with neither a figure nor a word for doing something beside it."""
    match = mention.match
    sentence = matching.report.sentences[matching.sentence_at(match.start)]
    if mention.nil or len(match.pieces) > 1 or sentence.is_heading or sentence.role not in _TEXT:
        return False
    start, end = matching.clause_at(match.start)
    if match.end > end or any(start <= f.start < end for f in matching.figures):
        return False
    return not _ACT.search(matching.report.text, start, end)
