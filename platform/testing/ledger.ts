/** A ledger over the sample type for tests of the platform: three offices, a person for each role, a clock that stands. */
import { dirname } from 'node:path'
import type { AnyCaseType, Day, Role } from '../../engine/define.ts'
import type { Calendar } from '../../engine/terms.ts'
import { createOffices, createViewers, type Viewer } from '../access/index.ts'
import { officeCalendar, standingClock } from '../clock/index.ts'
import { type Database, inTx, migrate, migrationsIn, newId } from '../db/index.ts'
import { prepareQueue } from '../jobs/index.ts'
import { createLedger, createVault, type Digest, tableSql } from '../ledger/index.ts'
import { testDatabase } from './database.ts'
import { sampleType } from './sample.ts'

export const DISTRICT = 999901
export const EAST = 999901001
export const WEST = 999901002

const OFFICES = [
  [DISTRICT, '清河区', 'county', null],
  [EAST, '清和街道', 'street', DISTRICT],
  [WEST, '云溪街道', 'street', DISTRICT],
] as const

export type SamplePerson = { username: string; name: string; office: number; roles: Role[] }

const PEOPLE: readonly SamplePerson[] = [
  { username: 'officer', name: '赵一', office: EAST, roles: ['officer'] },
  { username: 'officer2', name: '钱二', office: EAST, roles: ['officer'] },
  { username: 'leader', name: '孙三', office: EAST, roles: ['leader'] },
  { username: 'clerk', name: '李四', office: EAST, roles: ['clerk'] },
  { username: 'west', name: '周五', office: WEST, roles: ['officer', 'clerk', 'leader'] },
  { username: 'supervisor', name: '吴六', office: DISTRICT, roles: ['supervisor'] },
]

/** Migrates a database for the sample type, or another, and fills in offices and people, `more` after the usual ones. */
export async function prepareSample(db: Database, type: AnyCaseType = sampleType, more: readonly SamplePerson[] = []): Promise<void> {
  const platform = migrationsIn(dirname(dirname(import.meta.dirname))).filter((m) => m.id.startsWith('platform/'))
  await prepareQueue(db.config('mingfa_worker'))
  await migrate(db.owner, [...platform, { id: type.id, sql: tableSql(type), hash: type.id }])
  await fillSample(db, more)
}

/** Offices and people in a migrated database, `more` after the usual ones. */
export async function fillSample(db: Database, more: readonly SamplePerson[] = []): Promise<void> {
  for (const [id, name, kind, parent] of OFFICES) {
    await db.auth.query('insert into mingfa.office (id, code, name, kind, parent_id, short) values ($1, $2, $3, $4, $5, $3)', [
      id,
      String(id),
      name,
      kind,
      parent,
    ])
  }
  for (const { username, name, office, roles } of [...PEOPLE, ...more]) {
    const id = newId()
    await inTx(db.app, { office }, async (client) => {
      await client.query(
        'insert into mingfa.person (office_id, id, username, name, certificate, certificate_until, active) values ($1, $2, $3, $4, $5, $6, true)',
        [office, id, username, name, `示${username}`, '2099-12-31'],
      )
      await client.query('insert into mingfa.post (office_id, person_id, roles, valid_from) values ($1, $2, $3, $4)', [office, id, roles, '2000-01-01'])
    })
  }
}

/** `calendar` is the offices' calendar, and the published one unless `published` is given; `type` stands in for the sample type, `more` are further people. */
export type SampleOptions = {
  today?: Day
  digest?: Digest
  calendar?: Calendar
  published?: Calendar
  db?: Database
  type?: AnyCaseType
  more?: readonly SamplePerson[]
}

/** The ledger of a database that `prepareSample` has made; the field key is the same for every test. */
export function sampleLedger(
  db: Database,
  { today = '2026-03-02', digest = 'sha256', calendar = officeCalendar(), published, type = sampleType }: Omit<SampleOptions, 'db' | 'more'> = {},
) {
  const clock = standingClock(today)
  const offices = createOffices(db.auth)
  const viewers = createViewers(db.auth, [type], offices)
  const vault = createVault(new Uint8Array(32).fill(7))
  const ledger = createLedger({
    db,
    types: [type],
    calendar: () => calendar,
    published: published ?? calendar,
    now: clock.now,
    today: clock.today,
    vault,
    digest,
    people: (ids, office) => viewers.actors(ids, office, clock.today()),
  })
  const viewer = async (username: string): Promise<Viewer> => {
    const found = await viewers.byUsername(username, clock.today())
    if (!found) throw new Error(`nobody is called ${username}`)
    return found
  }
  return { db, clock, offices, viewers, ledger, viewer, vault }
}

export type Sample = ReturnType<typeof sampleLedger> & { home: string }

/** A new database with the sample type, its offices, people and ledger. */
export async function sample(options: SampleOptions = {}): Promise<Sample> {
  const made = options.db ? { db: options.db, home: '' } : await testDatabase()
  await prepareSample(made.db, options.type, options.more)
  return { ...sampleLedger(made.db, options), home: made.home }
}
