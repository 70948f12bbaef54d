/** Every case of an office, folded anew from the action log: what rebuilding, verifying and checking stand on. Bounded memory. */
import type { PoolClient } from 'pg'
import { type CaseState, type Day, procedureOf, type Values } from '../../engine/define.ts'
import { type Entry, foldOne } from '../../engine/fold.ts'
import type { LedgerContext } from './context.ts'
import type { RowFacts, TypeTable } from './rows.ts'

type ActionRow = {
  id: string
  case_id: string
  seq: number
  type: string
  action: string
  version: Day
  on_day: Day
  actors: string[]
  data: Values
  extra: NonNullable<Entry['extra']> & { fingerprint?: string; content?: string }
  at: string
  chain_no: number
}

/** What the log says about a case's public notice: the days, and the case as it was when it was published. */
export type Published = { on: Day; withdrawnOn: Day | null; state: CaseState }
export type ReplayedCase = { table: TypeTable; state: CaseState; facts: RowFacts; published?: Published }
/** A case that cannot be folded, with the action at which it fails. */
export type ReplayFault = { type: string; caseId: string; actionId: string; no: number; fault: string }
export type Replayed = ReplayedCase | ReplayFault

const PAGE = 2_000
const COLUMNS = 'a.id, a.case_id, a.seq, a.type, a.action, a.version, a.on_day, a.actors, a.data, a.extra, a.at, a.chain_no'

async function* pagesOf(client: PoolClient, office: number): AsyncGenerator<ActionRow[]> {
  const text = `select ${COLUMNS} from mingfa.case_action a where a.office_id = $1 and (a.case_id, a.seq) > ($2::uuid, $3::int)
    order by a.case_id, a.seq limit ${PAGE}`
  let after: [string, number] = ['00000000-0000-0000-0000-000000000000', 0]
  for (;;) {
    const { rows } = await client.query<ActionRow>(text, [office, ...after])
    if (rows.length > 0) yield rows
    const last = rows[rows.length - 1]
    if (!last || rows.length < PAGE) return
    after = [last.case_id, last.seq]
  }
}

/** Folds the entries of one case after the other. */
class CaseFold {
  readonly #context: LedgerContext
  readonly #office: number
  #state: CaseState | undefined
  #facts: RowFacts = { changedAt: '', fingerprint: null }
  #published: Published | undefined
  #fault: ReplayFault | undefined

  constructor(context: LedgerContext, office: number) {
    this.#context = context
    this.#office = office
  }

  add(row: ActionRow): void {
    if (this.#fault) return
    try {
      this.#fold(row)
    } catch (error) {
      this.#fault = { type: row.type, caseId: row.case_id, actionId: row.id, no: row.chain_no, fault: (error as Error).message }
    }
  }

  #fold(row: ActionRow): void {
    const before = this.#state
    const table = this.#context.tables.get(row.type)
    if (!table) throw new Error(`没有“${row.type}”这一类案件`)
    if (before && before.type !== row.type) throw new Error(`同一案件先后记为“${before.type}”和“${row.type}”`)
    const seq = (before?.seq ?? 0) + 1
    if (row.seq !== seq) throw new Error(`案件的第 ${seq} 个动作缺失，其后是第 ${row.seq} 个`)
    if (before && before.version !== row.version) throw new Error(`案件按 ${before.version} 的程序办理，动作却记为 ${row.version}`)
    const entry: Entry = {
      id: row.id,
      caseId: row.case_id,
      office: this.#office,
      type: row.type,
      seq: row.seq,
      action: row.action,
      version: row.version,
      on: row.on_day,
      actors: row.actors,
      data: row.data,
      extra: row.extra,
    }
    const state = foldOne(table.type, before, entry, this.#context.published)
    this.#state = state
    const { fingerprint, content } = row.extra
    this.#facts = { ...this.#facts, changedAt: row.at, ...(fingerprint ? { fingerprint, extra: { content } } : {}) }
    const publicity = procedureOf(table.type, state.version).actions[row.action]?.publicity
    if (publicity === 'publish') this.#published = { on: row.on_day, withdrawnOn: null, state }
    else if (publicity === 'withdraw' && this.#published && !this.#published.withdrawnOn) this.#published = { ...this.#published, withdrawnOn: row.on_day }
  }

  /** The case so far; undefined when there was none. Starts the next one. */
  take(): Replayed | undefined {
    const table = this.#state && this.#context.tables.get(this.#state.type)
    const whole =
      this.#state && table ? { table, state: this.#state, facts: this.#facts, ...(this.#published ? { published: this.#published } : {}) } : undefined
    const taken = this.#fault ?? whole
    this.#state = undefined
    this.#facts = { changedAt: '', fingerprint: null }
    this.#published = undefined
    this.#fault = undefined
    return taken
  }
}

/** All cases of an office in the order of their ids. Runs in the caller's transaction, as a role that may read the whole log. */
export async function* replay(context: LedgerContext, client: PoolClient, office: number): AsyncGenerator<Replayed> {
  const fold = new CaseFold(context, office)
  let current: string | undefined
  for await (const page of pagesOf(client, office)) {
    for (const row of page) {
      if (row.case_id !== current) {
        const done = fold.take()
        if (done) yield done
        current = row.case_id
      }
      fold.add(row)
    }
  }
  const last = fold.take()
  if (last) yield last
}

/** Some cases of an office, folded from the log. */
export async function replaySome(context: LedgerContext, client: PoolClient, office: number, ids: readonly string[]): Promise<Replayed[]> {
  const text = `select ${COLUMNS} from mingfa.case_action a where a.office_id = $1 and a.case_id = any($2::uuid[]) order by a.case_id, a.seq`
  const { rows } = await client.query<ActionRow>(text, [office, ids])
  const done: Replayed[] = []
  const fold = new CaseFold(context, office)
  rows.forEach((row, i) => {
    fold.add(row)
    const whole = rows[i + 1]?.case_id === row.case_id ? undefined : fold.take()
    if (whole) done.push(whole)
  })
  return done
}

/** Offices that have anything in the ledger: actions, a head, seals, rows or figures. Read as the owner. */
export async function ledgerOffices(client: PoolClient, context: LedgerContext): Promise<number[]> {
  // A loose scan along the index: as many steps as there are offices, however long the log.
  const log = `(with recursive o(id) as (
      (select office_id from mingfa.case_action order by office_id limit 1)
      union all select (select a.office_id from mingfa.case_action a where a.office_id > o.id order by a.office_id limit 1) from o where o.id is not null
    ) select id from o where id is not null)`
  const others = ['chain_head', 'chain_seal', 'rollup', ...context.tables.keys()].map((t) => `select distinct office_id as id from mingfa.${t}`)
  // An office whose chain is gone altogether is still known to the office above.
  const handedUp = 'select distinct of_office as id from mingfa.chain_witness'
  const { rows } = await client.query<{ id: number }>(`select distinct id from (${[log, ...others, handedUp].join(' union all ')}) s order by id`)
  return rows.map((r) => r.id)
}
