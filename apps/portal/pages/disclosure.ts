/** Applying for government information: the guide, the form, the query code, and how far it has come. */
import { html } from 'hono/html'
import { z } from 'zod'
import { type AnyCaseType, type AnyProcedure, procedureOn } from '../../../engine/define.ts'
import { showValue } from '../../../engine/parse.ts'
import type { Office } from '../../../platform/access/index.ts'
import { newId } from '../../../platform/db/index.ts'
import { notFound } from '../../../platform/http/index.ts'
import type { CaseView } from '../../../platform/ledger/index.ts'
import { blankState, type FormFault, faultSummary, formFaults, formSections, type Typed, typedOf } from '../form.ts'
import type { Column, Html, Page } from '../layout.ts'
import { clockTime, factTable, message } from '../parts.ts'
import { namesOf, type Portal } from '../portal.ts'

const TYPE = 'disclosure'
const APPLY = 'apply'

const column: Column = {
  name: '依申请公开',
  description: '公民、法人和其他组织向行政机关申请获取政府信息',
  keywords: '依申请公开,政府信息公开申请,查询码',
  type: '信息公开',
}
const top = { title: '依申请公开', href: '/disclosure' }

type Door = { type: AnyCaseType; procedure: AnyProcedure }

/** The case type and today's procedure; 404 where the installation does without. */
function door(portal: Portal): Door {
  const type = portal.services.types.find((t) => t.id === TYPE)
  const procedure = type && procedureOn(type, portal.services.clock.today())
  if (!type || !procedure?.actions[APPLY]) throw notFound('页面')
  return { type, procedure }
}

/** Offices where somebody handles applications: one that nobody reads must not be offered. */
async function receiving(portal: Portal): Promise<readonly Office[]> {
  const { people, clock, offices } = portal.services
  const all = await portal.offices()
  const ids = new Set(
    await people.officesWith(
      'openness',
      (await offices.all()).map((o) => o.id),
      clock.today(),
    ),
  )
  return all.filter((o) => ids.has(o.id))
}

/** The guide. */
export async function disclosurePage(portal: Portal): Promise<Page> {
  door(portal)
  const offices = await receiving(portal)
  const body = html`<h1>依申请公开</h1>
    <p class="lead">除行政机关主动公开的以外，您可以向制作或者保存该信息的机关申请获取政府信息（《政府信息公开条例》第27条）。</p>
    <nav class="cards" aria-label="办理">
      <a class="card" href="/disclosure/apply"><b>填写申请</b><span>约 5 分钟，不收费</span></a>
      <a class="card" href="/disclosure/status"><b>查办理进度</b><span>请准备好查询码</span></a>
    </nav>
    <h2>怎样申请</h2>
    <ol>
      <li>写明申请人姓名或者名称、身份证明、联系方式（第29条）。</li>
      <li>写明要什么信息：名称、文号，或者便于查找的描述。不用说明用途。</li>
      <li>写明希望怎样提供、怎样获取。</li>
      <li>提交后记下查询码。机关与您确认收到之日为收到申请之日（第31条）。</li>
    </ol>
    <h2>多久答复</h2>
    <p>能当场答复的当场答复；不能的，自收到之日起 20 个工作日内答复，需要延长的经负责人同意并告知您，最长再延长 20 个工作日。征求第三方和其他机关意见的时间不计算在内（第33条）。</p>
    <p>申请内容不明确的，7 个工作日内一次性告知补正，答复期限自收到补正之日起计算（第30条）。</p>
    <h2>不服怎么办</h2>
    <p>认为机关在信息公开工作中侵犯您合法权益的，可以向上一级机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼（第51条）。其中，机关不予公开的，应当先申请行政复议（《行政复议法》第23条）。</p>
    ${offices.length > 0 ? html`<h2>受理机关</h2><ul class="map">${offices.map((o) => html`<li><a href="/disclosure/apply?office=${o.id}">${o.name}</a></li>`)}</ul>` : ''}
    <p class="quiet">书写有困难的，可以当面口头提出，由工作人员代为填写。</p>`
  return { title: '依申请公开', crumbs: [{ title: '依申请公开' }], column, body }
}

export const applyQuery = z.object({ office: z.coerce.number().int().positive().optional().catch(undefined) })

