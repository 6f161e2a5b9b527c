"""``checker explain``: what a dimension, element or part asks, why, and how it is recognised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import console
from checker.cli.loading import load
from checker.cli.messages import text
from checker.cli.options import DEFAULT_PROFILE, LangOption, ProfileOption, RulesOption
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.checklist.model import Basis, Checklist, Dimension, Element, Part

_INDENT = "  "


def explain(
    id: Annotated[str, typer.Argument(metavar="ID", help="维度、要素或“要素/要点”的编号", show_default=False)],
    profile: ProfileOption = DEFAULT_PROFILE,
    rules: RulesOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print everything the checklist says about ``id``; a title does as well as an id."""
    checklist = load(rules, profile, lang)
    lines = _find(id, checklist, lang)
    if lines is None:
        console.unknown_id(id, _names(checklist), lang)
    console.show("\n".join(_wrapped(lines)) + "\n")


def _find(wanted: str, checklist: Checklist, lang: Lang) -> Iterator[str] | None:
    for dimension in checklist.dimensions:
        if wanted in (dimension.id, dimension.title):
            return _dimension(dimension, lang)
        for element in dimension.elements:
            if wanted in (element.id, element.title):
                return _element(element, dimension, checklist, lang, element.parts)
            for part in element.parts:
                if wanted == f"{element.id}/{part.id}":
                    return _element(element, dimension, checklist, lang, (part,))
    return None


def _names(checklist: Checklist) -> list[str]:
    dimensions, elements = checklist.dimensions, checklist.elements
    parts = (f"{e.id}/{p.id}" for e, p in checklist.parts)
    titles = (*(d.title for d in dimensions), *(e.title for e in elements))
    return [*(d.id for d in dimensions), *(e.id for e in elements), *parts, *titles]


def _dimension(dimension: Dimension, lang: Lang) -> Iterator[str]:
    yield _heading(dimension, lang)
    for element in dimension.elements:
        yield ""
        yield f"{_INDENT}{_heading(element, lang)}  {_standing(element, lang)}"
        yield from (f"{_INDENT * 2}{part.id}  {part.text}" for part in element.parts)


def _element(
    element: Element, dimension: Dimension, checklist: Checklist, lang: Lang, parts: Sequence[Part]
) -> Iterator[str]:
    yield _heading(element, lang)
    yield _named(lang, "part-of", _heading(dimension, lang))
    yield _named(lang, "level", _standing(element, lang))
    if element.since is not None:
        yield _INDENT + text(lang, "since", year=element.since)
    if element.moot_if_nil is not None:
        yield _INDENT + text(lang, "moot", title=_title(element.moot_if_nil, checklist, lang))
    yield _named(lang, "why", element.why)
    yield from _bases(element.basis, lang)
    for part in parts:
        yield ""
        yield from _part(element, part, lang)
    yield ""
    yield _named(lang, "advice", element.advice)
    yield _named(lang, "skeleton", element.skeleton)


def _part(element: Element, part: Part, lang: Lang) -> Iterator[str]:
    from checker.checklist import describe
    from checker.output import messages

    note = messages.text(lang, "bracketed", said=text(lang, "conditional")) if part.conditional else ""
    yield f"{element.id}/{part.id}{note}"
    yield _INDENT + _named(lang, "asks", part.text)
    yield _INDENT + _named(lang, "recognised", "")
    yield from (f"{_INDENT * 2}- {describe(finder)}" for finder in part.find)
    if part.nil:
        yield _INDENT + _named(lang, "nil", "")
        yield from (f"{_INDENT * 2}- {describe(finder)}" for finder in part.nil)
    yield _INDENT + _named(lang, "examples", "")
    for label, name in messages.LABELS[lang].items():
        for example in part.examples:
            if example.label is label:
                yield f"{_INDENT * 2}{text(lang, 'named', name=name, value=' '.join(example.text.split()))}"


def _bases(bases: Sequence[Basis], lang: Lang) -> Iterator[str]:
    from checker.output import messages

    if not bases:
        yield _named(lang, "basis", messages.text(lang, "practice"))
    for basis in bases:
        cited = "".join([f"《{basis.document}》", basis.number and f"（{basis.number}）", basis.article])
        yield _named(lang, "basis", cited)
        yield f"{_INDENT}{basis.requirement}"
        if basis.since is not None or basis.until is not None:
            key = {(False, True): "in-force-until", (True, False): "in-force-since"}
            known = (basis.since is not None, basis.until is not None)
            yield _INDENT + text(lang, key.get(known, "in-force"), since=basis.since, until=basis.until)


def _standing(element: Element, lang: Lang) -> str:
    from checker.output.messages import LEVELS

    return text(lang, "standing", level=LEVELS[lang][element.level], weight=element.weight)


def _heading(asked: Dimension | Element, lang: Lang) -> str:
    from checker.output.glosses import titled

    return f"{titled(lang, asked.id, asked.title)}  {asked.id}"


def _title(element_id: str, checklist: Checklist, lang: Lang) -> str:
    from checker.output.glosses import titled

    return next((titled(lang, e.id, e.title) for e in checklist.elements if e.id == element_id), element_id)


def _named(lang: Lang, key: str, value: str) -> str:
    return text(lang, "named", name=text(lang, key), value=value).rstrip()


def _wrapped(lines: Iterator[str]) -> Iterator[str]:
    """Lines no wider than the screen, each continued at its own indent."""
    from checker.output.textwidth import wrap

    columns = console.width()
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        yield from (indent + piece for piece in wrap(line.strip(), columns - len(indent)) or [""])
