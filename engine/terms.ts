/**
 * Statutory terms (期限). The day of the event does not count; working days are counted on the office's calendar;
 * a last day that is a rest day moves to the first working day after (民事诉讼法第85条、民法典第201–203条).
 */
import { addDays, addMonths, daysBetween, weekday, weekdayNames } from './days.ts'
import { type AnyProcedure, type AnyTerm, type CaseState, type Day, type PauseState, type TermState, type TermUnit, termUnits } from './define.ts'
import { cite } from './law.ts'

/** What an office knows of its days. `exception` names a holiday or a worked weekend; undefined for an ordinary day. */
export type Calendar = {
  version: string
  /** Last day for which the holiday arrangement has been published. */
  coversUntil: Day
  exception: (day: Day) => { workday: boolean; name: string } | undefined
}

export type CountedDay = { on: Day; counted: boolean; why: string }
export type Explanation = { due: Day; provisional: boolean; days: readonly CountedDay[] }

export function isWorkday(calendar: Calendar, day: Day): boolean {
  const exception = calendar.exception(day)
  if (exception) return exception.workday
  const w = weekday(day)
  return w !== 0 && w !== 6
}

/** Why a day is a working day or a rest day: '国庆节', '调休上班（国庆节）', '星期六', '工作日'. */
export function dayReason(calendar: Calendar, day: Day): string {
  const exception = calendar.exception(day)
  if (exception) return exception.workday ? `调休上班（${exception.name}）` : exception.name
  return isWorkday(calendar, day) ? '工作日' : (weekdayNames[weekday(day)] as string)
}

/** '7 个工作日', '3 个月'. */
export const spanWords = ({ length, unit }: { length: number; unit: TermUnit }): string => `${length} ${termUnits[unit]}`

type Span = { length: number; unit: TermUnit; pauses?: readonly PauseState[]; rolls?: boolean }
type Step = { day: Day; days: CountedDay[] }

const within = (pauses: readonly PauseState[], day: Day): PauseState | undefined => pauses.find((p) => day > p.from && (p.to === undefined || day <= p.to))

function countOff(calendar: Calendar, from: Day, span: Span): Step {
  const days: CountedDay[] = []
  let day = from
  for (let left = span.length; left > 0; ) {
    day = addDays(day, 1)
    const pause = within(span.pauses ?? [], day)
    if (pause?.to === undefined && pause) return { day, days: [...days, { on: day, counted: false, why: `暂停计时：${pause.label}` }] }
    const rest = span.unit === 'workingDay' && !isWorkday(calendar, day)
    const counted = !pause && !rest
    if (counted) left -= 1
    days.push({ on: day, counted, why: pause ? `暂停计时：${pause.label}` : dayReason(calendar, day) })
  }
  return { day, days }
}

function corresponding(calendar: Calendar, from: Day, span: Span): Step {
  let day = addMonths(from, span.unit === 'year' ? span.length * 12 : span.length)
  const days: CountedDay[] = []
  for (let d = addDays(from, 1); d <= day; d = addDays(d, 1)) {
    const pause = within(span.pauses ?? [], d)
    if (pause) {
      if (pause.to === undefined) return { day, days: [...days, { on: d, counted: false, why: `暂停计时：${pause.label}` }] }
      day = addDays(day, 1)
    }
    days.push({ on: d, counted: !pause, why: pause ? `暂停计时：${pause.label}` : dayReason(calendar, d) })
  }
  return { day, days }
}

function spanEnd(calendar: Calendar, from: Day, span: Span): Step {
  if (span.length === 0) return { day: from, days: [] }
  return span.unit === 'workingDay' || span.unit === 'day' ? countOff(calendar, from, span) : corresponding(calendar, from, span)
}

function roll(calendar: Calendar, step: Step): Step {
  let { day } = step
  const days = [...step.days]
  while (!isWorkday(calendar, day)) {
    const last = days[days.length - 1]
    if (last && last.on === day) days[days.length - 1] = { ...last, why: `${last.why}（最后一日为休息日，顺延）` }
    day = addDays(day, 1)
    days.push({ on: day, counted: false, why: isWorkday(calendar, day) ? `顺延至首个工作日（${dayReason(calendar, day)}）` : dayReason(calendar, day) })
  }
  return { day, days }
}

