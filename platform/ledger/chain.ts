/** Links of an office's hash chain (链式存证). The verifier in platform/verify has its own copy of this format on purpose. */
import { createHash } from 'node:crypto'

export type Digest = 'sha256' | 'sm3'

/** The first link of every chain follows this. */
export const GENESIS = '0'.repeat(64)

/** An action as it is written down, before it is linked. Instants are ISO strings with milliseconds. */
export type Sheet = {
  office: number
  id: string
  caseId: string
  seq: number
  type: string
  action: string
  version: string
  on: string
  ground: string | null
  actors: readonly string[]
  data: Readonly<Record<string, unknown>>
  extra: Readonly<Record<string, unknown>>
  at: string
  deviceAt: string | null
}
export type Link = Sheet & { no: number; digest: Digest; prevHash: string; hash: string }

/** JSON with sorted keys: the same text for the same content, whichever way the database returns it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(',')}}`
  }
  return JSON.stringify(value)
}

/** The action linked to the one before it in its office. */
export function link(sheet: Sheet, no: number, prevHash: string, digest: Digest): Link {
  const { office, id, caseId, seq, type, action, version, on, ground, actors, data, extra, at, deviceAt } = sheet
  const text = canonical([digest, prevHash, office, no, id, caseId, seq, type, action, version, on, ground, actors, data, extra, at, deviceAt])
  return { ...sheet, no, digest, prevHash, hash: createHash(digest).update(text).digest('hex') }
}
