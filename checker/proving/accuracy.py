"""How right the rules are: their labels against labels settled by people (gold files)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.assessment import Assessor
from checker.assessment.decisions import Decision
from checker.assessment.model import Assessment, CheckOutcome, ElementVerdict, PartVerdict, Status
from checker.assessment.scoring import share
from checker.assessment.verdicts import status
from checker.checklist.model import Checklist, Element, Label
from checker.checklist.problem import ChecklistError
from checker.checklist.yaml_loader import load_yaml
from checker.proving.faults import Fault, faults
from checker.reading.model import Report


class GoldError(Exception):
    """A gold file that cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class GoldLabel:
    label: Label
    quote: str


@dataclass(frozen=True, slots=True)
class Gold:
    """The labels of one report: of parts, by “element/part”, and the checks that must fail (no other may).

    ``checks`` is None where nothing is known of them.
    """

    name: str
    parts: Mapping[str, GoldLabel]
    checks: frozenset[str] | None = frozenset()


@dataclass(frozen=True, slots=True)
class ReportAccuracy:
    """Shares (0…1) of parts and statuses that agree; scores in percent (None: nothing to score)."""

    name: str
    part_accuracy: float
    status_accuracy: float
    score: float | None
    gold_score: float | None
    faults: tuple[Fault, ...]

    @property
    def score_error(self) -> float | None:
        """Percentage points the score is too high (+) or too low (−)."""
        return None if self.score is None or self.gold_score is None else self.score - self.gold_score


@dataclass(frozen=True, slots=True)
class Disagreement:
    report: str
    part: str
    gold: Label
    got: Label
    gold_quote: str
    got_quote: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Over all reports: shares are 0…1; ``confusion`` maps element id to counts of (gold, got) labels."""

    parts: int
    part_accuracy: float
    present_precision: float
    present_recall: float
    present_f1: float
    status_accuracy: float
    per_report: tuple[ReportAccuracy, ...]
    confusion: Mapping[str, Mapping[tuple[Label, Label], int]]
    disagreements: tuple[Disagreement, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Those of every report."""
        return tuple(fault for report in self.per_report for fault in report.faults)


def load_gold(path: Path) -> Gold:
    """Read a gold file: ``parts: {element/part: {label: …, quote: …}}``, ``checks: {id: {label: fail}}`` (optional).

    Raises GoldError.
    """
    try:
        data = load_yaml(path.read_text(encoding="utf-8"), path.name).data
        parts, checks = data["parts"], data.get("checks") or {}
        labels = {key: GoldLabel(Label(str(v["label"])), str(v.get("quote", ""))) for key, v in parts.items()}
        outcomes = {str(key): CheckOutcome(str(v["label"])) for key, v in checks.items()}
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}：无法读取（{error}）") from error
    except ChecklistError as error:
        first = error.problems[0]
        raise GoldError(f"{path}:{first.where.line}：{first.message}（{first.hint}）") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise GoldError(
            f"{path}：不是标注文件，应为 parts: {{要素/要点: {{label: yes|plan|weak|no}}}}，"
            f"以及可选的 checks: {{校核编号: {{label: fail}}}}（{error}）"
        ) from error
    return Gold(path.stem, labels, frozenset(id_ for id_, o in outcomes.items() if o is CheckOutcome.FAIL))


def with_decisions(gold: Gold | None, name: str, decisions: Sequence[Decision]) -> Gold | None:
    """``gold`` as far as people have not decided otherwise since; without gold, what they decided (None: nothing)."""
    decided = {d.part: GoldLabel(d.label, "" if d.label is Label.NO else d.quote) for d in decisions}
    if gold is None:
        return Gold(name, decided, None) if decided else None
    return replace(gold, parts={**gold.parts, **decided})


