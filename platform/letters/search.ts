/** Finding letters among those that somebody may see: newest first, page after page by key. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, CaseState, Day, Values } from '../../engine/define.ts'
import { type LetterStatus, letterStatuses } from '../../engine/letters.ts'
import { claimsFor, claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import { type Hit, marksIn, shownFields, standsIn, stateOf, type Vault, waysOf } from '../ledger/index.ts'
import { keyedToken, type Said } from './findable.ts'
import type { LetterParts } from './parts.ts'
import type { LetterView } from './read.ts'

export type FoundLetter = Pick<LetterView, 'id' | 'office' | 'type' | 'caseId' | 'kind' | 'title' | 'status' | 'statusLabel' | 'number'> & {
  /** Of its numbering; before that, of its draft. */
  day: Day
  /** What a list shows of its case, by field. */
  values: Values
  hits: Hit[]
}
/** `total` counts up to a bound; `next` is the key of the page after. */
export type FoundLetters = { rows: FoundLetter[]; total: { count: number; exact: boolean }; next: string | null }

/** Letters are counted up to `counted`. A word in more is common: the `newest` so many are looked at one by one before the index is asked for all. */
export type SearchBounds = { counted: number; newest: number }
const BOUNDS: SearchBounds = { counted: 1_000, newest: 2_000 }
/** What has all the tokens and yet not the words is passed over; after so many pages of such the rest is for the next page. */
const ROUNDS = 5
/** So much of a text is shown before and after the first mark. */
const BEFORE = 30
const AFTER = 90

type Row = {
  office: number
  id: string
  type: string
  day: Day
  said: string
  case_id: string
  kind: string
  title: string
  status: LetterStatus
  number: string | null
}
type Key = { day: Day; id: string }
type Found = Key & { office: number }
/** `seen`: the condition on a letter `l` of which the words are found; its only value is `whole`. */
type Plan = { offices: number[]; words: string; seen: string; whole: string[] }

const readers = (viewer: Viewer, types: readonly AnyCaseType[], office: number): string[] => {
  const roles = rolesIn(viewer, office)
  return types.filter((t) => viewer.sees[t.id]?.includes(office) && roles.some((r) => t.readers.includes(r))).map((t) => t.id)
}

/** The query of tokens: in every office its own keys; a name that only some see whole counts for them. */
function tokenQuery(vault: Vault, viewer: Viewer, types: readonly AnyCaseType[], offices: readonly number[], ways: readonly string[][]): string {
  const one = (office: number, whole: readonly string[]) => (token: string) =>
    `(${['', ...whole].map((type) => `'${keyedToken(vault, office, token, type)}'`).join(' | ')})`
  return offices.flatMap((office) => ways.map((way) => `(${way.map(one(office, readers(viewer, types, office))).join(' & ')})`)).join(' | ')
}

/** The condition: theirs to see by the letter, and by its case; drafts for those who see them whole. */
function planOf({ ledger }: LetterParts, viewer: Viewer, q: string): Plan | undefined {
  const ways = waysOf(q)
  const tables = [...ledger.context.tables.values()].filter((t) => t.type.letters && (viewer.sees[t.type.id]?.length ?? 0) > 0)
  const types = tables.map((t) => t.type)
  const offices = [...new Set(types.flatMap((t) => viewer.sees[t.id] ?? []))]
  if (ways.length === 0 || offices.length === 0) return undefined
  const whole = offices.flatMap((o) => readers(viewer, types, o).map((t) => `${t}:${o}`))
  const cases = tables.map((t) => `when '${t.type.id}' then exists (select 1 from ${t.table} c where c.office_id = l.office_id and c.id = l.case_id)`)
  const seen = `(l.status <> 'draft' or l.type || ':' || l.office_id = any($3::text[])) and case l.type ${cases.join(' ')} else false end`
  return { offices, words: tokenQuery(ledger.context.vault, viewer, types, offices, ways), seen, whole }
}

/**
 * By which index the next statements go. Left to itself the database reads every letter for a common word, as it takes the tokens, which lie apart from
 * the rows, for near: seconds for what the index of tokens answers in milliseconds.
 */
