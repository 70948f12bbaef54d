/** Lists of cases: filter, sort, page by key or by number, with a total that is exact up to a bound. */
import { type AnyCaseType, type Field, searchedFields, type Value } from '../../engine/define.ts'
import { isOwnField } from '../../engine/own-fields.ts'
import { claimsFor, type Viewer } from '../access/index.ts'
import { readOne } from '../db/index.ts'
import { columnOf } from './columns.ts'
import { type LedgerContext, typeIn } from './context.ts'
import { ownOf, type TypeTable } from './rows.ts'
import { type Hit, hitsOf, searchQueryIn } from './search.ts'

/** Totals are counted up to here; beyond, the list says 10,000+. */
export const COUNT_BOUND = 10_000
export const MAX_LIMIT = 200
/** From so many skipped rows on, a page is found in the index first. */
const FAR = 200

export type ListQuery = {
  type: string
  /** One office, or every office whose cases of this type the viewer may read. */
  office?: number
  status?: readonly string[]
  /** Values by field: equal to one of them; for days and money, `from`/`to` bounds. */
  filters?: Readonly<Record<string, { in?: readonly string[]; from?: string; to?: string }>>
  q?: string
  backfilled?: boolean
  /** First and last day of the next term, for 即将到期 and 超期. */
  dueFrom?: string
  dueTo?: string
  sort?: { by: string; descending: boolean }
  limit?: number
  after?: string
  page?: number
  /** So many rows are passed over; instead of a page's number, for whoever jumps into the middle. */
  skip?: number
  /** False leaves the total out, for whoever counts apart. */
  total?: boolean
}

export type ListRow = {
  id: string
  office: number
  status: string
  version: string
  seq: number
  backfilled: boolean
  nextDue: string | null
  nextTerm: string | null
  values: Record<string, Value>
  /** Where the words asked for stand in the case; none without words. */
  hits?: Hit[]
}
export type ListPage = { rows: ListRow[]; total: { count: number; exact: boolean } | null; next: string | null }

type Condition = { text: string[]; values: unknown[] }

function bind(c: Condition, value: unknown): string {
  c.values.push(value)
  return `$${c.values.length}`
}

const comparable = (field: Field): boolean => field.type === 'day' || field.type === 'money' || field.type === 'count'

const amounts = new Set(['money', 'count'])

/** What is compared of a field: its column, or for an office's own field its place in the row's jsonb. */
const placeOf = (field: Field, id: string): string => {
  if (!isOwnField(id)) return columnOf(id)
  const text = `(extra -> 'own' ->> '${id}')`
  return amounts.has(field.type) ? `${text}::numeric` : text
}

/** Does a query compare fields of an office's own, for which there is no index? */
export const asksOwn = (query: ListQuery): boolean => [query.sort?.by ?? '', ...Object.keys(query.filters ?? {})].some(isOwnField)

/** The query without what it asks of an office's own fields: what an index can find. */
export function withoutOwn({ sort, filters, ...query }: ListQuery): ListQuery {
  const declared = Object.fromEntries(Object.entries(filters ?? {}).filter(([id]) => !isOwnField(id)))
  return { ...query, filters: declared, ...(sort && !isOwnField(sort.by) ? { sort } : {}) }
}

/** Columns that may be sorted by: the opening day, any day or amount, the number, the next due day, the last change. */
function sortColumn(type: AnyCaseType, by: string): string | undefined {
  if (by === 'nextDue') return 'next_due'
  if (by === 'changedAt') return 'changed_at'
  if (by === type.record.openedOn) return 'opened_on'
  const field = type.record.fields[by]
  return field && field.secrecy !== 'personal' ? placeOf(field, by) : undefined
}

/** Names in a query that the type does not have; the door answers 422 with them. */
export function unknownNames(type: AnyCaseType, query: ListQuery): string[] {
  const fields = Object.keys(query.filters ?? {}).filter((f) => !type.record.fields[f] || type.record.fields[f]?.secrecy === 'personal')
  const sort = query.sort && !sortColumn(type, query.sort.by) ? [query.sort.by] : []
  const known = new Set(type.procedures.flatMap((p) => Object.keys(p.statuses)))
  return [...fields, ...sort, ...(query.status ?? []).filter((s) => !known.has(s))]
}

