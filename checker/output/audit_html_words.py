"""The words of an audit's page, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from checker.assessment.model import Status
from checker.output import html_words
from checker.output.lang import Lang

SIGNS: Mapping[Status, str] = {
    Status.MET: "√",
    Status.PARTIAL: "△",
    Status.PLANNED: "○",
    Status.WEAK: "!",
    Status.MISSING: "×",
    Status.NOT_APPLICABLE: "–",
}
"""So that no status is told by colour alone; every Chinese font has them."""

_TEXT: Mapping[str, tuple[str, str]] = {
    "audit-title": ("法治政府建设年度情况报告批量核查", "Annual rule-of-law reports: audit"),
    "overview-title": ("{profile}", "{profile}"),
    "facts-elements": (
        "{elements}项要素，{dimensions}个维度，{checks}项校核",
        "{elements} elements in {dimensions} dimensions, {checks} checks",
    ),
    "facts-organisations": ("{count}家单位", "{count} bodies"),
    "facts-regions": ("{count}个地区", "{count} regions"),
    "facts-years": ("{first}年", "{first}"),
    "facts-years-between": ("{first}—{last}年", "{first}–{last}"),
    "facts-time": ("生成于{time}", "generated {time}"),
    "whole": (
        "共{count}份报告，平均{mean}分，中位{median}分；{grades}；读不出{failed}份。",
        "{count} reports, mean {mean}, median {median}; {grades}; {failed} unreadable.",
    ),
    "whole-none": (
        "共{count}份报告，没有一份可以评分；读不出{failed}份。",
        "{count} reports, none could be scored; {failed} unreadable.",
    ),
    "grade-count": ("{grade}{count}份", "{grade} {count}"),
    "reports-count": ("报告", "Reports"),
    "mean": ("平均分", "Mean"),
    "median": ("中位分", "Median"),
    "unreadable": ("读不出", "Unreadable"),
    "unscored": ("不评分", "Not scored"),
    "grades": ("等级", "Grades"),
    "below": ("低于“{grade}”{count}份", "{count} below {grade}"),
    "copies": ("{count}份", "{count}"),
    "sections": ("本页内容", "On this page"),
    "skip-ranking": ("跳到排名", "Skip to the ranking"),
    "distribution": ("得分分布", "Distribution of scores"),
    "distribution-note": (
        "每5分一档；点一档，下面只看这些报告。",
        "Bars of five points; choose one to see only its reports.",
    ),
    "bin": ("{low}—{high}分：{count}份", "{low}–{high}: {count} reports"),
    "gaps": ("缺得最多的要素", "Elements most often missing"),
    "gaps-note": (
        "在适用该要素的报告中占多少；点要素名，下面只看缺它的报告。",
        "Share of the reports it applies to; choose one to see only the reports that lack it.",
    ),
    "gaps-rest": ("其余{count}项要素", "The other {count} elements"),
    "gap": ("{lacking}份，占{share}", "{lacking} reports, {share}"),
    "no-gaps": ("没有缺失的要素。", "No element is missing."),
    "dimensions-title": ("各维度平均得分率", "Mean percentage by dimension"),
    "dimensions-note": ("按年度和地区；颜色越深，得分率越高。", "By year and region; the darker, the higher."),
    "everything": ("全部", "All"),
    "group": ("范围", "Group"),
    "total": ("总分", "Total"),
    "ranking": ("排名", "Ranking"),
    "ranking-note": (
        "点列名排序；点一行看详情。名次随筛选重新计算。",
        "Choose a heading to sort, a row for details. Ranks follow the filter.",
    ),
    "ranking-first": (
        "这里只列前{shown}份，共{count}份；全部见同一文件夹的 audit.xlsx。",
        "Only the first {shown} of {count}; all of them are in audit.xlsx in the same folder.",
    ),
    "place": ("名次", "Rank"),
    "region": ("地区", "Region"),
    "report-year": ("年度", "Year"),
    "lacking": ("必备缺项", "Lacking"),
    "to-review": ("待复核", "To review"),
    "failed-checks": ("校核问题", "Findings"),
    "by-dimension": ("各维度", "Dimensions"),
    "details": ("详情", "Details"),
    "details-of": ("详情：{name}", "Details: {name}"),
    "open-page": ("打开这份报告的页面", "Open the page of this report"),
    "search": ("按单位、标题或文件名查找", "Find by body, title or file"),
    "all-regions": ("全部地区", "All regions"),
    "no-region": ("未注明地区", "No region"),
    "all-years": ("全部年度", "All years"),
    "no-year": ("年度未识别", "Year unknown"),
    "all-grades": ("全部等级", "All grades"),
    "no-grade": ("不评分", "Not scored"),
    "filters": ("筛选", "Filter"),
    "only": ("只看：{what}", "Only: {what}"),
    "only-lacking": ("缺“{element}”", "lacking “{element}”"),
    "only-failing": ("“{check}”有问题", "with findings of “{check}”"),
    "only-bin": ("{low}—{high}分", "{low}–{high} points"),
    "clear": ("清除筛选", "Clear"),
    "shown-reports": ("显示{shown}份，共{count}份", "{shown} of {count} shown"),
    "nothing-shown": ("没有符合条件的报告。", "No report matches."),
    "heat": ("热力图", "Heat map"),
    "heat-note": (
        "一行一份报告，一列一项要素；次序和筛选与排名相同。点一格看详情；方向键移动，回车打开。",
        "A row a report, a column an element, in the order of the ranking. Choose a cell for details; "
        "arrow keys move, Enter opens.",
    ),
    "heat-script": (
        "热力图要在浏览器里启用脚本才能显示；同样的内容见 matrix.csv。",
        "The heat map needs scripts; matrix.csv has the same content.",
    ),
    "heat-cell": ("{organisation} · {element}：{status}", "{organisation} · {element}: {status}"),
    "heat-label": ("单位与要素", "Bodies and elements"),
    "legend-status": ("图例", "Legend"),
    "checks-title": ("没有通过的校核", "Checks that failed"),
    "checks-note": (
        "在适用该校核的报告中占多少；点校核名，下面只看没有通过的报告。",
        "Share of the reports it applies to; choose one to see only the reports that fail it.",
    ),
    "checks-none": ("所有校核都通过了。", "Every check was passed."),
    "check-count": ("{failed}份，占{share}", "{failed} reports, {share}"),
    "failures": ("读不出的文件", "Unreadable files"),
    "failures-none": ("所有文件都读出来了。", "Every file could be read."),
    "reason": ("原因", "Reason"),
    "what-to-do": ("怎么办", "What to do"),
    "failures-of": ("{count}份", "{count} files"),
    "more": ("再显示{count}条", "Show {count} more"),
    "rest": ("其余{count}条见同一文件夹的 audit.xlsx。", "{count} more are in audit.xlsx in the same folder."),
    "lacking-elements": ("没有写到或不完整的要素（{count}项）", "Elements that are missing or incomplete ({count})"),
    "complete": ("所有要素都具备。", "Every element is there."),
    "checks-failed": ("没有通过的校核（{count}项）", "Checks that failed ({count})"),
    "other-reports": ("同一单位的其他报告", "Other reports of the same body"),
    "close": ("关闭", "Close"),
    "completeness": ("报送情况", "Who has reported"),
    "completeness-said": (
        "应报{expected}份，已报并读出{reported}份（{share}），没有报送{missing}份。",
        "{expected} expected, {reported} received and read ({share}), {missing} not received.",
    ),
    "complete-list": (
        "名单上的都已报送，没有重复，也没有不在名单上的文件。",
        "All that were expected are here, none twice, and no others.",
    ),
    "list-missing": ("没有报送", "Not received"),
    "list-unread": ("文件不存在或读不出", "Not there or unreadable"),
    "list-doubled": ("同一年度报送了多份", "Several for one year"),
    "list-unclaimed": ("不在名单上的文件", "Files that belong to no one"),
    "list-mismatches": ("与名单不一致", "Not as the list says"),
    "manifest-line": ("名单第几行", "Line of the list"),
    "manifest-says": ("名单", "The list says"),
    "report-says": ("报告", "The report says"),
    "trends": ("历年变化", "Over the years"),
    "trends-none": ("没有一家单位有两个年度以上的报告。", "No body has reports for two years or more."),
    "trends-note": (
        "一条细线一家单位，粗线是中位分；下面先列需要核对的变化最多的单位。",
        "A thin line a body, the thick one the median. Below, bodies with most changes to look at come first.",
    ),
    "trend-change": ("{first} → {last}", "{first} → {last}"),
    "trend-elements": ("新增{won}项 · 丢失{lost}项", "{won} won · {lost} lost"),
    "trend-jumps": ("{count}处需核对", "{count} to look at"),
    "won": ("新具备的要素", "Elements won"),
    "lost": ("不再具备的要素", "Elements lost"),
    "jumps": ("需要核对的变化", "Changes that deserve a look"),
    "by-year": ("各年得分", "Scores by year"),
    "statistics": ("各年数据", "Figures by year"),
    "other-files": ("同一年度还有：{names}（没有计入）", "Also for the same year, not counted: {names}"),
    "bodies-left": (
        "另有{count}家单位没有列出；在排名里点开任一报告可看同一单位的其他年度。",
        "{count} more bodies are not listed; the details of any report lead to the other years of its body.",
    ),
    "not-detailed": (
        "在排名里点开这家单位的报告看各年情况。",
        "Open a report of this body in the ranking for its years.",
    ),
    "copying": ("雷同", "Copying"),
    "copying-note": (
        "百分比是较短的一份去掉套话后有多少与另一份相同；相同不等于抄袭，请对照原文判断。标出的是两份不同的字。",
        "The percentage is how much of the shorter report, stock phrases aside, the other has too. "
        "Whether it was copied is for a person to say. What differs is marked.",
    ),
    "copying-none": ("没有发现雷同的段落。", "No shared passages were found."),
    "copying-others": ("不同单位之间", "Between bodies"),
    "copying-own": ("与本单位往年", "With the same body's earlier years"),
    "pair-count": ("{count}对", "{count} pairs"),
    "pair-passages": ("{count}段、{characters}字相同", "{count} passages, {characters} characters"),
    "pair-unchanged": ("{count}句数字没有变", "{count} sentences with unchanged figures"),
    "own-characters": ("{characters}字（套话不计）", "{characters} characters, stock phrases aside"),
    "unchanged-figures": ("数字与往年一样的句子", "Sentences with the figures of an earlier year"),
    "same-figures": ("没有变的数字：{figures}", "Unchanged: {figures}"),
    "passages-left": ("另有{count}处没有列出。", "{count} more are not shown."),
    "pairs-left": ("另有{count}对没有列出。", "{count} more pairs are not listed."),
    "unchecked": (
        "另有{count}对可能雷同，因数量过多没有逐字比较。",
        "{count} more pairs may share a passage; they were too many to compare.",
    ),
    "stock": ("不算雷同的套话（{count}条）", "Stock phrases, not counted ({count})"),
    "stock-bodies": ("{count}家单位", "{count} bodies"),
}


def word(lang: Lang, key: str, **values: object) -> str:
    """The word ``key`` in ``lang`` with ``values`` filled in: one of this page's, else one of the other pages'.

    KeyError for an unknown key.
    """
    if key not in _TEXT:
        return html_words.word(lang, key, **values)
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)


def raw(lang: Lang, key: str) -> str:
    """The word ``key`` with its places unfilled, for a script to fill in."""
    chinese, english = _TEXT[key]
    return chinese if lang is Lang.ZH else english
