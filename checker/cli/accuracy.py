"""What ``checker rules accuracy`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tabulate import tabulate

from checker._version import __version__
from checker.cli.messages import text
from checker.output.json_file import TOOL, dump
from checker.output.lang import Lang
from checker.output.messages import LABELS
from checker.output.textwidth import clean, shorten
from checker.proving.faults import FaultCounts, count

if TYPE_CHECKING:
    from checker.checklist.model import Checklist
    from checker.proving.accuracy import Accuracy, Disagreement, ReportAccuracy
    from checker.proving.faults import Fault

SCHEMA = "fazhi-checker/accuracy/1"
_DIGITS = 4


def render_table(accuracy: Accuracy, lang: Lang, summary: bool) -> str:
    """Totals and a table of reports; unless ``summary``, also confusions an element, checks and disagreements."""
    blocks = [_totals(accuracy, lang), _reports(accuracy, lang)]
    if not summary:
        found = [_disagreement(d, lang) for d in accuracy.disagreements]
        blocks += [
            _confusions(accuracy, lang),
            _faults(accuracy, lang),
            "\n".join([text(lang, "disagreements", count=len(found)), *found]),
        ]
    return "\n\n".join(b for b in blocks if b) + "\n"


def render_json(accuracy: Accuracy, checklist: Checklist, summary: bool) -> str:
    """Every figure; shares of 1, scores in percent, lines from 1.  Without disagreements when ``summary``."""
    data = {
        "schema": SCHEMA,
        "tool": {"name": TOOL, "version": __version__},
        "checklist": {"id": checklist.id, "version": checklist.version, "digest": checklist.digest},
        "parts": accuracy.parts,
        **{name: round(value, _DIGITS) for name, value in _shares(accuracy).items()},
        "checks": _counted(accuracy.faults),
        "reports": [_report_data(r) for r in accuracy.per_report],
        "confusions": [
            {"element": element, "gold": gold.value, "got": got.value, "count": n}
            for element, counts in accuracy.confusion.items()
            for (gold, got), n in sorted(counts.items())
        ],
        "faults": [
            {
                "report": f.report,
                "check": f.check,
                "detection": f.detection.value,
                "message": f.message,
                "quote": f.quote,
                "line": f.line,
            }
            for f in accuracy.faults
        ],
    }
    return dump(data if summary else data | {"disagreements": [_disagreement_data(d) for d in accuracy.disagreements]})


def _shares(accuracy: Accuracy) -> dict[str, float]:
    return {
        "part_accuracy": accuracy.part_accuracy,
        "yes_precision": accuracy.present_precision,
        "yes_recall": accuracy.present_recall,
        "yes_f1": accuracy.present_f1,
        "status_accuracy": accuracy.status_accuracy,
    }


def _totals(accuracy: Accuracy, lang: Lang) -> str:
    lines = [
        text(lang, "named", name=text(lang, name.replace("_", "-")), value=_share(value))
        for name, value in _shares(accuracy).items()
    ]
    counts = count(accuracy.faults)
    said = text(lang, "faults-counted", planted=counts.planted, **_fault_numbers(counts))
    return "\n".join([*lines, said])


def _reports(accuracy: Accuracy, lang: Lang) -> str:
    rows = []
    for r in accuracy.per_report:
        counts = count(r.faults)
        rows.append(
            (
                shorten(clean(r.name), 40),
                _share(r.part_accuracy),
                _share(r.status_accuracy),
                _percent(r.score),
                _percent(r.gold_score),
                "—" if r.score_error is None else f"{round(r.score_error, 1) + 0.0:+.1f}",
                f"{counts.found}/{counts.planted}",
                str(counts.false_alarms),
            )
        )
    headers = ("report", "part-accuracy", "status-accuracy", "score", "gold-score", "score-error")
    return _table(rows, (*headers, "faults-found", "false-alarms"), lang)


def _confusions(accuracy: Accuracy, lang: Lang) -> str:
    labels = LABELS[lang]
    rows = [
        (element, f"{labels[gold]}→{labels[got]}", str(n))
        for element, counts in accuracy.confusion.items()
        for (gold, got), n in sorted(counts.items())
        if gold is not got
    ]
    return _table(rows, ("element", "confusion", "count"), lang) if rows else ""


def _faults(accuracy: Accuracy, lang: Lang) -> str:
    rows = [
        (shorten(clean(f.report), 40), f.check, text(lang, f.detection.value), shorten(clean(f.message), 80))
        for f in accuracy.faults
    ]
    return _table(rows, ("report", "check", "result", "explanation"), lang) if rows else ""


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


def _report_data(report: ReportAccuracy) -> dict[str, Any]:
    return {
        "name": report.name,
        "part_accuracy": round(report.part_accuracy, _DIGITS),
        "status_accuracy": round(report.status_accuracy, _DIGITS),
        "score": _rounded(report.score),
        "gold_score": _rounded(report.gold_score),
        "score_error": _rounded(report.score_error),
        "checks": _counted(report.faults),
    }


def _disagreement_data(found: Disagreement) -> dict[str, Any]:
    return {
        "report": found.report,
        "part": found.part,
        "gold": found.gold.value,
        "got": found.got.value,
        "gold_quote": found.gold_quote,
        "got_quote": found.got_quote,
        "line": found.line,
    }


def _counted(listed: Sequence[Fault]) -> dict[str, int]:
    counts = count(listed)
    return {"planted": counts.planted, **_fault_numbers(counts)}


def _fault_numbers(counts: FaultCounts) -> dict[str, int]:
    return {"found": counts.found, "missed": counts.missed, "false_alarms": counts.false_alarms}


def _table(rows: Sequence[Sequence[str]], headers: Sequence[str], lang: Lang) -> str:
    return tabulate(rows, [text(lang, h) for h in headers], tablefmt="simple", disable_numparse=True)


def _share(value: float) -> str:
    return f"{value:.1%}"


def _percent(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
