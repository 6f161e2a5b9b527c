"""check.repetition: the same sentence or clause word for word in two places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from checker.assessment.checks.context import CheckContext, Finding
from checker.assessment.model import CheckOutcome
from checker.reading import quote
from checker.reading.model import Report, Role

ID = "check.repetition"

LEAST = 20
"""Characters of its own a sentence or clause must have to count as repeated."""

_SHOWN = 30
_MARK = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[是要、]|\([一二三四五六七八九十\d]{1,3}\)[、.]?|\d{1,2}[、.](?!\d)|其[一二三四五],?|[①-⑳])"
)
_PUNCTUATION = re.compile(r"[,。:;、!?.\s()…·-]")
_TITLE = re.compile(r"《[^《》]{1,80}》")
# What every report must say in the same words, and so may say twice.
_SET_PHRASES = re.compile(
    r"(?:坚持|始终坚持)?以习近平新时代中国特色社会主义思想为指导|习近平新时代中国特色社会主义思想|习近平法治思想"
    r"|习近平总书记[^,。;]{0,30}(?:精神|论述|要求|指示)|党的(?:十[八九]大|二十大|[^,。;]{0,16}全会)(?:精神)?"
    r"|公正高效权威|努力?让人民群众在每一[个起][^,。;]{0,10}中感受到公平正义|感受到公平正义"
    r"|职能科学|权责法定|执法严明|公开公正|智能高效|廉洁诚信|人民满意|法治政府建设|法治政府"
    r"|对党忠诚|服务人民|执法公正|纪律严明|严格规范公正文明执法|增强四个意识|坚定四个自信|做到两个维护"
    r"|四个意识|四个自信|两个维护|两个确立|党政主要负责人|主要负责人|履行推进法治建设第一责任人(?:职责)?"
    r"|(?:行政)?执法公示(?:制度)?|(?:行政)?执法全过程记录(?:制度)?|重大(?:行政)?执法决定法制审核(?:制度)?|三项制度"
    r"|公众参与|专家论证|风险评估|合法性审查|集体讨论决定|谁执法谁普法|普法责任制"
    r"|在?(?:区|市|县|旗|州|省|局)委?[^,。;]{0,24}(?:坚强|正确|统一)?领导下"
)


def run(context: CheckContext) -> Finding:
    """Fails when a sentence, or a clause of one, of LEAST characters stands in the text twice."""
    report = context.report
    candidates = list(_candidates(report))
    often = Counter(key for key, _, _ in candidates)
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for key, start, end in candidates:
        if often[key] > 1 and _own_length(report.text[start:end], report.organisation) >= LEAST:
            places[key].append((start, end))
    repeated = _outermost([spans for spans in places.values() if len(spans) > 1])
    if not repeated:
        return Finding(CheckOutcome.PASS, f"没有{LEAST}字以上的句子或分句原样重复。")
    said = "；".join(f"“{_short(quote(report, *spans[0]))}”出现{len(spans)}次" for spans in repeated)
    return Finding(CheckOutcome.FAIL, f"有文字原样重复：{said}。", tuple(span for spans in repeated for span in spans))


def _candidates(report: Report) -> Iterable[tuple[str, int, int]]:
    """Every stretch that is long enough, less the mark it begins with: (its characters, start, end)."""
    for start, end in _stretches(report):
        if end - start < LEAST:
            continue
        mark = _MARK.match(report.text, start, end)
        start = mark.end() if mark else start
        key = _PUNCTUATION.sub("", report.text[start:end])
        if len(key) >= LEAST:
            yield key, start, end


def _stretches(report: Report) -> Iterable[tuple[int, int]]:
    """Every sentence and every clause of the text proper."""
    for sentence in report.sentences:
        if not sentence.is_heading and sentence.role is not Role.SIGN_OFF:
            yield sentence.start, sentence.end
            if len(sentence.clauses) > 1:
                yield from sentence.clauses


def _own_length(text: str, organisation: str) -> int:
    """The characters that are neither a title in 《》, nor the organisation, nor a set phrase, nor punctuation."""
    text = _TITLE.sub("", text)
    if organisation:
        text = text.replace(organisation, "")
    return len(_PUNCTUATION.sub("", _SET_PHRASES.sub("", text)))


def _outermost(groups: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """Without the clauses of sentences that are repeated as a whole."""
    every = [span for spans in groups for span in spans]

    def is_inside(span: tuple[int, int]) -> bool:
        return any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in every)

    return [spans for spans in groups if not all(map(is_inside, spans))]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
