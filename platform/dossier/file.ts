/** The whole file of a case (案卷), put together from what is on record and printed as one PDF. */
import { type AnyCaseType, type AnyProcedure, type CaseState, procedureOf } from '../../engine/define.ts'
import { wordsOfValue } from '../../engine/parse.ts'
import { explainTerm, standing } from '../../engine/terms.ts'
import type { Viewer } from '../access/index.ts'
import type { Evidence } from '../evidence/index.ts'
import type { Address, CaseView } from '../ledger/index.ts'
import type { Letters } from '../letters/index.ts'
import type { DossierPart, DossierPrint } from '../print/index.ts'
import { recordAccess } from './access.ts'
import { type DossierParts, findState, mayReveal } from './parts.ts'
import { actionsSheet, clockWords, evidenceSheet, factsSheet, termsSheet } from './sheets.ts'

type Sealed = Awaited<ReturnType<Letters['sealed']>>
type Whole = {
  type: AnyCaseType
  procedure: AnyProcedure
  state: CaseState
  view: CaseView
  letters: Sealed
  evidence: readonly Evidence[]
  office: string
  years: string
}

const plainDay = (day: string): string => day.replaceAll('-', '')

const resealed = (hash: string): string => `本件按封存的文书重新打印。封存文件的 SHA-256：\n${hash}`

/** Letters, each with its receipt behind it. */
function letterParts(letters: Sealed): DossierPart[] {
  return letters.flatMap((l): DossierPart[] => [
    { title: l.title, number: l.number ?? '', author: l.issuer, day: plainDay(l.day), remark: '', letter: l.print, note: resealed(l.pdfHash) },
    ...(l.receipt
      ? [
          {
            ...{ title: `《${l.title}》送达回证`, number: '', author: l.issuer, day: l.receipt.on ? plainDay(l.receipt.on) : '', remark: '' },
            ...{ letter: l.receipt.print, note: resealed(l.receipt.hash) },
          },
        ]
      : []),
  ])
}

function madeParts(parts: DossierParts, { type, procedure, state, view, evidence, office }: Whole): { before: DossierPart[]; after: DossierPart[] } {
  const calendar = parts.ledger.context.calendar(state.office)
  const today = parts.today()
  const made = { number: '', author: office, day: plainDay(today) }
  const terms = Object.entries(state.terms).flatMap(([id, t]) => {
    const term = procedure.terms[id]
    return term ? [{ standing: standing(procedure, id, t, calendar, today), explained: explainTerm(calendar, term, t) }] : []
  })
  const counting = evidence.filter((e) => !e.voidAt).length
  return {
    before: [{ ...made, title: `${type.record.title}登记表`, remark: '由记录生成', blocks: factsSheet(type, procedure, view.case.values) }],
    after: [
      ...(evidence.length > 0 ? [{ ...made, title: '证据清单', remark: `有效 ${counting} 件，原件存电子库`, blocks: evidenceSheet(evidence) }] : []),
      { ...made, title: '办理经过', remark: '由记录生成', blocks: actionsSheet(view.timeline) },
      ...(terms.length > 0 ? [{ ...made, title: '期限计算说明', remark: '由记录生成', blocks: termsSheet(terms) }] : []),
    ],
  }
}

/** Fields of the head of a case that the cover names, beside the parties. */
function coverOf({ type, procedure, state, view, office, years }: Whole): DossierPrint['cover'] {
  const { fields, number, headline, openedOn } = type.record
  const shown = (id: string): { label: string; value: string }[] => {
    const field = fields[id]
    const value = view.case.values[id]
    return field && value !== null && value !== undefined && value !== '' ? [{ label: field.label, value: wordsOfValue(field, value) }] : []
  }
  const final = procedure.statuses[state.status]?.final === true
  return [
    ...[...new Set([number, ...headline, openedOn])].flatMap(shown),
    { label: final ? '结案日期' : '办理状态', value: final ? (state.done.at(-1)?.on ?? '') : `${view.case.statusLabel}（尚未办结）` },
    ...(final ? [{ label: '处理结果', value: view.case.statusLabel }] : []),
    { label: '适用程序', value: procedure.title },
    { label: '立卷单位', value: office },
    { label: '保管期限', value: years },
    { label: '归档号', value: '' },
  ]
}

