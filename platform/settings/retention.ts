/** For how long closed cases are kept, which of them are due, and what was decided. Nothing here removes a record. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, Day } from '../../engine/define.ts'
import { claimsOf, recordChange, systemViewer, type Viewer } from '../access/index.ts'
import { type Database, inTx } from '../db/index.ts'
import { columnOf } from '../ledger/index.ts'

export type RetentionRule = { type: string; years: number; article: string }
export const retentionDecisions = { archive: '移交档案馆', keep: '延长保管', destroy: '批准销毁' } as const
export type RetentionDecision = keyof typeof retentionDecisions
export type RetentionItem = {
  caseId: string
  type: string
  number: string | null
  closedOn: Day
  due: Day
  decision: RetentionDecision | null
  decidedOn: Day | null
  reason: string | null
}
type Parts = { db: Database; types: readonly AnyCaseType[]; now: () => Date; today: () => Day }
export type Decided = { office: number; caseId: string; decision: RetentionDecision; reason: string }

export type Retention = {
  rules: (viewer: Viewer, office: number) => Promise<RetentionRule[]>
  /** `years` null takes the rule back. */
  setRule: (viewer: Viewer, change: { office: number; type: string; title: string; years: number | null; article: string }) => Promise<void>
  /** The cases due, those without a decision first; up to 200. */
  due: (viewer: Viewer, office: number) => Promise<RetentionItem[]>
  /** False when the case is not on the list or has been decided. */
  decide: (viewer: Viewer, decided: Decided) => Promise<boolean>
  /** Puts on the list what has become due in an office; how many are new. */
  listDue: (office: number) => Promise<number>
}

const MOST = 200
const finals = (type: AnyCaseType): string[] => [
  ...new Set(type.procedures.flatMap((p) => Object.entries(p.statuses).flatMap(([id, s]) => (s.final ? [id] : [])))),
]

/** The day on which a case was over: the last of its actions; of one recorded from a ledger, the last day that the ledger has of it. */
function closedOn(type: AnyCaseType): string {
  const days = Object.entries(type.record.fields).flatMap(([id, f]) => (f.type === 'day' ? [`t."${columnOf(id)}"`] : []))
  const last = `(select max((d.value->>'on')::date) from jsonb_array_elements(t.trace->'done') d)`
  return days.length > 0 ? `case when t.backfilled then coalesce(greatest(${days.join(', ')}), ${last}) else ${last} end` : last
}

/** A case belongs to the year after it was over; its years run from the first of January of that one, as archives count. */
const listSql = (type: AnyCaseType): string => `insert into mingfa.retention_item
  (office_id, case_id, type, number, closed_on, due, listed_on, changed_at)
  select c.office_id, c.id, $2, c.number, c.closed_on, c.due, $4::date, $5::timestamptz
  from (select o.*, make_date(extract(year from o.closed_on)::int + 1 + $3::int, 1, 1) as due
    from (select t.office_id, t.id, t."${columnOf(type.record.number)}" as number, ${closedOn(type)} as closed_on
      from mingfa.${type.id} t where t.office_id = $1 and t.status = any($6::text[])) o) c
  where c.due <= $4::date on conflict (office_id, case_id) do nothing`

async function rulesIn(client: PoolClient, office: number): Promise<RetentionRule[]> {
  return (await client.query<RetentionRule>('select type, years, article from mingfa.retention_rule where office_id = $1 order by type', [office])).rows
}

/** Retention over the application's role. */
export const createRetention = ({ db, types, now, today }: Parts): Retention => ({
  rules: (viewer, office) => inTx(db.app, claimsOf(viewer), (client) => rulesIn(client, office)),
  setRule: (viewer, { office, type, title, years, article }) =>
    inTx(db.app, claimsOf(viewer, office), async (client) => {
      const before = (await rulesIn(client, office)).find((r) => r.type === type)
      const at = now().toISOString()
      if (years === null) await client.query('delete from mingfa.retention_rule where office_id = $1 and type = $2', [office, type])
      else {
        const text = `insert into mingfa.retention_rule (office_id, type, years, article, changed_at) values ($1, $2, $3, $4, $5)
          on conflict (office_id, type) do update set years = excluded.years, article = excluded.article, changed_at = excluded.changed_at`
        await client.query(text, [office, type, years, article, at])
      }
      const kept = (r: { years: number; article: string } | undefined) => (r ? { 年限: r.years, 依据: r.article } : null)
      const after = years === null ? undefined : { years, article }
      if (before || after) await recordChange(client, viewer, { office, area: 'retention', subject: title, before: kept(before), after: kept(after), at })
    }),
  due: (viewer, office) =>
    inTx(db.app, claimsOf(viewer), async (client) => {
      const text = `select case_id as "caseId", type, number, closed_on as "closedOn", due, decision, decided_on as "decidedOn", reason
        from mingfa.retention_item where office_id = $1 order by decision is not null, due, case_id limit ${MOST}`
      return (await client.query<RetentionItem>(text, [office])).rows
    }),
  decide: (viewer, { office, caseId, decision, reason }) =>
    inTx(db.app, claimsOf(viewer, office), async (client) => {
      const at = now().toISOString()
      const { rows } = await client.query<{ number: string | null }>(
        `update mingfa.retention_item set decision = $3, decided_on = $4, decided_by = $5, reason = $6, changed_at = $7
         where office_id = $1 and case_id = $2 and decision is null returning number`,
        [office, caseId, decision, today(), viewer.personId, reason, at],
      )
      const item = rows[0]
      if (!item) return false
      const after = { 处理: retentionDecisions[decision] }
      await recordChange(client, viewer, { office, area: 'retention', subject: item.number ?? caseId, before: null, after, reason, at })
      return true
    }),
  async listDue(office) {
    const system = systemViewer(office, types)
    return inTx(db.app, claimsOf(system, office), async (client) => {
      let listed = 0
      for (const rule of await rulesIn(client, office)) {
        const type = types.find((t) => t.id === rule.type)
        if (!type) continue
        const values = [office, rule.type, rule.years, today(), now().toISOString(), finals(type)]
        listed += (await client.query(listSql(type), values)).rowCount ?? 0
      }
      return listed
    })
  },
})
