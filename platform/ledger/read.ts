/** One case as one person may see it: facts, timeline, terms, and what may be done next. */
import type { Choice } from '../../engine/allow.ts'
import { type CareExtra, reasonOf } from '../../engine/care.ts'
import { type AnyCaseType, type AnyProcedure, type CaseState, type Day, procedureOf, type Values } from '../../engine/define.ts'
import { actionLabel } from '../../engine/fold.ts'
import { citeAll } from '../../engine/law.ts'
import { wordsOfValue } from '../../engine/parse.ts'
import { type Explanation, explainTerm, standing, type TermStanding } from '../../engine/terms.ts'
import { claimsFor, claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import { inTx, readOne } from '../db/index.ts'
import { actorOf } from './act.ts'
import { type CareView, careNote, careView, choicesFor, peopleIn } from './care-view.ts'
import { type LedgerContext, typeIn } from './context.ts'
import { stateOf, type TypeTable } from './rows.ts'
import { maskedValues } from './vault.ts'

export type TimelineEntry = {
  seq: number
  id: string
  action: string
  label: string
  on: Day
  at: string
  deviceAt: string | null
  ground: string | null
  actors: string[]
  law: string
  values: { label: string; value: string }[]
  note?: string
  /** Files that came with it, as an opinion may have. */
  files?: { id: string; name: string; size: number; sha256: string }[]
  hash: string
}

export type CaseView = {
  case: Pick<CaseState, 'id' | 'type' | 'office' | 'version' | 'status' | 'seq' | 'backfilled' | 'values'> & { statusLabel: string }
  timeline: TimelineEntry[]
  terms: TermStanding[]
  choices: Choice[]
  care: CareView
  /** Names of the people whom it speaks of, by id. */
  names: Record<string, string>
}

export type Address = { type: string; office: number; caseId: string }
type ActionRow = {
  seq: number
  id: string
  action: string
  on_day: string
  at: string
  device_at: string | null
  ground: string | null
  actors: string[]
  data: Values
  extra: Record<string, unknown>
  hash: string
}

const ACTIONS = `select json_agg(json_build_object('seq', a.seq, 'id', a.id, 'action', a.action, 'on_day', a.on_day, 'at', a.at, 'device_at', a.device_at,
  'ground', a.ground, 'actors', a.actors, 'data', a.data, 'extra', a.extra, 'hash', a.hash) order by a.seq)
  from mingfa.case_action a where a.office_id = $1 and a.case_id = $2`

type Found = { table: TypeTable; state: CaseState; actions: ActionRow[] }

/** A case with its actions; undefined when it does not exist or is not theirs to see. */
async function findCase(context: LedgerContext, viewer: Viewer, { type, office, caseId }: Address): Promise<Found | undefined> {
  const table = context.tables.get(type)
  if (!table || !viewer.sees[type]?.includes(office)) return undefined
  const text = `select c.*, (${ACTIONS}) as actions from ${table.table} c where c.office_id = $1 and c.id = $2`
  const { rows } = await readOne(context.db.app, claimsFor(viewer, type), { name: `read-${type}`, text, values: [office, caseId] })
  const row = rows[0]
  return row && { table, state: stateOf(table, row), actions: row.actions as ActionRow[] }
}

/** Where a case of unknown type or office lies, among the cases this person may see. */
export async function locate(context: LedgerContext, viewer: Viewer, caseId: string): Promise<Address | undefined> {
  const offices = [...new Set(Object.values(viewer.sees).flat())]
  return inTx(context.db.app, claimsOf(viewer), async (client) => {
    const text = 'select office_id, type from mingfa.case_action where office_id = any($1::bigint[]) and case_id = $2 and seq = 1'
    const { rows } = await client.query<{ office_id: number; type: string }>(text, [offices, caseId])
    return rows[0] && { type: rows[0].type, office: rows[0].office_id, caseId }
  })
}

/** Names of the people in a timeline, by id. */
export type Names = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** What a case looks like to one person now: facts, terms and next steps. Personal values are masked. */
export type Presented = Pick<CaseView, 'case' | 'terms' | 'choices' | 'care'>

/** Presents a state that is already at hand; asks the database nothing. */
export function present(context: LedgerContext, viewer: Viewer, state: CaseState): Presented {
  const type = context.tables.get(state.type)?.type
  if (!type) throw new Error(`no case type '${state.type}'`)
  const procedure = procedureOf(type, state.version)
  const today = context.today()
  const calendar = context.calendar(state.office)
  const actor = actorOf(viewer, state.office)
  const ask = { on: today, today, actor, people: [actor], values: state.values }
  // An adviser from outside has no step of the procedure, and need not be told why not.
  const adviser = viewer.advises?.includes(state.office) === true
  const mayAct = rolesIn(viewer, state.office).length > 0 && !adviser
  const care = careView(viewer, type, state, ask)
  const { id, office, version, status, seq, backfilled } = state
  return {
    case: {
      id,
      type: type.id,
      office,
      version,
      status,
      seq,
      backfilled,
      statusLabel: procedure.statuses[status]?.label ?? status,
      values: maskedValues(context.vault, type.record, state.values),
    },
    terms: Object.entries(state.terms).map(([term, t]) => standing(procedure, term, t, calendar, today)),
    choices: mayAct ? choicesFor(viewer, type, state, ask) : [],
    care: adviser ? { ...care, choices: care.choices.filter((c) => c.action === 'careOpine') } : care,
  }
}

/** The whole view of a case; undefined when there is none to see. Personal values are masked. */
export async function readCase(context: LedgerContext, viewer: Viewer, address: Address, names: Names): Promise<CaseView | undefined> {
  const found = await findCase(context, viewer, address)
  if (!found) return undefined
  const { table, state, actions } = found
  const procedure = procedureOf(table.type, state.version)
  const presented = present(context, viewer, state)
  const { handler, returnedBy } = presented.care
  const known = await names([...new Set([...actions.flatMap((a) => [...a.actors, ...peopleIn(a.extra)]), ...[handler, returnedBy].filter((p) => p !== null)])])
  return {
    ...presented,
    timeline: actions.map((a) => timelineEntry(context, { type: typeIn(context, address.office, table.type), procedure, known }, a)),
    names: Object.fromEntries(known),
  }
}

/** Who acts without being a person on record. */
const nobody: Readonly<Record<string, string>> = { system: '系统', public: '社会公众' }

function sentBackFor(record: AnyCaseType['record'], procedure: AnyProcedure, a: ActionRow): string | undefined {
  const step = procedure.actions[a.action]
  return step && reasonOf(record, step, a.data)
}

/** Evidence comes and goes by notes; they are called what they are. */
function labelOf(procedure: AnyProcedure, { action, extra }: ActionRow): string {
  if (action === 'note' && 'evidence' in extra) return '登记证据'
  if (action === 'note' && 'voided' in extra) return '作废证据'
  return actionLabel(procedure, action)
}

type OpinionFile = { id: string; file: string; size: number; sha256: string }
/** Files of an opinion, as the log names them. */
const filesIn = ({ action, extra }: ActionRow): NonNullable<TimelineEntry['files']> =>
  action === 'careOpine' ? ((extra.files ?? []) as OpinionFile[]).map(({ id, file, size, sha256 }) => ({ id, name: file, size, sha256 })) : []

type Telling = { type: AnyCaseType; procedure: AnyProcedure; known: ReadonlyMap<string, string> }

function timelineEntry(context: LedgerContext, { type, procedure, known }: Telling, a: ActionRow): TimelineEntry {
  const { record } = type
  const values = Object.entries(maskedValues(context.vault, record, a.data)).flatMap(([field, value]) => {
    const f = record.fields[field]
    return f && value !== null ? [{ label: f.label, value: wordsOfValue(f, value) }] : []
  })
  const terms = (a.extra.terms as string[] | undefined)?.map((t) => procedure.terms[t]?.label ?? t)
  const behalf = a.extra.behalf as string | undefined
  const name = (x: string): string => known.get(x) ?? nobody[x] ?? x
  const note =
    careNote(a.action, a.extra.care as CareExtra | undefined, known) ??
    (a.extra.text as string | undefined) ??
    sentBackFor(type.record, procedure, a) ??
    (terms?.length ? `超过期限：${terms.join('、')}` : undefined)
  const files = filesIn(a)
  return {
    seq: a.seq,
    id: a.id,
    action: a.action,
    label: labelOf(procedure, a),
    on: a.on_day,
    at: new Date(a.at).toISOString(),
    deviceAt: a.device_at,
    ground: a.ground,
    actors: a.actors.filter((x) => x !== behalf).map((x, i) => (i === 0 && behalf ? `${name(x)}（代${name(behalf)}）` : name(x))),
    law: citeAll(procedure.actions[a.action]?.law ?? []),
    values,
    ...(note ? { note } : {}),
    ...(files.length > 0 ? { files } : {}),
    hash: a.hash,
  }
}

/** Why a term of a case falls on its day, day by day; undefined when there is no such case or term to see. */
export async function explainCaseTerm(
  context: LedgerContext,
  viewer: Viewer,
  address: Address,
  termId: string,
): Promise<(Explanation & { law: string; label: string }) | undefined> {
  const found = await findCase(context, viewer, address)
  const state = found?.state.terms[termId]
  if (!found || !state) return undefined
  const term = procedureOf(found.table.type, found.state.version).terms[termId]
  if (!term) return undefined
  return { ...explainTerm(context.calendar(address.office), term, state), law: citeAll([term.law]), label: term.label }
}
