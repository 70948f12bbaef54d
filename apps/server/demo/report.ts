/** Last year's report of a street: drafted from its figures, reviewed, approved, frozen, sent up and published. */
import type { Day } from '../../../engine/define.ts'
import type { Services } from '../../services.ts'
import type { Street } from './offices.ts'
import { type Cast, idOf, type Member } from './people.ts'
import type { Stage } from './stage.ts'
import type { Workdays } from './workdays.ts'

/** In the order of the law: reviewed before it is approved, sent up before March, published before April. */
export const reportDays = {
  compose: '02-23',
  submit: '02-24',
  review: '02-25',
  approve: '02-26',
  freeze: '02-26',
  sendUp: '02-27',
  publish: '03-16',
} as const
export type ReportDay = keyof typeof reportDays

/** When each step is taken in a year, not before one day nor after another. */
export const planReport = (workdays: Workdays, year: number, from: Day, today: Day): { on: Day; step: ReportDay }[] =>
  (Object.entries(reportDays) as [ReportDay, string][]).map(([step, day]) => {
    const on = workdays.after(`${year}-${day}`, 0)
    return { step, on: on < from ? from : on > today ? today : on }
  })

const by = (cast: Cast, step: ReportDay): Member | undefined =>
  ({
    compose: cast.reporter,
    submit: cast.reporter,
    review: cast.reviewer,
    approve: cast.leader,
    freeze: cast.reporter,
    sendUp: cast.leader,
    publish: cast.openness,
  })[step][0]

/** Takes one step of the street's report on the year. Returns why not, when it is refused. */
export async function stepReport(services: Services, stage: Stage, street: Street, cast: Cast, step: ReportDay, year: number): Promise<string | undefined> {
  const reports = services.reportsOver(stage.ledger)
  const person = by(cast, step)
  if (!person) return '没有办理人'
  const viewer = await stage.as(person)
  const id = idOf('report', street.id, year)
  // A demo that goes on where it was cut short has its draft already; the other steps know themselves by their ids.
  if (step === 'compose' && (await reports.read(viewer, id))) return undefined
  const ask = { id: idOf('report', street.id, year, step), ...(step === 'sendUp' ? { sentTo: '清河区人民政府' } : {}) }
  const written = step === 'compose' ? await reports.compose(viewer, { office: street.id, year, id }) : await reports.step(viewer, id, step, ask)
  if (!written) return '没有这份报告'
  if ('report' in written) return undefined
  return 'refused' in written ? written.refused.message : JSON.stringify(written)
}
