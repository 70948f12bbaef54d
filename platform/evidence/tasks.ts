/** What is learnt of a file after it came: malware, and a small picture of it. Each job may run again at any time. */
import type { Pool } from 'pg'
import sharp from 'sharp'
import type { Claims } from '../db/index.ts'
import { inTx } from '../db/index.ts'
import type { Keeper, Kept } from '../files/index.ts'
import type { Tasks } from '../jobs/index.ts'
import type { Digest } from '../ledger/index.ts'
import { appendCustody } from './custody.ts'
import { scanFile } from './scan.ts'
import type { ScanSetting } from './settings.ts'
import { EVIDENCE_COLUMNS, type Evidence } from './store.ts'

export const EVIDENCE_TASK = 'evidence.look'
export type LookPayload = { office: number; id: string; type: string }

/** Thumbnails fit a square of so many pixels. */
const THUMB = 320
/** Pictures beyond this are not decoded: a small file can claim to be enormous. */
const MOST_BYTES = 200 * 1024 * 1024
const MOST_PIXELS = 268_000_000

type Parts = { app: Pool; keeper: Keeper; now: () => Date; digest: Digest; scan: ScanSetting | undefined }

const SYSTEM = 'system'
const claims = ({ office, type }: LookPayload): Claims => ({ office, person: SYSTEM, see: { [type]: [office] } })

/** Looks for malware; whoever finds the file infected shuts it away in every case of the office. */
async function scan(parts: Parts, at: LookPayload, found: Evidence): Promise<boolean> {
  if (!parts.scan || (found.scan !== 'waiting' && found.scan !== 'failed')) return found.scan !== 'infected'
  const kept = { name: found.storeName, size: found.size }
  const write = (state: string, note: string | null, name: string | null): Promise<void> =>
    inTx(parts.app, claims(at), async (client) => {
      const now = parts.now().toISOString()
      const text = `update mingfa.evidence set scan = $3, scan_note = $4, scanned_at = $5 where office_id = $1 and (id = $2 or store_name = $6)`
      await client.query(text, [at.office, at.id, state, note, now, name])
      if (state !== 'failed') await appendCustody(client, found, { what: 'scanned', person: SYSTEM, at: now, detail: note ?? '未发现病毒' }, parts.digest)
    })
  try {
    const verdict = await scanFile(parts.scan, parts.keeper.read(kept))
    if (verdict.infected) await write('infected', verdict.found.slice(0, 300), found.storeName)
    else await write('clean', null, null)
    return !verdict.infected
  } catch (error) {
    await write('failed', (error as Error).message.slice(0, 300), null)
    throw error
  }
}

async function bytesOf(keeper: Keeper, kept: Kept): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of keeper.read(kept)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function thumbnail(parts: Parts, at: LookPayload, found: Evidence): Promise<void> {
  if (found.thumbName || !found.mime.startsWith('image/') || found.size > MOST_BYTES) return
  const bytes = await bytesOf(parts.keeper, { name: found.storeName, size: found.size })
  let small: Buffer
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS }).rotate().resize(THUMB, THUMB, { fit: 'inside', withoutEnlargement: true })
    small = await picture.flatten({ background: '#fff' }).jpeg({ quality: 78 }).toBuffer()
  } catch {
    // A picture that cannot be read gets an icon; it is evidence all the same.
    return
  }
  const thumb = await parts.keeper.put(at.office, small)
  await inTx(parts.app, claims(at), (client) =>
    client.query('update mingfa.evidence set thumb_name = $3, thumb_size = $4 where office_id = $1 and id = $2', [at.office, at.id, thumb.name, thumb.size]),
  )
}

/** Tasks for the queue. */
export const evidenceTasks = (parts: Parts): Tasks => ({
  [EVIDENCE_TASK]: async (payload) => {
    const at = { office: Number(payload.office), id: String(payload.id), type: String(payload.type) }
    const { rows } = await inTx(parts.app, claims(at), (client) =>
      client.query<Evidence>(`select ${EVIDENCE_COLUMNS} from mingfa.evidence where office_id = $1 and id = $2`, [at.office, at.id]),
    )
    const found = rows[0]
    if (found && (await scan(parts, at, found))) await thumbnail(parts, at, found)
  },
})
