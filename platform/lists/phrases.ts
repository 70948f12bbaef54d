/** Common phrases (常用语) that each person keeps for opinions and notes. */
import type { Pool } from 'pg'
import { claimsOf, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'

/** What somebody has who has kept none. */
const usual: readonly string[] = ['同意。', '已阅。', '拟同意，请领导审定。', '请按程序办理，并及时反馈。', '材料不全，请补充后再报。']

export type Phrases = {
  list: (viewer: Viewer, office: number) => Promise<string[]>
  keep: (viewer: Viewer, office: number, phrases: readonly string[]) => Promise<void>
}

/** Phrases over the application's role. */
export const createPhrases = (pool: Pool, now: () => Date): Phrases => ({
  list: (viewer, office) =>
    inTx(pool, claimsOf(viewer), async (client) => {
      const { rows } = await client.query<{ phrases: string[] }>('select phrases from mingfa.phrase where office_id = $1 and person = $2', [
        office,
        viewer.personId,
      ])
      return rows[0]?.phrases ?? [...usual]
    }),
  keep: (viewer, office, phrases) =>
    inTx(pool, claimsOf(viewer, office), async (client) => {
      const text = `insert into mingfa.phrase (office_id, person, phrases, changed_at) values ($1, $2, $3, $4)
        on conflict (office_id, person) do update set phrases = excluded.phrases, changed_at = excluded.changed_at`
      await client.query(text, [office, viewer.personId, phrases, now().toISOString()])
    }),
})
