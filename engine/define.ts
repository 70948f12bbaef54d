/**
 * What a case type is made of: typed data and plain functions. Nothing here touches a database, a clock or a screen.
 * The `define…` functions exist for inference: a misspelt field, status, action or term is a compile error.
 */
import type { Care, CareAsk } from './care-state.ts'
import type { Provision } from './law.ts'
import type { LetterKind } from './letter-kind.ts'
import type { Actor, Day, Role, TermState, TermUnit, Value, Values } from './values.ts'

export { type Actor, type Day, type PauseState, type Role, roles, type TermState, type TermUnit, type Value, type Values } from './values.ts'

export type FieldType = 'text' | 'longText' | 'day' | 'boolean' | 'choice' | 'money' | 'count' | 'officer' | 'personCode' | 'orgCode' | 'partyCode' | 'phone'

export type Option = { label: string; synonyms?: readonly string[] }

export type Field = {
  type: FieldType
  label: string
  /** The provision that lets us, or makes us, hold this. */
  law?: Provision
  /** Must be present in every case, from its first action on. */
  required?: boolean
  /** 'personal' is encrypted at rest, masked on screen, never public; 'open' may be shown on the portal. Default: internal. */
  secrecy?: 'open' | 'internal' | 'personal'
  /** For 'choice': stored id → label and other wordings seen in ledgers. */
  options?: Readonly<Record<string, Option>>
  /** A choice that also takes an unlisted wording, kept as written (local kinds). */
  openEnded?: boolean
  /** Other column headings for this field in office ledgers. */
  synonyms?: readonly string[]
  /** For 'officer': the field that takes the officer's certificate number. */
  certificate?: string
  /** In ledgers one cell often names two people ('张三、李四'): the second goes to this field. */
  spill?: string
  /** Shown and counted with this unit: 元, 人, 件. */
  unit?: string
  /** Longest text accepted; default 200 for text, 20,000 for longText. */
  maxLength?: number
  /** Indexed and searched by words. */
  search?: boolean
  /**
   * May be changed by the built-in correction; default true except for days stamped by actions. 'backfilled': only where the
   * case was recorded from a ledger, since a case that ran here changes it by its own actions.
   */
  correctable?: boolean | 'backfilled'
  help?: string
}

export type DayOrder<F extends string> = { before: F; after: F; law?: Provision }

export type RecordDef<F extends string> = {
  id: string
  title: string
  /** Line of business: the folder under domains/. */
  line: string
  /** Short classifier for counting: 件, 宗, 次. */
  unit: string
  fields: Readonly<Record<F, Field>>
  /** The field people call the case by (案号), and the fields that describe it in a list. */
  number: F
  headline: readonly F[]
  /** Columns of the generic list, in order. */
  list: readonly F[]
  /** The day a case belongs to when it is sorted and counted as opened. */
  openedOn: F
  /** Fields figures may be broken down by, in the order in which rollups keep them. */
  breakdown: readonly F[]
  /** Days that may not come in the wrong order; equal days are in order. */
  order: readonly DayOrder<F>[]
  /** Fields that together name one case in a ledger; a second row with the same ones and other content is a conflict. */
  identity: readonly F[]
}

/** A form: sections of fields, and those that must be filled here. */
export type Form<F extends string> = {
  sections: readonly { title: string; fields: readonly F[] }[]
  required: readonly F[]
}

/** A thing that was done to a case, as the guards see it. */
export type Done = { seq: number; action: string; on: Day; actors: readonly string[] /** In which roles, where several may. */; as?: readonly Role[] }

/** A case as its actions have left it. Guards see this and nothing else. */
export type CaseState = {
  type: string
  id: string
  office: number
  /** `from` of the procedure the case was opened under. */
  version: Day
  status: string
  seq: number
  backfilled: boolean
  values: Values
  done: readonly Done[]
  terms: Readonly<Record<string, TermState>>
  /** What colleagues have under way; absent when there is nothing. */
  care?: Care
}

