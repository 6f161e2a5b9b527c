"""Web pages made from a seed's paragraphs, as the sites of public bodies, browsers and Word write them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from tests.making.paragraphs import Paragraph

TABLE = (
    "<table border='1'><tr><td rowspan='2'>指标</td><td colspan='2'>年度</td></tr><tr><td>2023年</td>"
    "<td>2024年</td></tr><tr><td>行政处罚案件（起）</td><td>1,024</td><td>1,187</td></tr></table>"
)
GRID = (("指标", "年度", None), ("指标", "2023年", "2024年"), ("行政处罚案件（起）", "1,024", "1,187"))

_SITES = ("政务公开", "政务服务", "互动交流", "走进某县", "专题专栏", "数据开放")
_OTHERS = (
    "某县人民政府办公室关于印发2024年重点工作任务的通知",
    "某县司法局关于开展行政执法案卷评查工作的公告，请各有关单位认真做好准备",
    "某县2024年财政预算执行情况和2025年财政预算草案的公示",
    "关于调整部分路段交通管制措施的通告",
    "某县公安局2025年公开招聘警务辅助人员公告",
)


def make(paragraphs: Sequence[Paragraph], kind: str = "cms", table: str = "") -> bytes:
    """A page of one of KINDS; ``table`` stands behind the text, where the kind has a place for it."""
    return KINDS[kind](paragraphs, table)


def cms(paragraphs: Sequence[Paragraph], table: str = "", charset: str = "utf-8", declared: str = "utf-8") -> bytes:
    """An article of a government site, with everything such a page has around it."""
    body = f'<div class="TRS_Editor" id="zoom">{_blocks(paragraphs)}{table}</div>'
    return _site(paragraphs, body, declared).encode(charset, "xmlcharrefreplace")


def br(paragraphs: Sequence[Paragraph], table: str = "") -> bytes:
    """The text in one element, its paragraphs parted by line breaks and indented by blanks."""
    lines = "<br/><br/>\n".join("\u3000\u3000" + html.escape(p.text) for p in paragraphs if p.kind != "title")
    body = f'<div id="UCAP-CONTENT" class="pages_content">{lines}{table}</div>'
    return _site(paragraphs, body, "utf-8").encode()


def pre(paragraphs: Sequence[Paragraph], table: str = "") -> bytes:
    """The text as it was typed, broken at forty characters."""
    lines = []
    for paragraph in paragraphs:
        text = "\u3000\u3000" + paragraph.text
        lines += [text[start : start + 40] for start in range(0, len(text), 40)]
    return f"<html><body><pre>{html.escape(chr(10).join(lines))}</pre>{table}</body></html>".encode()


def old_tables(paragraphs: Sequence[Paragraph], table: str = "") -> bytes:
    """A page of the years when tables placed everything, in GBK."""
    links = "".join(f"<tr><td><a href=/{n}>·{text}</a></td></tr>" for n, text in enumerate(_OTHERS * 3))
    menu = "".join(f"<td><a href=/{n}>{text}</a></td>" for n, text in enumerate(_SITES))
    text = "".join(f"<p>{html.escape(p.text)}" for p in paragraphs if p.kind != "title")
    return (
        f"<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'><title>{_title(paragraphs)}"
        f"</title></head><body><table width=1000 align=center><tr><td colspan=2><table><tr>{menu}</tr></table></td>"
        f"</tr><tr><td width=200 valign=top><table>{links}</table></td><td valign=top><table><tr><td align=center><b>"
        f"{_title(paragraphs, '<br>')}</b></td></tr><tr><td align=center>发布日期：2025-01-20 来源：县公安局 "
        f"点击：123次【字号：大 中 小】【打印本页】【关闭窗口】</td></tr><tr><td class=zhw>{text}{table}</td></tr>"
        "</table></td></tr><tr><td colspan=2 align=center>版权所有：某某县人民政府 备案号：宁ICP备05000001号</td></tr>"
        "</table></body></html>"
    ).encode("gb18030")


def word(paragraphs: Sequence[Paragraph], table: str = "", charset: str = "gb18030") -> bytes:
    """Word's “另存为网页”: lines folded in the source, comments for itself, heading styles."""
    parts = []
    for paragraph in paragraphs:
        tag = f"h{paragraph.level}" if paragraph.level else "p class=MsoNormal"
        folded = re.sub("(.{30}[\u4e00-\u9fff，。])", r"\1\n", paragraph.text)
        parts.append(
            f"<{tag} style='text-indent:32.0pt'><span lang=EN-US style='mso-spacerun:yes'>&nbsp;</span>"
            f"<span style='font-family:仿宋_GB2312'>{html.escape(folded).rstrip()}<o:p></o:p></span></{tag.split()[0]}>"
        )
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type '
        'content="text/html; charset=gb2312"><title>公文</title><!--[if gte mso 9]><xml><o:DocumentProperties>'
        "<o:Author>微软用户</o:Author></o:DocumentProperties></xml><![endif]--><style>p.MsoNormal {margin:0}</style>"
        f"</head><body lang=ZH-CN><div class=Section1>{''.join(parts)}{table}</div></body></html>"
    ).encode(charset)


def saved(paragraphs: Sequence[Paragraph], table: str = "") -> bytes:
    """A page of no known system as a browser saves it, with all that stood around the text."""
    body = f'<section class="xq"><div class="neirong">{_blocks(paragraphs)}{table}</div></section>'
    return _site(paragraphs, body, "utf-8", has_metadata=False).encode()


