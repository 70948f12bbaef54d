/** Published annual reports: list, page with its metadata and the meaning of every figure, view for paper. */
import { html, raw } from 'hono/html'
import { z } from 'zod'
import type { PublishedFigure, PublishedReport, PublishedRow, WithdrawnReport } from '../../../domains/reporting/index.ts'
import { notFound } from '../../../platform/http/index.ts'
import { escapeHtml, type StatedNumber, statedIn } from '../../../platform/print/index.ts'
import type { Article, Column, Html, Page } from '../layout.ts'
import { clockTime, factList, factTable, message, select } from '../parts.ts'
import type { Portal } from '../portal.ts'

const column: Column = {
  name: '法治政府建设年度报告',
  description: '各机关向社会公开的法治政府建设年度报告，报告中的数字由办理记录计算得出',
  keywords: '法治政府建设,年度报告,政府信息公开',
  type: '信息公开',
}

export const reportsQuery = z.object({
  office: z.coerce.number().int().positive().optional().catch(undefined),
  year: z.coerce.number().int().min(1949).max(2199).optional().catch(undefined),
})

/** Reports as lines of a list. */
export const reportList = (rows: readonly PublishedRow[]): Html => html`<ul class="lines">
  ${rows.map((r) => html`<li><a href="/reports/${r.id}">${r.title}</a><span class="quiet">${r.issuer}</span><time datetime="${r.publishedOn}">${r.publishedOn}</time></li>`)}
</ul>`

/** The list of published reports. */
export async function reportsPage(portal: Portal, { office, year }: z.output<typeof reportsQuery>): Promise<Page> {
  const all = await portal.services.reports.publishedReports()
  const rows = all.filter((r) => (office === undefined || r.office === office) && (year === undefined || r.year === year))
  const issuers = [...new Map(all.map((r) => [r.office, r.issuer]))].map(([id, issuer]) => ({ value: String(id), label: issuer }))
  const years = [...new Set(all.map((r) => r.year))].map((y) => ({ value: String(y), label: `${y} 年` }))
  const body = html`<h1>法治政府建设年度报告</h1>
    <p class="lead">报告中的每一个数字都由办理记录计算得出：点开报告，可以看到它数的是什么、数到哪一天、依据哪一条。</p>
    <form class="filters" action="/reports" method="get" aria-label="筛选报告">
      ${select('office', '发布机关', [{ value: '', label: '全部' }, ...issuers], office?.toString())}
      ${select('year', '年度', [{ value: '', label: '全部' }, ...years], year?.toString())}
      <button>查询</button>
    </form>
    ${rows.length > 0 ? reportList(rows) : message('plain', '没有符合条件的报告。')}`
  return { title: '法治政府建设年度报告', crumbs: [{ title: '年度报告' }], column, body }
}

const metadata = (r: PublishedReport): Html =>
  factList([
    { label: '索引号', value: r.indexNo },
    { label: '主题分类', value: '综合政务' },
    { label: '体裁分类', value: '报告' },
    { label: '发布机关', value: r.issuer },
    { label: '成文日期', value: r.madeOn },
    { label: '发布日期', value: r.publishedOn },
    { label: '发文字号', value: r.docNo || '—' },
    { label: '公开方式', value: '主动公开' },
    { label: '有效性', value: '有效' },
    { label: '关键词', value: r.keywords.join('、') },
  ])

/** How a share was divided. */
const division = ({ numerator, denominator, unit }: PublishedFigure): string => {
  if (denominator === undefined) return ''
  return unit === '%' ? `（${numerator ?? 0} ÷ ${denominator}，四舍五入到两位小数）` : `（其中 ${numerator ?? 0}，基数 ${denominator}）`
}

const figureRow = (f: PublishedFigure, i: number): Html => html`<tr id="figure-${i}">
  <th scope="row"><data value="${f.key}">${f.shown}${f.unit}</data></th>
  <td>${f.name}</td>
  <td>${f.counts}${division(f)}${f.law.length > 0 ? html`<br /><span class="quiet">依据：${f.law.join('、')}</span>` : ''}${f.reason ? html`<br /><span class="quiet">说明：${f.reason}</span>` : ''}</td>
  <td class="day">${f.period.from}<br />至 ${f.period.to}</td>
  <td>${f.records.count} 条记录<br /><span class="quiet" title="${f.records.hash}">校验码 ${f.records.hash.slice(0, 12)}…</span></td>
  <td class="day"><time datetime="${f.asOf}">${clockTime(f.asOf)}</time></td>
</tr>`

