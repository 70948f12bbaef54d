/** Fields that offices add for themselves, kept in this process as the kinds of case that they make. */
import { randomBytes } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { AnyCaseType, Option } from '../../engine/define.ts'
import { isRetired, type OwnField, type OwnFieldType, ownFieldTypes, retired, withOwnFields } from '../../engine/own-fields.ts'
import { claimsOf, recordChange, type Viewer } from '../access/index.ts'
import { type Database, inTx, sqlstate } from '../db/index.ts'
import type { Follower } from './follow.ts'

type Row = Omit<OwnField, 'type' | 'ended'> & { office: number; caseType: string; type: OwnFieldType; version: number; until: string | null }
export type OwnFieldRow = OwnField & { caseType: string; version: number }
/** `options` are labels; those of an earlier version keep their ids. */
export type OwnFieldAsk = Pick<OwnField, 'label' | 'at' | 'required' | 'help'> & { options: readonly string[] }
type Parts = { db: Database; follower: Follower; now: () => Date; today: () => string }

export type OwnFields = {
  /** The kind of case as the office works with it. */
  typeFor: (office: number, type: AnyCaseType) => AnyCaseType
  /** All of an office's, those that have ended last. */
  list: (office: number, caseType?: string) => readonly OwnFieldRow[]
  add: (viewer: Viewer, at: { office: number; type: AnyCaseType; kind: OwnFieldType }, ask: OwnFieldAsk) => Promise<string>
  /** A new version after the one that was seen; 'overtaken' when somebody has changed it since, 'none' when there is no such field in use. */
  change: (viewer: Viewer, at: { office: number; id: string; type: AnyCaseType; seen?: number }, ask: OwnFieldAsk) => Promise<'done' | 'overtaken' | 'none'>
  /** No longer asked for from today; false when there is none in use. */
  end: (viewer: Viewer, at: { office: number; id: string; reason: string }) => Promise<boolean>
}

const COLUMNS = `id, version, type as "caseType", kind as type, label, options, at_actions as "at", required, help, valid_to::text as until`

/** The newest version of each field, with the options of all of them. */
function newest(rows: readonly Row[]): OwnFieldRow[] {
  const fields = new Map<string, OwnFieldRow>()
  for (const { office: _office, until, ...row } of [...rows].sort((a, b) => a.version - b.version)) {
    const before = Object.entries(fields.get(row.id)?.options ?? {}).map(([id, o]): [string, Option] => [id, isRetired(o) ? o : retired(o)])
    const options = { ...Object.fromEntries(before), ...row.options }
    fields.set(row.id, { ...row, options, ended: until !== null })
  }
  return [...fields.values()].sort((a, b) => Number(a.ended) - Number(b.ended) || a.label.localeCompare(b.label, 'zh'))
}

/** Labels to options; one seen before keeps its id. Numbered, since the database does not keep the order of keys. */
function optionsOf(labels: readonly string[], before: OwnField['options'] = {}): Record<string, Option> {
  const known = Object.entries(before)
  const idOf = (label: string): string | undefined => known.find(([, o]) => o.label === label || o.label === retired({ label }).label)?.[0]
  return Object.fromEntries(labels.map((label, i) => [idOf(label) ?? `o${String(known.length + i + 1).padStart(3, '0')}`, { label }]))
}

const stepsOf = (type: AnyCaseType, at: readonly string[]): string =>
  at.map((id) => type.procedures.findLast((p) => p.actions[id])?.actions[id]?.label ?? id).join('、')

const kept = (type: AnyCaseType, kind: OwnFieldType, ask: OwnFieldAsk) => ({
  名称: ask.label,
  类型: ownFieldTypes[kind],
  选项: ask.options.join('、') || null,
  填写的步骤: stepsOf(type, ask.at),
  必填: ask.required,
  说明: ask.help,
})

const askOf = (f: OwnField): OwnFieldAsk => ({ ...f, options: Object.values(f.options).flatMap((o) => (isRetired(o) ? [] : [o.label])) })

