/** The way of one write: the same for every case type and every door. */
import type { PoolClient } from 'pg'
import { choices, type Refusal, refusal, restsOnForm } from '../../engine/allow.ts'
import { isCareAction, isMarked } from '../../engine/care.ts'
import type { CareAsk } from '../../engine/care-state.ts'
import {
  type Actor,
  type AnyCaseType,
  type AnyProcedure,
  type Ask,
  type CaseState,
  type Day,
  procedureOf,
  procedureOn,
  type Role,
  type Value,
  type Values,
} from '../../engine/define.ts'
import { actionLabel, isBuiltIn } from '../../engine/fold.ts'
import { type FieldError, parseForm } from '../../engine/parse.ts'
import { newlyBreached } from '../../engine/terms.ts'
import { claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import { inTx, newId, sqlstate } from '../db/index.ts'
import { type ActRequest, type ActResult, type Changed, receiptOf } from './asked.ts'
import { builtInExtra, builtInFaults, builtInForm } from './built-in.ts'
import { parseCare, standingOf, watching } from './care.ts'
import { type Link, link, type Sheet } from './chain.ts'
import { type LedgerContext, typeIn } from './context.ts'
import { resolveOfficers } from './officers.ts'
import { publish, statedReason } from './publicity.ts'
import { firstReceipt } from './receipt.ts'
import { ring } from './ring.ts'
import { Moves } from './rollup.ts'
import { rowOf, stateOf, type TypeTable } from './rows.ts'
import { settle } from './settle.ts'
import { queueOf } from './tasks.ts'
import { isSealed, sealValues } from './vault.ts'
import { append, type Head, lockHead } from './write.ts'

class RolledBack extends Error {
  readonly result: ActResult
  constructor(result: ActResult) {
    super('rolled back')
    this.result = result
  }
}

/** Takes one action, and whatever it opens, in one transaction. Refusals, input errors and staleness are values; faults throw. */
export async function act(context: LedgerContext, viewer: Viewer, request: ActRequest): Promise<ActResult> {
  const claims = claimsOf(viewer, request.office)
  try {
    return await inTx(context.db.app, claims, async (client) => {
      const table = context.tables.get(request.type)
      // Sent together, answered in this order: the case is read when the chain is already ours.
      const [head, before] = await Promise.all([lockHead(client, request.office), table && loadCase(client, table, request)])
      const result = await actInTx(context, client, { viewer, request, head, before })
      if (!('done' in result)) throw new RolledBack(result)
      return result
    })
  } catch (error) {
    if (!(error instanceof RolledBack) && sqlstate(error) !== '23505') throw error
    const first = await firstReceipt(context, viewer, request)
    if (first) return first
    if (error instanceof RolledBack) return error.result
    throw error
  }
}

type Step = { viewer: Viewer; request: ActRequest; head: Head; before: Loaded | undefined }

async function actInTx(context: LedgerContext, client: PoolClient, step: Step): Promise<ActResult> {
  const { viewer, request, before } = step
  const table = context.tables.get(request.type)
  if (!table) return { refused: { code: 'status', rule: 'type', message: `没有“${request.type}”这一类案件` }, choices: [] }
  if (before && request.seen !== undefined && request.seen !== before.state.seq) return { stale: staleness(table.type, before.state, request.seen) }
  const today = context.today()
  const on = request.on ?? today
  const state = before?.state ?? blankState(table.type, request, on)
  if (!state) return { refused: { code: 'day', rule: 'version', message: `${on} 时还没有适用的程序规定` }, choices: [] }
  const procedure = procedureOf(table.type, state.version)
  const parsed = await parseInput(context, { ...asWorkedWith(context, table.type, state, request), state, request, viewer })
  const self = actorOf(viewer, request.office)
  const stands = standingOf(viewer, request, isCareAction(request.action) ? watching(viewer, request.office, self) : self)
  if (!stands) return { refused: { code: 'role', rule: 'behalf', message: '没有委托您代办这类案件，或者委托已经到期' }, choices: [] }
  const ask: Ask = {
    action: request.action,
    on,
    today,
    ...stands,
    people: [stands.actor, ...parsed.officers],
    ...(parsed.care ? { care: parsed.care } : {}),
    values: { ...state.values, ...parsed.values },
    input: parsed.values,
  }
  const no = refusal(table.type, procedure, state, ask) ?? groundless(request, on, today)
  // A guard that misses a value which was given but could not be read would blame the wrong thing.
  const unread = parsed.errors.some((e) => e.value !== '')
  if (no && !(unread && restsOnForm(no, procedure.actions[request.action]))) return { refused: no, choices: choices(table.type, procedure, state, ask) }
  if (parsed.errors.length > 0) return { invalid: parsed.errors }
  return write(context, client, { ...step, table, procedure, state, ask, extra: parsed.extra })
}

/** Terms run from the server's day; an earlier one must say what proves it. */
function groundless(request: ActRequest, on: Day, today: Day): Refusal | undefined {
  if (on === today || request.ground?.trim()) return undefined
  return { code: 'day', rule: 'ground', message: `办理日期 ${on} 早于今天，请写明依据（如送达回证、邮戳、原始记录）` }
}

type Loaded = { state: CaseState; fingerprint: string | null; extra: Record<string, unknown> }

async function loadCase(client: PoolClient, table: TypeTable, request: ActRequest): Promise<Loaded | undefined> {
  const text = `select * from ${table.table} where office_id = $1 and id = $2 for update`
  const { rows } = await client.query({ name: `load-${table.type.id}`, text, values: [request.office, request.caseId] })
  const row = rows[0]
  return row && { state: stateOf(table, row), fingerprint: row.fingerprint, extra: row.extra }
}

function blankState(type: AnyCaseType, request: ActRequest, on: Day): CaseState | undefined {
  const procedure = procedureOn(type, on) ?? (request.action === 'backfill' ? type.procedures[0] : undefined)
  if (!procedure) return undefined
  return {
    type: type.id,
    id: request.caseId,
    office: request.office,
    version: procedure.from,
    status: 'new',
    seq: 0,
    backfilled: false,
    values: {},
    done: [],
    terms: {},
  }
}

const staleness = (type: AnyCaseType, state: CaseState, seen: number): { seq: number; changed: Changed[] } => ({
  seq: state.seq,
  changed: state.done
    .filter((d) => d.seq > seen)
    .map((d) => ({ seq: d.seq, action: d.action, label: actionLabel(procedureOf(type, state.version), d.action), on: d.on })),
})

/** The viewer as guards see them. */
export const actorOf = (viewer: Viewer, office: number): Actor => ({
  id: viewer.personId,
  name: viewer.name,
  roles: rolesIn(viewer, office),
  ...(viewer.certificate ? { certificate: viewer.certificate } : {}),
})

type Input = { type: AnyCaseType; procedure: AnyProcedure; state: CaseState; request: ActRequest; viewer: Viewer }
type ParsedInput = { values: Values; errors: FieldError[]; officers: Actor[]; extra: Record<string, unknown>; care?: CareAsk }

/** Forms are those of the office, with the fields that it has added; a case that another one opens has nobody to fill those in. */
function asWorkedWith(context: LedgerContext, type: AnyCaseType, { office, version }: CaseState, request: ActRequest): Pick<Input, 'type' | 'procedure'> {
  const own = request.opened ? type : typeIn(context, office, type)
  return { type: own, procedure: procedureOf(own, version) }
}

async function parseInput(context: LedgerContext, { type, procedure, state, request, viewer }: Input): Promise<ParsedInput> {
  if (isCareAction(request.action)) return { values: {}, officers: [], ...(await parseCare(context, viewer, request, request.action)) }
  const form = isBuiltIn(request.action) ? builtInForm(type, procedure, state, request.action) : procedure.actions[request.action]?.form
  const { extra: given, rest } = builtInExtra(request.action, request.input)
  const extra = { ...given, ...request.own?.extra }
  const named = await resolveOfficers(context, type, { office: request.office, input: rest })
  const parsed = parseForm(type.record, form, named.input)
  const errors = [...builtInFaults(procedure, request.action, extra), ...named.errors, ...parsed.errors]
  return { values: { ...parsed.values, ...named.certificates }, errors, officers: named.officers, extra }
}

type Write = Step & {
  table: TypeTable
  procedure: AnyProcedure
  before: Loaded | undefined
  state: CaseState
  ask: Ask
  extra: Record<string, unknown>
}

/** In which roles the actor took a step that is open to several: whose hands it is in then follows from the log. */
function rolesUsed({ procedure, ask }: Write): { as?: readonly Role[] } {
  const by = procedure.actions[ask.action]?.by ?? []
  const as = by.filter((r) => ask.actor.roles.includes(r) && r !== 'system' && r !== 'public')
  return by.length > 1 && as.length > 0 ? { as } : {}
}

async function write(context: LedgerContext, client: PoolClient, w: Write): Promise<ActResult> {
  const { table, request, state, ask, head } = w
  const at = context.now().toISOString()
  const data = sealValues(context.vault, table.type.record, ask.input)
  const sheets: Sheet[] = []
  const sheet = (id: string, action: string, more: Partial<Sheet>): Sheet => ({
    office: request.office,
    id,
    caseId: request.caseId,
    seq: state.seq + 1 + sheets.length,
    type: table.type.id,
    action,
    version: state.version,
    on: ask.on,
    ground: null,
    actors: [],
    data: {},
    extra: {},
    at,
    deviceAt: null,
    ...more,
  })
  const actors = [...new Set([...ask.people, ...(ask.behalf ? [ask.behalf] : [])].map((p) => p.id))]
  // The instant is hashed as it comes back from the database, whatever zone the device wrote it in.
  const deviceAt = request.deviceAt ? new Date(request.deviceAt).toISOString() : null
  const marked = isMarked(w.procedure.actions[request.action]) ? { marked: true } : {}
  const extra = { ...w.extra, ...rolesUsed(w), ...marked, ...(ask.behalf ? { behalf: ask.behalf.id } : {}) }
  const more = { actors, data, extra, ground: request.ground ?? null, deviceAt }
  const first = settle(context, table.type, w.before?.state, sheet(request.actionId, request.action, more))
  sheets.push(first.sheet)
  let next = first.state
  const late = newlyBreached(next, ask.today)
  if (late.length > 0) {
    const breach = settle(context, table.type, next, sheet(newId(), 'breach', { on: ask.today, actors: ['system'], extra: { terms: late } }))
    sheets.push(breach.sheet)
    next = breach.state
  }
  const links = chain(context, sheets, head)
  const moves = new Moves()
  if (w.before) moves.state(table.type, w.before.state, -1)
  moves.state(table.type, next, 1)
  const row = rowOf(table, next, { changedAt: at, fingerprint: w.before?.fingerprint ?? null, extra: w.before?.extra ?? {} }, context.vault)
  const queue = queueOf({ type: table.type, states: [next] }, ask.today, !w.before)
  await append(client, table, request.office, { links, rows: [row], moves: moves.list(), queue })
  await ring(context, client, { type: table.type, before: w.before?.state, after: first.state, sheet: first.sheet })
  const last = links[links.length - 1] as Link
  return afterwards(context, client, { ...w, head: { no: last.no, hash: last.hash } }, next, links[0] as Link)
}

/** Links sheets one after the other behind the head. */
export function chain(context: LedgerContext, sheets: readonly Sheet[], head: Head): Link[] {
  const links: Link[] = []
  let { no, hash } = head
  for (const s of sheets) {
    const next = link(s, no + 1, hash, context.digest)
    links.push(next)
    no = next.no
    hash = next.hash
  }
  return links
}

/** What else the action does in the same transaction: its effect, its public notice, and the case it opens. */
async function afterwards(context: LedgerContext, client: PoolClient, w: Write, state: CaseState, first: Link): Promise<ActResult> {
  const action = w.procedure.actions[w.request.action]
  const taken = { viewer: w.viewer, action: w.request.action, actionId: w.request.actionId, on: w.ask.on, at: first.at, state, input: w.ask.input }
  const effect = w.request.own?.effect ?? context.effects?.[`${w.table.type.id}.${w.request.action}`]
  const no = await effect?.(client, taken)
  if (no) return { refused: no, choices: choices(w.table.type, w.procedure, w.state, w.ask) }
  const reason = statedReason(w.table.type, w.ask.input) ?? w.request.ground ?? null
  if (action?.publicity) await publish(context, client, { type: w.table.type, state, kind: action.publicity, on: w.ask.on, reason })
  if (action?.opens) {
    const opened = await actInTx(context, client, { viewer: w.viewer, head: w.head, before: undefined, request: openingRequest(context, w, action.opens) })
    if (!('done' in opened)) return opened
  }
  return { done: receiptOf(first), state }
}

type Opens = NonNullable<AnyProcedure['actions'][string]['opens']>

function openingRequest(context: LedgerContext, w: Write, opens: Opens): ActRequest {
  const target = context.tables.get(opens.type)?.type
  const procedure = target && procedureOn(target, w.ask.on)
  const action = opens.action ?? Object.entries(procedure?.actions ?? {}).find(([, a]) => a.when.includes('new'))?.[0] ?? ''
  const form = procedure?.actions[action]?.form
  const allowed = new Set(form?.sections.flatMap((s) => s.fields) ?? [])
  const input: Record<string, Value> = Object.fromEntries(Object.entries(opens.set ?? {}).filter(([theirs]) => allowed.has(theirs)))
  for (const [theirs, ours] of Object.entries(opens.carry)) {
    const value = w.ask.values[ours] ?? null
    if (allowed.has(theirs)) input[theirs] = isSealed(value) ? context.vault.open(value) : value
  }
  return {
    type: opens.type,
    office: w.request.office,
    caseId: newId(),
    action,
    actionId: newId(),
    opened: true,
    on: w.ask.on,
    ...(w.request.ground ? { ground: w.request.ground } : {}),
    input,
  }
}
