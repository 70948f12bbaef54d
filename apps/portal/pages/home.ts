/** The first page: what can be done here, and what is new. */
import { html } from 'hono/html'
import { listNotices } from '../../../platform/ledger/index.ts'
import type { Html, Page } from '../layout.ts'
import { message } from '../parts.ts'
import { namesOf, type Portal } from '../portal.ts'
import { noticeList } from './publicity.ts'
import { reportList } from './reports.ts'

const services = [
  { href: '/disclosure', title: '申请公开政府信息', words: '网上提交，不收费，不用说明为什么要' },
  { href: '/disclosure/status', title: '查办理进度', words: '凭查询码查看申请办到了哪一步' },
  { href: '/inspections', title: '核验上门检查', words: '扫检查码，核对检查的机关、人员和事项' },
  { href: '/publicity', title: '查公示公告', words: '行政处罚决定、行政检查结果、建议提案答复' },
  { href: '/reports', title: '看年度报告', words: '法治政府建设年度报告，每个数字可查' },
  { href: '/agencies', title: '找机关', words: '地址、电话和对外办公时间' },
] as const

const section = (title: string, href: string, body: Html): Html => html`<section class="panel">
  <div class="panel-head"><h2>${title}</h2><a href="${href}">更多<span class="unseen">${title}</span></a></div>
  ${body}
</section>`

/** The home page. */
export async function homePage(portal: Portal): Promise<Page> {
  const offices = (await portal.services.offices.all()).map((o) => o.id)
  const [notices, reports, name] = await Promise.all([
    portal.read((client) => listNotices(client, { offices, limit: 8 })),
    portal.services.reports.publishedReports(),
    namesOf(portal),
  ])
  const body = html`<h1 class="unseen">首页</h1>
    <nav class="cards" aria-label="常用服务">
      ${services.map((s) => html`<a class="card" href="${s.href}"><b>${s.title}</b><span>${s.words}</span></a>`)}
    </nav>
    <div class="two">
      ${section('公示公告', '/publicity', notices.rows.length > 0 ? noticeList(portal, notices.rows, name) : message('plain', '还没有公示。'))}
      ${section('法治政府建设年度报告', '/reports', reports.length > 0 ? reportList(reports.slice(0, 8)) : message('plain', '还没有公开的年度报告。'))}
    </div>`
  return { title: '首页', crumbs: [], body }
}