/** What is being asked for: the action's own input, merged over the case's values. */
export type Ask = {
  action: string
  on: Day
  today: Day
  actor: Actor
  /** The actor and the other officers named in the form. */
  people: readonly Actor[]
  values: Values
  input: Values
  /** In whose place the actor acts; separation of duties counts both. */
  behalf?: Actor
  /** What an action of a colleague says; absent while it is only asked whether there may be one. */
  care?: CareAsk
}

/** A condition of the law in a plain sentence; `holds` decides it. */
export type Guard = {
  id: string
  label: string
  law: Provision
  /** Looks at what the form says, so it cannot be answered before the form is filled. */
  onForm?: true
  holds: (state: CaseState, ask: Ask) => boolean
}

/** A step that must have been done before; with `unless`/`onlyIf` it is conditional and says when. */
export type Need<A extends string> = {
  done: A | readonly A[]
  label: string
  law: Provision
  onlyIf?: { label: string; holds: (state: CaseState, ask: Ask) => boolean }
}

/** Whoever did one of `from` may not take this action. */
export type Apart<A extends string> = { from: readonly A[]; label: string; law: Provision }

export type Action<F extends string, S extends string, A extends string> = {
  label: string
  law: readonly Provision[]
  by: readonly Role[]
  /** Statuses it may start from; 'new' opens the case. */
  when: readonly (S | 'new')[]
  /** Status afterwards: fixed, by the value of a field, or (absent) unchanged. */
  to?: S | { field: F; map: Readonly<Record<string, S>> }
  form?: Form<F>
  needs?: readonly Need<A>[]
  guards?: readonly Guard[]
  apart?: readonly Apart<A>[]
  /** Day fields set to the action's day. */
  stamps?: readonly F[]
  /** Yes/no field by which an older ledger says that this was done without saying when; it is then taken as done right after the steps above it. */
  marks?: F
  /** Fields set to fixed values, or emptied with null. */
  sets?: Readonly<Partial<Record<F, Value>>>
  /** May be taken once only. */
  once?: boolean
  /**
   * Open, but nobody waits for it: a remedy is recorded when there is one, an older notice may still be taken back. Such an action puts a
   * case in nobody's queue, and it alone may leave a final status.
   */
  aside?: true | ((state: CaseState) => boolean)
  /** Case type this action opens, by that type's `action` (default: its first opening one); `carry` maps its fields from ours, `set` gives fixed values. */
  opens?: { type: string; action?: string; carry: Readonly<Record<string, F>>; set?: Readonly<Record<string, Value>> }
  /**
   * Sends the case back, always or where it ends in this status: what comes again goes straight to whoever took this action. A status counts
   * for actions only that the log marks as taken under it, so that declaring it later changes no case on record.
   */
  returns?: true | S
  /**
   * Internal, without effect on anybody outside: whoever took it may take it back as long as nobody has acted on it. 'marked' as `returns`
   * with a status: for actions only that the log marks.
   */
  recallable?: true | 'marked'
  /** Puts the case's public notice on the portal, or takes it back. */
  publicity?: 'publish' | 'withdraw'
  help?: string
}

export const termUnits: Readonly<Record<TermUnit, string>> = { workingDay: '个工作日', day: '日', month: '个月', year: '年' }

export type Term<F extends string, A extends string> = {
  label: string
  law: Provision
  /** Only a statutory term has legal effect; the others are promises and plans. */
  kind: 'statutory' | 'service' | 'plan'
  length: number
  unit: TermUnit
  /** Actions whose day starts the term; a later one starts it anew. The day itself does not count. */
  from: readonly A[]
  /** Day field to count from instead of the action's day (the day a letter reached somebody). */
  fromField?: F
  metBy: readonly A[]
  /** Actions after which the duty no longer exists. */
  endedBy?: readonly A[]
  pauses?: readonly { start: A; end: readonly A[]; label: string; law: Provision }[]
  extensions?: readonly {
    action: A
    length: number
    unit: TermUnit
    /** Counted from the start in place of the first length (six months, not three and three more). */
    fromStart?: boolean
    /** Field that holds the length instead, up to `length`. */
    lengthField?: F
    label: string
    law: Provision
  }[]
  /** Runs only for cases of which this is true. */
  onlyIf?: { label: string; holds: (state: CaseState) => boolean }
  /** False for terms in which a last day on a rest day does not move. Default true. */
  rolls?: boolean
  /** A right of the party that lapses, or a period that must be waited out: running out is no breach by the office. */
  lapses?: true
  /** What follows when it is missed, in a sentence. */
  consequence?: string
}

