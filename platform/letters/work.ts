/** The steps of a letter: each is an action on the case, and the register moves in the same transaction. */
import type { PoolClient } from 'pg'
import type { Refusal } from '../../engine/allow.ts'
import { longDay } from '../../engine/days.ts'
import { type CaseState, type Day, procedureOf } from '../../engine/define.ts'
import type { LetterAction } from '../../engine/fold.ts'
import { type LetterStep, letterRefusal } from '../../engine/letter-rules.ts'
import { letterFieldsOf, type Service, serviceWays } from '../../engine/letters.ts'
import type { FieldError } from '../../engine/parse.ts'
import { claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import type { Address, Effect, Taken, Vault } from '../ledger/index.ts'
import type { LetterPrint } from '../print/index.ts'
import { markersOf } from './fill.ts'
import { type Findable, findableOf, keepFindable, saidOf } from './findable.ts'
import type { Parts } from './package.ts'
import { hashOf, keepFile, kindOf, type LetterNews, type LetterParts, namesIn } from './parts.ts'
import {
  type Content,
  changedSince,
  contentOf,
  dayOf,
  issuerOf,
  made,
  missingErrors,
  type Numbered,
  numberFor,
  type Of,
  openContent,
  receiptPrint,
  sealContent,
} from './prepare.ts'
import { caseState, type Located, locateLetter } from './read.ts'
import { addLetter, changeLetter, findLetter, type LetterChange, nextNo, numberTaken } from './store.ts'
import type { Templates } from './templates.ts'

export type LetterResult = { done: string } | { refused: Refusal } | { invalid: FieldError[] } | undefined

type Asked = { actionId: string; on?: Day; ground?: string; input?: Record<string, unknown>; extra: Record<string, unknown> }

/** A letter to be drafted, with ids made by the caller; `again`: anew, in place of what the same letter said. */
export type NewLetter = { id: string; actionId: string; kind: string; asked: Content; again?: true }

/** Office and id of a letter. */
export type LetterAt = { office: number; id: string; actionId: string }

const overtaken: Refusal = { code: 'stale', rule: 'letter', message: '案件或者文书已被他人改动，请重新查看后再办' }
const error = (field: string, label: string, value: string, message: string): FieldError => ({ field, label, value, message })

/** What the steps stand on. */
type Work = { parts: LetterParts; templates: Templates; vault: Vault; queue: Map<number, Promise<unknown>> }

const refusalOf = (viewer: Viewer, of: Of, state: CaseState, step: LetterStep, letter?: { status: Located['row']['status']; drafted_by: string[] }) =>
  letterRefusal(procedureOf(of.type, state.version), of.kind, state, {
    step,
    actor: { id: viewer.personId, name: viewer.name, roles: rolesIn(viewer, state.office) },
    ...(letter ? { letter: { status: letter.status, drafters: letter.drafted_by } } : {}),
  })

async function act(w: Work, viewer: Viewer, address: Address, action: LetterAction, id: string, asked: Asked, effect: Effect): Promise<LetterResult> {
  const { actionId, on, ground, input = {}, extra } = asked
  const request = {
    ...address,
    action,
    actionId,
    input,
    ...(on ? { on } : {}),
    ...(ground ? { ground } : {}),
    own: { extra: { letter: id, ...extra }, effect },
  }
  const result = await w.parts.ledger.act(viewer, request)
  if ('done' in result) return { done: id }
  return 'stale' in result ? { refused: overtaken } : 'refused' in result ? { refused: result.refused } : result
}

/** One step with a letter that exists: refused before anything is made, and again in the transaction. */
async function step(
  w: Work,
  viewer: Viewer,
  found: Located,
  steps: {
    step: LetterStep
    action: LetterAction
    asked: Asked
    change: LetterChange
    also?: (client: PoolClient, taken: Taken) => Promise<Refusal | undefined>
  },
): Promise<LetterResult> {
  const { row, of } = found
  const address = { type: row.type, office: row.office_id, caseId: row.case_id }
  const extra = { kind: row.kind, ...steps.asked.extra }
  return act(w, viewer, address, steps.action, row.id, { ...steps.asked, extra }, async (client, taken) => {
    const now = await findLetter(client, row.office_id, row.id)
    if (!now) return overtaken
    const no = refusalOf(viewer, of, taken.state, steps.step, now) ?? (await steps.also?.(client, taken))
    if (no) return no
    await changeLetter(client, row.office_id, row.id, { ...steps.change, changed_at: taken.at })
    return undefined
  })
}

/** What the case says now otherwise than the draft does. */
async function staleness(w: Work, of: Of, state: CaseState, draft: Content): Promise<Refusal | undefined> {
  const changed = changedSince(of, draft, await contentOf(w.parts, of, state, draft, Object.keys(draft)))
  if (changed.length === 0) return undefined
  return { code: 'stale', rule: 'content', message: `拟制之后案件内容已有变化（${changed.join('、')}），请退回重新拟制` }
}

/** Our own wording of a letter may have changed with a new version of the program since it was drafted; what was signed off must be what is sent. */
async function reworded(w: Work, viewer: Viewer, { row }: Located): Promise<Refusal | undefined> {
  if (row.template_id !== null) return undefined
  const { hash } = await w.templates.current(viewer, row.office_id, row.type, row.kind, row.template_id)
  if (hash === row.template_hash) return undefined
  return { code: 'stale', rule: 'template', message: '拟制之后，系统升级更新了这种文书的内置文本，请退回（不用签发的直接）重新拟制' }
}

/** What a letter is found by, of how it is printed. */
const findable = (w: Work, at: { office: number; type: string }, of: Of, letter: Parameters<typeof saidOf>[1], print: LetterPrint): Findable =>
  findableOf(w.vault, at, saidOf(of, letter, print.pieces))

/** Fields of the template that are no more: one of the office's own was renamed or ended after the template was approved. */
function strangers({ type, kind }: Of, template: Parts): FieldError[] {
  const found = markersOf(template)
  const labels = new Set(letterFieldsOf(type, kind).map((f) => f.label))
  const names = 'names' in found ? found.names.filter((n) => !labels.has(n)) : []
  return names.map((n) => error('template', '模板', `{{${n}}}`, `模板里的“${n}”已经改名或者停用，请系统管理员更新模板`))
}

async function draft(w: Work, viewer: Viewer, address: Address, letter: NewLetter): Promise<LetterResult> {
  const of = kindOf(w.parts, address.office, address.type, letter.kind)
  const state = of && (await caseState(w.parts, viewer, address))
  if (!of || !state) return undefined
  const before = letter.again ? await locateLetter(w.parts, viewer, address.office, letter.id) : undefined
  if (letter.again && !before) return undefined
  const no = refusalOf(viewer, of, state, letter.again ? 'redraft' : 'draft', before?.row)
  if (no) return { refused: no }
  const template = await w.templates.current(viewer, address.office, address.type, letter.kind)
  const content = await contentOf(w.parts, of, state, letter.asked, template.fields)
  const missing = [...missingErrors(of, content), ...strangers(of, template.parts)]
  if (missing.length > 0) return { invalid: missing }
  const { kind } = of
  const names = namesIn(of.type, kind, content)
  const sealed = sealContent(w.vault, content)
  const status = kind.signers.length > 0 ? 'draft' : 'signed'
  const title = kind.title
  const found = findable(w, address, of, { title, number: null, content }, made(of, template.parts, { content, names }).print)
  const extra = {
    kind: letter.kind,
    title,
    template: template.hash,
    content: sealed,
    print: hashOf(JSON.stringify([template.hash, content])),
    text: `《${title}》`,
  }
  return act(w, viewer, address, 'letterDraft', letter.id, { actionId: letter.actionId, extra }, async (client, taken) => {
    const now = letter.again ? await findLetter(client, address.office, letter.id) : undefined
    const refused = refusalOf(viewer, of, taken.state, letter.again ? 'redraft' : 'draft', now)
    const moved = refused ?? (await staleness(w, of, taken.state, content))
    if (moved) return moved
    const same = { template_id: template.id, template_hash: template.hash, content: sealed, names, returned: null, status, changed_at: taken.at } as const
    if (now) {
      const drafted_by = [...new Set([...now.drafted_by, viewer.personId])]
      await changeLetter(client, address.office, letter.id, { ...same, drafted_by, drafted_on: taken.on })
    } else {
      await addLetter(client, {
        ...{ office_id: address.office, id: letter.id, case_id: address.caseId, type: address.type, kind: letter.kind, title },
        ...{ drafted_by: [viewer.personId], drafted_on: taken.on, signed_by: null, signed_on: null, series: null, year: null, no: null, number: null },
        ...{ sealed_by: null, sealed_on: null, docx_hash: null, docx_file: null, pdf_hash: null, pdf_file: null, service: null, served_on: null },
        ...{ receipt_hash: null, receipt_file: null, void_reason: null, voided_on: null },
        ...same,
      })
    }
    await keepFindable(client, { office: address.office, id: letter.id, type: address.type, day: taken.on }, found)
    return undefined
  })
}

async function sign(w: Work, viewer: Viewer, at: LetterAt): Promise<LetterResult> {
  const found = await locateLetter(w.parts, viewer, at.office, at.id)
  if (!found) return undefined
  const { row, of } = found
  const anew = await reworded(w, viewer, found)
  if (anew) return { refused: anew }
  const content = openContent(w.vault, row)
  const print = hashOf(JSON.stringify([row.template_hash, content]))
  return step(w, viewer, found, {
    step: 'sign',
    action: 'letterSign',
    asked: { actionId: at.actionId, extra: { print, text: `《${row.title}》` } },
    change: { status: 'signed', signed_by: viewer.personId, signed_on: w.parts.today() },
    also: async (client, taken) => {
      // Somebody may have drafted it anew since this person read it.
      const now = await findLetter(client, at.office, at.id)
      return now?.content === row.content ? staleness(w, of, taken.state, content) : overtaken
    },
  })
}

async function sendBack(w: Work, viewer: Viewer, at: LetterAt & { reason: string }): Promise<LetterResult> {
  const found = await locateLetter(w.parts, viewer, at.office, at.id)
  if (!found) return undefined
  const reason = at.reason.trim()
  if (!reason) return { invalid: [error('reason', '退回意见', '', '必须填写')] }
  return step(w, viewer, found, {
    step: 'return',
    action: 'letterReturn',
    asked: { actionId: at.actionId, extra: { reason, text: `《${found.row.title}》：${reason}` } },
    change: { status: 'draft', returned: reason, signed_by: null, signed_on: null },
  })
}

/** Everything of a sealed letter for one number, which is right if nobody takes it meanwhile. */
async function sealedFor(w: Work, viewer: Viewer, { row, of, state }: Located, numbered: Numbered | undefined) {
  const day = dayOf(of, state, row)
  const content = { ...openContent(w.vault, row), letterNo: numbered?.number ?? '', signedDay: longDay(day) }
  const template = await w.templates.current(viewer, row.office_id, row.type, row.kind, row.template_id)
  const { docx, print } = made(of, template.parts, { content, names: row.names })
  const pdf = await w.parts.printer.render({ letter: print })
  const [word, page] = [await keepFile(w.parts.files, w.vault, docx), await keepFile(w.parts.files, w.vault, pdf)]
  const found = findable(w, { office: row.office_id, type: row.type }, of, { title: row.title, number: numbered?.number ?? null, content }, print)
  return { content: sealContent(w.vault, content), docx: word, pdf: page, found }
}

async function seal(w: Work, viewer: Viewer, at: LetterAt): Promise<LetterResult> {
  let result: LetterResult
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await locateLetter(w.parts, viewer, at.office, at.id)
    if (!found) return undefined
    const { row, of, state } = found
    const common = { step: 'seal', action: 'letterSeal' } as const
    // Sent twice, it is answered by the ledger with the first receipt.
    if (refusalOf(viewer, of, state, 'seal', row)) return step(w, viewer, found, { ...common, asked: { actionId: at.actionId, extra: {} }, change: {} })
    const anew = await reworded(w, viewer, found)
    if (anew) return { refused: anew }
    const mark = await w.templates.mark(viewer, at.office)
    const day = dayOf(of, state, row)
    const numbered = await inTx(w.parts.db.app, claimsOf(viewer), (client) =>
      numberFor(of, state, { mark, day }, (series) => nextNo(client, at.office, series)),
    )
    const files = await sealedFor(w, viewer, found, numbered)
    const { number = null, series = null, year = null, no = null } = numbered ?? {}
    const extra = { number, series, year, no, docx: files.docx.hash, pdf: files.pdf.hash, text: `《${row.title}》${number ?? ''}` }
    result = await step(w, viewer, found, {
      ...common,
      asked: { actionId: at.actionId, extra, input: numbered?.field ? { [numbered.field]: number } : {} },
      change: {
        ...{ status: 'sealed', content: files.content, series, year, no, number, sealed_by: viewer.personId, sealed_on: w.parts.today() },
        ...{ docx_hash: files.docx.hash, docx_file: files.docx.file, pdf_hash: files.pdf.hash, pdf_file: files.pdf.file },
      },
      also: async (client) => {
        if ((await findLetter(client, at.office, at.id))?.content !== row.content) return overtaken
        await keepFindable(client, { office: at.office, id: at.id, type: row.type, day: w.parts.today() }, files.found)
        return takenNumber(client, at.office, numbered)
      },
    })
    const again = result && 'refused' in result && result.refused.rule === 'number' && numbered?.next
    if (!again) return result
  }
  return result
}

