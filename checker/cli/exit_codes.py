"""The exit codes, the same for every command and format.

0    done; for ``score``: every file was assessed; for ``gate``: and the thresholds are met
1    not met: ``gate``, ``baseline diff`` with anything new, ``diff --fail-on-worse``
2    wrong use, wrong configuration or a rule error; also a path that does not exist or is a folder,
     when nothing could be assessed
3    nothing to evaluate: every input is empty, blank or no report, or no element applies to it
4    incomplete: an input cannot be read (binary, too large, unknown encoding, no permission),
     or some files were assessed and others, for whatever reason, were not
130  interrupted

When nothing could be assessed and the reasons differ, 2 goes before 4 and 4 before 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.assessment.model import Document

MET = 0
NOT_MET = 1
USAGE = 2
NOTHING = 3
INCOMPLETE = 4
INTERRUPTED = 130

_WRONG_PATH = frozenset({"not-found", "directory"})
_NOTHING_THERE = frozenset({"empty", "empty-archive", "blank", "not-a-report"})


def of_documents(documents: Sequence[Document]) -> int:
    """The exit code for a run over ``documents``."""
    failed = [d.error.code for d in documents if d.error is not None]
    assessed = [d.assessment for d in documents if d.assessment is not None]
    if assessed:
        if failed:
            return INCOMPLETE
        return NOTHING if all(a.score.percent is None for a in assessed) else MET
    return of_errors(failed)


def of_errors(codes: Sequence[str]) -> int:
    """The exit code when nothing could be assessed, from the codes of the errors."""
    if any(code in _WRONG_PATH for code in codes):
        return USAGE
    return NOTHING if all(code in _NOTHING_THERE for code in codes) else INCOMPLETE
