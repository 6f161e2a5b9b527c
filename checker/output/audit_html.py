"""An audit as one page for a browser: who is where, what is missing everywhere, what deserves a look.

The page is one file that asks for nothing, in the style of the page of a single report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup

from checker.assessment.model import Status
from checker.audit.summary import Frame, Row
from checker.audit.whole import Audit
from checker.output import audit_html_views as views
from checker.output import messages
from checker.output.audit_html_completeness import completeness
from checker.output.audit_html_copying import copying
from checker.output.audit_html_data import payload
from checker.output.audit_html_failures import failures
from checker.output.audit_html_figures import LACKING, Figures, figures
from checker.output.audit_html_trends import trends
from checker.output.audit_html_words import SIGNS, word
from checker.output.glossed import glossed_frame
from checker.output.html_assets import environment, joined, policy
from checker.output.html_checklist import number
from checker.output.html_words import TAGS
from checker.output.lang import Lang
from checker.output.textwidth import clean

_FOLDER = "audit"
_STYLES = (
    "html/tokens.css",
    "html/page.css",
    *(f"{_FOLDER}/{n}.css" for n in ("page", "charts", "reports", "lists", "small", "print")),
)
_SCRIPTS = tuple(f"{_FOLDER}/{name}.js" for name in ("data", "view", "window", "ranking", "heat", "detail", "start"))
_FIRST_GAPS = 18
_GRADES = 5
_DIGEST = 12


def render(audit: Audit, lang: Lang = Lang.ZH) -> str:
    """``audit`` as one self-contained HTML page; links to the pages of its reports are relative to it."""
    style, script = joined(_STYLES), joined(_SCRIPTS)
    frame = glossed_frame(audit.frame, lang)
    counted = figures(frame, audit.rows)
    shown = (*counted.scored, *counted.unscored)
    pages = {row.name: row.page for row in shown}
    return (
        environment(_FOLDER)
        .get_template("page.html.j2")
        .render(
            lang="zh-CN" if lang is Lang.ZH else "en",
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
            payload=payload(frame, shown, [grade.name for grade in counted.grades], lang),
            provenance=_provenance(frame, lang),
            w=partial(word, lang),
            f=counted,
            sections=tuple(_sections(audit, counted, lang)),
            **_head(frame, counted, audit.rows, lang),
            **_charts(frame, counted, lang),
            **_reports(frame, shown, lang),
            complete=completeness(audit.completeness, lang) if audit.completeness else None,
            over_years=trends(audit.trends, frame, pages, lang) if audit.trends else None,
            copied=copying(audit.copying, pages, lang) if audit.copying else None,
            **_failures(counted, lang),
        )
    )


def _head(frame: Frame, counted: Figures, rows: Sequence[Row], lang: Lang) -> dict[str, Any]:
    sizes = [grade.count for grade in counted.grades]
    return {
        "profile": clean(frame.profile_title),
        "facts": tuple(_facts(frame, rows, lang)),
        "closing": _closing(counted, len(rows), lang),
        "count": len(rows),
        "mean": views.score(counted.mean),
        "median": views.score(counted.median),
        "grades": tuple(replace(grade, name=clean(grade.name)) for grade in counted.grades),
        "grade_bar": views.stacked(sizes, sum(sizes)),
        "grade_classes": [f"g{min(place, _GRADES - 1)}" for place in range(len(sizes))],
    }


def _facts(frame: Frame, rows: Sequence[Row], lang: Lang) -> Iterator[str]:
    organisations = {row.organisation for row in rows} - {""}
    regions = {row.region for row in rows} - {""}
    years = sorted({row.year for row in rows if row.year is not None})
    yield word(lang, "facts-organisations", count=len(organisations))
    if regions:
        yield word(lang, "facts-regions", count=len(regions))
    if years:
        key = "facts-years-between" if len(years) > 1 else "facts-years"
        yield word(lang, key, first=years[0], last=years[-1])
    sizes = {"elements": len(frame.elements), "dimensions": len(frame.dimensions), "checks": len(frame.checks)}
    yield word(lang, "facts-elements", **sizes)
    yield word(lang, "facts-time", time=clean(frame.generated_at[:16].replace("T", " ")))


def _closing(counted: Figures, count: int, lang: Lang) -> str:
    failed = len(counted.failed)
    if not counted.scored:
        return word(lang, "whole-none", count=count, failed=failed)
    join = messages.text(lang, "list-join").join
    grades = join(word(lang, "grade-count", grade=clean(g.name), count=g.count) for g in counted.grades)
    mean, median = views.score(counted.mean), views.score(counted.median)
    return word(lang, "whole", count=count, mean=mean, median=median, grades=grades, failed=failed)


def _sections(audit: Audit, counted: Figures, lang: Lang) -> Iterator[tuple[str, str, int | None]]:
    if audit.completeness:
        yield "completeness", word(lang, "completeness"), None
    if counted.scored:
        yield "distribution", word(lang, "distribution"), None
        yield "checks", word(lang, "checks-title"), sum(check.failed > 0 for check in counted.checks)
        yield "gaps", word(lang, "gaps"), None
    if counted.scored or counted.unscored:
        yield "ranking", word(lang, "ranking"), None
        yield "heat", word(lang, "heat"), None
    if counted.scored:
        yield "dimensions", word(lang, "dimensions-title"), None
    if audit.trends:
        yield "trends", word(lang, "trends"), len(audit.trends)
    if audit.copying:
        yield "copying", word(lang, "copying"), len(audit.copying.pairs)
    yield "failures", word(lang, "failures"), len(counted.failed)


def _charts(frame: Frame, counted: Figures, lang: Lang) -> dict[str, Any]:
    shades = (*LACKING, Status.PARTIAL)
    return {
        "marks": [number(value) for value in (counted.mean,) if value is not None],
        "bins": views.bins(counted, lang),
        "gap_views": views.gaps(counted.elements, lang),
        "gap_classes": [TAGS[status] for status in shades],
        "gap_legend": [(TAGS[status], messages.STATUSES[lang][status]) for status in shades],
        "first_gaps": _FIRST_GAPS,
        "dimension_titles": [clean(title) for _, title in frame.dimensions],
        "mean_groups": views.means(counted, lang),
        "check_views": views.checks(counted.checks, lang),
    }


def _reports(frame: Frame, shown: Sequence[Row], lang: Lang) -> dict[str, Any]:
    is_cut = len(shown) > views.SHOWN
    return {
        "ranking": views.ranking(shown, lang),
        "first_note": word(lang, "ranking-first", shown=views.SHOWN, count=len(shown)) if is_cut else "",
        "has_regions": any(row.region for row in shown),
        "spark_width": views.spark_width(frame),
        "status_legend": [(TAGS[s], SIGNS[s], messages.STATUSES[lang][s]) for s in Status],
    }


def _failures(counted: Figures, lang: Lang) -> dict[str, Any]:
    return {
        "failure_views": failures(counted.failed, lang),
        "failures_left": max(0, len(counted.failed) - views.SHOWN),
    }


def _provenance(frame: Frame, lang: Lang) -> str:
    return messages.text(
        lang,
        "provenance",
        checklist=clean(frame.checklist_id),
        version=clean(frame.checklist_version),
        profile=clean(frame.profile_title),
        digest=clean(frame.checklist_digest[:_DIGEST]),
        tool=clean(frame.tool_version),
        time=clean(frame.generated_at),
    )