async function serve(w: Work, viewer: Viewer, at: LetterAt & { service: Service }): Promise<LetterResult> {
  const found = await locateLetter(w.parts, viewer, at.office, at.id)
  if (!found) return undefined
  const { row, of } = found
  const { service } = at
  const invalid = serviceFaults(service, { today: w.parts.today(), from: dayOf(of, found.state, row) })
  if (invalid.length > 0) return { invalid }
  const content = openContent(w.vault, row)
  const receiver = (of.kind.to && content[of.kind.to]) || ''
  const print = await receiptPrint({ title: row.title, number: row.number, issuer: issuerOf(of.kind, content), receiver }, service)
  const receipt = await keepFile(w.parts.files, w.vault, await w.parts.printer.render({ letter: print }))
  const earlier = service.on === w.parts.today() ? {} : { on: service.on, ground: '送达回证' }
  return step(w, viewer, found, {
    step: 'serve',
    action: 'letterServe',
    asked: {
      ...{ actionId: at.actionId, ...earlier },
      extra: { way: service.way, servedOn: service.on, receipt: receipt.hash, text: `《${row.title}》${row.number ?? ''}：${serviceWays[service.way]}` },
    },
    change: {
      ...{ status: 'served', service: w.vault.seal(JSON.stringify(service)), served_on: service.on },
      ...{ receipt_hash: receipt.hash, receipt_file: receipt.file },
    },
  })
}

