/** What the worker does for hooks: follows each office's chain, and pushes what is to be told. */
import type { BlockList } from 'node:net'
import type { PoolClient } from 'pg'
import type { AnyCaseType } from '../../engine/define.ts'
import { claimsOf, systemViewer } from '../access/index.ts'
import { type Database, inTx, newId } from '../db/index.ts'
import { enqueue, lineFault } from '../jobs/index.ts'
import type { Vault } from '../ledger/index.ts'
import { type HookEvent, SEND_TASK } from './hooks.ts'
import { push } from './send.ts'

export type WorkParts = {
  db: Database
  vault: Vault
  types: readonly AnyCaseType[]
  now: () => Date
  permit: BlockList
  /** Told when a hook was disabled, so that somebody looks after it. */
  onDisabled: (office: number, hook: { id: string; name: string }) => Promise<void>
}

/** After each failure, in seconds; then it is given up. */
const BACKOFF_S = [60, 300, 1800, 7200, 21_600]
/** So many pushes given up one after the other disable a hook. */
const GIVEN_UP = 3
const BATCH = 500
const LONGEST_ERROR = 200

type Action = { no: number; id: string; caseId: string; type: string; action: string; seq: number; on: string; at: string }
type Hook = { id: string; events: HookEvent[]; cursor: number }

const eventOf = ({ action, seq }: Action): HookEvent | undefined => {
  if (action === 'backfill' || action === 'note') return undefined
  if (action === 'breach') return 'breached'
  if (action === 'recalculate') return 'recalculated'
  return seq === 1 ? 'opened' : 'acted'
}

async function statusesOf(client: PoolClient, parts: WorkParts, office: number, actions: readonly Action[]): Promise<ReadonlyMap<string, string>> {
  const statuses = new Map<string, string>()
  for (const type of parts.types) {
    const ids = [...new Set(actions.filter((a) => a.type === type.id).map((a) => a.caseId))]
    if (ids.length === 0) continue
    const text = `select id, status from mingfa.${type.id} where office_id = $1 and id = any($2::uuid[])`
    for (const row of (await client.query<{ id: string; status: string }>(text, [office, ids])).rows) statuses.set(row.id, row.status)
  }
  return statuses
}

const claims = (parts: WorkParts, office: number) => claimsOf(systemViewer(office, parts.types), office)

/** Puts down what is to be pushed of the actions since the last time, each once; how many. */
export async function followOffice(parts: WorkParts, office: number): Promise<number> {
  let told = 0
  for (;;) {
    const step = await followBatch(parts, office)
    told += step.told
    if (!step.more) return told
  }
}

/** The cursor moves in the same transaction. */
async function followBatch(parts: WorkParts, office: number): Promise<{ told: number; more: boolean }> {
  return inTx(parts.db.app, claims(parts, office), async (client) => {
    const hooks = await client.query<Hook>(
      'select id, events, cursor from mingfa.webhook where office_id = $1 and active and removed_at is null order by id for update',
      [office],
    )
    if (hooks.rows.length === 0) return { told: 0, more: false }
    const from = Math.min(...hooks.rows.map((h) => h.cursor))
    const { rows: actions } = await client.query<Action>(
      `select chain_no as no, id, case_id as "caseId", type, action, seq, on_day as "on", at from mingfa.case_action
       where office_id = $1 and chain_no > $2 order by chain_no limit ${BATCH}`,
      [office, from],
    )
    const last = actions[actions.length - 1]
    if (!last) return { told: 0, more: false }
    const statuses = await statusesOf(client, parts, office, actions)
    let told = 0
    for (const hook of hooks.rows) {
      for (const action of actions.filter((a) => a.no > hook.cursor)) {
        const event = eventOf(action)
        if (!event || !hook.events.includes(event)) continue
        await putDown(client, parts, { office, hook: hook.id, event, action, status: statuses.get(action.caseId) ?? null })
        told += 1
      }
    }
    await client.query('update mingfa.webhook set cursor = greatest(cursor, $2) where office_id = $1 and active and removed_at is null', [office, last.no])
    return { told, more: actions.length === BATCH }
  })
}

