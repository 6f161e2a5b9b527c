"""A compliance checker for annual reports on rule-of-law government (法治政府建设年度情况报告).

from checker import assess, load_checklist, read_file

assessment = assess(read_file(Path("report.txt")), load_checklist())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker._version import __version__

if TYPE_CHECKING:
    from checker.assessment import Assessor, assess
    from checker.checklist import load_checklist
    from checker.reading import read_bytes, read_file

__all__ = ["Assessor", "__version__", "assess", "load_checklist", "read_bytes", "read_file"]

_ROOMS = {
    "Assessor": "checker.assessment",
    "assess": "checker.assessment",
    "load_checklist": "checker.checklist",
    "read_bytes": "checker.reading",
    "read_file": "checker.reading",
}


def __getattr__(name: str) -> Any:
    """The public names, brought in when first used: the command line must not pay for what it does not need."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_ROOMS[name]), name)
