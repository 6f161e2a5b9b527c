"""Review files: the decisions of people who looked, applied again at every run."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib import resources
from typing import Any

from checker.assessment.decisions import Decision, is_stale
from checker.checklist.model import Label
from checker.checklist.problem import ChecklistError, Problem
from checker.checklist.structure import check_structure
from checker.checklist.suggest import did_you_mean
from checker.checklist.yaml_loader import load_yaml
from checker.gate.model import Severity, Trouble
from checker.reading.model import Report


@dataclass(frozen=True, slots=True)
class Review:
    """A decision on the documents matching the glob ``document``; ``where`` is its place in the review file."""

    document: str
    decision: Decision
    where: str


def schema() -> dict[str, Any]:
    """The JSON Schema of a review file."""
    return dict(json.loads((resources.files("checker.gate") / "schemas" / "reviews.schema.json").read_text("utf-8")))


def load_reviews(source: bytes, file: str, parts: Collection[str]) -> tuple[Review, ...]:
    """The decisions in ``source``, the content of ``file``; ``parts`` are the “element/part” ids there are.

    Raises ChecklistError with every problem.
    """
    document = load_yaml(source, file)
    problems = check_structure(document, schema())
    if problems:
        raise ChecklistError(tuple(problems))
    found = []
    for index, entry in enumerate(document.data["reviews"]):
        where = document.where("reviews", index, "part")
        if entry["part"] not in parts:
            hint = did_you_mean(entry["part"], parts) or "要点编号写成“要素/要点”，见：checker rules list"
            problems.append(Problem(where, f"没有要点“{entry['part']}”", hint))
        decision = Decision(entry["part"], Label(entry["label"]), entry["by"], entry["why"], entry["quote"])
        found.append(Review(entry["document"], decision, str(document.where("reviews", index))))
    if problems:
        raise ChecklistError(tuple(problems))
    return tuple(found)


def of_document(reviews: Iterable[Review], path: str) -> list[Review]:
    """The reviews of the document at ``path``."""
    shown = path.replace("\\", "/").removeprefix("./")
    return [review for review in reviews if fnmatchcase(shown, review.document.removeprefix("./"))]


def in_force(reviews: Sequence[Review], report: Report) -> tuple[list[Decision], list[Trouble]]:
    """The decisions that still hold for ``report``, and what to tell about those whose words it no longer has."""
    held = [review.decision for review in reviews if not is_stale(review.decision, report)]
    told = [
        Trouble(
            Severity.WARNING,
            review.where,
            f"对“{review.decision.part}”的复核决定已失效：报告里没有“{review.decision.quote}”了",
            "请对照新的文字重新复核，更新或删去这条决定",
        )
        for review in reviews
        if is_stale(review.decision, report)
    ]
    return held, told