/** Own fields over a database, read once and followed. */
export async function createOwnFields({ db, follower, now, today }: Parts): Promise<OwnFields> {
  let fields = new Map<number, readonly OwnFieldRow[]>()
  let types = new Map<string, AnyCaseType>()
  const reload = async (): Promise<void> => {
    const { rows } = await db.auth.query<Row>(`select office_id as office, ${COLUMNS} from mingfa.own_field`)
    fields = new Map([...new Set(rows.map((r) => r.office))].map((office) => [office, newest(rows.filter((r) => r.office === office))]))
    types = new Map()
  }
  await reload()
  follower.on(reload)
  const list = (office: number, caseType?: string): readonly OwnFieldRow[] =>
    (fields.get(office) ?? []).filter((f) => caseType === undefined || f.caseType === caseType)

  type Version = { office: number; id: string; version: number; type: AnyCaseType; kind: OwnFieldType; options: Record<string, Option> }
  const write = async (client: PoolClient, v: Version, ask: OwnFieldAsk): Promise<void> => {
    const text = `insert into mingfa.own_field (office_id, id, version, type, kind, label, options, at_actions, required, help, valid_from, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`
    const values = [v.office, v.id, v.version, v.type.id, v.kind, ask.label, JSON.stringify(v.options), ask.at, ask.required, ask.help, today()]
    await client.query(text, [...values, now().toISOString()])
    await follower.tell(client)
  }
  const close = (client: PoolClient, office: number, id: string) =>
    client.query('update mingfa.own_field set valid_to = $3, changed_at = $4 where office_id = $1 and id = $2 and valid_to is null', [
      office,
      id,
      today(),
      now().toISOString(),
    ])
  const inUse = (office: number, id: string): OwnFieldRow | undefined => list(office).find((f) => f.id === id && !f.ended)

  return {
    list,
    typeFor(office, type) {
      const key = `${office}:${type.id}`
      const known = types.get(key) ?? withOwnFields(type, list(office, type.id))
      types.set(key, known)
      return known
    },
    async add(viewer, { office, type, kind }, ask) {
      const id = `x${randomBytes(4).toString('hex')}`
      await inTx(db.app, claimsOf(viewer, office), async (client) => {
        await write(client, { office, id, version: 1, type, kind, options: optionsOf(ask.options) }, ask)
        const subject = `${type.record.title} · ${ask.label}`
        await recordChange(client, viewer, { office, area: 'field', subject, before: null, after: kept(type, kind, ask), at: now().toISOString() })
      })
      await reload()
      return id
    },
    async change(viewer, { office, id, type, seen }, ask) {
      const before = inUse(office, id)
      if (!before || before.caseType !== type.id) return 'none'
      if (seen !== undefined && seen !== before.version) return 'overtaken'
      const written = inTx(db.app, claimsOf(viewer, office), async (client) => {
        await close(client, office, id)
        await write(client, { office, id, version: before.version + 1, type, kind: before.type, options: optionsOf(ask.options, before.options) }, ask)
        const subject = `${type.record.title} · ${before.label}`
        const change = { office, area: 'field' as const, subject, before: kept(type, before.type, askOf(before)), after: kept(type, before.type, ask) }
        await recordChange(client, viewer, { ...change, at: now().toISOString() })
        return 'done' as const
      })
      const result = await written.catch((error) => {
        // Two at the same moment write the same version; one of them does.
        if (sqlstate(error) === '23505') return 'overtaken' as const
        throw error
      })
      await reload()
      return result
    },
    async end(viewer, { office, id, reason }) {
      const before = inUse(office, id)
      if (!before) return false
      await inTx(db.app, claimsOf(viewer, office), async (client) => {
        await close(client, office, id)
        await follower.tell(client)
        const change = { office, area: 'field' as const, subject: before.label, before: { 状态: '在用' }, after: { 状态: '已停用' }, reason }
        await recordChange(client, viewer, { ...change, at: now().toISOString() })
      })
      await reload()
      return true
    },
  }
}
