/** Fills an empty installation with the demo. What was cut short goes on where it was, with the day on which it began. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../../engine/days.ts'
import type { Day } from '../../../engine/define.ts'
import type { Services } from '../../services.ts'
import { loadBoard } from './board.ts'
import { loadColleagues } from './colleagues.ts'
import { loadLetters } from './letters.ts'
import { liveCases } from './live/index.ts'
import { loadMaps } from './maps.ts'
import { makeOffices, type Street, streets } from './offices.ts'
import { castOf, makePeople } from './people.ts'
import { recordRows, rowsOfYears } from './records.ts'
import { planReport, type ReportDay, stepReport } from './report.ts'
import { openStage, type Refused } from './stage.ts'
import { type Workdays, workdaysOf } from './workdays.ts'

/** Kept beside the data: the day that the demo calls today, its volume, and what has been loaded. */
type Progress = { day: Day; scale: number; done: string[] }

const fileOf = (services: Services): string => join(services.settings.home, 'demo.json')

function progressOf(services: Services): Progress | undefined {
  const file = fileOf(services)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Progress) : undefined
}

function keep(services: Services, progress: Progress): void {
  const draft = `${fileOf(services)}.draft`
  writeFileSync(draft, JSON.stringify(progress))
  renameSync(draft, fileOf(services))
}

/** Mingfa has been in use since the start of the year, and for four months at least. */
const goLive = (day: Day, workdays: Workdays): Day => {
  const early = addDays(day, -120)
  const january = `${day.slice(0, 4)}-01-05`
  return workdays.after(early < january ? early : january, 0)
}

const monthEnds = (from: Day, to: Day): Day[] => {
  const ends: Day[] = []
  for (let month = from.slice(0, 7); month < to.slice(0, 7); ) {
    const first = addDays(`${month}-28`, 4).slice(0, 7)
    const end = addDays(`${first}-01`, -1)
    if (end > from) ends.push(end)
    month = first
  }
  return ends
}

export type DemoReport = { rows: number; cases: number; refused: Refused[] }

type Scene = { on: Day; step?: ReportDay; complete?: true }

/** The ends of months, when ledgers are recorded, and the steps of the report, in order; the figures are complete when it is composed. */
function scenesOf(from: Day, day: Day, workdays: Workdays): Scene[] {
  const ends = [from, ...monthEnds(from, day), day].map((on): Scene => ({ on }))
  const steps = planReport(workdays, Number(day.slice(0, 4)), from, day)
  const complete = steps.find((s) => s.step === 'compose')?.on ?? day
  return [...ends, { on: complete, complete: true as const }, ...steps].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : Number(Boolean(a.step)) - Number(Boolean(b.step)),
  )
}

async function loadStreet(services: Services, street: Street, { day, scale }: Progress): Promise<DemoReport> {
  const year = Number(day.slice(0, 4))
  const workdays = workdaysOf(year - 4, year + 2)
  const cast = castOf(street)
  const from = goLive(day, workdays)
  const stage = openStage(services, street, from)
  const recording = { services, stage, street, cast }
  const waiting = new Set(rowsOfYears(street, cast, workdays, [year - 2, year - 1, year], scale))
  const live = liveCases(street, cast, { from, today: day, workdays, scale })
  const report: DemoReport = { rows: 0, cases: live.filter((c) => c.steps.length > 0).length, refused: [] }
  let before: Day | '' = ''
  const newYear = `${year}-01-01`
  for (const { on, step, complete } of scenesOf(from, day, workdays)) {
    report.refused.push(...(await stage.play(live, before, on)))
    await stage.turnTo(on)
    before = on
    if (step) {
      const why = await stepReport(services, stage, street, cast, step, year - 1)
      if (why) report.refused.push({ type: 'report', script: 'report', action: step, on, why })
      continue
    }
    // What began before this year is recorded before its report is composed, unless a term still runs; what is open today belongs to this year.
    const due = [...waiting].filter((r) => r.ends <= on || (complete && r.opened < newYear) || (on === day && r.opened <= day))
    for (const row of due) waiting.delete(row)
    const first = report.rows === 0
    report.rows += await recordRows(recording, due, on, (row) => row.opened >= newYear)
    // Without statistics the database would read whole tables where a few rows do.
    if (first) await services.db.owner.query(`analyze ${services.types.map((t) => `mingfa.${t.id}`).join(', ')}, mingfa.rollup`)
  }
  // One street has begun on this year's.
  if (street === streets[1]) await stepReport(services, stage, street, cast, 'compose', year)
  return report
}

/** Older years, whose every case has ended long ago. */
async function loadYear(services: Services, street: Street, year: number, scale: number): Promise<number> {
  const workdays = workdaysOf(year - 1, year + 2)
  const cast = castOf(street)
  const today = services.clock.today()
  const stage = openStage(services, street, today)
  const rows = rowsOfYears(street, cast, workdays, [year], scale).filter((r) => r.ends <= today)
  return recordRows({ services, stage, street, cast }, rows, today, () => false)
}

const working = streets.filter((s) => s.share > 0)

/** Is this installation empty, or a demo that was cut short? One with offices of its own is left alone. */
export async function wantsDemo(services: Services): Promise<boolean> {
  const progress = progressOf(services)
  if (progress) return !progress.done.includes('demo')
  return (await services.offices.all()).length === 0
}

/** Offices and people alone, for an empty installation of our own: enough to import one's ledgers into. The records of the demo may still follow. */
export async function loadPeople(services: Services, scale = 1): Promise<void> {
  keep(services, progressOf(services) ?? { day: services.clock.today(), scale, done: [] })
  await makeOffices(services.db)
  services.offices.forget()
  await makePeople(services)
}

/** Loads offices, people, this year and the two before, and last year's reports. An older year follows with `loadOlderYears`. `scale` 1 is the volume of real streets. */
export async function loadDemo(services: Services, say: (text: string) => void, scale = 1): Promise<DemoReport> {
  await loadPeople(services, scale)
  const progress = progressOf(services) as Progress
  const all: DemoReport = { rows: 0, cases: 0, refused: [] }
  await Promise.all(
    working.map(async (street) => {
      const done = await loadStreet(services, street, progress)
      await loadLetters({ services, street, cast: castOf(street) })
      await loadColleagues({ services, street, cast: castOf(street) })
      all.rows += done.rows
      all.cases += done.cases
      all.refused.push(...done.refused)
      say(`  ${street.name}：补录 ${done.rows} 件，办理 ${done.cases} 件`)
    }),
  )
  await loadMaps(services)
  await loadBoard(services)
  progress.done.push('demo')
  keep(services, progress)
  return all
}

/** Loads the year before those, street by street; nothing to do when they are there, or when there is no demo. */
export async function loadOlderYears(services: Services, signal?: AbortSignal): Promise<void> {
  const progress = progressOf(services)
  if (!progress?.done.includes('demo')) return
  const older = Number(progress.day.slice(0, 4)) - 3
  for (const street of working) {
    const step = `${street.id} ${older}`
    if (progress.done.includes(step)) continue
    signal?.throwIfAborted()
    await loadYear(services, street, older, progress.scale)
    progress.done.push(step)
    keep(services, progress)
  }
}
