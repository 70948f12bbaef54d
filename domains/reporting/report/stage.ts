/** What the tests of the report stand on: offices, people and ledgers of two years, and short words for what is asked most. */
import { dirname } from 'node:path'
import type { AnyCaseType, Role, Values } from '../../../engine/define.ts'
import { createOffices, createViewers, type Viewer } from '../../../platform/access/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Database, migrate, migrationsIn, newId } from '../../../platform/db/index.ts'
import { createFigures } from '../../../platform/figures/index.ts'
import { createLedger, createVault, tableSql } from '../../../platform/ledger/index.ts'
import { createPrinter } from '../../../platform/print/index.ts'
import { createReporting, type ReportCheck, type ReportStep, type ReportView, type Written } from '../index.ts'
import reportType from './index.ts'
import { disclosureType, mediationType, patrolType } from './stage-types.ts'

const EAST = 999901001
const WEST = 999901002
const DISTRICT = 999901

/** The first of them makes the sample's tables. */
export const types: readonly [AnyCaseType, ...AnyCaseType[]] = [disclosureType(), mediationType(), patrolType(), reportType]

export const staff: readonly { username: string; name: string; office: number; roles: Role[] }[] = [
  { username: 'reporter', name: '编一', office: EAST, roles: ['reporter'] },
  { username: 'reporter2', name: '编二', office: EAST, roles: ['reporter'] },
  { username: 'reviewer', name: '审三', office: EAST, roles: ['reviewer'] },
  { username: 'boss', name: '领四', office: EAST, roles: ['leader'] },
  { username: 'openness', name: '公五', office: EAST, roles: ['openness'] },
  { username: 'all', name: '兼六', office: EAST, roles: ['reporter', 'reviewer', 'leader', 'openness'] },
  { username: 'keeper', name: '录七', office: EAST, roles: ['clerk'] },
  { username: 'westKeeper', name: '录八', office: WEST, roles: ['clerk'] },
  { username: 'westReporter', name: '编九', office: WEST, roles: ['reporter'] },
  { username: 'districtReporter', name: '编十', office: DISTRICT, roles: ['reporter'] },
]

/** The report's id. Throws with what came instead. */
export const idOf = (written: Written | undefined): string => {
  if (written && 'report' in written) return written.report
  throw new Error(JSON.stringify(written))
}

/** 'code/rule' of a refusal. Throws when there was none. */
export const refusalOf = (written: Written | undefined): string => {
  if (written && 'refused' in written) return `${written.refused.code}/${written.refused.rule}`
  throw new Error(`not refused: ${JSON.stringify(written)}`)
}

/** `n` rows of a ledger. */
export const times = (n: number, make: (i: number) => Values): Values[] => Array.from({ length: n }, (_, i) => make(i))

const answered = (year: number, late: number, count: number): Values[] =>
  times(count, (i) => ({ receivedOn: `${year}-03-01`, answeredOn: i < late ? `${year}-06-01` : `${year}-03-20`, outcome: i % 3 ? 'open' : 'none' }))

const kinds = ['邻里纠纷', '物业纠纷', '劳动争议', '婚姻家庭']
const disputes = (year: number, count: number, failed: number): Values[] =>
  times(count, (i) => ({ registeredOn: `${year}-05-01`, disputeKind: kinds[i % 4] ?? '', result: i < failed ? 'failed' : 'success', amountFen: 1_234_500 }))

/** Tables of the fixture types and of the reports, beside the platform's. */
async function prepare(db: Database): Promise<void> {
  const all = migrationsIn(dirname(dirname(dirname(import.meta.dirname))))
  const kept = all.filter((m) => m.id.startsWith('platform/') || m.id.startsWith('domains/reporting/'))
  const made = types.slice(1).filter((t) => t.id !== 'report')
  await migrate(db.owner, [...kept, ...made.map((t) => ({ id: t.id, sql: tableSql(t), hash: t.id }))])
}

function servicesOver(db: Database, clock: Clock) {
  const offices = createOffices(db.auth)
  const viewers = createViewers(db.auth, types, offices)
  const calendar = () => ledger.context.published
  const figures = createFigures({ types, below: offices.below, calendar })
  const printer = createPrinter()
  const parts = { db, types, figures, offices, names: viewers.names, printer }
  const reporting = createReporting(parts)
  const ledger = createLedger({
    db,
    types,
    calendar,
    now: clock.now,
    today: clock.today,
    vault: createVault(new Uint8Array(32).fill(7)),
    digest: 'sha256',
    people: (ids, office) => viewers.actors(ids, office, clock.today()),
    effects: reporting.effects,
  })
  const viewer = async (username: string): Promise<Viewer> => {
    const found = await viewers.byUsername(username, clock.today())
    if (!found) throw new Error(`nobody is called ${username}`)
    return found
  }
  return { db, ledger, parts, viewer, reports: reporting.over(ledger) }
}