/** What whoever opens the file later must know of it. */
function remarksOf({ state, view, letters, evidence }: Whole, drafts: number, voided: number): string[] {
  const last = view.timeline.at(-1)
  const gone = evidence.length - evidence.filter((e) => !e.voidAt).length
  return [
    `1. 文书 ${letters.length} 份按封存文件重新打印，每份注有封存文件的校验值；以封存的电子文件为准。`,
    `2. ${drafts > 0 ? `另有 ${drafts} 份文书尚未编号用印或者定稿，没有入卷。` : '没有未定稿的文书。'}${voided > 0 ? `作废的文书 ${voided} 份，文号留在登记簿上，没有入卷。` : ''}`,
    `3. 证据 ${evidence.length} 件${gone > 0 ? `（其中作废 ${gone} 件）` : ''}，原件以电子形式保存，清单载明校验值。`,
    `4. 登记表和办理经过中的证件号码、电话、住址等个人信息已遮盖；文书按原文打印，本卷应当依法保密。`,
    `5. 办理经过共 ${view.timeline.length} 条，最后一条的校验码：${last?.hash ?? ''}。`,
    ...(state.backfilled ? ['6. 本案由台账补录，补录以前的过程没有逐条留痕。'] : []),
  ]
}

async function wholeOf(parts: DossierParts, viewer: Viewer, address: Address): Promise<Whole | 'hidden' | undefined> {
  const found = await findState(parts, viewer, address)
  const view = found && (await parts.ledger.read(viewer, address, parts.viewers.names))
  if (!found || !view) return undefined
  if (!mayReveal(viewer, found.type, address.office)) return 'hidden'
  const rule = (await parts.retention.rules(viewer, address.office)).find((r) => r.type === address.type)
  return {
    ...{ type: found.type, state: found.state, view, procedure: procedureOf(found.type, found.state.version) },
    letters: await parts.letters.sealed(viewer, address),
    evidence: await parts.evidence.list(viewer, address),
    office: (await parts.offices.find(address.office))?.name ?? String(address.office),
    years: rule ? `${rule.years} 年` : '',
  }
}

/** The file as a PDF; 'hidden' for whoever may not read it whole. That it was printed is recorded first. */
export async function printFile(
  parts: DossierParts,
  viewer: Viewer,
  address: Address,
  access: { id: string; ground: string },
): Promise<{ bytes: Uint8Array; name: string } | 'hidden' | undefined> {
  const whole = await wholeOf(parts, viewer, address)
  if (whole === 'hidden' || whole === undefined) return whole
  await recordAccess(parts, viewer, address, { ...access, what: 'printed', fields: ['案卷全文'] })
  const all = (await parts.letters.read(viewer, address))?.letters ?? []
  const voided = all.filter((l) => l.status === 'void').length
  const { before, after } = madeParts(parts, whole)
  const number = whole.view.case.values[whole.type.record.number]
  const called = typeof number === 'string' && number ? number : '未编号案件'
  const title = `${whole.type.record.title.replace(/案件$/, '')}案卷`
  const dossier: DossierPrint = {
    ...{ office: whole.office, title, cover: coverOf(whole) },
    parts: [...before, ...letterParts(whole.letters), ...after],
    remarks: remarksOf(whole, all.length - voided - whole.letters.length, voided),
    keeper: viewer.name,
    keptOn: parts.today(),
    foot: `${called}　${viewer.name} 打印于 ${clockWords(parts.now())}`,
  }
  return { bytes: await parts.printer.render({ dossier }), name: `${called}案卷.pdf` }
}
