"""The review memo (审查意见书) as a Word file in official layout: what to write, what to put right, what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import PurePath

from checker.assessment.model import (
    Assessment,
    CheckOutcome,
    CheckResult,
    Document,
    ElementVerdict,
    Evidence,
    Hint,
    Run,
)
from checker.checklist.model import Label
from checker.output import messages
from checker.output.basis import cite
from checker.output.closing import closing
from checker.output.glossed import glossed
from checker.output.groups import Groups, checks_of, group, hints, lacking, reviewed
from checker.output.lang import Lang
from checker.output.memo_words import said
from checker.output.messages import LABELS, LEVELS, STATUSES
from checker.output.official import OfficialDocument, title_lines
from checker.output.template import numeral
from checker.output.textwidth import PATH_JOIN, clean, shorten

_QUOTE = 160
"""Columns of the longest quote."""
_SHARES = (10, 3.5, 3.5, 3.5, 5)
_DIGEST = 12


def render(run: Run, lang: Lang = Lang.ZH) -> bytes:
    """``run`` as .docx: one memo a document, each on pages of its own.

    The same run gives the same bytes.
    """
    run = glossed(run, lang)
    document = OfficialDocument(said(lang, "title"))
    for number, each in enumerate(run.documents):
        if number:
            document.new_page()
        _Memo(document, run, each, lang).write()
    return document.save(run.generated_at)


class _Memo:
    """Writes what is said of one document."""

    def __init__(self, document: OfficialDocument, run: Run, about: Document, lang: Lang) -> None:
        self.document = document
        self.run = run
        self.about = about
        self.lang = lang
        self.chapters = count(1)
        self.file = PurePath(clean(about.path)).name

    def write(self) -> None:
        assessment = self.about.assessment
        name = clean(assessment.report.title) if assessment else ""
        self.document.title(*title_lines(name or self.file), said(self.lang, "title"))
        if assessment is None:
            reason = clean(self.about.error.message) if self.about.error else ""
            self.document.paragraph(messages.text(self.lang, "failed", message=reason))
            self.document.paragraph(clean(self.about.error.hint) if self.about.error else "")
        else:
            self.assessment(assessment, group(assessment))
        self.provenance()
        self.signature()

    def assessment(self, assessment: Assessment, groups: Groups) -> None:
        if organisation := clean(assessment.report.organisation):
            self.document.line(said(self.lang, "addressee", organisation=organisation))
        self.document.paragraph(said(self.lang, "opening", title=clean(assessment.report.title) or self.file))
        self.conclusion(assessment, groups)
        self.elements("missing", groups.missing)
        self.elements("incomplete", groups.incomplete)
        self.checks(checks_of(assessment, CheckOutcome.FAIL))
        self.reviews(assessment)
        self.scores(assessment)

    def conclusion(self, assessment: Assessment, groups: Groups) -> None:
        self.chapter("conclusion")
        score = assessment.score
        if score.percent is not None:
            self.document.paragraph(
                said(
                    self.lang,
                    "score",
                    percent=f"{score.percent:.1f}",
                    grade=score.grade or "—",
                    points=f"{score.points:.1f}",
                    possible=f"{score.possible:.1f}",
                )
            )
        numbers = {
            "missing": len(groups.missing),
            "incomplete": len(groups.incomplete),
            "met": len(groups.met),
            "absent": len(groups.not_applicable),
            "checks": len(checks_of(assessment, CheckOutcome.FAIL)),
            "reviews": len(reviewed(assessment)),
        }
        self.document.paragraph(said(self.lang, "numbers", **numbers))
        self.document.paragraph(closing(assessment, groups, self.lang) + said(self.lang, "stop"))
        for warning in assessment.warnings:
            self.document.paragraph(self.named("warnings", clean(warning)))

    def elements(self, kind: str, elements: Sequence[ElementVerdict]) -> None:
        """What is missing or incomplete, the most profitable first."""
        if not elements:
            return
        self.chapter(kind, count=len(elements))
        for number, element in enumerate(elements, 1):
            standing = said(
                self.lang,
                "standing",
                level=LEVELS[self.lang][element.level],
                status=STATUSES[self.lang][element.status],
                gain=f"{element.gain:.1f}",
            )
            self.point(number, f"{element.title}{standing}")
            if kind == "incomplete":
                self.lacks(element)
            self.say("why", element.why)
            basis = self.text("list-join").join(map(cite, element.basis)) or self.text("practice")
            self.say("basis", basis + said(self.lang, "stop"))
            self.say("advice", element.advice)
            self.say("skeleton", element.skeleton)
            if kind == "missing":
                self.quotes(hints(element.parts), "hint")

    def lacks(self, element: ElementVerdict) -> None:
        for part in lacking(element):
            label = LABELS[self.lang][part.label]
            self.say("lacking", said(self.lang, "part", text=clean(part.text), label=label))
            if part.label is not Label.NO:
                self.quotes(part.evidence[:1], "present")
            elif part.hint:
                self.quotes([part.hint], "hint")

    def checks(self, failed: Sequence[CheckResult]) -> None:
        if not failed:
            return
        self.chapter("checks", count=len(failed))
        for number, check in enumerate(failed, 1):
            severity = messages.severity(self.lang, check.severity)
            self.point(number, check.title + self.text("bracketed", said=severity))
            message = clean(check.message)
            self.document.paragraph(message if message.endswith("。") else message + said(self.lang, "stop"))
            for place, evidence in enumerate(check.evidence, 1):
                self.quote(evidence, said(self.lang, "place", number=place))

    def reviews(self, assessment: Assessment) -> None:
        found = reviewed(assessment)
        if not found:
            return
        self.chapter("reviews", count=len(found))
        for number, (element, part) in enumerate(found, 1):
            self.point(number, element.title)
            why = messages.review(self.lang, clean(part.review))
            named = self.text("named", name=clean(part.text), value=why)
            self.document.paragraph(named + said(self.lang, "stop"))
            self.quotes(part.evidence[:1], "present")

    def scores(self, assessment: Assessment) -> None:
        if not assessment.dimensions:
            return
        self.chapter("scores")
        rows = [
            (
                dimension.title,
                f"{dimension.points:.1f}",
                f"{dimension.possible:.1f}",
                self.text("no-percent") if dimension.percent is None else f"{dimension.percent:.0f}%",
                said(
                    self.lang,
                    "met",
                    met=sum(e.dimension == dimension.id for e in group(assessment).met),
                    all=sum(
                        e.dimension == dimension.id and e not in group(assessment).not_applicable
                        for e in assessment.elements
                    ),
                ),
            )
            for dimension in assessment.dimensions
        ]
        score = assessment.score
        percent = self.text("no-percent") if score.percent is None else f"{score.percent:.1f}%"
        rows.append((said(self.lang, "total"), f"{score.points:.1f}", f"{score.possible:.1f}", percent, ""))
        header = [said(self.lang, f"column-{name}") for name in ("dimension", "points", "possible", "percent", "met")]
        self.document.table(header, rows, _SHARES)

    def provenance(self) -> None:
        run = self.run
        self.chapter("method")
        self.document.paragraph(said(self.lang, "method"))
        self.document.paragraph(
            self.text(
                "provenance",
                checklist=run.checklist_id,
                version=run.checklist_version,
                profile=run.profile_title,
                digest=run.checklist_digest[:_DIGEST],
                tool=run.tool_version,
                time=run.generated_at,
            )
            + said(self.lang, "stop")
        )
        self.document.paragraph(self.named("file", clean(self.about.path)))
        if self.about.sha256:
            self.document.paragraph(self.text("named", name="SHA-256", value=self.about.sha256))

    def signature(self) -> None:
        self.document.line("", with_next=True)
        for key in ("reviewer", "checker", "unit", "date"):
            self.document.line(said(self.lang, key), indent=12, with_next=key != "date")

    def chapter(self, key: str, **values: object) -> None:
        number = next(self.chapters)
        numbered = said(self.lang, "chapter-number", number=number, numeral=numeral(number))
        self.document.heading(numbered + said(self.lang, f"chapter-{key}", **values), 1)

    def point(self, number: int, title: str) -> None:
        numbered = said(self.lang, "point-number", number=number, numeral=numeral(number))
        self.document.heading(numbered + title, 2)

    def say(self, key: str, value: str) -> None:
        """A paragraph with its name in bold; nothing where nothing is said."""
        lines = [clean(line) for line in value.splitlines() if line.strip()]
        for place, line in enumerate(lines):
            self.document.paragraph(line, "" if place else said(self.lang, f"lead-{key}"))

    def quotes(self, found: Iterable[Evidence | Hint], key: str) -> None:
        for each in found:
            self.quote(each, said(self.lang, f"lead-{key}"))

    def quote(self, found: Evidence | Hint, lead: str) -> None:
        quoted = self.text("quoted", quote=shorten(clean(found.quote), _QUOTE))
        place = messages.place(self.lang, found, clean(found.location.section.rpartition(PATH_JOIN)[2]))
        self.document.paragraph(said(self.lang, "quote", quote=quoted, place=place), lead)

    def named(self, key: str, value: str) -> str:
        return self.text("named", name=self.text(key), value=value)

    def text(self, key: str, **values: object) -> str:
        return messages.text(self.lang, key, **values)
