/** Calendars and logs for the engine's tests, on the invented library card of fixture.ts. */
import type { CaseState, TermState } from './define.ts'
import { cardType } from './fixture.ts'
import { type Entry, fold } from './fold.ts'
import type { Calendar } from './terms.ts'

/** Monday to Friday, but for the days named: true is worked, false is off. Known until `coversUntil`. */
export function calendarWith(days: Readonly<Record<string, boolean>> = {}, coversUntil = '2030-12-31'): Calendar {
  return {
    version: 'fixture',
    coversUntil,
    exception: (day) => (days[day] === undefined ? undefined : { workday: days[day], name: days[day] ? '校庆' : '馆庆' }),
  }
}

export const calendar = calendarWith()

/** A step of a case's log: what was done, on which day, by whom (default 'p1'), with which values. */
export type Step = { action: string; on: string; actors?: readonly string[]; data?: Entry['data']; extra?: NonNullable<Entry['extra']> }

/** Steps as the log keeps them, numbered from 1. */
export const entries = (steps: readonly Step[], version = '2020-01-01'): Entry[] =>
  steps.map(({ action, on, actors = ['p1'], data = {}, extra }, i) => ({
    id: `a${i + 1}`,
    caseId: 'c1',
    office: 999999001,
    type: 'card',
    seq: i + 1,
    action,
    version,
    on,
    actors,
    data,
    ...(extra ? { extra } : {}),
  }))

/** An application on Monday 2024-03-04. */
export const asked: Step = { action: 'ask', on: '2024-03-04', data: { holder: '甲某', kind: 'adult', branch: 'east' } }
export const askedByChild: Step = { ...asked, data: { ...asked.data, kind: 'child' } }

/** The card's case after some steps. */
export const stateAfter = (steps: readonly Step[], days: Calendar = calendar): CaseState => fold(cardType, entries(steps), days) as CaseState
export const termAfter = (id: string, steps: readonly Step[], days: Calendar = calendar): TermState => stateAfter(steps, days).terms[id] as TermState
