/** Calendars of the offices, kept in this process and read anew whenever any process changes one. */
import type { PoolClient } from 'pg'
import type { Day } from '../../engine/define.ts'
import type { Calendar } from '../../engine/terms.ts'
import { claimsOf, recordChange, type Viewer } from '../access/index.ts'
import { type Override, officeCalendar } from '../clock/index.ts'
import { type Database, inTx } from '../db/index.ts'
import { enqueue } from '../jobs/index.ts'
import type { Follower } from './follow.ts'

/** Works out anew the running terms of an office whose days have changed. */
export const RECALCULATE_TASK = 'settings.recalculate'

/** By then every process has read the change, even one that lost the word of it. */
const SETTLED_MS = 60_000

type Parts = { db: Database; follower: Follower; now: () => Date }
export type OverrideChange = { offices: readonly number[]; override: Override; reason: string }

export type Calendars = {
  of: (office: number) => Calendar
  /** Reads all offices' days again. */
  reload: () => Promise<void>
  list: (viewer: Viewer, office: number, year: number) => Promise<Override[]>
  /** Sets a day in each of these offices; the terms there are worked out anew by a job. */
  set: (viewer: Viewer, change: OverrideChange) => Promise<void>
  /** Takes an office's day back; false when there is none. */
  remove: (viewer: Viewer, at: { office: number; day: Day; reason: string }) => Promise<boolean>
}

const wordsOf = (o: Override | undefined) => (o ? { 安排: o.workday ? '上班' : '放假', 说明: o.name } : null)

const readDay = async (client: PoolClient, office: number, day: Day): Promise<Override | undefined> =>
  (await client.query<Override>('select day, workday, name from mingfa.calendar_override where office_id = $1 and day = $2 for update', [office, day])).rows[0]

type Told = { office: number; day: Day; before: Override | undefined; after: Override | undefined; reason: string; at: string }

/** The record and the job, with the change itself. */
async function tell(client: PoolClient, viewer: Viewer, { office, day, before, after, reason, at }: Told): Promise<void> {
  await recordChange(client, viewer, { office, area: 'calendar', subject: day, before: wordsOf(before), after: wordsOf(after), reason, at })
  const why = `本机关工作日历调整：${day} ${after ? `${after.workday ? '上班' : '放假'}（${after.name}）` : '恢复为国家统一安排'}。依据：${reason}`
  await enqueue(client, { task: RECALCULATE_TASK, payload: { office, why } })
  // Once more when every process has surely heard of it: an action taken at this very moment may still have counted by the old days.
  await enqueue(client, { task: RECALCULATE_TASK, payload: { office, why }, runAt: new Date(Date.parse(at) + SETTLED_MS) })
}

/** Calendars over a database, read once and followed. */
export async function createCalendars({ db, follower, now }: Parts): Promise<Calendars> {
  const national = officeCalendar()
  let own: ReadonlyMap<number, Calendar> = new Map()
  const reload = async (): Promise<void> => {
    const { rows } = await db.auth.query<Override & { office_id: number }>('select office_id, day, workday, name from mingfa.calendar_override')
    const offices = new Set(rows.map((r) => r.office_id))
    own = new Map([...offices].map((office) => [office, officeCalendar(rows.filter((r) => r.office_id === office))]))
  }
  await reload()
  follower.on(reload)
  return {
    of: (office) => own.get(office) ?? national,
    reload,
    list: (viewer, office, year) =>
      inTx(db.app, claimsOf(viewer), async (client) => {
        const text = `select day, workday, name from mingfa.calendar_override where office_id = $1 and day between $2 and $3 order by day`
        return (await client.query<Override>(text, [office, `${year}-01-01`, `${year}-12-31`])).rows
      }),
    async set(viewer, { offices, override, reason }) {
      const { day, workday, name } = override
      for (const office of offices) {
        await inTx(db.app, claimsOf(viewer, office), async (client) => {
          const before = await readDay(client, office, day)
          const text = `insert into mingfa.calendar_override (office_id, day, workday, name) values ($1, $2, $3, $4)
            on conflict (office_id, day) do update set workday = excluded.workday, name = excluded.name`
          await client.query(text, [office, day, workday, name])
          await tell(client, viewer, { office, day, before, after: override, reason, at: now().toISOString() })
          await follower.tell(client)
        })
      }
      await reload()
    },
    async remove(viewer, { office, day, reason }) {
      const gone = await inTx(db.app, claimsOf(viewer, office), async (client) => {
        const before = await readDay(client, office, day)
        if (!before) return false
        await client.query('delete from mingfa.calendar_override where office_id = $1 and day = $2', [office, day])
        await tell(client, viewer, { office, day, before, after: undefined, reason, at: now().toISOString() })
        await follower.tell(client)
        return true
      })
      if (gone) await reload()
      return gone
    },
  }
}