const chooseOffice = (offices: readonly Office[]): Page => ({
  title: '选择受理机关',
  crumbs: [top, { title: '填写申请' }],
  column,
  body: html`<h1>向哪个机关申请</h1>
    <p class="lead">向制作或者保存该信息的机关申请；不清楚的，选您所在的街道，由他们告诉您该找谁。</p>
    ${
      offices.length > 0
        ? html`<ul class="cards plain">${offices.map((o) => html`<li><a class="card" href="/disclosure/apply?office=${o.id}"><b>${o.name}</b></a></li>`)}</ul>`
        : message('plain', html`目前没有机关接收网上申请，请到机关当面提出或者邮寄，地址见<a href="/agencies">机构职能</a>。`)
    }`,
})

/** Ids are made with the page, so that sending the form twice is one application. */
type Ids = { caseId: string; actionId: string }
type Filled = { office: Office; typed: Typed; faults: readonly FormFault[]; ids: Ids }

function formPage({ type, procedure }: Door, { office, typed, faults, ids }: Filled): Page {
  const action = procedure.actions[APPLY]
  if (!action) throw notFound('页面')
  const body = html`<h1>政府信息公开申请</h1>
    <p class="lead">受理机关：<b>${office.name}</b>（<a href="/disclosure/apply">换一个机关</a>）。${action.help ?? ''}</p>
    ${faultSummary(faults)}
    <form class="sheet" method="post" action="/disclosure/apply" novalidate>
      <input type="hidden" name="office" value="${office.id}" />
      <input type="hidden" name="caseId" value="${ids.caseId}" />
      <input type="hidden" name="actionId" value="${ids.actionId}" />
      ${formSections({ type, action, typed, faults })}
      <p class="quiet">姓名、证件号码和联系方式只用于办理本次申请，加密保存，不对外公开。</p>
      <button class="main">提交申请</button>
    </form>`
  return { title: '填写政府信息公开申请', crumbs: [top, { title: '填写申请' }], column, body }
}

/** The empty form, or the choice of an office. */
export async function applyPage(portal: Portal, query: z.output<typeof applyQuery>): Promise<Page> {
  const ways = door(portal)
  const offices = await receiving(portal)
  const office = offices.find((o) => o.id === query.office)
  return office ? formPage(ways, { office, typed: {}, faults: [], ids: { caseId: newId(), actionId: newId() } }) : chooseOffice(offices)
}

const id = z.uuid().transform((v) => v.toLowerCase())
export const applyBody = z.object({ office: z.coerce.number().int().positive(), caseId: id, actionId: id }).catchall(z.unknown())

/** Sends the application: the code on success, the form with everything that is wrong otherwise. */
export async function sendApplication(portal: Portal, body: z.output<typeof applyBody>): Promise<{ page: Page; status: number }> {
  const ways = door(portal)
  const office = (await receiving(portal)).find((o) => o.id === body.office)
  if (!office) throw notFound('机关')
  const { caseId, actionId } = body
  const action = ways.procedure.actions[APPLY]
  const typed = action ? typedOf(action, body) : {}
  const today = portal.services.clock.today()
  const again = (faults: readonly FormFault[], status: number) => ({ page: formPage(ways, { office, typed, faults, ids: { caseId, actionId } }), status })
  const faults = formFaults({ ...ways, action: APPLY, state: blankState(ways.type, ways.procedure, office.id, caseId), today }, typed)
  if (faults.length > 0) return again(faults, 422)
  const request = { type: TYPE, office: office.id, caseId, action: APPLY, actionId, input: typed }
  const result = await portal.services.ledger.act(portal.visitor(office.id, TYPE), request)
  if ('invalid' in result) return again(result.invalid, 422)
  if ('refused' in result) return again([{ label: '', message: result.refused.message, ...(result.refused.law ? { law: result.refused.law } : {}) }], 409)
  if ('stale' in result) return again([{ label: '', message: '这份申请已经提交过，请重新打开申请页面' }], 409)
  const code = await portal.services.tickets.issue({ office: office.id, type: TYPE, caseId }, portal.services.clock.now())
  return { page: receiptPage(office, code, result.done.at), status: 200 }
}