const go = (client: PoolClient, by: 'tokens' | 'keys') => {
  const [index, bitmap] = by === 'tokens' ? ['off', 'on'] : ['on', 'off']
  const ways = { seqscan: 'off', indexscan: index, indexonlyscan: index, bitmapscan: bitmap }
  const each = Object.entries(ways).map(([way, on]) => `set local enable_${way} = ${on}`)
  return client.query([...each, 'set local max_parallel_workers_per_gather = 0'].join('; '))
}

/** Some letters with the tokens, in no order. */
async function someOf(client: PoolClient, { offices, words }: Plan, limit: number): Promise<Found[]> {
  await go(client, 'tokens')
  const text = `select s.office_id as office, s.id, s.day::text as day from mingfa.letter_search s
    where s.office_id = any($1::bigint[]) and s.search @@ $2::tsquery limit $3`
  return (await client.query<Found>(text, [offices, words, limit])).rows
}

const AFTER_KEY = '($3::date is null or (s.day, s.id) < ($3::date, $4::uuid))'

/** Letters with the tokens after a key, newest first; of a common word, of which `newest` tells how many to look at, mostly without the index. */
async function keysOf(client: PoolClient, { offices, words }: Plan, newest: number | undefined, after: Key | undefined, limit: number): Promise<Found[]> {
  const values = [offices, words, after?.day ?? null, after?.id ?? null, limit]
  const columns = 's.office_id as office, s.id, s.day::text as day'
  const order = 'order by s.day desc, s.id desc limit'
  if (newest !== undefined) {
    await go(client, 'keys')
    const each = `select s.* from mingfa.letter_search s where s.office_id = o.id and ${AFTER_KEY} ${order} $6`
    const latest = `select s.* from unnest($1::bigint[]) o(id) cross join lateral (${each}) s ${order} $6`
    const { rows } = await client.query<Found>(`select ${columns} from (${latest}) s where s.search @@ $2::tsquery ${order} $5`, [...values, newest])
    if (rows.length === limit) return rows
  }
  await go(client, 'tokens')
  const text = `select ${columns} from mingfa.letter_search s where s.office_id = any($1::bigint[]) and s.search @@ $2::tsquery and ${AFTER_KEY} ${order} $5`
  return (await client.query<Found>(text, values)).rows
}

const fromKeys = (keys: readonly Found[], whole: readonly string[]) => [keys.map((k) => k.office), keys.map((k) => k.id), whole]

/** How many of these may be seen. */
async function countOf(client: PoolClient, { seen, whole }: Plan, keys: readonly Found[]): Promise<number> {
  await go(client, 'keys')
  const text = `select count(*)::int as n from unnest($1::bigint[], $2::uuid[]) w(office, id)
    join mingfa.letter l on l.office_id = w.office and l.id = w.id where ${seen}`
  return (await client.query<{ n: number }>(text, fromKeys(keys, whole))).rows[0]?.n ?? 0
}

/** Those of these that may be seen. */
async function rowsOf(client: PoolClient, { seen, whole }: Plan, keys: readonly Found[]): Promise<Row[]> {
  await go(client, 'keys')
  const text = `select s.office_id as office, s.id, s.type, s.day::text as day, s.said, l.case_id, l.kind, l.title, l.status, l.number
    from unnest($1::bigint[], $2::uuid[]) w(office, id) join mingfa.letter_search s on s.office_id = w.office and s.id = w.id
    join mingfa.letter l on l.office_id = s.office_id and l.id = s.id where ${seen} order by s.day desc, s.id desc`
  return (await client.query<Row>(text, fromKeys(keys, whole))).rows
}

/** A piece of a long text around its first mark. */
function clipped({ marks, text, ...rest }: Hit): Hit {
  const first = marks[0]?.start ?? 0
  const from = Math.max(0, first - BEFORE)
  const to = Math.min(text.length, first + AFTER)
  const piece = text.slice(from, to).replaceAll('\n', ' ')
  const [head, tail] = [from > 0 ? '…' : '', to < text.length ? '…' : '']
  const shift = head.length - from
  return { ...rest, text: `${head}${piece}${tail}`, marks: marks.filter((m) => m.end <= to).map((m) => ({ start: m.start + shift, end: m.end + shift })) }
}

