/**
 * Figures as they were known at an earlier instant: the cases are folded again from the actions recorded until then.
 * Slower than the rollups by design; it answers "what could the report of that day have said".
 */
import type { PoolClient } from 'pg'
import type { AnyCaseType, CaseState, Day, Values } from '../../engine/define.ts'
import { type Entry, foldOne } from '../../engine/fold.ts'
import { type CountedMeasure, contributions } from '../../engine/measure.ts'
import type { Calendar } from '../../engine/terms.ts'
import type { Period } from './period.ts'
import { type Broken, collect } from './query.ts'

type ActionRow = {
  office_id: number
  id: string
  case_id: string
  seq: number
  action: string
  version: Day
  on_day: Day
  actors: string[]
  data: Values
  extra: NonNullable<Entry['extra']>
}

export type KnownAsk = {
  type: AnyCaseType
  /** Measures by rollup id. */
  measures: readonly CountedMeasure[]
  offices: readonly number[]
  period: Period
  /** ISO instant; actions recorded later are left out. */
  known: string
  /** Breakdown fields; empty for totals. */
  by: readonly string[]
  calendar: (office: number) => Calendar
}

/** Actions fetched at once; a case may go over the edge of a batch. */
const BATCH = 5_000

const PAGE = `select office_id, id, case_id, seq, action, version, on_day, actors, data, extra from mingfa.case_action
  where office_id = $1 and type = $2 and at <= $3 and (case_id, seq) > ($4::uuid, $5::int) order by case_id, seq limit ${BATCH}`

async function* actionsOf(client: PoolClient, office: number, ask: KnownAsk): AsyncGenerator<ActionRow> {
  let after: [string, number] = ['00000000-0000-0000-0000-000000000000', 0]
  for (;;) {
    const { rows } = await client.query<ActionRow>(PAGE, [office, ask.type.id, ask.known, ...after])
    yield* rows
    const last = rows[rows.length - 1]
    if (!last || rows.length < BATCH) return
    after = [last.case_id, last.seq]
  }
}

const entryOf = (type: AnyCaseType, row: ActionRow): Entry => ({
  id: row.id,
  caseId: row.case_id,
  office: row.office_id,
  type: type.id,
  seq: row.seq,
  action: row.action,
  version: row.version,
  on: row.on_day,
  actors: row.actors,
  data: row.data,
  extra: row.extra,
})

/** Sums by measure id and broken-down values over a period, from what had been recorded at the instant. */
export async function knownSums(client: PoolClient, ask: KnownAsk): Promise<Map<string, Broken>> {
  const found = new Map<string, Broken>(ask.measures.map((m) => [m.id, new Map()]))
  const places = ask.by.map((f) => ask.type.record.breakdown.indexOf(f))
  const count = (state: CaseState | undefined): void => {
    if (!state) return
    for (const { measure, day, by, count: n, sum } of contributions(ask.type, ask.measures, state)) {
      if (day < ask.period.from || day > ask.period.to) continue
      collect(
        found.get(measure) as Broken,
        places.map((p) => by[p] ?? ''),
        { n, amount: sum },
      )
    }
  }
  for (const office of ask.offices) {
    const calendar = ask.calendar(office)
    let state: CaseState | undefined
    for await (const row of actionsOf(client, office, ask)) {
      if (state && state.id !== row.case_id) {
        count(state)
        state = undefined
      }
      state = foldOne(ask.type, state, entryOf(ask.type, row), calendar)
    }
    count(state)
  }
  return found
}
