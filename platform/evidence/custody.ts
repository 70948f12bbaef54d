/** The chain of custody: who had a piece of evidence in hand, each entry hashed with the one before it, the first with the action that took it in. */
import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { CustodyAct } from '../../engine/evidence.ts'
import type { Claims } from '../db/index.ts'
import { inTx } from '../db/index.ts'
import { canonical, type Digest } from '../ledger/index.ts'

export type Entry = { no: number; what: CustodyAct; person: string; at: string; detail: string | null; digest: Digest; hash: string }
type KeptEntry = Entry & { prevHash: string }

/** What an entry is about, and what the first one follows: the action that took the evidence in. */
export type Subject = { office: number; id: string; type: string; caseId: string; actionId: string; sha256: string }
export type NewEntry = Pick<Entry, 'what' | 'person' | 'at' | 'detail'>

const COLUMNS = 'no, what, person, at, detail, digest, prev_hash as "prevHash", hash'

const start = ({ actionId, sha256 }: Subject, digest: Digest): string => createHash(digest).update(`${actionId}:${sha256}`).digest('hex')

function hashOf(subject: Subject, entry: Omit<KeptEntry, 'hash'>): string {
  const { no, what, person, at, detail, digest, prevHash } = entry
  return createHash(digest)
    .update(canonical([digest, prevHash, subject.office, subject.id, no, what, person, at, detail]))
    .digest('hex')
}

/** How often an entry is tried behind a new last one, when others write at the same moment. */
const TRIES = 20

/** Adds an entry behind the last one. */
export async function appendCustody(client: PoolClient, subject: Subject, entry: NewEntry, digest: Digest): Promise<void> {
  for (let i = 0; i < TRIES; i += 1) {
    const { rows } = await client.query<Pick<KeptEntry, 'no' | 'hash'>>(
      'select no, hash from mingfa.evidence_custody where office_id = $1 and evidence_id = $2 order by no desc limit 1',
      [subject.office, subject.id],
    )
    const linked = { ...entry, digest, no: (rows[0]?.no ?? 0) + 1, prevHash: rows[0]?.hash ?? start(subject, digest) }
    const added = await client.query(
      `insert into mingfa.evidence_custody (office_id, evidence_id, no, case_type, case_id, what, person, at, detail, digest, prev_hash, hash)
       values ($1, $2, $3, $4, $12, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
      [
        subject.office,
        subject.id,
        linked.no,
        subject.type,
        entry.what,
        entry.person,
        entry.at,
        entry.detail,
        digest,
        linked.prevHash,
        hashOf(subject, linked),
        subject.caseId,
      ],
    )
    if (added.rowCount === 1) return
  }
  throw new Error(`custody of ${subject.id} is written by too many at once`)
}

/** Do these entries, in their order, make one chain from the action that took the evidence in? */
export function isWhole(subject: Subject, rows: readonly KeptEntry[]): boolean {
  let before: KeptEntry | undefined
  for (const row of rows) {
    const { hash, ...rest } = row
    if (row.no !== (before?.no ?? 0) + 1 || row.prevHash !== (before?.hash ?? start(subject, row.digest)) || hash !== hashOf(subject, rest)) return false
    before = row
  }
  return before !== undefined
}

/** The entries of a piece of evidence, oldest first. */
export async function entriesOf(client: PoolClient, { office, id }: Pick<Subject, 'office' | 'id'>): Promise<KeptEntry[]> {
  const text = `select ${COLUMNS} from mingfa.evidence_custody where office_id = $1 and evidence_id = $2 order by no`
  return (await client.query<KeptEntry>(text, [office, id])).rows
}

/** The entries, and whether they are a whole chain. */
export async function readCustody(pool: Pool, claims: Claims, subject: Subject): Promise<{ entries: Entry[]; whole: boolean }> {
  const rows = await inTx(pool, claims, (client) => entriesOf(client, subject))
  return { entries: rows.map(({ prevHash: _, ...entry }) => entry), whole: isWhole(subject, rows) }
}

/** Looking again within this time is the same viewing, in milliseconds: a player asks for a video in many parts. */
const ONE_VIEWING = 10 * 60 * 1000

/** Adds an entry unless the same person has done the same just now. */
export async function appendOnce(client: PoolClient, subject: Subject, entry: NewEntry, digest: Digest): Promise<void> {
  const since = new Date(new Date(entry.at).getTime() - ONE_VIEWING).toISOString()
  const { rows } = await client.query(
    'select no from mingfa.evidence_custody where office_id = $1 and evidence_id = $2 and person = $3 and what = $4 and at > $5 limit 1',
    [subject.office, subject.id, entry.person, entry.what, since],
  )
  if (rows.length === 0) await appendCustody(client, subject, entry, digest)
}
