"""Lines that are no part of a report: web-page furniture and page numbers."""

from __future__ import annotations

import re

_LONGEST = 90

_FURNITURE = re.compile(
    r"""
    .*扫一扫.{0,6}(?:手机|微信|分享|关注|查看|打开).*
    | (?:【?\[?(?:我要)?(?:打印|关闭|收藏|纠错|分享|返回)(?:本页|此页|窗口|页面|顶部|首页)?\]?】?[|\s]*){1,6}
    | (?:上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|新闻|文章|信息|附件)|附件下载|友情链接)(?:[:：>》].*)?
    | .*(?:ICP备|公网安备|网站标识码|版权所有|Copyright|技术支持[:：]).*
    | (?:【|\[)?字(?:体|号)[:：].*
    | (?:信息|文章|稿件)?来源[:：].*
    | (?:发布|发文|成文|公开|生成|更新)(?:时间|日期)[:：].*
    | (?:浏览|点击|阅读|访问)(?:次数|量|数)?[:：]?\s*\d*\s*次?
    | (?:浏览|点击|阅读|访问)(?:次数|量|数)[:：].*
    | (?:责任编辑|编辑|作者|审核|供稿|撰稿|初审|复审|终审)[:：].{0,40}
    | (?:(?:信息)?索引号|主题分类|主题词|发文机关|发布机构|公开方式|公开形式|体裁分类|信息分类|有效性)(?:[:：].*)?
    | (?:发文字号|文号|文件编号)(?:[:：].*)?
    | 分享(?:到|至)?[:：]?.{0,30}
    | (?:您?(?:当前|现在)?(?:的|所在)?位置|您现在的位置)(?:是)?[:：].*
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


def is_noise(line: str) -> bool:
    """Whether ``line``, without the blanks around it, is web-page furniture or a page number."""
    if len(line) > _LONGEST:
        return False
    return _PAGE_NUMBER.fullmatch(line) is not None or _FURNITURE.fullmatch(_SPACED.sub("", line)) is not None
