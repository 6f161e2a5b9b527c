"""What compiles but should not stay as it is: thin examples, dead words, texts left out."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checklist.model import Checklist, Cue, Element, Finder, Label, Part, Place
from checker.checklist.pattern import Choice, Concept, Literal, Node, concepts, literals, units, walk
from checker.checklist.problem import Problem, Where

MIN_EXAMPLES = {Label.YES: 3, Label.PLAN: 1, Label.NO: 2}
"""How many examples of each label a part needs."""


def lint(checklist: Checklist) -> tuple[Problem, ...]:
    """Every weakness of ``checklist``, sorted by file and line; empty when there is none."""
    found: list[Problem] = []
    for element in checklist.elements:
        found += _element(element)
    for _, part in checklist.parts:
        found += _examples(part)
        found += _finders(part)
    cue_words = sorted(set[str]().union(*(literals(cue.pattern) for cue in checklist.cues)))
    for where, pattern in _patterns(checklist):
        found += _choices(where, pattern, checklist, cue_words)
    for cue in checklist.cues:
        found += _cue(cue)
    found += _unused(checklist)
    return tuple(sorted(dict.fromkeys(found), key=lambda p: (p.where.file, p.where.line)))


def _element(element: Element) -> Iterator[Problem]:
    for key, value in (("why", element.why), ("advice", element.advice), ("skeleton", element.skeleton)):
        if not value.strip():
            yield Problem(element.where, f"要素“{element.id}”没有写 {key}", f"请补上 {key}，起草人要看")
    for basis in element.basis:
        if not basis.requirement.strip():
            message = f"要素“{element.id}”的依据“{basis.document}”没有写 requirement"
            yield Problem(element.where, message, "请写明该文件要求了什么")
    if element.nil_ok and not any(part.nil for part in element.parts):
        message = f"要素“{element.id}”写了 nil_ok，但没有要点写 nil"
        yield Problem(element.where, message, "请写出怎样识别“未发生”一类的说明，或删去 nil_ok")


def _examples(part: Part) -> Iterator[Problem]:
    for label, least in MIN_EXAMPLES.items():
        count = sum(e.label is label for e in part.examples)
        if count < least and not (label is Label.PLAN and _never_planned(part)):
            message = f"要点“{part.id}”的 {label} 例句只有{count}个，至少要{least}个"
            yield Problem(part.where, message, "请补充例句，最好取自真实报告的不同写法")
    first: dict[tuple[str, int, str], Where] = {}
    for example in part.examples:
        earlier = first.setdefault((example.text, example.year, example.place), example.where)
        if earlier is not example.where:
            message = f"例句“{_short(example.text)}”与第{earlier.line}行的相同"
            yield Problem(example.where, message, "请换一个不同写法的例句")


def _never_planned(part: Part) -> bool:
    """Whether the part is about titles, headings or whole sections only, which are there or not."""
    formal = {Place.TITLE, Place.HEADING, Place.SIGN_OFF}
    return all(f.section is not None or (f.places and f.places <= formal) for f in part.find)


def _finders(part: Part) -> Iterator[Problem]:
    for finders in (part.find, part.nil):
        first: dict[tuple[object, ...], Finder] = {}
        for finder in finders:
            key = (finder.pattern, finder.window, finder.places, finder.section)
            earlier = first.setdefault(key, finder)
            if earlier is not finder:
                message = f"规则“{finder.text}”与第{earlier.where.line}行的相同"
                yield Problem(finder.where, message, "请删去其中一条")


def _patterns(checklist: Checklist) -> Iterator[tuple[Where, Node]]:
    """The patterns of all finders and concepts."""
    for _, part in checklist.parts:
        for finder in part.find + part.nil:
            if finder.pattern is not None:
                yield finder.where, finder.pattern
    for name, node in checklist.vocabulary.concepts.items():
        yield checklist.vocabulary.places.get(f"@{name}", Where("vocabulary.yaml", 1)), node


def _choices(where: Where, pattern: Node, checklist: Checklist, cue_words: list[str]) -> Iterator[Problem]:
    """Options that are never needed.  One that holds a cue is: 未审结 beside 审结, since a matched cue is none."""

    def covers(shorter: str, longer: str) -> bool:
        if shorter == longer or shorter not in longer:
            return False
        return not any(word in longer and word not in shorter for word in cue_words)

    for node in walk(pattern):
        if not isinstance(node, Choice):
            continue
        options = _flat(node)
        for option in dict.fromkeys(o for o in options if options.count(o) > 1):
            yield Problem(where, f"“{_named(option)}”在同一组“|”里写了两次", "请删去其中一个")
        own = {o.text for o in options if isinstance(o, Literal)}
        shared = _shared(options, checklist)
        for text in sorted(own):
            shorter = next((o for o in sorted(own) if covers(o, text)), None)
            if shorter:
                hint = f"找到“{text}”的地方必有“{shorter}”，请删去“{text}”"
                yield Problem(where, f"“{text}”多余：同一组里已有“{shorter}”", hint)
                continue
            found = next(((o, c) for o, c in shared.items() if o == text or covers(o, text)), None)
            if found:
                message = f"“{text}”多余：同一组里的“@{found[1]}”已含“{found[0]}”"
                yield Problem(where, message, f"请删去“{text}”")


def _flat(choice: Choice) -> list[Node]:
    """The options of ``choice`` with those of choices directly inside it."""
    return [inner for o in choice.options for inner in (_flat(o) if isinstance(o, Choice) else [o])]


def _shared(options: list[Node], checklist: Checklist) -> dict[str, str]:
    """The literals that concepts among ``options`` offer by themselves, with the name of the concept."""
    found: dict[str, str] = {}
    for concept in (o for o in options if isinstance(o, Concept)):
        node = checklist.vocabulary.concepts[concept.name]
        inner = _flat(node) if isinstance(node, Choice) else [node]
        found |= {o.text: concept.name for o in inner if isinstance(o, Literal)}
    return found


def _cue(cue: Cue) -> Iterator[Problem]:
    for key, examples in (("affects", cue.affects), ("spares", cue.spares)):
        if not examples:
            yield Problem(cue.where, f"语气词“{cue.id}”没有写 {key} 例句", "请至少写一个，被影响的词用【】标出")


def _unused(checklist: Checklist) -> Iterator[Problem]:
    used_concepts: set[str] = set()
    used_units: set[str] = set()
    finders = (f for _, part in checklist.parts for f in part.find + part.nil)
    pending = [f.pattern for f in finders]
    pending += [node for c in checklist.cues for node in (c.pattern, c.unless, c.until)]
    while pending:
        node = pending.pop()
        if node is not None:
            used_units |= units(node)
            new = concepts(node) - used_concepts
            used_concepts |= new
            pending += [checklist.vocabulary.concepts[name] for name in new]
    vocabulary = checklist.vocabulary
    unused = [f"@{n}" for n in vocabulary.concepts if n not in used_concepts]
    unused += [f"#{n}" for n in vocabulary.units if n not in used_units]
    for name in unused:
        where = vocabulary.places.get(name, Where("vocabulary.yaml", 1))
        yield Problem(where, f"“{name}”没有一条规则用到", "请删去，或在规则里用上")


def _named(node: Node) -> str:
    match node:
        case Literal(text):
            return text
        case Concept(name):
            return f"@{name}"
        case _:
            return "同一写法"


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"
