/** How long each step takes, from the log. */
import type { PoolClient } from 'pg'
import type { Day } from '../../engine/define.ts'

/** A step taken less often says little of how long it takes. */
const OFTEN = 3

/** Calendar days from the step before: the median, and what nine in ten do not exceed. */
export type StepTime = { action: string; count: number; median: number; slow: number }

type Of = { type: string; actions: readonly string[]; offices: readonly number[]; period: { from: Day; to: Day } }

/**
 * Every step with the day of the one before it; the step before may lie in the year before, and what was recorded from an older ledger has no steps to time.
 * Offices are $1, the type $2, the period $3 to $5, the actions $4.
 */
const TIMED = `select * from (select office_id, case_id, seq, action, actors, on_day, lag(on_day) over steps as before_day, lag(action) over steps as before,
    on_day - lag(on_day) over steps as days from mingfa.case_action
    where office_id = any($1::bigint[]) and type = $2 and at >= $3::date - 400 and action = any($4::text[])
    window steps as (partition by office_id, case_id order by seq)) s
  where days is not null and on_day between $3::date and $5::date`
const bound = ({ offices, type, period, actions }: Of): unknown[] => [offices, type, period.from, actions, period.to]

/** Times of these actions over cases of one type in these offices; steps taken fewer than three times are left out. */
export async function stepTimes(client: PoolClient, of: Of): Promise<StepTime[]> {
  const text = `select action, count(*)::int as count, percentile_cont(0.5) within group (order by days) as median, percentile_cont(0.9) within group (order by days) as slow
    from (${TIMED}) t group by action having count(*) >= ${OFTEN}`
  return (await client.query<StepTime>(text, bound(of))).rows
}

/** One step of one case: when it was taken, after which step, how many calendar days that took, and by whom (ids of people, or 'system'). */
export type StepTaken = { office: number; id: string; on: Day; before: string; beforeOn: Day; days: number; actors: string[] }

/** Steps of one action in a period, the slowest first, with how many there are: those that `stepTimes` counts. `of.actions` are those of the procedure. */
export async function stepsTaken(
  client: PoolClient,
  of: Of,
  { action, limit, skip }: { action: string; limit: number; skip: number },
): Promise<{ rows: StepTaken[]; total: number }> {
  const text = `select office_id as office, case_id as id, on_day as on, before, before_day as "beforeOn", days, actors, count(*) over ()::int as total
    from (${TIMED}) t where action = $6 order by days desc, on_day desc, case_id limit $7 offset $8`
  const { rows } = await client.query<StepTaken & { total: number }>(text, [...bound(of), action, limit, skip])
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}
