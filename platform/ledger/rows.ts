/** A case's state ↔ its row in the typed table. */
import type { AnyCaseType, CaseState, Value } from '../../engine/define.ts'
import { procedureOf } from '../../engine/define.ts'
import { isOwnField, ownValues } from '../../engine/own-fields.ts'
import { nextDue } from '../../engine/terms.ts'
import { columnOf, keyColumn, termDueColumn, termIdsOf, termMetColumn } from './columns.ts'
import { searchTokens } from './search.ts'
import { isSealed, personalFields, type Vault } from './vault.ts'

type ColumnType = 'bigint' | 'uuid' | 'date' | 'text' | 'integer' | 'boolean' | 'jsonb' | 'timestamptz' | 'text[]'
export type Column = { name: string; type: ColumnType }

const fieldTypes: Partial<Record<string, ColumnType>> = { day: 'date', boolean: 'boolean', money: 'bigint', count: 'bigint' }

const HEAD: readonly Column[] = [
  { name: 'office_id', type: 'bigint' },
  { name: 'id', type: 'uuid' },
  { name: 'version', type: 'date' },
  { name: 'status', type: 'text' },
  { name: 'seq', type: 'integer' },
  { name: 'backfilled', type: 'boolean' },
  { name: 'trace', type: 'jsonb' },
  { name: 'next_due', type: 'date' },
  { name: 'next_term', type: 'text' },
  { name: 'opened_on', type: 'date' },
  { name: 'changed_at', type: 'timestamptz' },
  { name: 'fingerprint', type: 'text' },
  { name: 'extra', type: 'jsonb' },
]

export type TypeTable = {
  type: AnyCaseType
  table: string
  columns: readonly Column[]
  fields: readonly { id: string; column: string }[]
  terms: readonly { id: string; due: string; met: string }[]
}

/** Columns of a case type's table in the order in which rows are written; `search` is written apart. */
export function tableOf(type: AnyCaseType): TypeTable {
  const fields = Object.keys(type.record.fields).map((id) => ({ id, column: columnOf(id) }))
  const terms = termIdsOf(type).map((id) => ({ id, due: termDueColumn(id), met: termMetColumn(id) }))
  const columns: Column[] = [
    ...HEAD,
    ...fields.map(({ id, column }) => ({ name: column, type: fieldTypes[type.record.fields[id]?.type ?? 'text'] ?? ('text' as const) })),
    ...personalFields(type.record).map((id) => ({ name: keyColumn(id), type: 'text' as const })),
    ...terms.flatMap((t) => [
      { name: t.due, type: 'date' as const },
      { name: t.met, type: 'date' as const },
    ]),
  ]
  return { type, table: `mingfa.${type.id}`, columns, fields, terms }
}

export type RowFacts = { changedAt: string; fingerprint: string | null; extra?: Record<string, unknown> }

/** The row of a state by column name; `search` holds its tokens. */
export function rowOf(table: TypeTable, state: CaseState, facts: RowFacts, vault: Vault): Record<string, unknown> {
  const { type } = table
  const next = nextDue(procedureOf(type, state.version), state)
  const value = (id: string): Value => state.values[id] ?? null
  const row: Record<string, unknown> = {
    office_id: state.office,
    id: state.id,
    version: state.version,
    status: state.status,
    seq: state.seq,
    backfilled: state.backfilled,
    trace: { done: state.done, terms: state.terms, ...(state.care ? { care: state.care } : {}) },
    next_due: next?.due ?? null,
    next_term: next?.term ?? null,
    // A case that has not come so far yet (a clue before its filing) is sorted by the day it was entered.
    opened_on: value(type.record.openedOn) ?? state.done[0]?.on ?? null,
    changed_at: facts.changedAt,
    fingerprint: facts.fingerprint,
    extra: extraOf(facts, state),
    search: searchTokens(type, state.office, state.values),
  }
  for (const { id, column } of table.fields) row[column] = value(id)
  for (const id of personalFields(type.record)) row[keyColumn(id)] = keyedOf(value(id), vault)
  for (const { id, due, met } of table.terms) {
    row[due] = state.terms[id]?.due ?? null
    row[met] = state.terms[id]?.metOn ?? null
  }
  return row
}

/** What the row keeps beside the declared fields: those of the office's own go into it with each writing. */
function extraOf({ extra = {} }: RowFacts, { values }: CaseState): Record<string, unknown> {
  const { own: _before, ...rest } = extra
  const own = ownValues(values)
  return Object.keys(own).length > 0 ? { ...rest, own } : rest
}

/** Values of an office's own fields, as a row keeps them. */
export const ownOf = (extra: unknown): [string, Value][] =>
  Object.entries((extra as { own?: Record<string, Value> } | null)?.own ?? {}).filter(([id]) => isOwnField(id))

const keyedOf = (value: Value, vault: Vault): string | null => (isSealed(value) ? vault.keyed(vault.open(value)) : null)

type Row = Record<string, unknown>

/** The state kept in a row; personal values stay sealed. */
export function stateOf(table: TypeTable, row: Row): CaseState {
  const trace = row.trace as Pick<CaseState, 'done' | 'terms' | 'care'>
  const values: Record<string, Value> = {}
  for (const { id, column } of table.fields) {
    const value = row[column]
    if (value !== null && value !== undefined) values[id] = value as Value
  }
  for (const [id, value] of ownOf(row.extra)) values[id] = value
  return {
    type: table.type.id,
    id: row.id as string,
    office: row.office_id as number,
    version: row.version as string,
    status: row.status as string,
    seq: row.seq as number,
    backfilled: row.backfilled as boolean,
    values,
    done: trace.done,
    terms: trace.terms,
    ...(trace.care ? { care: trace.care } : {}),
  }
}
