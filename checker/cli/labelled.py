"""Reports together with the labels people gave them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.assessment.decisions import is_stale
from checker.cli import console, exit_codes, inputs
from checker.cli.messages import text
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.checklist.model import Checklist
    from checker.gate.reviews import Review
    from checker.proving.accuracy import Gold
    from checker.reading.model import Report


def read_pairs(reports: Sequence[str], gold: Path, checklist: Checklist, lang: Lang) -> list[tuple[Gold, Report]]:
    """Every report (each once) with the labels of the same name in the folder ``gold``, and what reviewers decided.

    Files of that folder with ``reviews:`` hold decisions; they go before labels, and without labels stand alone.
    Ends the command when one of them cannot be read: a measure of some would mislead.
    """
    from checker.proving.accuracy import GoldError, load_gold, with_decisions

    reviews = _reviews(gold, checklist, lang)
    pairs = []
    for path in dict.fromkeys(reports):
        labels = gold / f"{Path(path).stem}.yaml"
        try:
            found = load_gold(labels) if labels.is_file() else None
            report = inputs.read(path, lang)[0]
        except GoldError as error:
            console.give_up(lang, "", str(error))
        except inputs.Unreadable as failure:
            code = exit_codes.of_errors([failure.error.code])
            console.give_up(lang, path, failure.error.message, failure.error.hint, code)
        decided = [review.decision for review in _of_report(reviews, path)]
        settled = with_decisions(found, Path(path).stem, [d for d in decided if not is_stale(d, report)])
        if settled is None:
            console.give_up(lang, path, text(lang, "no-gold", path=labels), text(lang, "no-gold-hint"))
        pairs.append((settled, report))
    return pairs


def _reviews(folder: Path, checklist: Checklist, lang: Lang) -> tuple[Review, ...]:
    from checker.checklist import ChecklistError
    from checker.checklist.yaml_loader import load_yaml
    from checker.cli.loading import refuse
    from checker.gate.reviews import load_reviews

    parts = {key for d in checklist.dimensions for e in d.elements for key in (f"{e.id}/{p.id}" for p in e.parts)}
    found: list[Review] = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            source = file.read_bytes()
            if "reviews" in load_yaml(source, file.name).data:
                found += load_reviews(source, file.name, parts)
        except ChecklistError as error:
            refuse(error.problems, lang, "file-errors")
        except OSError as error:
            console.give_up(lang, str(file), text(lang, "unreadable", reason=console.reason(error, lang)))
    return tuple(found)


def _of_report(reviews: Sequence[Review], path: str) -> list[Review]:
    """Those of the report at ``path``, which a review may also name by its file name alone."""
    from checker.gate.reviews import of_document

    return [review for review in reviews if of_document([review], path) or of_document([review], Path(path).name)]
