/**
 * Stories of a case, told to the pure engine: the same parsing, refusals and fold as a write to the ledger, without a database.
 * A story never changes: every action gives a new one, so that a table of refusals may branch off from any point of it.
 */
import { type Choice, choices, type Refusal, refusal, restsOnForm } from '../../engine/allow.ts'
import { isMarked } from '../../engine/care.ts'
import {
  type Actor,
  type AnyCaseType,
  type AnyProcedure,
  type Ask,
  type CaseState,
  type Day,
  procedureOn,
  type Role,
  type Values,
} from '../../engine/define.ts'
import { type Entry, foldOne } from '../../engine/fold.ts'
import { type FieldError, parseForm } from '../../engine/parse.ts'
import { type Calendar, newlyBreached } from '../../engine/terms.ts'
import { officeCalendar } from '../clock/index.ts'

/** A person for tests; `certificate` is a number, valid to the end of 2099 unless a day says otherwise. */
export function person(name: string, roles: readonly Role[], certificate?: string, until: Day = '2099-12-31'): Actor {
  return { id: name, name, roles, ...(certificate ? { certificate: { number: certificate, until } } : {}) }
}

/** What a form brings: text as typed (money in yuan); for an officer field, the person. */
export type Input = Readonly<Record<string, string | number | boolean | null | Actor>>

export type Outcome = { done: Story } | { refused: Refusal } | { invalid: readonly FieldError[] }

export type Story = {
  /** Undefined before the first action. */
  readonly state: CaseState | undefined
  /** The day on which the next action happens. */
  readonly day: Day
  readonly entries: readonly Entry[]
  readonly status: string
  readonly values: Values
  readonly terms: CaseState['terms']
  /** Turns the calendar to a day, recording the breaches that were found on the way, as the nightly run does. */
  on: (day: Day) => Story
  /** Takes the action; throws with the refusal or the faults of the form in words. */
  does: (who: Actor, action: string, input?: Input) => Story
  /** Tries the action and says what came of it. */
  tries: (who: Actor, action: string, input?: Input) => Outcome
  /** The refusal of an attempt. Throws when the attempt succeeded or failed for its form only. */
  refuses: (who: Actor, action: string, input?: Input) => Refusal
  /** What the person is offered, and why not the rest. */
  offers: (who: Actor) => Choice[]
  /** The same case as a row of an older ledger; `status` and values as given. */
  backfills: (who: Actor, status: string, values: Values) => Story
}

type Telling = { type: AnyCaseType; calendar: Calendar; day: Day; state: CaseState | undefined; entries: readonly Entry[] }

const isActor = (raw: unknown): raw is Actor => typeof raw === 'object' && raw !== null

function procedureFor(t: Telling): AnyProcedure {
  const procedure = t.state ? t.type.procedures.find((p) => p.from === t.state?.version) : procedureOn(t.type, t.day)
  if (!procedure) throw new Error(`case type '${t.type.id}' has no procedure on ${t.day}`)
  return procedure
}

const blank = (t: Telling): CaseState => ({
  type: t.type.id,
  id: 'case',
  office: 1,
  version: procedureFor(t).from,
  status: 'new',
  seq: 0,
  backfilled: false,
  values: {},
  done: [],
  terms: {},
})

/** Officers come as people; the record keeps their names and certificate numbers. */
function named(type: AnyCaseType, input: Input): { written: Record<string, unknown>; certificates: Values; officers: Actor[] } {
  const written: Record<string, unknown> = {}
  const certificates: Record<string, string> = {}
  const officers: Actor[] = []
  for (const [id, raw] of Object.entries(input)) {
    written[id] = isActor(raw) ? raw.name : raw
    if (!isActor(raw)) continue
    officers.push(raw)
    const certificate = type.record.fields[id]?.certificate
    if (certificate && raw.certificate) certificates[certificate] = raw.certificate.number
  }
  return { written, certificates, officers }
}

