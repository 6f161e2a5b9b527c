"""The Chinese sentences that reading and the gate put into their results, in English, by what they look like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.output.lang import Lang

_ENGLISH: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            "全文没有“公安”二字",
            "“公安” (public security) is not in the text: the checklist is made for police reports, so take the score"
            " as a rough guide.",
        ),
        ("文字由扫描件识别", "The text was recognised from a scan: compare with the original."),
        (r"第 (.+) 页不够清晰", "Page {0}: not sharp enough, the recognised text may be wrong."),
        (r"第 (.+) 页是图片，没有读取", "Page {0}: pictures, not read; text recognition can be installed."),
        (r"第 (.+) 页是图片（扫描件）", "Page {0}: scans, whose text was not read; text recognition can be installed."),
        (
            r"第 (.+) 页是图片，文字取自",
            "Page {0}: scans; the text is what was stored with them and may be wrong: compare with the original.",
        ),
        (r"第 (.+) 页已损坏", "Page {0}: damaged, not read."),
        ("PDF 的结尾不完整", "The end of the PDF is missing: it may not have been copied in full."),
        ("文件过长，只读取了", "The file is too long: only its beginning was read."),
        (
            "自动编号未还原",
            "Automatic numbers (一、（一）1. …) are not in the text of this file and were not restored: save it as"
            " .docx and try again.",
        ),
        ("文档含有修订标记", "There are tracked changes: the text was read with all of them accepted."),
        ("文档带有宏", "The macros of the file were ignored."),
        (r"文档中嵌入了另一个文件", "A file is embedded (altChunk) and was not read: save it again in Word."),
        ("这是主控文档", "This is a master document: its subdocuments were not read."),
        (
            r"(?:文件|网页)中有 (\d+) 处字符无法识别",
            "{0} characters could not be read and are shown as “\ufffd”: is the original damaged?",
        ),
        ("对“(.+)”的豁免已于(.+)到期", "the waiver of {0} expired on {1}"),
        ("请补齐内容后删去这条豁免", "supply what is missing and delete the waiver, or have it approved anew"),
        ("对“(.+)”的豁免从(.+)起才生效", "the waiver of {0} does not begin before {1}"),
        ("请核对批准日期", "check the date of approval"),
        ("对“(.+)”的豁免没有用上（(.+)）", "the waiver of {0} excuses nothing ({1})"),
        ("报告已经写明，或者文件名对不上", "it is in the report now, or the file name does not fit: delete or mend it"),
        (r"对“(.+)”的豁免还有 (\d+) 天到期（(.+)）", "the waiver of {0} ends in {1} days ({2})"),
        ("请在到期前补齐内容", "supply what is missing before then"),
        ("基线是用另一版清单写的", "the baseline was written with another checklist: what is new in it counts as new"),
        ("清单更新后请重新写一次", "write it again: checker baseline write"),
        (r"(.+)：已补齐 (\d+) 处（(.+)），基线里还留着", "{0}: {1} gaps are mended ({2}) but still in the baseline"),
        ("请重新写一次，防止以后再缺", "write it again, so that they stay mended: checker baseline write"),
        (
            "对“(.+)”的复核决定已失效：报告里没有“(.+)”了",
            "the decision on {0} no longer holds: “{1}” is not in the report any more",
        ),
        ("请对照新的文字重新复核", "review the new wording, then change or delete the decision"),
    )
)


def english(lang: Lang, said: str) -> str:
    """``said``, a note on reading, a waiver or the baseline, in ``lang``; one that is not known stays as it is."""
    if lang is Lang.ZH:
        return said
    for pattern, words in _ENGLISH:
        if found := pattern.match(said):
            return words.format(*(numbers.replace("、", ", ").replace("—", "–") for numbers in found.groups()))
    return said
