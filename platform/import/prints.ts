/** By what a row is known again: the fields that name its case, or else everything in it. */
import { createHash } from 'node:crypto'
import type { AnyCaseType, Values } from '../../engine/define.ts'
import { canonical } from '../ledger/index.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Brackets and blanks differ between two copies of one number: '〔2024〕1 号', '[2024]1号'. */
const sameNumber = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .normalize('NFKC')
        .replace(/[〔【[（]/g, '(')
        .replace(/[〕】\]）]/g, ')')
        .replace(/\s/g, '')
    : value

/** What a row says, so that two ways of writing one number are the same. */
export function comparable(type: AnyCaseType, said: Values): Values {
  const entries = Object.entries(said).map(([field, value]) => [field, type.record.identity.includes(field) ? sameNumber(value) : value])
  return Object.fromEntries(entries) as Values
}

/** Fingerprint of a case by the fields that name it; undefined when one of them is missing. */
export function namePrint(type: AnyCaseType, values: Values): string | undefined {
  const named = type.record.identity.map((f) => values[f] ?? null)
  return named.every((v) => v !== null && v !== '') ? hash(canonical([type.id, named.map(sameNumber)])) : undefined
}

export type Print = { fingerprint: string; content: string }

/** Prints of the rows of one file, in their order. */
export class Prints {
  readonly #type: AnyCaseType
  readonly #serials = new Map<string, string[]>()

  constructor(type: AnyCaseType) {
    this.#type = type
  }

  /**
   * `said` is what the row itself says, `values` with what follows from it. Without a name of its own, a row that says the same as another
   * is the same record, unless the ledger numbers them apart.
   */
  of(said: Values, values: Values, serial: string): Print {
    const content = hash(canonical([this.#type.id, comparable(this.#type, said)]))
    const name = namePrint(this.#type, values)
    if (name) return { fingerprint: name, content }
    const serials = this.#serials.get(content) ?? []
    this.#serials.set(content, serials)
    if (!serials.includes(serial)) serials.push(serial)
    const nth = serials.indexOf(serial) + 1
    return { fingerprint: hash(canonical([this.#type.id, 'content', content, nth])), content }
  }
}
