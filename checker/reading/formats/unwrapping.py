"""Which printed lines make a paragraph, told by indents, line ends, gaps and font sizes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from statistics import median

from checker.reading.formats.printed import Line

_LARGE = 1.22
"""How much larger than the text a title is printed."""
_TITLE_SLACK, _SHORT = 2.6, 2.2
_CUT, _CUT_UNINDENTED = 8.0, 5.0
"""Em that no line falls short by, unless its paragraph ends there; less where indents do not tell the paragraphs."""
_INDENT, _FAR = 1.1, 3.6
"""Em from the margin at which a paragraph starts, and from which on it is a signature or centred."""
_GAP = 1.2
_INDENTED = 0.06
"""Share of the lines that stand indented in a text whose paragraphs do."""
_MARKER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s*、|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]"
    r"|\d{1,2}\s*(?:[.．](?!\d)|、)|\d{1,2}(?:\.\d{1,2}){1,2}(?![\d%])\s*[\u4e00-\u9fff]"
    r"|第[一二三四五六七八九十百\d]{1,4}(?:章|节|部分|编|条)"
    r"|表\s?[一二三四五六七八九十\d]{1,2}[\s:：]|[\u2460-\u249b\u3220-\u3229\u2776-\u2793])"
)
_SENTENCE_END = re.compile(r"[。！？!?；;：:][”’」』）)】]*$|[\u4e00-\u9fff%)）]\.$")
_CLAUSE_END = re.compile("[；;]$")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The margins of the pages or columns that are laid out alike."""

    left: float
    right: float


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends with a sentence, a clause of a list or a colon."""
    return _SENTENCE_END.search(text) is not None


def paragraphs(lines: Sequence[Line], starts: Collection[int] = ()) -> list[list[Line]]:
    """``lines`` grouped to paragraphs; the ones whose ``id`` is among ``starts`` begin one in any case."""
    if not lines:
        return []
    em = median(line.size for line in lines for _ in line.text)
    frames = {frame: _frame([line for line in lines if line.frame == frame], em) for frame in _frames(lines)}
    gaps = [below.baseline - above.baseline for above, below in pairwise(lines) if _is_below(above, below)]
    indented = sum(_INDENT < (line.left - frames[line.frame].left) / em < _FAR for line in lines)
    rules = _Rules(em, frames, median(gaps) if gaps else 0.0, indented > _INDENTED * len(lines))
    found = [[lines[0]]]
    for previous, line in pairwise(lines):
        if id(line) not in starts and rules.continues(previous, line):
            found[-1].append(line)
        else:
            found.append([line])
    return found


@dataclass(frozen=True, slots=True)
class _Rules:
    em: float
    frames: Mapping[tuple[float, ...], _Frame]
    pitch: float
    is_indented: bool

    def continues(self, previous: Line, line: Line) -> bool:
        """Whether ``line`` goes on with the paragraph of ``previous``."""
        text, before = line.text, previous.text
        if self._is_title(previous) or self._is_title(line):
            both = (
                self._is_title(previous) and self._is_title(line) and abs(previous.size - line.size) < 0.1 * line.size
            )
            return both and self._slack(previous) < _TITLE_SLACK * previous.size / self.em
        if max(previous.size, line.size) > _LARGE * min(previous.size, line.size):
            return False
        indent, slack = self._indent(line), self._slack(previous)
        has_marker = _MARKER.match(text) is not None
        is_heading = _MARKER.match(before) is not None and "。" not in before
        ends = ends_sentence(before)
        if indent > _INDENT:
            # A whole paragraph may stand indented: then its lines begin below each other and are cut anywhere.
            is_block = abs(line.left - previous.left) < 0.3 * self.em and indent < _FAR
            return is_block and slack < _INDENT and not (ends or has_marker or is_heading)
        if self._indent(previous) > _FAR or slack > (_CUT if self.is_indented else _CUT_UNINDENTED):
            return False
        if _is_below(previous, line) and line.baseline - previous.baseline > _GAP * self.pitch:
            return False
        if has_marker and ends:
            # Where indents tell the paragraphs, “；（三）” at the turn of a line is still the list before it.
            return self.is_indented and slack < _TITLE_SLACK and _CLAUSE_END.search(before) is not None
        return not (slack > _SHORT and (ends or is_heading))

    def _is_title(self, line: Line) -> bool:
        return line.size > _LARGE * self.em and not _MARKER.match(line.text)

    def _indent(self, line: Line) -> float:
        return (line.left - self.frames[line.frame].left) / self.em

    def _slack(self, line: Line) -> float:
        return (self.frames[line.frame].right - line.right) / self.em


def _frames(lines: Sequence[Line]) -> set[tuple[float, ...]]:
    return {line.frame for line in lines}


def _frame(lines: Sequence[Line], em: float) -> _Frame:
    rights = sorted(line.right for line in lines)
    right = rights[ceil(0.92 * len(rights)) - 1]
    full = sorted(line.left for line in lines if line.right > right - _TITLE_SLACK * em)
    # Not the commonest left end: where most paragraphs have one line, that is the indent.
    left = next((left for left in full if _count(full, left, em) >= 0.2 * len(full)), full[0])
    # Where hardly any has two, the second lines are still known by the full line above them.
    turned = sorted(
        below.left
        for above, below in pairwise(lines)
        if above.right > right - _SHORT * em and _INDENT * em < above.left - below.left < _FAR * em
    )
    outer = [edge for edge in turned if _INDENT * em < left - edge < _FAR * em and _count(turned, edge, em) > 1]
    return _Frame(outer[0] if outer else left, right)


def _count(edges: Sequence[float], edge: float, em: float) -> int:
    return sum(edge <= other < edge + 0.5 * em for other in edges)


def _is_below(above: Line, below: Line) -> bool:
    return above.page == below.page and above.frame == below.frame and below.baseline > above.baseline
