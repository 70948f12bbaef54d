/** Checking an inspection by its code: who inspects, with which certificates, what and when; and the enterprise's word on it. */
import { html } from 'hono/html'
import { toString as qrText } from 'qrcode'
import { z } from 'zod'
import { type AnyCaseType, type AnyProcedure, procedureOf } from '../../../engine/define.ts'
import { maskName } from '../../../engine/identifiers.ts'
import { showValue } from '../../../engine/parse.ts'
import type { Office } from '../../../platform/access/index.ts'
import { newId } from '../../../platform/db/index.ts'
import { notFound } from '../../../platform/http/index.ts'
import type { CaseView } from '../../../platform/ledger/index.ts'
import { type FormFault, faultSummary, formSections, type Typed, typedOf } from '../form.ts'
import type { Html, Page } from '../layout.ts'
import { type Fact, factTable, message } from '../parts.ts'
import type { Portal } from '../portal.ts'

const TYPE = 'inspection'

/** The field that is there once the office has given out the code; before, there is nothing to be checked. */
const CODE_ISSUED = 'codeIssuedOn'

const column = { name: '检查核验', description: '扫码核对上门检查的机关、人员、证号、事项和日期', keywords: '行政检查,扫码入企,检查码', type: '政务服务' }

export const inspectionPath = (officeCode: string, caseId: string): string => `/inspections/${officeCode}/${caseId}`

/** What the code on an inspection notice is for. */
export function inspectionsPage(): Page {
  const body = html`<h1>核验上门检查</h1>
    <p class="lead">行政机关上门检查，应当有检查通知书、两名以上持证人员（《行政处罚法》第55条，国办发〔2024〕54号）。</p>
    <ol>
      <li>请检查人员出示检查通知书上的检查码，用手机扫一扫。</li>
      <li>核对页面上的机关、人员姓名、执法证号、检查事项和日期，与来人是否一致。</li>
      <li>检查后可以在同一页面对这次检查作出评价，评价直接记入该次检查的记录，检查人员不能修改。</li>
    </ol>
    <p>没有出示通知书、人员或者事项不符的，您有权拒绝检查，并可以拨打 12345 反映。</p>`
  return { title: '核验上门检查', crumbs: [{ title: '检查核验' }], column, body }
}

export const inspectionParams = z.object({ office: z.string().max(20), id: z.uuid().transform((v) => v.toLowerCase()) })
type Params = z.output<typeof inspectionParams>

type Found = { type: AnyCaseType; procedure: AnyProcedure; office: Office; view: CaseView; path: string }

/** The inspection of a code; the same 404 for a wrong address, another office's, and one without a code. */
async function find(portal: Portal, { office: code, id }: Params): Promise<Found> {
  const type = portal.services.types.find((t) => t.id === TYPE)
  const office = type && (await portal.services.offices.byCode(code))
  const view =
    office && (await portal.services.ledger.read(portal.visitor(office.id, TYPE), { type: TYPE, office: office.id, caseId: id }, async () => new Map()))
  if (!type || !office || !view?.case.values[CODE_ISSUED]) throw notFound('检查')
  return { type, procedure: procedureOf(type, view.case.version), office, view, path: inspectionPath(code, id) }
}

/** Open fields only; a natural person's name is masked. */
function openFacts({ type, view }: Found): Fact[] {
  const { values } = view.case
  return Object.entries(type.record.fields).flatMap(([id, field]) => {
    const value = values[id]
    if (field.secrecy !== 'open' || value === null || value === undefined || value === '') return []
    const natural = id === type.publicity?.partyName && type.publicity.partyKind !== undefined && values[type.publicity.partyKind] === 'person'
    return [{ label: field.label, value: natural ? maskName(String(value)) : showValue(field, value) }]
  })
}

const open = (found: Found, action: string): boolean => found.view.choices.some((c) => c.action === action && !c.refusal)
const done = (found: Found, action: string): boolean => found.view.timeline.some((t) => t.action === action)

/** Ids are made with the page, so that sending the form twice is one action. */
const ids = (): Html => html`<input type="hidden" name="actionId" value="${newId()}" />`

const scanForm = (found: Found): Html =>
  html`<form method="post" action="${found.path}/scan" class="inline">${ids()}<button>我已当面核对，记录核验</button></form>`

function ratingForm(found: Found, typed: Typed, faults: readonly FormFault[]): Html {
  const action = found.procedure.actions.rate
  if (!action) return html``
  return html`<h2 id="rate">评价这次检查</h2>
    ${faultSummary(faults)}
    <form class="sheet" method="post" action="${found.path}/rate" novalidate>
      ${ids()}${formSections({ type: found.type, action, typed, faults })}
      <button class="main">提交评价</button>
    </form>`
}

type Extra = { typed?: Typed; faults?: readonly FormFault[]; said?: Html }

function page(found: Found, { typed = {}, faults = [], said }: Extra = {}): Page {
  const { case: facts } = found.view
  const body = html`<h1>检查核验</h1>
    ${said ?? ''}
    ${message('good', html`<p>查到了这次检查，请与来人当面核对。</p>`)}
    ${factTable('检查信息', [{ label: '实施机关', value: found.office.name }, { label: '目前状态', value: facts.statusLabel }, ...openFacts(found)])}
    ${open(found, 'scan') ? scanForm(found) : done(found, 'scan') ? html`<p class="quiet">已记录企业扫码核验。</p>` : ''}
    ${open(found, 'rate') ? ratingForm(found, typed, faults) : done(found, 'rate') ? html`<p class="quiet">已收到对这次检查的评价。</p>` : html`<p class="quiet">检查开始后，可以在本页评价。</p>`}
    <p class="quiet">信息不符的，您有权拒绝检查，并可以拨打 12345 反映。</p>`
  return { title: '检查核验', crumbs: [{ title: '检查核验', href: '/inspections' }, { title: '核验结果' }], body, hidden: true }
}

/** One inspection. */
export const inspectionPage = async (portal: Portal, params: Params): Promise<Page> => page(await find(portal, params))

export const publicActionBody = z.object({ actionId: z.uuid().transform((v) => v.toLowerCase()) }).catchall(z.unknown())

/** A public action on an inspection: 'scan' or 'rate'. */
export async function actOnInspection(
  portal: Portal,
  params: Params,
  action: 'scan' | 'rate',
  body: z.output<typeof publicActionBody>,
): Promise<{ page: Page; status: number }> {
  const found = await find(portal, params)
  const definition = found.procedure.actions[action]
  if (!definition?.by.includes('public')) throw notFound('检查')
  const typed = typedOf(definition, body)
  const request = { type: TYPE, office: found.office.id, caseId: params.id, action, actionId: body.actionId, input: typed }
  const result = await portal.services.ledger.act(portal.visitor(found.office.id, TYPE), request)
  if ('invalid' in result) return { page: page(found, { typed, faults: result.invalid }), status: 422 }
  if ('refused' in result) return { page: page(found, { typed, said: message('bad', result.refused.message) }), status: 409 }
  if ('stale' in result) return { page: page(found, { typed, said: message('bad', '这次检查的情况有了变化，请核对后再提交') }), status: 409 }
  const said = action === 'scan' ? '已记录核验，谢谢。' : '已收到您的评价，谢谢。评价已记入这次检查的记录。'
  return { page: page(await find(portal, params), { said: message('good', said) }), status: 200 }
}

/** The code of an inspection's address, as SVG. Made for any well-formed address: it tells nothing that the address does not. */
export const inspectionQr = (origin: string, { office, id }: Params): Promise<string> =>
  qrText(`${origin}${inspectionPath(office, id)}`, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
