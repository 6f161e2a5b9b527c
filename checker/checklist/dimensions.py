"""From a dimension file to its elements and parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.checklist.model import (
    Basis,
    Dimension,
    Element,
    Example,
    Finder,
    Label,
    Level,
    Modality,
    Part,
    Place,
    Vocabulary,
    Window,
)
from checker.checklist.pattern_reader import PatternReader, bare_characters
from checker.checklist.problem import Problem
from checker.checklist.suggest import did_you_mean
from checker.checklist.yaml_loader import Path, YamlFile

EXAMPLE_YEAR = 2024
EXAMPLE_PLACE = Place.MEASURES


def read_dimension(document: YamlFile, vocabulary: Vocabulary, names: PatternReader) -> Dimension:
    """The dimension of ``document``; what is wrong goes to the problems of ``names`` and is left out."""
    return _DimensionReader(document, vocabulary, names).dimension()


def check_duplicates(dimensions: list[Dimension], problems: list[Problem]) -> None:
    """Adds to ``problems`` every element id that is given twice, in whatever files."""
    first: dict[str, Element] = {}
    for element in (e for d in dimensions for e in d.elements):
        if first.setdefault(element.id, element) is not element:
            message = f"要素编号“{element.id}”重复，{first[element.id].where} 已经有了"
            problems.append(Problem(element.where, message, "请改成别的编号，或删去其中一个"))


def check_moots(dimensions: list[Dimension], problems: list[Problem]) -> None:
    """Adds to ``problems`` every ``moot_if_nil`` that leads nowhere."""
    elements = {e.id: e for d in dimensions for e in d.elements}
    for element in elements.values():
        target = element.moot_if_nil
        if target is None:
            continue
        if target not in elements:
            hint = did_you_mean(target, elements) or "请写一个已有的要素编号"
            problems.append(Problem(element.where, f"moot_if_nil 指向没有的要素“{target}”", hint))
        elif not elements[target].nil_ok:
            message = f"moot_if_nil 指向的要素“{target}”没有写 nil_ok: true"
            problems.append(Problem(element.where, message, "请给那个要素加上 nil_ok: true，或删去 moot_if_nil"))


@dataclass(frozen=True, slots=True)
class _DimensionReader:
    document: YamlFile
    vocabulary: Vocabulary
    names: PatternReader

    def dimension(self) -> Dimension:
        data = self.document.data
        elements = [self.element(raw, ("elements", i)) for i, raw in enumerate(data["elements"])]
        return Dimension(data["dimension"], data["title"], tuple(elements))

    def element(self, raw: dict[str, Any], path: Path) -> Element:
        prefix = f"{self.document.data['dimension']}."
        if not raw["id"].startswith(prefix):
            hint = f"如 {prefix}{raw['id'].rpartition('.')[2]}"
            self.fail((*path, "id"), f"要素编号“{raw['id']}”应以“{prefix}”开头", hint)
        nil_ok = raw.get("nil_ok", False)
        for part, content in raw["parts"].items():
            if "nil" in content and not nil_ok:
                hint = "请给这个要素加上 nil_ok: true，或删去 nil"
                self.fail((*path, "parts", part, "nil"), "写了 nil，但要素没有写 nil_ok: true", hint)
        parts = [self.part(name, content, (*path, "parts", name)) for name, content in raw["parts"].items()]
        return Element(
            id=raw["id"],
            title=raw["title"],
            level=Level(raw["level"]),
            weight=raw["weight"],
            since=raw.get("since"),
            moot_if_nil=raw.get("moot_if_nil"),
            nil_ok=nil_ok,
            why=raw.get("why", ""),
            basis=self.basis(raw["basis"], (*path, "basis")),
            advice=raw.get("advice", ""),
            skeleton=raw.get("skeleton", ""),
            parts=tuple(parts),
            where=self.document.where(*path),
        )

    def basis(self, raw: Any, path: Path) -> tuple[Basis, ...]:
        if raw == "practice":
            return ()
        found = []
        for index, item in enumerate(raw):
            since, until = item.get("since"), item.get("until")
            if since is not None and until is not None and until < since:
                self.fail((*path, index, "until"), f"截止年度 {until} 早于起始年度 {since}", "请核对两个年度")
            texts = (item["document"], item.get("number", ""), item.get("article", ""), item.get("requirement", ""))
            found.append(Basis(*texts, since, until))
        return tuple(found)

    def part(self, name: str, raw: dict[str, Any], path: Path) -> Part:
        examples = [
            self.example(item, Label(label), (*path, "examples", label, i))
            for label, items in raw.get("examples", {}).items()
            for i, item in enumerate(items)
        ]
        return Part(
            id=name,
            text=raw["text"],
            find=self.finders(raw["find"], (*path, "find")),
            nil=self.finders(raw.get("nil", []), (*path, "nil")),
            ignore=frozenset(Modality(m) for m in raw.get("ignore", ())),
            conditional=raw.get("conditional", False),
            examples=tuple(examples),
            where=self.document.where(*path),
        )

    def finders(self, raw: list[Any], path: Path) -> tuple[Finder, ...]:
        found = [self.finder(item, (*path, index)) for index, item in enumerate(raw)]
        return tuple(f for f in found if f is not None)

    def finder(self, raw: str | dict[str, Any], path: Path) -> Finder | None:
        where = self.document.where(*path)
        if isinstance(raw, str):
            raw = {"find": raw}
        if "section" in raw:
            section = Place(raw["section"])
            return Finder(raw["section"], None, Window.SECTION, frozenset(), section, frozenset(), where)
        text = raw["find"]
        place = self.document.where(*path, "find")
        pattern = self.names.read(text, place)
        if pattern is None:
            return None
        for character in sorted(bare_characters(pattern, self.vocabulary.concepts.get)):
            message = f"规则“{text}”里单独一个字“{character}”就算找到，会到处误中"
            self.names.problems.append(Problem(place, message, "请写长一些，或用 … 或 & 与别的词连用"))
        places = frozenset(Place(p) for p in raw.get("in", ()))
        ignore = frozenset(Modality(m) for m in raw.get("ignore", ()))
        return Finder(text, pattern, Window(raw.get("within", "sentence")), places, None, ignore, where)

    def example(self, raw: str | dict[str, Any], label: Label, path: Path) -> Example:
        if isinstance(raw, str):
            raw = {"text": raw}
        text = raw["text"].rstrip("\n")
        place = Place(raw.get("in", EXAMPLE_PLACE))
        return Example(text, label, raw.get("year", EXAMPLE_YEAR), place, self.document.where(*path))

    def fail(self, path: Path, message: str, hint: str) -> None:
        self.names.problems.append(Problem(self.document.where(*path), message, hint))
