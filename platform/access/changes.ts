/** The record of changed settings: written in the change's own transaction, never changed or deleted. */
import type { Pool, PoolClient } from 'pg'
import { inTx, newId } from '../db/index.ts'
import { claimsOf, type Viewer } from './viewer.ts'

export const settingAreas = {
  people: '人员',
  post: '岗位',
  office: '机关',
  calendar: '工作日历',
  target: '指标目标值',
  retention: '保管期限',
  field: '自设字段',
  template: '文书模板',
  mail: '邮件',
  webhook: '推送',
} as const
export type SettingArea = keyof typeof settingAreas

/** What is kept of a setting: plain values by their Chinese names; secrets are left out. */
export type Kept = Readonly<Record<string, string | number | boolean | null>>

export type NewChange = {
  office: number
  area: SettingArea
  /** What was changed, as a person names it. */
  subject: string
  before: Kept | null
  after: Kept | null
  reason?: string | null
  /** Instant, ISO. */
  at: string
}

export type ChangeRow = Omit<NewChange, 'reason'> & { id: string; person: string; reason: string | null }

/** Only what differs on either side; both sides whole where one is missing. */
function differing(before: Kept | null, after: Kept | null): [Kept | null, Kept | null] {
  if (!before || !after) return [before, after]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((k) => (before[k] ?? null) !== (after[k] ?? null))
  const pick = (from: Kept): Kept => Object.fromEntries(keys.map((k) => [k, from[k] ?? null]))
  return [pick(before), pick(after)]
}

/** Writes one change into the record, in the transaction that makes it. */
export async function recordChange(client: PoolClient, viewer: Viewer, change: NewChange): Promise<void> {
  const [before, after] = differing(change.before, change.after)
  if (before && after && Object.keys(after).length === 0) return
  await client.query(
    `insert into mingfa.setting_change (office_id, id, at, person_id, person_name, area, subject, before, after, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      change.office,
      newId(),
      change.at,
      viewer.personId,
      viewer.name,
      change.area,
      change.subject,
      before && JSON.stringify(before),
      after && JSON.stringify(after),
      change.reason?.trim() || null,
    ],
  )
}

export type ChangeAsk = {
  office: number
  area?: SettingArea
  /** Id of the last row of the page before. */
  after?: string
  limit: number
}

export type Changes = {
  /** Newest first. */
  list: (viewer: Viewer, ask: ChangeAsk) => Promise<ChangeRow[]>
  /** Records a change that was made through another role's connection. */
  record: (viewer: Viewer, change: NewChange) => Promise<void>
}

/** The record over the application's role. */
export const createChanges = (pool: Pool): Changes => ({
  list: (viewer, { office, area, after, limit }) =>
    inTx(pool, claimsOf(viewer), async (client) => {
      const text = `select office_id as office, id, at, person_name as person, area, subject, before, after, reason from mingfa.setting_change
        where office_id = $1 and ($2::text is null or area = $2) and ($3::uuid is null or id < $3) order by id desc limit $4`
      const { rows } = await client.query<ChangeRow>(text, [office, area ?? null, after ?? null, limit])
      return rows.map((r) => ({ ...r, at: new Date(r.at).toISOString() }))
    }),
  record: (viewer, change) => inTx(pool, claimsOf(viewer, change.office), (client) => recordChange(client, viewer, change)),
})
