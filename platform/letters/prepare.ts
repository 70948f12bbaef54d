/** What a letter says, and how it looks: from the case, its template, and what was filled in. */
import { longDay } from '../../engine/days.ts'
import type { AnyCaseType, CaseState, Day } from '../../engine/define.ts'
import {
  type AnyLetterKind,
  commonFields,
  letterContent,
  letterFieldsOf,
  letterNumber,
  missingIn,
  readLetterNumber,
  type Service,
  serviceWays,
} from '../../engine/letters.ts'
import type { FieldError } from '../../engine/parse.ts'
import { columnOf, type Vault } from '../ledger/index.ts'
import { type LetterPrint, readLetter } from '../print/index.ts'
import { receiptTemplate, receiptValues } from './built-in.ts'
import { fill } from './fill.ts'
import type { Parts } from './package.ts'
import { type LetterParts, labelled, officeOf, openValues } from './parts.ts'
import type { LetterRow, Series } from './store.ts'

export type Content = Readonly<Record<string, string>>
/** Content, and what its fields were called when it was drafted. */
type Filled = { content: Content; names: LetterRow['names'] }
export type Of = { type: AnyCaseType; kind: AnyLetterKind }

export const sealContent = (vault: Vault, content: Content): string => vault.seal(JSON.stringify(content))
export const openContent = (vault: Vault, row: Pick<LetterRow, 'content'>): Content => JSON.parse(vault.open(row.content)) as Content
export const openService = (vault: Vault, row: Pick<LetterRow, 'service'>): Service | undefined =>
  row.service === null ? undefined : (JSON.parse(vault.open(row.service)) as Service)

/** Who issues it, by name. */
export const issuerOf = (kind: AnyLetterKind, content: Content): string => content[kind.issuer ?? 'officeName'] ?? ''

/** Content of a letter as the case stands, for the fields of a template. */
export async function contentOf(parts: LetterParts, { type, kind }: Of, state: CaseState, asked: Content, fields: readonly string[]): Promise<Content> {
  const ids = [...new Set([...fields, ...kind.must, ...(kind.to ? [kind.to] : []), ...Object.keys(kind.asks ?? {})])]
  const values = openValues(parts.ledger.context.vault, state.values)
  return letterContent(type, kind, { values, office: await officeOf(parts, state.office), asked, ids })
}

/** Errors for what must not be empty: what the drafter fills in, and what the case has not yet. */
export function missingErrors({ type, kind }: Of, content: Content): FieldError[] {
  const fields = new Map(letterFieldsOf(type, kind).map((f) => [f.id, f]))
  return missingIn(kind, content).map((id) => {
    const label = fields.get(id)?.label ?? id
    const asked = kind.asks && Object.hasOwn(kind.asks, id)
    const common = Object.hasOwn(commonFields, id)
    const message = asked ? '必须填写' : common ? '请系统管理员在“机构与人员”中填写' : '案件里还没有这一项，请先办理或者更正'
    return { field: id, label, value: '', message }
  })
}

/** Labels of what the case says otherwise than the draft; office particulars and what was filled in stay as they are. */
export function changedSince({ type, kind }: Of, draft: Content, now: Content): string[] {
  const labels = new Map(letterFieldsOf(type, kind).map((f) => [f.id, f.label]))
  return Object.keys(draft)
    .filter((id) => !Object.hasOwn(commonFields, id) && !(kind.asks && Object.hasOwn(kind.asks, id)) && (draft[id] ?? '') !== (now[id] ?? ''))
    .map((id) => labels.get(id) ?? id)
}

/** The day under a letter: that of the field it is dated by, or the day it was signed. */
export function dayOf({ kind }: Of, state: CaseState, row: Pick<LetterRow, 'signed_on' | 'drafted_on'>): Day {
  const dated = kind.dated === undefined ? undefined : state.values[kind.dated]
  return typeof dated === 'string' ? dated : (row.signed_on ?? row.drafted_on)
}

/** `next` names the series of which it is the next number; `field` is then to keep it. */
export type Numbered = { number: string; series: string | null; year: number | null; no: number | null; next?: Series; field?: string }

/** The number of a letter: the one the case has already, or the next of its series. `next` tells that. */
export async function numberFor(
  { type, kind }: Of,
  state: CaseState,
  of: { mark: string; day: Day },
  next: (series: Series) => Promise<number>,
): Promise<Numbered | undefined> {
  if (!kind.number) return undefined
  const { word, field } = kind.number
  const own = field === undefined ? undefined : state.values[field]
  if (typeof own === 'string' && own !== '') {
    const read = readLetterNumber(own, of.mark, word)
    return { number: own, series: read ? word : null, year: read?.year ?? null, no: read?.no ?? null }
  }
  const year = Number(of.day.slice(0, 4))
  const cases = field === undefined ? {} : { cases: { table: `mingfa.${type.id}`, column: columnOf(field) } }
  const series: Series = { word, year, prefix: `${of.mark}${word}〔${year}〕`, ...cases }
  const no = await next(series)
  return { number: letterNumber(of.mark, word, year, no), series: word, year, no, next: series, ...(field === undefined ? {} : { field }) }
}

/** The docx of a letter, and what is printed as PDF: read from that docx, so that both say the same. */
export function made({ type, kind }: Of, template: Parts, { content, names }: Filled, stamp?: string): { docx: Uint8Array; print: LetterPrint } {
  const { bytes, parts } = fill(template, labelled(type, kind, content, names))
  const print: LetterPrint = {
    layout: kind.layout,
    issuer: issuerOf(kind, content),
    title: kind.title,
    pieces: readLetter(parts),
    ...(stamp ? { stamp } : {}),
  }
  return { docx: bytes, print }
}

/** 送达回证 of a letter; empty where it is still to be filled in by hand. */
export async function receiptPrint(
  letter: { title: string; number: string | null; issuer: string; receiver: string },
  service?: Service,
): Promise<LetterPrint> {
  const values = receiptValues({
    officeName: letter.issuer,
    servedTitle: `《${letter.title}》`,
    letterNo: letter.number ?? '',
    receiver: letter.receiver,
    receiverAddress: service?.place ?? '',
    servedWay: service ? serviceWays[service.way] : '',
    servedDay: service ? longDay(service.on) : '',
    signedBy: service?.signedBy ?? '',
    servedBy: service?.servedBy ?? '',
    servedNote: service?.note ?? '',
  })
  const { parts } = fill(await receiptTemplate(), values)
  return { layout: 'enforcement', issuer: letter.issuer, title: '送达回证', pieces: readLetter(parts) }
}
