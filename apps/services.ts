/** Everything the programs are made of, wired once by hand: server, worker and command line build it the same way. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inspectionEffects } from '../domains/enforcement/inspection/effects.ts'
import { createReporting } from '../domains/reporting/index.ts'
import { assertSound } from '../engine/check.ts'
import type { AnyCaseType } from '../engine/define.ts'
import type { Calendar } from '../engine/terms.ts'
import { createOffices, createPeople, createSessions, createSignIn, createTickets, createViewers } from '../platform/access/index.ts'
import { type Clock, type Override, officeCalendar, systemClock } from '../platform/clock/index.ts'
import { type Database, type Migration, migrate, migrationsIn, openDatabase } from '../platform/db/index.ts'
import { createFigures } from '../platform/figures/index.ts'
import { createFiles } from '../platform/files/index.ts'
import { createImports } from '../platform/import/index.ts'
import { prepareQueue } from '../platform/jobs/index.ts'
import { createLedger, createVault, type Digest } from '../platform/ledger/index.ts'
import { createExports, createViews } from '../platform/lists/index.ts'
import { createPrinter } from '../platform/print/index.ts'
import { caseTypes } from './registry/definitions.ts'

export const projectRoot = dirname(import.meta.dirname)

export type Settings = { home: string; url?: string; digest: Digest; port: number }

/** Settings from the environment: MINGFA_HOME, DATABASE_URL, PORT, MINGFA_DIGEST. Throws on a value that is none. */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const digest = env.MINGFA_DIGEST ?? 'sha256'
  if (digest !== 'sha256' && digest !== 'sm3') throw new Error(`MINGFA_DIGEST 应为 sha256 或 sm3，现为“${digest}”`)
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT 应为 0–65535 的整数，现为“${env.PORT}”`)
  return { home: env.MINGFA_HOME ?? join(projectRoot, '.mingfa'), digest, port, ...(env.DATABASE_URL ? { url: env.DATABASE_URL } : {}) }
}

/** The key under which personal data is sealed; made once, kept beside the data, and part of every backup. */
function fieldKey(home: string): Uint8Array {
  const file = join(home, 'field.key')
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

async function calendars(db: Database): Promise<(office: number) => Calendar> {
  const { rows } = await db.auth.query<Override & { office_id: number }>('select office_id, day, workday, name from mingfa.calendar_override')
  const national = officeCalendar()
  const own = new Map<number, Calendar>()
  for (const office of new Set(rows.map((r) => r.office_id))) own.set(office, officeCalendar(rows.filter((r) => r.office_id === office)))
  return (office) => own.get(office) ?? national
}

export type Services = Awaited<ReturnType<typeof openServices>>

/** What a test may bring instead: a database that it has made, a clock that stands, case types of its own with their migrations. */
export type Given = { db?: Database; clock?: Clock; types?: readonly AnyCaseType[]; migrations?: readonly Migration[] }

/** Opens the database, brings it up to date and wires the services. Throws on definitions that are not sound, before anything is opened. */
export async function openServices(settings: Settings, given: Given = {}) {
  const clock = given.clock ?? systemClock
  const types = given.types ?? caseTypes
  if (types === caseTypes) assertSound(types)
  const db = given.db ?? (await openDatabase({ home: settings.home, url: settings.url }))
  await prepareQueue(db.config('mingfa_worker'))
  const migrated = await migrate(db.owner, given.migrations ?? migrationsIn(projectRoot))
  const offices = createOffices(db.auth)
  const viewers = createViewers(db.auth, types, offices)
  const signIn = createSignIn(db.auth)
  const calendar = await calendars(db)
  // The log is folded by the published days alone; where an office's own decided a term, the action keeps the day.
  const figures = createFigures({ types, below: offices.below, calendar: () => officeCalendar() })
  const printer = createPrinter(join(settings.home, 'fonts'))
  const reporting = createReporting({ db, types, figures, offices, names: viewers.names, printer })
  const ledger = createLedger({
    db,
    types,
    calendar,
    now: clock.now,
    today: clock.today,
    vault: createVault(fieldKey(settings.home)),
    digest: settings.digest,
    people: (ids, office) => viewers.actors(ids, office, clock.today()),
    effects: { ...inspectionEffects, ...reporting.effects },
  })
  const files = createFiles(join(settings.home, 'files'))
  const imports = createImports({ db, ledger, files, types, viewers, now: clock.now, today: clock.today })
  return {
    settings,
    clock,
    db,
    migrated,
    offices,
    viewers,
    signIn,
    sessions: createSessions(signIn, viewers),
    people: createPeople(db.app),
    tickets: createTickets(db.app),
    ledger,
    figures,
    reports: reporting.over(ledger),
    /** The reports over another ledger on the same data, such as one whose clock runs through the past. */
    reportsOver: reporting.over,
    printer,
    types,
    files,
    imports,
    exports: createExports(db.app, join(settings.home, 'exports'), clock.now),
    views: createViews(db.app, clock.now),
    async close() {
      await printer.close()
      await db.close()
    },
  }
}
