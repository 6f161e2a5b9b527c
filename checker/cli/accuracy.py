"""What ``checker rules accuracy`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tabulate import tabulate

from checker.cli import console, exit_codes, inputs
from checker.cli.loading import refuse
from checker.cli.messages import text
from checker.output.lang import Lang
from checker.output.messages import LABELS
from checker.output.textwidth import clean, shorten

if TYPE_CHECKING:
    from checker.checklist.model import Checklist
    from checker.proving.accuracy import Accuracy, Disagreement


def report(reports: Sequence[str], gold: Path, checklist: Checklist, lang: Lang) -> str:
    """Totals, a table of reports, confusions an element, every disagreement with its quotes.

    Ends the command when a report or its labels cannot be read: a measure of some of them would mislead.
    """
    from checker.checklist import ChecklistError
    from checker.proving.accuracy import GoldError, load_gold, measure

    pairs = []
    for path in reports:
        labels = gold / f"{Path(path).stem}.yaml"
        if not labels.is_file():
            console.give_up(lang, path, text(lang, "no-gold", path=labels), text(lang, "no-gold-hint"))
        try:
            pairs.append((load_gold(labels), inputs.read(path, lang)[0]))
        except GoldError as error:
            console.give_up(lang, "", str(error))
        except ChecklistError as error:
            refuse(error.problems, lang)
        except inputs.Unreadable as failure:
            code = exit_codes.of_errors([failure.error.code])
            console.give_up(lang, path, failure.error.message, failure.error.hint, code)
    return _render(measure(pairs, checklist), lang)


def _render(accuracy: Accuracy, lang: Lang) -> str:
    found = [_disagreement(d, lang) for d in accuracy.disagreements]
    blocks = [
        _totals(accuracy, lang),
        _reports(accuracy, lang),
        _confusions(accuracy, lang),
        "\n".join([text(lang, "disagreements", count=len(found)), *found]),
    ]
    return "\n\n".join(b for b in blocks if b) + "\n"


def _totals(accuracy: Accuracy, lang: Lang) -> str:
    totals = {
        "part-accuracy": accuracy.part_accuracy,
        "precision": accuracy.present_precision,
        "recall": accuracy.present_recall,
        "f1": accuracy.present_f1,
        "status-accuracy": accuracy.status_accuracy,
    }
    return "\n".join(text(lang, "named", name=text(lang, key), value=_share(v)) for key, v in totals.items())


def _reports(accuracy: Accuracy, lang: Lang) -> str:
    rows = [
        (
            shorten(clean(r.name), 40),
            _share(r.part_accuracy),
            _share(r.status_accuracy),
            _percent(r.score),
            _percent(r.gold_score),
            "—" if r.score_error is None else f"{round(r.score_error, 1) + 0.0:+.1f}",
        )
        for r in accuracy.per_report
    ]
    headers = ("report", "part-accuracy", "status-accuracy", "score", "gold-score", "score-error")
    return _table(rows, headers, lang)


def _confusions(accuracy: Accuracy, lang: Lang) -> str:
    labels = LABELS[lang]
    rows = [
        (element, f"{labels[gold]}→{labels[got]}", str(count))
        for element, counts in accuracy.confusion.items()
        for (gold, got), count in sorted(counts.items())
        if gold is not got
    ]
    return _table(rows, ("element", "confusion", "count"), lang) if rows else ""


def _disagreement(found: Disagreement, lang: Lang) -> str:
    labels = LABELS[lang]
    gold, got = labels[found.gold], labels[found.got]
    lines = [text(lang, "disagreement", report=clean(found.report), part=found.part, gold=gold, got=got)]
    if found.gold_quote:
        lines.append("    " + text(lang, "gold-quote", quote=clean(found.gold_quote)))
    if found.got_quote:
        line = "" if found.line is None else text(lang, "line", line=found.line)
        lines.append("    " + text(lang, "got-quote", quote=clean(found.got_quote)) + line)
    return "\n".join(lines)


def _table(rows: Sequence[Sequence[str]], headers: Sequence[str], lang: Lang) -> str:
    return tabulate(rows, [text(lang, h) for h in headers], tablefmt="simple", disable_numparse=True)


def _share(value: float) -> str:
    return f"{value:.1%}"


def _percent(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}"