function conditions(type: AnyCaseType, query: ListQuery, offices: readonly number[]): Condition {
  const c: Condition = { text: [], values: [] }
  if (query.status?.length === 1) c.text.push(`status = ${bind(c, query.status[0])}`)
  else if (query.status?.length) c.text.push(`status = any(${bind(c, query.status)}::text[])`)
  if (query.backfilled !== undefined) c.text.push(`backfilled = ${bind(c, query.backfilled)}`)
  if (query.dueFrom) c.text.push(`next_due >= ${bind(c, query.dueFrom)}::date`)
  if (query.dueTo) c.text.push(`next_due <= ${bind(c, query.dueTo)}::date`)
  for (const [id, filter] of Object.entries(query.filters ?? {})) {
    const field = type.record.fields[id] as Field
    const column = placeOf(field, id)
    if (filter.in) {
      const stated = filter.in.filter((v) => v !== '')
      const any = `(${column})::text = any(${bind(c, stated)}::text[])`
      c.text.push(filter.in.includes('') ? `(${any} or ${column} is null)` : any)
    }
    if (filter.from && comparable(field)) c.text.push(`${column} >= ${bind(c, filter.from)}`)
    if (filter.to && comparable(field)) c.text.push(`${column} <= ${bind(c, filter.to)}`)
  }
  const search = query.q ? searchQueryIn(offices, query.q) : undefined
  if (query.q) c.text.push(search ? `search @@ ${bind(c, search)}::tsquery` : 'false')
  return c
}

type Cursor = { v: Value; id: string }
/** The cursor after a row, from its sort key and id. */
export const cursorAfter = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** A cursor as given by an earlier page. Undefined when it is none. */
export function readCursor(text: string): Cursor | undefined {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor
    return typeof cursor.id === 'string' && /^[0-9a-f-]{36}$/.test(cursor.id) && cursor.v !== undefined ? cursor : undefined
  } catch {
    return undefined
  }
}

function afterCursor(c: Condition, column: string, descending: boolean, cursor: Cursor): void {
  const sign = descending ? '<' : '>'
  const id = bind(c, cursor.id)
  if (cursor.v === null) {
    c.text.push(`${column} is null and id ${sign} ${id}::uuid`)
    return
  }
  const value = bind(c, cursor.v)
  if (column === 'opened_on') c.text.push(`(opened_on, id) ${sign} (${value}::date, ${id}::uuid)`)
  else c.text.push(`(${column} ${sign} ${value} or (${column} = ${value} and id ${sign} ${id}::uuid) or ${column} is null)`)
}

type Plan = { text: string; values: unknown[]; column: string; limit: number }

/** What is read: the columns, how many rows, and whether the total as well. */
type Reading = { columns: readonly string[]; limit: number; total: boolean }

/** The statement for one page of the rows of some offices. */
export function planOf(table: TypeTable, query: ListQuery, offices: readonly number[], { columns, limit, total }: Reading): Plan {
  const { type } = table
  const descending = query.sort?.descending ?? true
  const column = sortColumn(type, query.sort?.by ?? type.record.openedOn) ?? 'opened_on'
  const all = conditions(type, query, offices)
  const cursor = query.after ? readCursor(query.after) : undefined
  const page: Condition = { text: [...all.text], values: [...all.values] }
  if (cursor) afterCursor(page, column, descending, cursor)
  const nulls = column === 'opened_on' ? '' : descending ? ' nulls last' : ' nulls last'
  const order = `${column} ${descending ? 'desc' : 'asc'}${nulls}, id ${descending ? 'desc' : 'asc'}`
  const skip = cursor ? 0 : (query.skip ?? ((query.page ?? 1) - 1) * limit)
  const names = [...new Set([...HEAD, ...columns])].map((n) => `"${n}"`).join(', ')
  const where = (c: Condition, office: string) => [`office_id = ${office}`, ...c.text].join(' and ')
  const one = offices.length === 1
  const office = bind(page, one ? offices[0] : offices)
  const down = (key: string, id: string) => `${key} ${descending ? 'desc' : 'asc'}${nulls}, ${id} ${descending ? 'desc' : 'asc'}`
  /** Rows of one office up to the page's end, by what they are read for. */
  const here = (names: string, of: string, end: string) => `select ${names} from ${table.table} where ${where(page, of)} order by ${order} ${end}`
  const shown = `${names}, ${column} as sort_key`
  const end = `limit ${limit + 1} offset ${skip}`
  // Far down a list, the rows skipped are passed over in the index alone; only those shown are fetched.
  const far = one
    ? `select ${office}::bigint as far_office, id as far_id from (${here('id', `${office}::bigint`, end)}) f`
    : `select o.id as far_office, f.id as far_id from unnest(${office}::bigint[]) o(id), lateral (${here(`id, ${column} as key`, 'o.id', `limit ${limit + 1 + skip}`)}) f
       order by ${down('f.key', 'f.id')} ${end}`
  const near = one
    ? here(shown, `${office}::bigint`, end)
    : `select t.* from unnest(${office}::bigint[]) o(id), lateral (${here(shown, 'o.id', `limit ${limit + 1 + skip}`)}) t order by ${down('t.sort_key', 't.id')} ${end}`
  const rows = skip >= FAR ? `select ${shown} from (${far}) far join ${table.table} on office_id = far_office and id = far_id order by ${order}` : near
  if (!total) return { text: rows, values: page.values, column, limit }
  const counted = one ? where(all, `${office}::bigint`) : [`office_id = any(${office}::bigint[])`, ...all.text].join(' and ')
  const count = `select count(*)::int from (select 1 from ${table.table} where ${counted} limit ${COUNT_BOUND + 1}) n`
  return { text: `select (${count}) as total, p.* from (select 1) x left join (${rows}) p on true`, values: page.values, column, limit }
}