async function voidLetter(w: Work, viewer: Viewer, at: LetterAt & { reason: string }): Promise<LetterResult> {
  const found = await locateLetter(w.parts, viewer, at.office, at.id)
  if (!found) return undefined
  const { row, of, state } = found
  const reason = at.reason.trim()
  if (!reason) return { invalid: [error('reason', '作废理由', '', '必须填写')] }
  const field = of.kind.number?.field
  // The number stays with the letter; the case is free to be given another one.
  const input = field !== undefined && row.number !== null && state.values[field] === row.number ? { [field]: null } : {}
  return step(w, viewer, found, {
    step: 'void',
    action: 'letterVoid',
    asked: { actionId: at.actionId, extra: { number: row.number, reason, text: `《${row.title}》${row.number ?? ''}：${reason}` }, input },
    change: { status: 'void', void_reason: reason, voided_on: w.parts.today() },
  })
}

/** Of an office one after the other here, so that nobody prints for a number that the neighbour is about to take. */
function oneByOne<T>({ queue }: Work, office: number, work: () => Promise<T>): Promise<T> {
  const mine = (queue.get(office) ?? Promise.resolve()).then(work, work)
  queue.set(office, mine)
  void mine.catch(() => undefined).then(() => queue.get(office) === mine && queue.delete(office))
  return mine
}

