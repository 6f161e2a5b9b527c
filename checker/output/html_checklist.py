"""What the page says of one assessment: cards of elements by dimension, and of checks, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.assessment.model import (
    Assessment,
    CheckOutcome,
    CheckResult,
    Decided,
    DimensionScore,
    ElementVerdict,
    Evidence,
    Hint,
    PartVerdict,
    Status,
)
from checker.checklist.model import Basis, Label
from checker.output import messages
from checker.output.basis import cite
from checker.output.groups import checks_of, lacking
from checker.output.html_marks import Kind, Marks, hint_of
from checker.output.html_views import BasisView, CheckView, DimensionView, ElementView, PartView, QuoteView
from checker.output.html_words import TAGS, word
from checker.output.lang import Lang
from checker.output.textwidth import PATH_JOIN, clean, shorten

_QUOTE_COLUMNS = 160
_SECTION_COLUMNS = 44


class Cards:
    """Makes the cards of one document; ``anchors`` are where its passages begin in the text."""

    def __init__(self, marks: Marks, anchors: Mapping[int, int] | None, prefix: str, lang: Lang) -> None:
        self._marks = marks
        self._anchors = anchors
        self._prefix = prefix
        self._lang = lang

    def dimensions(self, assessment: Assessment) -> tuple[DimensionView, ...]:
        """The dimensions in order, each with its elements, which are numbered through."""
        numbered = [(number, element) for number, element in enumerate(assessment.elements, 1)]
        known = {d.id for d in assessment.dimensions}
        others = dict.fromkeys(e.dimension for e in assessment.elements if e.dimension not in known)
        scores = [*assessment.dimensions, *(DimensionScore(id, id, 0.0, 0.0, None) for id in others)]
        return tuple(
            self._dimension(place, score, ((n, e) for n, e in numbered if e.dimension == score.id))
            for place, score in enumerate(scores, 1)
        )

    def checks(self, assessment: Assessment) -> tuple[CheckView, ...]:
        """The checks that found something, errors first."""
        failed = checks_of(assessment, CheckOutcome.FAIL)
        return tuple(self._check(number, check) for number, check in enumerate(failed, 1))

    def _dimension(
        self, place: int, score: DimensionScore, elements: Iterable[tuple[int, ElementVerdict]]
    ) -> DimensionView:
        percent = score.percent
        return DimensionView(
            anchor=f"{self._prefix}-d{place}",
            title=clean(score.title),
            points=self._word("dimension-points", points=number(score.points), possible=number(score.possible)),
            percent=messages.text(self._lang, "no-percent") if percent is None else f"{percent:.0f}%",
            width=number(percent or 0.0),
            elements=tuple(self._element(n, e) for n, e in elements),
        )

    def _element(self, place: int, element: ElementVerdict) -> ElementView:
        applies = element.status is not Status.NOT_APPLICABLE
        points = self._word("points-of", points=number(element.points), weight=number(element.weight))
        return ElementView(
            anchor=f"{self._prefix}-e{place}",
            number=place,
            id=element.id,
            title=clean(element.title),
            level=messages.LEVELS[self._lang][element.level],
            status=TAGS[element.status],
            status_word=messages.STATUSES[self._lang][element.status],
            points=points if applies else "",
            gain=messages.text(self._lang, "gain-value", gain=element.gain) if applies and element.gain > 0 else "",
            tags=_tags(element),
            is_lacking=element.status not in (Status.MET, Status.NOT_APPLICABLE),
            parts=tuple(map(self._part, element.parts)) if applies else (),
            why=clean(element.why),
            advice=clean(element.advice),
            skeleton="\n".join(filter(None, map(clean, element.skeleton.splitlines()))),
            basis=tuple(map(self._basis, element.basis)),
        )

    def _part(self, part: PartVerdict) -> PartView:
        notes = []
        if part.nil:
            notes.append(messages.text(self._lang, "nil"))
        if part.conditional and part.label is not Label.YES:
            notes.append(messages.text(self._lang, "conditional"))
        hint = hint_of(part)
        return PartView(
            label=part.label.value,
            word=messages.LABELS[self._lang][part.label],
            text=clean(part.text),
            notes=tuple(notes),
            review=clean(messages.review(self._lang, part.review)) if part.review else "",
            decided=self._decided(part.decided) if part.decided else "",
            quotes=tuple(self._quote(Kind(part.label.value), e) for e in part.evidence),
            hint=self._quote(Kind.HINT, hint) if hint else None,
        )

    def _decided(self, decided: Decided) -> str:
        was = messages.LABELS[self._lang][decided.was]
        return self._word("decided-by", by=clean(decided.by), why=clean(decided.why), was=was)

    def _check(self, place: int, check: CheckResult) -> CheckView:
        several = len(check.evidence) > 1
        return CheckView(
            anchor=f"{self._prefix}-c{place}",
            number=f"C{place}",
            id=check.id,
            title=clean(check.title),
            severity="error" if check.severity == "error" else "warning",
            severity_word=messages.severity(self._lang, check.severity),
            message=clean(check.message),
            sides=tuple(
                self._quote(Kind.CHECK, e, self._word("side", number=n) if several else "")
                for n, e in enumerate(check.evidence, 1)
            ),
        )

    def _quote(self, kind: Kind, quoted: Evidence | Hint, side: str = "") -> QuoteView:
        at = quoted.location
        section = clean(at.section)
        place = self._word("page-place" if at.page else "paragraph-place", page=at.page, paragraph=at.paragraph)
        if innermost := section.split(PATH_JOIN)[-1]:
            place = f"{place} · {shorten(innermost, _SECTION_COLUMNS)}"
        passage = self._marks.of(kind, quoted)
        number = passage.number if passage else None
        href = ""
        if self._anchors is not None:
            anchor = self._anchors.get(number) if number else None
            href = f"#{self._prefix}-m{anchor}" if anchor else f"#{self._prefix}-p{at.paragraph}"
            number = number if anchor else None
        return QuoteView(
            text=messages.text(self._lang, "quoted", quote=shorten(clean(quoted.quote), _QUOTE_COLUMNS)),
            place=place,
            where=messages.place(self._lang, quoted, section),
            href=href,
            passage=number if self._anchors is not None else None,
            side=side,
        )

    def _basis(self, basis: Basis) -> BasisView:
        years = ""
        if basis.since is not None and basis.until is not None:
            years = self._word("between", since=basis.since, until=basis.until)
        elif basis.since is not None:
            years = self._word("since", year=basis.since)
        elif basis.until is not None:
            years = self._word("until", year=basis.until)
        return BasisView(
            cited=clean(cite(basis)),
            requirement=clean(basis.requirement),
            years=years,
        )

    def _word(self, key: str, **values: object) -> str:
        return word(self._lang, key, **values)


def number(value: float) -> str:
    """``value`` with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _tags(element: ElementVerdict) -> tuple[str, ...]:
    tags = [TAGS[element.status]]
    if element.status is Status.NOT_APPLICABLE:
        return tuple(tags)
    tags += [part.label.value for part in lacking(element) if part.label is not Label.NO]
    if any(part.review for part in element.parts):
        tags.append("review")
    return tuple(dict.fromkeys(tags))