def measure(pairs: Sequence[tuple[Gold, Report]], checklist: Checklist) -> Accuracy:
    """Assess every report and compare.  Only parts and checks that both the checklist and the gold know count."""
    assessor = Assessor(checklist)
    per_report: list[ReportAccuracy] = []
    disagreements: list[Disagreement] = []
    confusion: dict[str, Counter[tuple[Label, Label]]] = defaultdict(Counter)
    statuses: list[bool] = []
    for gold, report in pairs:
        assessment = assessor.assess(report)
        compared = list(_compare(gold, assessment))
        for element, _, d in compared:
            confusion[element][d.gold, d.got] += 1
        disagreements += [d for _, _, d in compared if d.gold is not d.got]
        expected = _gold_elements(checklist, gold, assessment, report.year)
        agree = [e.status is expected[e.id][0] for e in assessment.elements if e.id in expected]
        statuses += agree
        per_report.append(
            ReportAccuracy(
                gold.name,
                _ratio(d.gold is d.got for _, _, d in compared),
                _ratio(agree),
                assessment.score.percent,
                _gold_score(expected.values()),
                () if gold.checks is None else faults(gold.name, gold.checks, assessment),
            )
        )
    return _summary(per_report, disagreements, confusion, statuses)


def _compare(gold: Gold, assessment: Assessment) -> Iterable[tuple[str, PartVerdict, Disagreement]]:
    for element in assessment.elements:
        for part in element.parts:
            key = f"{element.id}/{part.id}"
            wanted = gold.parts.get(key)
            if wanted is None:
                continue
            first = part.evidence[0] if part.evidence else None
            yield (
                element.id,
                part,
                Disagreement(
                    gold.name,
                    key,
                    wanted.label,
                    part.label,
                    wanted.quote,
                    first.quote if first else "",
                    first.location.line if first else None,
                ),
            )


def _gold_elements(
    checklist: Checklist, gold: Gold, assessment: Assessment, year: int | None
) -> dict[str, tuple[Status, float, float]]:
    """Status, points and weight of every element by the gold labels.

    The gold does not say which “yes” is a truthful none; where it agrees with the verdict, the verdict's word is taken.
    """
    verdicts = {e.id: e for e in assessment.elements}
    known = {
        element.id: (element, _gold_parts(element, gold, verdicts[element.id]))
        for element in checklist.elements
        if all(f"{element.id}/{p.id}" in gold.parts for p in element.parts)
    }
    nil = {id_: any(p.nil for p in parts) for id_, (element, parts) in known.items() if element.nil_ok}
    result: dict[str, tuple[Status, float, float]] = {}
    for id_, (element, parts) in known.items():
        judged = status(element, parts, year, nil)
        applies = judged is not Status.NOT_APPLICABLE
        result[id_] = (judged, element.weight * share(parts) if applies else 0.0, element.weight if applies else 0.0)
    return result


def _gold_parts(element: Element, gold: Gold, verdict: ElementVerdict) -> tuple[PartVerdict, ...]:
    return tuple(
        PartVerdict(
            p.id,
            p.text,
            gold.parts[f"{element.id}/{p.id}"].label,
            p.nil and _says_yes(gold, element, p),
            p.conditional,
            (),
        )
        for p in verdict.parts
    )


def _says_yes(gold: Gold, element: Element, part: PartVerdict) -> bool:
    return gold.parts[f"{element.id}/{part.id}"].label is Label.YES


def _gold_score(elements: Iterable[tuple[Status, float, float]]) -> float | None:
    listed = list(elements)
    possible = sum(weight for _, _, weight in listed)
    return sum(points for _, points, _ in listed) / possible * 100 if possible else None


def _summary(
    per_report: list[ReportAccuracy],
    disagreements: list[Disagreement],
    confusion: Mapping[str, Counter[tuple[Label, Label]]],
    statuses: list[bool],
) -> Accuracy:
    counts: Counter[tuple[Label, Label]] = sum(confusion.values(), Counter())
    right = sum(n for (gold, got), n in counts.items() if gold is got)
    both = counts[Label.YES, Label.YES]
    got_yes = sum(n for (_, got), n in counts.items() if got is Label.YES)
    gold_yes = sum(n for (gold, _), n in counts.items() if gold is Label.YES)
    precision = both / got_yes if got_yes else 0.0
    recall = both / gold_yes if gold_yes else 0.0
    return Accuracy(
        parts=counts.total(),
        part_accuracy=right / counts.total() if counts else 0.0,
        present_precision=precision,
        present_recall=recall,
        present_f1=2 * precision * recall / (precision + recall) if both else 0.0,
        status_accuracy=_ratio(statuses),
        per_report=tuple(per_report),
        confusion={k: dict(v) for k, v in confusion.items()},
        disagreements=tuple(disagreements),
    )


def _ratio(agreements: Iterable[bool]) -> float:
    listed = list(agreements)
    return sum(listed) / len(listed) if listed else 0.0