/**
 * A step without which some action must never be reachable; the walk over the procedure proves it. `onlyIf` is the label of a condition of the
 * needs: the step is mandatory in the cases of which that condition is true.
 */
export type Mandatory<A extends string> = { step: A | readonly A[]; before: readonly A[]; label: string; law: Provision; onlyIf?: string }

export type Procedure<F extends string, S extends string, A extends string, T extends string> = {
  /** First day this state of the law applies, and the first day it no longer does. A case keeps the version it was opened under. */
  from: Day
  until?: Day
  title: string
  law: readonly Provision[]
  statuses: Readonly<Record<S, { label: string; final?: true; tone?: 'plain' | 'active' | 'waiting' | 'good' | 'bad' }>>
  actions: Readonly<Record<A, Action<F, S, A>>>
  terms: Readonly<Record<T, Term<F, A>>>
  mandatory: readonly Mandatory<A>[]
}

/** A condition on a case as data: evaluated in memory, in SQL and in the lineage from this one value. */
export type Where<F extends string, S extends string, T extends string> =
  | { field: F; is: Value | readonly Value[] }
  | { field: F; present: boolean }
  | { status: readonly S[] }
  | { term: T; met: 'onTime' | 'late' }
  | { all: readonly Where<F, S, T>[] }
  | { not: Where<F, S, T> }

/** Counts cases by the day in a field, or sums a field of them. */
export type Measure<F extends string, S extends string, T extends string> = {
  day: F
  where?: Where<F, S, T>
  /** A money field is summed in fen and shown in yuan. */
  sum?: F
}

type MetricCommon = {
  name: string
  /** 件, 宗, 次, 元, % … */
  unit: string
  /** What is counted, in a sentence a clerk can check. */
  rule: string
  law?: readonly Provision[]
  /** First day of this wording of the metric, and who approved it. */
  version: { from: Day; approvedBy: string }
}
export type Metric<F extends string, S extends string, T extends string, M extends string> =
  | (MetricCommon & { measure: Measure<F, S, T> })
  | (MetricCommon & { share: { numerator: Measure<F, S, T>; denominator: M } })

/** Figures that must hold together: left equals right, or is not above it. */
export type Reconciliation<M extends string> = {
  id: string
  label: string
  left: readonly M[]
  relation: '=' | '<='
  right: readonly M[]
}

/** How a row of an older ledger becomes a case. */
export type Backfill<F extends string, S extends string> = {
  /** Names by which offices call the ledger. */
  ledgers: readonly string[]
  /** Fields without which a row is not such a case. */
  needs: readonly F[]
  statusOf: (values: Partial<Record<F, Value>>) => S
  /** Fields filled from others when the ledger leaves them out. `written` holds the cells as text: '市人大建议' under 类别 tells the level too. */
  derive?: (values: Partial<Record<F, Value>>, written?: Partial<Record<F, string>>) => Partial<Record<F, Value>>
}

export type Publicity<F extends string> = {
  title: (values: Values) => string
  /** Fields shown to the public, all of secrecy 'open'; a natural person's name is masked. */
  fields: readonly F[]
  partyName?: F
  partyKind?: F
}

export type CaseType<F extends string = string, S extends string = string, A extends string = string, T extends string = string, M extends string = string> = {
  id: string
  record: RecordDef<F>
  /** Oldest first. */
  procedures: readonly Procedure<F, S, A, T>[]
  metrics: Readonly<Record<M, Metric<F, S, T, M>>>
  reconciliations: readonly Reconciliation<M>[]
  backfill: Backfill<F, S>
  publicity?: Publicity<F>
  letters?: Readonly<Record<string, LetterKind<F, S, A>>>
  /** Roles that may read cases of this type in their own office; supervisors read below their own. */
  readers: readonly Role[]
  /** Roles that may record older cases and correct mistakes. */
  keepers: readonly Role[]
}

