/** Documents of the file that are made from the record itself: the facts, what was done, the terms day by day, the evidence. */
import type { AnyCaseType, AnyProcedure, Values } from '../../engine/define.ts'
import { evidenceKinds } from '../../engine/evidence.ts'
import { factSections } from '../../engine/fact-sections.ts'
import { wordsOfValue } from '../../engine/parse.ts'
import type { CountedDay, Explanation, TermStanding } from '../../engine/terms.ts'
import type { Evidence } from '../evidence/index.ts'
import type { TimelineEntry } from '../ledger/index.ts'
import type { DossierBlock } from '../print/index.ts'

/** '2026-03-02 09:05' in the time of China, as everything printed says it. */
export const clockWords = (at: string | Date): string => {
  const local = new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}

const filled = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** What has been filled in, section by section. */
export function factsSheet(type: AnyCaseType, procedure: AnyProcedure, values: Values): DossierBlock[] {
  return factSections(type, procedure).flatMap(({ title, fields }): DossierBlock[] => {
    const facts = fields.flatMap((id) => {
      const field = type.record.fields[id]
      const value = values[id]
      return field && filled(value) ? [{ label: field.label, value: wordsOfValue(field, value ?? null) }] : []
    })
    return facts.length > 0 ? [{ heading: title }, { facts }] : []
  })
}

/** Files with the hash of each original, in lines that fit a column. */
const fileWords = ({ name, sha256 }: NonNullable<TimelineEntry['files']>[number]): string =>
  `附件：${name}\nSHA-256 ${sha256.match(/.{1,16}/g)?.join('\n') ?? ''}`

const entryWords = ({ note, values, ground, files = [] }: TimelineEntry): string =>
  [note ?? '', ...files.map(fileWords), ...values.map((v) => `${v.label}：${v.value}`), ground ? `日期依据：${ground}` : ''].filter(Boolean).join('\n')

/** Every action in its order. */
export function actionsSheet(timeline: readonly TimelineEntry[]): DossierBlock[] {
  const rows = timeline.map((e) => [
    ...[String(e.seq), e.on, e.label, e.actors.map((a) => (a === 'public' ? '社会公众' : a)).join('、'), entryWords(e), e.law],
    `${clockWords(e.at)}\n${e.hash.slice(0, 8)}\n${e.hash.slice(8, 16)}`,
  ])
  const columns = [
    { title: '序', width: 5 },
    { title: '日期', width: 13 },
    { title: '步骤', width: 12 },
    { title: '经办人', width: 10 },
    { title: '内容', width: 35 },
    { title: '依据', width: 17 },
    { title: '记入和校验码', width: 14 },
  ]
  return [{ note: '校验码是该条动作留痕哈希值的前 16 位，每条与前一条相连；证件号码、电话、住址等个人信息已遮盖。' }, { table: { columns, rows } }]
}

const joined = (before: string, why: string): string => (before.split('、').includes(why) ? before : `${before}、${why}`)

type Run = { from: string; to: string; first: number; last: number; counted: boolean; why: string }

/** Neighbouring days that count, and those that do not, with all their reasons. */
function runsOf(days: readonly CountedDay[]): Run[] {
  const runs: Run[] = []
  let n = 0
  for (const { on, counted, why } of days) {
    if (counted) n += 1
    const last = runs.at(-1)
    if (last && last.counted === counted) Object.assign(last, { to: on, last: n, why: joined(last.why, why) })
    else runs.push({ from: on, to: on, first: n, last: n, counted, why })
  }
  return runs
}

const numbersOf = ({ counted, first, last }: Run): string => (counted ? (first === last ? `第 ${first} 日` : `第 ${first}—${last} 日`) : '不计')
const kinds: Readonly<Record<TermStanding['kind'], string>> = { statutory: '法定期限', service: '承诺期限', plan: '计划期限' }

/** Why each term falls on its day. */
export function termsSheet(terms: readonly { standing: TermStanding; explained: Explanation }[]): DossierBlock[] {
  return terms.flatMap(({ standing, explained }): DossierBlock[] => [
    { heading: standing.label },
    {
      text: `${kinds[standing.kind]}，依据${standing.law}；到期日 ${standing.due}${standing.provisional ? '（暂定，放假安排公布后重算）' : ''}；${standing.words}。`,
    },
    {
      table: {
        columns: [
          { title: '日期', width: 40 },
          { title: '计入', width: 22 },
          { title: '缘由', width: 38 },
        ],
        rows: runsOf(explained.days).map((r) => [r.from === r.to ? r.from : `${r.from} 至 ${r.to}`, numbersOf(r), r.why]),
      },
    },
  ])
}

/** The list of evidence, with the hash of each original. */
export function evidenceSheet(evidence: readonly Evidence[]): DossierBlock[] {
  const rows = evidence.map((e) => [
    ...[String(e.no), e.voidAt ? `${e.title}\n（已作废：${e.voidReason ?? ''}）` : e.title, evidenceKinds[e.kind], e.source],
    `${e.collectors.join('、')}\n${clockWords(e.collectedAt)}\n${e.place}`,
    `${e.fileName}\n${e.sha256.match(/.{1,16}/g)?.join('\n') ?? ''}`,
  ])
  const columns = [
    { title: '编号', width: 7 },
    { title: '名称', width: 22 },
    { title: '种类', width: 11 },
    { title: '来源', width: 12 },
    { title: '收集人、时间、地点', width: 23 },
    { title: '文件和 SHA-256', width: 25 },
  ]
  return [{ table: { columns, rows } }, { note: '原件以电子形式保存，未经改动；SHA-256 是收入时计算的校验值。' }]
}
