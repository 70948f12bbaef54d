/** Invented pages in the manners of four kinds of government site, around the same report. */

export const title = '清和街道2024年法治政府建设年度报告'

/** Lines of the report, the first one after its title. */
export const lines = [
  '2024年，清和街道坚持以习近平法治思想为指导，扎实推进法治政府建设。现将有关情况报告如下：',
  '一、主要举措和成效',
  '（一）严格规范公正文明执法。全年立案1800宗、结案1785宗，作出从轻处罚254宗。',
  '（二）多元化解矛盾纠纷。全街共调解矛盾纠纷2176宗，成功调解2085宗，成功率95.82%。',
  '二、存在的不足和原因',
  '一是法治力量不足，主要原因是专业人员少；二是普法方式不多，主要原因是新媒体运用不够。',
  '三、主要负责人履行第一责任人职责情况',
  '党政主要负责人认真履行推进法治建设第一责任人职责，全年召开专题会议4次。',
  '四、下一年度安排',
  '2025年，街道将继续加强法治建设，努力提升依法行政水平。',
  '示例市清河区清和街道办事处',
  '2025年1月20日',
]

const p = (line: string): string => `<p>${line}</p>`

const hidden = '<div style="display: none"><p>这一段是给搜索引擎看的，读者看不到，其中写着办件9999件，不应当读出来。</p></div>'

/** With a table of labels, a breadcrumb, sizes of letters, a counter, neighbours and a footer. */
const gov = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}-示例市清河区人民政府</title>
<meta name="SiteName" content="清河区人民政府"/><meta name="ArticleTitle" content="${title}"/><meta name="PubDate" content="2025-02-10 14:46:00"/><meta name="ContentSource" content="清和街道办事处"/>
<style>p { margin: 0 }</style><script>document.write("<p>脚本写的段落，办件8888件。</p>")</script></head>
<body><div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/fw">政务服务</a></li></ul></div>
<div class="location">当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>法治政府建设年度报告</a></div>
<div class="wrap"><table class="info"><tbody><tr><th>索&nbsp;引&nbsp;号：</th><td>999999001/2025-00110</td><th>发布机构：</th><td>清和街道办事处</td></tr>
<tr><th>成文日期：</th><td>2025-01-20</td><th>发布日期：</th><td>2025-02-10</td></tr><tr><th>文　　号：</th><td>清和办发〔2025〕3号</td><th>有效性：</th><td>有效</td></tr></tbody></table>
<h1>${title}</h1><div class="meta">发布时间：2025-02-10 14:46　来源：清和街道办事处　浏览次数：<span>1234</span> 次　字号：[<a>大</a> <a>中</a> <a>小</a>]</div>${hidden}
<div class="TRS_Editor">${lines.map((l) => `<p style="text-indent:2em">　　${l.replace('立案1800宗', '立案<span>18</span>00宗')}</p>`).join('\n')}</div>
<div class="share">分享到：<a>微信</a><a>微博</a><a>QQ空间</a></div><div class="prevnext"><p>上一篇：<a>关于开展某项活动的公告</a></p><p>下一篇：<a>没有了</a></p></div></div>
<div class="footer"><p>主办：清河区人民政府办公室　承办：清河区数据局</p><p>网站标识码：9999990001　某ICP备00000000号　联系电话：0000-0000000，工作日9:00至17:00受理。</p></div></body></html>`

/** Old hand: tables for the frame, font and br for paragraphs, nothing closed, encoding named in the head. */
const table = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>清河区政府网</title></head><body bgcolor=#ffffff>
<table width=980><tr><td colspan=2><a href=/>首页</a>｜<a href=/a>新闻</a>｜<a href=/b>公开</a></td></tr>
<tr><td width=200><table><tr><td><a href=1>机构职能</a><tr><td><a href=2>领导信息</a><tr><td><a href=3>政策文件</a></table></td>
<td><table><tr><td align=center><font size=5><b>${title}</b></font></td></tr><tr><td align=center>来源：清和街道办事处&nbsp;&nbsp;&nbsp;发布日期：2025-02-10&nbsp;&nbsp;&nbsp;【字体：<a>大</a> <a>中</a> <a>小</a>】&nbsp;&nbsp;&nbsp;点击数：88</td></tr>
<tr><td><font face=仿宋>${lines.map((l) => `&nbsp;&nbsp;&nbsp;&nbsp;${l}`).join('<br>\n')}</font></td></tr>
<tr><td align=right>【<a>打印本页</a>】【<a>关闭窗口</a>】</td></tr></table></td></tr>
<tr><td colspan=2 align=center>版权所有：清河区人民政府　技术支持：某某公司</td></tr></table></body></html>`

/** A modern one: section and article, labels as a list, list of related documents behind. */
const modern = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${title}_清河区人民政府</title></head><body><header><nav><a>首页</a><a>公开</a></nav></header><main>
<ol class="breadcrumb"><li><a>首页</a></li><li><a>公开</a></li></ol>
<article><h2 class="article-title">${title}</h2><ul class="article-info"><li><b>索引号：</b><span>999999001/2025-00110</span></li><li><b>发布机构：</b><span>清和街道办事处</span></li><li><b>成文日期：</b><span>2025-01-20</span></li><li><b>发布日期：</b><span>2025-02-10</span></li></ul>
<div class="tools"><button>打印</button><a>收藏</a></div><section id="zoom"><div>${lines.map((l) => `<div><span>${l.slice(0, 9)}</span><span>${l.slice(9)}</span></div>`).join('')}</div></section>
<p>扫一扫在手机打开当前页</p></article><aside><h3>相关文档</h3><ul><li><a>清和街道2023年法治政府建设年度报告</a></li><li><a>清和街道2022年法治政府建设年度报告</a></li></ul></aside></main>
<footer><p>主办单位：清河区人民政府</p></footer></body></html>`

/** Made by an editor of Word documents: every word in a span, line breaks in the source, blank paragraphs, no title in the body. */
const office = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><title>${title} - 清河区司法局</title></head><body class=home><div id=container><div id=top><a>网站首页</a> <a>信息公开</a></div>
<div id=main><div class=bt>${title}</div><div class=ly>时间：2025-02-10　来源：清和街道办事处</div><div id=vsb_content><div class=v_news_content>
${lines.map((l) => `<p class=MsoNormal><span lang=EN-US><o:p></o:p></span><b>\n<span\nstyle='font-family:仿宋'>${l.slice(0, 14)}\n${l.slice(14)}</span></b></p>\n<p>&nbsp;</p>`).join('\n')}
</div></div><p>附件：<a href=a.doc>报告.doc</a></p><p><a>上一条：某某公告</a></p></div></div></body></html>`

/** By the kind of site. */
export const pages = { gov, table, modern, office } as const

/** The report as one plain paragraph a line. */
export const plainReport = [title, ...lines].join('\n')

/** As simple as a page can be. */
export const simplePage = `<html><body><h1>${title}</h1>${lines.map(p).join('')}</body></html>`
