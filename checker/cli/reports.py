"""``--report FORMAT[:PATH]``: further results of a run, each in a format of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import console
from checker.cli.messages import text
from checker.cli.paths import relative
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.assessment.model import Run
    from checker.gate.model import GateResult

FOLDER = Path("reports_out")
"""Where a result goes that no path is given for."""


@dataclass(frozen=True, slots=True)
class Format:
    """``module`` in checker.output renders it; ``takes_verdict``: from run and verdict, not from the run alone."""

    module: str
    suffix: str
    takes_verdict: bool = False


FORMATS: dict[str, Format] = {
    "json": Format("json_file", ".json"),
    "markdown": Format("markdown", ".md"),
    "table": Format("table", ".txt"),
    "html": Format("html", ".html"),
    "xlsx": Format("xlsx", ".xlsx"),
    "docx": Format("memo", ".docx"),
    "csv": Format("csv_file", ".csv"),
    "sarif": Format("sarif", ".sarif", True),
    "junit": Format("junit", ".xml", True),
    "github": Format("github", ".txt", True),
    "gitlab": Format("gitlab", ".json", True),
    "rdjson": Format("rdjson", ".json", True),
    "oscal": Format("oscal", ".json", True),
    "lines": Format("lines", ".txt", True),
    "annotated": Format("annotated", ""),
}
BINARY = frozenset({"xlsx", "docx"})
ANNOTATED = "annotated"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A format and where it goes; None: standard output.  For the annotated copies it is a folder."""

    name: str
    path: Path | None


def parse(values: Sequence[str], stem: str, inputs: Sequence[str], lang: Lang) -> list[Wanted]:
    """What ``--report`` asks for; ``stem`` names the files no path is given for.  Ends the command on a mistake."""
    found = []
    for value in values:
        name, _, path = value.partition(":")
        if name not in FORMATS:
            known = text(lang, "unknown-format-hint", known=", ".join(FORMATS))
            console.give_up(lang, "", text(lang, "unknown-format", name=name), known)
        suffix = FORMATS[name].suffix
        if name == ANNOTATED:
            found.append(Wanted(name, Path(path) if path else FOLDER))
        elif path == console.STDIN:
            if name in BINARY:
                hint = text(lang, "not-printed-hint", name=name, suffix=suffix)
                console.give_up(lang, "", text(lang, "not-printed", name=name), hint)
            found.append(Wanted(name, None))
        else:
            file = f"{stem}.{name}{suffix}" if suffix in (".json", ".txt") and name != "json" else f"{stem}{suffix}"
            default = str(FOLDER / file)
            found.append(Wanted(name, console.destination(path or default, file, inputs, lang)))
    return found


def write(wanted: Sequence[Wanted], run: Run, result: GateResult, lang: Lang) -> None:
    """Render and write everything ``wanted``, telling on standard error what went where."""
    for each in wanted:
        for path, content in _rendered(each, run, result, lang):
            console.deliver(content, path, lang)
            if path is not None:
                console.note(text(lang, "written", path=path))


def ungated(run: Run) -> GateResult:
    """The findings of ``run`` where no gate was asked for: no thresholds, nothing excused."""
    from datetime import date

    from checker.gate.model import Thresholds
    from checker.gate.verdict import Exceptions, decide

    no_exceptions = Exceptions((), "", None, "", date.min, lambda glob: False)
    return decide(_from_here(run), lambda path: Thresholds(), no_exceptions)


def _rendered(wanted: Wanted, run: Run, result: GateResult, lang: Lang) -> Iterator[tuple[Path | None, str | bytes]]:
    format = FORMATS[wanted.name]
    module = import_module(f"checker.output.{format.module}")
    if wanted.name == ANNOTATED:
        for document in run.documents:
            copy = _annotated(document.path)
            if copy and (content := module.annotate(copy, document, lang)) is not None:
                name = Path(document.path)
                yield (wanted.path or FOLDER) / f"{name.stem}-批注{name.suffix}", content
    elif format.takes_verdict:
        yield wanted.path, module.render(_from_here(run), result, lang)
    elif wanted.name == "json":
        yield wanted.path, module.render(run)
    else:
        yield wanted.path, module.render(run, lang)


def _from_here(run: Run) -> Run:
    """``run`` with its paths as they count from the folder one is in, for that is how other programs know files."""
    here = Path.cwd()
    documents = tuple(
        document
        if document.path == console.STDIN or (path := relative(document.path, here)) == document.path
        else replace(document, path=path)
        for document in run.documents
    )
    return replace(run, documents=documents)


def _annotated(path: str) -> bytes | None:
    """The original of a document, None where it is not a file of its own (standard input, a member of a zip)."""
    file = Path(path)
    return file.read_bytes() if path != console.STDIN and file.is_file() else None
