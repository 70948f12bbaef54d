/** (a) to (f) and (k): requests through the real API beside the bare handler. */
import { newId } from '../../platform/db/index.ts'
import { type Load, load, type Target } from './load.ts'
import { DISTRICT, officeIds } from './place.ts'
import { FILE, middleOf, type Stage } from './stage.ts'
import type { Row } from './table.ts'

export type Plan = { seconds: number; only: ReadonlySet<string>; say: (text: string) => void }

const CLIENTS = [1, 16] as const

/** Floor and ours in turn, so that a noisy moment of the machine meets both. */
async function compare(what: string, floor: Target, ours: Target, plan: Plan): Promise<Row[]> {
  const rows: Row[] = []
  for (const clients of CLIENTS) {
    const mean = (a: Load, b: Load): Load => ({
      perSecond: (a.perSecond + b.perSecond) / 2,
      medianMs: (a.medianMs + b.medianMs) / 2,
      failed: a.failed + b.failed,
    })
    const half = plan.seconds / 2
    const [f1, o1] = [await load(floor, clients, half), await load(ours, clients, half)]
    const [o2, f2] = [await load(ours, clients, half), await load(floor, clients, half)]
    const [f, o] = [mean(f1, f2), mean(o1, o2)]
    plan.say(`${what}, ${clients}: ${((o.perSecond / f.perSecond) * 100).toFixed(0)} %`)
    rows.push({ what, clients, floor: f, ours: o, failed: f.failed + o.failed })
  }
  return rows
}

const random = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })

/** (a) One case filed. Each office has its own officer, so the token goes with the office. */
export async function measureWrites(stage: Stage, plan: Plan): Promise<Row[]> {
  if (!plan.only.has('a')) return []
  const offices = officeIds(stage.size.offices)
  const tokens = new Map<number, string>()
  for (const office of offices) tokens.set(office, await stage.token(office, 'officer'))
  const ours = {
    url: stage.ours,
    make: () => {
      const office = random(offices)
      const headers = { ...bearer(tokens.get(office) as string), 'content-type': 'application/json' }
      const body = JSON.stringify({ type: 'penalty', office, actionId: newId(), input: FILE.input })
      return { method: 'POST' as const, path: `/api/cases/${newId()}/${FILE.action}`, headers, body }
    },
  }
  return compare('(a) file one case', { url: stage.floor, make: () => ({ method: 'POST', path: '/file' }) }, ours, plan)
}

const office0 = officeIds(1)[0] as number

/** (b) to (f), and (k): the list as the screen asks it, whose rows `--offices 1` makes a million. */
export async function measureReads(stage: Stage, plan: Plan): Promise<Row[]> {
  const officer = bearer(await stage.token(office0, 'officer'))
  const supervisor = bearer(await stage.token(DISTRICT, 'supervisor'))
  const list = `/api/cases?type=penalty&office=${office0}&status=closed&sort=-filedOn&limit=20`
  const screen = `/api/cases?type=penalty&office=${office0}&sort=-filedOn&limit=100&total=no`
  const get = (path: string, headers: Record<string, string> = officer): Target => ({ url: `${stage.ours}${path}`, headers })
  const bare = (name: string): Target => ({ url: `${stage.floor}/${name}` })
  const readOne: Target = { url: stage.ours, headers: officer, make: () => ({ path: `/api/cases/${random(stage.cases).id}?type=penalty&office=${office0}` }) }
  const measures: [string, string, Target, Target][] = [
    ['b', '(b) read a case', bare('read'), readOne],
    ['c', '(c) first page of a filtered, sorted list with total', bare('list'), get(list)],
    ['d', '(d) page 500 of it', bare('page500'), get(`${list}&page=500`)],
    ['e', "(e) a year's figures of one office", bare('figures'), get(`/api/figures?office=${office0}&year=2024`)],
    ['e', "(e) a year's figures of the district", bare('district'), get(`/api/figures?office=${DISTRICT}&year=2024`, supervisor)],
    ['f', '(f) search for two characters', bare('search'), get(`/api/cases?type=penalty&office=${office0}&q=${encodeURIComponent('广告')}`)],
    ['k', '(k) first hundred rows of all of an office', bare('top'), get(screen)],
    ['k', '(k) a hundred rows from the middle of them', bare('middle'), get(`${screen}&skip=${middleOf(stage.size)}`)],
  ]
  const rows: Row[] = []
  for (const [id, what, floor, ours] of measures) if (plan.only.has(id)) rows.push(...(await compare(what, floor, ours, plan)))
  return rows
}
