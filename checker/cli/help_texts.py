"""Help in English, by the Chinese it stands for in the commands."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "法治政府建设年度情况报告核查：覆盖了什么、缺什么、哪里对不上。": (
        "Checks annual reports on rule-of-law government: what they cover, lack and contradict."
    ),
    "评估报告，给出得分、缺项、佐证和建议。": "Assess reports: score, what is missing, evidence, advice.",
    "批量核查：排名、缺项、雷同、历年变化、未报送单位。": (
        "Audit many reports: ranking, gaps, copied passages, trends, who has not reported."
    ),
    "报告文件、文件夹、压缩包，或网络地址": "report files, folders, archives or addresses",
    "应报单位名单（CSV 或 YAML：路径、单位、地区、年度）": (
        "who should report (CSV or YAML: path, organisation, region, year)"
    ),
    "同时工作的进程数（默认按处理器）": "processes at work (default: by the processors)",
    "结果文件夹的名称（默认按时间）": "name of the result folder (default: by the time)",
    "结果文件夹所在的文件夹，或网络地址": "where the result folder is made, may be an address",
    "接着做上一次没做完的": "go on with the last run that was not finished",
    "没有变化的文件不再评估": "do not assess again what has not changed",
    "是否为每份报告写一页（默认 500 份以内写）": "a page for every report (default: up to 500 reports)",
    "每份文件的时限（秒）": "seconds a file may take",
    "在哪里评估": "where to assess",
    "Dask 调度器的地址": "address of a Dask scheduler",
    "只对比两次核查的结果文件夹": "only compare the result folders of two audits",
    "门禁：达不到门槛就以退出码 1 结束，供持续集成使用。": "Gate for CI: ends with 1 when a threshold is not met.",
    "基线：记下现有的问题，门禁只拦新问题。": "The baseline: gaps there are already; only new ones fail the gate.",
    "把现有的问题写进基线。": "Write the gaps there are into the baseline.",
    "比较现状和基线：新增了什么、补齐了什么。": "Compare with the baseline: what is new, what is mended.",
    "基线文件（默认按设置文件，否则为 checker-baseline.json）": (
        "baseline file (default: from the settings, else checker-baseline.json)"
    ),
    "留意一份稿子：每次保存都重新评估，说明得分有什么变化。": (
        "Watch a draft: assess it at every save and say what changed in its score."
    ),
    "要留意的报告文件或文件夹": "report file or folder to watch",
    "报告文件或文件夹，“-”为标准输入": "report files or folders, “-” for standard input",
    "总分（或某个维度）低于 N 不通过，可重复": "fail when the score (or a dimension's) is below N; may repeat",
    "有这类问题不通过，可重复": "fail on findings of this kind; may repeat",
    "清单方案（默认按设置文件）": "profile of the checklist (default: from the settings)",
    "豁免文件（YAML）": "file of waivers (YAML)",
    "基线文件：只有新问题才不通过": "baseline file: only new gaps fail",
    "复核决定所在文件夹（YAML）": "folder of reviewers' decisions (YAML)",
    "另写一份结果，可重复，如 html:结果.html": "write a further result; may repeat, such as html:result.html",
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
    "生成可填写的报告模板。": "Write a skeleton report to fill in.",
    "报告年度（默认留空）": "year of the report (default: left blank)",
    "报告单位全称（默认留空）": "full name of the bureau (default: left blank)",
    "输出格式（默认按 --output 的扩展名，否则为 md）": "format (default: by the name of --output, else md)",
    "对比两稿报告（或两份结果）：哪里变好、哪里变差、还缺什么。": (
        "Compare two drafts (or two results): what got better, what got worse, what is still missing."
    ),
    "旧的报告或结果（JSON），“-”为标准输入": "the old report or result (JSON), “-” for standard input",
    "新的报告或结果（JSON），“-”为标准输入": "the new report or result (JSON), “-” for standard input",
    "有变差的地方就以退出码 1 结束": "end with exit code 1 when anything got worse",
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
    "名称：assessment, findings, settings, waivers, reviews, "
    "rules, profile, vocabulary, modality, checks, terms, citations, template": (
        "name: assessment, findings, settings, waivers, reviews, "
        "rules, profile, vocabulary, modality, checks, terms, citations, template"
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
