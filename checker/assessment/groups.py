"""Totals and what became of them: 复议 and 诉讼 by their outcomes, 考评 by its grades, 评议 by its answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.assessment.enumerations import CASES, SHARES, Entry, Piece, Stretch
from checker.assessment.outcomes import PENDING, Domain, Level, outcome_of

REST = re.compile(r"余下|其余|剩余|剩下|另有|另外|还有")
_LOOSE_REST = re.compile(r"另有|另外|还有")
_RECONSIDERATION = re.compile(r"(?<!刑事)复议")
_LITIGATION = re.compile(r"(?<!公益)(?<!民事)(?<!刑事)诉讼|应诉(?!席)|官司|被诉")
_INTAKE = re.compile(r"提起|被诉|收到|接到|新收|新增|(?<!不予)受理")
_NO_TOTAL = re.compile(
    r"出庭|到庭|出声|开庭|旁听|培训|讲座|课|法院[^,]{0,8}(?:新收|受理)|[县市区州省级地]法院[^,]{0,6}$|会议|论证"
)
_OTHER_PERIOD = re.compile(
    r"同比|上年|去年|上一?年度|往年|同期|较|增[至长加]|[降减]至|上升|下降|减少|多出|回落|比例|由[^,]{0,8}年的?$|由$"
)
_CARRIED = re.compile(r"结转|旧存|转入|遗留")
_ALL = re.compile(
    r"(?:均|全部|皆|悉数|全都)(?:被|予以|获得?|由|经)?(?:行政)?(?:复议机关|人民法院|法院)?(?:依法)?(?:判决|裁定|决定)?"
    r"(维持|胜诉|驳回|撤诉|合格|优秀|满意|优良)"
)
_NIL = re.compile(
    r"(?:无一?|没有|未发生|未出现|未有|零)(?:[一1]?[起件例案宗])?(?:因?被?(?:行政)?(?:复议|诉讼)(?:机关)?)?(?:案件|决定)?被?(?:依法)?"
    r"(撤销|变更|确认违法|纠错|败诉|不合格|不满意)"
    r"(?:[、和或及](?:被)?(撤销|变更|确认违法|纠错|败诉|不合格|不满意))*"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A number given for an outcome.  ``nested``: one of an “其中”; ``loose``: an “另有”, which may stand outside."""

    entry: Entry
    name: str
    level: Level
    nested: bool
    rest: bool
    loose: bool


@dataclass(slots=True)
class Group:
    """A total and the outcomes listed after it.

    ``others``: further totals the parts may belong to; ``unknown``: numbers among the parts that are no outcome;
    ``rough``: a part is approximate; ``open``: the list ends with 等; ``every``: the outcome said of all (均维持);
    ``nil``: the outcomes of which there were none (无败诉).
    """

    domains: frozenset[Domain]
    total: Entry
    stretch: Stretch
    others: list[Entry] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    unknown: list[Entry] = field(default_factory=list)
    rough: bool = False
    open: bool = False
    every: str = ""
    nil: set[str] = field(default_factory=set)
    end: int = 0


def groups(stretch: Stretch) -> list[Group]:
    """Every total of ``stretch`` about which an outcome is said, and every total of cases, even without one."""
    return _Reader(stretch).read()


