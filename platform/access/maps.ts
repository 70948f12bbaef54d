/** Borders of an office's communities, as GeoJSON. */
import type { Pool } from 'pg'
import { inTx } from '../db/index.ts'
import { claimsOf, type Viewer } from './viewer.ts'

/** Maps over the application's role. */
export const createMaps = (pool: Pool, now: () => Date) => ({
  /** The map of an office; null when it has none. */
  read: (viewer: Viewer, office: number): Promise<unknown> =>
    inTx(pool, claimsOf(viewer), async (client) => {
      const { rows } = await client.query<{ geojson: unknown }>('select geojson from mingfa.office_map where office_id = $1', [office])
      return rows[0]?.geojson ?? null
    }),
  /** Keeps a map in place of the one before. */
  keep: (viewer: Viewer, office: number, geojson: unknown): Promise<void> =>
    inTx(pool, claimsOf(viewer, office), async (client) => {
      const text = `insert into mingfa.office_map (office_id, geojson, changed_by, changed_at) values ($1, $2, $3, $4)
        on conflict (office_id) do update set geojson = excluded.geojson, changed_by = excluded.changed_by, changed_at = excluded.changed_at`
      await client.query(text, [office, JSON.stringify(geojson), viewer.personId, now().toISOString()])
    }),
})
