/** Evidence as this installation keeps it: where its files lie, under which key, and what may come in. */
import { join } from 'node:path'
import type { Database } from '../platform/db/index.ts'
import { createEvidence, defaultEvidenceSettings, type EvidenceBook, type EvidenceSettings } from '../platform/evidence/index.ts'
import { createKeeper, folderStore, s3Store } from '../platform/files/index.ts'
import type { Digest, Ledger } from '../platform/ledger/index.ts'

type Parts = { db: Database; ledger: Ledger; secret: Uint8Array; now: () => Date }

/** Files lie below the home, or in a bucket; half uploads always on this server's disk. */
export function openEvidence(home: string, digest: Digest, settings: EvidenceSettings = defaultEvidenceSettings, { secret, ...parts }: Parts): EvidenceBook {
  const store = settings.s3 ? s3Store(settings.s3) : folderStore(join(home, 'evidence'))
  const keeper = createKeeper({ store, drafts: join(home, 'uploads'), secret, sm3: digest === 'sm3' })
  return createEvidence({ ...parts, keeper, settings, digest })
}
