/** What an office arranges for itself, and by what means Mingfa tells: notices and mail to people, pushes to other systems. */
import type { AnyCaseType } from '../engine/define.ts'
import { createChanges, createPosts, type Offices, type Viewers } from '../platform/access/index.ts'
import type { Clock } from '../platform/clock/index.ts'
import type { Database } from '../platform/db/index.ts'
import { createVault } from '../platform/ledger/index.ts'
import { createMail, createNotices } from '../platform/notify/index.ts'
import { createCalendars, createFollower, createOwnFields, createRetention, createTargets } from '../platform/settings/index.ts'
import { createHooks } from '../platform/webhooks/index.ts'

type OutletParts = { db: Database; secret: Uint8Array; offices: Offices; viewers: Viewers; now: () => Date }

/** Opens them over one vault, under which passwords, addresses and secrets are sealed. */
export function openOutlets({ db, secret, offices, viewers, now }: OutletParts) {
  const vault = createVault(secret)
  const parts = { db, vault, offices, accounts: viewers.accounts, now }
  return { vault, mail: createMail(parts), notices: createNotices(parts), hooks: createHooks(parts) }
}

type ArrangementParts = { db: Database; types: readonly AnyCaseType[]; clock: Clock }

/** Opens the settings that offices keep; those kept in memory are followed until they are closed. */
export async function openArrangements({ db, types, clock: { now, today } }: ArrangementParts) {
  const follower = createFollower(db)
  return {
    posts: createPosts(db.app, now),
    changes: createChanges(db.app),
    calendars: await createCalendars({ db, follower, now }),
    ownFields: await createOwnFields({ db, follower, now, today }),
    targets: createTargets(db.app, now),
    retention: createRetention({ db, types, now, today }),
    follower,
  }
}
