"""Two results compared, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from checker.assessment.changes import (
    Changes,
    CheckChange,
    Difference,
    DimensionChange,
    DocumentChanges,
    Notice,
    PartChange,
    Unpaired,
)
from checker.assessment.model import Assessment, Document, ElementVerdict, PartVerdict, Run, Status
from checker.checklist.model import Label


def compare(old: Run, new: Run) -> Changes:
    """``new`` against ``old``.  Two single documents are compared whatever they are called.

    Otherwise documents belong together by path, else by the file's name where it is the only one of that name.
    """
    documents: list[DocumentChanges] = []
    unpaired: list[Unpaired] = []
    for before, after in _pairs(old.documents, new.documents):
        if before and after and before.assessment and after.assessment:
            notices = _notices(old, new, before, after)
            documents.append(_document(before, after, before.assessment, after.assessment, tuple(notices)))
        else:
            unpaired.append(Unpaired(before, after))
    return Changes(tuple(documents), tuple(unpaired))


def _pairs(old: tuple[Document, ...], new: tuple[Document, ...]) -> Iterator[tuple[Document | None, Document | None]]:
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    left = {d.path: d for d in old}
    found = {d.path: left.pop(d.path) for d in new if d.path in left}
    ours, theirs = _by_name(left.values()), _by_name(d for d in new if d.path not in found)
    for name, document in theirs.items():
        if name in ours:
            found[document.path] = left.pop(ours[name].path)
    yield from ((found.get(d.path), d) for d in new)
    yield from ((d, None) for d in left.values())


def _by_name(documents: Iterable[Document]) -> dict[str, Document]:
    """The documents by file name, without names that occur more than once."""
    named: dict[str, list[Document]] = {}
    for document in documents:
        named.setdefault(PurePath(document.path.replace("\\", "/")).name, []).append(document)
    return {name: found[0] for name, found in named.items() if len(found) == 1}


def _notices(old: Run, new: Run, before: Document, after: Document) -> Iterator[Notice]:
    profiles = (before.profile or old.profile_id, after.profile or new.profile_id)
    digests = (old.checklist_digest, new.checklist_digest)
    if digests[0] != digests[1]:
        yield Notice(
            Difference.CHECKLIST,
            *(f"{r.checklist_id} {r.checklist_version} {r.checklist_digest[:12]}" for r in (old, new)),
        )
    if profiles[0] != profiles[1]:
        yield Notice(Difference.PROFILE, *profiles)
    if before.assessment and after.assessment:
        reports = (before.assessment.report, after.assessment.report)
        years = tuple("" if r.year is None else str(r.year) for r in reports)
        if years[0] != years[1]:
            yield Notice(Difference.YEAR, *years)
        if reports[0].organisation != reports[1].organisation:
            yield Notice(Difference.ORGANISATION, *(r.organisation for r in reports))
    if old.tool_version != new.tool_version:
        yield Notice(Difference.TOOL, old.tool_version, new.tool_version)
    if before.sha256 is not None and before.sha256 == after.sha256:
        yield Notice(Difference.SAME_FILE, before.path, after.path)


def _document(
    before: Document, after: Document, old: Assessment, new: Assessment, notices: tuple[Notice, ...]
) -> DocumentChanges:
    parts = list(_parts(old, new))
    both = [p for p in parts if p.old and p.new]
    checks = list(_checks(old, new))
    return DocumentChanges(
        old=before,
        new=after,
        old_score=old.score,
        new_score=new.score,
        notices=notices,
        dimensions=tuple(_dimensions(old, new)),
        better=tuple(p for p in both if p.step > 0),
        worse=tuple(p for p in both if p.step < 0),
        lacking=tuple(sorted((p for p in both if _is_lacking(p)), key=lambda p: -p.element.gain)),
        came=tuple(p for p in parts if p.old is None),
        went=tuple(p for p in parts if p.new is None),
        doubted=tuple(p for p in both if _is_there(p) and p.new and p.old and p.new.review and not p.old.review),
        cleared=tuple(p for p in both if _is_there(p) and p.new and p.old and p.old.review and not p.new.review),
        checks_appeared=tuple(c for c in checks if c.fails == (False, True)),
        checks_resolved=tuple(c for c in checks if c.fails == (True, False)),
        checks_left=tuple(c for c in checks if c.fails == (True, True)),
    )


def _is_lacking(change: PartChange) -> bool:
    return all(side and side.label is not Label.YES and not side.conditional for side in (change.old, change.new))


def _is_there(change: PartChange) -> bool:
    return all(side and side.label is Label.YES for side in (change.old, change.new))


def _parts(old: Assessment, new: Assessment) -> Iterator[PartChange]:
    before, after = _applicable(old), _applicable(new)
    for key, (element, part) in after.items():
        yield PartChange(element, before[key][1] if key in before else None, part)
    for key, (element, part) in before.items():
        if key not in after:
            yield PartChange(element, part, None)


def _applicable(assessment: Assessment) -> dict[tuple[str, str], tuple[ElementVerdict, PartVerdict]]:
    return {
        (element.id, part.id): (element, part)
        for element in assessment.elements
        if element.status is not Status.NOT_APPLICABLE
        for part in element.parts
    }


def _dimensions(old: Assessment, new: Assessment) -> Iterator[DimensionChange]:
    before, after = ({d.id: d for d in a.dimensions} for a in (old, new))
    for id, dimension in (before | after).items():
        yield DimensionChange(id, dimension.title, before.get(id), after.get(id))


def _checks(old: Assessment, new: Assessment) -> Iterator[CheckChange]:
    before, after = ({c.id: c for c in a.checks} for a in (old, new))
    for id in before | after:
        yield CheckChange(before.get(id), after.get(id))