const figureTable = (figures: readonly PublishedFigure[]): Html => html`<section aria-labelledby="figures">
  <h2 id="figures">报告中的数字</h2>
  <p class="quiet">数字在定稿时连同所数记录的清单一并封存；任何人有权限时都可以重算核对。</p>
  <div class="scroll" role="region" aria-label="数字表" tabindex="0"><table class="figures">
    <thead><tr><th scope="col">数字</th><th scope="col">名称</th><th scope="col">数的是什么</th><th scope="col">期间</th><th scope="col">所数记录</th><th scope="col">截至</th></tr></thead>
    <tbody>${figures.map(figureRow)}</tbody>
  </table></div>
</section>`

const statedRow = (s: StatedNumber): Html => html`<tr>
  <th scope="row">${s.stated}</th>
  <td>${s.words}</td>
  <td>${s.source}</td>
  <td>${s.files.length > 0 ? s.files.map((f) => html`<div>${f.name}<br /><span class="quiet" title="${f.sha256}">${clockTime(f.at)} 附，校验码 ${f.sha256.slice(0, 12)}…</span></div>`) : '—'}</td>
</tr>`

/** Numbers that the office states itself, with the files that it keeps for them; the files themselves are asked for at the office. */
const statedTable = (stated: readonly StatedNumber[]): Html =>
  stated.length === 0
    ? html``
    : html`<section aria-labelledby="stated">
  <h2 id="stated">填报数及依据</h2>
  <p class="quiet">下列数字没有台账可数，由本机关填报；依据文件由本机关保存，可以依申请查阅。</p>
  <div class="scroll" role="region" aria-label="填报数表" tabindex="0"><table class="figures">
    <thead><tr><th scope="col">数字</th><th scope="col">所在段落</th><th scope="col">来源</th><th scope="col">依据文件</th></tr></thead>
    <tbody>${stated.map(statedRow)}</tbody>
  </table></div>
</section>`

/** Every figure of the text leads to the line that says what it counts. */
function linked(text: string, figures: readonly PublishedFigure[]): string {
  const places = new Map(figures.map((f, i) => [escapeHtml(f.key), i]))
  return text
    .replace(/<data class="figure" value="([^"]*)">/g, (tag, key: string) => {
      const place = places.get(key)
      return place === undefined ? tag : `<a class="figure" href="#figure-${place}">${tag}`
    })
    .replace(/(<a class="figure"[^>]*><data [^>]*>[^<]*<\/data>)/g, '$1</a>')
}

const articleOf = (r: PublishedReport, url: string): Article => ({
  title: r.title,
  published: clockTime(r.publishedAt),
  source: r.issuer,
  keywords: r.keywords.join(','),
  description: r.description,
  url,
})

function withdrawnPage(r: WithdrawnReport): Page {
  const body = html`<h1>该报告已撤回</h1>
    ${factTable('撤回情况', [
      { label: '索引号', value: r.indexNo },
      { label: '标题', value: r.title },
      { label: '发布机关', value: r.issuer },
      { label: '撤回日期', value: r.withdrawn.on },
      { label: '撤回理由', value: r.withdrawn.reason || '—' },
    ])}`
  return { title: '该报告已撤回', crumbs: [{ title: '年度报告', href: '/reports' }, { title: '已撤回' }], column, body, hidden: true }
}

async function find(portal: Portal, id: string): Promise<PublishedReport | WithdrawnReport> {
  const report = await portal.services.reports.publishedReport(id)
  if (!report) throw notFound('报告')
  return report
}

/** One report. */
export async function reportPage(portal: Portal, id: string, origin: string): Promise<Page> {
  const report = await find(portal, id)
  if ('withdrawn' in report) return withdrawnPage(report)
  const body = html`${metadata(report)}
    <p class="tools"><a href="/reports/${id}/print">打印版</a><a href="/reports/${id}/download?format=pdf">下载 PDF</a><a href="/reports/${id}/download?format=docx">下载 Word</a><a href="#figures">数字的含义</a></p>
    ${raw(linked(report.html, report.figures))}
    ${figureTable(report.figures)}
    ${statedTable(statedIn(report.document))}`
  return {
    title: report.title,
    crumbs: [{ title: '年度报告', href: '/reports' }, { title: report.title }],
    column,
    article: articleOf(report, `${origin}/reports/${id}`),
    body,
  }
}

/** The report alone, for paper. */
export async function reportPrint(portal: Portal, id: string, origin: string): Promise<Page> {
  const report = await find(portal, id)
  if ('withdrawn' in report) return withdrawnPage(report)
  return {
    title: report.title,
    crumbs: [{ title: report.title }],
    article: articleOf(report, `${origin}/reports/${id}`),
    body: html`${raw(report.html)}`,
    bare: true,
    hidden: true,
  }
}

/** The document of a report that is public, for downloads. */
export async function reportDocument(portal: Portal, id: string): Promise<PublishedReport> {
  const report = await find(portal, id)
  if ('withdrawn' in report) throw notFound('报告')
  return report
}
