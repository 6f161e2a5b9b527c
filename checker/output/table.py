"""One report for a person at a terminal: what is missing first, then what is incomplete, met, inconsistent."""

from __future__ import annotations

from collections.abc import Iterable

from tabulate import tabulate

from checker.assessment.model import (
    Assessment,
    CheckOutcome,
    Document,
    ElementVerdict,
    Evidence,
    Hint,
    PartVerdict,
    Run,
    Status,
)
from checker.checklist.model import Label
from checker.output import messages
from checker.output.closing import closing
from checker.output.glossed import glossed
from checker.output.groups import best_evidence, checks_of, group, hints, lacking, reviewed
from checker.output.lang import Lang
from checker.output.messages import LABELS, LEVELS, STATUSES
from checker.output.textwidth import clean, display_width, pad, shorten, shorten_path, wrap

MIN_WIDTH = 64
Row = tuple[list[str] | str, ...]
"""One cell a column; a cell is a text or several, each starting on a line of its own."""

_BAR = 10
_BESIDE = _BAR + 9  # columns that the bar of a dimension, its percentage and the blanks take
_FRAME = 3  # columns a border takes per cell, one more at the end
_HEADER = 2  # columns tabulate keeps free beside a header
_COLOURS = {
    Status.MISSING: "31",
    Status.PARTIAL: "33",
    Status.PLANNED: "36",
    Status.WEAK: "33",
    Status.MET: "32",
}


def render(run: Run, lang: Lang = Lang.ZH, width: int = 100, colour: bool = False) -> str:
    """``run`` as text of at most ``width`` columns (64 at least), ANSI colours only when ``colour``.

    A file that could not be assessed has one line with the reason; several files end with a summary.
    """
    writer = _Writer(lang, max(MIN_WIDTH, width), colour)
    documents = glossed(run, lang).documents
    blocks = [writer.document(d) for d in documents]
    if len(documents) > 1:
        blocks.append(writer.summary(documents))
    return "\n\n".join(blocks) + "\n"


