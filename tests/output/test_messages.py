"""Both languages say the same things, with the same values."""

from __future__ import annotations

import string

import pytest

from checker.cli import messages as cli_messages
from checker.output import changes_words, messages, result_file, xlsx_words
from checker.output.lang import Lang

TABLES = (messages._TEXT, cli_messages._TEXT, result_file._TEXT, changes_words.TEXT, xlsx_words.TEXT)
PAIRS = [(key, pair) for table in TABLES for key, pair in table.items()]


@pytest.mark.parametrize(("key", "pair"), PAIRS, ids=[key for key, _ in PAIRS])
def test_both_languages_use_the_same_values(key: str, pair: tuple[str, str]) -> None:
    chinese, english = (sorted(f for _, f, _, _ in string.Formatter().parse(text) if f) for text in pair)
    assert chinese == english


@pytest.mark.parametrize(
    "names", [messages.LEVELS, messages.STATUSES, messages.LABELS, messages.OUTCOMES, messages.REVIEWS]
)
def test_every_value_has_a_name_in_both_languages(names: dict[Lang, dict[object, str]]) -> None:
    kinds = {type(value) for value in names[Lang.ZH]}
    assert len(kinds) == 1
    (kind,) = kinds
    assert set(names[Lang.ZH]) == set(names[Lang.EN]) == set(kind)  # type: ignore[call-overload]
