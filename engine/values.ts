/** Days, values and roles: what everything else in the engine is made of. */

/** 'YYYY-MM-DD', a day in the office's calendar. */
export type Day = string

/** A value held by a field. Money is whole fen; days are 'YYYY-MM-DD'. */
export type Value = string | number | boolean | null
export type Values = Readonly<Record<string, Value>>

export const roles = {
  clerk: '经办人',
  officer: '执法人员',
  leader: '机关负责人',
  reviewer: '法制审核人员',
  lawyer: '法律顾问',
  chair: '听证主持人',
  mediator: '人民调解员',
  openness: '信息公开工作人员',
  secretary: '建议提案承办人',
  reporter: '年报编制人员',
  supervisor: '上级监督人员',
  admin: '系统管理员',
  public: '社会公众',
  system: '系统',
} as const
export type Role = keyof typeof roles

/**
 * The legal adviser is a lawyer from outside: of the office's cases only those are open on which an opinion is asked. Those of the office's
 * own people who advise it (公职律师) hold the role of reviewer. Nobody is both, for then the wider role would open what this one keeps shut.
 */
export const advisesOnly = (held: readonly Role[]): boolean => held.includes('lawyer')
/** May one post hold these roles together? */
export const fitTogether = (held: readonly Role[]): boolean => !advisesOnly(held) || held.length === 1

/** A person taking part in an action, with what guards ask about them. */
export type Actor = {
  id: string
  name: string
  roles: readonly Role[]
  certificate?: { number: string; until: Day }
}

export type TermUnit = 'workingDay' | 'day' | 'month' | 'year'

export type PauseState = { from: Day; to?: Day; label: string }
export type TermState = {
  startedOn: Day
  due: Day
  /** The calendar does not reach the due day yet; it will be computed anew when it does. */
  provisional: boolean
  metOn?: Day
  /** Ended without being met: the duty fell away. */
  endedOn?: Day
  pauses: readonly PauseState[]
  extensions: readonly { on: Day; length: number; unit: TermUnit; fromStart?: boolean; label: string }[]
  /** Day on which the breach was recorded; never removed. */
  breachedOn?: Day
  /** Running out is no breach (see `Term.lapses`). */
  lapses?: true
}