/** How many rows a query has, counted up to a bound. */
export function countOf(table: TypeTable, query: ListQuery, offices: readonly number[], bound: number): { text: string; values: unknown[] } {
  const all = conditions(table.type, query, offices)
  const where = [`office_id = any(${bind(all, offices)}::bigint[])`, ...all.text].join(' and ')
  return { text: `select count(*)::int as n from (select 1 from ${table.table} where ${where} limit ${bound}) n`, values: all.values }
}

const HEAD = ['id', 'office_id', 'status', 'version', 'seq', 'backfilled', 'next_due', 'next_term'] as const

/** What is read for a list: what it shows, and where words are asked for, what they may stand in. */
const readFields = (type: AnyCaseType, q: string | undefined): string[] => [...new Set([...shownFields(type), ...(q ? searchedFields(type.record) : [])])]

/** Fields a list shows: never personal ones. */
export const shownFields = (type: AnyCaseType): string[] =>
  [...new Set([type.record.number, ...type.record.headline, ...type.record.list, type.record.openedOn])].filter(
    (id) => type.record.fields[id]?.secrecy !== 'personal',
  )

type Raw = Record<string, unknown> & { total: number; id: string | null }

/** A row as lists give it, with the fields that were read. */
export function rowOfList(raw: Record<string, unknown>, fields: readonly string[]): ListRow {
  const values: Record<string, Value> = {}
  for (const id of fields) values[id] = (raw[columnOf(id)] ?? null) as Value
  for (const [id, value] of ownOf(raw.extra)) values[id] = value
  return {
    id: raw.id as string,
    office: raw.office_id as number,
    status: raw.status as string,
    version: raw.version as string,
    seq: raw.seq as number,
    backfilled: raw.backfilled as boolean,
    nextDue: raw.next_due as string | null,
    nextTerm: raw.next_term as string | null,
    values,
  }
}

/** A row with the places of the words asked for, also in fields that the list does not show. */
function withHits(
  type: AnyCaseType,
  row: ListRow,
  { raw, read, q }: { raw: Record<string, unknown>; read: readonly string[]; q: string | undefined },
): ListRow {
  return q ? { ...row, hits: hitsOf(type, rowOfList(raw, read).values, q) } : row
}

/** The table with the fields of the office that is asked of; over several offices only the declared fields mean the same everywhere. */
export const tableFor = (context: LedgerContext, table: TypeTable, { office }: ListQuery): TypeTable =>
  office === undefined ? table : { ...table, type: typeIn(context, office, table.type) }

/** One page of a list. The query's names must be known (see `unknownNames`). */
export async function listCases(context: LedgerContext, viewer: Viewer, query: ListQuery): Promise<ListPage> {
  const table = context.tables.get(query.type)
  const seen = viewer.sees[query.type] ?? []
  const offices = query.office === undefined ? seen : seen.filter((o) => o === query.office)
  const counts = query.total ?? true
  if (!table || offices.length === 0) return { rows: [], total: counts ? { count: 0, exact: true } : null, next: null }
  const limit = Math.min(Math.max(query.limit ?? 20, 1), MAX_LIMIT)
  const read = readFields(table.type, query.q)
  const plan = planOf(tableFor(context, table, query), query, offices, { columns: [...read.map(columnOf), 'extra'], limit, total: counts })
  const { rows } = await readOne<Raw>(context.db.app, claimsFor(viewer, query.type), { text: plan.text, values: plan.values })
  const found = rows.filter((r) => r.id !== null)
  const shown = found.slice(0, plan.limit)
  const last = shown[shown.length - 1]
  const total = rows[0]?.total ?? 0
  return {
    rows: shown.map((r) => withHits(table.type, rowOfList(r, shownFields(table.type)), { raw: r, read, q: query.q })),
    total: counts ? { count: Math.min(total, COUNT_BOUND), exact: total <= COUNT_BOUND } : null,
    next: found.length > plan.limit && last ? cursorAfter({ v: last.sort_key as Value, id: last.id as string }) : null,
  }
}
