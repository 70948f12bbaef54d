/** What each part of the queue holds, as one condition: numbers are counted by it and lists are read by it. */
import type { Day } from '../../engine/define.ts'

/** `due` is a range of days of its own, for the calendar. */
export const queueTabs = ['todo', 'done', 'demands', 'soon', 'overdue', 'due'] as const
export type QueueTab = (typeof queueTabs)[number]
/** Of what waits: in my hands, in nobody's yet, in a colleague's. */
export const queueHands = ['mine', 'open', 'group'] as const
export type QueueHand = (typeof queueHands)[number]

/** For whom the queue is read, and between which days terms are watched. */
export type QueueScope = {
  office: number
  /** Whose terms and demands are watched. */
  offices: readonly number[]
  person: string
  name: string
  roles: readonly string[]
  types: readonly string[]
  today: Day
  /** The last day that is soon. */
  soon: Day
  /** Of the range asked for. */
  from: Day
  to: Day
}

/** Parameters of every statement here, in this order. */
export const scopeValues = (s: QueueScope): unknown[] => [s.office, s.offices, s.person, s.name, s.roles, s.types, s.today, s.soon, s.from, s.to]

/** Every parameter has its place and its type in every statement, used or not. */
export const TYPED = `$1::bigint is not null and $2::bigint[] is not null and $3::text is not null and $4::text is not null and $5::text[] is not null
  and $6::text[] is not null and $7::date is not null and $8::date is not null and $9::date is not null and $10::date is not null`

/** Every case that waits for this person or a colleague in the same role: `hand` is the nearest of its steps, 0 mine, 1 nobody's, 2 a colleague's. */
export const WAITING = `select t.office_id, t.case_id, t.type, min(t.due) as due, min(case
    when t.person = $3 or (t.person = '' and ($3 = any(t.hands) or $4 = any(t.named))) then 0
    when t.person = '' and t.hands = '{}' then 1 else 2 end) as hand
  from mingfa.case_task t
  where t.office_id = $1 and t.kind in ('step', 'opinion') and t.type = any($6::text[]) and (t.role = any($5::text[]) or t.person = $3)
    and not ($3 = any(t.barred)) and (t.named = '{}' or $4 = any(t.named))
  group by t.office_id, t.case_id, t.type`

/** What is one's own or may be claimed is to do; what a colleague has is not. */
export const TO_DO = [0, 1] as const

const watched = (kind: 'term' | 'demand', range: string): string =>
  `select t.office_id, t.case_id, t.type, t.due from mingfa.case_task t where t.office_id = any($2::bigint[]) and t.kind = '${kind}'${range}`

/** Entries of a tab: office, case, type and the day by which they are sorted. */
export function entriesOf(tab: QueueTab, hands: readonly number[]): string {
  switch (tab) {
    case 'todo':
      return `select office_id, case_id, type, due, hand from (${WAITING}) w where hand in (${hands.join(', ')})`
    case 'done':
      return 'select office_id, case_id, type, on_day as due, action, seq from mingfa.case_hand where office_id = $1 and person = $3'
    case 'demands':
      return watched('demand', '')
    case 'soon':
      return watched('term', ' and t.due >= $7::date and t.due <= $8::date')
    case 'overdue':
      return watched('term', ' and t.due < $7::date')
    case 'due':
      return watched('term', ' and t.due >= $9::date and t.due <= $10::date')
  }
}

/** Newest work first; terms by their day. */
export const newestFirst = (tab: QueueTab): boolean => tab === 'done'
