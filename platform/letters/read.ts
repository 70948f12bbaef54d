/** Reading letters: those of a case with what may be done next, the register, and the files. */

import type { Refusal } from '../../engine/allow.ts'
import { type CaseState, type Day, procedureOf } from '../../engine/define.ts'
import { isBuiltIn } from '../../engine/fold.ts'
import { citeAll } from '../../engine/law.ts'
import { type LetterStep, letterRefusal, letterSteps } from '../../engine/letter-rules.ts'
import { type AnyLetterKind, type LetterStatus, letterStatuses, type Service } from '../../engine/letters.ts'
import { claimsFor, claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import { type Address, stateOf } from '../ledger/index.ts'
import { type LetterPrint, readLetter } from '../print/index.ts'
import { unpack } from './package.ts'
import { kindOf, type LetterParts, maskedContent, openFile } from './parts.ts'
import { type Content, dayOf, issuerOf, made, type Of, openContent, openService, receiptPrint } from './prepare.ts'
import { findLetter, type LetterRow, lettersOf, recentContents } from './store.ts'
import type { Templates } from './templates.ts'

export type LetterView = {
  id: string
  office: number
  type: string
  caseId: string
  kind: string
  title: string
  status: LetterStatus
  statusLabel: string
  number: string | null
  draftedBy: string[]
  draftedOn: Day
  signedBy: string | null
  signedOn: Day | null
  sealedOn: Day | null
  service: Service | null
  returned: string | null
  voidReason: string | null
  /** SHA-256 of the kept files. */
  docxHash: string | null
  pdfHash: string | null
  receiptHash: string | null
  /** What was filled in when it was drafted; absent for whoever may not see it whole. */
  asked?: Record<string, string>
  steps: { step: LetterStep; label: string; refusal?: Refusal }[]
}

export type LetterAskView = { id: string; label: string; required: boolean; long: boolean; help: string | null; value: string }
/** A letter that may be made, or why not. `due`: it follows from the step taken last, and there is none yet. */
export type LetterOffer = { kind: string; title: string; law: string; due: boolean; served: boolean; asks: LetterAskView[]; refusal?: Refusal }
export type LettersOfCase = { letters: LetterView[]; offers: LetterOffer[] }

/** May this person see letters of a type in an office whole? Those from above see them with personal particulars hidden. */
export const seesWhole = (viewer: Viewer, of: Of, office: number): boolean => rolesIn(viewer, office).some((r) => of.type.readers.includes(r))

/** The state of a case as the program itself sees it; undefined when it is not theirs to see. */
export async function caseState(parts: LetterParts, viewer: Viewer, { type, office, caseId }: Address): Promise<CaseState | undefined> {
  const { context } = parts.ledger
  const table = context.tables.get(type)
  if (!table || !viewer.sees[type]?.includes(office)) return undefined
  return inTx(context.db.app, claimsFor(viewer, type), async (client) => {
    const { rows } = await client.query(`select * from ${table.table} where office_id = $1 and id = $2`, [office, caseId])
    return rows[0] && stateOf(table, rows[0])
  })
}

export type Located = { row: LetterRow; of: Of; state: CaseState }

/** A letter with its case; undefined when it is not theirs to see. */
export async function locateLetter(parts: LetterParts, viewer: Viewer, office: number, id: string): Promise<Located | undefined> {
  const row = await inTx(parts.db.app, claimsOf(viewer), (client) => findLetter(client, office, id))
  const of = row && kindOf(parts, row.office_id, row.type, row.kind)
  const state = row && (await caseState(parts, viewer, { type: row.type, office, caseId: row.case_id }))
  return row && of && state ? { row, of, state } : undefined
}

const actorOf = (viewer: Viewer, office: number) => ({ id: viewer.personId, name: viewer.name, roles: rolesIn(viewer, office) })

/** What carries no number is not numbered, but made final. */
const stepLabel = (kind: AnyLetterKind, step: LetterStep): string => (step === 'seal' && !kind.number ? '定稿' : letterSteps[step])
export function statusLabel(kind: AnyLetterKind, status: LetterStatus): string {
  if (status === 'signed' && !kind.number) return '待定稿'
  if (status === 'sealed' && !kind.served) return kind.number ? '已编号用印，存卷' : '已定稿，存卷'
  return letterStatuses[status]
}

function stepsOf({ row, of, state }: Located, viewer: Viewer): LetterView['steps'] {
  const procedure = procedureOf(of.type, state.version)
  const letter = { status: row.status, drafters: row.drafted_by }
  const steps = (Object.keys(letterSteps) as LetterStep[]).filter((s) => s !== 'draft')
  return steps.flatMap((step) => {
    const refusal = letterRefusal(procedure, of.kind, state, { step, actor: actorOf(viewer, row.office_id), letter })
    return refusal?.code === 'status' ? [] : [{ step, label: stepLabel(of.kind, step), ...(refusal ? { refusal } : {}) }]
  })
}

async function viewsOf(parts: LetterParts, viewer: Viewer, found: readonly Located[]): Promise<LetterView[]> {
  const { vault } = parts.ledger.context
  const names = await parts.viewers.names([...new Set(found.flatMap(({ row }) => [...row.drafted_by, row.signed_by ?? '']))])
  const name = (id: string): string => names.get(id) ?? id
  return found.map((one) => {
    const { row, of } = one
    const whole = seesWhole(viewer, of, row.office_id)
    const content = whole ? openContent(vault, row) : {}
    const asked = Object.fromEntries(Object.keys(of.kind.asks ?? {}).map((id) => [id, content[id] ?? '']))
    return {
      id: row.id,
      office: row.office_id,
      type: row.type,
      caseId: row.case_id,
      kind: row.kind,
      title: row.title,
      status: row.status,
      statusLabel: statusLabel(of.kind, row.status),
      number: row.number,
      draftedBy: row.drafted_by.map(name),
      draftedOn: row.drafted_on,
      signedBy: row.signed_by && name(row.signed_by),
      signedOn: row.signed_on,
      sealedOn: row.sealed_on,
      service: whole ? (openService(vault, row) ?? null) : null,
      returned: row.returned,
      voidReason: row.void_reason,
      docxHash: row.docx_hash,
      pdfHash: row.pdf_hash,
      receiptHash: row.receipt_hash,
      ...(whole ? { asked } : {}),
      steps: stepsOf(one, viewer),
    }
  })
}

/** '1.现场照片；2.询问笔录', of what still counts. */
async function evidenceList(parts: LetterParts, viewer: Viewer, { type, office, id: caseId }: CaseState): Promise<string> {
  const all = (await parts.evidence?.(viewer, { type, office, caseId })) ?? []
  return all
    .filter((e) => e.voidAt === null)
    .map((e, i) => `${i + 1}.${e.title}`)
    .join('；')
}

async function offersOf(parts: LetterParts, viewer: Viewer, state: CaseState, rows: readonly LetterRow[]): Promise<LetterOffer[]> {
  const { vault, tables } = parts.ledger.context
  const type = tables.get(state.type)?.type
  const actor = actorOf(viewer, state.office)
  if (!type?.letters || !actor.roles.some((r) => type.readers.includes(r))) return []
  const recent = await inTx(parts.db.app, claimsOf(viewer), (client) => recentContents(client, state.office, [type.id]))
  const contents = recent.map((content) => openContent(vault, { content }))
  const evidence = await evidenceList(parts, viewer, state)
  const procedure = procedureOf(type, state.version)
  const last = state.done.findLast((d) => !isBuiltIn(d.action))?.action
  return Object.entries(type.letters).map(([id, kind]) => {
    const refusal = letterRefusal(procedure, kind, state, { step: 'draft', actor })
    const remembered = (ask: string): string => contents.find((c) => c[ask])?.[ask] ?? ''
    const asks = Object.entries(kind.asks ?? {}).map(([ask, a]) => ({
      ...{ id: ask, label: a.label, required: a.required === true, long: a.long === true, help: a.help ?? null },
      value: (a.remembered ? remembered(ask) : a.evidence ? evidence : '') || (a.preset ?? ''),
    }))
    const due = !refusal && last !== undefined && kind.after.includes(last) && !rows.some((r) => r.kind === id && r.status !== 'void')
    return { kind: id, title: kind.title, law: citeAll(kind.law), due, served: kind.served, asks, ...(refusal ? { refusal } : {}) }
  })
}

/** Letters of a case, and those that may be made; undefined when the case is not theirs to see. */
export async function readLetters(parts: LetterParts, viewer: Viewer, address: Address): Promise<LettersOfCase | undefined> {
  const state = await caseState(parts, viewer, address)
  if (!state) return undefined
  const rows = await inTx(parts.db.app, claimsFor(viewer, address.type), (client) => lettersOf(client, address.office, address.caseId))
  const found = rows.flatMap((row) => {
    const of = kindOf(parts, row.office_id, row.type, row.kind)
    return of ? [{ row, of, state }] : []
  })
  return { letters: await viewsOf(parts, viewer, found), offers: await offersOf(parts, viewer, state, rows) }
}

export type LetterFile = 'pdf' | 'docx' | 'receipt'

const stamps: Readonly<Partial<Record<LetterStatus, string>>> = { draft: '草　稿', signed: '待 用 印' }

async function rendered(
  parts: LetterParts,
  templates: Templates,
  viewer: Viewer,
  found: Located,
  content: Content,
  stamp: string | undefined,
): Promise<Uint8Array> {
  const { row, of } = found
  const template = await templates.current(viewer, row.office_id, row.type, row.kind, row.template_id)
  return parts.printer.render({ letter: made(of, template.parts, { content, names: row.names }, stamp).print })
}

/** The bytes of a letter: the kept file where there is one, a stamped preview before. 'hidden' when it is not to be seen whole and has no other form. */
export async function letterFile(
  parts: LetterParts,
  templates: Templates,
  viewer: Viewer,
  found: Located,
  file: LetterFile,
): Promise<Uint8Array | 'hidden' | 'none'> {
  const { row, of } = found
  const { vault } = parts.ledger.context
  const content = openContent(vault, row)
  if (!seesWhole(viewer, of, row.office_id)) {
    if (file !== 'pdf') return 'hidden'
    return rendered(parts, templates, viewer, found, { ...maskedContent(of.type, of.kind, content), letterNo: row.number ?? '' }, '个人信息已遮盖')
  }
  if (file === 'receipt') {
    if (!of.kind.served) return 'none'
    if (row.receipt_hash && row.receipt_file) return openFile(parts.files, vault, { hash: row.receipt_hash, file: row.receipt_file })
    const receiver = (of.kind.to && content[of.kind.to]) || ''
    return parts.printer.render({ letter: await receiptPrint({ title: row.title, number: row.number, issuer: issuerOf(of.kind, content), receiver }) })
  }
  const [hash, kept] = file === 'pdf' ? [row.pdf_hash, row.pdf_file] : [row.docx_hash, row.docx_file]
  if (hash && kept) return openFile(parts.files, vault, { hash, file: kept })
  return file === 'pdf' ? rendered(parts, templates, viewer, found, content, stamps[row.status]) : 'none'
}

export type SealedLetter = {
  title: string
  number: string | null
  day: Day
  issuer: string
  status: LetterStatus
  pdf: Uint8Array
  pdfHash: string
  /** What the sealed docx says, to be printed anew within the file of the case. */
  print: LetterPrint
  receipt?: { pdf: Uint8Array; hash: string; print: LetterPrint; on: Day | null }
}

/** A sealed letter and its receipt as the file of the case prints them. */
async function printsOf(
  { ledger: { context }, files }: LetterParts,
  { kind }: Of,
  row: LetterRow,
): Promise<Pick<SealedLetter, 'issuer' | 'print'> & { receiptOf: LetterPrint }> {
  const content = openContent(context.vault, row)
  const issuer = issuerOf(kind, content)
  const docx = row.docx_hash && row.docx_file ? unpack(await openFile(files, context.vault, { hash: row.docx_hash, file: row.docx_file })) : undefined
  const receiver = (kind.to && content[kind.to]) || ''
  return {
    issuer,
    print: { layout: kind.layout, issuer, title: row.title, pieces: docx ? readLetter(docx) : [] },
    receiptOf: await receiptPrint({ title: row.title, number: row.number, issuer, receiver }, openService(context.vault, row)),
  }
}

/** The sealed letters of a case with their PDFs and receipts, for the whole file; empty for whoever may not see them whole. */
export async function sealedLetters(parts: LetterParts, viewer: Viewer, address: Address): Promise<SealedLetter[]> {
  const state = await caseState(parts, viewer, address)
  if (!state) return []
  const { vault } = parts.ledger.context
  const rows = await inTx(parts.db.app, claimsFor(viewer, address.type), (client) => lettersOf(client, address.office, address.caseId))
  const sealed: SealedLetter[] = []
  for (const row of rows) {
    const of = kindOf(parts, row.office_id, row.type, row.kind)
    if (!of || !seesWhole(viewer, of, row.office_id) || !row.pdf_hash || !row.pdf_file || row.status === 'void') continue
    const receipt = row.receipt_hash && row.receipt_file ? { hash: row.receipt_hash, file: row.receipt_file } : undefined
    const { receiptOf, ...prints } = await printsOf(parts, of, row)
    sealed.push({
      title: row.title,
      number: row.number,
      day: dayOf(of, state, row),
      status: row.status,
      pdf: await openFile(parts.files, vault, { hash: row.pdf_hash, file: row.pdf_file }),
      pdfHash: row.pdf_hash,
      ...prints,
      ...(receipt ? { receipt: { pdf: await openFile(parts.files, vault, receipt), hash: receipt.hash, print: receiptOf, on: row.served_on } } : {}),
    })
  }
  return sealed
}