/** The last day of a span that starts the day after `from`, with the reason for every day. Length is in the span's unit. */
export function explainSpan(calendar: Calendar, from: Day, span: Span, extensions: TermState['extensions'] = []): Explanation {
  let first: Span = span
  for (const e of extensions) if (e.fromStart) first = { ...span, length: e.length, unit: e.unit }
  let step = spanEnd(calendar, from, first)
  for (const e of extensions) {
    if (e.fromStart) continue
    const next = spanEnd(calendar, step.day, { ...span, length: e.length, unit: e.unit })
    step = { day: next.day, days: [...step.days, ...next.days.map((d) => ({ ...d, why: `${d.why}（${e.label}）` }))] }
  }
  if (span.rolls !== false) step = roll(calendar, step)
  return { due: step.day, provisional: step.day > calendar.coversUntil, days: step.days }
}

const spanOf = (term: AnyTerm, state?: TermState): Span => ({
  length: term.length,
  unit: term.unit,
  pauses: state?.pauses ?? [],
  rolls: term.rolls ?? true,
})

/** Due day of a term on a case, with the reason for every day from its start. */
export const explainTerm = (calendar: Calendar, term: AnyTerm, state: TermState): Explanation =>
  explainSpan(calendar, state.startedOn, spanOf(term, state), state.extensions)

function computed(calendar: Calendar, term: AnyTerm, state: Omit<TermState, 'due' | 'provisional'>): TermState {
  const { due, provisional } = explainSpan(calendar, state.startedOn, spanOf(term, state as TermState), state.extensions)
  return { ...state, due, provisional }
}

type Event = { action: string; on: Day; state: CaseState; calendar: Calendar }

function afterEvent(term: AnyTerm, before: TermState | undefined, event: Event): TermState | undefined {
  const { action, calendar, state } = event
  const field = term.fromField ? state.values[term.fromField] : undefined
  const starts = term.from.includes(action) && (!term.onlyIf || term.onlyIf.holds(state)) && (!term.fromField || Boolean(field))
  if (starts) {
    const breached = before?.breachedOn ? { breachedOn: before.breachedOn } : {}
    const lapses = term.lapses ? { lapses: true as const } : {}
    return computed(calendar, term, { startedOn: (field as Day) || event.on, pauses: [], extensions: [], ...breached, ...lapses })
  }
  if (!before || before.metOn || before.endedOn) return before
  if (term.metBy.includes(action)) return { ...settled(term, before, event), metOn: event.on }
  if (term.endedBy?.includes(action)) return { ...before, endedOn: event.on }
  const paused = pausesAfter(term, before.pauses, event)
  if (paused) return computed(calendar, term, { ...before, pauses: paused })
  const extension = term.extensions?.find((e) => e.action === action)
  if (extension) {
    const asked = extension.lengthField ? state.values[extension.lengthField] : undefined
    const length = typeof asked === 'number' ? Math.min(asked, extension.length) : extension.length
    const added = { on: event.on, length, unit: extension.unit, label: extension.label, ...(extension.fromStart ? { fromStart: true } : {}) }
    return computed(calendar, term, { ...before, extensions: [...before.extensions, added] })
  }
  return before
}

/** A pause that nobody ended was over when the duty was done, so the due day no longer waits for it. */
function settled(term: AnyTerm, before: TermState, { on, calendar }: Event): TermState {
  if (!openPause(before)) return before
  return computed(calendar, term, { ...before, pauses: before.pauses.map((p) => ({ ...p, to: p.to ?? on })) })
}

/** Pauses for different reasons may overlap (two bodies are consulted at once); each ends with its own reason. Undefined when nothing changes. */
function pausesAfter(term: AnyTerm, before: readonly PauseState[], { action, on }: Event): readonly PauseState[] | undefined {
  const start = term.pauses?.find((p) => p.start === action)
  if (start && !before.some((p) => p.to === undefined && p.label === start.label)) return [...before, { from: on, label: start.label }]
  const ending = new Set(term.pauses?.filter((p) => p.end.includes(action)).map((p) => p.label))
  if (!before.some((p) => p.to === undefined && ending.has(p.label))) return undefined
  return before.map((p) => (p.to === undefined && ending.has(p.label) ? { ...p, to: on } : p))
}

