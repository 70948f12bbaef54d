/** Public notices of what was decided: list with search and filters, and one notice. */
import { html } from 'hono/html'
import { z } from 'zod'
import { isDay } from '../../../engine/days.ts'
import { notFound } from '../../../platform/http/index.ts'
import { listNotices, type NoticeRow, readNotice } from '../../../platform/ledger/index.ts'
import type { Column, Html, Page } from '../layout.ts'
import { address, clockTime, factTable, message, pager, select } from '../parts.ts'
import { namesOf, type Portal } from '../portal.ts'

const PER_PAGE = 20
const MAX_PAGE = 50

const column: Column = {
  name: '公示公告',
  description: '依法公开的行政处罚决定、行政检查结果和建议提案答复',
  keywords: '公示公告,行政执法公示,行政处罚决定,行政检查结果,建议提案答复',
  type: '信息公开',
}

const day = z.string().refine(isDay).optional().catch(undefined)
/** A filter that makes no sense is left out: the reader sees the list, not a fault. */
export const publicityQuery = z.object({
  type: z.string().max(40).optional().catch(undefined),
  office: z.coerce.number().int().positive().optional().catch(undefined),
  q: z.string().trim().max(50).optional().catch(undefined),
  from: day,
  to: day,
  page: z.coerce.number().int().min(1).max(MAX_PAGE).catch(1),
})
type Query = z.output<typeof publicityQuery>

type Name = (id: number) => string

/** Case types whose notices are shown. */
const published = (portal: Portal) => portal.services.types.filter((t) => t.publicity)
const typeName = (portal: Portal, id: string): string => portal.services.types.find((t) => t.id === id)?.record.title ?? '公示'

export const noticePath = ({ office, caseId }: Pick<NoticeRow, 'office' | 'caseId'>): string => `/publicity/${office}/${caseId}`

/** Notices as lines of a list. */
export function noticeList(portal: Portal, rows: readonly NoticeRow[], name: Name): Html {
  const line = (row: NoticeRow): Html =>
    row.withdrawnOn
      ? html`<li class="gone"><a href="${noticePath(row)}">（该公示已于 ${row.withdrawnOn} 撤回）</a><span class="quiet">${name(row.office)}</span><time datetime="${row.publishedOn}">${row.publishedOn}</time></li>`
      : html`<li><a href="${noticePath(row)}">${row.title}</a><span class="quiet">${typeName(portal, row.type)} · ${name(row.office)}</span><time datetime="${row.publishedOn}">${row.publishedOn}</time></li>`
  return html`<ul class="lines">${rows.map(line)}</ul>`
}

async function filters(portal: Portal, query: Query): Promise<Html> {
  const types = published(portal).map((t) => ({ value: t.id, label: t.record.title }))
  const offices = (await portal.offices()).filter((o) => o.kind === 'street' || o.kind === 'department' || o.kind === 'county')
  return html`<form class="filters" action="/publicity" method="get" aria-label="筛选公示">
    <label class="field"><span>关键词</span><input type="search" name="q" maxlength="50" value="${query.q ?? ''}" placeholder="案由、当事人、文号" /></label>
    ${select('type', '类别', [{ value: '', label: '全部' }, ...types], query.type)}
    ${select('office', '公示机关', [{ value: '', label: '全部' }, ...offices.map((o) => ({ value: String(o.id), label: o.name }))], query.office?.toString())}
    <label class="field"><span>公示日期从</span><input type="date" name="from" value="${query.from ?? ''}" /></label>
    <label class="field"><span>到</span><input type="date" name="to" value="${query.to ?? ''}" /></label>
    <button>查询</button>
  </form>`
}

/** The list of notices. */
export async function publicityPage(portal: Portal, query: Query): Promise<Page> {
  const types = new Set(published(portal).map((t) => t.id))
  const { type, office, q, from, to, page } = query
  const offices = office === undefined ? (await portal.services.offices.all()).map((o) => o.id) : [office]
  const ask = {
    offices,
    page,
    limit: PER_PAGE,
    ...(type && types.has(type) ? { type } : {}),
    ...(q ? { q } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
  const { rows, total } = await portal.read((client) => listNotices(client, ask))
  const pages = Math.max(1, Math.min(MAX_PAGE, Math.ceil(total.count / PER_PAGE)))
  const words = `共 ${total.count}${total.exact ? '' : '+'} 条${total.exact ? '' : '，请加条件缩小范围'}`
  const body = html`<h1>公示公告</h1>
    <p class="lead">依照《行政处罚法》第48条和行政执法公示制度，公开具有一定社会影响的行政处罚决定和行政检查结果，以及建议提案的答复。涉及自然人的，姓名已作处理。</p>
    ${await filters(portal, query)}
    ${rows.length > 0 ? noticeList(portal, rows, await namesOf(portal)) : message('plain', '没有符合条件的公示，请放宽条件。')}
    ${pager({ page, pages, total: words, to: (n) => address('/publicity', { ...query, page: n }) })}`
  return { title: '公示公告', crumbs: [{ title: '公示公告' }], column, body }
}

/** One notice, or that it was withdrawn. */
export async function noticePage(portal: Portal, office: number, caseId: string): Promise<Page> {
  const found = await portal.read((client) => readNotice(client, office, caseId))
  if (!found || !published(portal).some((t) => t.id === found.type)) throw notFound('公示')
  const name = await namesOf(portal)
  const crumbs = [
    { title: '公示公告', href: '/publicity' },
    { title: typeName(portal, found.type), href: address('/publicity', { type: found.type }) },
  ]
  const source = name(found.office)
  if (found.withdrawnOn) {
    const body = html`<h1>该公示已撤回</h1>
      ${factTable('撤回情况', [
        { label: '公示机关', value: source },
        { label: '公示日期', value: found.publishedOn },
        { label: '撤回日期', value: found.withdrawnOn },
        { label: '撤回理由', value: found.withdrawnReason ?? '原决定被依法变更、撤销、确认违法或者确认无效，或者公示有误' },
      ])}
      <p class="quiet">依照《行政处罚法》第48条，撤回的公示不再显示原来的内容。</p>`
    return { title: '该公示已撤回', crumbs: [...crumbs, { title: '已撤回' }], column, body, hidden: true }
  }
  const body = html`<article>
      <h1>${found.title}</h1>
      <p class="byline">公示机关：${source}　公示日期：<time datetime="${found.publishedOn}">${found.publishedOn}</time></p>
      ${factTable('公示内容', found.notice)}
    </article>
    <p class="quiet">对公示内容有异议的，请向公示机关提出，联系方式见<a href="/agencies#o${office}">机构职能</a>。当事人可以依法申请行政复议或者提起行政诉讼。</p>`
  const article = {
    title: found.title,
    published: clockTime(found.changedAt),
    source,
    keywords: `${typeName(portal, found.type)},公示`,
    description: `${source}公示：${found.title}`,
  }
  return { title: found.title, crumbs: [...crumbs, { title: '公示内容' }], column, article, body }
}
