"""What is written into the margin of a report, and on which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.assessment.model import Assessment, CheckOutcome, CheckResult, Document, ElementVerdict, Evidence, Status
from checker.checklist.model import Label, Modality
from checker.output import messages
from checker.output.basis import cite
from checker.output.glossed import glossed_assessment
from checker.output.groups import checks_of, group, lacking, reviewed
from checker.output.lang import Lang
from checker.output.messages import LABELS, LEVELS, STATUSES
from checker.output.textwidth import clean, shorten
from checker.reading import source_span
from checker.reading.model import Report, Role

AUTHORS = {Lang.ZH: "核查意见", Lang.EN: "checker"}
"""Who signs the notes."""
_HOMES = {
    "report.title": (),
    "report.sign-off": (Role.SIGN_OFF,),
    "report.deficiencies": (Role.DEFICIENCIES,),
    "report.causes": (Role.CAUSES, Role.DEFICIENCIES),
    "report.first-responsible": (Role.FIRST_RESPONSIBLE,),
    "report.next-year": (Role.NEXT_YEAR,),
}
"""The sections whose headings bear what is missing there; other elements belong where their dimension is told."""


@dataclass(frozen=True, slots=True)
class Note:
    """``text`` about the words from ``start`` to ``end`` (source offsets, equal where there are none to mark).

    ``status`` is the verdict, None for a finding of a check and for what a person should look at again.
    """

    start: int
    end: int
    status: Status | None
    text: str

    @property
    def is_missing(self) -> bool:
        return self.status is Status.MISSING


def notes(document: Document, lang: Lang = Lang.ZH) -> tuple[Note, ...]:
    """The notes on ``document`` in the order of its text; of those in one place, the gravest first.

    Empty when there is no assessment, or no report to write them into.
    """
    if document.assessment is None or document.report is None:
        return ()
    writer = _Writer(glossed_assessment(document.assessment, lang), document.report, lang)
    return tuple(sorted(writer.notes(), key=lambda note: (note.start, -note.end)))


class _Writer:
    def __init__(self, assessment: Assessment, report: Report, lang: Lang) -> None:
        self.assessment = assessment
        self.report = report
        self.lang = lang

    def notes(self) -> Iterator[Note]:
        groups = group(self.assessment)
        for element in groups.missing:
            yield Note(*self.home(element), element.status, self.about(element, ()))
        for element in groups.incomplete:
            yield from self.incomplete(element)
        for check in checks_of(self.assessment, CheckOutcome.FAIL):
            yield from self.check(check)
        for element, part in reviewed(self.assessment):
            why = messages.review(self.lang, clean(part.review))
            lines = [f"{element.title}", clean(part.text), self.named("review-why", why)]
            for evidence in part.evidence[:1]:
                yield Note(evidence.start, evidence.end, None, "\n".join(lines))

    def incomplete(self, element: ElementVerdict) -> Iterator[Note]:
        """One note with everything, at the first passage; a short one at each further passage that does not count."""
        lacks = lacking(element)
        weak = [(part, e) for part in lacks for e in part.evidence[:1] if e.modality is not Modality.ASSERTED]
        own = [e for part in element.parts if part.label is Label.YES for e in part.evidence[:1]]
        anchors = [e for _, e in weak] or own
        lines = [self.say(LABELS[self.lang][part.label], clean(part.text)) for part in lacks]
        start, end = (anchors[0].start, anchors[0].end) if anchors else self.home(element)
        yield Note(start, end, element.status, self.about(element, lines))
        seen = {(start, end)}
        for part, evidence in weak[1:]:
            if (evidence.start, evidence.end) not in seen:
                seen.add((evidence.start, evidence.end))
                said = self.say(LABELS[self.lang][part.label], clean(part.text))
                yield Note(evidence.start, evidence.end, element.status, f"{element.title}\n{said}")

    def check(self, check: CheckResult) -> Iterator[Note]:
        """One note at every place of a contradiction, each naming the others."""
        named = check.title + self.bracketed(messages.severity(self.lang, check.severity))
        if not check.evidence:
            yield Note(*self.title(), None, f"{named}\n{clean(check.message)}")
        for evidence in check.evidence:
            others = [self.quoted(e) for e in check.evidence if e is not evidence]
            yield Note(evidence.start, evidence.end, None, "\n".join([named, clean(check.message), *others]))

    def about(self, element: ElementVerdict, lines: Iterable[str]) -> str:
        """Verdict, element, what it lacks, advice, skeleton and basis."""
        status, level = STATUSES[self.lang][element.status], LEVELS[self.lang][element.level]
        gain = messages.text(self.lang, "gain-value", gain=element.gain)
        basis = messages.text(self.lang, "list-join").join(map(cite, element.basis))
        return "\n".join(
            [
                self.say(status, element.title)
                + self.bracketed(messages.text(self.lang, "clause-comma").join((level, gain))),
                *lines,
                self.named("advice", element.advice.strip()),
                self.named("skeleton", element.skeleton.strip()),
                self.named("basis", basis or messages.text(self.lang, "practice")),
            ]
        )

    def home(self, element: ElementVerdict) -> tuple[int, int]:
        """The heading under which ``element`` belongs; the title where there is none."""
        if element.id in _HOMES:
            return self.heading_of(*_HOMES[element.id])
        sections = Counter(
            evidence.location.section
            for other in self.assessment.elements
            if other.dimension == element.dimension
            for part in other.parts
            if part.label is Label.YES
            for evidence in part.evidence[:1]
            if evidence.location.section
        )
        for path, _ in sections.most_common(1):
            place = self.heading_at(path)
            if place:
                return place
        return self.title()

    def heading_of(self, *roles: Role) -> tuple[int, int]:
        for role in roles:
            for section in self.report.sections[1:]:
                if section.role is role and section.heading_end > section.heading_start:
                    return source_span(self.report, section.heading_start, section.heading_end)
        return self.end() if roles == (Role.SIGN_OFF,) else self.title()

    def heading_at(self, path: str) -> tuple[int, int] | None:
        """The heading of the outermost but one section on ``path``, which is where a dimension is told."""
        names = path.split(" / ")
        wanted = names[1] if len(names) > 1 else names[0]
        for section in self.report.sections[1:]:
            if section.title == wanted and section.heading_end > section.heading_start:
                return source_span(self.report, section.heading_start, section.heading_end)
        return None

    def title(self) -> tuple[int, int]:
        if self.report.title:
            return source_span(self.report, *self.report.title)
        first = self.report.paragraphs[0] if self.report.paragraphs else None
        return source_span(self.report, first.start, first.end) if first else (0, 0)

    def end(self) -> tuple[int, int]:
        """The signature, or the last paragraph."""
        if self.report.sign_off:
            return source_span(self.report, *self.report.sign_off)
        last = self.report.paragraphs[-1] if self.report.paragraphs else None
        return source_span(self.report, last.start, last.end) if last else (0, 0)

    def quoted(self, evidence: Evidence) -> str:
        words = messages.text(self.lang, "quoted", quote=shorten(clean(evidence.quote)))
        return f"{words} {messages.place(self.lang, evidence, '')}"

    def bracketed(self, said: str) -> str:
        return messages.text(self.lang, "bracketed", said=said)

    def named(self, key: str, value: str) -> str:
        return self.say(messages.text(self.lang, key), value)

    def say(self, name: str, value: str) -> str:
        return messages.text(self.lang, "named", name=name, value=value)
