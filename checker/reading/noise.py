"""Lines that are no part of a report: web-page furniture and page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.wrapping import Line

_LONGEST = 90

_FURNITURE = re.compile(
    r"""
    .*扫一扫.{0,6}(?:手机|微信|分享|关注|查看|打开).*
    | (?:[【\[]?\s*(?:我要)?(?:打印|关闭|收藏|纠错|分享|返回)
      (?:本页|此页|窗口|页面|顶部|首页|列表)?\s*[】\]]?[|\s]*){1,6}
    | 扫描二维码.{0,12}|扫码(?:浏览|阅读|分享|关注).{0,10}|微信扫一扫.{0,20}
    | (?:[【\[(（]?\s*[大中小]\s*[】\])）]?\s*){3}
    | (?:时间|日期)?[:：]?\s*20\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)\s*(?:\d{1,2}:\d\d(?::\d\d)?)?
      \s*[【\[|]?\s*(?:(?:信息|文章)?来源|作者|字(?:号|体)|浏览|点击|阅读|编辑|发布者|分享)(?:次数|量|数)?[:：].*
    | 20\d\d[-/]\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d\d(?::\d\d)?
    | (?:时间|日期)[:：]\s*20\d\d[-/]\d{1,2}[-/]\d{1,2}
    | (?:发布者|发布人|原标题|公开属性|名称|标题)[:：].*
    | 语音播报|听全文|网站支持IPv6.*|您是第.{0,12}访客.*|建议使用.{0,30}(?:分辨率|浏览器).*|(?:本站|网站)总?访问量.*
    | 保护视力色.{0,10}
    | (?:附件)?(?:【.{1,50}】)?已下载.{0,8}次|文件下载|共\s*\d{1,3}\s*页
    | (?:上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|新闻|文章|信息|附件)|附件下载|友情链接)(?:[:：>》].*)?
    | .*(?:ICP备|公网安备|网站标识码|版权所有|Copyright|技术支持[:：]).*
    | (?:【|\[)?字(?:体|号)(?:大小)?[:：].*
    | 【?(?:信息|文章|稿件)?来源[:：].*
    | (?:发布|发文|成文|公开|生成|更新)(?:时间|日期)[:：].*
    | (?:浏览|点击|阅读|访问)(?:次数|量|数)?[:：]?\s*\d*\s*次?
    | (?:浏览|点击|阅读|访问)(?:次数|量|数)[:：].*
    | (?:责任编辑|编辑|作者|审核|供稿|撰稿|初审|复审|终审)[:：].{0,40}
    | (?:(?:信息)?索引号|主题分类|主题词|发文机关|发布机构|公开方式|公开形式|体裁分类|信息分类|有效性)(?:[:：].*)?
    | (?:发文字号|文号|文件编号)(?:[:：].*)?
    | 分享(?:到|至)?[:：]?.{0,30}
    | 您?(?:当前|现在)?(?:所在)?的?位置(?:是)?[:：].*
    | 今天是[:：].*
    | 首页\s*[>＞»›/].*
    | (?:无障碍(?:阅读|浏览)|长者模式|关怀版|设为首页|加入收藏|网站地图|联系我们|智能问答)(?:[|\s]+.{0,30})?
    | (?:登录|注册|简体|繁体|手机版)(?:[|\s]+.{0,30})?
    | (?:主办|承办|主办单位|承办单位|版权)[:：].{0,60}
    """,
    re.VERBOSE,
)
_PAGE_NUMBER = re.compile(
    r"[-—–―－~·•]+\s*\d{1,3}\s*[-—–―－~·•]+|第\s*\d{1,3}\s*页(?:[\s,，/]*(?:共|/)\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
    r"|Page\s+\d{1,3}(?:\s+of\s+\d{1,3})?",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_METADATA = re.compile(
    r"(?:(?:信息)?索引号?|主题分类|主题词|发文机关|发布机构|公开方式|公开形式|体裁分类|信息分类|有效性|发文字号|文号|文件编号"
    r"|(?:发布|发文|成文|公开|生成|更新)(?:时间|日期))[:：]?(?:\t|\s*\||\s{2,})"
)
"""A row of the table above an official document."""
_OTHER_PAGES = re.compile(
    r"[【\[]?(?:相关(?:链接|阅读|文章|新闻|推荐|信息|报道)|推荐(?:阅读|文章|新闻)|延伸阅读|猜你喜欢|最新(?:文章|新闻|发布)"
    r"|热点(?:新闻|推荐|文章|关注|专题|信息|排行|阅读|资讯)?|(?:阅读|点击|热门)排行|热门(?:文章|新闻|推荐)|友情链接)"
    r"[】\]]?[:：]?(?:更多)?[>》»]*"
)
_TAIL = 0.6
"""The share of a file behind which a list of other pages runs to its end."""
_REPORT_HEADING = re.compile("[一二三四五六七八九十]{1,3}、")
_MENU = re.compile(
    r"""
    (?:网站|本站)?首页|(?:政务|警务|政府|政府信息|信息|基层政务|法定主动|主动|依申请)公开(?:指南|年报|制度|目录|内容|专栏)?
    | 公开(?:指南|年报|制度|目录)|部门目录|机构(?:职能|设置|概况|简介|信息|领导)|领导(?:信息|之窗|简介|分工|介绍)
    | 内设机构|直属机构|人事信息|财政(?:信息|预决算)|规划计划|重点领域|数据(?:发布|开放)
    | 新闻(?:中心|动态|资讯|发布会?)|图片新闻|今日要闻|要闻动态
    | (?:工作|部门|警务|基层|公安|政务|警方)(?:动态|要闻|资讯|提示)
    | (?:通知|公示|公告)(?:公告|公示|通知)|公告栏|政策(?:法规|文件|解读)|法律法规|规章制度
    | (?:办事|政务|便民|公共|在线|网上|信息)服务|服务大厅|办事(?:指南|大厅)|网上办事|下载中心
    | 互动交流|交流互动|(?:警民|政民|公众)互动|咨询投诉|(?:局长|领导)信箱|在线(?:咨询|访谈)|(?:民意|意见)征集|网上调查
    | 专题专栏|(?:热点)?专题|专栏|[市县区]情(?:概况|概览)|走进\S{2,4}
    | (?:公安|警营|本局|我局)(?:概况|简介|文化|风采)|队伍建设
    | 联系我们|网站地图|(?:站内)?搜索|登录|注册|无障碍|长者版|English|更多
    """,
    re.VERBOSE,
)
_MENU_MARKS = re.compile(r"[\s|>＞»›/·丨｜]+|-{1,2}>")
_TITLE = re.compile("(?:法治|依法|执法).*(?:报告|总结|汇报|情况)")
_SPECIFIC = re.compile("(?:公安|20\\d\\d|二[〇○零]).*(?:报告|总结|汇报)")
_TEXT = re.compile("[。；;]$|^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")


def without_pages_around(lines: Sequence[Line], size: int) -> Sequence[Line]:
    """``lines`` without the menu of a web page above the title and its list of other pages at the end.

    ``size`` is the length of the source they are the lines of.
    """
    return _without_menu(_without_tail(lines, size))


def _without_tail(lines: Sequence[Line], size: int) -> Sequence[Line]:
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        is_list = lists_other_pages(line.text)
        if line.start < _TAIL * size or (line.depth and not is_list) or _REPORT_HEADING.match(line.text):
            break
        if is_list:
            lines = lines[:number]
    return [line for line in lines if not lists_other_pages(line.text)]


def _without_menu(lines: Sequence[Line]) -> Sequence[Line]:
    first = next(
        (n for n, line in enumerate(lines) if len(line.text) > _LONGEST or _TEXT.search(line.text)), len(lines)
    )
    head = [_SPACED.sub("", line.text) for line in lines[:first]]
    titles = [n for n, line in enumerate(head) if _TITLE.search(line)]
    title = max((n for n in titles if _SPECIFIC.search(head[n])), default=max(titles, default=0))
    # Above the last word of a menu stand more of them, known or not, and the name of the site.
    return lines[max((n + 1 for n in range(title) if _is_menu(lines[n].text)), default=0) :]


def _is_menu(line: str) -> bool:
    words = [word for word in _MENU_MARKS.split(line) if word]
    known = sum(_MENU.fullmatch(word) is not None for word in words)
    if len(words) < 3:
        return known == len(words) > 0
    return 2 * known >= len(words) and all(len(word) <= 12 for word in words)


def lists_other_pages(line: str) -> bool:
    """Whether ``line`` is the heading of a list of other pages (“相关链接”), of which without_pages_around judges."""
    return len(line) <= 20 and _OTHER_PAGES.fullmatch(_SPACED.sub("", line)) is not None


def is_noise(line: str) -> bool:
    """Whether ``line``, without the blanks around it, is web-page furniture or a page number."""
    if len(line) > _LONGEST:
        return False
    if _METADATA.match(line):
        return True
    return _PAGE_NUMBER.fullmatch(line) is not None or _FURNITURE.fullmatch(_SPACED.sub("", line)) is not None
