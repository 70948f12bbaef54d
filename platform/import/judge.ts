/** Rows against each other and against what is on record: which are new, which are there already, which contradict another. */
import type { AnyCaseType, Values } from '../../engine/define.ts'
import type { Known } from '../ledger/index.ts'
import { headingOf } from './match.ts'
import type { LedgerPlan, SheetPlan } from './plan.ts'
import { type Prepared, prepare, type Ready, type Skipped } from './prepare.ts'
import { comparable } from './prints.ts'
import type { RowFault } from './row.ts'

export type Judged = Skipped | (Ready & { verdict: 'good' | 'duplicate' | 'bad' })
export type OnRecord = {
  /** Fingerprints of the cases that were opened here and came from no ledger. */
  own: () => Promise<ReadonlySet<string>>
  known: (prints: readonly string[]) => Promise<ReadonlyMap<string, Known>>
  /** In words, how the case on record differs from a row; undefined when that cannot be told. */
  differences: (caseId: string, row: Ready) => Promise<string | undefined>
}

const BATCH = 250
/** Contradictions that are explained field by field; the rest is told in general. */
const EXPLAINED = 100

/** A short hash of each field that says something, so that a hundred thousand rows can be compared without being kept. */
function signature(type: AnyCaseType, said: Values): string {
  const values = comparable(type, said)
  let marks = ''
  Object.keys(type.record.fields).forEach((f, i) => {
    const value = values[f]
    if (value === null || value === undefined || value === '') return
    let h = 0x811c9dc5
    const text = String(value)
    for (let c = 0; c < text.length; c += 1) h = Math.imul(h ^ text.charCodeAt(c), 0x01000193) >>> 0
    marks += String.fromCharCode(i, h & 0xffff, h >>> 16)
  })
  return marks
}

const marksOf = (text: string): Map<number, string> =>
  new Map(Array.from({ length: text.length / 3 }, (_, i) => [text.charCodeAt(i * 3), text.slice(i * 3 + 1, i * 3 + 3)]))

function differing(type: AnyCaseType, a: string, b: string): string {
  const [left, right] = [marksOf(a), marksOf(b)]
  const names = Object.values(type.record.fields).flatMap((f, i) => (left.get(i) === right.get(i) ? [] : [f.label]))
  return names.length > 6 ? `${names.slice(0, 6).join('、')}等 ${names.length} 项` : names.join('、')
}

type First = { sheet: SheetPlan; row: number; content: string; marks: string }

/** Where a row stands: '第5行', and the sheet's name when there are several. */
const placeOf = (plan: LedgerPlan, { sheet, row }: Pick<Ready, 'sheet' | 'row'>): string =>
  plan.sheets.length > 1 ? `工作表“${sheet.sheet.name}”第 ${row} 行` : `第 ${row} 行`

/** The column by which the case is named, and what stands there. */
function named(plan: LedgerPlan, row: Ready): Pick<RowFault, 'column' | 'value'> {
  const { record } = plan.type
  const field = record.identity.find((f) => row.sheet.mapped.some((m) => m.field === f)) ?? record.number
  const mapped = row.sheet.mapped.find((m) => m.field === field)
  return { column: mapped ? headingOf(mapped.column.levels) : (record.fields[field]?.label ?? field), value: String(row.values[field] ?? '') }
}

class Judge {
  readonly #plan: LedgerPlan
  readonly #record: OnRecord | undefined
  readonly #firsts = new Map<string, First>()
  #own: ReadonlySet<string> | undefined
  #explained = 0

  constructor(plan: LedgerPlan, record: OnRecord | undefined) {
    this.#plan = plan
    this.#record = record
  }

  async judge(rows: readonly Prepared[]): Promise<Judged[]> {
    const prints = rows.flatMap((r) => ('skipped' in r || r.faults.length > 0 ? [] : [r.fingerprint]))
    const known = (await this.#record?.known(prints)) ?? new Map<string, Known>()
    this.#own ??= (await this.#record?.own()) ?? new Set()
    const judged: Judged[] = []
    for (const row of rows) judged.push('skipped' in row ? row : { ...row, verdict: await this.#verdict(row, known.get(row.fingerprint)) })
    return judged
  }

  async #verdict(row: Ready, known: Known | undefined): Promise<'good' | 'duplicate' | 'bad'> {
    if (row.faults.length > 0) return 'bad'
    const first = this.#firsts.get(row.fingerprint)
    if (first) return first.content === row.content ? 'duplicate' : this.#contradicts(row, first)
    this.#firsts.set(row.fingerprint, { sheet: row.sheet, row: row.row, content: row.content, marks: signature(this.#plan.type, row.said) })
    if (!known && this.#own?.has(row.fingerprint)) {
      row.faults.push({ ...named(this.#plan, row), message: '本系统中已有这一件，是在这里登记办理的，不由台账重复记入' })
      return 'bad'
    }
    if (!known) return 'good'
    if (known.content === row.content) return 'duplicate'
    await this.#contradictsRecord(row, known.caseId)
    return 'bad'
  }

  #contradicts(row: Ready, first: First): 'bad' {
    const fields = differing(this.#plan.type, first.marks, signature(this.#plan.type, row.said))
    row.faults.push({ ...named(this.#plan, row), message: `与${placeOf(this.#plan, first)}是同一件，但内容不同：${fields}。请核对后只留一行` })
    return 'bad'
  }

  async #contradictsRecord(row: Ready, caseId: string): Promise<void> {
    this.#explained += 1
    const how = this.#explained <= EXPLAINED ? await this.#record?.differences(caseId, row) : undefined
    row.faults.push({
      ...named(this.#plan, row),
      message: `已有同一件的记录，但内容不同${how ? `：${how}` : '（个人信息不同，或者已在案件中更正过）'}。不会覆盖已有记录；确需更改的，请在案件中更正`,
    })
  }
}

/** Every row of the ledger with its verdict. Without `record`, rows are compared among themselves only. */
export async function* judge(plan: LedgerPlan, today: string, record?: OnRecord): AsyncGenerator<Judged[]> {
  const judging = new Judge(plan, record)
  let batch: Prepared[] = []
  for await (const row of prepare(plan, today)) {
    batch.push(row)
    if (batch.length < BATCH) continue
    yield judging.judge(batch)
    batch = []
  }
  if (batch.length > 0) yield judging.judge(batch)
}
