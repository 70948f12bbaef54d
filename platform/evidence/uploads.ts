/** Files on their way to becoming evidence: begun for a case, resumed after whatever happens, whole, then registered or thrown away. */
import type { Pool, PoolClient } from 'pg'
import type { FilePurpose } from '../../engine/evidence.ts'
import { claimsOf, type Viewer } from '../access/index.ts'
import { inTx, newId } from '../db/index.ts'
import type { Draft, Keeper } from '../files/index.ts'
import type { Address } from '../ledger/index.ts'
import { takenFrom } from './exif.ts'
import { sniff } from './sniff.ts'

export type Upload = Address & {
  id: string
  purpose: FilePurpose
  fileName: string
  size: number
  createdAt: string
  /** The file's own time, by the clock of the device. */
  deviceAt: string | null
  /** Clock of the device minus that of the server, in milliseconds. */
  skewMs: number | null
  /** When the last byte came; null while it is on its way. */
  arrivedAt: string | null
  storeName: string | null
  sha256: string | null
  sm3: string | null
  mime: string | null
  takenAt: string | null
  takenPlace: string | null
}
export type NewUpload = Address & Pick<Upload, 'fileName' | 'size' | 'deviceAt' | 'skewMs'> & { purpose?: FilePurpose }

const COLUMNS = `office_id as office, id, purpose, case_type as type, case_id as "caseId", file_name as "fileName", size, device_at as "deviceAt", skew_ms as "skewMs",
  created_at as "createdAt", arrived_at as "arrivedAt", store_name as "storeName", sha256, sm3, mime, taken_at as "takenAt", taken_place as "takenPlace"`

/** EXIF stands at the beginning. */
const EXIF_HEAD = 128 * 1024
/** So many unregistered files of a case are listed. */
const LISTED = 200
const DAY_MS = 24 * 3600 * 1000

type Parts = { app: Pool; owner: Pool; keeper: Keeper; now: () => Date; uploadDays: number }
export type Uploads = ReturnType<typeof createUploads>

/** Does anything in the office still name this content? */
async function isNamed(client: PoolClient, office: number, name: string): Promise<boolean> {
  const text = `select exists (select from mingfa.evidence where office_id = $1 and store_name = $2)
    or exists (select from mingfa.evidence_upload where office_id = $1 and store_name = $2) as named`
  const { rows } = await client.query<{ named: boolean }>(text, [office, name])
  return rows[0]?.named === true
}

/** A content that nobody names any more goes; looked for as the owner, since a person may not see everything that names it. */
async function dropContent({ owner, keeper }: Pick<Parts, 'owner' | 'keeper'>, { office, storeName: name, size }: Upload): Promise<void> {
  if (name === null) return
  if (await inTx(owner, {}, (client) => isNamed(client, office, name))) return
  await keeper.remove({ name, size })
}

async function sweep({ owner, keeper, now, uploadDays }: Omit<Parts, 'app'>, office: number): Promise<number> {
  const before = new Date(now().getTime() - uploadDays * DAY_MS)
  const { rows } = await inTx(owner, {}, (client) =>
    client.query<Upload>(
      `select ${COLUMNS} from mingfa.evidence_upload where office_id = $1 and evidence_id is null and coalesce(arrived_at, created_at) < $2 order by id`,
      [office, before.toISOString()],
    ),
  )
  let gone = 0
  for (const upload of rows) {
    // Somebody on a slow line may still be sending.
    const touched = upload.arrivedAt ? undefined : await keeper.drafts.touchedAt(upload)
    if (touched && touched >= before) continue
    await inTx(owner, {}, (client) =>
      client.query('delete from mingfa.evidence_upload where office_id = $1 and id = $2 and evidence_id is null', [office, upload.id]),
    )
    await keeper.drafts.remove(upload)
    await dropContent({ owner, keeper }, upload)
    gone += 1
  }
  return gone
}

/** Writes down that a file is coming. */
async function begin(app: Pool, viewer: Viewer, { id, at, ...ask }: NewUpload & { id: string; at: string }): Promise<void> {
  const text = `insert into mingfa.evidence_upload (office_id, id, case_type, case_id, created_by, file_name, size, device_at, skew_ms, created_at, purpose)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`
  const values = [ask.office, id, ask.type, ask.caseId, viewer.personId, ask.fileName, ask.size, ask.deviceAt, ask.skewMs, at, ask.purpose ?? 'evidence']
  await inTx(app, claimsOf(viewer, ask.office), (client) => client.query(text, values))
}

