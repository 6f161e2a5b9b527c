"""What a run of the gate rests on: settings, checklists, people's decisions, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import console
from checker.cli.loading import load, refuse
from checker.cli.messages import text
from checker.cli.options import DEFAULT_PROFILE
from checker.cli.paths import expand, relative
from checker.output.lang import Lang

if TYPE_CHECKING:
    from checker.checklist.model import Checklist
    from checker.cli.inputs import Plan
    from checker.gate.reviews import Review
    from checker.gate.settings import Settings


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a run of the gate rests on: the settings, the checklists by path, what people decided, the files.

    ``base`` is the folder that paths in waivers, baseline and reviews count from: that of the settings, else where
    one is.
    """

    settings: Settings
    base: Path
    checklist: Checklist
    others: Mapping[str, Checklist]
    reviews: tuple[Review, ...]
    files: list[str]

    @property
    def plan(self) -> Plan:
        """How the files are assessed."""
        from checker.cli.inputs import Plan

        return Plan(self.checklist, self.others, self.reviews, self.place)

    @property
    def checklists(self) -> tuple[Checklist, ...]:
        """Every checklist that is used, each once."""
        return tuple({c.profile.id: c for c in (self.checklist, *self.others.values())}.values())

    def place(self, path: str) -> str:
        """The name by which waivers, baseline and reviews know the document at ``path``."""
        from checker.cli.paths import relative

        return path if path == console.STDIN else relative(path, self.base)

    def checklist_of(self, path: str) -> Checklist:
        """The checklist for the document at ``path``, which may be a file in an archive."""
        return next((c for file, c in self.others.items() if f"{path}/".startswith(f"{file}/")), self.checklist)


def gather(paths: Sequence[str], profile: str | None, rules: Path | None, reviews: Path | None, lang: Lang) -> Gathered:
    """The files, the settings found upward from the first path, and the checklists they name."""
    from checker.checklist import ChecklistError
    from checker.gate import settings as setting

    start = Path.cwd() if not paths or paths[0] == console.STDIN else Path(paths[0])
    try:
        settings = setting.find_settings(start)
    except ChecklistError as error:
        refuse(error.problems, lang, "file-errors")
    except OSError as error:
        console.give_up(lang, str(start), text(lang, "unreadable", reason=console.reason(error, lang)))
    here = Path.cwd()
    found = expand(paths, settings.include, settings.exclude, settings.folder)
    # As they count from here: what is told to CI services must not depend on how a path was written.
    files = list(dict.fromkeys(f if f == console.STDIN or not f.strip() else relative(f, here) for f in found))
    checklist = load(rules, profile or settings.profile or DEFAULT_PROFILE, lang)
    others: dict[str, Checklist] = {}
    loaded = {checklist.profile.id: checklist}
    for file in files:
        override = setting.override_of(settings, relative(file, settings.folder))
        if override and override.profile and not profile:
            if override.profile not in loaded:
                loaded[override.profile] = load(rules, override.profile, lang)
            others[file] = loaded[override.profile]
    dimensions = {d.id for found in loaded.values() for d in found.dimensions}
    if unknown := setting.unknown_dimensions(settings, dimensions):
        console.unknown_id(unknown[0], sorted(dimensions), lang)
    folder = reviews or (settings.folder / settings.reviews if settings.reviews else None)
    found_reviews = _reviews(folder, list(loaded.values()), lang)
    return Gathered(settings, settings.folder if settings.file else here, checklist, others, found_reviews, files)


def read_bytes(file: Path, lang: Lang) -> bytes:
    """The content of a waivers, baseline or review file; ends the command when it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        console.give_up(lang, str(file), text(lang, "not-found"), text(lang, "not-found-hint"))
    except OSError as error:
        console.give_up(lang, str(file), text(lang, "unreadable", reason=console.reason(error, lang)))


def _reviews(folder: Path | None, checklists: Sequence[Checklist], lang: Lang) -> tuple[Review, ...]:
    from checker.checklist import ChecklistError
    from checker.gate.reviews import load_reviews

    if folder is None:
        return ()
    if not folder.is_dir():
        console.give_up(lang, str(folder), text(lang, "no-reviews"), text(lang, "no-reviews-hint"))
    parts = {f"{element.id}/{part.id}" for checklist in checklists for element, part in checklist.parts}
    found: list[Review] = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            found += load_reviews(read_bytes(file, lang), file.name, parts)
        except ChecklistError as error:
            refuse(error.problems, lang, "file-errors")
    return tuple(found)
