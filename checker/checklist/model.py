"""The compiled checklist: dimensions → elements → parts, the vocabulary they share, the profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checker.checklist.pattern import Node
from checker.checklist.problem import Where


class Level(StrEnum):
    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Label(StrEnum):
    """The verdict of a part; precedence yes > plan > weak > no (catalogue.yaml, reading rules)."""

    YES = "yes"
    PLAN = "plan"
    WEAK = "weak"
    NO = "no"


class Modality(StrEnum):
    """How a mention is meant.  The last four never count: denied, another body's, a topic, an earlier year's."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    WEAK = "weak"
    NEGATED = "negated"
    OTHER = "other"
    TOPIC = "topic"
    EARLIER = "earlier"


class Window(StrEnum):
    """The stretch of text in which the pieces joined by ``&`` must stand together."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    NEXT = "next"  # a sentence and the one that continues it
    ITEM = "item"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    REPORT = "report"


class Reach(StrEnum):
    """How far a cue may reach: ``near`` is GAP characters within its clause, the others are windows."""

    NEAR = "near"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    NEXT = "next"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    REPORT = "report"


class Place(StrEnum):
    """Where a finder looks: a section role, or one of the parts of a report that are no section."""

    TITLE = "title"
    HEADING = "heading"
    FRONT = "front"
    MEASURES = "measures"
    FIRST_RESPONSIBLE = "first-responsible"
    DEFICIENCIES = "deficiencies"
    CAUSES = "causes"
    NEXT_YEAR = "next-year"
    SIGN_OFF = "sign-off"


@dataclass(frozen=True, slots=True)
class Finder:
    """One way a part is recognised.

    ``pattern`` is None when ``section`` asks for a first-level section of that role with content.
    ``places`` empty: anywhere but the title and the sign-off.  ``ignore`` adds to the part's.
    """

    text: str
    pattern: Node | None
    window: Window
    places: frozenset[Place]
    section: Place | None
    ignore: frozenset[Modality]
    where: Where


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the label the part must get on it.  ``year`` is the report year, ``place`` the section role."""

    text: str
    label: Label
    year: int
    place: Place
    where: Where


@dataclass(frozen=True, slots=True)
class Part:
    """``ignore``: modalities that do not demote a mention of this part; ``nil``: truthful statements of none."""

    id: str
    text: str
    find: tuple[Finder, ...]
    nil: tuple[Finder, ...]
    ignore: frozenset[Modality]
    conditional: bool
    examples: tuple[Example, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis, for report years ``since`` … ``until`` (None: open).  Never invented: see legal-bases."""

    document: str
    number: str
    article: str
    requirement: str
    since: int | None
    until: int | None


@dataclass(frozen=True, slots=True)
class Element:
    id: str
    title: str
    level: Level
    weight: float
    since: int | None
    moot_if_nil: str | None
    nil_ok: bool
    why: str
    basis: tuple[Basis, ...]
    advice: str
    skeleton: str
    parts: tuple[Part, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Dimension:
    id: str
    title: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a cue reaches: ``after``/``before`` it or ``between`` its two halves, to the end of ``window``."""

    direction: str  # after | before | both | between | around
    window: Reach


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that change how what stands in their scope is meant (ConText's modifier).

    ``unless`` are longer wordings that contain the cue but are none (pseudo-cues);
    ``until`` words end the scope; ``ranks``, unless empty, limits the cue to reports of bureaux of these ranks.
    ``affects`` and ``spares`` are its examples: a text in which the word that the cue must (not) affect stands in
    【】, and where it is written.
    """

    id: str
    modality: Modality
    pattern: Node
    scope: Scope
    unless: Node | None
    until: Node | None
    ranks: frozenset[str]
    where: Where
    affects: tuple[tuple[str, Where], ...] = ()
    spares: tuple[tuple[str, Where], ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Shared concepts (``@name``) and classes of figure units (``#name``).

    ``places`` leads from ``@name`` and ``#name`` to where it is written.
    """

    concepts: Mapping[str, Node]
    units: Mapping[str, tuple[str, ...]]
    places: Mapping[str, Where] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckRule:
    """How a consistency check is called and how grave it is; what it does is the assessment's business."""

    id: str
    title: str
    severity: str  # error | warning
    why: str
    advice: str
    where: Where


@dataclass(frozen=True, slots=True)
class Term:
    """A fixed name and the slips of it; a slip inside one of ``unless`` is none.

    ``slips`` and ``sound`` are its examples: texts that must, or must not, be found fault with.
    """

    right: str
    wrong: tuple[str, ...]
    unless: tuple[str, ...]
    slips: tuple[str, ...]
    sound: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class OfficialTitle:
    """The official title of a law or document, without 《》, and the short ones that are accepted."""

    title: str
    short: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Grade:
    name: str
    at_least: float


@dataclass(frozen=True, slots=True)
class GateRule:
    """The gate of a profile: ``fail_under`` percent (None: no threshold), and the kinds of finding that fail."""

    fail_under: float | None
    fail_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    id: str
    title: str
    grades: tuple[Grade, ...]
    gate: GateRule = GateRule(None, ())


@dataclass(frozen=True, slots=True)
class Checklist:
    """Everything the assessment needs.  ``digest`` is the sha256 of the rule files it was compiled from.

    ``checks`` in the order they are run; ``terms`` and ``titles`` are what two of them go by.
    """

    id: str
    version: str
    digest: str
    profile: Profile
    dimensions: tuple[Dimension, ...]
    vocabulary: Vocabulary
    cues: tuple[Cue, ...]
    checks: tuple[CheckRule, ...] = ()
    terms: tuple[Term, ...] = ()
    titles: tuple[OfficialTitle, ...] = ()

    @property
    def elements(self) -> tuple[Element, ...]:
        """Those of every dimension, in order."""
        return tuple(element for dimension in self.dimensions for element in dimension.elements)

    @property
    def parts(self) -> tuple[tuple[Element, Part], ...]:
        """Every part with its element, in order."""
        return tuple((element, part) for element in self.elements for part in element.parts)
