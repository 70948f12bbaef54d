/** Names of the columns of a case type's table. */
import type { AnyCaseType } from '../../engine/define.ts'

const snake = (id: string): string => id.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

/** Columns every case has; a field of one of these names gets a trailing underscore. */
export const HEAD_COLUMNS = new Set([
  'office_id',
  'id',
  'version',
  'status',
  'seq',
  'backfilled',
  'trace',
  'next_due',
  'next_term',
  'opened_on',
  'changed_at',
  'fingerprint',
  'extra',
  'search',
])

/** Asked for every field of every row, and always of the same few names. */
const columns = new Map<string, string>()

/** Column of a field: 'fineFen' → 'fine_fen'. */
export function columnOf(field: string): string {
  const known = columns.get(field)
  if (known !== undefined) return known
  const name = snake(field)
  const column = HEAD_COLUMNS.has(name) ? `${name}_` : name
  columns.set(field, column)
  return column
}

/** Column of the keyed hash of a personal field. */
export const keyColumn = (field: string): string => `${columnOf(field)}_key`
export const termDueColumn = (term: string): string => `term_${snake(term)}_due`
export const termMetColumn = (term: string): string => `term_${snake(term)}_met`

/** Terms of all versions of a case type's procedure, each once. */
export const termIdsOf = (type: AnyCaseType): string[] => [...new Set(type.procedures.flatMap((p) => Object.keys(p.terms)))]
