/** The template that a declaration gives by itself, until an office has its own; and the receipt of service. */
import type { AnyCaseType } from '../../engine/define.ts'
import { type AnyLetterKind, commonFields, type LetterBlock, letterFieldsOf, receiptFields, referencesIn, withReferences } from '../../engine/letters.ts'
import { type LetterPiece, type LetterPrint, letterDocx } from '../print/index.ts'
import { type Parts, unpack } from './package.ts'

const marker = (label: string): string => `{{${label}}}`

type Named = (id: string) => string

function pieces(block: LetterBlock, named: Named): LetterPiece[] {
  const said = (text: string): string => withReferences(text, (id) => marker(named(id)))
  if (typeof block === 'string') return [{ part: 'body', text: said(block) }]
  if ('table' in block) return [{ rows: tableRows(block.table.map((row) => row.map(said))) }]
  if ('heading' in block) return [{ part: 'heading', text: said(block.heading) }]
  if ('line' in block) return [{ part: 'line', text: said(block.line) }]
  const label = named(block.onlyIf)
  return [
    { part: 'line', text: `{{#${label}}}` },
    { part: 'body', text: said(block.text) },
    { part: 'line', text: `{{/${label}}}` },
  ]
}

/** Short rows reach to the edge with their last cell. */
function tableRows(rows: readonly (readonly string[])[]): { text: string; span: number }[][] {
  // Four columns at least: the label of a long value stays narrow.
  const width = Math.max(4, ...rows.map((r) => r.length))
  return rows.map((row) => row.map((text, i) => ({ text, span: i === row.length - 1 ? width - row.length + 1 : 1 })))
}

function frame(kind: AnyLetterKind, named: Named): { head: LetterPiece[]; foot: LetterPiece[] } {
  const issuer = marker(named(kind.issuer ?? 'officeName'))
  const head: LetterPiece[] = [
    { part: 'issuer', text: issuer },
    ...(kind.layout === 'gongwen' && kind.number ? [{ part: 'number' as const, text: marker(named('letterNo')) }] : []),
    { part: 'title', text: kind.title },
    ...(kind.layout === 'enforcement' && kind.number ? [{ part: 'number' as const, text: marker(named('letterNo')) }] : []),
    ...(kind.to && kind.addressed !== false ? [{ part: 'addressee' as const, text: `${marker(named(kind.to))}：` }] : []),
  ]
  const foot: LetterPiece[] =
    kind.sealed === false
      ? []
      : [
          { part: 'signature', text: `${issuer}（印章）` },
          { part: 'date', text: marker(named('signedDay')) },
        ]
  return { head, foot }
}

const print = (kind: Pick<AnyLetterKind, 'layout' | 'title'>, all: LetterPiece[]): LetterPrint => ({
  layout: kind.layout,
  issuer: '',
  title: kind.title,
  pieces: all,
})

/** The declaration as a docx with visible markers. */
export async function builtInTemplate(type: AnyCaseType, kind: AnyLetterKind): Promise<Uint8Array> {
  const labels = new Map(letterFieldsOf(type, kind).map((f) => [f.id, f.label]))
  const named = (id: string): string => labels.get(id) ?? id
  const { head, foot } = frame(kind, named)
  return letterDocx(print(kind, [...head, ...kind.body.flatMap((block) => pieces(block, named)), ...foot]))
}

const receipt = { layout: 'enforcement', title: '送达回证' } as const
const RECEIPT: readonly (readonly string[])[] = [
  ['送达文书', '{servedTitle}', '文号', '{letterNo}'],
  ['受送达人', '{receiver}'],
  ['送达地点', '{receiverAddress}'],
  ['送达方式', '{servedWay}', '送达日期', '{servedDay}'],
  ['签收人（签名或者盖章）', '{signedBy}'],
  ['送达人', '{servedBy}'],
  ['备注', '{servedNote}'],
]

const receiptLabels: Readonly<Record<string, { label: string }>> = { ...commonFields, ...receiptFields }

let receiptParts: Promise<Parts> | undefined
/** The template of 送达回证 (行政处罚法第61条 with 民事诉讼法第87条: name, day and signature of whoever receives). */
export function receiptTemplate(): Promise<Parts> {
  const named = (id: string): string => receiptLabels[id]?.label ?? id
  const pieces: LetterPiece[] = [
    { part: 'issuer', text: marker(named('officeName')) },
    { part: 'title', text: receipt.title },
    { rows: tableRows(RECEIPT.map((row) => row.map((text) => withReferences(text, (id) => marker(named(id)))))) },
    { part: 'remark', text: '受送达人拒绝签收的，由见证人签名或者盖章，注明拒收事由和日期；受送达人不在的，可以由其同住的成年家属签收。' },
  ]
  receiptParts ??= letterDocx(print(receipt, pieces)).then(unpack)
  return receiptParts
}
/** Values of the receipt by the labels of its markers. */
export const receiptValues = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [receiptLabels[id]?.label ?? id, value]))

const templates = new WeakMap<AnyLetterKind, Promise<Parts>>()
/** Parts of the built-in template of a kind, made once. */
export function builtInParts(type: AnyCaseType, kind: AnyLetterKind): Promise<Parts> {
  const known = templates.get(kind)
  if (known) return known
  const made = builtInTemplate(type, kind).then(unpack)
  templates.set(kind, made)
  return made
}

/** What the declaration says, for its hash: another wording is another template. */
export const declarationText = (kind: AnyLetterKind): string =>
  JSON.stringify([kind.title, kind.layout, kind.to ?? '', kind.number?.word ?? '', kind.body, referencesIn(JSON.stringify(kind.body))])
