"""From paragraphs and headings to sections and sentences, each with its role."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.reading import roles
from checker.reading.headings import Heading, levels
from checker.reading.identity import Identity
from checker.reading.model import Role, Section, Sentence
from checker.reading.sentences import cut
from checker.reading.textmap import Span


def sections(
    headings: Sequence[Heading], paragraphs: Sequence[Span], identity: Identity, wording: Callable[[int, int], str]
) -> tuple[Section, ...]:
    """The report itself and a section for each heading; ``wording`` gives the original of a stretch."""
    body_end = paragraphs[identity.body_end - 1][1] if paragraphs and identity.body_end else 0
    whole = paragraphs[-1][1] if paragraphs else 0
    found = [Section(0, 0, 0, "", Role.MEASURES, 0, 0, 0, whole)]
    depths = levels(headings)
    open_sections = [0]
    mixed: set[int] = set()
    for index, (heading, level) in enumerate(zip(headings, depths, strict=True), 1):
        del open_sections[level:]
        parent = open_sections[-1]
        following = next((n for n in range(index, len(headings)) if depths[n] <= level), None)
        end = body_end if following is None else paragraphs[headings[following].paragraph - 1][1]
        is_empty = heading.start == heading.end
        own = None
        if not is_empty or level == 1:
            own = roles.heading_role(heading.title, identity.year, level == 1 and heading.start * 2 > whole)
        role = roles.inherited(found[parent].role, own, parent in mixed)
        if parent in mixed or roles.is_mixed(heading.title):
            mixed.add(index)
        title = wording(heading.start, heading.end).rstrip("。｡.：: ") if not is_empty else heading.title
        found.append(Section(index, parent, level, title, role, heading.start, heading.end, heading.start, end))
        open_sections.append(index)
    return tuple(found)


def sentences(
    text: str, paragraphs: Sequence[Span], found: Sequence[Section], identity: Identity, held: Sequence[Span]
) -> tuple[Sentence, ...]:
    """Every sentence of ``text`` in order.  Numbers of paragraphs are those of the report, from 1."""
    result: list[Sentence] = []
    current = item = 0
    carried: Role | None = None
    previous = ""
    for number, (start, end) in enumerate(paragraphs):
        item += 1
        while current + 1 < len(found) and found[current + 1].start <= start:
            current += 1
            carried = None
        section = found[current]
        base = section.role
        in_title = number < identity.title_paragraphs
        if number >= identity.body_end:
            section, base = found[0], Role.SIGN_OFF
        elif current == 0 and (len(found) > 1 or in_title or _is_address(text, end, number, identity)):
            base = Role.FRONT
        heading_end = section.heading_end if section.heading_start == start and section.index else start
        if identity.title and identity.title[0] <= start < identity.title[1]:
            heading_end = end
        if heading_end > start:
            clauses = _clauses(text, start, heading_end)
            result.append(_sentence(result, start, heading_end, number, section, item, base, True, clauses))
        if heading_end == end:
            continue
        opened = carried if carried and roles.goes_on(previous, text[start : start + 12]) else None
        is_late = start * 2 > len(text)
        is_closing = identity.body_end - 2 <= number < identity.body_end and len(paragraphs) > 2
        for piece in cut(text, heading_end, end, held):
            if piece.opens_item and piece.start > heading_end:
                item += 1
            sentence = text[piece.start : piece.end]
            opened = roles.opening_role(sentence, opened or base, identity.year, is_late, is_closing) or opened
            result.append(
                _sentence(result, piece.start, piece.end, number, section, item, opened or base, False, piece.clauses)
            )
        carried, previous = opened, text[max(start, end - 1) : end]
    return tuple(result)


def _sentence(
    before: Sequence[Sentence],
    start: int,
    end: int,
    number: int,
    section: Section,
    item: int,
    role: Role,
    is_heading: bool,
    clauses: tuple[Span, ...],
) -> Sentence:
    return Sentence(len(before), start, end, number + 1, section.index, item, role, is_heading, clauses)


def _clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    return tuple(clause for piece in cut(text, start, end, ()) for clause in piece.clauses)


def _is_address(text: str, end: int, number: int, identity: Identity) -> bool:
    """Whether the paragraph right under the title names whom the report is sent to."""
    return identity.title is not None and number == identity.title_paragraphs and text[end - 1] == ":"
