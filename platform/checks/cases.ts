/** Invariants of cases: rows and actions, figures and rows, terms, notices, seals. */
import type { PoolClient } from 'pg'
import { addDays } from '../../engine/days.ts'
import type { AnyCaseType, AnyMeasure } from '../../engine/define.ts'
import { type Columns, measuresOf, whereSql } from '../../engine/measure.ts'
import { newlyBreached } from '../../engine/terms.ts'
import { columnOf, ledgerOffices, noticeOf, replaySome, stateOf, type TypeTable, termDueColumn, termMetColumn } from '../ledger/index.ts'
import { compareSome } from '../verify/index.ts'
import type { Checker, CheckParts, DataFault } from './checker.ts'

const columns: Columns = { field: columnOf, termDue: termDueColumn, termMet: termMetColumn, status: 'status' }
const BATCH = 500

type Place = { office: number; table: TypeTable }

/** Every pair of an office and a kind of case. */
async function places(parts: CheckParts, client: PoolClient): Promise<Place[]> {
  const tables = [...parts.context.tables.values()]
  return (await ledgerOffices(client, parts.context)).flatMap((office) => tables.map((table) => ({ office, table })))
}

async function eachPlace(parts: CheckParts, client: PoolClient, find: (place: Place) => Promise<DataFault[]>): Promise<DataFault[]> {
  const faults: DataFault[] = []
  for (const place of await places(parts, client)) faults.push(...(await find(place)))
  return faults
}

type YearSum = { office: number; year: string; n: number; amount: number }

/** Yearly counts from the rows themselves, by the same condition as SQL. */
async function counted(client: PoolClient, type: AnyCaseType, measure: AnyMeasure): Promise<YearSum[]> {
  const where = whereSql(measure.where, columns, 1)
  const day = columnOf(measure.day)
  const amount = measure.sum ? `coalesce(sum(${columnOf(measure.sum)}), 0)::bigint` : '0::bigint'
  const text = `select office_id as office, to_char(${day}, 'YYYY-01-01') as year, count(*)::bigint as n, ${amount} as amount
    from mingfa.${type.id} where ${day} is not null and ${where.text} group by 1, 2`
  return (await client.query<YearSum>(text, where.values)).rows
}

async function figureFaults(parts: CheckParts, client: PoolClient): Promise<DataFault[]> {
  const faults: DataFault[] = []
  for (const { type } of parts.context.tables.values()) {
    for (const { id, measure } of measuresOf(type)) {
      const name = `${type.id}.${id}`
      const { rows } = await client.query<YearSum>(
        `select office_id as office, day::text as year, n, amount from mingfa.rollup where measure = $1 and grain = 'Y' and (n <> 0 or amount <> 0)`,
        [name],
      )
      const key = (s: YearSum): string => `${s.office} ${s.year}`
      const kept = new Map(rows.map((r) => [key(r), r]))
      for (const sum of await counted(client, type, measure)) {
        const found = kept.get(key(sum))
        kept.delete(key(sum))
        if (found?.n === sum.n && found.amount === sum.amount) continue
        faults.push({ office: sum.office, type: type.id, message: `${name} ${sum.year.slice(0, 4)} 年汇总为 ${found?.n ?? 0}，记录有 ${sum.n}` })
      }
      for (const r of kept.values()) faults.push({ office: r.office, type: type.id, message: `${name} ${r.year.slice(0, 4)} 年汇总为 ${r.n}，记录有 0` })
    }
  }
  return faults
}

/** The newest of an office and as many from a place in the middle, which moves with the day. */
async function sampleIds(client: PoolClient, { office, table }: Place, seed: string): Promise<string[]> {
  const text = `(select id from ${table.table} where office_id = $1 order by opened_on desc, id desc limit 50)
    union (select id from ${table.table} where office_id = $1 and id >= (
      select percentile_disc($2::float8) within group (order by id) from (select id from ${table.table} where office_id = $1) all_ids) order by id limit 50)`
  const share = (Number.parseInt(seed.replaceAll('-', ''), 10) % 97) / 97
  return (await client.query<{ id: string }>(text, [office, share])).rows.map((r) => r.id)
}

