/** Everything the programs are made of, wired once by hand: server, worker and command line build it the same way. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inspectionEffects } from '../domains/enforcement/inspection/effects.ts'
import { createBoard } from '../domains/oversight/index.ts'
import { createReporting } from '../domains/reporting/index.ts'
import { assertSound } from '../engine/check.ts'
import type { AnyCaseType } from '../engine/define.ts'
import {
  createDelegations,
  createMaps,
  createOffices,
  createPeople,
  createSessions,
  createSignIn,
  createTickets,
  createViewers,
} from '../platform/access/index.ts'
import { type Clock, officeCalendar, systemClock } from '../platform/clock/index.ts'
import { type Database, type Migration, migrate, migrationsIn, openDatabase } from '../platform/db/index.ts'
import { type EvidenceSettings, evidenceSettingsFrom } from '../platform/evidence/index.ts'
import { createFigures } from '../platform/figures/index.ts'
import { createFiles } from '../platform/files/index.ts'
import { createImports } from '../platform/import/index.ts'
import { prepareQueue } from '../platform/jobs/index.ts'
import { createLedger, createVault, type Digest } from '../platform/ledger/index.ts'
import { createLetters } from '../platform/letters/index.ts'
import { createExports, createPhrases, createViews } from '../platform/lists/index.ts'
import { createPrinter } from '../platform/print/index.ts'
import { permitted } from '../platform/webhooks/index.ts'
import { putBell, putDelegationBell } from './bell-jobs.ts'
import { boardPages } from './board-pages.ts'
import { openEvidence } from './evidence.ts'
import { letterNotices } from './letter-notices.ts'
import { openArrangements, openOutlets } from './outlets.ts'
import { caseTypes } from './registry/definitions.ts'

export const projectRoot = dirname(import.meta.dirname)

export type Settings = {
  home: string
  url?: string
  digest: Digest
  port: number
  evidence?: EvidenceSettings /** Private networks that may be pushed to. */
  hookNetworks?: string
}

/** Settings from the environment: MINGFA_HOME, DATABASE_URL, PORT, MINGFA_DIGEST, MINGFA_WEBHOOK_NETWORKS and those of evidence. Throws on a value that is none. */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const digest = env.MINGFA_DIGEST ?? 'sha256'
  if (digest !== 'sha256' && digest !== 'sm3') throw new Error(`MINGFA_DIGEST 应为 sha256 或 sm3，现为“${digest}”`)
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT 应为 0–65535 的整数，现为“${env.PORT}”`)
  permitted(env.MINGFA_WEBHOOK_NETWORKS)
  return {
    ...(env.MINGFA_WEBHOOK_NETWORKS ? { hookNetworks: env.MINGFA_WEBHOOK_NETWORKS } : {}),
    home: env.MINGFA_HOME ?? join(projectRoot, '.mingfa'),
    digest,
    port,
    evidence: evidenceSettingsFrom(env),
    ...(env.DATABASE_URL ? { url: env.DATABASE_URL } : {}),
  }
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

export type Services = Awaited<ReturnType<typeof openServices>>

/** What a test may bring instead: a database that it has made, a clock that stands, case types of its own with their migrations, a lower bound. */
export type Given = { db?: Database; clock?: Clock; types?: readonly AnyCaseType[]; migrations?: readonly Migration[]; comparedMost?: number }

/** Cases whose own fields are compared one by one: no index knows the fields that an office adds for itself. */
const COMPARED_MOST = 50_000

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
  const arrangements = await openArrangements({ db, types, clock })
  const { calendars, ownFields } = arrangements
  // The log is folded by the published days alone; where an office's own decided a term, the action keeps the day.
  const figures = createFigures({ types, below: offices.below, calendar: () => officeCalendar() })
  const printer = createPrinter(join(settings.home, 'fonts'))
  const reporting = createReporting({ db, types, figures, offices, names: viewers.names, printer })
  const secret = fieldKey(settings.home)
  const ledger = createLedger({
    db,
    types,
    calendar: calendars.of,
    typeFor: ownFields.typeFor,
    now: clock.now,
    today: clock.today,
    vault: createVault(secret),
    digest: settings.digest,
    people: (ids, office) => viewers.actors(ids, office, clock.today()),
    effects: { ...inspectionEffects, ...reporting.effects },
    bell: putBell,
  })
  const files = createFiles(join(settings.home, 'files'))
  const reports = reporting.over(ledger)
  const board = createBoard({ db, offices, files, pages: boardPages(reports), names: viewers.names, now: clock.now, today: clock.today })
  const imports = createImports({ db, ledger, files, types, typeFor: ownFields.typeFor, viewers, now: clock.now, today: clock.today })
  const evidence = openEvidence(settings.home, settings.digest, settings.evidence, { db, ledger, secret, now: clock.now })
  const outlets = openOutlets({ db, secret, offices, viewers, now: clock.now })
  const told = letterNotices({ db, accounts: viewers.accounts, types, notices: outlets.notices, today: clock.today })
  return {
    settings,
    clock,
    db,
    migrated,
    offices,
    viewers,
    signIn,
    sessions: createSessions(signIn, viewers),
    people: createPeople(db.app, { accounts: viewers.accounts, now: clock.now }),
    ...arrangements,
    ...outlets,
    tickets: createTickets(db.app),
    ledger,
    figures,
    reports,
    board,
    /** The reports over another ledger on the same data, such as one whose clock runs through the past. */
    reportsOver: reporting.over,
    printer,
    types,
    comparedMost: given.comparedMost ?? COMPARED_MOST,
    files,
    evidence,
    imports,
    letters: createLetters({ db, ledger, files, printer, offices, viewers, evidence: evidence.list, told, now: clock.now, today: clock.today }),
    maps: createMaps(db.app, clock.now),
    exports: createExports(db.app, join(settings.home, 'exports'), clock.now),
    views: createViews(db.app, clock.now),
    phrases: createPhrases(db.app, clock.now),
    delegations: createDelegations(db.app, clock.now, putDelegationBell),
    async close() {
      await arrangements.follower.close()
      await printer.close()
      await db.close()
    },
  }
}