class _Reader:
    def __init__(self, stretch: Stretch) -> None:
        self._stretch = stretch
        self._found: list[Group] = []
        self._group: Group | None = None
        self._seen: list[Entry] = []
        self._lead = ""

    def read(self) -> list[Group]:
        nested = False
        for piece in self._stretch.pieces:
            if piece.aside:
                self._aside(piece)
                continue
            if "其中" in piece.text:
                nested = True
            elif piece.mark in (",", ";", "") and (REST.search(piece.text) or PENDING.search(piece.text)):
                nested = nested and self._group is not None and not any(not p.nested for p in self._group.parts)
            if piece.mark == ";" and "其中" not in piece.text:
                nested = False
            for entry in piece.entries:
                self._take(entry, nested)
            self._statements(piece)
            if self._group is None:
                self._lead += piece.text
        for group in self._found:
            last = max((p.entry.figure.start for p in group.parts), default=0)
            group.unknown = [u for u in group.unknown if u.figure.start < last]
        return self._found

    def _take(self, entry: Entry, nested: bool) -> None:
        if entry.figure.unit in SHARES or _OTHER_PERIOD.search(entry.label):
            self._seen += [entry] if _CARRIED.search(entry.label) else []
            return
        group = self._group
        intake = _INTAKE.search(entry.label) is not None and _is_case_total(entry)
        outcome = _outcome(group.domains, entry) if group and not intake else None
        if group is not None and outcome is not None and entry.comparable(group.total):
            self._part(group, entry, outcome, nested)
        elif outcome is None and (domains := self._case_domains(entry)):
            if intake or _outcome(domains, entry) is None:
                self._open(domains, entry)
        elif (graded := _graded(entry)) is not None:
            self._grade(entry, graded, nested)
        elif group is not None and entry.comparable(group.total) and not nested and entry.exact:
            (group.unknown if group.parts else group.others).append(entry)
        self._seen.append(entry)

    def _aside(self, piece: Piece) -> None:
        """（另有上年结转2件）: cases that may be among those listed and not in the total."""
        if self._group is not None and not self._group.parts and re.search(r"另|不含|除外", piece.text):
            self._group.others += [e for e in piece.entries if e.comparable(self._group.total)]

    def _open(self, domains: frozenset[Domain], entry: Entry) -> None:
        before = self._group
        self._group = None
        if not entry.exact:
            return
        carried = [e for e in self._seen[-1:] if _CARRIED.search(e.words) and e.comparable(entry)]
        self._group = Group(domains, entry, self._stretch, others=carried, end=entry.end)
        if before is not None and not before.parts and before.total.comparable(entry):
            self._group.others += [before.total, *before.others]
        self._found.append(self._group)

    def _part(self, group: Group, entry: Entry, outcome: tuple[str, Level], nested: bool) -> None:
        if not entry.exact:
            group.rough = True
            return
        rest = REST.search(entry.label)
        loose = _LOOSE_REST.search(entry.label) is not None
        group.parts.append(Part(entry, *outcome, nested, rest is not None, loose))
        group.open = group.open or entry.tail.startswith("等") or entry.tail.endswith("等")
        group.end = entry.end

    def _grade(self, entry: Entry, graded: tuple[Domain, str, Level], nested: bool) -> None:
        domain, name, level = graded
        group = self._group
        if group is None or domain not in group.domains:
            totals = [e for e in self._seen if e.comparable(entry) and not _graded(e)]
            if not totals or not totals[-1].exact:
                return
            group = self._group = Group(frozenset({domain}), totals[-1], self._stretch, others=totals[:-1])
            self._found.append(group)
        if entry.comparable(group.total):
            self._part(group, entry, (name, level), nested)

    def _case_domains(self, entry: Entry) -> frozenset[Domain]:
        """The domains of a total of cases; a lead without figures (行政复议方面) speaks for the first one."""
        words = entry.words
        if _NO_TOTAL.search(words):
            return frozenset()
        if not (_RECONSIDERATION.search(words) or _LITIGATION.search(words)):
            first = self._group is None and not self._seen
            if not (first and _INTAKE.search(words)):
                return frozenset()
            words = self._lead
        if entry.figure.unit not in CASES:
            return frozenset()
        patterns = ((Domain.RECONSIDERATION, _RECONSIDERATION), (Domain.LITIGATION, _LITIGATION))
        return frozenset(domain for domain, pattern in patterns if pattern.search(words))

    def _statements(self, piece: Piece) -> None:
        group = self._group
        if group is None or "除" in piece.text:
            return
        every = _ALL.search(piece.text)
        if not every and not _NIL.search(piece.text):
            return
        # 复议1案，诉讼3案，均维持: said of both.
        others = {id(other) for other in group.others}
        sharing = [g for g in self._found if id(g.total) in others] if not group.parts else []
        last = piece.entries[-1] if piece.entries else (self._seen[-1] if self._seen else None)
        if every and last is group.total and outcome_of(group.domains, every[1]) is not None:
            for told in (group, *sharing):
                told.every = every[1]
            group.end = piece.end
        for nil in _NIL.finditer(piece.text):
            for told in (group, *sharing):
                told.nil.update(re.findall(r"撤销|变更|确认违法|纠错|败诉|不合格|不满意", nil[0]))


def _is_case_total(entry: Entry) -> bool:
    return _RECONSIDERATION.search(entry.label) is not None or _LITIGATION.search(entry.label) is not None


def _outcome(domains: frozenset[Domain], entry: Entry) -> tuple[str, Level] | None:
    return outcome_of(domains, entry.label) or outcome_of(domains, entry.tail)


def _graded(entry: Entry) -> tuple[Domain, str, Level] | None:
    for domain in (Domain.QUALITY, Domain.SATISFACTION):
        found = outcome_of(frozenset({domain}), entry.label)
        if found is not None and not re.search(r"率|率为|率达$", entry.label):
            return domain, *found
    return None
