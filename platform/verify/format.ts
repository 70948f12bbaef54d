/**
 * The format of the hash chain, written down a second time. The verifier must not share code with the writer: a mistake
 * in one copy would otherwise be made by both, and whoever can change the writer could change what checks it.
 */
import { createHash } from 'node:crypto'

/** An action as the database holds it. Anything may be null here: a table that was altered keeps no promises. */
export type LoggedAction = {
  no: number
  id: string
  caseId: string
  seq: number
  type: string
  action: string
  version: string
  on: string
  ground: string | null
  actors: readonly string[]
  data: unknown
  extra: unknown
  /** ISO with milliseconds; finer ones, which Mingfa never writes, keep their digits. */
  at: string
  deviceAt: string | null
  digest: string
  prevHash: string | null
  hash: string | null
}

/** What stands before the first link. */
export const FIRST = ''.padStart(64, '0')

function write(value: unknown, parts: string[]): void {
  if (value === null || typeof value !== 'object') {
    parts.push(JSON.stringify(value ?? null))
    return
  }
  const list = Array.isArray(value)
  const keys = list ? value.keys() : Object.keys(value).sort()
  let first = true
  parts.push(list ? '[' : '{')
  for (const key of keys) {
    if (!first) parts.push(',')
    first = false
    if (!list) parts.push(JSON.stringify(key), ':')
    write((value as Record<string | number, unknown>)[key], parts)
  }
  parts.push(list ? ']' : '}')
}

/** JSON with the keys of every object in order, and no blanks. */
export function ordered(value: unknown): string {
  const parts: string[] = []
  write(value, parts)
  return parts.join('')
}

const digests = new Set(['sha256', 'sm3'])

/** The hash an action should carry; undefined when it names a digest that is none. */
export function expectedHash(office: number, a: LoggedAction): string | undefined {
  if (!digests.has(a.digest)) return undefined
  const said = [a.digest, a.prevHash, office, a.no, a.id, a.caseId, a.seq, a.type, a.action, a.version, a.on, a.ground, a.actors, a.data, a.extra]
  return createHash(a.digest)
    .update(ordered([...said, a.at, a.deviceAt]))
    .digest('hex')
}