async function lengthFaults(client: PoolClient, { office, table }: Place): Promise<DataFault[]> {
  const { rows } = await client.query<{ id: string; seq: number | null; n: number | null }>(
    `select coalesce(t.id, a.case_id) as id, t.seq, a.n from (select id, seq from ${table.table} where office_id = $1) t
     full join (select case_id, count(*)::int as n from mingfa.case_action where office_id = $1 and type = $2 group by case_id) a on a.case_id = t.id
     where t.seq is distinct from a.n limit ${BATCH}`,
    [office, table.type.id],
  )
  return rows.map((r) => ({ office, type: table.type.id, caseId: r.id, message: `数据表记为 ${r.seq ?? '无'}，日志有 ${r.n ?? 0} 个动作` }))
}

/** Columns of terms against the terms that the case itself keeps. */
async function termFaults(client: PoolClient, { office, table }: Place): Promise<DataFault[]> {
  const kept = (id: string, what: string): string => `(trace->'terms'->'${id}'->>'${what}')::date`
  const wrong = [
    '(next_due is null) <> (next_term is null)',
    `(next_term is not null and (trace->'terms'->next_term->>'due')::date is distinct from next_due)`,
    ...table.terms.flatMap(({ id, due, met }) => [`"${due}" is distinct from ${kept(id, 'due')}`, `"${met}" is distinct from ${kept(id, 'metOn')}`]),
  ]
  const { rows } = await client.query<{ id: string }>(`select id from ${table.table} where office_id = $1 and (${wrong.join(' or ')}) limit ${BATCH}`, [office])
  return rows.map((r) => ({ office, type: table.type.id, caseId: r.id, message: '期限各列与案件自身的期限不一致' }))
}

/** Rows of open cases one page after the other, with what `fault` says of each. */
async function stateFaults(
  client: PoolClient,
  place: Place,
  where: string,
  fault: (state: ReturnType<typeof stateOf>) => string | undefined,
): Promise<DataFault[]> {
  const { office, table } = place
  const faults: DataFault[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const text = `select * from ${table.table} where office_id = $1 and id > $2::uuid and ${where} order by id limit ${BATCH}`
    const { rows } = await client.query<Record<string, unknown>>(text, [office, after])
    for (const row of rows) {
      const message = fault(stateOf(table, row))
      if (message) faults.push({ office, type: table.type.id, caseId: row.id as string, message })
    }
    if (rows.length < BATCH) return faults
    after = rows[rows.length - 1]?.id as string
  }
}

const labelOf = (type: AnyCaseType, term: string): string => type.procedures.findLast((p) => p.terms[term])?.terms[term]?.label ?? term

function provisionalFaults(parts: CheckParts, client: PoolClient, place: Place): Promise<DataFault[]> {
  const { coversUntil } = parts.context.calendar(place.office)
  const where = `trace @? '$.terms.* ? (@.provisional == true && !exists(@.metOn) && !exists(@.endedOn))'`
  return stateFaults(client, place, where, (state) => {
    const known = Object.entries(state.terms).filter(([, t]) => t.provisional && !t.metOn && !t.endedOn && t.due <= coversUntil)
    return known.length > 0 ? `节假日安排已公布，仍为暂定：${known.map(([id]) => labelOf(place.table.type, id)).join('、')}` : undefined
  })
}

function breachFaults(parts: CheckParts, client: PoolClient, place: Place): Promise<DataFault[]> {
  // What ran out yesterday is for tonight's run; what ran out before should have been seen.
  const asOf = addDays(parts.context.today(), -1)
  return stateFaults(client, place, `next_due < '${asOf}'`, (state) => {
    const missed = newlyBreached(state, asOf)
    return missed.length > 0 ? `已超期而没有记载：${missed.map((id) => labelOf(place.table.type, id)).join('、')}` : undefined
  })
}

