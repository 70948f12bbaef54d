/** Fills an empty installation with the demo. What was cut short goes on where it was, with the day on which it began. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../../engine/days.ts'
import type { Day } from '../../../engine/define.ts'
import type { Services } from '../../services.ts'
import { liveCases } from './live/index.ts'
import { makeOffices, type Street, streets } from './offices.ts'
import { castOf, makePeople } from './people.ts'
import { recordRows, rowsOfYears } from './records.ts'
import { openStage, type Refused } from './stage.ts'
import { type Workdays, workdaysOf } from './workdays.ts'

/** Kept beside the data: the day that the demo calls today, and what has been loaded. */
type Progress = { day: Day; done: string[] }

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

async function loadStreet(services: Services, street: Street, day: Day): Promise<DemoReport> {
  const year = Number(day.slice(0, 4))
  const workdays = workdaysOf(year - 4, year + 2)
  const cast = castOf(street)
  const from = goLive(day, workdays)
  const stage = openStage(services, street, from)
  const recording = { services, stage, street, cast }
  const rows = rowsOfYears(street, cast, workdays, [year - 1, year])
  const live = liveCases(street, cast, { from, today: day, workdays })
  const refused: Refused[] = []
  let recorded = 0
  let before = ''
  // Month by month: what was finished in it comes from the ledgers; what people do in Mingfa lies between.
  for (const end of [from, ...monthEnds(from, day), day]) {
    refused.push(...(await stage.play(live, before, end)))
    await stage.turnTo(end)
    const last = end === day
    const finished = rows.filter((r) => r.ends > before && (last ? r.opened <= day : r.ends <= end))
    const written = await recordRows(recording, finished, end)
    // Without statistics the database would read whole tables where a few rows do.
    if (recorded === 0 && written > 0) await services.db.owner.query(`analyze ${services.types.map((t) => `mingfa.${t.id}`).join(', ')}, mingfa.rollup`)
    recorded += written
    before = end
  }
  return { rows: recorded, cases: live.filter((c) => c.steps.length > 0).length, refused }
}

/** Older years, whose every case has ended long ago. */
async function loadYear(services: Services, street: Street, year: number): Promise<number> {
  const workdays = workdaysOf(year - 1, year + 2)
  const cast = castOf(street)
  const today = services.clock.today()
  const stage = openStage(services, street, today)
  const rows = rowsOfYears(street, cast, workdays, [year]).filter((r) => r.ends <= today)
  return recordRows({ services, stage, street, cast }, rows, today)
}

const working = streets.filter((s) => s.share > 0)

/** Is this installation empty, or a demo that was cut short? One with offices of its own is left alone. */
export async function wantsDemo(services: Services): Promise<boolean> {
  const progress = progressOf(services)
  if (progress) return !progress.done.includes('demo')
  return (await services.offices.all()).length === 0
}

/** Loads offices, people, last year and this year. Older years follow with `loadOlderYears`. */
export async function loadDemo(services: Services, say: (text: string) => void): Promise<DemoReport> {
  const progress = progressOf(services) ?? { day: services.clock.today(), done: [] }
  keep(services, progress)
  await makeOffices(services.db)
  services.offices.forget()
  await makePeople(services)
  const all: DemoReport = { rows: 0, cases: 0, refused: [] }
  await Promise.all(
    working.map(async (street) => {
      const done = await loadStreet(services, street, progress.day)
      all.rows += done.rows
      all.cases += done.cases
      all.refused.push(...done.refused)
      say(`  ${street.name}：补录 ${done.rows} 件，办理 ${done.cases} 件`)
    }),
  )
  progress.done.push('demo')
  keep(services, progress)
  return all
}

/** Loads the two years before those, street by street; nothing to do when they are there, or when there is no demo. */
export async function loadOlderYears(services: Services, signal?: AbortSignal): Promise<void> {
  const progress = progressOf(services)
  if (!progress?.done.includes('demo')) return
  const year = Number(progress.day.slice(0, 4))
  for (const older of [year - 2, year - 3]) {
    for (const street of working) {
      const step = `${street.id} ${older}`
      if (progress.done.includes(step)) continue
      signal?.throwIfAborted()
      await loadYear(services, street, older)
      progress.done.push(step)
      keep(services, progress)
    }
  }
}
