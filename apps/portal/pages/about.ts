/** Pages about the offices and the site: agencies, seals, search, site map, accessibility. */
import { html } from 'hono/html'
import { z } from 'zod'
import { type Contact, type Office, officeKinds } from '../../../platform/access/index.ts'
import { listNotices, listSeals } from '../../../platform/ledger/index.ts'
import { columns, type Html, type Page } from '../layout.ts'
import { clockTime, message, select } from '../parts.ts'
import { namesOf, type Portal } from '../portal.ts'
import { noticeList } from './publicity.ts'
import { reportList } from './reports.ts'

const SEALS = 100

function agency(office: Office, contact: Contact | undefined): Html {
  const { address, phone, hours } = contact ?? { address: null, phone: null, hours: null }
  return html`<tr id="o${office.id}"><th scope="row">${office.name}</th><td>${officeKinds[office.kind]}</td><td>${address ?? '—'}</td><td>${phone ?? '—'}</td><td>${hours ?? '—'}</td></tr>`
}

/** Offices and how to reach them. */
export async function agenciesPage(portal: Portal): Promise<Page> {
  const [offices, contacts] = await Promise.all([portal.offices(), portal.services.offices.contacts()])
  const body = html`<h1>机构职能与联系方式</h1>
    <p class="lead">办理行政执法、人民调解、政府信息公开等事项的机关。未列电话的，可拨打 12345 政务服务便民热线转接。</p>
    <div class="scroll" role="region" aria-label="机关列表" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">机关</th><th scope="col">层级</th><th scope="col">办公地址</th><th scope="col">联系电话</th><th scope="col">对外办公时间</th></tr></thead>
      <tbody>${offices.map((o) => agency(o, contacts.get(o.id)))}</tbody>
    </table></div>`
  const column = { name: '机构职能', description: '机关名称、办公地址、联系电话和对外办公时间', keywords: '机构职能,联系方式', type: '机构职能' }
  return { title: '机构职能与联系方式', crumbs: [{ title: '机构职能' }], column, body }
}

export const sealsQuery = z.object({ office: z.coerce.number().int().positive().optional().catch(undefined) })

/** Daily roots of the chains: whoever keeps one can show later that nothing before it was altered. */
export async function sealsPage(portal: Portal, { office }: z.output<typeof sealsQuery>): Promise<Page> {
  const offices = await portal.offices()
  const ids = office === undefined ? offices.map((o) => o.id) : [office]
  const seals = await portal.read((client) => listSeals(client, ids, SEALS))
  const name = await namesOf(portal)
  const rows = seals.map(
    (s) =>
      html`<tr><th scope="row"><time datetime="${s.day}">${s.day}</time></th><td>${name(s.office)}</td><td class="number">${s.no}</td><td><code>${s.hash}</code></td><td>${clockTime(s.sealedAt)}</td></tr>`,
  )
  const body = html`<h1>存证公示</h1>
    <p class="lead">每个机关的办理记录逐条相扣成链，每天的链尾在这里公示，并报送上一级机关。以后任何人改动、删除、插入过一条记录，重新计算的链尾就与这里的不同。</p>
    <form class="filters" action="/seals" method="get" aria-label="筛选存证">
      ${select('office', '机关', [{ value: '', label: '全部' }, ...offices.map((o) => ({ value: String(o.id), label: o.name }))], office?.toString())}
      <button>查询</button>
    </form>
    ${
      seals.length > 0
        ? html`<div class="scroll" role="region" aria-label="链尾列表" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">日期</th><th scope="col">机关</th><th scope="col">链上条数</th><th scope="col">链尾校验码</th><th scope="col">封存时间</th></tr></thead>
      <tbody>${rows}</tbody>
    </table></div>`
        : message('plain', '还没有存证。每天零时后封存前一天的记录。')
    }`
  const column = { name: '存证公示', description: '各机关办理记录链每日的链尾校验码', keywords: '存证,链,校验码', type: '信息公开' }
  return { title: '存证公示', crumbs: [{ title: '存证公示' }], column, body }
}

export const searchQuery = z.object({ q: z.string().trim().max(50).catch('') })

/** Notices and reports in which the words stand. */
export async function searchPage(portal: Portal, { q }: z.output<typeof searchQuery>): Promise<Page> {
  const offices = (await portal.services.offices.all()).map((o) => o.id)
  const notices = q ? await portal.read((client) => listNotices(client, { offices, q, limit: 20 })) : undefined
  const reports = q ? (await portal.services.reports.publishedReports()).filter((r) => `${r.title}${r.issuer}${r.year}`.includes(q)) : []
  const name = await namesOf(portal)
  const found = (notices?.rows.length ?? 0) + reports.length > 0
  const more = notices && (!notices.total.exact || notices.total.count > notices.rows.length)
  const body = html`<h1>站内搜索</h1>
    <form class="filters" action="/search" method="get" role="search" aria-label="搜索">
      <label class="field"><span>关键词</span><input type="search" name="q" maxlength="50" value="${q}" /></label><button>搜索</button>
    </form>
    ${!q ? message('plain', '请填写关键词，两个字以上。') : found ? '' : message('plain', `没有找到含“${q}”的公示或报告。`)}
    ${reports.length > 0 ? html`<h2>年度报告</h2>${reportList(reports)}` : ''}
    ${notices && notices.rows.length > 0 ? html`<h2>公示公告</h2>${noticeList(portal, notices.rows, name)}` : ''}
    ${more ? html`<p><a href="/publicity?${new URLSearchParams({ q }).toString()}">查看全部公示结果</a></p>` : ''}`
  return { title: '站内搜索', crumbs: [{ title: '站内搜索' }], body, hidden: true }
}

const more: readonly { title: string; href: string }[] = [
  { title: '填写公开申请', href: '/disclosure/apply' },
  { title: '查询办理进度', href: '/disclosure/status' },
  { title: '站内搜索', href: '/search' },
  { title: '无障碍说明', href: '/accessibility' },
  { title: '工作人员入口', href: '/workbench/' },
  { title: '接口说明（OpenAPI）', href: '/api/openapi.json' },
]

/** Every page of the site that can be named. */
export function siteMapPage(): Page {
  const list = (items: readonly { title: string; href: string }[]): Html =>
    html`<ul class="map">${items.map((i) => html`<li><a href="${i.href}">${i.title}</a></li>`)}</ul>`
  const body = html`<h1>网站地图</h1><h2>栏目</h2>${list(columns)}<h2>服务与说明</h2>${list(more)}`
  return { title: '网站地图', crumbs: [{ title: '网站地图' }], body }
}

/** What was done so that everybody can use the site, and what to do where it was not enough. */
export function accessibilityPage(): Page {
  const body = html`<h1>无障碍说明</h1>
    <ul>
      <li>全部页面不需要脚本，可以只用键盘操作；按 Tab 键首先出现“跳到正文”。</li>
      <li>页面上方“字号”可以换成大字或者长者模式：字更大，按钮更大，没有广告。选择只记在您的浏览器里。</li>
      <li>颜色只作辅助，状态都有文字；文字与背景的对比度不低于 4.5:1。</li>
      <li>表单的每一项都有名称，填错的地方一次全部指出，已填的内容不会丢失。</li>
      <li>页面可以直接打印，打印时不带导航。</li>
    </ul>
    <p>仍有困难的，可以到任一机关当面办理，书写有困难的由工作人员代为填写。联系方式见<a href="/agencies">机构职能</a>。</p>`
  return { title: '无障碍说明', crumbs: [{ title: '无障碍说明' }], body }
}
