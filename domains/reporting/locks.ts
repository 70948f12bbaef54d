/** Two drafters at one report: whoever writes in a section holds it for some minutes at a time. */
import type { PoolClient } from 'pg'
import type { Refusal } from '../../engine/allow.ts'
import { claimsOf, rolesIn, type Viewer } from '../../platform/access/index.ts'
import { inTx } from '../../platform/db/index.ts'
import { locksOf, type SectionLock, takenBy } from './held.ts'
import { reading } from './reading.ts'
import type { ReportContext } from './shapes.ts'
import type { CaseRow } from './store.ts'

/** Who is where, and how far the report is: a greater seq means that somebody has saved. */
export type Locks = { seq: number; status: string; locks: SectionLock[] }

/** So long a section is held without a sign of life. */
const HELD_MS = 3 * 60_000

/** Who is writing where; undefined when there is no such report to see. */
export const readLocks = (context: ReportContext, viewer: Viewer, id: string): Promise<Locks | undefined> =>
  reading(context, viewer, id, async ({ client, row }) => ({
    seq: row.seq,
    status: row.status,
    locks: await locksOf(client, row, context.ledger.context.now()),
  }))

const isDrafter = (viewer: Viewer, { office }: CaseRow): boolean => rolesIn(viewer, office).includes('reporter')
const notDrafter: Refusal = { code: 'role', rule: 'drafter', message: '只有本机关的年报编制人员可以修改正文' }

function refusalOf(viewer: Viewer, row: CaseRow): Refusal | undefined {
  if (!isDrafter(viewer, row)) return notDrafter
  return row.status === 'draft' ? undefined : { code: 'status', rule: 'draft', message: '报告不在起草中，正文不能修改' }
}

const TAKE = `insert into mingfa.report_lock (office_id, report_id, section, person, name, taken_at, until) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (office_id, report_id, section) do update set person = excluded.person, name = excluded.name, until = excluded.until,
    taken_at = case when report_lock.person = excluded.person then report_lock.taken_at else excluded.taken_at end
  where report_lock.person = excluded.person or report_lock.until <= excluded.taken_at`

export type Locked = { locks: Locks } | { refused: Refusal } | undefined

/** Does something to the locks of a report that the viewer may see and that `why` does not stand in the way of, in the office's own transaction. */
async function locking(
  context: ReportContext,
  { viewer, id }: { viewer: Viewer; id: string },
  why: (row: CaseRow) => Refusal | undefined,
  work: (client: PoolClient, row: CaseRow, now: Date) => Promise<void>,
  after: (locks: readonly SectionLock[]) => Refusal | undefined = () => undefined,
): Promise<Locked> {
  const row = await reading(context, viewer, id, async (r) => r.row)
  if (!row) return undefined
  const refused = why(row)
  if (refused) return { refused }
  const now = context.ledger.context.now()
  return inTx(context.db.app, claimsOf(viewer, row.office), async (client) => {
    await work(client, row, now)
    const locks = await locksOf(client, row, now)
    const late = after(locks)
    return late ? { refused: late } : { locks: { seq: row.seq, status: row.status, locks } }
  })
}

/** Takes a section, or keeps it. Refused while somebody else holds it; undefined when there is no such report to see. */
export const takeLock = (context: ReportContext, viewer: Viewer, id: string, section: string): Promise<Locked> =>
  locking(
    context,
    { viewer, id },
    (row) => refusalOf(viewer, row),
    async (client, { office }, now) => {
      const until = new Date(now.getTime() + HELD_MS)
      await client.query(TAKE, [office, id, section, viewer.personId, viewer.name, now.toISOString(), until.toISOString()])
    },
    (locks) => {
      const holder = locks.find((l) => l.section === section)
      return holder?.person === viewer.personId ? undefined : takenBy(holder?.name ?? '他人')
    },
  )

/** Lets a section go, whoever held what. Refused to those who may not write; undefined when there is no such report to see. */
export const leaveLock = (context: ReportContext, viewer: Viewer, id: string, section: string): Promise<Locked> =>
  locking(
    context,
    { viewer, id },
    (row) => (isDrafter(viewer, row) ? undefined : notDrafter),
    async (client, { office }) => {
      const text = 'delete from mingfa.report_lock where office_id = $1 and report_id = $2 and section = $3 and person = $4'
      await client.query(text, [office, id, section, viewer.personId])
    },
  )
