"""What the command line itself says, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checker.output.lang import Lang

_TEXT: Mapping[str, tuple[str, str]] = {
    "error": ("错误：{message}", "error: {message}"),
    "error-at": ("错误：{subject}：{message}", "error: {subject}: {message}"),
    "try-help": ("用法见：{command} --help", "See: {command} --help"),
    "stdin": ("标准输入", "standard input"),
    "stdout": ("标准输出", "standard output"),
    "not-found": ("文件不存在。", "no such file"),
    "not-found-hint": ("请核对路径和文件名。", "check the path and the name"),
    "unreadable": ("无法读取：{reason}。", "cannot be read: {reason}"),
    "unreadable-hint": (
        "请确认文件没有损坏、没有被其他程序占用。",
        "make sure it is intact and not locked by another program",
    ),
    "archive": (
        "压缩包里有几份文件，这个命令一次只看一份。",
        "the archive holds several files; this command takes one",
    ),
    "archive-hint": ("请解压后选其中一份。", "unpack it and choose one"),
    "baseline-hint": ("请重新写一份：checker baseline write", "write it anew: checker baseline write"),
    "baseline-incomplete": ("有文件读不出来，没有写基线", "some files cannot be read; no baseline was written"),
    "baseline-incomplete-hint": ("请先改正上面的错误", "mend the errors above first"),
    "baseline-written": (
        "已写出：{path}（{documents} 份报告，{gaps} 处问题）",
        "written: {path} ({documents} reports, {gaps} gaps)",
    ),
    "baseline-compared": ("新增 {new} 处，补齐 {mended} 处", "{new} new, {mended} mended"),
    "watching": (
        "正在留意 {path}，保存后自动重新评估；按 Ctrl-C 结束",
        "watching {path}; save to assess, Ctrl-C to end",
    ),
    "not-watched": ("标准输入不能留意", "standard input cannot be watched"),
    "not-watched-hint": ("请写出报告文件的路径", "give the path of a report"),
    "no-watchfiles": ("没有安装留意文件所需的组件", "what watches files is not installed"),
    "no-watchfiles-hint": ('pip install "fazhi-checker[watch]"', 'pip install "fazhi-checker[watch]"'),
    "no-reviews": ("没有这个文件夹", "no such folder"),
    "no-reviews-hint": ("请核对 --reviews 或设置文件里的路径", "check --reviews or the path in the settings"),
    "bad-percent": ("--fail-under 的内容不对：“{value}”", "bad --fail-under: “{value}”"),
    "bad-percent-hint": ("请写 0 到 100 的数字，如 60 或 review=50", "a number from 0 to 100: 60, or review=50"),
    "unknown-format": ("不能生成“{name}”", "cannot make “{name}”"),
    "unknown-format-hint": ("可用的格式：{known}", "known formats: {known}"),
    "not-printed": ("“{name}”不能写到标准输出", "“{name}” cannot go to standard output"),
    "not-printed-hint": ("请写出文件名，如 {name}:结果{suffix}", "name a file, such as {name}:result{suffix}"),
    "written": ("已写出：{path}", "written: {path}"),
    "nothing-to-audit": ("没有找到可以核查的文件", "there is nothing to audit"),
    "nothing-to-audit-hint": (
        "请写出报告文件、文件夹、压缩包，或用 --manifest 给出名单",
        "name reports, folders, archives, or a --manifest",
    ),
    "auditing": ("核查", "auditing"),
    "audit-rate": ("每秒 {rate} 份，读不出来 {failed} 份", "{rate} a second, {failed} unreadable"),
    "audit-kept": (
        "已中断；做完的都保存了，加 --resume 接着做",
        "interrupted; what is done is kept, go on with --resume",
    ),
    "audit-failed": ("读不出来：{path}：{message}", "unreadable: {path}: {message}"),
    "audit-more-failed": ("……另有 {count} 份读不出来，见结果", "… and {count} more, see the results"),
    "audit-missing": ("名单里有 {count} 个单位没有报送", "{count} of those expected have not reported"),
    "audit-copied": ("有 {count} 对报告文字雷同，请看“雷同”", "{count} pairs of reports share passages"),
    "audit-done": (
        "共 {total} 份，得分 {scored} 份，平均 {mean} 分，读不出来 {failed} 份",
        "{total} files, {scored} scored, mean {mean}, {failed} unreadable",
    ),
    "audit-where": ("结果：{path}（先看 index.html）", "results: {path} (begin with index.html)"),
    "no-audit-extra": (
        '没有查雷同：需要安装 pip install "fazhi-checker[audit]"',
        'copied passages were not looked for: pip install "fazhi-checker[audit]"',
    ),
    "no-extra": ("缺少组件：{module}", "missing: {module}"),
    "no-extra-hint": (
        '请安装：pip install "fazhi-checker[dask]"（集群、网络地址）',
        'pip install "fazhi-checker[dask]" (clusters, addresses)',
    ),
    "address-hint": ("请检查地址、网络和访问权限", "check the address, the network and the permissions"),
    "page-done": ("正在识别第 {page}/{pages} 页", "recognised page {page} of {pages}"),
    "both-stdin": ("只有一份能从标准输入读", "only one of the two can come from standard input"),
    "both-stdin-hint": ("请为另一份写出文件名", "name a file for the other one"),
    "nothing-to-compare": ("里面没有评估过的报告，无法对比", "there is no assessed report in it, nothing to compare"),
    "nothing-to-compare-hint": ("请换一份报告或结果", "choose another report or result"),
    "bad-epoch": (
        "环境变量 SOURCE_DATE_EPOCH 应为自1970年起的秒数，现为“{value}”",
        "SOURCE_DATE_EPOCH must be seconds since 1970, not “{value}”",
    ),
    "bad-epoch-hint": ("请改正或取消这个变量", "correct or unset it"),
    "output-is-input": ("不能把结果写到报告原件上", "the result would overwrite a report"),
    "output-is-input-hint": ("请给 --output 换一个文件名", "choose another name for --output"),
    "unwritable": ("无法写入：{reason}", "cannot be written: {reason}"),
    "unwritable-hint": (
        "请检查路径、文件夹权限和磁盘空间，或换一个位置",
        "check the path, the folder's permissions and the space left, or choose another place",
    ),
    "no-output-name": ("--output 后面是空的", "--output is empty"),
    "no-output-name-hint": ("请写出结果文件或文件夹的路径", "give the path of a file or folder"),
    "needs-output": ("“{format}”要写入文件", "{format} goes to a file"),
    "needs-output-hint": ("请用 --output 写明文件名，如 {name}", "name one with --output, such as {name}"),
    "output-kind": ("不能生成“{suffix}”文件", "cannot make a {suffix} file"),
    "output-kind-hint": (
        "--output 的扩展名可用：{known}；要用别的扩展名，请同时写明 --format",
        "--output may end in {known}; for another ending give --format too",
    ),
    "no-folder": ("上级文件夹不存在，也建不了", "its folder does not exist and cannot be made"),
    "not-a-folder": ("路径中间有一段是文件，不是文件夹", "part of the path is a file, not a folder"),
    "a-folder": ("这是文件夹", "it is a folder"),
    "not-allowed": ("没有权限", "no permission"),
    "read-only": ("这个位置是只读的", "the place is read-only"),
    "disk-full": ("磁盘空间不足", "no space left"),
    "name-too-long": ("文件名过长", "the name is too long"),
    "link-loop": ("链接互相指向，没有尽头", "its links go round in a circle"),
    "rules-unreadable": ("规则文件无法读取：{reason}", "the rules cannot be read: {reason}"),
    "file-errors": ("设置、豁免、复核决定或名单有 {count} 处问题：", "problems in the settings or lists: {count}"),
    "rule-errors": ("规则有 {count} 处问题：", "problems in the rules: {count}"),
    "rules-sound": (
        "规则无误：{dimensions} 个维度，{elements} 个要素，{parts} 个要点",
        "The rules are sound: {dimensions} dimensions, {elements} elements, {parts} parts",
    ),
    "example-failed": (
        "{where}：{name} 应为“{expected}”，得到“{got}”：{text}",
        "{where}: {name} expected {expected}, got {got}: {text}",
    ),
    "cue-reaches": ("在语气词范围内", "in the cue's scope"),
    "cue-spares": ("不在语气词范围内", "outside the cue's scope"),
    "examples-counted": (
        "例句 {total} 个，通过 {passed} 个，失败 {failed} 个",
        "{total} examples, {passed} pass, {failed} fail",
    ),
    "unknown-id": ("没有这个编号：“{id}”", "no such id: “{id}”"),
    "did-you-mean": ("是否要找：{ids}", "did you mean: {ids}"),
    "see-list": ("全部编号见：checker rules list", "all ids: checker rules list"),
    "unknown-schema": ("没有这个名称：“{name}”", "no such name: “{name}”"),
    "known-schemas": ("可用的名称：{names}", "known names: {names}"),
    "no-gold": ("没有对应的标注文件 {path}", "its labels are missing: {path}"),
    "no-gold-hint": (
        "标注文件与报告同名，扩展名为 .yaml，放在 --gold 文件夹里",
        "name them like the report, .yaml, in the --gold folder",
    ),
    "id": ("编号", "Id"),
    "title": ("名称", "Title"),
    "level": ("级别", "Level"),
    "weight": ("分值", "Weight"),
    "parts": ("要点", "Parts"),
    "report": ("报告", "Report"),
    "part-accuracy": ("要点一致率", "Part accuracy"),
    "status-accuracy": ("状态一致率", "Status accuracy"),
    "yes-precision": ("“有”的准确率", "Precision of yes"),
    "yes-recall": ("“有”的召回率", "Recall of yes"),
    "yes-f1": ("“有”的 F1", "F1 of yes"),
    "score": ("得分", "Score"),
    "gold-score": ("标注得分", "Gold score"),
    "score-error": ("误差", "Error"),
    "faults-counted": (
        "校核：应查出 {planted} 处，查出 {found} 处，漏查 {missed} 处，误报 {false_alarms} 处",
        "Checks: {planted} planted faults, {found} found, {missed} missed, {false_alarms} false alarms",
    ),
    "faults-found": ("校核查出", "Faults found"),
    "false-alarms": ("误报", "False alarms"),
    "check": ("校核", "Check"),
    "result": ("结果", "Result"),
    "explanation": ("说明", "Explanation"),
    "found": ("查出", "found"),
    "missed": ("漏查", "missed"),
    "false-alarm": ("误报", "false alarm"),
    "missed-parts": (
        "漏认的要点 {parts} 个，引文 {count} 处（下列短语，该要点的写法里都没有）",
        "{parts} parts missed, {count} quotes (no pattern of the part has the phrases below)",
    ),
    "missed-part": ("{part}（{where}）：漏 {count} 处", "{part} ({where}): {count} missed"),
    "phrase": ("短语", "Phrase"),
    "rarity": ("稀有度", "Rarity"),
    "phrase-score": ("次数×稀有度", "Count × rarity"),
    "no-phrases": (
        "引文里的词，写法里都有：请看词序、距离、位置和语气",
        "the patterns know all the words: look at order, distance, place and modality",
    ),
    "wrong-finders": ("误中的写法 {count} 条", "{count} finders fire wrongly"),
    "wrong-finder": ("{where}：{part}，误中 {count} 份", "{where}: {part}, {count} reports"),
    "pattern": ("写法", "Pattern"),
    "element": ("要素", "Element"),
    "confusion": ("标注→结果", "Gold→got"),
    "count": ("次数", "Count"),
    "disagreements": ("不一致 {count} 处", "{count} disagreements"),
    "disagreement": ("{report} {part}：标注“{gold}”，结果“{got}”", "{report} {part}: gold {gold}, got {got}"),
    "gold-quote": ("标注引文：{quote}", "gold quote: {quote}"),
    "got-quote": ("程序引文：{quote}", "our quote: {quote}"),
    "line": ("（第{line}行）", " (line {line})"),
    "asks": ("要求", "Asks for"),
    "why": ("理由", "Why"),
    "basis": ("依据", "Basis"),
    "recognised": ("识别方式", "Recognised by"),
    "nil": ("如实说明“无”也算", "A truthful “none” counts"),
    "examples": ("例句", "Examples"),
    "advice": ("建议", "Advice"),
    "skeleton": ("参考写法", "Skeleton"),
    "standing": ("{level}，{weight:g}分", "{level}, {weight:g} points"),
    "since": ("自{year}年度报告起适用", "for reports of {year} and later"),
    "moot": ("如已说明“{title}”为无，则不适用", "not applicable when “{title}” is truthfully none"),
    "conditional": ("视情况要求，未写不扣分", "only where it applies; costs nothing"),
    "in-force": ("适用于{since}至{until}年度报告", "for reports of {since} to {until}"),
    "in-force-since": ("自{since}年度报告起适用", "for reports of {since} and later"),
    "in-force-until": ("适用至{until}年度报告", "for reports up to {until}"),
    "part-of": ("属于", "Part of"),
    "interrupted": ("已中断", "interrupted"),
    "named": ("{name}：{value}", "{name}: {value}"),
}

# Reading speaks Chinese; its codes are stable.
_READING_ENGLISH: Mapping[str, tuple[str, str]] = {
    "not-found": ("no such file", "check the path and the name"),
    "directory": ("this is a folder, not a report", "name the report files in it, such as folder/*.txt"),
    "permission": ("no permission to read it", "check its permissions or copy it to a folder of yours"),
    "unreadable": ("it cannot be read", "make sure it is intact and not locked by another program"),
    "empty-archive": ("the archive is empty", "check that it is complete"),
    "empty": ("the file is empty (0 bytes)", "check that it was saved, or export it again"),
    "blank": ("there is nothing but blanks in it", "check that it was saved whole; a scan must be made text first"),
    "too-large": ("the file is too large for a report and was not read", "make sure it is the right one"),
    "binary": ("this kind of file is never a report", "use Word, WPS, PDF, OFD, a web page or plain text"),
    "damaged": ("the file is damaged or cut short", "get it again, or open it and save it anew"),
    "encrypted": ("the file is encrypted and wants a password", "open it with the password and save it without"),
    "bomb": ("it unpacks to far more than a document can hold; not read", "make sure where it comes from"),
    "no-text": ("there is no text in it, only pictures perhaps", "a scan must be recognised first"),
    "unsupported": ("this kind of document cannot be read", "save it as .docx or plain text"),
    "missing-extra": (
        "it is a scan; the text recognition is not installed",
        'pip install "fazhi-checker[ocr]", or recognise it with another program first',
    ),
    "missing-program": ("a program that is needed is not installed", "install LibreOffice, or save it as .docx"),
    "timeout": ("reading it took too long and was stopped", "open it, check it and save it anew"),
    "memory": ("reading it took too much memory and was stopped", "open it, check it and save it anew"),
    "crash": ("the program that reads it broke down; the file may be damaged", "open it, check it and save it anew"),
    "archive": ("it is an archive with several files", "unpack it and choose one"),
    "undecodable": ("its character encoding is not known", "save it again as UTF-8"),
    "not-a-report": ("this is no annual report on rule-of-law government", "make sure it is the right file"),
}

# What the option parser says, by pattern: another version of it may word a message differently, then it stays English.
_PARSER: Sequence[tuple[str, str]] = (
    (r"No such option: ?(\S+?)\.?(?: Did you mean (?P<near>.+?)\?)?$", r"没有这个选项：\1"),
    (r"No such option: ?(\S+?)\.? \(Possible options: (?P<near>.+)\)$", r"没有这个选项：\1"),
    (r"No such command '(.+?)'\.?(?: Did you mean (?P<near>.+?)\?)?$", r"没有这个命令：\1"),
    (r"Missing command\.?$", "缺少命令"),
    (r"Missing argument '?(.+?)'?\.?$", r"缺少参数：\1"),
    (r"Missing option '?(.+?)'?\.?$", r"缺少选项：\1"),
    (r"Option '(.+?)' requires an argument\.?$", r"选项 \1 后面缺少内容"),
    (r"Option '(.+?)' does not take a value\.?$", r"选项 \1 后面不能有内容"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)$", r"多余的参数：\1"),
    (r"Invalid value for '?(.+?)'?: (?:Value error, )?'(.*)' is not one of (.+)\.$", r"\1 不能是“\2”，可用：\3"),
    (r"Invalid value for '?(.+?)'?: (.+)$", r"\1 的内容不对：\2"),
)


def text(lang: Lang, key: str, **values: object) -> str:
    """The message ``key`` in ``lang`` with ``values`` filled in.  KeyError for an unknown key."""
    chinese, english = _TEXT[key]
    return (chinese if lang is Lang.ZH else english).format(**values)


def reading_error(lang: Lang, code: str) -> tuple[str, str] | None:
    """Message and hint for a ReadingError with ``code`` in ``lang``; None where its own words serve."""
    return _READING_ENGLISH.get(code) if lang is Lang.EN else None


def parser_message(lang: Lang, message: str) -> str:
    """What the option parser says in English, in ``lang``."""
    if lang is not Lang.ZH:
        return message.replace("Value error, ", "")
    for pattern, chinese in _PARSER:
        found = re.match(pattern, message, re.DOTALL)
        if found:
            near = found.groupdict().get("near")
            said = found.expand(chinese) + (f"；是否要用：{near}" if near else "")
            return said.replace("'", "")
    return message
