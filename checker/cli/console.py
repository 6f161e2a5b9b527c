"""Printing: results to standard output or a file, troubles to standard error."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import typer

from checker.cli import exit_codes
from checker.cli.messages import text
from checker.output.lang import Lang

PIPED_WIDTH = 100
STDIN = "-"

_REASONS = {
    errno.ENOENT: "no-folder",
    errno.EEXIST: "not-a-folder",
    errno.ENOTDIR: "not-a-folder",
    errno.EISDIR: "a-folder",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.EROFS: "read-only",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.ENAMETOOLONG: "name-too-long",
    errno.ELOOP: "link-loop",
}


def width() -> int:
    """Columns to write for: COLUMNS, else those of the terminal, else 100."""
    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns


def wants_colour(output: Path | None) -> bool:
    """Colour only on a terminal that did not say NO_COLOR."""
    return (
        output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def show(content: str) -> None:
    """Print ``content`` (which ends its own lines).  A reader that went away is no error."""
    try:
        sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        give_up_output()


def show_aside(content: str) -> None:
    """Print ``content`` on standard error: standard output is taken by a result for another program."""
    sys.stderr.write(content)
    sys.stderr.flush()


def give_up_output() -> None:
    """Print no more: Python flushes once more when it ends and would complain then."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def reason(error: OSError, lang: Lang) -> str:
    """Why the system refused, in words of ``lang`` where there are any."""
    key = _REASONS.get(error.errno or 0)
    return text(lang, key) if key else error.strerror or str(error)


def trouble(lang: Lang, subject: str, message: str, hint: str = "") -> None:
    """One trouble on standard error: what it is about, what is wrong, what to do."""
    from checker.output.textwidth import clean

    if subject:
        named = text(lang, "stdin") if subject == STDIN else clean(subject)
        line = text(lang, "error-at", subject=named, message=clean(message))
    else:
        line = text(lang, "error", message=clean(message))
    print(line, file=sys.stderr)
    if hint:
        print(f"    {clean(hint)}", file=sys.stderr)


def page_progress(lang: Lang) -> Callable[[int, int], None] | None:
    """What shows, on a terminal, how far the recognition of a scan has come."""
    if not sys.stderr.isatty():
        return None

    def show_page(page: int, pages: int) -> None:
        said = text(lang, "page-done", page=page, pages=pages)
        # The line is wiped when the last page is done.
        print(f"\r{said}" if page < pages else "\r\033[K", end="", file=sys.stderr, flush=True)

    return show_page


def note(said: str) -> None:
    """One line for the user on standard error that is no trouble."""
    from checker.output.textwidth import clean

    print(clean(said), file=sys.stderr)


def give_up(lang: Lang, subject: str, message: str, hint: str = "", code: int = exit_codes.USAGE) -> NoReturn:
    """Say what is wrong and end with ``code``."""
    trouble(lang, subject, message, hint)
    raise typer.Exit(code)


def unknown_id(wanted: str, known: Sequence[str], lang: Lang) -> NoReturn:
    """Say that there is no ``wanted``, with the ids most like it."""
    from difflib import get_close_matches

    close = get_close_matches(wanted, known, n=3, cutoff=0.6) or [k for k in known if wanted and wanted in k][:3]
    hint = text(lang, "did-you-mean", ids=", ".join(close)) if close else text(lang, "see-list")
    give_up(lang, "", text(lang, "unknown-id", id=wanted), hint)


def deliver(content: str | bytes, output: Path | None, lang: Lang) -> None:
    """Write ``content`` to ``output``, text as UTF-8, creating its folder; or print it, which only text can be."""
    if output is None:
        if isinstance(content, bytes):
            raise TypeError("bytes are not printed")
        show(content)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        _replace(output, content)
    except OSError as error:
        said = text(lang, "unwritable", reason=reason(error, lang))
        give_up(lang, str(output), said, text(lang, "unwritable-hint"))


def destination(output: str | None, name: str, inputs: Iterable[str], lang: Lang) -> Path | None:
    """Where the result goes: ``output``, or the file ``name`` in it when it is a folder; never one of ``inputs``."""
    if output is None:
        return None
    if not output.strip():
        give_up(lang, "", text(lang, "no-output-name"), text(lang, "no-output-name-hint"))
    path = Path(output)
    target = path / name if path.is_dir() or output.endswith(("/", os.sep)) else path
    if target.exists() and any(Path(i).exists() and target.samefile(i) for i in inputs):
        give_up(lang, str(target), text(lang, "output-is-input"), text(lang, "output-is-input-hint"))
    return target


def _replace(output: Path, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    if output.exists() and not output.is_file():  # /dev/stdout and its kind are written to, not replaced
        output.write_bytes(data)
        return
    # Half a result must not be taken for a whole one: written aside first.
    target = output.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    aside = Path(name)
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
        aside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