function append(t: Telling, entry: Pick<Entry, 'action' | 'actors' | 'data'> & Partial<Entry>): Telling {
  const before = t.state ?? blank(t)
  const seq = before.seq + 1
  const whole: Entry = { id: `action-${seq}`, caseId: 'case', office: 1, type: t.type.id, seq, version: before.version, on: t.day, ...entry }
  return { ...t, state: foldOne(t.type, t.state, whole, t.calendar), entries: [...t.entries, whole] }
}

function withBreaches(t: Telling): Telling {
  const terms = t.state ? newlyBreached(t.state, t.day) : []
  return terms.length === 0 ? t : append(t, { action: 'breach', actors: ['system'], data: {}, extra: { terms } })
}

function attempt(t: Telling, who: Actor, action: string, input: Input): Outcome {
  const state = t.state ?? blank(t)
  const procedure = procedureFor(t)
  const { written, certificates, officers } = named(t.type, input)
  const parsed = parseForm(t.type.record, procedure.actions[action]?.form, written)
  const values = { ...parsed.values, ...certificates }
  const ask: Ask = { action, on: t.day, today: t.day, actor: who, people: [who, ...officers], values: { ...state.values, ...values }, input: values }
  const no = refusal(t.type, procedure, state, ask)
  const unread = parsed.errors.some((e) => e.value !== '')
  if (no && !(unread && restsOnForm(no, procedure.actions[action]))) return { refused: no }
  if (parsed.errors.length > 0) return { invalid: parsed.errors }
  const actors = [...new Set(ask.people.map((p) => p.id))]
  return {
    done: telling(withBreaches(append(t, { action, actors, data: values, ...(isMarked(procedure.actions[action]) ? { extra: { marked: true } } : {}) }))),
  }
}

const inWords = (errors: readonly FieldError[]): string => errors.map((e) => `${e.label}（${e.value}）：${e.message}`).join('；')

function telling(t: Telling): Story {
  const tries = (who: Actor, action: string, input: Input = {}): Outcome => attempt(t, who, action, input)
  return {
    state: t.state,
    day: t.day,
    entries: t.entries,
    status: t.state?.status ?? 'new',
    values: t.state?.values ?? {},
    terms: t.state?.terms ?? {},
    on: (day) => telling(withBreaches({ ...t, day })),
    tries,
    does: (who, action, input) => {
      const outcome = tries(who, action, input)
      if ('done' in outcome) return outcome.done
      const why = 'refused' in outcome ? `${outcome.refused.code}/${outcome.refused.rule}：${outcome.refused.message}` : inWords(outcome.invalid)
      throw new Error(`${t.day} ${who.name} “${action}”：${why}`)
    },
    refuses: (who, action, input) => {
      const outcome = tries(who, action, input)
      if ('refused' in outcome) return outcome.refused
      throw new Error(`${t.day} ${who.name} “${action}”未被拒绝${'invalid' in outcome ? `，但表单有误：${inWords(outcome.invalid)}` : ''}`)
    },
    offers: (who) => {
      const state = t.state ?? blank(t)
      return choices(t.type, procedureFor(t), state, { on: t.day, today: t.day, actor: who, people: [who], values: state.values })
    },
    backfills: (who, status, values) => {
      const opened = values[t.type.record.openedOn]
      const version = procedureOn(t.type, typeof opened === 'string' ? opened : t.day)?.from ?? t.type.procedures[0]?.from
      const recorded = append(t, { action: 'backfill', actors: [who.id], data: values, extra: { status }, ...(version ? { version } : {}) })
      return telling(withBreaches(recorded))
    },
  }
}

/** A case of a type that has not begun, on a day; the calendar is the national one unless given. */
export function story(type: AnyCaseType, day: Day, calendar: Calendar = officeCalendar()): Story {
  return telling({ type, calendar, day, state: undefined, entries: [] })
}

/** One step of an example: on a day, by somebody in a role, with what the form is filled with. */
export type Step = { on: Day; by: Role; action: string; input: Input }

/** Goes on with a story, step by step; `cast` says who acts in each role. Throws like `does`. */
export const tell = (from: Story, steps: readonly Step[], cast: (role: Role) => Actor): Story =>
  steps.reduce((told, { on, by, action, input }) => told.on(on).does(cast(by), action, input), from)
