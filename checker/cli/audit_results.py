"""What an audit writes into its folder, and what it says at the end."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from checker.audit import completeness, run, summary, trends
from checker.audit.whole import Audit
from checker.cli import console, exit_codes
from checker.cli.messages import text
from checker.output import audit_csv, audit_findings, audit_html, audit_jsonl, audit_xlsx

if TYPE_CHECKING:
    from checker.assessment.model import Run
    from checker.audit.copying import Copying
    from checker.audit.manifest import Expected
    from checker.audit.model import Entry, Found, Origin
    from checker.audit.store import Store
    from checker.audit.summary import Frame, Row
    from checker.output.lang import Lang

PAGES = "reports"
ASSESSMENTS = "assessments.jsonl"
FINDINGS = "findings.parquet"
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 60
_MOST_FAILURES = 20
"""Unreadable files that are named on the terminal; the others stand in the results."""


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What the results are made of: the files of every path, what the manifest says of paths and expects, records."""

    frame: Frame
    files: Mapping[str, Sequence[Found]]
    origins: Mapping[str, Origin]
    expected: Sequence[Expected]
    store: Store

    def entries(self) -> Iterator[tuple[Entry, str]]:
        """Every file with the key of its record, by name."""
        return run.entries(self.files, self.origins, self.store)


def write(folder: Path, made: Ingredients, lang: Lang) -> Audit:
    """Writes every result into ``folder`` and returns what they show.  Raises OSError."""
    rows: list[Row] = []
    with _whole(folder / ASSESSMENTS) as aside, aside.open("w", encoding="utf-8", newline="\n") as stream:
        for number, (entry, key) in enumerate(made.entries(), 1):
            rows.append(summary.row(entry, key, _page(folder, number, entry)))
            stream.write(audit_jsonl.line(entry))
    audit = Audit(
        frame=made.frame,
        rows=tuple(rows),
        completeness=completeness.completeness(made.expected, rows) if made.expected else None,
        copying=_copying(rows, made.store, lang),
        trends=trends.trends(rows, made.frame),
    )
    console.deliver(audit_csv.render(audit), folder / "matrix.csv", lang)
    console.deliver(audit_xlsx.render(audit, lang), folder / "audit.xlsx", lang)
    console.deliver(audit_html.render(audit, lang), folder / "index.html", lang)
    _parquet(folder, made)
    return audit


def as_run(made: Ingredients) -> Run:
    """The whole audit as one run, for the formats that ``--report`` names; without the texts of the reports."""
    from checker.assessment.model import Run
    from checker.output.result_file import document_of

    frame = made.frame
    return Run(
        tool_version=frame.tool_version,
        checklist_id=frame.checklist_id,
        checklist_version=frame.checklist_version,
        checklist_digest=frame.checklist_digest,
        profile_id=frame.profile_id,
        profile_title=frame.profile_title,
        generated_at=frame.generated_at,
        documents=tuple(document_of(entry.record.document) for entry, _ in made.entries()),
    )


def closing(audit: Audit, folder: str, lang: Lang) -> Iterator[str]:
    """The unreadable files, who is missing, and one line with the counts and where the results are."""
    failed = [row for row in audit.rows if row.error]
    for row in failed[:_MOST_FAILURES]:
        if row.error:
            yield text(lang, "audit-failed", path=row.name, message=row.error[1])
    if len(failed) > _MOST_FAILURES:
        yield text(lang, "audit-more-failed", count=len(failed) - _MOST_FAILURES)
    if audit.completeness and audit.completeness.missing:
        yield text(lang, "audit-missing", count=len(audit.completeness.missing))
    if audit.copying and audit.copying.pairs:
        yield text(lang, "audit-copied", count=len(audit.copying.pairs))
    scored = [row.percent for row in audit.rows if row.percent is not None]
    mean = f"{sum(scored) / len(scored):.1f}" if scored else "–"
    yield text(lang, "audit-done", total=len(audit.rows), scored=len(scored), mean=mean, failed=len(failed))
    yield text(lang, "audit-where", path=folder)


def code(audit: Audit) -> int:
    """4 when some file could not be read, 3 when there is nothing with a score, else 0."""
    errors = [row.error[0] for row in audit.rows if row.error]
    if any(row.percent is not None for row in audit.rows):
        return exit_codes.INCOMPLETE if errors else exit_codes.MET
    return exit_codes.of_errors(errors) if errors else exit_codes.NOTHING


def _page(folder: Path, number: int, entry: Entry) -> str:
    """Writes the page of ``entry`` where it has one; its link from the overview, else empty."""
    if not entry.record.page:
        return ""
    name = _UNSAFE.sub("-", entry.organisation or PurePath(entry.name).stem)[:_LONGEST_NAME].strip("-.")
    link = f"{PAGES}/{number:05}-{name}.html"
    target = folder / link
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(entry.record.page, encoding="utf-8", newline="\n")
    return link


def _copying(rows: Sequence[Row], store: Store, lang: Lang) -> Copying | None:
    if len(rows) < 2:
        return None
    from checker.audit import copying

    try:
        return copying.copying(rows, lambda row: store.paragraphs(row.key))
    except ImportError:
        console.note(text(lang, "no-audit-extra"))
        return None


def _parquet(folder: Path, made: Ingredients) -> None:
    """The findings, where the extra is installed; who wants them knows that it is needed."""
    try:
        with _whole(folder / FINDINGS) as aside:
            audit_findings.write_parquet((entry for entry, _ in made.entries()), aside)
    except ImportError:
        return


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """Where to write a file that is there whole or not at all: it takes the place of ``target`` at the end."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as folder:
        aside = Path(folder) / target.name
        yield aside
        aside.replace(target)
