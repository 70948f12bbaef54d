/** Where the demo is played: the real ledger under a clock that runs through the past, one for each street. */
import type { CaseState, Day } from '../../../engine/define.ts'
import { newlyBreached } from '../../../engine/terms.ts'
import { publicViewer, type Viewer } from '../../../platform/access/index.ts'
import { dayAt } from '../../../platform/clock/index.ts'
import { createLedger, type Ledger, recordBreaches, sealChains } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { LiveCase } from './live/index.ts'
import type { LiveStep } from './live/play.ts'
import { DISTRICT, type Street } from './offices.ts'
import { idOf, type Member } from './people.ts'

/** Offices open at half past eight, Beijing time. */
const OPENS = 'T00:30:00.000Z'
const MINUTE = 60_000

export type Stage = {
  ledger: Ledger
  /** Turns the clock to a day, or leaves it where it is when that is later; seals and breaches of the days between are recorded. */
  turnTo: (day: Day) => Promise<void>
  /** Takes the steps of all cases after one day and up to another, in the order of their days. What is refused ends its case there, and is told. */
  play: (cases: readonly LiveCase[], after: Day | '', until: Day) => Promise<Refused[]>
  as: (member: Member) => Promise<Viewer>
}

export type Refused = { type: string; script: string; action: string; on: Day; why: string }

type Cue = { live: LiveCase; step: LiveStep; index: number }

/** Steps of all cases by day; those of one case and day stay together, in their order. */
const inOrder = (cases: readonly LiveCase[], after: Day | '', until: Day): Cue[] =>
  cases
    .flatMap((live, place) => live.steps.map((step, index) => ({ live, step, index, place })))
    .filter(({ step }) => step.on > after && step.on <= until)
    .sort((a, b) => (a.step.on < b.step.on ? -1 : a.step.on > b.step.on ? 1 : a.place - b.place || a.index - b.index))

/** Terms of the live cases that have run out and are not yet on record. */
class Watch {
  readonly #states = new Map<string, CaseState>()
  readonly #seen = new Set<string>()

  keep(state: CaseState): void {
    this.#states.set(state.id, state)
  }

  anythingNew(today: Day): boolean {
    let found = false
    for (const state of this.#states.values()) {
      for (const term of newlyBreached(state, today)) {
        const key = `${state.id} ${term}`
        found ||= !this.#seen.has(key)
        this.#seen.add(key)
      }
    }
    return found
  }
}

/** A stage for a street, on which the clock begins to run from a day and never runs ahead of the real one. */
export function openStage(services: Services, street: Street, from: Day): Stage {
  const latest = services.clock.now().getTime()
  let instant = Math.min(Date.parse(`${from}${OPENS}`), latest)
  const now = (): Date => {
    instant += 1
    return new Date(instant)
  }
  const today = (): Day => dayAt(new Date(instant))
  const people = (ids: readonly string[], office: number) => services.viewers.actors(ids, office, today())
  const ledger = createLedger({ ...services.ledger.context, now, today, people })
  const viewers = new Map<string, Promise<Viewer | undefined>>()
  const watch = new Watch()
  const over = new Set<LiveCase>()

  async function turnTo(day: Day): Promise<void> {
    const then = Math.min(Date.parse(`${day}${OPENS}`), latest)
    if (then <= instant) return
    instant = then
    await sealChains(ledger.context, [{ id: street.id, parent: DISTRICT }])
    if (watch.anythingNew(day)) await recordBreaches(ledger.context, street.id)
  }

  async function as(member: Member): Promise<Viewer> {
    const known = viewers.get(member.username) ?? services.viewers.byUsername(member.username, services.clock.today())
    viewers.set(member.username, known)
    const viewer = await known
    if (!viewer) throw new Error(`nobody is called ${member.username}`)
    return viewer
  }

  async function take({ live, step, index }: Cue): Promise<string | undefined> {
    const { type, n } = live
    const viewer = step.by === 'public' ? publicViewer(street.id, type) : await as(step.by)
    const caseId = idOf('case', street.id, type, n)
    const request = { type, office: street.id, caseId, action: step.action, actionId: idOf('action', street.id, type, n, index), input: step.input }
    const result = await ledger.act(viewer, request)
    if ('done' in result) {
      watch.keep(result.state)
      return undefined
    }
    if ('refused' in result) return `${result.refused.rule}：${result.refused.message}`
    return 'invalid' in result ? result.invalid.map((e) => `${e.label}（${e.value}）${e.message}`).join('；') : '案件已有变化'
  }

  return {
    ledger,
    turnTo,
    as,
    async play(cases, after, until) {
      const refused: Refused[] = []
      for (const cue of inOrder(cases, after, until)) {
        if (over.has(cue.live)) continue
        await turnTo(cue.step.on)
        instant = Math.min(instant + MINUTE, Math.max(instant, latest))
        const why = await take(cue)
        if (why === undefined) continue
        over.add(cue.live)
        refused.push({ type: cue.live.type, script: cue.live.script, action: cue.step.action, on: cue.step.on, why })
      }
      return refused
    },
  }
}
