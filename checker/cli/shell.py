"""The frame of every command: language of help and usage errors, exit codes, interruption."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from checker.cli import console, exit_codes
from checker.cli.help_texts import ENGLISH, HEADINGS
from checker.cli.messages import parser_message, text
from checker.output.lang import Lang

# The common ancestor of the option parser's errors, whichever parser this version of typer brings along.
_ParserError: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")


def language(arguments: Sequence[str]) -> Lang:
    """The language asked for in ``arguments``, before they are parsed: an error in them must be told in it."""
    joined = " ".join(arguments).lower().replace("--lang=", "--lang ")
    return Lang.EN if "--lang en" in joined else Lang.ZH


class Command(TyperCommand):
    """A command with help in two languages."""

    def get_help(self, ctx: Any) -> str:
        lang = _asked(ctx)
        with _help_in(lang, self):
            return _headings(super().get_help(ctx), lang)


class Group(TyperGroup):
    """A group of commands; the outermost one turns whatever happens into a message and an exit code."""

    def get_help(self, ctx: Any) -> str:
        lang = _asked(ctx)
        with _help_in(lang, self, *self.commands.values()):
            return _headings(super().get_help(ctx), lang)

    def main(self, args: Sequence[str] | None = None, *positional: Any, **options: Any) -> Any:
        arguments = list(sys.argv[1:] if args is None else args)
        lang = language(arguments)
        options |= {"prog_name": "checker", "standalone_mode": False, "obj": lang, "default_map": _defaults(self, lang)}
        _open_closed_streams()
        _use_utf8()
        try:
            code = super().main(arguments, *positional, **options)
        except _ParserError as error:
            code = _usage_error(error, lang)
        except OSError as error:
            code = _system_trouble(error, lang)
        except (typer.Abort, KeyboardInterrupt):
            code = exit_codes.INTERRUPTED
        if code == exit_codes.INTERRUPTED:
            print(text(lang, "interrupted"), file=sys.stderr)
        sys.exit(code if isinstance(code, int) else exit_codes.MET)


def _defaults(group: Group, lang: Lang) -> dict[str, Any]:
    """``--lang`` before the command means the same as after it."""
    nested = {name: _defaults(c, lang) for name, c in group.commands.items() if isinstance(c, Group)}
    return {"lang": lang.value} | {name: {"lang": lang.value} for name in group.commands} | nested


def _usage_error(error: Exception, lang: Lang) -> int:
    context = getattr(error, "ctx", None)
    message = parser_message(lang, getattr(error, "format_message")())  # noqa: B009
    command = context.command_path if context is not None else "checker"
    console.trouble(lang, "", message, text(lang, "try-help", command=command))
    return exit_codes.USAGE


def _system_trouble(error: OSError, lang: Lang) -> int:
    """What no command has dealt with: mostly that standard output cannot be written to."""
    console.give_up_output()
    if isinstance(error, BrokenPipeError):
        return exit_codes.MET
    subject = text(lang, "stdout") if error.filename is None else str(error.filename)
    said = text(lang, "unwritable" if error.filename is None else "unreadable", reason=console.reason(error, lang))
    console.trouble(lang, subject, said, text(lang, "unwritable-hint"))
    return exit_codes.USAGE


def _asked(context: Any) -> Lang:
    found = context.find_root().obj
    return found if isinstance(found, Lang) else Lang.ZH


@contextlib.contextmanager
def _help_in(lang: Lang, *commands: Any) -> Iterator[None]:
    """The help of ``commands`` and their options in ``lang`` while help is made; Chinese again afterwards."""
    described = [c for command in commands for c in (command, *command.params)]
    chinese = [(d, getattr(d, "help", None)) for d in described]
    if lang is Lang.EN:
        for item, words in chinese:
            if words:
                item.help = ENGLISH.get(words, words)
    try:
        yield
    finally:
        for item, words in chinese:
            if words:
                item.help = words


def _headings(made: str, lang: Lang) -> str:
    words: Mapping[str, str] = HEADINGS if lang is Lang.ZH else {}
    for english, chinese in words.items():
        made = made.replace(english, chinese)
    return made


def _open_closed_streams() -> None:
    # Python has None for what the shell closed (``>&-``).
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _use_utf8() -> None:
    # A file or pipe gets UTF-8 on every system; a terminal its own encoding, what it lacks replaced.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")
