"""What an audit's page shows of files that could not be read: why, and what helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.audit.summary import Row
from checker.output.audit_html_views import SHOWN
from checker.output.lang import Lang
from checker.output.textwidth import clean

_WHAT_TO_DO: Mapping[str, tuple[str, str]] = {
    "encrypted": ("请取消密码后另存，再放回原处。", "Save it without the password and put it back."),
    "no-text": (
        "多半是扫描件：请先识别成文字（OCR），或索取原始的 Word 文件。",
        "Probably a scan: recognise its text (OCR), or ask for the Word file.",
    ),
    "blank": ("请报送单位重新导出；扫描件请先识别成文字。", "Ask the body to export it again; a scan needs OCR first."),
    "damaged": (
        "文件已损坏：请报送单位重新导出或重新发送。",
        "The file is damaged: ask the body to export or send it again.",
    ),
    "archive": (
        "压缩包打不开：请解压后直接放文件，或重新压缩。",
        "The archive does not open: unpack it, or pack it again.",
    ),
    "empty": ("文件没有保存成功：请报送单位重新发送。", "It was not saved: ask the body to send it again."),
    "empty-archive": ("请检查压缩包是否完整。", "See whether the archive is complete."),
    "not-a-report": (
        "这不是法治政府建设年度报告：请核对是否放错了文件。",
        "Not such a report: see whether it is the wrong file.",
    ),
    "binary": ("请另存为 Word、PDF 或文本文件。", "Save it as Word, PDF or text."),
    "unsupported": ("请另存为 Word、PDF 或文本文件。", "Save it as Word, PDF or text."),
    "undecodable": ("请另存为 UTF-8 编码的文本。", "Save it as UTF-8 text."),
    "too-large": ("请只留报告正文，去掉图片和附件后再试。", "Keep the report itself; leave out pictures and annexes."),
    "timeout": (
        "请单独评估这一份；仍然超时，请另存为 Word 或文本。",
        "Assess it alone; if it still takes too long, save it as Word or text.",
    ),
    "memory": ("请单独评估这一份，或去掉图片后再试。", "Assess it alone, or leave the pictures out."),
    "permission": (
        "请检查文件权限，或复制到自己的文件夹。",
        "See who may read the file, or copy it to a folder of your own.",
    ),
    "not-found": ("请核对路径和文件名。", "See whether path and name are right."),
    "missing-extra": ("请安装读这种格式所需的组件。", "Install what reading this format needs."),
}
_OTHERWISE = ("请单独评估这一份，看详细说明。", "Assess it alone to see what is wrong.")


@dataclass(frozen=True, slots=True)
class FailureView:
    """Files that could not be read for the same reason; ``files`` are (name, organisation, message)."""

    code: str
    hint: str
    count: int
    files: tuple[tuple[str, str, str], ...]


def failures(failed: Sequence[Row], lang: Lang) -> tuple[FailureView, ...]:
    """The first SHOWN files that could not be read, by reason, the most frequent first."""
    by_code: dict[str, list[Row]] = {}
    for row in failed:
        by_code.setdefault(row.error[0] if row.error else "", []).append(row)
    views, left = [], SHOWN
    for code, rows in sorted(by_code.items(), key=lambda item: (-len(item[1]), item[0])):
        files = tuple((clean(r.name), clean(r.organisation), clean(r.error[1] if r.error else "")) for r in rows[:left])
        left -= len(files)
        views.append(FailureView(clean(code), what_to_do(lang, code), len(rows), files))
    return tuple(views)


def what_to_do(lang: Lang, code: str) -> str:
    """What helps against an error, by its code; for one it does not know, how to learn more."""
    chinese, english = _WHAT_TO_DO.get(code, _OTHERWISE)
    return chinese if lang is Lang.ZH else english
