"""``checker schema``: the JSON Schema of the result file or of a kind of rule file."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli import console
from checker.cli.messages import text
from checker.cli.options import LangOption
from checker.output.lang import Lang

ASSESSMENT = "assessment"


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="名称（assessment, rules, profile, vocabulary, modality, checks, terms, citations, template）",
            show_default=False,
        ),
    ],
    lang: LangOption = Lang.ZH,
) -> None:
    """Print the schema called ``name``."""
    import json

    from checker.checklist import SCHEMA_NAMES
    from checker.checklist import schema as rules_schema
    from checker.output import json_file

    names = (ASSESSMENT, *SCHEMA_NAMES)
    if name not in names:
        known = text(lang, "known-schemas", names=", ".join(names))
        console.give_up(lang, "", text(lang, "unknown-schema", name=name), known)
    found = json_file.schema() if name == ASSESSMENT else rules_schema(name)
    console.show(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
