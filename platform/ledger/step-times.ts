/** How long each step takes, from the log. */
import type { PoolClient } from 'pg'
import type { Day } from '../../engine/define.ts'

/** A step taken less often says little of how long it takes. */
const OFTEN = 3

/** Calendar days from the step before: the median, and what nine in ten do not exceed. */
export type StepTime = { action: string; count: number; median: number; slow: number }

/** Times of these actions over cases of one type in these offices; steps taken fewer than three times are left out. */
export async function stepTimes(
  client: PoolClient,
  of: { type: string; actions: readonly string[]; offices: readonly number[]; period: { from: Day; to: Day } },
): Promise<StepTime[]> {
  // The action before may lie in the year before; what was recorded from an older ledger has no steps to time.
  const text = `select action, count(*)::int as count, percentile_cont(0.5) within group (order by days) as median, percentile_cont(0.9) within group (order by days) as slow
    from (select action, on_day, on_day - lag(on_day) over (partition by office_id, case_id order by seq) as days from mingfa.case_action
      where office_id = any($1::bigint[]) and type = $2 and at >= $3::date - 400 and action = any($4::text[])) s
    where days is not null and on_day between $3::date and $5::date group by action having count(*) >= ${OFTEN}`
  return (await client.query<StepTime>(text, [of.offices, of.type, of.period.from, of.actions, of.period.to])).rows
}
