/** The two servers under measurement, each a process of its own on the same database, and what the floor is to run. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openServices, projectRoot, type Services } from '../../apps/services.ts'
import { claimsOf, type Viewer } from '../../platform/access/index.ts'
import { newId } from '../../platform/db/index.ts'
import { readFigures, yearOf } from '../../platform/figures/index.ts'
import { freePort } from '../../platform/testing/index.ts'
import { capture, type Statement } from './capture.ts'
import type { FloorPlan } from './floor.ts'
import { DISTRICT, homeOf, officeIds, PASSWORD, type Size, userOf } from './place.ts'

export type Stage = {
  size: Size
  ours: string
  floor: string
  services: Services
  /** Bearer token of the person of a role in an office. */
  token: (office: number, role: string) => Promise<string>
  /** Some cases: ids by office. */
  cases: { office: number; id: string }[]
  close: () => Promise<void>
}

/** The whole program over a home; ready when this returns. `demo` as MINGFA_DEMO has it. */
export async function startServer(home: string, port: number, demo = 'off'): Promise<ChildProcess> {
  const env = { ...process.env, MINGFA_HOME: home, PORT: String(port), MINGFA_DEMO: demo, NODE_ENV: 'production' }
  const child = spawn(process.execPath, [join(projectRoot, 'apps/server/main.ts'), '--roles=web,worker'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (answer?.ok) return child
    if (child.exitCode !== null) break
    await new Promise((next) => setTimeout(next, 200))
  }
  throw new Error('the server did not become ready')
}

export const listQuery = (office: number, page: number) => ({
  type: 'penalty',
  office,
  status: ['closed'],
  sort: { by: 'filedOn', descending: true },
  limit: 20,
  page,
})

/** The list as the screen asks it: every row of the office, the total apart. */
const screenQuery = (office: number, skip: number) => ({ type: 'penalty', office, sort: { by: 'filedOn', descending: true }, limit: 100, total: false, skip })

/** How many rows lie above the middle of one office's list. */
export const middleOf = ({ rows, offices }: Size): number => Math.floor(rows / offices / 2)

const last = (statements: Statement[], part: string): Statement => {
  const found = statements.findLast((s) => s.text.includes(part))
  if (!found) throw new Error(`no statement with '${part}' was sent`)
  return found
}

/** What the floor runs: our own statements, captured. */
async function floorPlan(services: Services, size: Size, cases: Stage['cases']): Promise<FloorPlan> {
  const [home, offices] = [homeOf(size), officeIds(size.offices)]
  const today = services.clock.today()
  const office = offices[0] as number
  const viewer = await services.viewers.byUsername(userOf(office, 'officer'), today)
  const supervisor = await services.viewers.byUsername(userOf(DISTRICT, 'supervisor'), today)
  if (!viewer || !supervisor) throw new Error('the benchmark has no people')
  const names = services.viewers.names
  const first = cases[0] as Stage['cases'][number]
  const read = last(await capture(() => services.ledger.read(viewer, { type: 'penalty', office, caseId: first.id }, names)), 'case_action')
  const list = async (page: number) => last(await capture(() => services.ledger.list(viewer, listQuery(office, page))), 'mingfa.penalty')
  const search = last(await capture(() => services.ledger.list(viewer, { type: 'penalty', office, q: '广告', limit: 20 })), '@@')
  const [page1, page500] = [await list(1), await list(500)]
  const screen = async (skip: number) => last(await capture(() => services.ledger.list(viewer, screenQuery(office, skip))), 'mingfa.penalty')
  const [top, middle] = [await screen(0), await screen(middleOf(size))]
  const year = async (viewer: Viewer, of: number) =>
    last(
      await capture(() => readFigures(services.db.app, claimsOf(viewer), (c) => services.figures.figures(c, { office: of, period: yearOf(2024) }))),
      'mingfa.rollup',
    )
  const [figures, district] = [await year(viewer, office), await year(supervisor, DISTRICT)]
  const caseId = newId()
  const actionId = newId()
  const act = () => services.ledger.act(viewer, { type: 'penalty', office, caseId, actionId, action: FILE.action, input: FILE.input })
  const written = await capture(act)
  const append = last(written, 'insert into mingfa.case_action')
  return {
    home,
    reads: {
      read: { text: read.text, sets: cases.map((c) => [c.office, c.id]) },
      list: { text: page1.text, sets: [page1.values] },
      page500: { text: page500.text, sets: [page500.values] },
      top: { text: top.text, sets: [top.values] },
      middle: { text: middle.text, sets: [middle.values] },
      search: { text: search.text, sets: [search.values] },
      figures: { text: figures.text, sets: [figures.values] },
      district: { text: district.text, sets: [district.values] },
    },
    write: { offices: [...offices], lock: last(written, 'chain_head where'), append, caseId, actionId, chainNo: Number(append.values[4]) },
  }
}

/** The action that opens a penalty case, as the benchmark sends it. */
export const FILE = {
  action: 'registerClue',
  input: {
    source: 'complaint',
    foundOn: '2026-01-05',
    cause: '占用城市道路',
    facts: '占用人行道堆放货物约三平方米',
    community: '第一社区',
    partyName: '示例便利店',
    partyKind: 'org',
  } as Record<string, unknown>,
}

async function startFloor(home: string, plan: FloorPlan): Promise<{ child: ChildProcess; port: number }> {
  const file = join(home, 'floor.json')
  writeFileSync(file, JSON.stringify(plan))
  const child = fork(join(import.meta.dirname, 'floor.ts'), [file])
  const port = await new Promise<number>((done) => child.once('message', (m) => done((m as { port: number }).port)))
  return { child, port }
}

/** Starts both servers. Our own server runs the database, as it does in an office. */
export async function openStage(size: Size): Promise<Stage> {
  const home = homeOf(size)
  const port = await freePort()
  const server = await startServer(home, port)
  const services = await openServices({ home, digest: 'sha256', port: 0 })
  const offices = officeIds(size.offices)
  const { rows } = await services.db.owner.query<{ office: number; id: string }>(
    'select office_id as office, id from mingfa.penalty where office_id = any($1::bigint[]) order by id desc limit 2000',
    [offices.slice(0, 1)],
  )
  const floor = await startFloor(home, await floorPlan(services, size, rows))
  const tokens = new Map<string, Promise<string>>()
  const signIn = async (user: string): Promise<string> => {
    const answer = await services.signIn.signIn(user, PASSWORD, new Date())
    if ('refused' in answer) throw new Error(answer.refused)
    return answer.token
  }
  return {
    size,
    ours: `http://127.0.0.1:${port}`,
    floor: `http://127.0.0.1:${floor.port}`,
    services,
    token: (office, role) => {
      const user = userOf(office, role)
      const known = tokens.get(user) ?? signIn(user)
      tokens.set(user, known)
      return known
    },
    cases: rows,
    async close() {
      await services.close()
      floor.child.disconnect()
      server.kill('SIGINT')
      await new Promise((done) => server.once('exit', done))
    },
  }
}
