/** Evidence as the server tells it. */
import type { CustodyAct, EvidenceKind, ScanState } from '../../engine/evidence.ts'

export type EvidenceItem = {
  id: string
  no: number
  kind: EvidenceKind
  title: string
  source: string
  collectors: string[]
  collectedAt: string
  place: string
  fileName: string
  mime: string
  /** Bytes. */
  size: number
  sha256: string
  sm3: string | null
  deviceAt: string | null
  deviceClock: 'exif' | 'file' | null
  devicePlace: string | null
  /** Clock of the device minus that of the server, in milliseconds. */
  skewMs: number | null
  serverAt: string
  addedBy: string
  addedAt: string
  scan: ScanState
  scanNote: string | null
  thumb: boolean
  voidAt: string | null
  voidBy: string | null
  voidReason: string | null
}

export type EvidencePage = { items: EvidenceItem[]; mayAdd: boolean; maxBytes: number /** Clock of the server, ISO. */; now: string }

/** A file of one's own that is not evidence yet. */
export type PendingUpload = {
  id: string
  fileName: string
  size: number
  offset: number
  arrived: boolean
  mime: string | null
  sha256: string | null
  takenAt: string | null
  takenPlace: string | null
  deviceAt: string | null
}

export type CustodyEntry = { no: number; what: CustodyAct; person: string; at: string; detail: string | null; hash: string }
export type CustodyRow = { entries: CustodyEntry[]; whole: boolean }

export type RegisterBody = {
  type: string
  office: number
  case: string
  actionId: string
  uploads: string[]
  kind: EvidenceKind
  title?: string
  source: string
  collectors: string[]
  collectedAt: string
  place: string
  deviceAt?: string
}
