"""What a comparison says, in words: chapters of blocks of items, to be laid out by the formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.assessment.changes import Changes, CheckChange, DocumentChanges, PartChange, Unpaired
from checker.assessment.model import CheckResult, Document, ElementVerdict, Evidence, PartVerdict, Score
from checker.checklist.model import Label
from checker.output import messages
from checker.output.changes_words import difference, word
from checker.output.glosses import titled
from checker.output.lang import Lang
from checker.output.messages import LABELS, OUTCOMES
from checker.output.textwidth import clean, shorten, shorten_path

_SECTION_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One change: a mark (+ better, - worse, · as it was), what it is about, and lines below it."""

    mark: str
    head: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Changes of one kind."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One report: what is compared, what else differs, the scores, all changes, and a line that sums them up."""

    title: str
    lead: tuple[str, ...]
    blocks: tuple[Block, ...]
    closing: str


def chapters(changes: Changes, lang: Lang) -> Iterator[Chapter]:
    """A chapter for every report that can be compared, and one for what cannot."""
    teller = _Teller(lang)
    for document in changes.documents:
        yield teller.chapter(document)
    if changes.unpaired:
        items = tuple(map(teller.unpaired, changes.unpaired))
        yield Chapter(teller.say("unpaired", count=len(items)), (), (Block("", items),), "")


