"""The words of the workbook that no other output has."""

from __future__ import annotations

from collections.abc import Mapping

from checker.output import audit_xlsx_words, messages
from checker.output.lang import Lang

TEXT: Mapping[str, tuple[str, str]] = {
    "score-sheet": ("评分表", "Score sheet"),
    "summary-sheet": ("汇总", "Summary"),
    "checks-sheet": ("校核", "Checks"),
    "facts-sheet": ("复议诉讼与数据", "Cases and figures"),
    "score-title": ("法治政府建设年度情况报告评分表", "Annual rule-of-law report: score sheet"),
    "summary-title": ("法治政府建设年度情况报告核查汇总", "Annual rule-of-law report: summary"),
    "checks-title": ("前后是否一致：校核结果", "Consistency checks"),
    "facts-title": ("复议、诉讼情况和全部数据", "Reconsideration, litigation and every figure"),
    "several": ("共 {count} 份，已评 {assessed} 份", "{count} files, {assessed} assessed"),
    "verdict": ("结论", "Verdict"),
    "possible": ("满分", "Possible"),
    "place-column": ("位置", "Place"),
    "note": ("复核提示", "Note"),
    "opinion": ("复核意见", "Opinion"),
    "remark": ("复核说明", "Remark"),
    "agree": ("同意", "agree"),
    "change": ("改判", "change"),
    "verify": ("需核实", "verify"),
    "opinion-title": ("复核意见", "Opinion"),
    "opinion-help": ("同意、改判或需核实；理由写在后一列", "agree, change or verify; say why in the next column"),
    "decided": ("人工改判，程序原判“{was}”", "changed by a person; the program said {was}"),
    "free": ("{label}（不扣分）", "{label} (costs nothing)"),
    "subtotal": ("小计 {points} / {possible} 分（{percent}）", "{points} of {possible} points ({percent})"),
    "more": ("另有{count}处", "{count} more"),
    "fact": ("事项", "Item"),
    "value": ("内容", "Value"),
    "title": ("标题", "Title"),
    "score": ("总分", "Score"),
    "characters": ("字数", "Characters"),
    "format": ("文件格式", "Format"),
    "pages": ("页数", "Pages"),
    "unknown": ("未识别", "unknown"),
    "year-column": ("年度", "Year"),
    "elements": ("各类要素（项）", "Elements"),
    "total": ("合计", "Total"),
    "check-counts": ("校核（项）", "Checks"),
    "parts-to-review": ("待复核要点（项）", "Parts to review"),
    "ranking": ("名次表（{count}份）", "Ranking ({count})"),
    "rank": ("名次", "Rank"),
    "required-incomplete": ("必备不完整", "Incomplete"),
    "to-review": ("待复核", "To review"),
    "errors": ("无法评估（{count}份）", "Not assessed ({count})"),
    "reason": ("原因", "Reason"),
    "remedy": ("处理办法", "Remedy"),
    "sign": ("复核人（签字）：____________　　日期：____________", "Reviewer: ____________   Date: ____________"),
    "quote-1": ("原文一", "Quote 1"),
    "place-1": ("位置一", "Place 1"),
    "quote-2": ("原文二", "Quote 2"),
    "place-2": ("位置二", "Place 2"),
    "severity": ("性质", "Severity"),
    "kind": ("类别", "Kind"),
    "subject": ("内容", "Subject"),
    "state": ("状态", "State"),
    "raw": ("原文数字", "As written"),
    "number": ("数值", "Value"),
    "unit": ("单位", "Unit"),
    "comparator": ("比较", "Comparator"),
    "sentence": ("原句", "Sentence"),
    "figures": ("全部数据（{count}项）", "Figures ({count})"),
    "footer": ("第 &P 页，共 &N 页", "Page &P of &N"),
}


def word(lang: Lang, key: str, **values: object) -> str:
    """The word ``key`` in ``lang`` with ``values`` filled in; one of ``messages`` where this table has none."""
    found = TEXT.get(key) or audit_xlsx_words.TEXT.get(key)
    if found is None:
        return messages.text(lang, key, **values)
    chinese, english = found
    return (chinese if lang is Lang.ZH else english).format(**values)
