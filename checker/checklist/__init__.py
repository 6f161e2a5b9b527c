"""The rules: from YAML files to a checklist that the assessment can use.

``load_checklist`` compiles, ``lint`` criticises, ``describe`` puts a rule into words, ``schema`` serves editors.
"""

from checker.checklist.compile import load_checklist
from checker.checklist.describe import describe
from checker.checklist.lint import lint
from checker.checklist.model import (
    Basis,
    Checklist,
    CheckRule,
    Cue,
    Dimension,
    Element,
    Example,
    Finder,
    Grade,
    Label,
    Level,
    Modality,
    OfficialTitle,
    Part,
    Place,
    Profile,
    Reach,
    Scope,
    Term,
    Vocabulary,
    Window,
)
from checker.checklist.problem import ChecklistError, Problem, Where
from checker.checklist.schema import SCHEMA_NAMES, schema

__all__ = [
    "SCHEMA_NAMES",
    "Basis",
    "CheckRule",
    "Checklist",
    "ChecklistError",
    "Cue",
    "Dimension",
    "Element",
    "Example",
    "Finder",
    "Grade",
    "Label",
    "Level",
    "Modality",
    "OfficialTitle",
    "Part",
    "Place",
    "Problem",
    "Profile",
    "Reach",
    "Scope",
    "Term",
    "Vocabulary",
    "Where",
    "Window",
    "describe",
    "lint",
    "load_checklist",
    "schema",
]