/** Another program may take a number while the letter is being printed; so often it is printed anew. */
const ATTEMPTS = 5

/** A number that is on another letter already, or is not the next one any more. */
async function takenNumber(client: PoolClient, office: number, numbered: Numbered | undefined): Promise<Refusal | undefined> {
  if (!numbered) return undefined
  const used = await numberTaken(client, office, numbered)
  // A case that keeps its number holds it by now, for the action is written before this is asked.
  const expected = (numbered.no ?? 0) + (numbered.field ? 1 : 0)
  const late = numbered.next && (await nextNo(client, office, numbered.next)) !== expected
  return used || late ? { code: 'stale', rule: 'number', message: `文号“${numbered.number}”已经用在另一份文书上` } : undefined
}

/** What the law wants to know of a service, by its way. */
function serviceFaults(service: Service, { today, from }: { today: Day; from: Day }): FieldError[] {
  const errors: FieldError[] = []
  if (service.on > today) errors.push(error('on', '送达日期', service.on, `不能晚于今天 ${today}`))
  if (service.on < from) errors.push(error('on', '送达日期', service.on, `早于文书的日期 ${from}`))
  const { way } = service
  if ((way === 'direct' || way === 'entrusted') && !service.signedBy.trim()) errors.push(error('signedBy', '签收人', '', '必须填写'))
  if (way === 'left' && !service.note.trim()) errors.push(error('note', '备注', '', '留置送达请写明拒收事由、见证人或者拍照录像编号'))
  if (way === 'notice' && !service.note.trim()) errors.push(error('note', '备注', '', '公告送达请写明公告载体和起止日期'))
  if (way === 'mail' && !service.note.trim()) errors.push(error('note', '备注', '', '邮寄送达请写明邮件号'))
  if (!service.servedBy.trim()) errors.push(error('servedBy', '送达人', '', '必须填写'))
  return errors
}

