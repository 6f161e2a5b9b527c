"""``checker schema``: the JSON Schema of the result file or of a kind of rule file."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli import console
from checker.cli.messages import text
from checker.cli.options import LangOption
from checker.output.lang import Lang

ASSESSMENT = "assessment"
FINDINGS = "findings"


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="名称：assessment, findings, settings, waivers, reviews, "
            "rules, profile, vocabulary, modality, checks, terms, citations, template",
            show_default=False,
        ),
    ],
    lang: LangOption = Lang.ZH,
) -> None:
    """Print the schema called ``name``."""
    import json

    from checker.checklist import SCHEMA_NAMES
    from checker.checklist import schema as rules_schema
    from checker.gate import reviews, settings, waivers
    from checker.output import audit_findings, json_file

    own = {
        ASSESSMENT: json_file.schema,
        FINDINGS: audit_findings.schema,
        "settings": settings.schema,
        "waivers": waivers.schema,
        "reviews": reviews.schema,
    }
    names = (*own, *SCHEMA_NAMES)
    if name not in names:
        known = text(lang, "known-schemas", names=", ".join(names))
        console.give_up(lang, "", text(lang, "unknown-schema", name=name), known)
    found = own[name]() if name in own else rules_schema(name)
    console.show(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
