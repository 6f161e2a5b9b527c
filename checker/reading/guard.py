"""What is refused before it is read: too large, empty, or no report of this kind."""

from __future__ import annotations

import re

from checker.reading.model import ReadingError
from checker.reading.textmap import normalise

LARGEST = 100 * 1024 * 1024
"""Bytes; a scan of the longest report there is."""

LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes of plain text; a hundred times the longest report there is."""

LONGEST = 300_000
"""Characters; ten times the longest report there is."""

_SAMPLE = 8_000
_TRADE = re.compile(
    "法治政府|法治建设|法治|依法行政|依法|执法|公安|民警|行政复议|行政诉讼|行政处罚|行政|普法|法制|规范化|法律顾问|合法性|案件"
    "|三项制度|党委|第一责任人|办案|规范性文件|政务服务|警务|人民政府|重大决策|重大行政决策|监督|下一步|存在的问题"
)
_LAW = re.compile("法治|依法行政|法制|普法|行政执法")
_TITLE = re.compile("(?:法治|依法行政|法制).{0,30}(?:报告|总结|汇报|情况)")
_OTHER_KIND = re.compile(
    r"(?:通知|方案|要点|计划|办法|规定|条例|细则|规则|意见|公告|通告|批复|的函)(?:\([^)]{1,20}\))?$"
)
_ARTICLE = re.compile(r"^\s*第[一二三四五六七八九十百]+条[\s\u3000]", re.MULTILINE)
_TRADITIONAL = re.compile("[報執為們這個過務處國會設產動電學書]")
_RESULT = re.compile(
    "^(?:各维度得分|Dimensions|# 法治政府建设年度情况报告核查结果|# Annual rule-of-law reports: results)$", re.MULTILINE
)
_HINT = "请确认选对了文件：这里只核查公安机关的年度法治政府建设情况报告。"


def check_size(size: int) -> None:
    """Raises ReadingError for ``size`` bytes that no report has: ``empty`` or ``too-large``."""
    if size == 0:
        raise ReadingError("empty", "文件是空的（0 字节）。", "请检查文件是否保存成功，或重新导出后再试。")
    if size > LARGEST:
        raise _too_large(size, LARGEST, "请确认选对了文件；扫描件可降低分辨率，或只保留报告正文后再试。")


def check_text_size(size: int) -> None:
    """Raises ReadingError ``too-large`` for ``size`` bytes of plain text that no report has."""
    if size > LARGEST_TEXT:
        hint = "一份报告的纯文本通常不足 0.1 MB；请确认选对了文件，或只保留报告正文后再试。"
        raise _too_large(size, LARGEST_TEXT, hint)


def _too_large(size: int, limit: int, hint: str) -> ReadingError:
    message = f"文件过大（{size / 1048576:.1f} MB），超过 {limit // 1048576} MB 上限，未读取。"
    return ReadingError("too-large", message, hint)


def check_text(source: str) -> None:
    """Raises ReadingError when ``source`` is ``too-large``, ``blank`` or ``not-a-report``."""
    if len(source) > LONGEST:
        raise ReadingError(
            "too-large",
            f"文字过多（约 {len(source) / 10000:.0f} 万字），超过 {LONGEST // 10000} 万字上限。",
            "一份报告通常只有几千到两三万字；请确认选对了文件，或只保留报告正文后再试。",
        )
    sample = normalise(source[:_SAMPLE])
    if not sample:
        if normalise(source):
            sample = normalise(source)[:_SAMPLE]
        else:
            raise ReadingError("blank", "文件里只有空白，没有文字。", "请检查文件是否保存完整；扫描件请先识别成文字。")
    if _RESULT.search(source[:_SAMPLE]):
        raise ReadingError(
            "not-a-report", "这是本程序写出的核查结果，不是报告。", "请选报告原件，结果文件另放一个文件夹。"
        )
    han = sum(len(run) for run in re.findall("[\u4e00-\u9fff]+", sample))
    if han < 0.3 * len(sample):
        raise ReadingError("not-a-report", "文件内容大部分不是中文，不像法治政府建设情况报告。", _HINT)
    if len(_TRADITIONAL.findall(sample)) > 0.02 * len(sample):
        raise ReadingError("not-a-report", "文件是繁体中文，核查规则只认简体。", "请先转换为简体中文，另存后再试。")
    lines = [normalise(line) for line in source[:3000].split("\n") if line.strip()][:8]
    title = next((line for line in lines if len(line) <= 60), "")
    is_titled = any(len(line) <= 80 and _TITLE.search(line) for line in [*lines, "".join(lines[:2])])
    has_disclosure = any("政府信息公开" in line and "报告" in line and len(line) <= 60 for line in lines)
    if has_disclosure and "法治政府建设" not in sample:
        raise ReadingError("not-a-report", "这是政府信息公开工作年度报告，不是法治政府建设情况报告。", _HINT)
    if not is_titled and _OTHER_KIND.search(title) and not re.search("报告|总结|汇报", title):
        raise ReadingError("not-a-report", f"从标题“{title}”看，这不是法治政府建设情况报告。", _HINT)
    if len(_ARTICLE.findall(source[:_SAMPLE])) >= 5 and not is_titled:
        raise ReadingError("not-a-report", "文件是法规条文的体例，不是法治政府建设情况报告。", _HINT)
    words = _TRADE.findall(sample)
    has_genre = len(set(words)) >= 5 and len(words) * 1000 >= 8 * len(sample) and _LAW.search(sample) is not None
    if not has_genre and not (is_titled and len(set(words)) >= 3):
        raise ReadingError("not-a-report", "文件里几乎没有法治政府建设方面的内容，不像一份年度报告。", _HINT)
