/** Rows of evidence: written once, in the transaction of the action that takes it in. */
import type { PoolClient } from 'pg'
import type { EvidenceKind, FilePurpose, ScanState } from '../../engine/evidence.ts'
import type { Viewer } from '../access/index.ts'
import type { Address } from '../ledger/index.ts'
import type { Upload } from './uploads.ts'

/** What people say of a piece of evidence. */
export type Facts = {
  kind: EvidenceKind
  /** Name in the list of evidence; that of the file when absent. */
  title?: string
  /** Where it comes from: 现场拍摄、当事人提供、调取…… */
  source: string
  collectors: readonly string[]
  /** When it was collected, ISO. */
  collectedAt: string
  place: string
}

export type Evidence = Address & {
  id: string
  purpose: FilePurpose
  /** Number within the case, among those of its purpose. */
  no: number
  kind: EvidenceKind
  title: string
  source: string
  collectors: string[]
  collectedAt: string
  place: string
  fileName: string
  mime: string
  size: number
  storeName: string
  sha256: string
  sm3: string | null
  /** Three times: of the device with the clock it comes from, of the server, and how far the device's clock was off. */
  deviceAt: string | null
  deviceClock: 'exif' | 'file' | null
  devicePlace: string | null
  skewMs: number | null
  serverAt: string
  addedBy: string
  addedAt: string
  actionId: string
  scan: ScanState
  scanNote: string | null
  thumbName: string | null
  thumbSize: number | null
  voidAt: string | null
  voidBy: string | null
  voidReason: string | null
}

export const EVIDENCE_COLUMNS = `office_id as office, id, purpose, case_type as type, case_id as "caseId", no, kind, title, source, collectors, collected_at as "collectedAt", place,
  file_name as "fileName", mime, size, store_name as "storeName", sha256, sm3, device_at as "deviceAt", device_clock as "deviceClock", device_place as "devicePlace",
  skew_ms as "skewMs", server_at as "serverAt", added_by as "addedBy", added_at as "addedAt", action_id as "actionId", scan, scan_note as "scanNote",
  thumb_name as "thumbName", thumb_size as "thumbSize", void_at as "voidAt", void_by as "voidBy", void_reason as "voidReason"`

/** A case does not have more; its list stays one page. */
export const MOST_OF_A_CASE = 2000

/** All of a case, in the order of their numbers. */
export async function evidenceOf(client: PoolClient, { office, caseId }: Address, purpose: FilePurpose = 'evidence'): Promise<Evidence[]> {
  const text = `select ${EVIDENCE_COLUMNS} from mingfa.evidence where office_id = $1 and case_id = $2 and purpose = $3 order by no limit ${MOST_OF_A_CASE}`
  return (await client.query<Evidence>(text, [office, caseId, purpose])).rows
}

/** What a piece of evidence is called: its title, else the name of its file. */
export const nameOf = (facts: Facts, upload: Upload, many: boolean): string => {
  if (!facts.title) return upload.fileName
  return many ? `${facts.title}（${upload.fileName}）` : facts.title
}

type Kept = { id: string; upload: Upload }
type NewEvidence = { viewer: Viewer; purpose: FilePurpose; files: readonly Kept[]; facts: Facts; actionId: string; at: string; scan: ScanState }

/** Writes a row for each upload under the id given to it; the case is locked by the action, so that numbers follow each other. */
export async function insertEvidence(
  client: PoolClient,
  address: Address,
  { viewer, purpose, files, facts, actionId, at, scan }: NewEvidence,
): Promise<Evidence[]> {
  const { rows: last } = await client.query<{ no: number }>(
    'select coalesce(max(no), 0)::int as no from mingfa.evidence where office_id = $1 and case_id = $2 and purpose = $3',
    [address.office, address.caseId, purpose],
  )
  const added: Evidence[] = []
  for (const [i, { id, upload }] of files.entries()) {
    const clock = upload.takenAt ? 'exif' : upload.deviceAt ? 'file' : null
    const { rows } = await client.query<Evidence>(
      `insert into mingfa.evidence (office_id, id, case_type, case_id, no, kind, title, source, collectors, collected_at, place, file_name, mime, size, store_name, sha256, sm3,
         device_at, device_clock, device_place, skew_ms, server_at, added_by, added_at, action_id, scan, purpose)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27) returning ${EVIDENCE_COLUMNS}`,
      [
        ...[address.office, id, address.type, address.caseId, (last[0]?.no ?? 0) + i + 1, facts.kind, nameOf(facts, upload, files.length > 1), facts.source],
        ...[facts.collectors, facts.collectedAt, facts.place, upload.fileName, upload.mime, upload.size, upload.storeName, upload.sha256, upload.sm3],
        ...[upload.takenAt ?? upload.deviceAt, clock, upload.takenPlace, upload.skewMs, upload.arrivedAt, viewer.personId, at, actionId, scan, purpose],
      ],
    )
    const row = rows[0]
    if (!row) throw new Error('no row was written')
    await client.query('update mingfa.evidence_upload set evidence_id = $3 where office_id = $1 and id = $2', [address.office, upload.id, row.id])
    added.push(row)
  }
  return added
}