/** One of the viewer's own uploads that has not become evidence. */
const findUpload = (app: Pool, viewer: Viewer, id: string): Promise<Upload | undefined> =>
  inTx(app, claimsOf(viewer), async (client) => {
    const text = `select ${COLUMNS} from mingfa.evidence_upload where office_id = any($1::bigint[]) and id = $2 and evidence_id is null`
    return (await client.query<Upload>(text, [viewer.offices, id])).rows[0]
  })

/** Uploads over the application's role; the owner's only to throw away what is too old. */
export function createUploads({ app, owner, keeper, now, uploadDays }: Parts) {
  const { drafts } = keeper
  const draftOf = ({ id, size }: Upload): Draft => ({ id, size })

  const find = (viewer: Viewer, id: string): Promise<Upload | undefined> => findUpload(app, viewer, id)

  /** It is in the store already: the server stopped before it could be written down. */
  const isKept = async ({ storeName: name, size }: Upload): Promise<boolean> => name !== null && keeper.has({ name, size })

  /** How much has come; undefined when the draft is lost. */
  const offset = async (upload: Upload): Promise<number | undefined> => {
    if (upload.arrivedAt) return upload.size
    return (await drafts.offset(draftOf(upload))) ?? ((await isKept(upload)) ? upload.size : undefined)
  }

  const write = (viewer: Viewer, { office, id }: Upload, set: string, values: readonly unknown[]): Promise<Upload> =>
    inTx(app, claimsOf(viewer, office), async (client) => {
      const text = `update mingfa.evidence_upload set ${set} where office_id = $1 and id = $2 returning ${COLUMNS}`
      const { rows } = await client.query<Upload>(text, [office, id, ...values])
      if (!rows[0]) throw new Error(`upload ${id} is gone`)
      return rows[0]
    })

  /** Once all bytes are there: digests, kind, what the picture says of itself. Doing it again is harmless. */
  const finish = async (viewer: Viewer, upload: Upload): Promise<Upload> => {
    if (upload.arrivedAt) return upload
    const arrived = (): Promise<Upload> => write(viewer, upload, 'arrived_at = $3', [now().toISOString()])
    if ((await drafts.offset(draftOf(upload))) === undefined && (await isKept(upload))) return arrived()
    const head: Buffer[] = []
    for await (const piece of drafts.read(draftOf(upload), 0, Math.min(EXIF_HEAD, upload.size))) head.push(piece)
    const bytes = Buffer.concat(head)
    const taken = takenFrom(bytes)
    const kept = await keeper.identify(upload.office, draftOf(upload))
    // Named before it is kept, so that whoever throws away the same content meanwhile sees that it is wanted.
    const values = [kept.name, kept.sha256, kept.sm3 ?? null, sniff(bytes.subarray(0, 512)), taken.at?.toISOString() ?? null, taken.place ?? null]
    await write(viewer, upload, 'store_name = $3, sha256 = $4, sm3 = $5, mime = $6, taken_at = $7, taken_place = $8', values)
    await keeper.keep(kept, draftOf(upload))
    return arrived()
  }

  return {
    find,
    offset,
    finish,
    /** Begins an upload. */
    async open(viewer: Viewer, ask: NewUpload): Promise<string> {
      const id = newId()
      await drafts.create({ id, size: ask.size })
      await begin(app, viewer, { ...ask, id, at: now().toISOString() })
      return id
    },
    append: (upload: Upload, chunks: AsyncIterable<Uint8Array>, at: number): Promise<number> => drafts.append(draftOf(upload), chunks, at),
    /** One's own files for a case that are not evidence yet, with how much of each has come. */
    async list(viewer: Viewer, address: Address): Promise<(Upload & { offset: number })[]> {
      const { rows } = await inTx(app, claimsOf(viewer), (client) =>
        client.query<Upload>(
          `select ${COLUMNS} from mingfa.evidence_upload where office_id = $1 and case_id = $2 and purpose = 'evidence' and evidence_id is null order by created_at, id limit ${LISTED}`,
          [address.office, address.caseId],
        ),
      )
      return Promise.all(rows.map(async (r) => ({ ...r, offset: (await offset(r)) ?? 0 })))
    },
    /** Gives an upload up. */
    async remove(viewer: Viewer, upload: Upload): Promise<void> {
      await inTx(app, claimsOf(viewer, upload.office), (client) =>
        client.query('delete from mingfa.evidence_upload where office_id = $1 and id = $2 and evidence_id is null', [upload.office, upload.id]),
      )
      await drafts.remove(upload)
      await dropContent({ owner, keeper }, upload)
    },
    /** Throws away what has not become evidence for too long, in one office; how many. */
    sweep: (office: number): Promise<number> => sweep({ owner, keeper, now, uploadDays }, office),
  }
}
