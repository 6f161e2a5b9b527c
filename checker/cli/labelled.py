"""Reports together with the labels people gave them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import console, exit_codes, inputs
from checker.cli.messages import text
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.proving.accuracy import Gold
    from checker.reading.model import Report


def read_pairs(reports: Sequence[str], gold: Path, lang: Lang) -> list[tuple[Gold, Report]]:
    """Every report (each once) with the labels of the same name in the folder ``gold``.

    Ends the command when one of them cannot be read: a measure of some would mislead.
    """
    from checker.proving.accuracy import GoldError, load_gold

    pairs = []
    for path in dict.fromkeys(reports):
        labels = gold / f"{Path(path).stem}.yaml"
        if not labels.is_file():
            console.give_up(lang, path, text(lang, "no-gold", path=labels), text(lang, "no-gold-hint"))
        try:
            pairs.append((load_gold(labels), inputs.read(path, lang)[0]))
        except GoldError as error:
            console.give_up(lang, "", str(error))
        except inputs.Unreadable as failure:
            code = exit_codes.of_errors([failure.error.code])
            console.give_up(lang, path, failure.error.message, failure.error.hint, code)
    return pairs
