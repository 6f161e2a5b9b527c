"""A run as a Markdown document, every word from a report or a rule escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.assessment.model import (
    Assessment,
    CheckOutcome,
    Document,
    ElementVerdict,
    Evidence,
    Hint,
    PartVerdict,
    Run,
)
from checker.checklist.model import Label
from checker.output import messages
from checker.output.closing import closing
from checker.output.glossed import glossed
from checker.output.groups import checks_of, group, hints, lacking, reviewed
from checker.output.lang import Lang
from checker.output.messages import LABELS, LEVELS, STATUSES
from checker.output.textwidth import clean, shorten

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
_LINK = re.compile(r"(://|www\.)", re.IGNORECASE)
_DIGEST = 12


def render(run: Run, lang: Lang = Lang.ZH) -> str:
    """``run`` as GitHub-flavoured Markdown; a reader without it still reads plain text."""
    writer = _Writer(lang)
    lines = [f"# {writer.text('run-title')}", ""]
    documents = glossed(run, lang).documents
    for document in documents:
        lines += writer.document(document)
    if len(documents) > 1:
        lines += writer.summary(documents)
    lines += ["---", "", writer.provenance(run)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """``text`` on one line, nothing in it taken for Markdown, HTML or a link (but do not begin a line with it)."""
    escaped = _SPECIAL.sub(r"\\\1", clean(text))
    return _LINK.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], escaped)


class _Writer:
    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def document(self, document: Document) -> list[str]:
        if document.assessment is not None:
            return self.assessment(document.path, document.assessment)
        reason = self.text("failed", message=escape(document.error.message)) if document.error else ""
        return [f"## {escape(document.path)}", "", reason, ""]

    def assessment(self, path: str, assessment: Assessment) -> list[str]:
        report, groups = assessment.report, group(assessment)
        year = self.text("unknown-year") if report.year is None else self.text("year", year=report.year)
        organisation = escape(report.organisation) or self.text("unknown-organisation")
        return [
            f"## {escape(report.title) or self.text('untitled')}",
            "",
            " · ".join([self.named("organisation", organisation), year, self.named("file", escape(path))]),
            "",
            f"**{escape(closing(assessment, groups, self.lang))}**",
            "",
            *self.dimensions(assessment),
            *self.missing(self.text("missing", count=len(groups.missing)), groups.missing),
            *self.incomplete(self.text("incomplete", count=len(groups.incomplete)), groups.incomplete),
            *self.met(self.text("met", count=len(groups.met)), groups.met),
            *self.review(assessment),
            *self.listing("not-applicable", (e.title for e in groups.not_applicable)),
            *self.checks(assessment),
            *[line for w in assessment.warnings for line in (self.named("warnings", escape(w)), "")],
        ]

    def dimensions(self, assessment: Assessment) -> list[str]:
        rows = [
            (
                escape(d.title),
                f"{d.points:.1f} / {d.possible:.1f}",
                self.text("no-percent") if d.percent is None else f"{d.percent:.0f}%",
            )
            for d in assessment.dimensions
        ]
        return self.table(self.text("dimensions"), ("dimension", "points", "percent"), rows)

    def missing(self, title: str, elements: tuple[ElementVerdict, ...]) -> list[str]:
        rows = [
            (
                *self.standing(e),
                self.text("gain-value", gain=e.gain),
                self.broken([escape(e.advice), *map(self.hint, hints(e.parts))]),
            )
            for e in elements
        ]
        return self.table(title, ("element", "level", "status", "gain", "advice"), rows)

    def incomplete(self, title: str, elements: tuple[ElementVerdict, ...]) -> list[str]:
        rows = [
            (
                *self.standing(e),
                self.text("gain-value", gain=e.gain),
                self.broken(map(self.part, lacking(e))),
                escape(e.advice),
            )
            for e in elements
        ]
        return self.table(title, ("element", "level", "status", "gain", "lacking", "advice"), rows)

    def met(self, title: str, elements: tuple[ElementVerdict, ...]) -> list[str]:
        rows = [(self.name(e), LEVELS[self.lang][e.level], self.broken(map(self.part, e.parts))) for e in elements]
        return self.table(title, ("element", "level", "evidence"), rows)

    def review(self, assessment: Assessment) -> list[str]:
        rows = [
            (
                self.name(e),
                escape(p.text),
                escape(messages.review(self.lang, p.review)),
                self.broken(self.quote(quoted) for quoted in p.evidence[:1]),
            )
            for e, p in reviewed(assessment)
        ]
        return self.table(self.text("review", count=len(rows)), ("element", "part", "review-why", "evidence"), rows)

    def checks(self, assessment: Assessment) -> list[str]:
        failed = checks_of(assessment, CheckOutcome.FAIL)
        rows = [
            (
                f"{escape(c.title)} `{c.id}`",
                messages.severity(self.lang, c.severity),
                self.broken([escape(c.message), *(self.quote(e) for e in c.evidence)]),
            )
            for c in failed
        ]
        return [
            *self.table(self.text("checks", count=len(rows)), ("check", "result", "explanation"), rows),
            *self.listing("checks-pass", (c.title for c in checks_of(assessment, CheckOutcome.PASS))),
            *self.listing("not-applicable", (c.title for c in checks_of(assessment, CheckOutcome.NOT_APPLICABLE))),
        ]

    def summary(self, documents: tuple[Document, ...]) -> list[str]:
        rows = []
        for document in documents:
            if document.assessment is None:
                rows.append((escape(document.path), "—", self.text("not-assessed"), "—"))
                continue
            score = document.assessment.score
            percent = "—" if score.percent is None else f"{score.percent:.1f}"
            missing = str(group(document.assessment).required_missing)
            rows.append((escape(document.path), percent, escape(score.grade or "—"), missing))
        title = self.text("summary", count=len(rows))
        return self.table(title, ("file", "points", "grade", "required-missing"), rows, "##")

    def provenance(self, run: Run) -> str:
        return self.text(
            "provenance",
            checklist=escape(run.checklist_id),
            version=escape(run.checklist_version),
            profile=escape(run.profile_title),
            digest=escape(run.checklist_digest[:_DIGEST]),
            tool=escape(run.tool_version),
            time=escape(run.generated_at),
        )

    def standing(self, element: ElementVerdict) -> tuple[str, str, str]:
        return self.name(element), LEVELS[self.lang][element.level], STATUSES[self.lang][element.status]

    def name(self, element: ElementVerdict) -> str:
        return f"{escape(element.title)} `{element.id}`"

    def part(self, part: PartVerdict) -> str:
        said = self.say(LABELS[self.lang][part.label], escape(part.text))
        notes = [
            *([self.text("nil")] if part.nil else []),
            *([self.text("conditional")] if part.conditional and part.label is not Label.YES else []),
            *(self.quote(e) for e in part.evidence[:1]),
            *([self.hint(part.hint)] if part.hint and part.label is not Label.YES else []),
        ]
        return " — ".join([said, *notes])

    def hint(self, hint: Hint) -> str:
        return self.text("hint") + self.quote(hint)

    def quote(self, evidence: Evidence | Hint) -> str:
        place = messages.place(self.lang, evidence, escape(evidence.location.section))
        quoted = self.text("quoted", quote=escape(shorten(clean(evidence.quote))))
        return quoted + self.text("bracketed", said=place)

    def listing(self, key: str, titles: Iterable[str]) -> list[str]:
        joined = self.text("list-join").join(map(escape, titles))
        return [self.named(key, joined), ""] if joined else []

    def broken(self, lines: Iterable[str]) -> str:
        return "<br>".join(lines)

    def table(
        self, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]], heading: str = "###"
    ) -> list[str]:
        if not rows:
            return []
        named = [self.text(h) for h in headers]
        body: list[Sequence[str]] = [named, ["---"] * len(named), *rows]
        return [f"{heading} {title}", "", *(f"| {' | '.join(row)} |" for row in body), ""]

    def named(self, key: str, value: str) -> str:
        return self.say(self.text(key), value)

    def say(self, name: str, value: str) -> str:
        return self.text("named", name=name, value=value)

    def text(self, key: str, **values: object) -> str:
        return messages.text(self.lang, key, **values)