class _Writer:
    def __init__(self, lang: Lang, width: int, colour: bool) -> None:
        self.lang = lang
        self.width = width
        self.colour = colour
        self.colours = {STATUSES[lang][status]: code for status, code in _COLOURS.items()}

    def document(self, document: Document) -> str:
        if document.assessment is not None:
            return self.assessment(document.path, document.assessment)
        reason = self.text("failed", message=clean(document.error.message)) if document.error else ""
        return "\n".join(self.paragraph(f"{clean(document.path)}  {reason}"))

    def assessment(self, path: str, assessment: Assessment) -> str:
        groups = group(assessment)
        blocks = [
            self.head(path, assessment),
            self.dimensions(assessment),
            self.missing(groups.missing),
            self.incomplete(groups.incomplete),
            self.met(groups.met),
            self.review(assessment),
            self.listing(self.text("not-applicable"), (e.title for e in groups.not_applicable)),
            self.checks(assessment),
            self.warnings(assessment),
            "\n".join(map(self.bold, self.paragraph(closing(assessment, groups, self.lang)))),
        ]
        return "\n\n".join(b for b in blocks if b)

    def head(self, path: str, assessment: Assessment) -> str:
        report = assessment.report
        title = clean(report.title) or self.text("untitled")
        organisation = clean(report.organisation) or self.text("unknown-organisation")
        year = self.text("unknown-year") if report.year is None else self.text("year", year=report.year)
        lines = [self.bold(line) for line in self.paragraph(f"{title} · {organisation} · {year}")]
        return "\n".join(lines + self.paragraph(self.named("file", clean(path))))

    def dimensions(self, assessment: Assessment) -> str:
        if not assessment.dimensions:
            return ""
        longest = min(self.width - _BESIDE, max(display_width(d.title) for d in assessment.dimensions))
        lines = [self.bold(self.text("dimensions"))]
        for dimension in assessment.dimensions:
            first, *rest = wrap(dimension.title, longest) or [""]
            lines.append(f"  {pad(first, longest)}  {self.bar(dimension.percent)}")
            lines += [f"  {line}" for line in rest]
        return "\n".join(lines)

    def bar(self, percent: float | None) -> str:
        if percent is None:
            return f"{'─' * _BAR}  {self.text('no-percent')}"
        filled = int(percent * _BAR / 100 + 0.5)
        return f"{'█' * filled}{'░' * (_BAR - filled)} {percent:3.0f}%"

    def missing(self, elements: tuple[ElementVerdict, ...]) -> str:
        rows: list[Row] = [
            (*self.lead(e), [clean(e.advice), *(line for h in hints(e.parts) for line in self.hint(h))])
            for e in elements
        ]
        return self.table(self.text("missing", count=len(rows)), ("element", "status", "gain", "advice"), rows)

    def incomplete(self, elements: tuple[ElementVerdict, ...]) -> str:
        rows: list[Row] = [(*self.lead(e), self.lacks(e)) for e in elements]
        return self.table(self.text("incomplete", count=len(rows)), ("element", "status", "gain", "lacking"), rows)

    def met(self, elements: tuple[ElementVerdict, ...]) -> str:
        rows: list[Row] = [(self.name(e), self.found(e)) for e in elements]
        return self.table(self.text("met", count=len(rows)), ("element", "evidence"), rows)

    def review(self, assessment: Assessment) -> str:
        rows: list[Row] = [(self.name(e), self.doubt(p)) for e, p in reviewed(assessment)]
        return self.table(self.text("review", count=len(rows)), ("element", "explanation"), rows)

    def checks(self, assessment: Assessment) -> str:
        failed = checks_of(assessment, CheckOutcome.FAIL)
        rows: list[Row] = []
        for check in failed:
            evidence = [line for e in check.evidence for line in self.quote(e)]
            severity = messages.severity(self.lang, check.severity)
            rows.append(([check.title, check.id], severity, [clean(check.message), *evidence]))
        blocks = [
            self.table(self.text("checks", count=len(rows)), ("check", "result", "explanation"), rows),
            self.listing(self.text("checks-pass"), (c.title for c in checks_of(assessment, CheckOutcome.PASS))),
            self.listing(
                self.text("not-applicable"), (c.title for c in checks_of(assessment, CheckOutcome.NOT_APPLICABLE))
            ),
        ]
        return "\n".join(b for b in blocks if b)

    def warnings(self, assessment: Assessment) -> str:
        notes = [self.paragraph(self.named("warnings", clean(w))) for w in assessment.warnings]
        return "\n".join(line for note in notes for line in note)

    def summary(self, documents: Iterable[Document]) -> str:
        rows: list[Row] = []
        for document in documents:
            path = clean(document.path)
            if document.assessment is None:
                rows.append((path, "—", self.text("not-assessed"), "—", "—"))
                continue
            score, groups = document.assessment.score, group(document.assessment)
            failures = len(checks_of(document.assessment, CheckOutcome.FAIL))
            percent = "—" if score.percent is None else f"{score.percent:.1f}"
            rows.append((path, percent, score.grade or "—", str(groups.required_missing), str(failures)))
        headers = ("file", "points", "grade", "required-missing", "check-failures")
        return self.table(self.text("summary", count=len(rows)), headers, rows)

    def lead(self, element: ElementVerdict) -> Row:
        return self.name(element), self.standing(element), self.text("gain-value", gain=element.gain)

    def name(self, element: ElementVerdict) -> list[str]:
        return [element.title, element.id]

    def standing(self, element: ElementVerdict) -> list[str]:
        return [LEVELS[self.lang][element.level], STATUSES[self.lang][element.status]]

    def lacks(self, element: ElementVerdict) -> list[str]:
        lines = []
        for part in lacking(element):
            lines.append(self.say(LABELS[self.lang][part.label], clean(part.text)))
            if part.label is not Label.NO:
                lines += [line for e in part.evidence[:1] for line in self.quote(e)]
            lines += self.hint(part.hint) if part.hint else []
        return lines

    def doubt(self, part: PartVerdict) -> list[str]:
        why = self.named("review-why", clean(messages.review(self.lang, part.review)))
        return [clean(part.text), why, *(line for e in part.evidence[:1] for line in self.quote(e))]

    def hint(self, hint: Hint) -> list[str]:
        quoted, place = self.quote(hint)
        return [self.text("hint") + quoted, place]

    def found(self, element: ElementVerdict) -> list[str]:
        lines = [line for e in best_evidence(element) for line in self.quote(e)]
        if any(p.nil for p in element.parts):
            lines.append(self.text("nil"))
        for part in element.parts:
            if part.conditional and part.label is not Label.YES:
                note = self.say(LABELS[self.lang][part.label], clean(part.text))
                lines.append(note + self.text("bracketed", said=self.text("conditional")))
        return lines or [self.text("no-evidence")]

    def quote(self, evidence: Evidence | Hint) -> list[str]:
        section = shorten_path(clean(evidence.location.section), self.width // 3)
        return [
            self.text("quoted", quote=shorten(clean(evidence.quote))),
            messages.place(self.lang, evidence, section),
        ]

    def listing(self, name: str, titles: Iterable[str]) -> str:
        joined = self.text("list-join").join(titles)
        return "\n".join(self.paragraph(self.say(name, joined))) if joined else ""

    def table(self, title: str, headers: tuple[str, ...], rows: list[Row]) -> str:
        """``rows`` framed under ``title``; the last column takes what the others leave.  Empty without rows."""
        if not rows:
            return ""
        names = [self.text(h) for h in headers]
        cells = [[cell if isinstance(cell, list) else [cell] for cell in row] for row in rows]
        widths = self.widths(names, cells)
        framed = tabulate(
            [["\n".join(self.fit(c, w)) for c, w in zip(row, widths, strict=True)] for row in cells],
            headers=names,
            tablefmt="simple_outline",
            disable_numparse=True,
        )
        return f"{self.bold(title)}\n{framed}"

    def widths(self, names: list[str], cells: list[list[list[str]]]) -> list[int]:
        """The columns in the middle as wide as they are; long texts leave the first a third of the screen at most."""
        least = [display_width(name) + _HEADER for name in names]
        natural = [max(least[i], *(display_width(line) for row in cells for line in row[i])) for i in range(len(names))]
        room = self.width - _FRAME * len(names) - 1 - sum(natural[1:-1])
        third = self.width // 3
        first = max(least[0], min(natural[0], max(room - natural[-1], min(third, room - third))))
        return [first, *natural[1:-1], max(least[-1], room - first)]

    def fit(self, cell: list[str], columns: int) -> list[str]:
        return [self.paint(line, self.colours.get(line, "")) for text in cell for line in wrap(text, columns)]

    def paragraph(self, line: str) -> list[str]:
        return wrap(line, self.width)

    def named(self, key: str, value: str) -> str:
        return self.say(self.text(key), value)

    def say(self, name: str, value: str) -> str:
        return self.text("named", name=name, value=value)

    def text(self, key: str, **values: object) -> str:
        return messages.text(self.lang, key, **values)

    def bold(self, line: str) -> str:
        return self.paint(line, "1")

    def paint(self, line: str, code: str) -> str:
        return f"\x1b[{code}m{line}\x1b[0m" if self.colour and code else line
