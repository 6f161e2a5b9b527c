"""The JSON Schemas of the rule files, for editors and for ``check_structure``."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

SCHEMA_NAMES = ("rules", "profile", "vocabulary", "modality", "checks", "terms", "citations", "template")
"""The kinds of rule file that have a schema."""


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the rule files of kind ``name``; the caller may change the copy it gets.

    Raises KeyError when ``name`` is not one of SCHEMA_NAMES.
    """
    return dict(json.loads(_source(name)))


@cache
def _source(name: str) -> str:
    if name not in SCHEMA_NAMES:
        raise KeyError(name)
    return (resources.files("checker.checklist") / "schemas" / f"{name}.schema.json").read_text("utf-8")
