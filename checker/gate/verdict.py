"""The verdict: thresholds against what was found, waivers and the baseline taken into account."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from checker.assessment.model import Assessment, Document, ElementVerdict, Run, Status
from checker.gate import baseline as baselines
from checker.gate import waivers as waiving
from checker.gate.baseline import Baseline, Known
from checker.gate.findings import findings
from checker.gate.model import DocumentVerdict, Finding, GateResult, Judged, Kind, Measure, Thresholds, Waiver

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Waivers and baseline with the names of their files, for messages.

    ``exists`` tells whether a glob matches any file at all; ``today`` is the day in Shanghai; ``place`` gives the name
    by which waivers and the baseline know a document, whatever folder one is in.
    """

    waivers: tuple[Waiver, ...]
    waivers_file: str
    baseline: Baseline | None
    baseline_file: str
    today: date
    exists: Callable[[str], bool]
    place: Callable[[str], str] = str


def decide(run: Run, thresholds: Callable[[str], Thresholds], exceptions: Exceptions) -> GateResult:
    """The verdict on ``run``; ``thresholds`` gives those of a document by its path.

    Percentages are compared as they are shown, rounded to a tenth or to the places of the threshold if it has more.
    A document the baseline knows has to reach each threshold or the score it had then, whichever is less.
    """
    assessed = [(document, document.assessment) for document in run.documents if document.assessment is not None]
    found = {document.path: findings(document, run.checklist_id) for document, _ in assessed}
    verdicts = tuple(
        _document(document, assessment, found[document.path], thresholds(document.path), exceptions)
        for document, assessment in assessed
    )
    used = {judged.waiver for verdict in verdicts for judged in verdict.findings if judged.waiver}
    placed = {exceptions.place(path): listed for path, listed in found.items()}
    told = waiving.troubles(
        exceptions.waivers, used, list(placed), exceptions.exists, exceptions.today, exceptions.waivers_file
    )
    if exceptions.baseline:
        told += baselines.troubles(exceptions.baseline, placed, run.checklist_digest, exceptions.baseline_file)
    return GateResult(verdicts, tuple(told), exceptions.baseline is not None)


def _document(
    document: Document,
    assessment: Assessment,
    found: Sequence[Finding],
    thresholds: Thresholds,
    exceptions: Exceptions,
) -> DocumentVerdict:
    place = exceptions.place(document.path)
    known = baselines.of_document(exceptions.baseline, place)
    judged = tuple(_judged(finding, thresholds, exceptions, known, place) for finding in found)
    # An element that is met keeps its points, though a waiver covers the review asked for it.
    waived = {j.finding.rule for j in judged if j.waiver and j.finding.kind is not Kind.REVIEW}
    measures = tuple(_measures(assessment, waived, thresholds, known.percents if known else {}))
    return DocumentVerdict(
        document=document,
        findings=judged,
        measures=measures,
        percent=assessment.score.percent,
        waived_percent=_percent(assessment.elements, waived),
        is_met=all(m.is_met for m in measures) and not any(j.fails for j in judged),
    )


def _judged(
    finding: Finding, thresholds: Thresholds, exceptions: Exceptions, known: Known | None, place: str
) -> Judged:
    waiver = waiving.matching(exceptions.waivers, finding.rule, place, exceptions.today)
    is_known = baselines.is_known(known, finding)
    is_forbidden = finding.category is not None and finding.category in thresholds.fail_on
    return Judged(finding, waiver, is_known, is_forbidden and waiver is None and not is_known)


def _measures(
    assessment: Assessment, waived: Collection[str], thresholds: Thresholds, before: Mapping[str, float]
) -> Iterator[Measure]:
    titles: Mapping[str, str] = {"": ""} | {d.id: d.title for d in assessment.dimensions}
    for subject, threshold in thresholds.fail_under.items():
        counted = [e for e in assessment.elements if subject in ("", e.dimension)]
        actual = _percent(counted, waived)
        wanted = min(threshold, _rounded(before[subject], threshold)) if subject in before else threshold
        shown = None if actual is None else _rounded(actual, wanted)
        # What has no score at all cannot have reached one; a dimension may simply not apply.
        is_met = bool(subject) if shown is None else shown >= wanted
        yield Measure(subject, titles.get(subject, subject), wanted, shown, is_met)


def _percent(elements: Sequence[ElementVerdict], waived: Collection[str]) -> float | None:
    """The score when the points that ``waived`` elements lack are not asked for: never less than without waivers."""
    applicable = [e for e in elements if e.status is not Status.NOT_APPLICABLE]
    possible = sum(e.points if e.id in waived else e.weight for e in applicable)
    return round(sum(e.points for e in applicable) / possible * 100, 4) if possible else None


def _rounded(value: float, like: Decimal) -> Decimal:
    places = min(_TENTH, Decimal(1).scaleb(int(like.as_tuple().exponent)), key=abs)
    return Decimal(str(value)).quantize(places, ROUND_HALF_UP)
