"""Mentions: where a report speaks of a part, and how it means it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from checker.assessment.match import Match, single
from checker.assessment.matching import Matching
from checker.assessment.modality import ModalityReader
from checker.checklist.model import Checklist, Finder, Modality, Part, Place
from checker.reading.model import Report, Role, Section, Sentence

MIN_CONTENT = 8
"""Characters under a heading below which it counts as bare."""

_NO_CONTENT = frozenset({Role.SIGN_OFF, Role.FRONT})
"""Before the first section stands the usual preamble, after the last the signature: neither reports anything."""

_ALL = frozenset(Role)
_CONTENT = _ALL - _NO_CONTENT

_JOINS = re.compile(r"[\u4e00-\u9fff](?:与|和|及|、)[\u4e00-\u9fff]")

_ROLE_PLACES = {place: Role(place.value) for place in Place if place.value in {role.value for role in Role}}


class Mention(NamedTuple):
    """A match that counts for a part.  ``nil``: a truthful statement of none."""

    match: Match
    modality: Modality
    in_heading: bool
    nil: bool


def find_mentions(checklist: Checklist, matching: Matching) -> dict[str, list[Mention]]:
    """The mentions of every part (key “element/part”), in text order.

    A heading alone is no fact (catalogue.yaml): a mention in a heading stays only when something asserted under it
    bears it out.
    """
    modality = ModalityReader(checklist.cues, matching)
    mentions: dict[str, list[Mention]] = {}
    for dimension in checklist.dimensions:
        found = {
            f"{element.id}/{part.id}": _part_mentions(part, matching, modality)
            for element in dimension.elements
            for part in element.parts
        }
        mentions |= _supported(found, matching)
    return mentions


def _part_mentions(part: Part, matching: Matching, modality: ModalityReader) -> list[Mention]:
    found = [m for finder in part.find for m in finder_mentions(finder, part, matching, modality, nil=False)]
    found += [m for finder in part.nil for m in finder_mentions(finder, part, matching, modality, nil=True)]
    return sorted(found)


def finder_mentions(
    finder: Finder, part: Part, matching: Matching, modality: ModalityReader, nil: bool
) -> list[Mention]:
    """What one finder of ``part`` finds, headings not yet tested for support."""
    if finder.pattern is None:
        return [Mention(m, Modality.ASSERTED, False, nil) for m in _sections(finder, matching.report)]
    matches = matching.find(finder.pattern, finder.window, matching.sentences_of(_roles(finder)))
    if not matches:
        return []
    if not finder.places:
        return _in_text(matches, part.ignore | finder.ignore, matching, modality, nil)
    mentions: list[Mention] = []
    is_heading_wanted = bool(finder.places & {Place.TITLE, Place.HEADING})
    for match in matches:
        sentence = matching.report.sentences[matching.sentence_at(match.start)]
        if _in_places(finder.places, match, sentence, matching.report):
            in_heading = sentence.is_heading and not is_heading_wanted
            mentions.append(Mention(match, _meaning(finder, part, match, modality), in_heading, nil))
    return mentions


def _in_text(
    matches: Iterable[Match], ignore: frozenset[Modality], matching: Matching, modality: ModalityReader, nil: bool
) -> list[Mention]:
    """What ``matches`` are mentioned anywhere but in the title, the preamble and the sign-off."""
    sentences, numbers = matching.report.sentences, matching.sentence_numbers
    title_start, title_end = matching.report.title or (0, 0)
    return [
        Mention(match, modality.of(match, ignore), sentence.is_heading, nil)
        for match in matches
        if not title_start <= match.start < title_end and (sentence := sentences[numbers[match.start]]).role in _CONTENT
    ]


def _meaning(finder: Finder, part: Part, match: Match, modality: ModalityReader) -> Modality:
    """A title, sign-off or heading is there or not, whatever its words; a heading is meant as its section is."""
    if finder.places & {Place.TITLE, Place.SIGN_OFF}:
        return Modality.ASSERTED
    if Place.HEADING in finder.places:
        return modality.of_section(match)
    return modality.of(match, part.ignore | finder.ignore)


def _supported(found: dict[str, list[Mention]], matching: Matching) -> dict[str, list[Mention]]:
    """The mentions without those in headings that nothing bears out.

    Under a heading of one matter anything of the dimension bears it out; one that joins two (“案件快办与执法监督”)
    needs something of the same element, or the other matter would do.
    """

    def stands(part: str, mention: Mention) -> bool:
        if mention.modality is not Modality.ASSERTED:
            return True
        section = _section_at(matching, mention.match.start)
        heading = matching.report.text[section.heading_start : section.heading_end]
        element = part.partition("/")[0] if _JOINS.search(heading) else ""
        return any(
            section.heading_end <= other.match.start < section.end
            for key, others in found.items()
            if key.startswith(element)
            for other in others
            if other.modality is Modality.ASSERTED and not other.in_heading
        )

    return {part: [m for m in mentions if not m.in_heading or stands(part, m)] for part, mentions in found.items()}


def _section_at(matching: Matching, offset: int) -> Section:
    return matching.report.sections[matching.report.sentences[matching.sentence_at(offset)].section]


def _roles(finder: Finder) -> frozenset[Role]:
    """The roles of the sentences in which a finder looks."""
    if not finder.places:
        return _CONTENT
    if finder.places & {Place.TITLE, Place.HEADING}:
        return _ALL
    return frozenset(_ROLE_PLACES[place] for place in finder.places)


def _in_places(places: frozenset[Place], match: Match, sentence: Sentence, report: Report) -> bool:
    in_title = report.title is not None and report.title[0] <= match.start < report.title[1]
    if Place.TITLE in places and in_title:
        return report.title is not None and match.end <= report.title[1]
    if Place.HEADING in places and sentence.is_heading and not in_title:
        section = report.sections[sentence.section]
        return section.end - section.heading_end >= MIN_CONTENT
    return not in_title and any(_ROLE_PLACES.get(place) is sentence.role for place in places)


def _sections(finder: Finder, report: Report) -> Iterable[Match]:
    """Sections of the wanted role with content: headed ones, else whole paragraphs that play that role."""
    role = _ROLE_PLACES[finder.section] if finder.section else Role.MEASURES
    headed = [
        s for s in report.sections[1:]
        if s.role is role
        and (s.level == 1 or report.sections[s.parent].role is not role)
        and s.end - s.heading_end >= MIN_CONTENT
    ]  # fmt: skip
    if headed:
        for section in headed:
            first = next((s for s in report.sentences if s.start >= section.heading_end and not s.is_heading), None)
            if section.heading_end > section.heading_start:
                yield single(section.heading_start, section.heading_end)
            elif first is not None:
                yield single(first.start, first.end)
        return
    for paragraph in report.paragraphs:
        inside = [s for s in report.sentences if paragraph.start <= s.start < paragraph.end]
        if len(inside) > 1 and all(s.role is role and not s.is_heading for s in inside):
            yield single(inside[0].start, inside[0].end)