KINDS: dict[str, Callable[[Sequence[Paragraph], str], bytes]] = {
    "cms": cms,
    "gbk": lambda paragraphs, table: cms(paragraphs, table, "gbk", "gb2312"),
    "mislabelled": lambda paragraphs, table: cms(paragraphs, table, "utf-8", "gb2312"),
    "utf-16": lambda paragraphs, table: cms(paragraphs, table, "utf-16", "utf-16"),
    "br": br,
    "pre": pre,
    "old tables": old_tables,
    "word": word,
    "saved": saved,
}


def frames() -> bytes:
    """A page that only says which other pages it shows."""
    return (
        "<html><head><title>某县公安局2024年法治政府建设情况报告</title></head><frameset cols='20%,80%'>"
        "<frame src=menu.htm><frame src=body.htm><noframes><body>您的浏览器不支持框架，请升级浏览器后再访问本网站。"
        "</body></noframes></frameset></html>"
    ).encode()


def program() -> bytes:
    """A page whose text a script would fetch."""
    menu = "".join(f"<li><a href=/{n}>{text}</a></li>" for n, text in enumerate(_SITES))
    return (
        f"<html><head><title>某县公安局</title></head><body><ul class=nav>{menu}</ul><div id=app>正在加载…</div>"
        "<noscript>本网站需要启用 JavaScript 才能正常浏览，请更换浏览器或者修改设置后再试。</noscript>"
        "<script src=app.js></script></body></html>"
    ).encode()


def _title(paragraphs: Sequence[Paragraph], between: str = "") -> str:
    return between.join(html.escape(p.text) for p in paragraphs if p.kind == "title")


def _blocks(paragraphs: Sequence[Paragraph]) -> str:
    parts = []
    for paragraph in paragraphs:
        text = html.escape(paragraph.text)
        if paragraph.level == 1:
            parts.append(
                f"<p style='text-indent:2em'><strong><span style='font-family:黑体'>{text}</span></strong></p>"
            )
        elif paragraph.kind == "sign":
            parts.append(f"<p style='text-align:right'><span>{text}</span></p>")
        elif paragraph.kind == "body":
            parts.append(f"<p style='line-height:2em'><span>&nbsp;&nbsp;&nbsp;&nbsp;{text}</span></p>")
    return "\n".join(parts)


def _site(paragraphs: Sequence[Paragraph], body: str, declared: str, has_metadata: bool = True) -> str:
    title = _title(paragraphs)
    menu = "".join(f'<li><a href="/c{n}/">{text}</a></li>' for n, text in enumerate(_SITES))
    others = "".join(
        f'<li><a href="/art/{n}.html">{text}</a><span>2024-01-12</span></li>' for n, text in enumerate(_OTHERS)
    )
    metadata = (
        f'<meta name="SiteName" content="某某县人民政府"/><meta name="ArticleTitle" content="{title}"/>'
        '<meta name="PubDate" content="2025-01-20 16:33"/><meta name="ContentSource" content="某某县公安局"/>'
        if title and has_metadata
        else ""
    )
    heading = f'<h1 class="title">{_title(paragraphs, "<br/>")}</h1>' if title else ""
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"/>
<title>{title}_法治政府建设年度报告_某某县人民政府</title>{metadata}
<style>.nav li{{float:left}}</style>
<script>document.write("脚本里的文字，不是报告的内容，不能出现在结果里。");</script></head>
<body><div class="top">今天是：2025年3月4日 星期二<a href="#">无障碍浏览</a> | <a href="#">长者模式</a></div>
<form action="/search"><input type="text" value="请输入关键字"/><button>搜索</button></form>
<div class="nav"><ul>{menu}</ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt;
<a href="/fz/">法治政府建设年度报告</a></div>
<div class="left-side"><h3>信息公开目录</h3><ul>
<li>政府信息公开指南</li><li>政府信息公开制度</li><li>依申请公开</li></ul></div>
<div class="article"><table class="xxgk"><tr><td>索 引 号：</td><td>640424-103/2025-00013</td><td>发布机构：</td>
<td>某某县公安局</td></tr><tr><td>生成日期：</td><td>2025-01-20</td><td>文　　号：</td><td>无</td></tr></table>
{heading}
<div class="info"><span>发布时间：2025-01-20 16:33</span><span>来源：某某县公安局</span>
<span class="share">分享到：<a title="分享到微信">微信</a><a title="分享到微博">微博</a></span>
<a class="print">【打印】</a></div>
<div style="display: none">隐藏的说明：这一段在页面上不显示，所以也不能出现在读出的报告里。</div>
{body}
<div class="ewm"><img src="qr.png"/><p>扫一扫在手机上查看当前页面</p></div>
<div class="updown"><p>上一篇：<a href="/1.html">某县司法局2024年法治政府建设情况报告</a></p>
<p>下一篇：<a href="/3.html">某县水务局2024年法治政府建设情况报告</a></p></div></div>
<div class="right-side"><h3>相关信息</h3><ul>{others}</ul></div>
<div class="friend">友情链接：<select><option>国务院部门网站</option><option>省直部门网站</option></select></div>
<div class="footer"><p>主办：某某县人民政府办公室　承办：某某县大数据服务中心　版权所有，未经授权不得转载</p>
<p>网站标识码：6404240001　<a href="#">宁ICP备05000001号-1</a>　宁公网安备64042402000001号</p></div>
</body></html>"""