/** Any case type at all, as the rest of the program handles it. */
export type AnyCaseType = CaseType
export type AnyProcedure = Procedure<string, string, string, string>
export type AnyAction = Action<string, string, string>
export type AnyTerm = Term<string, string>
export type AnyMetric = Metric<string, string, string, string>
export type AnyMeasure = Measure<string, string, string>
export type AnyWhere = Where<string, string, string>

export function defineRecord<F extends string>(record: Omit<RecordDef<NoInfer<F>>, 'fields'> & { fields: Readonly<Record<F, Field>> }): RecordDef<F> {
  return record
}

/** Fields by whose words cases are found: those said to be, the number and the headline; never personal ones. */
export const searchedFields = ({ number, headline, fields }: AnyCaseType['record']): string[] =>
  Object.keys(fields).filter((id) => fields[id]?.secrecy !== 'personal' && (fields[id]?.search || id === number || headline.includes(id)))

export function defineForm<F extends string>(
  _record: RecordDef<F>,
  sections: readonly { title: string; fields: readonly NoInfer<F>[] }[],
  required: readonly NoInfer<F>[],
): Form<F> {
  return { sections, required }
}

export function defineProcedure<F extends string, S extends string, A extends string, T extends string>(
  _record: RecordDef<F>,
  procedure: {
    from: Day
    until?: Day
    title: string
    law: readonly Provision[]
    statuses: Readonly<Record<S, { label: string; final?: true; tone?: 'plain' | 'active' | 'waiting' | 'good' | 'bad' }>>
    actions: Readonly<Record<A, Action<NoInfer<F>, NoInfer<S>, NoInfer<A>>>>
    terms: Readonly<Record<T, Term<NoInfer<F>, NoInfer<A>>>>
    mandatory: readonly Mandatory<NoInfer<A>>[]
  },
): Procedure<F, S, A, T> {
  return procedure
}

export function defineMetrics<F extends string, S extends string, A extends string, T extends string, M extends string>(
  _record: RecordDef<F>,
  _procedure: Procedure<F, S, A, T>,
  metrics: Readonly<Record<M, Metric<NoInfer<F>, NoInfer<S>, NoInfer<T>, NoInfer<M>>>>,
): Readonly<Record<M, Metric<F, S, T, M>>> {
  return metrics
}

/** Forgets the exact ids, which only the domain's own files need. */
export function defineCaseType<F extends string, S extends string, A extends string, T extends string, M extends string>(definition: {
  record: RecordDef<F>
  /** Oldest first; metrics, backfill and publicity are checked against the last, which earlier ones must be able to answer. */
  procedures: readonly [...AnyProcedure[], Procedure<F, S, A, T>]
  metrics: Readonly<Record<M, Metric<F, S, T, M>>>
  reconciliations?: readonly Reconciliation<NoInfer<M>>[]
  backfill: Backfill<NoInfer<F>, NoInfer<S>>
  publicity?: Publicity<NoInfer<F>>
  letters?: Readonly<Record<string, LetterKind<NoInfer<F>, NoInfer<S>, NoInfer<A>>>>
  readers: readonly Role[]
  keepers: readonly Role[]
}): AnyCaseType {
  const forgotten = { id: definition.record.id, reconciliations: [], ...definition }
  return forgotten as unknown as AnyCaseType
}

/** The procedure in force on a day, or undefined before the first and after the last. */
export function procedureOn(type: AnyCaseType, day: Day): AnyProcedure | undefined {
  return type.procedures.find((p) => p.from <= day && (p.until === undefined || day < p.until))
}

/** The procedure a case was opened under. Throws when the version is unknown: the definitions are older than the data. */
export function procedureOf(type: AnyCaseType, version: Day): AnyProcedure {
  const procedure = type.procedures.find((p) => p.from === version)
  if (!procedure) throw new Error(`case type '${type.id}' has no procedure of ${version}`)
  return procedure
}
