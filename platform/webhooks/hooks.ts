/** The addresses that an office has events pushed to, as its administrators keep them. */
import { randomBytes } from 'node:crypto'
import type { PoolClient } from 'pg'
import { claimsOf, recordChange, type Viewer } from '../access/index.ts'
import { type Database, inTx, newId } from '../db/index.ts'
import { enqueue } from '../jobs/index.ts'
import type { Vault } from '../ledger/index.ts'

export const hookEvents = { opened: '新立案件', acted: '办理步骤', breached: '超过期限', recalculated: '期限重算' } as const
export type HookEvent = keyof typeof hookEvents
export type Hook = { id: string; name: string; url: string; events: HookEvent[]; active: boolean; failures: number; disabledAt: string | null }
export type HookAsk = Pick<Hook, 'name' | 'url' | 'events' | 'active'>
export type Delivery = {
  id: string
  event: HookEvent
  payload: Readonly<Record<string, unknown>>
  status: 'waiting' | 'sent' | 'failed'
  attempts: number
  code: number | null
  error: string | null
  at: string
  changedAt: string
}

export const SEND_TASK = 'webhooks.send'
const LISTED = 100
const MOST = 20

type Parts = { db: Database; vault: Vault; now: () => Date }
type Place = { office: number; id: string }

const COLUMNS = 'id, name, url, events, active, failures, disabled_at as "disabledAt"'
const kept = (h: HookAsk) => ({ 名称: h.name, 网址: h.url, 事件: h.events.map((e) => hookEvents[e]).join('、'), 状态: h.active ? '启用' : '停用' })

async function readHook(client: PoolClient, { office, id }: Place): Promise<Hook | undefined> {
  const text = `select ${COLUMNS} from mingfa.webhook where office_id = $1 and id = $2 and removed_at is null for update`
  return (await client.query<Hook>(text, [office, id])).rows[0]
}

/** Hooks over the application's role. */
export const createHooks = ({ db, vault, now }: Parts) => ({
  list: (viewer: Viewer, office: number): Promise<Hook[]> =>
    inTx(db.app, claimsOf(viewer), async (client) => {
      const text = `select ${COLUMNS} from mingfa.webhook where office_id = $1 and removed_at is null order by name, id`
      return (await client.query<Hook>(text, [office])).rows.map((h) => ({ ...h, disabledAt: h.disabledAt && new Date(h.disabledAt).toISOString() }))
    }),
  /** The new hook and its secret, which is told this once; undefined when the office has as many as it may. */
  add: (viewer: Viewer, office: number, ask: HookAsk): Promise<{ id: string; secret: string } | undefined> =>
    inTx(db.app, claimsOf(viewer, office), async (client) => {
      const { rowCount } = await client.query('select 1 from mingfa.webhook where office_id = $1 and removed_at is null', [office])
      if ((rowCount ?? 0) >= MOST) return undefined
      const [id, secret, at] = [newId(), randomBytes(32).toString('base64url'), now().toISOString()]
      // What happens from here on is told, not what has happened.
      const head = await client.query<{ no: number }>('select no from mingfa.chain_head where office_id = $1', [office])
      const text = `insert into mingfa.webhook (office_id, id, name, url, events, secret, active, failures, cursor, changed_at) values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)`
      await client.query(text, [office, id, ask.name, ask.url, ask.events, vault.seal(secret), ask.active, head.rows[0]?.no ?? 0, at])
      await recordChange(client, viewer, { office, area: 'webhook', subject: ask.name, before: null, after: kept(ask), at })
      return { id, secret }
    }),
  /** False when there is none. One that was disabled after failures starts anew when it is made active. */
  change: (viewer: Viewer, place: Place, ask: HookAsk): Promise<boolean> =>
    inTx(db.app, claimsOf(viewer, place.office), async (client) => {
      const before = await readHook(client, place)
      if (!before) return false
      const at = now().toISOString()
      const revived = ask.active && !before.active
      const head = revived
        ? (await client.query<{ no: number }>('select no from mingfa.chain_head where office_id = $1', [place.office])).rows[0]?.no
        : undefined
      const text = `update mingfa.webhook set name = $3, url = $4, events = $5, active = $6, changed_at = $7, cursor = coalesce($8, cursor),
        failures = case when $9 then 0 else failures end, disabled_at = case when $6 then null else disabled_at end where office_id = $1 and id = $2`
      await client.query(text, [place.office, place.id, ask.name, ask.url, ask.events, ask.active, at, head ?? null, revived])
      await recordChange(client, viewer, { office: place.office, area: 'webhook', subject: before.name, before: kept(before), after: kept(ask), at })
      return true
    }),
  remove: (viewer: Viewer, place: Place): Promise<boolean> =>
    inTx(db.app, claimsOf(viewer, place.office), async (client) => {
      const before = await readHook(client, place)
      if (!before) return false
      const at = now().toISOString()
      await client.query('update mingfa.webhook set active = false, removed_at = $3, changed_at = $3 where office_id = $1 and id = $2', [
        place.office,
        place.id,
        at,
      ])
      await recordChange(client, viewer, { office: place.office, area: 'webhook', subject: before.name, before: kept(before), after: null, at })
      return true
    }),
  deliveries: (viewer: Viewer, { office, id }: Place): Promise<Delivery[]> =>
    inTx(db.app, claimsOf(viewer), async (client) => {
      const text = `select id, event, payload, status, attempts, code, error, created_at as at, changed_at as "changedAt"
        from mingfa.webhook_delivery where office_id = $1 and webhook_id = $2 order by id desc limit ${LISTED}`
      const iso = (at: string): string => new Date(at).toISOString()
      return (await client.query<Delivery>(text, [office, id])).rows.map((d) => ({ ...d, at: iso(d.at), changedAt: iso(d.changedAt) }))
    }),
  /** Pushes once more what was pushed or has failed; false when there is no such delivery. */
  resend: (viewer: Viewer, { office, id }: Place): Promise<boolean> =>
    inTx(db.app, claimsOf(viewer, office), async (client) => {
      const text = `update mingfa.webhook_delivery set status = 'waiting', attempts = 0, error = null, changed_at = $3 where office_id = $1 and id = $2 and status <> 'waiting'`
      if ((await client.query(text, [office, id, now().toISOString()])).rowCount === 0) return false
      await enqueue(client, { task: SEND_TASK, payload: { office, id } })
      return true
    }),
})
