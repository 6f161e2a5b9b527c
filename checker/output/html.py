"""A run as one page for a browser: the report with its evidence marked, beside it the checklist.

The page is one file that asks for nothing: its policy forbids every request, and only its own style and script, known
by their digests, are obeyed.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import PurePath

from markupsafe import Markup

from checker.assessment.model import Assessment, CheckOutcome, Document, DocumentError, Run, Status
from checker.output import messages
from checker.output.closing import closing
from checker.output.glossed import glossed
from checker.output.groups import checks_of, group
from checker.output.html_assets import environment, joined, policy
from checker.output.html_checklist import Cards
from checker.output.html_marks import Kind, Marks
from checker.output.html_text import Segment, lay_out
from checker.output.html_views import CheckView, DimensionView, DocumentView
from checker.output.html_words import FILTERS, KINDS, LEGEND, TAGS, word
from checker.output.lang import Lang
from checker.output.textwidth import clean

_FOLDER = "html"
_STYLES = tuple(
    f"{_FOLDER}/{name}.css" for name in ("tokens", "page", "summary", "checklist", "text", "small", "print")
)
_SCRIPTS = tuple(f"{_FOLDER}/{name}.js" for name in ("page", "links", "filters", "keys", "start"))
_DIGEST = 12


def render(run: Run, lang: Lang = Lang.ZH) -> str:
    """``run`` as one self-contained HTML page; a document whose ``report`` is None is shown without its text."""
    style, script = joined(_STYLES), joined(_SCRIPTS)
    run = glossed(run, lang)
    documents = tuple(_document(place, document, lang) for place, document in enumerate(run.documents, 1))
    return (
        environment(_FOLDER)
        .get_template("page.html.j2")
        .render(
            lang="zh-CN" if lang is Lang.ZH else "en",
            documents=documents,
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
            provenance=_provenance(run, lang),
            w=partial(word, lang),
            tip=partial(_tip, lang),
            filters=FILTERS,
            kinds=KINDS[lang],
            legend=LEGEND[lang],
        )
    )


def _document(place: int, document: Document, lang: Lang) -> DocumentView:
    anchor = f"d{place}"
    assessment = document.assessment
    if assessment is None:
        return _failed(anchor, document, lang)
    marks = Marks(assessment, document.report, anchor)
    text = None if document.report is None else lay_out(document.report, marks)
    cards = Cards(marks, None if text is None else text.anchors, anchor, lang)
    groups = group(assessment)
    dimensions, checks = cards.dimensions(assessment), cards.checks(assessment)
    score = assessment.score
    join = messages.text(lang, "list-join").join
    return DocumentView(
        anchor=anchor,
        name=clean(document.path),
        title=clean(assessment.report.title) or word(lang, "untitled"),
        short=_short(document, assessment),
        facts=_facts(document, assessment, lang),
        error=None,
        percent="—" if score.percent is None else f"{score.percent:.1f}",
        grade=clean(score.grade or "—"),
        ring="0" if score.percent is None else f"{score.percent:.1f}",
        closing=closing(assessment, groups, lang),
        warnings=tuple(map(clean, assessment.warnings)),
        statuses=_statuses(assessment, lang),
        dimensions=dimensions,
        checks=checks,
        passed=join(clean(c.title) for c in checks_of(assessment, CheckOutcome.PASS)),
        not_applicable=join(clean(c.title) for c in checks_of(assessment, CheckOutcome.NOT_APPLICABLE)),
        filters=_filters(dimensions, checks),
        text=text,
        kinds=tuple(k for k in LEGEND[lang] if text and any(p.kind is k for p in marks)),
        required_missing=groups.required_missing,
    )


def _failed(anchor: str, document: Document, lang: Lang) -> DocumentView:
    error = document.error or DocumentError("unknown", "", "")
    return DocumentView(
        anchor=anchor,
        name=clean(document.path),
        title=clean(document.path),
        short=clean(PurePath(document.path).name),
        facts=(),
        error=DocumentError(clean(error.code), clean(error.message), clean(error.hint)),
        percent="—",
        grade="—",
        ring="0",
        closing=messages.text(lang, "failed", message=clean(error.message)),
        warnings=(),
        statuses=(),
        dimensions=(),
        checks=(),
        passed="",
        not_applicable="",
        filters={},
        text=None,
        kinds=(),
        required_missing=0,
    )


def _short(document: Document, assessment: Assessment) -> str:
    """Organisation and year, else the name of the file: enough to tell one document of a run from another."""
    report = assessment.report
    known = [clean(report.organisation), str(report.year or "")]
    return " ".join(filter(None, known)) if known[0] else clean(PurePath(document.path).name)


def _facts(document: Document, assessment: Assessment, lang: Lang) -> tuple[str, ...]:
    report = assessment.report
    facts = [
        clean(report.organisation) or messages.text(lang, "unknown-organisation"),
        messages.text(lang, "unknown-year") if report.year is None else messages.text(lang, "year", year=report.year),
        word(lang, "characters", characters=report.characters),
    ]
    if report.pages is not None:
        facts.append(word(lang, "pages", pages=report.pages))
    if report.format == report.reader == "text":
        facts.append(word(lang, "plain-text"))
    else:
        facts.append(word(lang, "read-as", format=clean(report.format), reader=clean(report.reader)))
    if document.profile is not None:
        facts.append(word(lang, "profile", profile=clean(document.profile)))
    return tuple(facts)


def _statuses(assessment: Assessment, lang: Lang) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(element.status for element in assessment.elements)
    return tuple((TAGS[s], messages.STATUSES[lang][s], counts[s]) for s in Status if counts[s])


def _filters(dimensions: tuple[DimensionView, ...], checks: tuple[CheckView, ...]) -> dict[str, int]:
    elements = [e for d in dimensions for e in d.elements]
    counts = Counter(tag for e in elements for tag in e.tags)
    return {name: counts[name] for name in FILTERS} | {"all": len(elements) + len(checks), "check": len(checks)}


def _tip(lang: Lang, segment: Segment) -> str:
    """What the words of a mark are evidence of, by colour."""
    titles: dict[Kind, dict[str, None]] = {}
    for passage in segment.passages:
        titles.setdefault(passage.kind, {}).update((clean(owner.title), None) for owner in passage.owners)
    join = messages.text(lang, "list-join").join
    return "\n".join(
        messages.text(lang, "named", name=KINDS[lang][kind], value=join(names)) for kind, names in titles.items()
    )


def _provenance(run: Run, lang: Lang) -> str:
    return messages.text(
        lang,
        "provenance",
        checklist=clean(run.checklist_id),
        version=clean(run.checklist_version),
        profile=clean(run.profile_title),
        digest=clean(run.checklist_digest[:_DIGEST]),
        tool=clean(run.tool_version),
        time=clean(run.generated_at),
    )
