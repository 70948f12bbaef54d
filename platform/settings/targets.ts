/** What an office means to reach in a year, by metric, in the metric's own unit. */
import type { Pool } from 'pg'
import { claimsOf, recordChange, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'

export type Target = { metric: string; year: number; value: number }
export type TargetChange = {
  office: number
  metric: string /** As people name it. */
  name: string
  year: number /** null takes it back. */
  value: number | null
}

export type Targets = {
  list: (viewer: Viewer, office: number, year: number) => Promise<Target[]>
  set: (viewer: Viewer, change: TargetChange) => Promise<void>
}

/** Targets over the application's role. */
export const createTargets = (pool: Pool, now: () => Date): Targets => ({
  list: (viewer, office, year) =>
    inTx(pool, claimsOf(viewer), async (client) => {
      const text = 'select metric, year, value from mingfa.metric_target where office_id = $1 and year = $2 order by metric'
      return (await client.query<Target>(text, [office, year])).rows
    }),
  set: (viewer, { office, metric, name, year, value }) =>
    inTx(pool, claimsOf(viewer, office), async (client) => {
      const key = [office, metric, year]
      const { rows } = await client.query<{ value: number }>(
        'select value from mingfa.metric_target where office_id = $1 and metric = $2 and year = $3 for update',
        key,
      )
      const at = now().toISOString()
      if (value === null) await client.query('delete from mingfa.metric_target where office_id = $1 and metric = $2 and year = $3', key)
      else {
        const text = `insert into mingfa.metric_target (office_id, metric, year, value, changed_at) values ($1, $2, $3, $4, $5)
          on conflict (office_id, metric, year) do update set value = excluded.value, changed_at = excluded.changed_at`
        await client.query(text, [...key, value, at])
      }
      const kept = (v: number | null) => (v === null ? null : { 目标值: v })
      if (rows[0]?.value === value || (rows.length === 0 && value === null)) return
      await recordChange(client, viewer, { office, area: 'target', subject: `${year}年 ${name}`, before: kept(rows[0]?.value ?? null), after: kept(value), at })
    }),
})