type Services = ReturnType<typeof servicesOver>
type Rows = { who?: string; type: string; office?: number; status: string; rows: readonly Values[] }

/** Cases of older ledgers. */
async function record({ ledger, viewer }: Services, { who = 'keeper', type, office = EAST, status, rows }: Rows): Promise<void> {
  const mark = newId()
  const all = rows.map((values, i) => ({
    row: i + 1,
    values: { number: `${type}-${i + 1}`, ...values },
    status,
    fingerprint: `${mark}${i}`,
    content: `${i}`,
    breaches: [],
  }))
  await ledger.backfill(await viewer(who), { type, office, rows: all, source: { file: '台账', hash: 'x' } })
}

const doers = { submit: 'reporter', review: 'reviewer', approve: 'boss', freeze: 'reporter' } as const

/** Short words for what the tests do with reports; each throws when it does not come about. */
function wordsFor({ reports, viewer }: Services) {
  const tries = async (username: string, id: string, step: ReportStep, note?: string): Promise<Written | undefined> =>
    reports.step(await viewer(username), id, step, note ? { note } : {})
  const does = async (username: string, id: string, step: ReportStep, note?: string): Promise<string> => idOf(await tries(username, id, step, note))
  const compose = async (year: number, who = 'reporter', office = EAST): Promise<string> => idOf(await reports.compose(await viewer(who), { office, year }))
  return {
    tries,
    does,
    compose,
    read: async (id: string, who = 'reporter'): Promise<ReportView> => {
      const view = await reports.read(await viewer(who), id)
      if (!view) throw new Error('no report')
      return view
    },
    check: async (id: string, who = 'boss'): Promise<ReportCheck> => {
      const found = await reports.check(await viewer(who), id)
      if (!found) throw new Error('no report')
      return found
    },
    /** Takes every section first, as the editor does with those that are begun. */
    save: async (id: string, body: ReportView['report']['body'], seen: number, who = 'reporter'): Promise<string> => {
      for (const { id: section } of (await reports.read(await viewer(who), id))?.report.body.sections ?? [])
        await reports.takeLock(await viewer(who), id, section)
      return idOf(await reports.save(await viewer(who), id, { body, seen }))
    },
    /** A new report taken through every step to its freezing. */
    freeze: async (year = 2024): Promise<string> => {
      const id = await compose(year)
      for (const [step, who] of Object.entries(doers)) await does(who, id, step as ReportStep)
      return id
    },
    /** Takes a report away, whatever has become of it, so that the next test finds the year free. */
    clear: async (id: string): Promise<void> => {
      for (const [step, who] of Object.entries(doers)) await tries(who, id, step as ReportStep)
      await does('boss', id, 'withdraw', '试稿')
    },
  }
}

/** The paragraphs of a section as they read. */
export function wordsIn(view: ReportView, section: string): string[] {
  const shown = (key: string): string => view.figures.find((f) => f.key === key)?.shown ?? '？'
  const paragraphs = view.report.body.sections.find((s) => s.id === section)?.paragraphs ?? []
  return paragraphs.map((p) => p.parts.map((x) => ('text' in x ? x.text : 'figure' in x ? shown(x.figure) : x.stated)).join(''))
}

export type Stage = Awaited<ReturnType<typeof makeStage>>

/**
 * A stage over a database that has the sample's offices and the staff.
 * 2023 and 2024 of the street: ten late answers become three, forty disputes become fifty, four unsettled ones two.
 */
export async function makeStage(db: Database, clock: Clock) {
  await prepare(db)
  const services = servicesOver(db, clock)
  const recorded = (rows: Rows): Promise<void> => record(services, rows)
  await recorded({ type: 'disclosure', status: 'closed', rows: [...answered(2023, 10, 20), ...answered(2024, 3, 22)] })
  await recorded({ type: 'mediation', status: 'done', rows: [...disputes(2023, 40, 4), ...disputes(2024, 50, 2)] })
  await recorded({ type: 'patrol', status: 'done', rows: times(7, () => ({ walkedOn: '2024-08-08' })) })
  await recorded({ who: 'westKeeper', type: 'mediation', office: WEST, status: 'done', rows: disputes(2024, 11, 0) })
  const close = async (): Promise<void> => {
    await services.parts.printer.close()
    await db.close()
  }
  return { ...services, ...wordsFor(services), record: recorded, close }
}
