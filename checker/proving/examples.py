"""Proving rules on their own examples: every example gets its label, every pattern is needed by one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.assessment.matcher import Matcher
from checker.assessment.matching import Matching
from checker.assessment.mentions import find_mentions
from checker.assessment.modality import ModalityReader
from checker.assessment.verdicts import part_verdict
from checker.checklist.model import Checklist, Cue, Dimension, Element, Example, Finder, Label, Part, Place
from checker.checklist.problem import Problem
from checker.reading import parse_text
from checker.reading.model import Rank, Report, Role

ORGANISATION = "某县公安局"
"""Whose report an example sentence is taken to be from."""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    element: str
    part: str
    example: Example
    got: Label

    @property
    def passed(self) -> bool:
        return self.got is self.example.label


@dataclass(frozen=True, slots=True)
class CueResult:
    """``expected``: whether the marked word of a cue's example should have the cue's modality."""

    cue: str
    text: str
    expected: bool
    got: bool
    where: str

    @property
    def passed(self) -> bool:
        return self.expected == self.got


def run_examples(checklist: Checklist, element_id: str | None = None) -> tuple[ExampleResult, ...]:
    """The label every example of every part (of one element, if given) gets."""
    matcher = Matcher(checklist)
    return tuple(
        ExampleResult(element.id, part.id, example, _label(checklist, matcher, element, part, example))
        for element, part in checklist.parts
        if element_id in (None, element.id)
        for example in part.examples
    )


def run_cue_examples(checklist: Checklist) -> tuple[CueResult, ...]:
    """Whether the words marked 【】 in the cues' examples are (affects) or are not (spares) in the cue's scope."""
    matcher = Matcher(checklist)
    return tuple(
        CueResult(cue.id, text, expected, _cue_reaches(matcher, cue, text), str(where))
        for cue in checklist.cues
        for expected, examples in ((True, cue.affects), (False, cue.spares))
        for text, where in examples
    )


def unneeded_finders(checklist: Checklist) -> tuple[Problem, ...]:
    """Finders without which every example of their part would get the same label: nothing shows what they are for."""
    matcher = Matcher(checklist)
    problems: list[Problem] = []
    for element, part in checklist.parts:
        reports = [example_report(e) for e in part.examples]
        matchings = [Matching(report, matcher) for report in reports]
        needed: set[Finder] = set()
        for report, matching in zip(reports, matchings, strict=True):
            needed |= _needed(checklist, element, part, report, matching)
        problems += [
            Problem(
                f.where,
                f"要点“{element.id}/{part.id}”没有一个例句非它不可：{f.text}",
                "补一个只有它能认出的例句，或删去这一条。",
            )
            for f in part.find + part.nil
            if f not in needed
        ]
    return tuple(problems)


def _needed(checklist: Checklist, element: Element, part: Part, report: Report, matching: Matching) -> set[Finder]:
    """The finders of ``part`` whose removal changes its label on ``report``."""

    def label(without: Finder | None) -> Label:
        rest = replace(
            part,
            find=tuple(f for f in part.find if f is not without),
            nil=tuple(f for f in part.nil if f is not without),
        )
        dimension = Dimension("", "", (replace(element, parts=(rest,)),))
        mentions = find_mentions(replace(checklist, dimensions=(dimension,)), matching)
        return part_verdict(rest, mentions[f"{element.id}/{part.id}"], report).label

    whole = label(None)
    return {f for f in part.find + part.nil if label(f) is not whole}


def example_report(example: Example) -> Report:
    """The report an example stands for: several lines are a report, one line is a sentence of one."""
    report = parse_text(example.text)
    if "\n" in example.text.strip():
        return report
    if example.place in (Place.TITLE, Place.HEADING, Place.SIGN_OFF):
        return report
    role = Role(example.place.value)
    return replace(
        report,
        title=None,
        sign_off=None,
        organisation=ORGANISATION,
        rank=Rank.COUNTY,
        year=example.year,
        sentences=tuple(replace(s, role=role, is_heading=False) for s in report.sentences),
    )


def _label(checklist: Checklist, matcher: Matcher, element: Element, part: Part, example: Example) -> Label:
    report = example_report(example)
    mentions = find_mentions(checklist, Matching(report, matcher))
    return part_verdict(part, mentions[f"{element.id}/{part.id}"], report).label


def _cue_reaches(matcher: Matcher, cue: Cue, text: str) -> bool:
    plain = text.replace("【", "").replace("】", "")
    report = example_report(Example(plain, Label.YES, 2024, Place.MEASURES, cue.where))
    target = plain[text.index("【") : text.index("】") - 1]
    start = report.text.index(target)
    reader = ModalityReader((cue,), Matching(report, matcher))
    return reader.reaches(start, start + len(target), cue.modality)