/** Tells whom the letter waits for now. Sent twice, it is told once, by its mark. */
async function tell(w: Work, viewer: Viewer, at: LetterAt, step: LetterNews['step'], result: LetterResult): Promise<LetterResult> {
  if (!w.parts.told || !result || !('done' in result)) return result
  const found = await locateLetter(w.parts, viewer, at.office, at.id)
  if (!found || (step === 'draft' && found.row.status !== 'draft')) return result
  const { row, of, state } = found
  const number = state.values[of.type.record.number]
  await w.parts.told({
    ...{ type: row.type, office: row.office_id, caseId: row.case_id, step, title: row.title, mark: `letter:${row.id}:${at.actionId}` },
    number: typeof number === 'string' ? number : null,
    to: step === 'draft' ? { roles: of.kind.signers } : { people: row.drafted_by },
  })
  return result
}

/** The steps over the ledger. */
export function createWork(parts: LetterParts, templates: Templates) {
  const w: Work = { parts, templates, vault: parts.ledger.context.vault, queue: new Map() }
  return {
    draft: async (viewer: Viewer, address: Address, letter: NewLetter) =>
      tell(w, viewer, { office: address.office, ...letter }, 'draft', await draft(w, viewer, address, letter)),
    sign: async (viewer: Viewer, at: LetterAt) => tell(w, viewer, at, 'sign', await sign(w, viewer, at)),
    sendBack: async (viewer: Viewer, at: LetterAt & { reason: string }) => tell(w, viewer, at, 'return', await sendBack(w, viewer, at)),
    seal: (viewer: Viewer, at: LetterAt) => oneByOne(w, at.office, () => seal(w, viewer, at)),
    serve: (viewer: Viewer, at: LetterAt & { service: Service }) => serve(w, viewer, at),
    void: (viewer: Viewer, at: LetterAt & { reason: string }) => voidLetter(w, viewer, at),
  }
}