type Notice = { case_id: string; notice: unknown; published_on: string; withdrawn_on: string | null }

async function noticeFaults(parts: CheckParts, client: PoolClient, { office, table }: Place): Promise<DataFault[]> {
  const faults: DataFault[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query<Notice>(
      `select case_id, notice, published_on, withdrawn_on from mingfa.publication where office_id = $1 and type = $2 and case_id > $3::uuid order by case_id limit ${BATCH}`,
      [office, table.type.id, after],
    )
    const ids = rows.map((r) => r.case_id)
    const replayed = await replaySome(parts.context, client, office, ids)
    const published = new Map(replayed.flatMap((c) => ('fault' in c || !c.published ? [] : [[c.state.id, c.published]])))
    for (const row of rows) {
      const said = published.get(row.case_id)
      const place = { office, type: table.type.id, caseId: row.case_id }
      if (!said) faults.push({ ...place, message: '公示没有对应的公示动作' })
      else if (said.on !== row.published_on || said.withdrawnOn !== row.withdrawn_on) faults.push({ ...place, message: '公示日期、撤回日期与动作不符' })
      else if (JSON.stringify(noticeOf(table.type, said.state.values)) !== JSON.stringify(row.notice))
        faults.push({ ...place, message: '公示内容与公示时的案件不符' })
    }
    if (rows.length < BATCH) return faults
    after = ids[ids.length - 1] as string
  }
}

async function sealFaults(parts: CheckParts, client: PoolClient): Promise<DataFault[]> {
  const yesterday = addDays(parts.context.today(), -1)
  const { rows } = await client.query<{ office: number }>(
    `select h.office_id as office from mingfa.chain_head h where h.no > 0
       and exists (select 1 from mingfa.case_action a where a.office_id = h.office_id and a.at < $1::timestamptz)
       and not exists (select 1 from mingfa.chain_seal s where s.office_id = h.office_id and s.day >= $2::date) order by 1`,
    [`${yesterday}T00:00:00.000+08:00`, addDays(yesterday, -1)],
  )
  return rows.map(({ office }) => ({ office, message: '链根已有两天没有封存' }))
}

/** Checkers of cases of every kind. */
export function caseCheckers(parts: CheckParts): Checker[] {
  const { context } = parts
  const perPlace = (id: string, sentence: string, find: (client: PoolClient, place: Place) => Promise<DataFault[]>): Checker => ({
    id,
    sentence,
    find: (client) => eachPlace(parts, client, (place) => find(client, place)),
  })
  return [
    { id: 'figures.counts', sentence: '每个机关、每个年度的汇总数等于数据表中的记录数', find: (client) => figureFaults(parts, client) },
    perPlace('cases.length', '每个案件在数据表中的序号等于它在日志中的动作数', lengthFaults),
    perPlace('cases.rows', '抽查的案件，数据表中的行与由日志还原的一致', async (client, place) => {
      const ids = await sampleIds(client, place, context.today())
      return (await compareSome(context, client, place.office, ids)).map((f) => ({ ...f, type: place.table.type.id }))
    }),
    perPlace('terms.columns', '每个待办日期都来自案件自身的期限', termFaults),
    perPlace('terms.provisional', '节假日安排公布之后，没有仍为暂定的期限', (client, place) => provisionalFaults(parts, client, place)),
    perPlace('terms.breach', '超期的期限都有记载', (client, place) => breachFaults(parts, client, place)),
    perPlace('notices.actions', '每条公示都有公示动作，内容与公示时的案件一致', (client, place) => noticeFaults(parts, client, place)),
    { id: 'chain.sealed', sentence: '每条链的链根按日封存，最多迟一天', find: (client) => sealFaults(parts, client) },
  ]
}
