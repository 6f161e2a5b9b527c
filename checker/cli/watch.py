"""``checker watch``: a draft is assessed again whenever it is saved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import console
from checker.cli.gate import ProfileChoice, ReviewsOption
from checker.cli.gathering import Gathered, gather
from checker.cli.messages import text
from checker.cli.options import LangOption, RulesOption
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.assessment.model import Document

_WAIT = 500
"""Milliseconds without a change after which the watcher looks whether it should end."""

PathArgument = Annotated[str, typer.Argument(metavar="PATH", help="要留意的报告文件或文件夹", show_default=False)]


def watch(
    path: PathArgument,
    reviews: ReviewsOption = None,
    profile: ProfileChoice = None,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Show the score, then after every save what changed in it, until interrupted (130)."""
    from checker.output import progress

    if path == console.STDIN or not path.strip() or not Path(path).exists():
        key = "not-watched" if path == console.STDIN else "not-found"
        console.give_up(lang, path, text(lang, key), text(lang, f"{key}-hint"))
    changes = _changes(Path(path), lang)
    # The watcher has begun: what is saved from here on is not missed.
    known: dict[str, Document] = {}
    for document in _assessed(gather([path], profile, rules, reviews, lang), None, lang):
        if document.assessment:
            known[document.path] = document
            console.show(progress.first(document.path, document.assessment, lang))
    console.note(text(lang, "watching", path=path))
    for changed in changes:
        # Settings and decisions may have changed as well as the draft.
        gathered = gather([path], profile, rules, reviews, lang)
        for document in _assessed(gathered, changed, lang):
            before = known.get(document.path)
            if document.assessment is None or (before and before.sha256 == document.sha256):
                continue
            known[document.path] = document
            if before and before.assessment:
                console.show(progress.change(document.path, before.assessment, document.assessment, lang))
            else:
                console.show(progress.first(document.path, document.assessment, lang))


def _changes(path: Path, lang: Lang) -> Iterator[set[str]]:
    """The absolute paths of what was saved, again and again; begins to watch before it returns."""
    try:
        import watchfiles
    except ImportError:
        console.give_up(lang, "", text(lang, "no-watchfiles"), text(lang, "no-watchfiles-hint"))
    # A file is watched through its folder: programs save a new file under the old name.
    folder, is_folder = (path, True) if path.is_dir() else (path.absolute().parent, False)
    found = watchfiles.watch(folder, recursive=is_folder, rust_timeout=_WAIT, yield_on_timeout=True)
    begun = next(found)
    return (
        {os.path.abspath(name) for _, name in changed} for batch in ([begun], found) for changed in batch if changed
    )


def _assessed(gathered: Gathered, changed: set[str] | None, lang: Lang) -> tuple[Document, ...]:
    """The documents among those gathered that have changed (None: all); one that is just being saved is left out."""
    from checker.cli.inputs import run_plan

    files = [
        file
        for file in gathered.files
        if changed is None or (os.path.abspath(file) in changed and os.path.exists(file))
    ]
    return run_plan(files, gathered.plan, lang)[0].documents if files else ()
