/** What has changed under a frozen report: figures whose value or record set is another one now, and the records that made it so. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, AnyMeasure, CaseState, Value, Values } from '../../engine/define.ts'
import { type Entry, foldOne } from '../../engine/fold.ts'
import { holds } from '../../engine/measure.ts'
import { showValue } from '../../engine/parse.ts'
import type { Calendar } from '../../engine/terms.ts'
import type { MetricEntry, Period } from '../../platform/figures/index.ts'
import type { Scope } from './book.ts'
import { periodsOf } from './evidence.ts'
import { readKey } from './keys.ts'

/** A record that has come into a figure, left it, or changed in it since. */
export type RecordChange = { what: 'added' | 'removed' | 'changed'; type: string; office: number; id: string; number: string | null }

export type FigureChange = {
  key: string
  name: string
  frozen: number | null
  now: number | null
  /** The same value may rest on other records. */
  recordsChanged: boolean
  records: { added: number; removed: number; changed: number /** The first of them that the reader may see. */; named: RecordChange[] }
}

type Row = {
  office_id: number
  id: string
  case_id: string
  seq: number
  action: string
  version: string
  on_day: string
  actors: string[]
  data: Values
  extra: NonNullable<Entry['extra']>
  at: string
}

/** More changed cases than this are counted by the hash only, not named. */
const MOST_CASES = 2_000
const MOST_NAMED = 20

const ACTIONS = `select a.office_id, a.id, a.case_id, a.seq, a.action, a.version, a.on_day, a.actors, a.data, a.extra, a.at
  from mingfa.case_action a where a.office_id = any($1::bigint[]) and a.type = $2 and a.case_id = any($3::uuid[]) order by a.office_id, a.case_id, a.seq`

/** A case before and after the instant; absent when it did not exist yet. */
type Turn = { before: CaseState | undefined; after: CaseState }

export type Since = {
  type: AnyCaseType
  offices: readonly number[]
  /** ISO instant. */
  at: string
  /** The one by which the log is folded again. */
  calendar: Calendar
}

const entryOf = (type: AnyCaseType, r: Row): Entry => ({
  id: r.id,
  caseId: r.case_id,
  office: r.office_id,
  type: type.id,
  seq: r.seq,
  action: r.action,
  version: r.version,
  on: r.on_day,
  actors: r.actors,
  data: r.data,
  extra: r.extra,
})

/** Cases of a type that have had an action since; undefined when they are too many to be named. */
export async function turnsSince(client: PoolClient, { type, offices, at, calendar }: Since): Promise<Turn[] | undefined> {
  const touched = await client.query<{ case_id: string }>(
    `select distinct case_id from mingfa.case_action where office_id = any($1::bigint[]) and type = $2 and at > $3 limit ${MOST_CASES + 1}`,
    [offices, type.id, at],
  )
  if (touched.rows.length > MOST_CASES) return undefined
  const { rows } = await client.query<Row>(ACTIONS, [offices, type.id, touched.rows.map((r) => r.case_id)])
  const turns = new Map<string, Turn>()
  for (const row of rows) {
    const known = turns.get(row.case_id)
    const after = foldOne(type, known?.after, entryOf(type, row), calendar)
    turns.set(row.case_id, { before: row.at <= at ? after : known?.before, after })
  }
  return [...turns.values()]
}

type Counted = { type: AnyCaseType; measures: readonly AnyMeasure[]; periods: readonly Period[]; by: Readonly<Record<string, string>> }

const labelOf = (type: AnyCaseType, field: string, value: Value | undefined): string => {
  const f = type.record.fields[field]
  return !f || value === null || value === undefined || value === '' ? '未填' : showValue(f, value)
}

/** Is the case one of the records under the figure? */
function isCounted({ type, measures, periods, by }: Counted, state: CaseState | undefined): boolean {
  if (!state || !Object.entries(by).every(([field, label]) => labelOf(type, field, state.values[field]) === label)) return false
  return measures.some((m) => {
    const day = state.values[m.day]
    return typeof day === 'string' && periods.some((p) => day >= p.from && day <= p.to) && holds(m.where, state)
  })
}

/** What became of the figure's records; `sees` says whether the reader may be told of a record by name. */
export function recordChanges(
  entry: MetricEntry,
  scope: Scope,
  key: string,
  turns: readonly Turn[],
  sees: (type: string, office: number) => boolean,
): FigureChange['records'] {
  const read = readKey(key)
  const counted: Counted = {
    type: entry.type,
    measures: [entry.lower?.measure ?? entry.upper.measure],
    periods: read ? periodsOf(read.of, scope.year) : [],
    by: read?.by ?? {},
  }
  const found = turns.flatMap(({ before, after }): RecordChange[] => {
    const [was, is] = [isCounted(counted, before), isCounted(counted, after)]
    if (!was && !is) return []
    const number = after.values[entry.type.record.number]
    const what = was && is ? 'changed' : is ? 'added' : 'removed'
    return [{ what, type: entry.type.id, office: after.office, id: after.id, number: typeof number === 'string' ? number : null }]
  })
  const count = (what: RecordChange['what']): number => found.filter((f) => f.what === what).length
  const named = found.filter((f) => sees(f.type, f.office)).slice(0, MOST_NAMED)
  return { added: count('added'), removed: count('removed'), changed: count('changed'), named }
}
