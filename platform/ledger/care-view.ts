/** What colleagues have under way on a case, as one person sees it, and how their actions read in the timeline. */
import { type Choice, careChoices, choices } from '../../engine/allow.ts'
import { type CareAction, type CareExtra, isCareAction } from '../../engine/care.ts'
import { type AnyCaseType, type Ask, type CaseState, type Day, procedureOf } from '../../engine/define.ts'
import type { Viewer } from '../access/index.ts'
import { standingOf, watching } from './care.ts'

/** People are ids. */
export type CareView = {
  handler: string | null
  demands: { on: Day; by: string; due: Day; text: string }[]
  asked: { on: Day; by: string; of: string }[]
  urged: { on: Day; by: string } | null
  /** Who gets the case back once it comes again. */
  returnedBy: string | null
  /** What this person may do here, with why not. */
  choices: Choice[]
}

type Asking = Omit<Ask, 'action' | 'input'>

/** The state of a case between colleagues. */
export function careView(viewer: Viewer, type: AnyCaseType, state: CaseState, ask: Asking): CareView {
  const { handler, demands = [], asked = [], urged, returned } = state.care ?? {}
  return {
    handler: handler?.id ?? null,
    demands: demands.map(({ on, by, due, text }) => ({ on, by, due, text })),
    asked: asked.map(({ on, by, of }) => ({ on, by, of })),
    urged: urged ? { on: urged.on, by: urged.by } : null,
    returnedBy: returned?.by ?? null,
    choices: careChoices(type, procedureOf(type, state.version), state, { ...ask, actor: watching(viewer, state.office, ask.actor) }),
  }
}

/** Steps open to this person; those that only a colleague's authority opens name the colleague. */
export function choicesFor(viewer: Viewer, type: AnyCaseType, state: CaseState, ask: Asking): Choice[] {
  const procedure = procedureOf(type, state.version)
  const own = choices(type, procedure, state, ask)
  const loans = (viewer.lent ?? []).filter((l) => l.office === state.office && l.types.includes(type.id))
  return own.map((choice) => {
    if (!choice.refusal) return choice
    for (const loan of loans) {
      const stands = standingOf(viewer, { office: state.office, type: type.id, behalf: loan.from }, ask.actor)
      const lent = stands && choices(type, procedure, state, { ...ask, ...stands, people: [stands.actor] }).find((c) => c.action === choice.action)
      if (lent && !lent.refusal) return { ...lent, behalf: { id: loan.from, name: loan.name } }
    }
    return choice
  })
}

/** People named in an action of a colleague. */
export const peopleIn = (extra: { care?: CareExtra; behalf?: string }): string[] =>
  [extra.care?.to, extra.care?.from, extra.behalf, ...(extra.care?.of ?? [])].filter((id): id is string => id !== undefined)

const sentences: Readonly<Partial<Record<CareAction, (care: CareExtra, name: (id: string | undefined) => string) => string>>> = {
  careDemand: ({ text = '', due }) => `${text}（请于 ${due} 前回复）`,
  careAssign: ({ text, to }, name) => `转给${name(to)}${text ? `：${text}` : ''}`,
  careHandOver: ({ text, to, from }, name) => `由${name(from)}移交给${name(to)}${text ? `：${text}` : ''}`,
  careConsult: ({ text = '', of = [] }, name) => `征求${of.map(name).join('、')}的意见：${text}`,
}

/** What an action of a colleague says, in a sentence; undefined when it says nothing. */
export function careNote(action: string, care: CareExtra | undefined, known: ReadonlyMap<string, string>): string | undefined {
  if (!isCareAction(action) || !care) return undefined
  const name = (id: string | undefined): string => known.get(id ?? '') ?? '某人'
  return sentences[action]?.(care, name) ?? care.text
}