class _Teller:
    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def chapter(self, changes: DocumentChanges) -> Chapter:
        return Chapter(
            title=self.title(changes.new),
            lead=tuple(self.lead(changes)),
            blocks=tuple(b for b in self.blocks(changes) if b.items),
            closing=self.closing(changes),
        )

    def title(self, document: Document) -> str:
        if document.assessment is None:
            return clean(document.path)
        report = document.assessment.report
        year = self.say("unknown-year") if report.year is None else self.say("year", year=report.year)
        organisation = shorten(clean(report.organisation)) or self.say("unknown-organisation")
        return f"{organisation} · {year} · {self.say('changes-title')}"

    def lead(self, changes: DocumentChanges) -> Iterator[str]:
        yield self.say("from-to", old=clean(changes.old.path), new=clean(changes.new.path))
        for notice in changes.notices:
            old, new = (shorten(clean(side)) for side in (notice.old, notice.new))
            yield self.say("notice", notice=difference(self.lang, notice.difference, old, new))
        old, new = (self.score(s) for s in (changes.old_score, changes.new_score))
        yield self.say("score-line", old=old, new=new, gain=self.gain(changes.gain))
        moves = (changes.better, changes.worse, changes.came, changes.went, changes.checks_appeared)
        if not any((*moves, changes.checks_resolved)):
            yield self.say("no-change")

    def closing(self, changes: DocumentChanges) -> str:
        return self.say(
            "summary-line",
            better=len(changes.better),
            worse=len(changes.worse),
            lacking=len(changes.lacking),
            appeared=len(changes.checks_appeared),
            resolved=len(changes.checks_resolved),
        )

    def blocks(self, changes: DocumentChanges) -> Iterator[Block]:
        yield self.dimensions(changes)
        yield self.block("worse", changes.worse, lambda c: self.moved(c, "-"))
        yield self.checks("checks-appeared", changes.checks_appeared, "-")
        yield self.block("better", changes.better, lambda c: self.moved(c, "+"))
        yield self.checks("checks-resolved", changes.checks_resolved, "+")
        yield self.still_lacking(changes.lacking)
        yield self.checks("checks-left", changes.checks_left, "·")
        yield self.block("doubted", changes.doubted, self.doubted)
        yield self.block("cleared", changes.cleared, lambda c: Item("·", self.name(c)))
        yield self.block("came", changes.came, lambda c: self.moved(c, "·"))
        yield self.block("went", changes.went, lambda c: self.moved(c, "·"))

    def dimensions(self, changes: DocumentChanges) -> Block:
        items = []
        for change in changes.dimensions:
            old, new = (self.percent(side.percent if side else None) for side in (change.old, change.new))
            if old != new:
                mark = "·" if change.gain is None else "+" if change.gain > 0 else "-"
                arrow = self.say("arrow", old=old, new=new)
                name = clean(titled(self.lang, change.id, change.title))
                items.append(Item(mark, self.say("difference", name=name, words=arrow)))
        return Block(self.say("dimensions-changed", count=len(items)), tuple(items))

    def block(self, key: str, changes: Iterable[PartChange], tell: Callable[[PartChange], Item]) -> Block:
        items = tuple(map(tell, changes))
        return Block(self.say(key, count=len(items)), items)

    def moved(self, change: PartChange, mark: str) -> Item:
        arrow = self.say("arrow", old=self.label(change.old), new=self.label(change.new))
        sides = (("old", change.old), ("new", change.new))
        lines = [self.say("side", side=self.say(k), words=q) for k, side in sides for q in self.quotes(side)]
        if change.new is not None and change.new.label is not Label.YES:
            lines.append(self.advice(change.element))
        return Item(mark, self.say("difference", name=self.name(change), words=arrow), tuple(lines))

    def still_lacking(self, changes: Iterable[PartChange]) -> Block:
        """By element: its gain and advice are said once."""
        grouped = [(element, list(group)) for element, group in groupby(changes, key=lambda c: c.element)]
        items = tuple(self.lacking(element, parts) for element, parts in grouped)
        return Block(self.say("lacking-still", count=sum(len(parts) for _, parts in grouped)), items)

    def lacking(self, element: ElementVerdict, parts: Sequence[PartChange]) -> Item:
        lines = []
        for change in parts:
            old, new = self.label(change.old), self.label(change.new)
            label = new if old == new else self.say("arrow", old=old, new=new)
            lines.append(self.say("difference", name=label, words=clean(change.part.text)))
            lines += [self.say("side", side=self.say("new"), words=quote) for quote in self.quotes(change.new)]
        lines.append(self.advice(element))
        gain = self.say("gain-value", gain=element.gain)
        name = clean(titled(self.lang, element.id, element.title))
        return Item("·", self.say("difference", name=name, words=gain), tuple(lines))

    def doubted(self, change: PartChange) -> Item:
        why = messages.review(self.lang, change.part.review)
        lines = [self.say("side", side=self.say("new"), words=quote) for quote in self.quotes(change.new)]
        return Item("·", self.say("difference", name=self.name(change), words=clean(why)), tuple(lines))

    def checks(self, key: str, changes: Iterable[CheckChange], mark: str) -> Block:
        errors_first = sorted(changes, key=lambda change: change.check.severity != "error")
        items = tuple(self.check(change, mark) for change in errors_first)
        return Block(self.say(key, count=len(items)), items)

    def check(self, change: CheckChange, mark: str) -> Item:
        severity = messages.severity(self.lang, change.check.severity)
        old, new = self.outcome(change.old), self.outcome(change.new)
        arrow = new if old == new else self.say("arrow", old=old, new=new)
        head = f"{titled(self.lang, change.check.id, change.check.title)} · {severity}"
        lines = []
        for key, side in (("old", change.old), ("new", change.new)):
            if side is not None and side.message and not (key == "old" and side.message == change.check.message):
                lines.append(self.say("side", side=self.say(key), words=clean(side.message)))
        if change.fails[1] and change.new is not None:
            lines += [self.quote(e) for e in change.new.evidence[:2]]
        return Item(mark, self.say("difference", name=head, words=arrow), tuple(lines))

    def unpaired(self, unpaired: Unpaired) -> Item:
        document = unpaired.new or unpaired.old
        path = clean(document.path) if document else ""
        if unpaired.old is None or unpaired.new is None:
            lone = self.say("only-new" if unpaired.old is None else "only-old")
            return Item("·", self.say("difference", name=path, words=lone))
        errors = [
            self.say("not-read", side=self.say(key), message=clean(side.error.message))
            for key, side in (("old", unpaired.old), ("new", unpaired.new))
            if side.error
        ]
        return Item("-" if unpaired.is_worse else "·", path, tuple(errors))

    def name(self, change: PartChange) -> str:
        return f"{titled(self.lang, change.element.id, change.element.title)} / {clean(change.part.text)}"

    def label(self, part: PartVerdict | None) -> str:
        return self.say("absent") if part is None else LABELS[self.lang][part.label]

    def outcome(self, check: CheckResult | None) -> str:
        return self.say("unlisted") if check is None else OUTCOMES[self.lang][check.outcome]

    def advice(self, element: ElementVerdict) -> str:
        return self.say("advice-line", advice=clean(element.advice))

    def quotes(self, part: PartVerdict | None) -> list[str]:
        return [self.quote(e) for e in part.evidence[:1]] if part else []

    def quote(self, evidence: Evidence) -> str:
        section = shorten_path(clean(evidence.location.section), _SECTION_COLUMNS)
        quoted = self.say("quoted", quote=shorten(clean(evidence.quote)))
        return self.say("quote-at", quote=quoted, place=messages.place(self.lang, evidence, section))

    def score(self, score: Score) -> str:
        if score.percent is None:
            return self.say("no-score")
        return self.say("score", percent=f"{score.percent:.1f}", grade=score.grade or "—")

    def gain(self, gain: float | None) -> str:
        return self.say("incomparable") if gain is None else f"{gain:+.1f}"

    def percent(self, percent: float | None) -> str:
        return self.say("no-percent") if percent is None else f"{percent:.1f}%"

    def say(self, key: str, **values: object) -> str:
        return word(self.lang, key, **values)