const openPause = (state: TermState): boolean => state.pauses.some((p) => p.to === undefined)

/** Every term of the procedure after one more action. `state` already holds the action's values. */
export function termsAfter(procedure: AnyProcedure, before: CaseState['terms'], event: Event): CaseState['terms'] {
  const next: Record<string, TermState> = {}
  for (const [id, term] of Object.entries(procedure.terms)) {
    const state = afterEvent(term, before[id], event)
    if (state) next[id] = state
  }
  return next
}

/** Due days computed anew, after the calendar has grown. Met and ended terms stay as they were. */
export function termsRecomputed(procedure: AnyProcedure, before: CaseState['terms'], calendar: Calendar): CaseState['terms'] {
  const next: Record<string, TermState> = {}
  for (const [id, state] of Object.entries(before)) {
    const term = procedure.terms[id]
    next[id] = !term || state.metOn || state.endedOn ? state : computed(calendar, term, state)
  }
  return next
}

export type TermStanding = {
  id: string
  label: string
  kind: AnyTerm['kind']
  law: string
  due: Day
  provisional: boolean
  state: 'open' | 'paused' | 'met' | 'late' | 'overdue' | 'ended'
  light: 'green' | 'yellow' | 'orange' | 'red' | 'grey'
  /** 剩 2 个工作日, 超期 1 天, 暂停计时, 按期完成 … */
  words: string
}

/** Working days after `today` up to and including `due`. */
export function workdaysLeft(calendar: Calendar, today: Day, due: Day): number {
  let left = 0
  for (let d = addDays(today, 1); d <= due; d = addDays(d, 1)) if (isWorkday(calendar, d)) left += 1
  return left
}

function light(calendar: Calendar, today: Day, due: Day): Pick<TermStanding, 'light' | 'words' | 'state'> {
  if (due < today) return { state: 'overdue', light: 'red', words: `超期 ${daysBetween(due, today)} 天` }
  if (due === today) return { state: 'open', light: 'orange', words: '今天到期' }
  const left = workdaysLeft(calendar, today, due)
  return { state: 'open', light: left <= 1 ? 'orange' : left <= 3 ? 'yellow' : 'green', words: `剩 ${left} 个工作日` }
}

/** A term in words and colour, for queue and case page. */
export function standing(procedure: AnyProcedure, id: string, state: TermState, calendar: Calendar, today: Day): TermStanding {
  const term = procedure.terms[id]
  if (!term) throw new Error(`no term '${id}' in the procedure of ${procedure.from}`)
  const common = { id, label: term.label, kind: term.kind, law: cite(term.law), due: state.due, provisional: state.provisional }
  if (state.metOn) {
    const late = state.metOn > state.due
    const words = late ? `已完成，超期 ${daysBetween(state.due, state.metOn)} 天` : '按期完成'
    return { ...common, state: late ? 'late' : 'met', light: late ? 'red' : 'grey', words }
  }
  if (state.endedOn) return { ...common, state: 'ended', light: 'grey', words: '不再计算' }
  if (openPause(state)) return { ...common, state: 'paused', light: 'grey', words: '暂停计时' }
  if (state.lapses && state.due < today) return { ...common, state: 'ended', light: 'grey', words: '已届满' }
  return { ...common, ...light(calendar, today, state.due) }
}

/** Ids of running terms whose last day has passed and whose breach is not yet on record. */
export function newlyBreached(state: CaseState, today: Day): string[] {
  return Object.entries(state.terms)
    .filter(([, t]) => !t.breachedOn && !t.endedOn && !t.lapses && !openPause(t) && (t.metOn ? t.metOn > t.due : t.due < today))
    .map(([id]) => id)
}

/** Earliest due day among running statutory terms: what the queue sorts by. */
export function nextDue(procedure: AnyProcedure, state: CaseState): { term: string; due: Day } | undefined {
  let next: { term: string; due: Day } | undefined
  for (const [id, t] of Object.entries(state.terms)) {
    if (procedure.terms[id]?.kind === 'plan' || t.lapses || t.metOn || t.endedOn || openPause(t)) continue
    if (!next || t.due < next.due) next = { term: id, due: t.due }
  }
  return next
}