type Telling = { office: number; hook: string; event: HookEvent; action: Action; status: string | null }

/** Ids and statuses only: whoever is told asks the API for more, as somebody who may see it. */
async function putDown(client: PoolClient, parts: WorkParts, { office, hook, event, action, status }: Telling): Promise<void> {
  const id = newId()
  const { caseId, type, action: step, seq, on, at } = action
  const payload = { id, event, office, type, caseId, action: step, actionId: action.id, seq, on, at: new Date(at).toISOString(), status }
  const text = `insert into mingfa.webhook_delivery (office_id, id, webhook_id, event, payload, status, attempts, created_at, changed_at)
    values ($1, $2, $3, $4, $5, 'waiting', 0, $6, $6)`
  await client.query(text, [office, id, hook, event, JSON.stringify(payload), parts.now().toISOString()])
  await enqueue(client, { task: SEND_TASK, payload: { office, id } })
}

type Waiting = { hook: string; name: string; url: string; secret: string; event: string; payload: unknown; attempts: number }

/** Pushes one delivery; a failure is put down and tried again later, up to a limit, and too many of them disable the hook. */
export async function sendDelivery(parts: WorkParts, office: number, id: string): Promise<void> {
  const text = `select h.id as hook, h.name, h.url, h.secret, d.event, d.payload, d.attempts from mingfa.webhook_delivery d
    join mingfa.webhook h on h.office_id = d.office_id and h.id = d.webhook_id
    where d.office_id = $1 and d.id = $2 and d.status = 'waiting' and h.removed_at is null`
  const found = await inTx(parts.db.app, claims(parts, office), async (client) => (await client.query<Waiting>(text, [office, id])).rows[0])
  if (!found) return
  const answer = await attempt(parts, id, found)
  const disabled = await inTx(parts.db.app, claims(parts, office), (client) => settle(client, parts, { office, id, found, answer }))
  if (disabled) await parts.onDisabled(office, { id: found.hook, name: found.name })
}

type Answer = { code: number | null; error: string | null }

async function attempt(parts: WorkParts, id: string, { url, secret, event, payload }: Waiting): Promise<Answer> {
  const timestamp = Math.floor(parts.now().getTime() / 1000)
  try {
    const code = await push({ id, event, url, secret: parts.vault.open(secret), body: JSON.stringify(payload), timestamp }, parts.permit)
    return { code, error: code >= 200 && code < 300 ? null : `对方答复 ${code}` }
  } catch (error) {
    return { code: null, error: lineFault(error, LONGEST_ERROR) || '没有答复' }
  }
}

type Settling = { office: number; id: string; found: Waiting; answer: Answer }

/** True when the hook has been disabled by it. */
async function settle(client: PoolClient, { now }: WorkParts, { office, id, found, answer }: Settling): Promise<boolean> {
  const at = now()
  const wait = BACKOFF_S[found.attempts]
  const status = answer.error === null ? 'sent' : wait === undefined ? 'failed' : 'waiting'
  const text = 'update mingfa.webhook_delivery set status = $3, attempts = $4, code = $5, error = $6, changed_at = $7 where office_id = $1 and id = $2'
  await client.query(text, [office, id, status, found.attempts + 1, answer.code, answer.error, at.toISOString()])
  if (status === 'waiting' && wait !== undefined) {
    await enqueue(client, { task: SEND_TASK, payload: { office, id }, runAt: new Date(at.getTime() + wait * 1000) })
    return false
  }
  if (status === 'sent') {
    await client.query('update mingfa.webhook set failures = 0 where office_id = $1 and id = $2', [office, found.hook])
    return false
  }
  const { rows } = await client.query<{ failures: number; active: boolean }>(
    'update mingfa.webhook set failures = failures + 1 where office_id = $1 and id = $2 returning failures, active',
    [office, found.hook],
  )
  if (!rows[0]?.active || rows[0].failures < GIVEN_UP) return false
  await client.query('update mingfa.webhook set active = false, disabled_at = $3 where office_id = $1 and id = $2', [office, found.hook, at.toISOString()])
  return true
}