function receiptPage(office: Office, code: string, at: string): Page {
  const body = html`<h1>申请已提交</h1>
    ${message('good', html`<p>请记下查询码，它只在这里显示一次：</p><p class="code">${code}</p>`)}
    ${factTable('回执', [
      { label: '受理机关', value: office.name },
      { label: '提交时间', value: clockTime(at) },
      { label: '查询码', value: code },
    ])}
    <p>机关将与您联系确认收到，答复期限自确认之日起计算。凭查询码可以<a href="/disclosure/status">查看办理进度</a>。</p>
    <p class="quiet">本页可以直接打印留存。</p>`
  return { title: '申请已提交', crumbs: [top, { title: '申请已提交' }], body, hidden: true }
}

export const statusBody = z.object({ code: z.string().trim().max(80).catch('') })

const codeForm = (typed: string): Html => html`<form class="sheet" method="post" action="/disclosure/status">
  <div class="row"><label for="code">查询码</label><span class="quiet" id="h-code">提交申请时得到的，形如 999901001-7K3M-9QXT-2WPA-HD5R；大小写、横线不限</span>
  <input id="code" name="code" maxlength="80" value="${typed}" aria-describedby="h-code" autocomplete="off" autocapitalize="characters" spellcheck="false" /></div>
  <button class="main">查询</button>
</form>`

/** The form for a query code, with what is to be said about the last one. */
export function statusForm(typed = '', said?: Html): Page {
  const body = html`<h1>查办理进度</h1>${said ?? ''}${codeForm(typed)}<p class="quiet">查询码遗失的，请携带身份证明到受理机关查询。</p>`
  return { title: '查办理进度', crumbs: [top, { title: '查办理进度' }], column, body, hidden: true }
}

/** Steps of which the applicant is told anyway; what happens inside the office stays there. */
const told = new Set([
  ...['apply', 'register', 'confirm', 'dismiss', 'askClarify', 'supplyClarification', 'lapseClarify', 'chargeFee', 'payFee', 'lapseFee'],
  ...['tellExtension', 'delay', 'answer', 'withdraw', 'deliver', 'close'],
])

/** Between receipt and answer the applicant is told that the office works on it, not on which desk it lies. */
const within = new Set(['received', 'drafted', 'examined'])

function factsOf({ type }: Door, view: CaseView, office: string): Html {
  const { fields } = type.record
  const { values, status, statusLabel } = view.case
  const shown = ['requestNo', 'submittedOn', 'receivedOn', 'clarifyWhat', 'clarifyBy', 'answeredOn', 'outcome', 'answerNo', 'deliveredOn'].flatMap((f) => {
    const field = fields[f]
    const value = values[f]
    return field && value !== null && value !== undefined && value !== '' ? [{ label: field.label, value: showValue(field, value) }] : []
  })
  const answer = view.terms.find((t) => t.id === 'answer')
  const due =
    answer && ['open', 'overdue', 'paused'].includes(answer.state)
      ? [{ label: '答复期限', value: `${answer.due}（${answer.words}${answer.provisional ? '，暂定' : ''}）` }]
      : []
  return factTable('办理进度', [
    { label: '受理机关', value: office },
    { label: '目前状态', value: within.has(status) ? '办理中' : statusLabel },
    ...shown,
    ...due,
  ])
}

/** How far an application has come; the same words for a wrong code and for none. */
export async function statusPage(portal: Portal, { code }: z.output<typeof statusBody>): Promise<{ page: Page; status: number }> {
  const ways = door(portal)
  const unknown = { page: statusForm(code, message('bad', '没有找到对应的申请，请核对查询码。')), status: 404 }
  const ticket = await portal.services.tickets.find(code)
  if (ticket?.type !== TYPE) return unknown
  const view = await portal.services.ledger.read(portal.visitor(ticket.office, TYPE), ticket, async () => new Map())
  if (!view) return unknown
  const name = await namesOf(portal)
  const steps = view.timeline.filter((t) => told.has(t.action))
  const body = html`<h1>办理进度</h1>
    ${factsOf(ways, view, name(ticket.office))}
    <h2>办理经过</h2>
    <ol class="steps">${steps.map((s) => html`<li><time datetime="${s.on}">${s.on}</time> ${s.label}</li>`)}</ol>
    <p><a href="/disclosure/status">查询另一件</a></p>`
  return { page: { title: '办理进度', crumbs: [top, { title: '办理进度' }], body, hidden: true }, status: 200 }
}
