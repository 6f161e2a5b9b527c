"""The cues of modality as one table of the catalogue page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.checklist import describe
from checker.checklist.describe import WINDOW_NAMES
from checker.checklist.model import Cue, Reach, Scope
from checker.checklist.pattern import GAP, Node
from checker.output.lang import Lang
from checker.output.markdown import escape
from checker.output.messages import MODALITIES

_HEADERS = ("编号", "语气", "词语", "作用范围", "除外的词语", "到此为止的词语", "例：起作用", "例：不起作用")
_DIRECTIONS = {"after": "其后", "before": "其前", "both": "其前其后", "around": "其前其后", "between": "两个词之间"}
_REACHES = {
    Reach.NEAR: f"同一分句内、{GAP}字以内",
    **{Reach(window.value): name for window, name in WINDOW_NAMES.items()},
}
_RANKS = {"province": "省级", "city": "市级", "county": "县级"}
_DEFAULTS = "“下一年度安排”部分里的话一般为“计划”，“存在的不足”和“原因分析”部分里的一般为“不足”，其余为“已做到”；"


def table(cues: Iterable[Cue]) -> Iterator[str]:
    """The lines of the table, and before it what holds without any cue."""
    yield from (f"{_DEFAULTS}遇有下列词语，按所列语气认定。例句中【】内是受（或不受）影响的词。", "")
    yield _row(_HEADERS)
    yield _row(["---"] * len(_HEADERS))
    yield from map(_cue, cues)


def _cue(cue: Cue) -> str:
    return _row(
        (
            f"`{cue.id}`",
            MODALITIES[Lang.ZH][cue.modality] + _ranks(cue.ranks),
            _words(cue.pattern),
            _scope(cue.scope),
            _words(cue.unless),
            _words(cue.until),
            _first(cue.affects),
            _first(cue.spares),
        )
    )


def _scope(scope: Scope) -> str:
    # What stands between two words needs no other limit than they are.
    direction = _DIRECTIONS[scope.direction]
    return direction if scope.direction == "between" else f"{direction}，{_REACHES[scope.window]}"


def _ranks(ranks: frozenset[str]) -> str:
    named = "、".join(name for rank, name in _RANKS.items() if rank in ranks)
    return f"（只用于{named}公安机关的报告）" if named else ""


def _words(node: Node | None) -> str:
    return "—" if node is None else escape(describe(node))


def _first(examples: tuple[tuple[str, object], ...]) -> str:
    return escape(examples[0][0]) if examples else "—"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
