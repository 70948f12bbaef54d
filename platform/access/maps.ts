/** Borders of an office's communities, as GeoJSON. */
import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { inTx } from '../db/index.ts'
import { type Kept, recordChange } from './changes.ts'
import { claimsOf, type Viewer } from './viewer.ts'

type Features = { features: readonly { properties: { name: string } }[] }

/** How many plots are named; a short hash tells two drawings of the same names apart. */
const kept = (map: Features): Kept => {
  const names = [...new Set(map.features.map((f) => f.properties.name))]
  return {
    地块: map.features.length,
    '村（社区）': names.join('、').slice(0, 200),
    图形摘要: createHash('sha256').update(JSON.stringify(map)).digest('hex').slice(0, 12),
  }
}

/** Maps over the application's role. */
export const createMaps = (pool: Pool, now: () => Date) => ({
  /** The map of an office; null when it has none. */
  read: (viewer: Viewer, office: number): Promise<unknown> =>
    inTx(pool, claimsOf(viewer), async (client) => {
      const { rows } = await client.query<{ geojson: unknown }>('select geojson from mingfa.office_map where office_id = $1', [office])
      return rows[0]?.geojson ?? null
    }),
  /** Keeps a map in place of the one before, and enters the change in the record of settings. */
  keep: (viewer: Viewer, office: number, geojson: Features): Promise<void> =>
    inTx(pool, claimsOf(viewer, office), async (client) => {
      const { rows } = await client.query<{ geojson: Features }>('select geojson from mingfa.office_map where office_id = $1 for update', [office])
      const before = rows[0] ? kept(rows[0].geojson) : null
      const at = now().toISOString()
      const text = `insert into mingfa.office_map (office_id, geojson, changed_by, changed_at) values ($1, $2, $3, $4)
        on conflict (office_id) do update set geojson = excluded.geojson, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        returning geojson`
      // As it comes back from the database: the same order of names as the one before.
      const after = await client.query<{ geojson: Features }>(text, [office, JSON.stringify(geojson), viewer.personId, at])
      await recordChange(client, viewer, {
        office,
        area: 'office',
        subject: '村（社区）边界图',
        before,
        after: after.rows[0] ? kept(after.rows[0].geojson) : null,
        at,
      })
    }),
})