/** Where it stands; undefined when it has the tokens but not the words. */
function hitsOf(said: Said, whole: boolean, q: string): Hit[] | undefined {
  const names = whole ? [...said.names, ...said.whole] : said.names
  const texts = [
    { field: 'title', label: '文书', text: said.title },
    { field: 'number', label: '文号', text: said.number },
    ...names.map((name) => ({ field: 'name', ...name })),
    { field: 'text', label: '正文', text: said.text },
  ]
  if (
    !standsIn(
      texts.map((t) => t.text),
      q,
    )
  )
    return undefined
  return texts.flatMap((t) => {
    const marks = marksIn(t.text, q)
    return marks.length > 0 ? [clipped({ ...t, marks })] : []
  })
}

/** Cases of some letters as their reader may see them, by id. */
async function casesOf({ ledger, db }: LetterParts, viewer: Viewer, type: string, rows: readonly Row[]): Promise<Map<string, CaseState>> {
  const table = ledger.context.tables.get(type)
  if (!table) return new Map()
  const text = `select t.* from unnest($1::bigint[], $2::uuid[]) w(office, id) join ${table.table} t on t.office_id = w.office and t.id = w.id`
  const values = [rows.map((r) => r.office), rows.map((r) => r.case_id)]
  const found = await inTx(db.app, claimsFor(viewer, type), (client) => client.query(text, values))
  return new Map(found.rows.map((row) => [row.id as string, stateOf(table, row)]))
}

async function shownOf(parts: LetterParts, viewer: Viewer, rows: readonly (Row & { hits: Hit[] })[]): Promise<FoundLetter[]> {
  const cases = new Map<string, CaseState>()
  for (const [type, some] of Map.groupBy(rows, (r) => r.type)) for (const [id, state] of await casesOf(parts, viewer, type, some)) cases.set(id, state)
  return rows.flatMap(({ said: _said, case_id: caseId, ...row }) => {
    const state = cases.get(caseId)
    const type = parts.ledger.context.tables.get(row.type)?.type
    if (!state || !type) return []
    const values = Object.fromEntries(shownFields(type).flatMap((id) => (state.values[id] === undefined ? [] : [[id, state.values[id]]])))
    return [{ ...row, caseId, statusLabel: letterStatuses[row.status], values }]
  })
}

/** A key as given by an earlier page; undefined when it is none. */
export function readLetterKey(text: string): Key | undefined {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text) ?? []
  return day && id ? { day, id } : undefined
}

type Ask = { q: string; after?: Key; limit: number }
type Page = { found: (Row & { hits: Hit[] })[]; after?: Key; more: boolean }

/** A page of those that hold the words, and from where to go on. */
async function pageOf({ ledger }: LetterParts, client: PoolClient, plan: Plan, newest: number | undefined, ask: Ask): Promise<Page> {
  const { vault } = ledger.context
  const whole = new Set(plan.whole)
  const page: Page = { found: [], ...(ask.after ? { after: ask.after } : {}), more: true }
  for (let round = 0; round < ROUNDS && page.more && page.found.length < ask.limit; round += 1) {
    const keys = await keysOf(client, plan, newest, page.after, ask.limit + 1)
    page.more = keys.length > ask.limit
    const batch = keys.slice(0, ask.limit)
    const rows = await rowsOf(client, plan, batch)
    for (const row of rows) {
      const hits = hitsOf(JSON.parse(vault.open(row.said)) as Said, whole.has(`${row.type}:${row.office}`), ask.q)
      if (hits) page.found.push({ ...row, hits })
      if (page.found.length === ask.limit && row !== rows.at(-1)) return { ...page, after: row, more: true }
    }
    const last = batch.at(-1)
    if (last) page.after = last
  }
  return page
}

/** Letters that hold what was typed. */
export async function searchLetters(parts: LetterParts, viewer: Viewer, ask: Ask, { counted, newest } = BOUNDS): Promise<FoundLetters> {
  const plan = planOf(parts, viewer, ask.q)
  if (!plan) return { rows: [], total: { count: 0, exact: true }, next: null }
  const { page, total } = await inTx(parts.db.app, claimsOf(viewer), async (client) => {
    const some = await someOf(client, plan, counted + 1)
    const common = some.length > counted
    const page = await pageOf(parts, client, plan, common ? newest : undefined, ask)
    if (!page.more && !ask.after) return { page, total: { count: page.found.length, exact: true } }
    return { page, total: { count: await countOf(client, plan, some.slice(0, counted)), exact: !common } }
  })
  const { found, after, more } = page
  return { rows: await shownOf(parts, viewer, found), total, next: more && after ? `${after.day}_${after.id}` : null }
}
