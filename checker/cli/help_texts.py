"""Help in English, by the Chinese it stands for in the commands."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "法治政府建设年度情况报告核查：覆盖了什么、缺什么、哪里对不上。": (
        "Checks annual reports on rule-of-law government: what they cover, lack and contradict."
    ),
    "评估报告，给出得分、缺项、佐证和建议。": "Assess reports: score, what is missing, evidence, advice.",
    "看看程序从文件里读到了什么：标题、单位、年度、章节、段落、表格。": (
        "Show what is read from a file: title, organisation, year, sections, paragraphs, tables."
    ),
    "列出报告中的全部数据，以及复议、诉讼情况。": "List every figure, and what became of the cases.",
    "查看、检查和验证规则。": "List, lint and prove the rules.",
    "列出全部要素。": "List every element.",
    "检查规则文件有无错误。": "Look for errors in the rule files.",
    "用规则自带的例句验证规则。": "Run the rules on their own examples.",
    "用人工标注核对规则的准确程度。": "Measure the rules against labels settled by people.",
    "对照人工标注，提示规则缺哪些词、哪些写法误中。": (
        "Say which words of missed quotes no pattern knows and which finders fire wrongly."
    ),
    "把全部规则写成一页说明（Markdown，中文）。": "Write all rules as one page (Markdown, in Chinese).",
    "说明一个维度、要素或要点。": ("Explain a dimension, an element or a part."),
    "输出文件格式的 JSON Schema。": "Print the JSON Schema of a file format.",
    "界面语言（默认 zh）": "language (default: zh)",
    "清单方案": "profile of the checklist",
    "规则文件夹（默认用自带规则）": "folder of rules (default: those that come along)",
    "结果写入文件或文件夹": "write the result to a file or folder",
    "报告文件，“-”为标准输入": "report files, “-” for standard input",
    "报告文件": "report files",
    "输出格式（默认按 --output 的扩展名，否则为 table）": "format (default: by the name of --output, else table)",
    "为没有写明的要点给出最接近的一句（较慢）": "show the nearest sentence for what is not there (slower)",
    "输出格式": "format",
    "人工标注所在文件夹": "folder of the labels",
    "只要总数和各份报告，不列各处不一致": "only totals and reports, not every disagreement",
    "只验证这个要素": "only this element",
    "维度、要素或“要素/要点”的编号": "id of a dimension, an element or element/part",
    "名称（assessment, rules, profile, vocabulary, modality, checks, terms, citations）": (
        "name: assessment, rules, profile, vocabulary, modality, checks, terms, citations"
    ),
    "显示版本": "show the version",
}

HEADINGS: Mapping[str, str] = {
    "Usage: ": "用法：",
    "\nArguments:": "\n参数：",
    "\nOptions:": "\n选项：",
    "\nCommands:": "\n命令：",
    "[required]": "[必填]",
    "; required]": "；必填]",
    "[default: ": "[默认：",
    "Show this message and exit.": "显示帮助",
}
