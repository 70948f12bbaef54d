/** Views of lists that people keep: filter and order under a name, for oneself or for the office. */
import type { Pool } from 'pg'
import { claimsOf, type Viewer } from '../access/index.ts'
import { inTx, newId } from '../db/index.ts'

type SavedView = {
  id: string
  office: number
  type: string
  name: string
  /** The address of the list, without its '?'. */
  query: string
  shared: boolean
  /** Kept by whoever asks. */
  mine: boolean
}
type NewView = Pick<SavedView, 'office' | 'type' | 'name' | 'query' | 'shared'>

/** As many as a menu can show. */
const MOST = 100

type Views = {
  /** One's own and those shared in the office, by name. */
  list: (viewer: Viewer, of: { office: number; type: string }) => Promise<SavedView[]>
  add: (viewer: Viewer, view: NewView) => Promise<string>
  /** False when there is none of one's own. */
  remove: (viewer: Viewer, at: { office: number; id: string }) => Promise<boolean>
}

/** Saved views over the application's role. */
export const createViews = (pool: Pool, now: () => Date): Views => ({
  list: (viewer, { office, type }) =>
    inTx(pool, claimsOf(viewer), async (client) => {
      const text = `select id, office_id as office, type, name, query, shared, created_by = $3 as mine from mingfa.saved_view
        where office_id = $1 and type = $2 order by name, id limit ${MOST}`
      return (await client.query<SavedView>(text, [office, type, viewer.personId])).rows
    }),
  add: (viewer, { office, type, name, query, shared }) =>
    inTx(pool, claimsOf(viewer, office), async (client) => {
      const id = newId()
      const text = `insert into mingfa.saved_view (office_id, id, created_by, type, name, query, shared, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`
      await client.query(text, [office, id, viewer.personId, type, name, query, shared, now().toISOString()])
      return id
    }),
  remove: (viewer, { office, id }) =>
    inTx(pool, claimsOf(viewer, office), async (client) => {
      const { rowCount } = await client.query('delete from mingfa.saved_view where office_id = $1 and id = $2 and created_by = $3', [
        office,
        id,
        viewer.personId,
      ])
      return rowCount === 1
    }),
})
